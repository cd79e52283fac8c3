"""Strings as a model's pieces: the words in them, and where one too long for it is cut."""

from collections.abc import Iterator, Sequence

from service.adapters.package_files.output_vocabulary import SPACE

# In pieces of SentencePiece. Argos's models have 512 positions: the output stays below that.
MAX_INPUT = 240
_CLAUSE_END = frozenset(".;:!?,)")


def word_ranges(pieces: Sequence[str]) -> list[range]:
    """Return the numbers of the pieces of each blank-separated word."""
    starts = [i for i, piece in enumerate(pieces) if i == 0 or piece.startswith(SPACE)]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(pieces)], strict=True)]


def cut_to_limit(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a string of pieces to the model's limit: after a clause, else a word, else anywhere."""
    while len(tokens) > MAX_INPUT:
        starts = [i for i in range(MAX_INPUT // 2, MAX_INPUT + 1) if tokens[i].startswith(SPACE)]
        clauses = [i for i in starts if tokens[i - 1][-1] in _CLAUSE_END]
        at = (clauses or starts or [MAX_INPUT])[-1]
        yield tokens[:at]
        tokens = tokens[at:]
    if tokens:
        yield tokens
