"""Phrase pairs out of word-aligned text, and hints in training text."""

import pytest
from training import hinting, phrases
from training.alignment import Aligned, symmetrised
from training.phrases import Extractor

from service.translation.preparation.hints import CLOSE, OPEN, Entry

PAIRS = [
    Aligned(
        "La garde à vue a pris fin".split(),
        "The custody has ended".split(),
        {(0, 0), (1, 1), (3, 1), (4, 2), (5, 3), (6, 3)},
    ),
    Aligned("Une garde à vue".split(), "A custody".split(), {(0, 0), (1, 1), (3, 1)}),
    Aligned("la vue".split(), "the view".split(), {(0, 0), (1, 1)}),
]


def found(length: int, *, fewest: int = 1) -> dict[tuple[str, ...], dict[str, int]]:
    """All phrase pairs of a length in the text."""
    text = phrases.collect(PAIRS)
    extractor = Extractor(text)
    within = phrases.within_sentence(text.french.sentence, length)
    starts = within.nonzero()[0]
    hashes = phrases.hashed(text.french.ids, length)
    starts = phrases.frequent(hashes, starts, fewest, 99)
    pairs = extractor.found(starts, length, hashes)
    return {run: dict(kept) for run, kept in phrases.by_french(text, pairs, length)}


def test_phrases_are_counted_with_what_they_are_aligned_with() -> None:
    """Over all sentences, and not across the end of one."""
    assert found(3, fewest=2) == {("garde", "à", "vue"): {"custody": 2}}
    assert ("fin", "Une") not in found(2)


def test_a_part_of_a_phrase_that_is_aligned_as_a_whole_is_none() -> None:
    """« vue » is no custody: the word "custody" belongs to « garde » as well."""
    assert found(1)["vue",] == {"view": 1}
    assert ("garde",) not in found(1)


def test_the_first_word_of_a_sentence_is_written_as_inside_others() -> None:
    """« La » at a beginning is « la »."""
    assert found(1)["la",] == {"the": 2}


def test_links_of_both_directions_grow_from_what_they_agree_on() -> None:
    """A neighbour that one direction has is taken; one that stands alone is not."""
    assert symmetrised({(0, 0), (1, 1), (5, 9)}, {(0, 0), (2, 1)}) == {(0, 0), (1, 1), (2, 1)}


CRANE = Entry(("grue",), (("crane", 2), ("hoist", 1)), 80)


@pytest.mark.parametrize(
    ("english", "hint"),
    [
        ("The crane fell.", f"{OPEN} crane{OPEN} hoist{CLOSE}"),
        ("The hoist fell.", f"{OPEN} crane{CLOSE}"),
    ],
)
def test_hints_are_counted_without_the_pair_at_hand(english: str, hint: str) -> None:
    """What it alone says is not offered to it."""
    memory = {"grue": (CRANE,)}
    texts = {
        french
        for seed in range(40)
        for french, _ in hinting.with_hints([("La grue tombe.", english)], memory, 1.0, bool, seed)
    }

    assert f"La grue{hint} tombe." in texts
    assert "La grue tombe." in texts  # left out now and then


def test_only_a_share_of_the_sentences_gets_hints() -> None:
    """The network must do without them too."""
    memory = {"grue": (CRANE,)}
    pairs = [("La grue tombe.", "It falls.")] * 400
    hinted = [OPEN in french for french, _ in hinting.with_hints(pairs, memory, 0.5, bool, 1)]

    assert 100 < sum(hinted) < 230
