"""Suggest a headline: one English sentence, shortened only at the end of a clause."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from service.article import Quoted, SegmentTranslation
from service.summaries import anaphora, headline_grammar
from service.summaries.units import count_words

_FEWEST, _MOST = 5, 16  # words, of quotations too
_LONGEST_QUOTED = 8  # words; a longer quotation makes no headline
_FIRST_MARK = 0xE000  # characters for private use stand for quotations while text is cut
_MARK = re.compile("[\ue000-\uf8ff]")
_END = re.compile(r"(?<![\s.…])[\s.…]+\Z")
_WHOLE = re.compile(r"[A-ZÀ-Þ\d\ue000-\uf8ff][^\n?!:;]*\Z")
_COMMA = re.compile(r"\s*[,;:–—(]|\s-\s")
_STRETCH = 400  # characters of a sentence that are looked at


def suggest(sentences: Iterable[SegmentTranslation]) -> SegmentTranslation | None:
    """Return the first sentence that makes a headline, with its frame shortened; None for none.

    A headline has 5 to 16 words and says who or what it is about.
    """
    for sentence in sentences:
        if not sentence.caveats and _is_usable(sentence):
            for text in _shortenings(_flat(sentence)):
                if _fits(text, sentence):
                    return replace(sentence, frame=tuple(_bits(text, sentence)))
    return None


def _is_usable(sentence: SegmentTranslation) -> bool:
    """Whether a sentence's quotations are complete and short."""
    quoted = [bit for bit in sentence.frame if isinstance(bit, Quoted)]
    return all(
        bit.opens and bit.closes and count_words(bit.english) <= _LONGEST_QUOTED for bit in quoted
    )


def _flat(sentence: SegmentTranslation) -> str:
    """Return a sentence's English, with a private-use character for each quotation."""
    marks = (chr(_FIRST_MARK + at) for at in range(len(sentence.frame)))
    pairs = zip(sentence.frame, marks, strict=True)
    text = "".join(_MARK.sub("", bit) if isinstance(bit, str) else mark for bit, mark in pairs)
    return _END.sub("", text.strip())


def _bits(text: str, sentence: SegmentTranslation) -> Iterator[str | Quoted]:
    """Yield a text with the quotations in place of their characters."""
    at = 0
    for mark in _MARK.finditer(text):
        yield text[at : mark.start()]
        yield sentence.frame[ord(mark.group()) - _FIRST_MARK]
        at = mark.end()
    yield text[at:]


def _fits(text: str, sentence: SegmentTranslation) -> bool:
    """Whether a text has a headline's length and form."""
    words = " ".join(b if isinstance(b, str) else b.english for b in _bits(text, sentence)).strip()
    if headline_grammar.NO_OPENING.match(text) or anaphora.ENGLISH_POINTS_BACK.match(words):
        return False
    whole = _WHOLE.match(text) and text.count("(") == text.count(")")
    told = whole and headline_grammar.VERB.search(text)
    if not told or _is_background(text, told.start()):
        return False
    return _FEWEST <= count_words(words) <= _MOST


def _is_background(text: str, verb: int) -> bool:
    """Whether the first verb tells what happened before the news, and nobody is said to say it."""
    before = headline_grammar.BACKGROUND.match(text, verb)
    return before is not None and " said " not in text[:verb]


def _shortenings(text: str) -> Iterator[str]:
    """Yield a sentence, then shorter forms; none loses its source or a condition."""
    yield text
    body = text[:_STRETCH]
    if len(body) < len(text) or headline_grammar.QUALIFIED.search(body):
        return
    lead = headline_grammar.LEAD.match(body)
    if lead:
        body = body[lead.end() :]
        body = body[:1].upper() + body[1:]
        yield body
    yield from _heads(body)


def _heads(body: str) -> Iterator[str]:
    """Yield the beginnings that end before a clause that may go, the longest first."""
    first = _COMMA.search(body)
    if not first or not headline_grammar.VERB.search(body[: first.start()]):
        return
    for cut in reversed(list(headline_grammar.TAIL.finditer(body))):
        head = body[: cut.start()]
        if _is_complete(head):
            yield head


def _is_complete(head: str) -> bool:
    """Whether the last clause after a conjunction has a verb, and a participle its object."""
    if headline_grammar.ASIDE.search(head) or headline_grammar.PARTICIPLE.match(head):
        return False
    opened = list(headline_grammar.CONJUNCTION.finditer(head))
    return not opened or headline_grammar.VERB.search(head, opened[-1].end()) is not None
