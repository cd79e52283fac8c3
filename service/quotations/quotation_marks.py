"""List the quotation marks of an article; single ones only where they pair surely."""

import re
from collections.abc import Sequence

from service.knowledge import french
from service.quotations.passages import Mark
from service.text.normalise import ReadingCopy

# Three straight marks together are a rule or a program's, no quotation mark.
_RULE = re.compile(r'"{3,}')
_MARK = re.compile(r"""[«»‹›“”„‟"]|(?<!\w)['‘‚](?=[^\W\d_])|(?<=\S)['’‘](?!\w)""")


def list_marks(plain: ReadingCopy) -> list[Mark]:
    """List the marks of all paragraphs in order; single marks only where they pair surely."""
    found: list[Mark] = []
    text = _RULE.sub(lambda rule: " " * len(rule.group()), plain.text)
    for number, span in enumerate(plain.paragraphs):
        matches = _MARK.finditer(text, span.start, span.end)
        marks = [Mark(m.start(), m.group(), number) for m in matches]
        found += _with_sure_singles(plain.text, marks) if _has_singles(marks) else marks
    return found


def _has_singles(marks: Sequence[Mark]) -> bool:
    return any(mark.char in "'‘’‚" for mark in marks)


def _with_sure_singles(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Keep pairs of single marks around two letters or more, with no other mark between."""
    kept: list[Mark] = []
    pending: Mark | None = None
    for mark in marks:
        if mark.char not in "'‘’‚":
            pending = None
            kept.append(mark)
        elif pending and _closes_single(text, pending, mark):
            kept += (pending._replace(char="‘"), mark._replace(char="’"))
            pending = None
        elif _opens_single(text, mark):
            pending = mark
    return kept


def _opens_single(text: str, mark: Mark) -> bool:
    before = text[mark.at - 1 : mark.at]
    after = text[mark.at + 1 : mark.at + 2]
    return mark.char != "’" and not before.isalnum() and after.isalpha()


def _closes_single(text: str, opening: Mark, mark: Mark) -> bool:
    """Tell whether a mark closes `opening`: no elision ("l' amour") and no other pair's kind."""
    inside = text[opening.at + 1 : mark.at]
    word = re.split(r"\W", inside[-12:])[-1].lower()
    elided = word in french.punctuation.elisions and text[mark.at + 1 : mark.at + 2] == " "
    answers = {"'": "'", "‘": "’", "‚": "‘’"}[opening.char]
    return mark.char in answers and len(inside) > 1 and not inside[-1].isspace() and not elided


def in_code(text: str, mark: Mark) -> int:
    """Return -1 for a mark that a program or mark-up has put there: f("x"), a = "x"."""
    lead = text[max(0, mark.at - 3) : mark.at]
    called = lead[-1:] in "([{" and lead[-2:-1].isalnum()
    return -1 if called or lead.rstrip()[-1:] == "=" else 0
