"""Split an article into paragraphs and segments by offset; no character is lost."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.article import Article, LineBreaks, Quotation, Segment, Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.text.datelines import DATELINE
from service.text.words import CAPITAL

_BOM = "\ufeff"

# What tells hard-wrapped text from paragraphs of one line, verse and lists: _hard_wrapped().
# tests/unit/text/test_segment.py holds the examples these were measured on.
_MIN_JOINTS = 3  # line ends inside blocks; fewer prove nothing
_MIN_WIDTH, _MAX_WIDTH = 35, 120  # characters; shorter lines are verse, longer ones paragraphs
_FULL = 0.8  # of the width: a line is full when the next line's first word would have passed this
_SHARE_FULL = 0.85
_SHARE_RUNNING_ON = 0.5

_SENTENCE_END = re.compile(
    r"""
    (?P<marks> [.!?…‽]++ (?: \s?+ [.!?…‽]++ )*+ )
    (?P<closing> (?: \[\d{1,3}\] | [⁰¹²³⁴-⁹]                # a note's number
                   | \s*+ [»”›)\]] | ["'’“] (?= \W | \Z ) )*+ )
    (?P<gap> \s*+ )
    """,
    re.VERBOSE,
)
_MARKS_BEFORE = r"\s«“„‘‹\"'’—–•*\-\u200b\u2060\ufeff"
_NEXT_START = re.compile(
    rf"""[{_MARKS_BEFORE}]*+ (?: [\[(] \s? (?:…|\.\.\.) \s? [\])] )?
         [{_MARKS_BEFORE}\[(]*+ (?P<first>.?)""",
    re.VERBOSE | re.DOTALL,
)
_OPENING_BEFORE = " \t\n\r\u00a0\u202f\u2009«“„‘‹\"'(["
_FIRST_TOKEN = re.compile(r"\S*")
_TURN = re.compile(r"[—―–]\s?[^\W\d_a-zà-öø-ÿ]")
_STOPS = re.compile(r"\s*[.!?…]*\s*")
_DASHES = "—–-•* \t\u00a0\u202f"
_WORD = re.compile(r"[^\W_]")
_APART = r"\s«“„‘‹\"'’(\["
_LAST_TOKEN = re.compile(rf"(?:(?P<before>\w+)[{_APART}]+)?(?P<token>[^{_APART}]*)\Z")
_FIRST_WORDS = re.compile(r"(?P<word>[^\W\d_]+)(?:['’]|\s+)?(?P<next>\w?)")
_CAPITAL = rf"(?:{any_of(french.sentences.two_letter_first_names)}|{CAPITAL})"
_INITIALS = re.compile(rf"{_CAPITAL}(?:[.-]{{1,2}}{_CAPITAL})?")
_ENUMERATOR = re.compile(r"\d{1,3}|[IVX]{1,5}|[A-Za-z]")
_NUMBER = re.compile(r"\d|[IVXLCDM]+\b|[A-Z]\.?[ \u00a0]?\d")
# What a page has joined without a blank: a heading and the sentence below it ("viseurLe maire"),
# a quotation and a sentence ("« Halte »Le maire"), two sentences ("fin.Le maire").
_GLUED = re.compile(
    r"(?:(?<![^\W\d])(?:[a-zà-öø-ÿ]{2,}+|[a-z]{1,3}/[a-z]{1,3}|(?<!\d)\d{2,}+)|(?P<marked>[»”\"]))"
    rf"(?={CAPITAL}[a-zà-öø-ÿ]*(?:\s|['’]))"
    rf"|(?<!\w){CAPITAL}[a-zà-öø-ÿ]{{2,}}(?={any_of(french.sentences.openers_glued_to_names)}\s)"
)
_GLUED_STOP = re.compile(rf"(?:(?<=[^\W\d_]{{3}})\.|(?<=\w)\s?[?!]|[?!])(?={CAPITAL}[\w'’]*\s)")
_GLUED_NAME = re.compile(rf"(?:[A-Z]{{3,}}|{CAPITAL}[a-zà-öø-ÿ]{{3,}})\s")
_WINDOW = 48  # characters looked at around a point: longer than any abbreviation or run of marks


@dataclass(frozen=True, slots=True)
class _Break:
    """A sentence boundary: one ends at `end`, marks included, and the next begins at `start`."""

    end: int
    start: int


def paragraphs(text: str, line_breaks: LineBreaks = "auto") -> Article:
    """Return a text as posted with its paragraphs; a BOM at its start is dropped first.

    Paragraphs are lines that are not blank, trimmed. With `line_breaks` "wrapped", or where the
    lines' lengths show a hard-wrapped text, they are the blocks between blank lines.
    """
    text = text.removeprefix(_BOM)
    lines = list(_lines(text))
    if line_breaks == "auto":
        lines = list(_parted(text, lines))
    wrapped = line_breaks == "wrapped" or (line_breaks == "auto" and _hard_wrapped(text, lines))
    found = (
        _blocks(_turns(text, lines))
        if wrapped
        else [line for line in lines if line.start < line.end]
    )
    return Article(text, tuple(found), wrapped)


def segment(article: Article, quotations: Sequence[Quotation]) -> tuple[Segment, ...]:
    """Return the segments of all paragraphs, normally sentences; blanks between belong to none.

    No segment begins inside a quotation that is part of the author's sentence, nor where one goes
    on behind an incise that ends a sentence: the marks that English sets there come in pairs.
    """
    edges = {edge for span in _marked(quotations) for edge in (span.start, span.end)}
    ends = [list(_ends_within(article.text, span, edges)) for span in article.paragraphs]
    begins = {span.start for span in article.paragraphs}
    begins.update(end.start for found in ends for end in found)
    resumed = _resumed(article.text, quotations)
    inside_sentence = _Cover((*_inline(article, quotations, begins), *resumed))
    inside_quotation = _Cover(quotation.source for quotation in quotations)
    segments: list[Segment] = []
    for index, (paragraph, found) in enumerate(zip(article.paragraphs, ends, strict=True)):
        for span, breaks in _pieces(paragraph, found, inside_sentence):
            continues = inside_quotation.crosses(span.start)
            name = f"s{len(segments) + 1}"
            segments.append(Segment(name, index, span, continues, tuple(breaks)))
    return tuple(segments)


# --- paragraphs ----------------------------------------------------------------------------------


def _lines(text: str) -> Iterator[Span]:
    """Yield each line without blanks at its edges; a blank line is an empty span."""
    offset = 0
    for line in text.splitlines(keepends=True):
        start = offset + len(line) - len(line.lstrip())
        yield Span(start, max(start, offset + len(line.rstrip())))
        offset += len(line)


def _blocks(lines: Iterable[Span]) -> list[Span]:
    """Join lines that no blank line separates."""
    blocks: list[Span] = []
    joined = False
    for line in lines:
        blank = line.start == line.end
        if not blank and joined:
            blocks[-1] = Span(blocks[-1].start, line.end)
        elif not blank:
            blocks.append(line)
        joined = not blank
    return blocks


def _parted(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines, with a blank one after each that is not full and ends a sentence.

    So hard-wrapped text from a PDF keeps its paragraphs, though no blank lines part them.
    """
    width = _width(lines)
    for line, following in pairwise([*lines, Span(len(text), len(text))]):
        yield line
        runs_on = text[following.start : following.start + 1].islower()
        ended = not runs_on or line.of(text)[-1:] in set(".!?…»”")
        if ended and not _full(text, line, following, width):
            yield Span(line.end, line.end)


def _turns(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines, with a blank one before each that begins a turn of dialogue.

    It begins with a dash and a capital, after the end of a sentence: else a dash is punctuation.
    """
    for before, line in pairwise([Span(0, 0), *lines]):
        if _TURN.match(text, line.start, line.end) and text[before.end - 1] in ".!?…:»”":
            yield Span(line.start, line.start)
        yield line


def _hard_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines were broken at a width: nearly all are full, and most run on.

    Verse and lists fail one or the other: their lines end short of the width, or begin with a
    capital or a dash.
    """
    joints = [(a, b) for a, b in pairwise(lines) if a.start < a.end and b.start < b.end]
    width = _width([line for line, _ in joints])
    if len(joints) < _MIN_JOINTS or not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return False
    full = sum(_full(text, line, following, width) for line, following in joints)
    running_on = sum(
        text[following.start].islower() and text[line.end - 1] not in ".!?…;:"
        for line, following in joints
    )
    wide = full >= _SHARE_FULL * len(joints)
    return wide and running_on >= _SHARE_RUNNING_ON * len(joints)


def _width(lines: Sequence[Span]) -> int:
    """Return the length that nine lines in ten stay within; a long address may exceed it."""
    lengths = sorted(line.end - line.start for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word would have exceeded the width, or nearly."""
    word = _FIRST_TOKEN.match(text, following.start, following.end)
    return line.end - line.start + 1 + (len(word[0]) if word else 0) > _FULL * width


# --- sentences -----------------------------------------------------------------------------------


def _ends_within(text: str, paragraph: Span, edges: set[int]) -> Iterator[_Break]:
    """Yield the sentence boundaries of a paragraph, also where the blank between was lost."""
    found = {end.start: end for end in _sentence_ends(text, paragraph, edges)}
    for match in _GLUED.finditer(text, paragraph.start, paragraph.end):
        at = match.end()
        if (match["marked"] is None or at in edges) and _opens_sentence(text, at):
            found.setdefault(at, _Break(at, at))
    yield from (found[at] for at in sorted(found))


def _sentence_ends(text: str, paragraph: Span, edges: set[int]) -> Iterator[_Break]:
    """Yield the boundaries after end marks; each sentence has a letter or digit."""
    start = searched = paragraph.start
    pending: _Break | None = None  # held back until a word follows it
    worded = False
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        worded = worded or _WORD.search(text, searched, match.start()) is not None
        searched = match.end()
        if worded and pending:
            yield pending
            pending = None
        found = _break(text, match, edges)
        if worded and found.start < paragraph.end and _ends(text, start, found, match, edges):
            start, pending, worded = found.start, found, False
    if pending and _WORD.search(text, searched, paragraph.end):
        yield pending


def _break(text: str, match: re.Match[str], edges: set[int]) -> _Break:
    """Return the boundary after an end mark and its closing marks, one after a blank included."""
    end, start = match.end("closing"), match.end()
    if start + 1 in edges and text[start] in "\"'":
        end = start = start + 1
        while text[start : start + 1].isspace():
            start += 1
    return _Break(end, start)


def _ends(text: str, start: int, found: _Break, match: re.Match[str], edges: set[int]) -> bool:
    """Whether the sentence that begins at `start` ends at an end mark."""
    dateline = DATELINE.match(text, start)
    if dateline and match.start() < dateline.end():
        return False
    apart = found.start != found.end or found.start in edges
    if not apart and not _stands_apart(text, found, match):
        return False
    following = _NEXT_START.match(text, found.start)
    if not following or not _may_begin(following["first"]):
        return False
    first = following.start("first")
    if text[match.start() - 1 : match.start()] in {"[", "("} and match["closing"]:
        return _opens_sentence(text, first)  # [...] is a gap, within a sentence or after one
    return match["marks"] != "." or not _abbreviated(text, start, match, first)


def _stands_apart(text: str, found: _Break, match: re.Match[str]) -> bool:
    """Whether two sentences meet without a blank: «Oui.»«Non.», fin.« Non. », fin.Le."""
    if _GLUED_STOP.match(text, match.end("marks") - 1) and not match["closing"]:
        return _GLUED_NAME.match(text, found.start) is not None or _opens_sentence(
            text, found.start
        )
    return text[found.start] in "«“" or "»" in match["closing"]


def _may_begin(first: str) -> bool:
    """Whether a sentence may begin with a character: no small letter, comma or closing mark."""
    if first.isalnum():
        return not first.islower()
    return first != "" and (first in "@#§¿¡" or unicodedata.category(first)[0] == "S")


def _abbreviated(text: str, start: int, match: re.Match[str], first: int) -> bool:
    """Whether a full stop belongs to an abbreviation, initial or number before `first`."""
    dot = match.start()
    if any(mark not in ")]" for mark in match["closing"].strip()):
        return False
    token, before = _last_words(text[max(start, dot - _WINDOW) : dot])
    if dot - len(token) == start and _ENUMERATOR.fullmatch(token):
        return True
    initials = _initials(token, before)
    if (token in french.sentences.before_numbers or initials) and _NUMBER.match(text, first):
        return True
    if {token, _uncapitalised(token)} & french.sentences.never_final:
        return not _is_size(token, before)
    doubtful = token in french.sentences.doubtful or initials
    return doubtful and not _opens_sentence(text, first)


def _last_words(text: str) -> tuple[str, str]:
    """Return the last token of a text and the word before it, each "" where there is none."""
    last = _LAST_TOKEN.search(text)
    return (last["token"].lstrip(".!?…,;:»”"), last["before"] or "") if last else ("", "")


def _is_size(token: str, before: str) -> bool:
    """Whether a letter is a unit after a figure, not an abbreviation: 5 p."""
    return len(token) == 1 and token.islower() and before.isdigit()


def _uncapitalised(token: str) -> str:
    """Return "cf" for "Cf"; "CF" and single letters unchanged."""
    return token.lower() if token[1:].islower() else token


def _initials(token: str, before: str) -> bool:
    """Whether a token is the initials of a name, and not a letter: « le plan B »."""
    letter = before.lower() in french.sentences.letter_nouns
    return not letter and _INITIALS.fullmatch(token) is not None


def _opens_sentence(text: str, first: int) -> bool:
    """Whether the word at `first` is a common sentence opener, and not a name."""
    words = _FIRST_WORDS.match(text, first)
    if words is None:
        return True
    word = words["word"].lower()
    if word in french.sentences.surname_particles:
        return words["next"].islower()
    return word in french.sentences.openers


# --- quotations ----------------------------------------------------------------------------------


class _Cover:
    """Spans, asked for points in rising order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._next = 0
        self._end = 0

    def crosses(self, point: int) -> bool:
        """Whether a span begins before `point` and ends after it; points never go back."""
        while self._next < len(self._spans) and self._spans[self._next].start < point:
            self._end = max(self._end, self._spans[self._next].end)
            self._next += 1
        return point < self._end


def _marked(quotations: Sequence[Quotation]) -> Iterator[Span]:
    """Yield all spans between quotation marks: parts of quotations, and nested ones."""
    for quotation in quotations:
        yield from quotation.parts
        yield from quotation.nested


def _inline(article: Article, quotations: Sequence[Quotation], begins: set[int]) -> Iterator[Span]:
    """Yield the quoted spans that are part of the sentence around them."""
    starts = [paragraph.start for paragraph in article.paragraphs]
    for span in _marked(quotations):
        paragraph = article.paragraphs[bisect_right(starts, span.start) - 1]
        if not _clausal(article.text, paragraph, span, begins):
            yield span


def _resumed(text: str, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """Yield the spans from an incise to the words that go on behind it.

    « Oui, dit-il. Non. »: without a closing mark nothing tells whether the last are still his.
    """
    for quotation in quotations:
        for incise in quotation.incises if quotation.marks.close else ():
            if stops := _STOPS.match(text, incise.end):
                yield Span(incise.start, stops.end() + 1)


def _clausal(text: str, paragraph: Span, span: Span, begins: set[int]) -> bool:
    """Whether a quoted span consists of sentences of its own.

    It opens its paragraph or sentence or follows a colon, and is not the subject of what follows:
    « Oui. Non », dit-elle, but not « Oui. Non » sera joué.
    """
    before = text[max(paragraph.start, span.start - _WINDOW) : span.start]
    leading = before.rstrip(_OPENING_BEFORE)
    after = text[span.end : max(span.end, min(paragraph.end, span.end + _WINDOW))].lstrip()
    ended = text[max(span.start, span.end - _WINDOW) : span.end].rstrip(" \u00a0\u202f\t»”›\"'’“")
    near = range(span.start - len(before) + len(leading), span.start + 1)
    opens = leading.endswith(":") or not leading.strip(_DASHES) or not begins.isdisjoint(near)
    return opens and not (after[:1].islower() and ended[-1:] not in set(".!?…"))


def _pieces(
    paragraph: Span, ends: Iterable[_Break], inside_sentence: _Cover
) -> Iterator[tuple[Span, list[int]]]:
    """Yield the segments of a paragraph, each with the boundaries within a sentence's quotation."""
    start, breaks = paragraph.start, list[int]()
    for end in ends:
        if inside_sentence.crosses(end.start):
            breaks.append(end.start)
        else:
            yield Span(start, end.end), breaks
            start, breaks = end.start, []
    yield Span(start, paragraph.end), breaks
