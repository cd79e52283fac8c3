"""Pair the quotation marks of an article, in one pass over marks and paragraphs.

Marks of many styles mix, one mark may open and close, and quotations run over paragraphs; so each
mark is judged by the characters beside it and by what is open. Every look ahead is bounded, which
keeps the pass linear.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from service.article import Span
from service.knowledge import french
from service.quotations.passages import Mark, Passage, Passages
from service.quotations.quotation_marks import (
    DOUBLE_CLOSERS,
    MarksInContext,
    between_pluses,
    in_code,
    typed_marks,
)
from service.quotations.reporting_verbs import dialogue_turns
from service.text.normalise import ReadingCopy

_REACH = 6  # blocks between blank lines that a quotation without re-opening marks may run over
# Lines of one block, as of a poem, and marks searched for a closing mark: bounds the work.
_LINES_AHEAD, _MARKS_AHEAD = 40, 40
# Levels of nested quotations that are reported. Each has its own copy of the words in an answer:
# for 30,000 characters of nothing but marks that made 300 MB.
_DEEPEST = 5
_ONE_SIDED = {"‹": 1, "„": 1, "‟": 1, "‘": 1, "’": -1}
_AFTER_CLOSE = re.compile(r"[\s.,;:!?…)\]]*$")
_SENTENCE_END = ".!?…"


def passages(plain: ReadingCopy, blocks: Sequence[int]) -> Passages:
    """Return the quotations and the stray marks.

    `blocks[i]`: the number of paragraph i's block, as blank lines part them.
    """
    return _Scan(plain, blocks).run()


class _Scan:
    """The state of the pass: which marks are open, and the passages found so far."""

    def __init__(self, plain: ReadingCopy, blocks: Sequence[int]) -> None:
        self.plain = plain
        self.text = plain.text
        self.spans = plain.paragraphs
        self.blocks = blocks
        self.around = MarksInContext(plain)
        self.marks = self.around.marks
        self.dialogue = dialogue_turns(plain)
        self.stack: list[tuple[str, int]] = []  # opening marks now open, the outermost first
        self.open: Counter[str] = Counter()
        self.parts: list[Span] = []
        self.reopens: list[bool] = []
        self.nested: list[Span] = []
        self.repeated: list[int] = []
        self.in_code = False  # after a straight mark that a program has put there
        self.start = 0  # of the part being read
        self.first = 0  # paragraph of the quotation being read
        self.found: list[Passage] = []
        self.strays: list[Span] = []

    def run(self) -> Passages:
        """Read all paragraphs with their marks."""
        index = 0
        for number, span in enumerate(self.spans):
            if span.start >= span.end:
                continue
            index += self._begin(number, index)
            while index < len(self.marks) and self.marks[index].paragraph == number:
                self._judge(index)
                index += 1
            if self.stack:
                self._end(number, index)
        told = (*self.strays, *typed_marks(self.plain), *self._ill_spaced())
        return Passages(tuple(self.found), tuple(sorted(told)))

    def _ill_spaced(self) -> Iterator[Span]:
        """Yield the inner marks of "C'est " fini " pour moi", which may be one quotation."""
        for one, other in pairwise(self.found):
            end, start = one.parts[-1].end, other.parts[0].start
            inner = self.text[end - 2] + self.text[start + 1]
            outer = self.text[one.parts[0].start + 1] + self.text[other.parts[-1].end - 2]
            straight = one.opener == other.opener == '"' and one.closed and other.closed
            if straight and one.last == other.first and inner == "  " and " " not in outer:
                yield from (Span(end - 1, end), Span(start, start + 1))

    def _begin(self, number: int, index: int) -> int:
        """Start a paragraph; return how many of its marks re-open what is open already (0 to 2)."""
        self.in_code = False
        span = self.spans[number]
        if self.stack:
            again = self._reopens(number, index)
            self.start = span.start
            self.reopens.append(again)
            return int(again) + self._reopens_inner(index + again)
        if self.dialogue[number]:
            self._open(self.text[span.start], span.start, number)
        return 0

    def _reopens(self, number: int, index: int) -> bool:
        """Whether a paragraph begins with the mark that is open, or with » instead."""
        if index >= len(self.marks) or self.marks[index].at != self.spans[number].start:
            return False
        mark, opener = self.marks[index], self.stack[0][0]
        turned = (opener, mark.char) == ("«", "»") and self._goes_on(mark.at + 1, number)
        return mark.char == opener or turned

    def _reopens_inner(self, index: int) -> int:
        """Re-open a nested quotation that goes on in this paragraph; return 1 if there is one."""
        if len(self.stack) == 1:
            return 0
        char, _ = self.stack.pop()
        self.stack.append((char, self.marks[index].at))
        return 1

    def _goes_on(self, at: int, number: int) -> bool:
        """Whether a capital follows shortly within the paragraph, as a sentence begins."""
        return self.text[at : min(at + 4, self.spans[number].end)].lstrip()[:1].isupper()

    def _judge(self, index: int) -> None:
        """Judge one mark: it opens, closes, stands again within what is open, or is stray."""
        mark = self.marks[index]
        if self._opens_again(index):
            self.repeated.append(mark.at)
            return
        side = self._side(index)
        if side > 0:
            self._open(mark.char, mark.at, mark.paragraph)
        elif side < 0 and not self._close(mark):
            self._stray(Span(mark.at, mark.at + 1))

    def _opens_again(self, index: int) -> bool:
        """Whether a mark repeats the open one at a sentence's beginning, its paragraph break lost.

        Only if no two marks close before the next sentence that begins so: else it opens a nested
        quotation.
        """
        if len(self.stack) != 1 or self.stack[0][0] != self.marks[index].char:
            return False
        if not self._begins_sentence(index):
            return False
        levels = 1
        for later in range(index + 1, min(index + 1 + _MARKS_AHEAD, len(self.marks))):
            if self.marks[later].paragraph != self.marks[index].paragraph:
                break
            if self._begins_sentence(later):
                break
            levels += self._depth_change(self.marks[later], self.marks[index].char)
            if levels < 0:
                return False
        return True

    def _begins_sentence(self, index: int) -> bool:
        """Whether a double mark stands between the end of a sentence and a capital."""
        mark = self.marks[index]
        if mark.char not in '"“':
            return False
        end = self.spans[mark.paragraph].end
        if not self.text[mark.at + 1 : min(mark.at + 3, end)].lstrip("[(")[:1].isupper():
            return False
        before = self.text[max(self.start, mark.at - 4) : mark.at]
        ended = before.rstrip().rstrip("'’)]")[-1:] in tuple(_SENTENCE_END)
        return ended and before[-1:].isspace()

    def _depth_change(self, mark: Mark, opener: str) -> int:
        """Return the change of depth that a mark makes: 1, -1, or 0 for one of another style."""
        if opener == '"':
            return self.around.side_of_straight(mark) or -1 if mark.char == '"' else 0
        return {"“": 1, "”": -1}.get(mark.char, 0)

    def _stray(self, span: Span) -> None:
        """Record a stray mark; joined with the stray marks right before it."""
        if self.strays and self.strays[-1].end == span.start:
            span = Span(self.strays.pop().start, span.end)
        self.strays.append(span)

    def _open(self, char: str, at: int, number: int) -> None:
        """Push an opening mark; the outermost one begins a quotation."""
        if not self.stack:
            self.start, self.first, self.reopens = at, number, [False]
        self.stack.append((char, at))
        self.open[char] += 1

    def _close(self, mark: Mark) -> bool:
        """Pop to the innermost mark that this one can close; False where there is none.

        Marks left open within are dropped.
        """
        closable = self._closable(mark.char)
        if not closable:
            return False
        while True:
            char, at = self.stack.pop()
            self.open[char] -= 1
            if char in closable:
                break
        if len(self.stack) > _DEEPEST:
            return True
        if self.stack:
            self.nested.append(Span(max(at, self.start), mark.at + 1))
        else:
            self._finish(Span(self.start, mark.at + 1), mark.paragraph, closed=True)
        return True

    def _closable(self, char: str) -> tuple[str, ...]:
        """Return the opening marks, open now, that a closing mark can close."""
        if not self.stack:
            return ()
        exact = self._opened(french.punctuation.closing_marks.get(char, ()))
        if exact or char not in DOUBLE_CLOSERS:
            return exact
        return self._opened('"' if char == "”" else "“„‟")

    def _opened(self, chars: Iterable[str]) -> tuple[str, ...]:
        """Return those of some marks that are open."""
        return tuple([c for c in chars if self.open.get(c)])

    def _finish(self, last: Span, number: int, *, closed: bool) -> None:
        """Record the quotation being read; marks around nothing are recorded as stray."""
        parts = (*self.parts, last)
        opener = self.text[parts[0].start]
        if self.text[parts[0].start + 1 : last.end - closed].strip():
            agency = (span for part in parts for span in between_pluses(self.text, part))
            nested = tuple(sorted((*self.nested, *agency)))
            reopens, repeated = tuple(self.reopens), tuple(self.repeated)
            continues = self._continues(opener, parts[0].start)
            self.found.append(
                Passage(
                    opener, closed, parts, reopens, nested, repeated, self.first, number, continues
                )
            )
        else:
            self._stray(parts[0])
        self.stack.clear()
        self.open.clear()
        self.parts.clear()
        self.nested.clear()
        self.repeated.clear()

    def _continues(self, opener: str, start: int) -> bool:
        """Whether the quotation goes on, in other marks, from an unclosed one right before it."""
        before = self.found[-1] if self.found else None
        if before is None or before.closed or start != self.spans[self.first].start:
            return False
        other = opener not in (before.opener, *french.punctuation.dialogue_dashes)
        return other and before.last == self.first - 1

    def _end(self, number: int, index: int) -> None:
        """End a paragraph with an open quotation; `index`: the first mark of the next paragraph."""
        end = self.spans[number].end
        opener = self.stack[0][0]
        if opener in french.punctuation.dialogue_dashes:
            self._finish(Span(self.start, end), number, closed=True)
        elif self._inner_opens_next(number, index):
            self.nested.append(Span(max(self.stack[1][1], self.start), end))
            self.parts.append(Span(self.start, end))
        elif self._closes_later(number, index):
            self._carry(end)
        elif (shared := self._shared_close(number, index)) is not None:
            self._finish(Span(self.start, shared), number, closed=True)
        elif self._opens_next(number, index):
            self._carry(end)
        else:
            self._finish(Span(self.start, end), number, closed=False)

    def _carry(self, end: int) -> None:
        """Carry only the outermost mark over the end of a paragraph."""
        self.parts.append(Span(self.start, end))
        del self.stack[1:]
        self.open = Counter({self.stack[0][0]: 1})

    def _opens_next(self, number: int, index: int) -> bool:
        """Whether the next paragraph begins with the same opening mark."""
        if index >= len(self.marks):
            return False
        mark = self.marks[index]
        return (
            mark.paragraph == number + 1
            and mark.at == self.spans[number + 1].start
            and mark.char == self.stack[0][0]
        )

    def _inner_opens_next(self, number: int, index: int) -> bool:
        """Whether the next paragraph begins with the only nested mark, or with both marks."""
        outer, *inners = (char for char, _ in self.stack)
        if len(inners) != 1:
            return False
        start = self.spans[number + 1].start if number + 1 < len(self.spans) else -1
        following = self.marks[index : index + 2]
        chars = [
            m.char for m in following if start <= m.at and not self.text[start : m.at].strip("« ")
        ]
        return outer != inners[0] and (chars[:1] == inners or chars == [outer, *inners])

    def _shared_close(self, number: int, index: int) -> int | None:
        """Return where a mark ends that closes the nested and the outer quotation, or None.

        It is the paragraph's last mark, and nothing or an attribution follows it.
        """
        opener = self.stack[0][0]
        last = self.marks[index - 1]
        if len(self.stack) != 1 or not self.nested or self.nested[-1].end != last.at + 1:
            return None
        inner = self.text[self.nested[-1].start]
        tail = self.text[last.at + 1 : self.spans[number].end]
        ends = _AFTER_CLOSE.match(tail) or tail.lstrip().startswith(",")
        return last.at + 1 if inner == opener and ends else None

    def _closes_later(self, number: int, index: int) -> bool:
        """Whether a later paragraph plainly closes the open mark, with no other mark between.

        Pairs of another style that lie wholly within one paragraph do not count.
        """
        opener = self.stack[0][0]
        inner: Mark | None = None
        for mark in self.marks[index : index + _MARKS_AHEAD]:
            if not self._in_reach(number, mark.paragraph):
                return False
            if inner and not self._pairs(opener, mark):
                if mark.paragraph != inner.paragraph or not self._pairs(inner.char, mark):
                    return False
                inner = None
            elif mark.char != "«" and self._pairs(opener, mark) and self._can_close(mark):
                return inner is None
            elif mark.char == opener or mark.at == self.spans[mark.paragraph].start:
                return False
            else:
                inner = mark
        return False

    def _in_reach(self, number: int, later: int) -> bool:
        """Whether a paragraph is near enough for a quotation to run on to it."""
        far = self.blocks[later] - self.blocks[number]
        return far <= _REACH and later - number <= (_LINES_AHEAD if far <= 1 else _REACH)

    @staticmethod
    def _pairs(opener: str, closing: Mark) -> bool:
        """Whether a mark can close an opening one."""
        return opener in french.punctuation.closing_marks.get(closing.char, ())

    def _can_close(self, mark: Mark) -> bool:
        """Whether a mark stands where a long quotation may end: not inside a clause."""
        span = self.spans[mark.paragraph]
        before = self.text[max(span.start, mark.at - 4) : mark.at].rstrip()
        after = self.text[mark.at + 1 : mark.at + 3].strip()
        if not before:
            return mark.char != '"'
        if mark.char == '"' and (self.around.side_of_straight(mark) >= 0 or before[-1].isdigit()):
            return False
        return before[-1] in _SENTENCE_END or not after[:1].isalnum() or mark.at + 1 == span.end

    # What a mark can be, by the characters beside it.

    def _side(self, index: int) -> int:
        """Return 1 for an opening mark, -1 for a closing one, 0 for no quotation mark at all."""
        mark = self.marks[index]
        if mark.char in DOUBLE_CLOSERS:
            return self._side_of_double(index)
        if mark.char in _ONE_SIDED:
            return _ONE_SIDED[mark.char]
        if mark.char == "«":
            return -1 if self._is_reversed(mark) else 1
        if mark.char == "»":
            return self._side_of_closing_guillemet(index)
        if mark.char == "›":  # else an arrow: Accueil › Politique
            return -1 if self.open["‹"] or (mark.before, mark.after) != (" ", " ") else 0
        return -1 if self._closes_low_mark(mark) else 1

    def _is_reversed(self, mark: Mark) -> bool:
        """Whether « closes, being reversed: mot« , or the end of »mot«."""
        before, after = mark.before, mark.after
        glued = before.isalnum() or before in ".!?…"
        return glued and not after.isalnum() and bool(self.open["«"] or self.open["»"])

    def _side_of_closing_guillemet(self, index: int) -> int:
        """Return 1 for » before a word that « follows, as German sets them; else -1."""
        mark = self.marks[index]
        if self.open["«"] or index + 1 >= len(self.marks):
            return -1
        before, after = mark.before, mark.after
        following = self.marks[index + 1]
        german = before in " (" and after.isalnum() and following.char == "«"
        if not german or following.paragraph != mark.paragraph:
            return -1
        return 1 if following.before.isalnum() else -1

    def _closes_low_mark(self, mark: Mark) -> bool:
        """Whether “ closes („so“, “so“): right after a word or its full stop, with one open."""
        before, after = mark.before, mark.after
        begins = (before.isspace() or before in "([«'") and not after.isspace()
        return not begins and not before.isspace() and bool(self._closable("“"))

    def _side_of_double(self, index: int) -> int:
        """Return the side of a straight mark, or of ”, which some set on both sides."""
        mark = self.marks[index]
        opened = bool(self._closable(mark.char))
        if self.around.measures(index, opened=opened):
            return 0
        side = self.around.side_of_straight(mark)
        if mark.char == "”":
            return -1 if opened or side <= 0 else 1
        if opened and side < 0 and self.around.elides(index):
            return 0
        if opened and self.open['"']:
            return 1 if side > 0 and self.around.next_double(index) else -1
        return self._side_by_neighbours(index, side, opened=opened)

    def _side_by_neighbours(self, index: int, side: int, *, opened: bool) -> int:
        """Return the side of a straight mark with no straight mark open; `opened`: another is."""
        if side < 0:
            return self._side_of_unopened(index, opened=opened)
        opens = side > 0 or self.around.next_double(index)
        return 1 if opens or self.around.follows_colon(self.marks[index]) else -1

    def _side_of_unopened(self, index: int, *, opened: bool) -> int:
        """Return the side of a straight mark right after a word, with no straight mark open."""
        mark = self.marks[index]
        before, after = mark.before, mark.after
        if not opened and self.around.follows_colon(mark) and self.around.next_double(index):
            return 1
        if before.isalnum() and after.isalnum():
            following = self.around.next_double(index)
            return 1 if following and self.around.side_of_straight(following) < 0 else 0
        if in_code(self.text, mark) or self.in_code:
            self.in_code = not self.in_code
            return 0
        return -1 if opened or not self._later_curly(index) else 0

    def _later_curly(self, index: int) -> bool:
        """Whether ” comes next and “ is open, so that a mark between belongs to neither."""
        following = self.around.next_double(index)
        return bool(following and following.char == "”" and self.open["“"])
