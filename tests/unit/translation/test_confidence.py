"""Confidence follows the evidence, and stays a chance."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.article import NO_EVIDENCE, Evidence
from service.translation.confidence import Calibration

# As fitted on a package: surer is better, longer and more missing worse.
CALIBRATION = Calibration(5.4, 1.9, -1.5, -0.3, doubt=20, hints=-2.0)
EVIDENCE = Evidence(log_probability=-9.0, pieces=12, missing=1)
finite = st.floats(-1e6, 1e6)


def test_each_evidence_moves_it_its_own_way() -> None:
    """By the odds: 5.4 - 1.9 * 9/12 - 1.5 * log(13) - 0.3 is -0.17."""
    assert CALIBRATION.confidence(EVIDENCE) == 46
    assert CALIBRATION.confidence(replace(EVIDENCE, log_probability=-18.0)) < 46
    assert CALIBRATION.confidence(replace(EVIDENCE, missing=2)) < 46
    assert CALIBRATION.confidence(replace(EVIDENCE, hints=1)) < 46
    longer = replace(EVIDENCE, pieces=24, log_probability=-18.0)
    assert CALIBRATION.confidence(longer) < 46


@given(st.builds(Calibration, finite, finite, finite, finite, st.integers(0, 100), finite))
def test_it_is_a_percentage_whatever_the_coefficients(calibration: Calibration) -> None:
    """A package of somebody else's may have any numbers."""
    for evidence in (NO_EVIDENCE, EVIDENCE, Evidence(-1e9, 10_000, 500, 500)):
        assert 0 <= calibration.confidence(evidence) <= 100


def test_evidence_on_two_strings_is_that_on_both() -> None:
    """A sentence that was asked for in pieces has one confidence."""
    assert EVIDENCE + Evidence(-1.0, 3, 2, 1) == Evidence(-10.0, 15, 3, 1)
