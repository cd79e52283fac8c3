"""List the characters of an article that may be quotation marks, and judge their sides.

A single mark is more often an apostrophe, so it is listed only with its partner.
"""

import re
from collections.abc import Sequence

from service.article import Span
from service.knowledge import french
from service.quotations.passages import Mark
from service.text.normalise import ReadingCopy

DOUBLE_CLOSERS = '"”'
_FIGURE = 8  # characters before a mark in which a figure with its unit stands
_MINUTES = re.compile(r"['’′] ?\d{1,2}$")
_SHORT_FIGURE = re.compile(r"(?:^|[\s(])\d{1,3}(?:[.,]\d)?$")
_RULE = re.compile(r'"{3,}')  # three straight marks together are a rule or a program's
_MARK = re.compile(r"""[«»‹›“”„‟"]|(?<!\w)['‘‚](?=[^\W\d_])|(?<=\S)['’‘](?!\w)""")

_TYPED = re.compile(  # pairs that some type for « and “: << mot >>, ''mot''
    r"(?P<open><<) ?(?=[^\W\d_])[^<>]{1,1000}(?P<close>>>)"
    r"|(?<![\w'’])(?P<first>['’‘])['’‘](?=\w)(?:[^'’]|['’](?!['’])){1,1000}?['’](?P<last>['’])"
)

# Signs with which a news agency sets a quotation into another: "un +incident médical+".
_PLUSES = re.compile(r"(?<![\w+])\+(?=[^\W\d_])[^+«»“”„\"]*[^\s+«»“”„\"]\+(?![\w+])")


def between_pluses(text: str, part: Span) -> list[Span]:
    """Return what an agency quotes within a part of a quotation; no « Canal+ », « bac +5 »."""
    return [Span(*found.span()) for found in _PLUSES.finditer(text, part.start, part.end)]


def typed_marks(plain: ReadingCopy) -> list[Span]:
    """Return << and >>, and of '' the outer character: marks that are told and never paired."""
    found = []
    for span in plain.paragraphs:
        for pair in _TYPED.finditer(plain.text, span.start, span.end):
            found += [Span(*pair.span(name)) for name, char in pair.groupdict().items() if char]
    return found


def _list_marks(plain: ReadingCopy) -> list[Mark]:
    """Return the marks of all paragraphs, in order; single marks only in sure pairs."""
    found: list[Mark] = []
    text = _RULE.sub(lambda rule: " " * len(rule.group()), plain.text)
    for number, span in enumerate(plain.paragraphs):
        places = [m.start() for m in _MARK.finditer(text, span.start, span.end)]
        marks = _marks_at(plain.text, places, number, span)
        found += _with_sure_singles(plain.text, marks) if _has_singles(marks) else marks
    return found


def _marks_at(text: str, places: Sequence[int], number: int, span: Span) -> list[Mark]:
    """Return the marks at some places of a paragraph, with the characters beside them."""
    last = span.end - 1
    return [
        Mark(
            at,
            text[at],
            number,
            text[at - 1] if at > span.start else " ",
            text[at + 1] if at < last else " ",
        )
        for at in places
    ]


def _has_singles(marks: Sequence[Mark]) -> bool:
    return any(mark.char in "'‘’‚" for mark in marks)


def _with_sure_singles(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Keep single marks in pairs around two letters or more, with no other mark between."""
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
    """Whether a mark closes `opening`: not an elision ("l' amour"), and of the same style."""
    inside = text[opening.at + 1 : mark.at]
    word = re.split(r"\W", inside[-12:])[-1].lower()
    elided = word in french.punctuation.elisions and text[mark.at + 1 : mark.at + 2] == " "
    answers = {"'": "'", "‘": "’", "‚": "‘’"}[opening.char]
    around_words = len(inside) > 1 and not inside[-1].isspace()
    return mark.char in answers and around_words and not elided


def in_code(text: str, mark: Mark) -> int:
    """Return -1 for a closing mark of program code or mark-up, f("x") or a = "x"; else 0."""
    lead = text[max(0, mark.at - 3) : mark.at]
    called = lead[-1:] in "([{" and lead[-2:-1].isalnum()
    return -1 if called or lead.rstrip()[-1:] == "=" else 0


class MarksInContext:
    """The marks of an article, judged by the characters and the marks beside them."""

    def __init__(self, plain: ReadingCopy) -> None:
        """List the marks of a reading copy."""
        self.marks = _list_marks(plain)
        self._text = plain.text
        self._spans = plain.paragraphs

    def next_double(self, index: int) -> Mark | None:
        """Return the next mark, if it is a double one in the same paragraph."""
        if index + 1 >= len(self.marks):
            return None
        mark = self.marks[index + 1]
        same = mark.paragraph == self.marks[index].paragraph and mark.char in DOUBLE_CLOSERS
        return mark if same else None

    def follows_colon(self, mark: Mark) -> bool:
        """Whether a colon stands before a mark, and words after it."""
        span = self._spans[mark.paragraph]
        led = self._text[max(span.start, mark.at - 3) : mark.at].rstrip().endswith(":")
        return led and mark.at + 1 < span.end

    def side_of_straight(self, mark: Mark) -> int:
        """Return 1 for a mark that can only open, -1 for one that can only close, else 0."""
        before, after = mark.before, mark.after
        if before.isspace() and after.isspace():
            return 0
        if before in ".!?…" and after.isupper():  # "Oui."Il partit, or the other way about
            return 0
        if not before.isspace() and _must_close(before, after):
            return -1
        return in_code(self._text, mark) or 1

    def elides(self, index: int) -> bool:
        """Whether a mark replaces an apostrophe: "l"électricité a été coupée"."""
        mark = self.marks[index]
        return mark.before.isalnum() and mark.after.isalnum() and self._closes_next(index)

    def measures(self, index: int, *, opened: bool) -> bool:
        """Whether a mark stands for inches or seconds: 5", 12' 40"."""
        mark = self.marks[index]
        if not (mark.before.isdigit() or mark.before.isspace()):
            return False
        before = self._text[max(0, mark.at - _FIGURE) : mark.at]
        if not before.rstrip()[-1:].isdigit():
            return False
        if opened:  # inches where the next mark closes the quotation instead
            return self._closes_next(index) and _SHORT_FIGURE.search(before) is not None
        touches = before[-1:].isdigit()
        if not self.next_double(index):
            return touches or not self.follows_colon(mark)
        ended = mark.after in " ,.;:)x" or _MINUTES.search(before)
        return touches and bool(ended)

    def _closes_next(self, index: int) -> bool:
        """Whether the next mark of the paragraph is a double one that can only close."""
        following = self.next_double(index)
        return following is not None and self.side_of_straight(following) < 0


def _must_close(before: str, after: str) -> bool:
    """Whether a mark between two characters cannot open: after a word, or before a stop."""
    behind_word = before.isalnum() or before in ".,;!?…)]%€°»”=<"
    return behind_word or after.isspace() or after in ".,;)"
