"""Where quotations stand: pair the quotation marks of an article, in one pass."""

import re
from collections import Counter
from collections.abc import Sequence

from service.article import Span
from service.knowledge import french
from service.quotations.passages import Mark, Passage, Passages
from service.quotations.quotation_marks import in_code, list_marks
from service.quotations.reporting_verbs import dialogue_turns
from service.text.normalise import ReadingCopy

# Paragraphs (blocks between blank lines) that a quotation opened once may run over.
_REACH = 6
# Lines of one block (a poem) and marks that are looked at for its closing mark: bounds the work.
_LINES_AHEAD, _MARKS_AHEAD = 40, 40
# Levels of quotations within one that are told: each has its own copy of the words in an answer, so
# that 30,000 characters of nothing but marks had an answer of 300 MB.
_DEEPEST = 5
_ONE_SIDED = {"‹": 1, "„": 1, "‟": 1, "‘": 1, "’": -1}
_DOUBLE_CLOSERS = '"”'
_AFTER_CLOSE = re.compile(r"[\s.,;:!?…)\]]*$")
_SENTENCE_END = ".!?…"


def passages(plain: ReadingCopy, blocks: Sequence[int]) -> Passages:
    """Find the quotations; `blocks[i]` numbers the block, between blank lines, of paragraph i."""
    return _Scan(plain, blocks).run()


class _Scan:
    """The pass over all marks: what is open now, and what was found so far."""

    def __init__(self, plain: ReadingCopy, blocks: Sequence[int]) -> None:
        self.text = plain.text
        self.spans = plain.paragraphs
        self.blocks = blocks
        self.marks = list_marks(plain)
        self.dialogue = dialogue_turns(plain)
        self.stack: list[tuple[str, int]] = []  # opening marks now open, the outermost first
        self.open: Counter[str] = Counter()
        self.parts: list[Span] = []
        self.reopens: list[bool] = []
        self.nested: list[Span] = []
        self.again: list[int] = []
        self.in_code = False  # after a straight mark that a program has put there
        self.start = 0  # of the part being read
        self.first = 0  # paragraph of the quotation being read
        self.found: list[Passage] = []
        self.strays: list[Span] = []

    def run(self) -> Passages:
        index = 0
        for number, span in enumerate(self.spans):
            if span.start >= span.end:
                continue
            index += self._begin(number, index)
            while index < len(self.marks) and self.marks[index].paragraph == number:
                self._read(index)
                index += 1
            if self.stack:
                self._end(number, index)
        return Passages(tuple(self.found), tuple(self.strays))

    def _begin(self, number: int, index: int) -> int:
        """Start a paragraph; return how many marks were read as re-opening (none or one)."""
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
        """Tell whether a paragraph begins with the mark that is open, or » in its stead."""
        if index >= len(self.marks) or self.marks[index].at != self.spans[number].start:
            return False
        mark, opener = self.marks[index], self.stack[0][0]
        return mark.char == opener or (
            opener == "«" and mark.char == "»" and self._goes_on(mark.at + 1, number)
        )

    def _reopens_inner(self, index: int) -> int:
        """Open anew, at a paragraph's beginning, the mark of a quotation within that goes on."""
        if len(self.stack) == 1:
            return 0
        char, _ = self.stack.pop()
        self.stack.append((char, self.marks[index].at))
        return 1

    def _goes_on(self, at: int, number: int) -> bool:
        """Tell whether a sentence begins here, within the paragraph."""
        return self.text[at : min(at + 4, self.spans[number].end)].lstrip()[:1].isupper()

    def _read(self, index: int) -> None:
        mark = self.marks[index]
        if self._opens_again(index):
            self.again.append(mark.at)
            return
        side = self._side(index)
        if side > 0:
            self._open(mark.char, mark.at, mark.paragraph)
        elif side < 0 and not self._close(mark):
            self._stray(Span(mark.at, mark.at + 1))

    def _opens_again(self, index: int) -> bool:
        """Tell whether a mark begins a sentence of the quotation that is open in such marks.

        A paragraph's end was lost before it. Only where no two marks close before the next
        sentence of a quotation: else the mark opens a quotation within.
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
            levels += self._turn(self.marks[later], self.marks[index].char)
            if levels < 0:
                return False
        return True

    def _begins_sentence(self, index: int) -> bool:
        """Tell whether a double mark stands between a sentence's end and a capital."""
        mark = self.marks[index]
        end = self.spans[mark.paragraph].end
        begins = self.text[mark.at + 1 : min(mark.at + 3, end)].lstrip("[(")[:1].isupper()
        before = self.text[max(self.start, mark.at - 4) : mark.at]
        ended = before.rstrip().rstrip("'’)]")[-1:] in tuple(_SENTENCE_END)
        return mark.char in '"“' and begins and ended and before[-1:].isspace()

    def _turn(self, mark: Mark, opener: str) -> int:
        """Return 1 for a mark that opens a level more of such marks, -1 for one that closes one."""
        if opener == '"':
            return self._side_of_straight(mark) or -1 if mark.char == '"' else 0
        return {"“": 1, "”": -1}.get(mark.char, 0)

    def _stray(self, span: Span) -> None:
        """Note a stray mark; with those right before it, it is one."""
        if self.strays and self.strays[-1].end == span.start:
            span = Span(self.strays.pop().start, span.end)
        self.strays.append(span)

    def _open(self, char: str, at: int, number: int) -> None:
        if not self.stack:
            self.start, self.first, self.reopens = at, number, [False]
        self.stack.append((char, at))
        self.open[char] += 1

    def _close(self, mark: Mark) -> bool:
        """Close the innermost open mark that this one answers; those within it fall away."""
        answers = self._answers(mark.char)
        if not answers:
            return False
        while True:
            char, at = self.stack.pop()
            self.open[char] -= 1
            if char in answers:
                break
        if len(self.stack) > _DEEPEST:
            return True
        if self.stack:
            self.nested.append(Span(max(at, self.start), mark.at + 1))
        else:
            self._finish(Span(self.start, mark.at + 1), mark.paragraph, closed=True)
        return True

    def _answers(self, char: str) -> tuple[str, ...]:
        """Return the opening marks, open now, that a closing mark may answer."""
        exact = tuple(c for c in french.punctuation.closing_marks.get(char, ()) if self.open[c])
        if exact or char not in _DOUBLE_CLOSERS:
            return exact
        mixed = '"' if char == "”" else "“„‟"
        return tuple(c for c in mixed if self.open[c])

    def _finish(self, last: Span, number: int, *, closed: bool) -> None:
        """Put away the quotation being read; marks around nothing are strays, not a quotation."""
        parts = (*self.parts, last)
        opener = self.text[parts[0].start]
        if self.text[parts[0].start + 1 : last.end - closed].strip():
            nested = tuple(sorted(self.nested))
            reopens, again = tuple(self.reopens), tuple(self.again)
            continues = self._continues(opener, parts[0].start)
            self.found.append(
                Passage(
                    opener, closed, parts, reopens, nested, again, self.first, number, continues
                )
            )
        else:
            self._stray(parts[0])
        self.stack.clear()
        self.open.clear()
        self.parts.clear()
        self.nested.clear()
        self.again.clear()

    def _continues(self, opener: str, start: int) -> bool:
        before = self.found[-1] if self.found else None
        return (
            before is not None
            and not before.closed
            and before.last == self.first - 1
            and start == self.spans[self.first].start
            and opener not in (before.opener, *french.punctuation.dialogue_dashes)
        )

    def _end(self, number: int, index: int) -> None:
        """End a paragraph in which a quotation is open; `index` is the next paragraph's mark."""
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
        """Keep only the outermost mark open over the end of a paragraph."""
        self.parts.append(Span(self.start, end))
        del self.stack[1:]
        self.open = Counter({self.stack[0][0]: 1})

    def _opens_next(self, number: int, index: int) -> bool:
        """Tell whether the next paragraph begins with the same opening mark."""
        if index >= len(self.marks):
            return False
        mark = self.marks[index]
        return (
            mark.paragraph == number + 1
            and mark.at == self.spans[number + 1].start
            and mark.char == self.stack[0][0]
        )

    def _inner_opens_next(self, number: int, index: int) -> bool:
        """Tell whether the next paragraph begins with the one mark open within, or with both."""
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
        """Return the end of a mark that closes an inner and the outer level at once, if one does.

        It is the paragraph's last mark, and only an attribution or nothing follows it.
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
        """Tell whether the open mark is plainly closed in a later paragraph, none other between.

        Pairs of another style that stand wholly inside a paragraph are no other mark.
        """
        opener, inner = self.stack[0][0], None
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
        far = self.blocks[later] - self.blocks[number]
        return far <= _REACH and later - number <= (_LINES_AHEAD if far <= 1 else _REACH)

    @staticmethod
    def _pairs(opener: str, closing: Mark) -> bool:
        return opener in french.punctuation.closing_marks.get(closing.char, ())

    def _can_close(self, mark: Mark) -> bool:
        """Tell whether a mark stands where a long quotation may end: not inside a clause."""
        span = self.spans[mark.paragraph]
        before = self.text[max(span.start, mark.at - 4) : mark.at].rstrip()
        after = self.text[mark.at + 1 : mark.at + 3].strip()
        if not before:
            return mark.char != '"'
        if mark.char == '"' and (self._side_of_straight(mark) >= 0 or before[-1].isdigit()):
            return False
        return before[-1] in _SENTENCE_END or not after[:1].isalnum() or mark.at + 1 == span.end

    # What a mark can be, by the characters beside it.

    def _beside(self, mark: Mark) -> tuple[str, str]:
        span = self.spans[mark.paragraph]
        before = self.text[mark.at - 1] if mark.at > span.start else " "
        after = self.text[mark.at + 1] if mark.at + 1 < span.end else " "
        return before, after

    def _side(self, index: int) -> int:
        """Return 1 for an opening mark, -1 for a closing one, 0 for no quotation mark at all."""
        mark = self.marks[index]
        if mark.char in _ONE_SIDED:
            return _ONE_SIDED[mark.char]
        if mark.char == "«":
            return -1 if self._turned(mark) else 1
        if mark.char == "»":
            return self._side_of_closing_guillemet(index)
        if mark.char == "›":  # else an arrow: Accueil › Politique
            return -1 if self.open["‹"] or self._beside(mark) != (" ", " ") else 0
        if mark.char == "“":
            return -1 if self._closes_low_mark(mark) else 1
        return self._side_of_double(index)

    def _turned(self, mark: Mark) -> bool:
        """Tell whether « stands where only a closing mark can: mot« , or closes »mot«."""
        before, after = self._beside(mark)
        glued = before.isalnum() or before in ".!?…"
        return glued and not after.isalnum() and bool(self.open["«"] or self.open["»"])

    def _side_of_closing_guillemet(self, index: int) -> int:
        mark = self.marks[index]
        if self.open["«"] or index + 1 >= len(self.marks):
            return -1
        before, after = self._beside(mark)
        following = self.marks[index + 1]
        german = before in " (" and after.isalnum() and following.char == "«"
        if not german or following.paragraph != mark.paragraph:
            return -1
        return 1 if self._beside(following)[0].isalnum() else -1

    def _closes_low_mark(self, mark: Mark) -> bool:
        """Tell whether “ closes („so“, “so“) by standing right after a word or its full stop."""
        before, after = self._beside(mark)
        begins = (before.isspace() or before in "([«'") and not after.isspace()
        return not begins and not before.isspace() and bool(self._answers("“"))

    def _side_of_double(self, index: int) -> int:
        mark = self.marks[index]
        opened = bool(self._answers(mark.char))
        if self._measures(index, opened=opened):
            return 0
        side = self._side_of_straight(mark)
        alone = not self._next_double(index)
        if mark.char == "”":
            return -1 if opened or side <= 0 else 1
        if opened and side < 0 and self._elides(index):
            return 0
        if opened and self.open['"']:
            return 1 if side > 0 and not alone else -1
        if side < 0:
            return self._side_of_unopened(index, opened=opened)
        return 1 if side > 0 or not alone or self._says_before(mark) else -1

    def _elides(self, index: int) -> bool:
        """Tell whether a mark stands for an apostrophe: "l"électricité a été coupée"."""
        before, after = self._beside(self.marks[index])
        following = self._next_double(index)
        glued = before.isalnum() and after.isalnum()
        return glued and following is not None and self._side_of_straight(following) < 0

    def _side_of_unopened(self, index: int, *, opened: bool) -> int:
        """Judge a straight mark right after a word, with no straight mark open."""
        mark = self.marks[index]
        before, after = self._beside(mark)
        if before.isalnum() and after.isalnum():
            following = self._next_double(index)
            return 1 if following and self._side_of_straight(following) < 0 else 0
        if in_code(self.text, mark) or self.in_code:
            self.in_code = not self.in_code
            return 0
        return -1 if opened or not self._later_curly(index) else 0

    def _later_curly(self, index: int) -> bool:
        following = self._next_double(index)
        return bool(following and following.char == "”" and self.open["“"])

    def _next_double(self, index: int) -> Mark | None:
        """Return the next mark where it is a double one of the same paragraph."""
        if index + 1 >= len(self.marks):
            return None
        mark = self.marks[index + 1]
        same = mark.paragraph == self.marks[index].paragraph and mark.char in _DOUBLE_CLOSERS
        return mark if same else None

    def _says_before(self, mark: Mark) -> bool:
        """Tell whether a colon leads to this mark, and words follow it."""
        span = self.spans[mark.paragraph]
        led = self.text[max(span.start, mark.at - 3) : mark.at].rstrip().endswith(":")
        return led and mark.at + 1 < span.end

    def _side_of_straight(self, mark: Mark) -> int:
        """Return 1 for a mark that can only open, -1 for one that can only close, else 0."""
        before, after = self._beside(mark)
        if before.isspace():
            return 0 if after.isspace() else in_code(self.text, mark) or 1
        if before in ".!?…" and after.isupper():  # "Oui."Il partit, or the other way about
            return 0
        if before.isalnum() or before in ".,;!?…)]%€°»”=<":
            return -1
        return -1 if after.isspace() or after in ".,;)" else in_code(self.text, mark) or 1

    def _measures(self, index: int, *, opened: bool) -> bool:
        """Tell whether a mark stands for inches or seconds: 5", 12' 40"."""
        mark = self.marks[index]
        before = self.text[max(0, mark.at - 8) : mark.at]
        if not before.rstrip()[-1:].isdigit() or (not opened and self._next_double(index)):
            return bool(before[-1:].isdigit() and re.search(r"['’′] ?\d{1,2}$", before)) or (
                not opened and before[-1:].isdigit() and self._beside(mark)[1] in " ,.;:)x"
            )
        if not opened:
            return before[-1:].isdigit() or not self._says_before(mark)
        following = self._next_double(index)
        short = re.search(r"(?:^|[\s(])\d{1,3}(?:[.,]\d)?$", before)
        return bool(short and following and self._side_of_straight(following) < 0)
