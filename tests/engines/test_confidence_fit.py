"""Confidence as it is fitted for a package, on made-up evidence."""

import numpy as np
import pytest
from training import confidence

from service.article import Evidence


def test_confidence_is_fitted_at_the_level_of_the_last_file() -> None:
    """What helps counts the same in all files; how much stands is that of the last one."""
    rng = np.random.default_rng(1)

    def judged(share: float) -> confidence.Judged:
        """Sentences of which this share is right if the model was sure, and fewer if unsure."""
        sure = rng.random(2_000)
        evidence = [Evidence(-2.0 * (1 - one), 10) for one in sure]
        return evidence, rng.random(2_000) > share * sure

    easy, hard = judged(1.0), judged(0.4)
    fit = confidence.fitted([easy, hard], easy[0])
    said = np.mean([fit.confidence(one) for one in hard[0]]) / 100

    assert fit.score > 0
    assert said == pytest.approx(1 - hard[1].mean(), abs=0.03)
    doubted = np.mean([fit.confidence(one) < fit.doubt for one in easy[0]])
    assert confidence.BELOW - 0.05 < doubted <= confidence.BELOW
