"""Confidence follows the evidence, and stays a chance."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.article import NO_EVIDENCE, Evidence
from service.translation.confidence import Calibration, doubtful

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


def test_the_least_sure_of_an_article_are_doubtful() -> None:
    """Four of ten at most; none that is sure enough, none without a number."""
    weak = [9, 3, 7, 5, 1, 8, 2, 6, 4, 10]

    assert [one for one, told in zip(weak, doubtful(weak, 40), strict=True) if told] == [3, 1, 2, 4]
    assert doubtful([50, 39, 90, None], 40) == [False, True, False, False]
    assert doubtful([39], 40) == [True]
    assert doubtful([0], 0) == [False]
    assert doubtful([5, 5, None, 5], 40) == [True, False, False, False]
    assert sum(doubtful([5] * 14, 40)) == 5
    assert doubtful([], 40) == []


@given(st.lists(st.none() | st.integers(0, 100)), st.integers(0, 100))
def test_no_doubtful_sentence_is_surer_than_one_that_is_not(
    confidences: list[int | None], bound: int
) -> None:
    """And all of them are below the bound."""
    told = doubtful(confidences, bound)
    unsure = [
        one for one, noted in zip(confidences, told, strict=True) if noted and one is not None
    ]
    sure = [
        one for one, noted in zip(confidences, told, strict=True) if not noted and one is not None
    ]

    assert len(unsure) == sum(told)
    assert all(one < bound for one in unsure)
    assert max(unsure, default=0) <= min(sure, default=100)
