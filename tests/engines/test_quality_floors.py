"""What `make quality` measures with the bundled package lies above its floors."""

from tests.quality import quotations, translation


def test_quotations_and_translations_are_no_worse_than_they_were() -> None:
    """BLEU, chrF2, faults, and how quotations are found and kept."""
    assert (quotations.main([]), translation.main()) == (0, 0)
