"""The author's words outside quotations: sentences, clauses, and the subjects of verbs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.noun_phrases import (
    HIDDEN,
    Phrase,
    bare_noun,
    describe,
    known_phrase,
    phrase,
    role,
)
from service.quotations.passages import Passage
from service.quotations.reporting_verbs import cues
from service.text.datelines import DATELINE
from service.text.normalise import ReadingCopy
from service.text.words import IndexedText, Word, words

_BEFORE = 400  # characters read before a quotation
_PASSAGES_BACK = 3  # quotations before one in its sentence that are read past: bounds the work
_LONGEST_ASIDES = 120  # characters before a verb that may be asides
_SUBJECT = 120  # characters of a subject that are looked at
_WORDS_OF_SUBJECT = 12
_LEADS = 3  # adverbials before a subject

# « selon les mots du maire », « d'après lui »
ACCORDING = (
    "(?:selon (?:les (?:mots|termes|dires)|le mot|la formule|l'expression)|de l'aveu|de l'avis"
    "|aux yeux|aux dires) d(?:es?|u|')|selon|d'après|pour|dixit|à en croire|de(?= source )"
)
# What stands in brackets behind a title: (Armand Colin, 2018), (éd. du Sorbier).
IMPRINT = r"(?:[^()]{1,60}, )?(?:\d{4}\b|éd\.|éditions\b)"

_BOUNDARY = re.compile(rf"[.!?…{HIDDEN}][»”\"’)]*\s+(?=[^\W\da-zà-öø-ÿ_]|[{HIDDEN}«“\"—–])")
_ABBREVIATED = re.compile(
    rf"(?:^|\W)(?:{any_of(french.sentences.short_words)}|[^\W\d_])\.$", re.IGNORECASE
)
_DATELINE = re.compile(r"[^\W\d_][^.,:;]{1,40} [-–—] ")
_STAMP = re.compile(r"\d{1,2} ?(?:h|:) ?\d{2} ?[-–—:] ")  # of a live page: 16h50 -
_CLAUSE = re.compile(  # \b once, before all words: it is tried at every character
    r"[;:(] ?|, et |, mais | [–—] |\b(?:que |qu'|si |mais |car |dont |où |(?:puis|lors)qu'|"
    r"puisque |lorsque |tandis que |quand |et (?=(?:il|elle|l[ea]|l')\b))",
    re.IGNORECASE,
)
# A sentence that begins so has its subject after the comma: « Réélu à Nice, ... » and no René.
_PARTICIPLE = (
    r"(?:\w+ant|"
    r"(?!(?:andr|ren|désir|aim|jos|honor|no|zo|chlo|salom|timoth|doroth|daphn|barnab)é)\w{2,}ée?s?"
    r"(?= (?:à|au|aux|en|de|du|des|d'|par|dans|sur|depuis|comme|pour|lors|hors)\b))"
)
_ADVERBIAL_OPENING = (
    rf"(?:{any_of(french.clauses.adverbial_openings)}|le \d+|{_PARTICIPLE}|"
    rf"(?:l[ae] |l'|ce |cette |cet |une? ){any_of(french.clauses.times)})"
)
_ADVERBIAL = re.compile(
    rf"[-–—•] |{any_of(french.clauses.connectors)}(?: {any_of(french.clauses.times)}\b)?,? "
    rf"|{_ADVERBIAL_OPENING}\b[^,;:]{{,{_BEFORE}}}, ",
    re.IGNORECASE,
)
_OPENS_WITH_PARTICIPLE = re.compile(rf"{_PARTICIPLE}\b(?! (?-i:[A-ZÀ-Þ]))", re.IGNORECASE)
_ASIDES = re.compile(  # no comma may belong to two of them: there would be 2**n ways to read n
    rf"(?:, (?:lui|elle|eux|elles)(?=,)|,? {any_of(french.clauses.asides)})++,?\s*$", re.IGNORECASE
)
# Between a subject and its verb: Lavrov, dont le pays négocie avec la Turquie, a demandé
_RELATIVE = re.compile(r", (?:dont |où |que |qu')[^,;:]+, $")
_PLACE = re.compile(
    r"\b(?:à|au|aux|chez|dans|du côté (?:de|du|des)|côté) (?=\w)|\bdu côté d'", re.IGNORECASE
)
_ON = re.compile(r",? (?:où )?(?:l')?on\b")
_COMMA = re.compile(rf"[^,;:{HIDDEN}]{{,{_SUBJECT}}}, ")
_OBJECT = re.compile(r" (?:l'|le|la|les)$")
_BRACKETED = re.compile(r" ?\([^()]{1,60}\)")
_BRACKETED_LAST = re.compile(r" ?\([^()]{1,60}\),?$")
_SURNAME = re.compile(
    r"(?<![\w'-])[^\W\da-zà-öø-ÿ_][\w'-]+ "
    r"((?:(?:Le|La|Du|De|Des|de|Van|Ben) )?[^\W\da-zà-öø-ÿ_][a-zà-ÿ][\w-]*)"
)
_PASSIVE = re.compile(  # and no « été clair »
    r"\bété (?:\w+ment )?(?:l[ea]s?|une?|\w+(?:é|i|u|it|is)e?s?)(?!\w)"
)
_RECEIVES = french.reporting_verbs.receiving_forms | french.reporting_verbs.being_told
_VERBS = french.grammar.auxiliaries | {"ne", "n'", "se", "s'", "qui", "pas"}


class Clauses:
    """The author's words of an article, with quotations hidden, by sentence and clause."""

    def __init__(self, plain: ReadingCopy, passages: Sequence[Passage]) -> None:
        """Hide the passages; offsets stay those of the reading copy."""
        self.paragraphs = plain.paragraphs
        self.text = IndexedText(_hide(plain.text, passages))
        self.said = IndexedText(plain.text)  # with the quotations
        found = (_SURNAME.findall(self.text, p.start, p.end) for p in self.paragraphs)
        self.surnames = frozenset(chain.from_iterable(found))
        self._starts: dict[int, list[int]] = {}
        self._ends = [part.end for passage in passages for part in passage.parts]

    def sentences(self, paragraph: int) -> list[int]:
        """Return where the sentences of a paragraph begin, in order; a dateline counts as one."""
        if paragraph not in self._starts:
            span = self.paragraphs[paragraph]
            opening = DATELINE.match(self.said, span.start, span.end)
            opening = opening or _STAMP.match(self.said, span.start, span.end)
            start = opening.end() if opening else span.start
            found = _BOUNDARY.finditer(self.text, start, span.end)
            ends = (m.end() for m in found if not self._is_abbreviation(m.start() + 1))
            self._starts[paragraph] = sorted({span.start, start, *ends})
        return self._starts[paragraph]

    def _is_abbreviation(self, end: int) -> bool:
        """Whether the character before `end` is the full stop of an abbreviation."""
        if self.text[end - 1] != ".":
            return False
        return _ABBREVIATED.search(self.text[max(0, end - 7) : end]) is not None

    def sentence_start(self, paragraph: int, end: int) -> int:
        """Return where the sentence that leads up to `end` begins.

        At most 400 characters and three quotations back.
        """
        starts = self.sentences(paragraph)
        begun = max(starts[bisect_right(starts, end) - 1], end - _BEFORE)
        passed = bisect_right(self._ends, end) - _PASSAGES_BACK
        return max(begun, self._ends[passed - 1]) if passed > 0 else begun

    def sentence_end(self, paragraph: int, start: int) -> int:
        """Return where the sentence of a paragraph that holds `start` ends."""
        starts = self.sentences(paragraph)
        following = bisect_right(starts, start)
        return starts[following] if following < len(starts) else self.paragraphs[paragraph].end

    def begins_sentence(self, passage: Passage) -> bool:
        """Whether a passage begins its sentence; a dateline before it does not count."""
        start = passage.parts[0].start
        sentence = self.sentence_start(passage.first, start)
        return start == sentence or _DATELINE.fullmatch(self.text, sentence, start) is not None

    def ends_with_colon(self, end: int) -> bool:
        """Whether a colon stands right before `end`, or a blank before it."""
        return self.text[max(0, end - 3) : end].rstrip().endswith(":")

    def subject(self, start: int, end: int) -> Phrase | None:
        """Read the noun phrase at the beginning of a sentence, after adverbials: its subject."""
        start = self._past_adverbials(start, end)
        participle = _OPENS_WITH_PARTICIPLE.match(self.text, start, end)
        if participle and participle[0] not in self.surnames:
            return None
        return phrase(self.text, start, end, strict=True)

    def _past_adverbials(self, start: int, end: int) -> int:
        """Return where the adverbials and appositions that open a sentence end."""
        for _ in range(_LEADS):
            match = _ADVERBIAL.match(self.text, start, end)
            past = match.end() if match else self._past_apposition(start, end)
            if past == start:
                break
            start = past
        return start

    def _past_apposition(self, start: int, end: int) -> int:
        """Return where an apposition before its noun ends: "Auteur du but, "; else `start`."""
        stop = role(self.text, start, end)
        comma = _COMMA.match(self.text, stop, end) if stop > start else None
        return comma.end() if comma and phrase(self.text, comma.end(), end) else start

    def subject_before(self, start: int, end: int) -> Phrase | None:
        """Read the subject of the verb at `end`, in the verb's own clause.

        `start`: where the verb's sentence begins.
        """
        if relative := _RELATIVE.search(self.text, max(start, end - _LONGEST_ASIDES), end):
            return self.subject_before(start, relative.start() + len(", "))
        clause = self._past_adverbials(self._clause_start(start, end), end)
        before = self._without_asides(clause, end)
        if before.endswith(" qui"):
            antecedent = before.removesuffix(" qui").rstrip(" ,")
            return self.antecedent(clause, clause + len(antecedent))
        if ", " in before and not self.text[clause:end].rstrip().endswith(","):
            clause += before.rindex(", ") + 2  # no apposition: "S'il pleut, Roux a dit"
            before = before.rpartition(", ")[2]
        if not before:
            return self.subject(start, clause) if clause > start else None
        stop = clause + len(before)
        who = self._whole(clause, stop) or self._reaching(clause, stop)
        if who and self._last_word(clause, who.span.start) in french.antecedents.prepositions:
            return None
        return who

    def _last_word(self, start: int, end: int) -> str:
        return self.text[start:end].rstrip().rpartition(" ")[2].lower()

    def institution(self, start: int, end: int) -> Phrase | None:
        """Read the institution for which "on" stands: À la préfecture, on assure ..."""
        for place in reversed(list(_PLACE.finditer(self.text, start, end))):
            who = phrase(self.text, place.end(), end) or bare_noun(self.text, place.end(), end)
            if who and _ON.match(self.text, who.span.end, end):
                return who if who.speaks else None
        return None

    def _clause_start(self, start: int, end: int) -> int:
        """Return where the last clause before `end` begins; those in brackets do not count."""
        clause = start
        aside = [m.span() for m in _BRACKETED.finditer(self.text, start, end)]
        for match in _CLAUSE.finditer(self.text, start, end):
            if not any(first <= match.start() < last for first, last in aside):
                clause = match.end()
        return clause

    def past_appositions(self, start: int, end: int) -> int:
        """Return where what a person is ends: "Agnès, 43 ans, infirmière à Lens (Nord)"."""
        while True:
            bracket = _BRACKETED.match(self.text, start, end)
            after = start + 2 if self.text.startswith(", ", start) else start
            stop = bracket.end() if bracket else role(self.text, after, end)
            if stop == after:
                return start
            start = stop

    def _without_asides(self, start: int, end: int) -> str:
        """Return a clause up to its verb, without asides, brackets and objects before the verb."""
        tail = max(start, end - _LONGEST_ASIDES)
        before = self.text[start:tail] + _ASIDES.sub("", self.text[tail:end])
        before = before.rstrip(f" ,{HIDDEN}")
        return _OBJECT.sub("", _BRACKETED_LAST.sub("", before))

    def antecedent(self, start: int, end: int) -> Phrase | None:
        """Read the antecedent of "qui": François Hamel in "..., ministre de la Transition, qui"."""
        comma = self.text.rfind(", ", start, end)
        if comma >= 0 and role(self.text, comma + 2, end) == end:
            end = comma
        return self._reaching(start, end)

    def _whole(self, start: int, end: int) -> Phrase | None:
        """Read all words up to the verb as its subject, unless another verb is among them."""
        comma = self.text.find(", ", start, end)
        first = end if comma < 0 else comma
        read = self._subject_words(start, first)
        if not read:
            return None
        if read[0].text in ("de", "d'") and len(read) > 1 and read[1].capital:  # de Gaulle
            return describe(self.text, Span(start, first))
        who = phrase(self.text, start, end)
        if not who or (who.pronoun and len(read) > 1):
            return None
        reaches = who.pronoun or who.span.end >= first
        return who if reaches else known_phrase(self.text, start, first, end)

    def _subject_words(self, start: int, end: int) -> list[Word]:
        """Return the words of a stretch that may be a subject; none if too long or with a verb."""
        read = words(self.text, start, end)
        if not read or len(read) > _WORDS_OF_SUBJECT or read[0].start != start:
            return []
        has_verb = any(word.text in _VERBS for word in read[1:]) or cues(self.text, read[1:])
        return [] if has_verb or HIDDEN in self.text[start:end] else read

    def _reaching(self, start: int, end: int) -> Phrase | None:
        """Return the longest phrase that ends at `end`."""
        before, hidden = "", self.text.rfind(HIDDEN, start, end)
        for word in words(self.text, max(start, end - _SUBJECT), end):
            own = word.start > hidden  # no phrase reaches over a quotation
            who = phrase(self.text, word.start, end, strict=True) if own else None
            if who and not self.text[who.span.end : end].strip(" ,"):
                return (
                    who if before not in french.grammar.noun_links else None
                )  # "délégué à la Sécurité"
            before = word.text
        return None


def is_spoken_to(who: Phrase, predicate: Sequence[Word]) -> bool:
    """Whether the subject receives the words and does not say them: a passive, "apprend"."""
    said = " ".join(word.text for word in predicate)
    passive = not who.document and _PASSIVE.search(said) is not None
    return passive or any(word.text in _RECEIVES for word in predicate)


def _hide(text: str, passages: Sequence[Passage]) -> str:
    """Replace every character of the passages, marks included; offsets do not change.

    A passage that ends a sentence leaves a full stop, so that the next sentence is seen.
    """
    pieces: list[str] = []
    last = 0
    for passage in passages:
        for part in passage.parts:
            ended = text[part.end - 3 : part.end].strip('»”"›“ ')[-1:] in (".", "!", "?", "…")
            pieces += (text[last : part.start], HIDDEN * (part.end - part.start - 1))
            pieces.append("." if ended else HIDDEN)
            last = part.end
    return "".join((*pieces, text[last:]))
