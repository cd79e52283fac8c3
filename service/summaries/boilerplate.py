"""Lines of a page that are no part of an article: links, buttons, bylines, captions."""

import re

from service.knowledge import french
from service.knowledge.patterns import any_typed
from service.text.words import CAPITAL


def _lines(kind: str) -> str:
    """Return a pattern for the page lines of a kind."""
    return any_typed(row.pattern for row in french.page_lines if row.kind == kind)


# What ends in a colon, or is a few words, heads a list of other articles' titles.
SEE_ALSO = re.compile(rf"\W*{_lines('see_also')}", re.IGNORECASE)
# These at the beginning of a line are never an article's sentence ...
PAGE_LINE = re.compile(rf"\W*{_lines('line')}", re.IGNORECASE)
# ... these only in a line without a full stop ...
PAGE_LABEL = re.compile(
    rf"\W*(?:(?i:{_lines('button')})\b|(?i:{_lines('byline')})\s*:?\s+(?:l['’])?{CAPITAL})"
)
# ... and these at its end.
CAPTION_END = re.compile(rf"{_lines('caption')}\W*+$", re.IGNORECASE)
# The credit of a video, glued to its title or to the next sentence: "... à la mer ?par NEWSTVLes".
GLUED_CREDIT = re.compile(r"\b[Pp]ar\s+[A-Z]{4,}[a-zà-ÿ]{2,}|[?!.)»”\"]par\s+\w")
