"""What a quotation is, who speaks, and by which words the article says so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service import french
from service.article import Kind, Span
from service.cues import (
    Cue,
    Phrase,
    Word,
    cue_at,
    cues,
    describe as describe_phrase,
    first_name_gender,
    incised,
    known_phrase,
    phrase,
    role,
    words,
)
from service.marks import Passage
from service.plain import Plain

_HIDDEN = "\x01"  # stands for every character of a quotation where the author's words are read
_BEFORE, _AFTER = 400, 200  # characters read before and after a quotation
_PARAGRAPHS_BACK = 4  # where the name that a pronoun stands for is looked for
_BOUNDARY = re.compile(rf"[.!?…{_HIDDEN}][»”\"’)]*\s+(?=[^\W\da-zà-öø-ÿ_]|[{_HIDDEN}«“\"—–])")
_ABBREVIATED = re.compile(
    rf"(?:^|\W)(?:{'|'.join(french.SHORT_WORDS.split())}|[^\W\d_])\.$", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"(?:\bque |\bqu'|\bsi |, et |, mais |\bmais |[;:(] ?|\bcar |\bdont |\boù |\b(?:puis|lors)qu'|"
    r"\bpuisque |\blorsque |\btandis que |\bquand |\bet (?=(?:il|elle|l[ea]|l')\b)| [–—] )",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    rf"(?:{french.CONNECTORS}),? |(?:{french.ADVERBIAL_LEADS})\b[^,;:]*, ", re.IGNORECASE
)
_ACCORDING = re.compile(
    rf"(?:^|[^\w\s'] |\b(?:et|mais|car|que) )(?P<cue>{french.ACCORDING}) ", re.IGNORECASE
)
_ACCORDING_HERE = re.compile(rf"(?P<cue>{french.ACCORDING}) ", re.IGNORECASE)
_LINK = re.compile(r"(?: ?[,–—:] ?| ?\(| )(?=\w)")
_MORE = re.compile(rf"(?:,? (?:et|ou|mais|puis) (?:qu[e'] ?)?|, ){_HIDDEN}+\.?")
_ASIDE_AFTER = re.compile(rf",?(?: (?:(?:lui|elle|eux|elles),|{french.ASIDES}|{'|'.join(french.ADVERBS.split())}|{french.TOLD}|\\w+ment),?)+ (?=\w)")
_ASIDES = re.compile(rf"(?:, (?:lui|elle|eux|elles),|,? (?:{french.ASIDES}),?)+\s*$", re.IGNORECASE)
_GIVES_TEXT = re.compile(rf"\b(?:{french.TEXT_WORDS})\b[^.:]{{0,30}}[.:] ?$")
_INCISE_LEAD = re.compile(r" ?, ?| ?[–—] ?|(?<=[?!…]) |(?<=[?!…][»”]) ")
_INCISE_TAIL = re.compile(
    rf"(?: (?:{french.CIRCUMSTANCES})\b[^,.;:!?…«»“”–—]{{1,70}})? ?(?P<mark>[,.!?:;…–—]|$)"
)
_AS_SAID = re.compile(r"(?:comme|ainsi que) (?:le |l'|me |nous )?", re.IGNORECASE)
_JOINED = re.compile(r"(?:,? et |, |,? mais | ?; )")
_DATELINE = re.compile(r"[^\W\d_][^.,:;]{1,40} [-–—] ")
_COORDINATED = re.compile(rf"{_HIDDEN}+\.?,? ?(?:et|ou|mais|puis|ni)? ")
_OBJECT = re.compile(r" (?:l'|le|la|les)$")
_LETTER = re.compile(r"\w")
_MENTIONS = 12
_RESUMED = re.compile(
    r"(?:\b(?:et|avant|puis) (?:(?P<who>[^,:]{3,60}) )?(?:de |d')"
    r"(?P<verb>\w+er|conclure|poursuivre|prévenir|avertir|répondre|renchérir) ?"
    r"|\b(?P<whom>pour|selon|d'après) (?:qui|lequel|laquelle|lesquels) ?)(?::|que|qu')?\s*$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s*(?:,? ?(?:et|ou|mais|puis|ni)? ?(?:qu[e'] ?|d[e'] ?|à ?)?|,)$")
_READ_IN = re.compile(r" (?:dans|sur|à|au|aux|chez|du côté de|auprès de) ")
_DOCUMENT_TURN = re.compile(
    rf"\b(?:dans|par|via|sur) (?:un|une|le|la|l'|son|sa|cette|ce) ?(?:\w+ )?"
    rf"(?:{'|'.join(french.IN_DOCUMENT.split())})\b",
    re.IGNORECASE,
)


_VERB_ENDINGS = tuple(french.VERB_ENDINGS.split())
_RECEIVING = frozenset(french.RECEIVING.split())
_NO_VERBS = frozenset((french.PHRASE_STOPS + french.DETERMINERS + french.NOUN_LINKS).split())
_NOT_INVERTED = frozenset(french.NOT_INVERTED.split())
_VERBS_WITHIN = frozenset((french.AUXILIARIES + french.SAYING_FINITE).split())
_SLOGANS = frozenset(french.SLOGAN_WORDS.split())
_TITLE_LEADS, _TERM_LEADS = (
    frozenset(french.TITLE_WORDS.split()),
    frozenset(french.TERM_WORDS.split()),
)
_DETERMINERS = frozenset(french.DETERMINERS.split())
_CLAUSE_STARTS = frozenset(french.CLAUSE_STARTS.split())
_GOVERNS = frozenset((*french.GOVERNS.split("|"), *french.ADVERBS.split()))
_CLAUSE_WORDS = frozenset(french.CLAUSE_WORDS.split())
_CHANTING, _NAMING = frozenset(french.CHANTING.split()), frozenset(french.NAMING.split())
_FULL_NAME = re.compile(r"[^\W\da-zà-öø-ÿ_][\w'-]+(?: [^\W\da-zà-öø-ÿ_][\w'-]+)*")
_TIES = frozenset((french.NOUN_LINKS + " " + french.DETERMINERS + french.PHRASE_STOPS).split())
_SURNAME = re.compile(r"[^\W\da-zà-öø-ÿ_][\w'-]+ ([^\W\da-zà-öø-ÿ_][\w-]+)")


class Attribution(NamedTuple):
    """Who is said to speak and by what words: spans of the reading copy, or nothing."""

    cue: Span | None = None
    speaker: Phrase | None = None
    saying: bool = False
    where: str = "none"


class Mention(NamedTuple):
    """Somebody named outside quotations, whom a later pronoun may mean."""

    at: int
    who: Phrase


@dataclass(frozen=True, slots=True)
class Described:
    """A passage with its kind, speaker, cue and incises, in the reading copy."""

    kind: Kind
    speaker: Span | None
    cue: Span | None
    incises: tuple[Span, ...]
    continues: bool


class Attributor:
    """Reads the author's words around the passages of one article, in text order."""

    def __init__(self, plain: Plain, passages: Sequence[Passage]) -> None:
        self.plain = plain
        self.passages = passages
        self.text = _hide(plain.text, passages)
        self.surnames = frozenset(_SURNAME.findall(plain.text))
        self.named: list[Mention] = []  # speakers found so far
        self.sentences: dict[int, list[int]] = {}  # where those of a paragraph begin
        self.subjects: dict[int, list[Mention]] = {}  # of a paragraph's sentences
        self.last: tuple[Attribution, int] | None = None  # of the passage before, and its end

    def describe_all(self) -> list[Described]:
        return [self._describe(passage) for passage in self.passages]

    def _describe(self, passage: Passage) -> Described:
        inside = incises(self.plain.text, passage)
        found = self._attribute(passage, inside)
        kind = _kind(self, passage, found)
        speaker = self._speaker(passage, found) if kind not in ("title", "term") else None
        cue = found.cue if kind != "title" else None
        self.last = (found, passage.parts[-1].end)
        continues = found.where == "continued"
        return Described(kind, speaker, cue, tuple(i.span for i in inside), continues)

    # Attribution: inside the marks, after them, before them, or shared with the passage before.

    def _attribute(self, passage: Passage, inside: Sequence["Incise"]) -> Attribution:
        if inside:
            return Attribution(inside[0].cue, inside[0].speaker, saying=True, where="inside")
        if passage.opener in french.DIALOGUE_DASHES:
            return Attribution()
        before = self._before(passage)
        if before.speaker and before.saying and self._led_by_colon(passage.parts[0].start):
            return before
        after = self._after(passage)
        if after.cue or after.speaker:
            return after
        if elided := self._elided(passage):
            return elided
        if before.speaker:
            return before
        if passage.continues and self.last:
            return self.last[0]._replace(cue=None, where="continued")
        return self._shared(passage) or (before if before.cue else self._led(passage))

    def _led_by_colon(self, start: int) -> bool:
        return self.text[max(0, start - 3) : start].rstrip().endswith(":")

    def _after(self, passage: Passage) -> Attribution:
        """Read what follows the closing mark: ", dit le maire", ", selon lui", " (Paul Petit)"."""
        last = passage.parts[-1]
        limit = min(self.plain.paragraphs[passage.last].end, last.end + _AFTER)
        more = _MORE.match(self.text, last.end, limit)
        start = more.end() if more else last.end
        link = _LINK.match(self.text, start, limit)
        if not passage.closed or not link:
            return Attribution()
        read = words(self.text, link.end(), limit)
        if not read or read[0].start != link.end():
            return Attribution()
        if ":" in link.group():
            return self._explained_after(passage, link.end(), limit)
        if "(" in link.group() and (named := self._named_after(link.end(), limit)).speaker:
            return named
        return self._according_after(link.end(), limit) or self._verb_after(
            passage, read, limit, comma="," in link.group()
        )

    def _explained_after(self, passage: Passage, start: int, limit: int) -> Attribution:
        """Read « Je reste » : le maire s'est expliqué; « Du vent » : c'est ainsi que l'élu ..."""
        starts = self._sentences(passage.last)
        following = bisect_right(starts, start)
        end = min(limit, starts[following]) if following < len(starts) else limit
        read = words(self.text, start, end)
        said = next((c for c in cues(self.text, read) if not c.passive), None)
        if not said or not self._is_whole(passage) or said.clitic:
            return Attribution()
        who = self._subject_before(start, said.span.start)
        known = who and who.person and not who.pronoun
        return Attribution(said.span, who, saying=True, where="after") if known else Attribution()

    def _named_after(self, start: int, limit: int) -> Attribution:
        """Read a name in brackets; a verb in them ("corrige le président") is read as elsewhere."""
        who = phrase(self.text, start, limit, strict=True)
        if who and who.person and who.name:
            return Attribution(None, who, saying=True, where="after")
        return Attribution()

    def _according_after(self, start: int, limit: int) -> Attribution | None:
        match = _ACCORDING_HERE.match(self.text, start, limit)
        who = phrase(self.text, match.end(), limit) if match else None
        if not match or not who:
            return None
        if match["cue"].lower() == "pour" and not (who.name or who.person):
            return None
        cue = Span(match.start("cue"), match.end("cue"))
        return Attribution(cue, who, saying=True, where="after")

    def _verb_after(
        self, passage: Passage, read: Sequence[Word], limit: int, *, comma: bool
    ) -> Attribution:
        if read[0].capital or not (comma or self._is_whole(passage)):
            return Attribution()
        cue = cue_at(self.text, read, 0)
        if cue and cue.clitic:
            return self._inverted(cue._replace(clitic="on") if cue.passive else cue, limit)
        if cue and not cue.passive and not cue.gerund:
            who = self._subject_after(read, cue.last + 1, limit)
            if who and (cue.saying or who.person):
                return Attribution(cue.span, who, saying=True, where="after")
        return self._unknown_verb(read, limit) if comma and not cue else Attribution()

    def _inverted(self, cue: Cue, limit: int) -> Attribution:
        """Read "dit-il", "lit-on dans le rapport"."""
        if cue.clitic in ("je", "nous", "vous", "tu", "ce"):
            return Attribution()
        if cue.clitic == "on":
            place = _READ_IN.match(self.text, cue.span.end, limit)
            who = phrase(self.text, place.end(), limit) if place else None
            return Attribution(cue.span, who, saying=True, where="after")
        stands_for = Phrase(cue.span, None, "", True, False, pronoun=cue.clitic)
        return Attribution(cue.span, stands_for, saying=True, where="after")

    def _subject_after(self, read: Sequence[Word], index: int, limit: int) -> Phrase | None:
        """Read the subject of an inverted verb, past what may stand between."""
        if index >= len(read):
            return None
        aside = _ASIDE_AFTER.match(self.text, read[index - 1].end, limit)
        start = aside.end() if aside else read[index].start
        if self.text[read[index - 1].end : read[index].start].strip():
            return None
        return phrase(self.text, start, limit) or self._subject_further(read, index, limit)

    def _subject_further(self, read: Sequence[Word], index: int, limit: int) -> Phrase | None:
        """Read a subject past a circumstance: ", précisait à midi le commandant Vidal"."""
        for at in range(index + 1, min(index + 7, len(read))):
            if self.text[read[at - 1].end : read[at].start].strip():
                break
            who = phrase(self.text, read[at].start, limit)
            if who and who.person and read[at - 1].text not in _TIES and not who.pronoun:
                return who
        return None

    def _unknown_verb(self, read: Sequence[Word], limit: int) -> Attribution:
        """Accept ", grince le maire": an unknown word of a verb's shape before a person."""
        index = 1 if len(read) > 1 and read[0].text in ("s'", "se") else 0
        if len(read) < index + 2 or not read[index].text.endswith(_VERB_ENDINGS):
            return Attribution()
        who = phrase(self.text, read[index + 1].start, limit)
        known = read[index].text in _NO_VERBS or not index and read[index].text in _NOT_INVERTED
        if known or not who or not (who.person or who.name) or who.pronoun:
            return Attribution()
        cue = Span(read[0].start, read[index].end)
        return Attribution(cue, who, saying=True, where="after")

    def _is_whole(self, passage: Passage) -> bool:
        """Tell whether a passage begins its sentence, so that a verb after it is inverted."""
        start = passage.parts[0].start
        sentence = self._sentence_start(passage.first, start)
        return start == sentence or _DATELINE.fullmatch(self.text, sentence, start) is not None

    def _sentence_start(self, number: int, end: int) -> int:
        """Return where the sentence of a paragraph that leads up to `end` begins."""
        starts = self._sentences(number)
        return max(starts[bisect_right(starts, end) - 1], end - _BEFORE)

    def _sentences(self, number: int) -> list[int]:
        """List where the sentences of a paragraph begin."""
        if number not in self.sentences:
            span = self.plain.paragraphs[number]
            found = _BOUNDARY.finditer(self.text, span.start, span.end)
            ends = (m.end() for m in found if not self._is_abbreviation(m.start() + 1))
            self.sentences[number] = [span.start, *ends]
        return self.sentences[number]

    def _is_abbreviation(self, dot: int) -> bool:
        return _ABBREVIATED.search(self.text[max(0, dot - 7) : dot]) is not None

    def _before(self, passage: Passage) -> Attribution:
        start = passage.parts[0].start
        return self._read_lead(self._sentence_start(passage.first, start), start)

    def _read_lead(self, start: int, end: int) -> Attribution:
        """Read the author's words from a sentence's start up to a quotation."""
        if not _LETTER.search(self.text, start, end):
            return Attribution()
        read = words(self.text, start, end)
        said = [cue for cue in cues(self.text, read) if self.text[cue.span.start] != _HIDDEN]
        known = (
            self._resumed(start, end)
            or self._according_before(start, end, said)
            or self._as_said(start, end)
        )
        if known:
            return known
        colon = self._led_by_colon(end)
        for cue in reversed(said):
            found = self._by_cue(start, end, cue, read)
            if found.speaker or (cue.saying and not colon):
                return found
        return self._by_subject(start, end) if colon else Attribution()

    def _as_said(self, start: int, end: int) -> Attribution | None:
        """Read "Comme le résume Nadia Le Goff, « ... »"."""
        match = _AS_SAID.match(self.text, start, end)
        said = incised(self.text, match.end(), end) if match else None
        if not said or not said[1]:
            return None
        return Attribution(said[0].span, said[1], saying=True, where="before")

    def _according_before(self, start: int, end: int, said: Sequence[Cue]) -> Attribution | None:
        for match in reversed(list(_ACCORDING.finditer(self.text[start:end]))):
            who = phrase(self.text, start + match.end(), end)
            own = match["cue"].lower() != "pour" or bool(who and (who.name or who.person))
            later = any(cue.span.start > start + match.end() for cue in said)
            if who and own and not later:
                cue = Span(start + match.start("cue"), start + match.end("cue"))
                return Attribution(cue, who, saying=True, where="before")
        return None

    def _resumed(self, start: int, end: int) -> Attribution | None:
        """Read "Et d'ajouter :", "Et le capitaine de prévenir :", "..., pour qui"."""
        found = _RESUMED.search(self.text, start, end)
        if not found:
            return None
        who = self._speaker_since(start) if found["whom"] else self.last and self.last[0].speaker
        if found["who"]:
            who = phrase(self.text, found.start("who"), found.end("who"))
        verb = found["whom"] and "whom" or "verb"
        cue = Span(found.start(verb), found.end(verb))
        return Attribution(cue, who, saying=True, where="before") if who else None

    def _by_cue(self, start: int, end: int, cue: Cue, read: Sequence[Word]) -> Attribution:
        """Attribute by a verb before the quotation, and the subject of that verb."""
        none = Attribution(cue.span, None, saying=cue.saying, where="before")
        if cue.passive or any(read[i].text in _RECEIVING for i in range(cue.first, cue.last + 1)):
            return none
        if cue.gerund and read[cue.last].text in french.CITING.split():
            who = (
                phrase(self.text, read[cue.last + 1].start, end)
                if (cue.last + 1 < len(read))
                else None
            )
        elif cue.gerund:
            who = self._sentence_subject(start, end) or self._speaker_since(start)
        elif cue.clitic:
            who = Phrase(cue.span, None, "", True, False, pronoun=cue.clitic)
            none = none._replace(where="shared")
        else:
            who = self._subject_before(start, cue.span.start) or self._inverted_before(cue, end)
        sure = bool(who and (who.person or who.name or who.document or who.proper or who.pronoun))
        plain = self._led_by_colon(end) or read[-1].text in ("que", "qu'")
        unsure = who and who.pronoun and not cue.saying and self.text[who.span.start - 1] == "'"
        if not who or unsure or not (sure or (cue.saying and plain)):
            return none if cue.saying else Attribution()
        return none._replace(speaker=who)

    def _inverted_before(self, cue: Cue, end: int) -> Phrase | None:
        """Read "voici ce qu'en dit le règlement :"."""
        who = phrase(self.text, cue.span.end + 1, end) if self._led_by_colon(end) else None
        return who if who and not self.text[who.span.end : end].strip(" :") else None

    def _speaker_since(self, start: int) -> Phrase | None:
        """Return who spoke last, where that was in the sentence that begins at `start`."""
        return self.last[0].speaker if self.last and self.last[1] > start else None

    def _by_subject(self, start: int, end: int) -> Attribution:
        """Attribute "La maire est catégorique : « ... »" to the person or text it begins with."""
        who = self._sentence_subject(start, end)
        if not who or not (who.person or who.document or who.pronoun):
            return Attribution()
        rest = words(self.text, who.span.end, end)
        if not rest:
            named = who.document or (who.person and (not who.proper_only or who.gender))
            return Attribution(None, who if named else None, saying=True, where="before")
        cue = _predicate(self.text, rest)
        passive = not who.document and any(word.text == "été" for word in rest)
        if passive or any(word.text in _RECEIVING for word in rest):
            return Attribution(cue, where="before")
        return Attribution(cue, who, saying=True, where="before")

    def _sentence_subject(self, start: int, end: int) -> Phrase | None:
        start = self._past_adverbials(start, end)
        return phrase(self.text, start, end, strict=True)

    def _past_adverbials(self, start: int, end: int) -> int:
        for _ in range(3):
            match = _ADVERBIAL.match(self.text, start, end)
            if not match:
                break
            start = match.end()
        return start

    def _subject_before(self, start: int, end: int) -> Phrase | None:
        """Read the subject that stands before a verb, in the verb's own clause."""
        clause = start
        for match in _CLAUSE.finditer(self.text, start, end):
            clause = match.end()
        clause = self._past_adverbials(clause, end)
        stop = _ASIDES.sub("", self.text[clause:end]).rstrip(f" ,{_HIDDEN}")
        stop = _OBJECT.sub("", stop)
        if stop.endswith(" qui"):
            return self._reaching(clause, clause + len(stop[:-4].rstrip(" ,")))
        if not stop:
            return self._sentence_subject(start, clause) if clause > start else None
        stop_at = clause + len(stop)
        return self._whole(clause, stop_at) or self._reaching(clause, stop_at)

    def _whole(self, start: int, end: int) -> Phrase | None:
        """Take a clause's words up to its verb as the subject, where no other verb is among them."""
        comma = self.text.find(", ", start, end)
        first = end if comma < 0 else comma
        read = words(self.text, start, first)
        if not read or len(read) > 12 or read[0].start != start:
            return None
        who = phrase(self.text, start, end)
        if read[0].text in ("de", "d'") and len(read) > 1 and read[1].capital:
            who = describe_phrase(self.text, Span(start, first))
        busy = any(w.text in _VERBS_WITHIN for w in read[1:]) or _HIDDEN in self.text[start:first]
        if not who or busy:
            return None
        if who.pronoun:
            return who if len(read) == 1 else None
        return who if who.span.end >= first else known_phrase(self.text, start, first, end)

    def _reaching(self, start: int, end: int) -> Phrase | None:
        """Find the longest phrase that ends where the verb begins."""
        for word in words(self.text, max(start, end - 120), end):
            who = phrase(self.text, word.start, end, strict=True)
            if who and self.text[who.span.end : end].strip(" ,") == "":
                return who
        return None

    def _shared(self, passage: Passage) -> Attribution | None:
        """Share the attribution of the passage before: « A », dit-elle, « B » ; « A » et « B »."""
        if not self.last or not self.last[0].speaker:
            return None
        found, end = self.last
        start = passage.parts[0].start
        if start - end > _AFTER or end < self.plain.paragraphs[passage.first].start:
            return None
        gap = self.text[end:start]
        if _TOGETHER.fullmatch(gap) and gap.strip():
            return found._replace(where="before")
        if found.where != "after" or len(_BOUNDARY.findall(gap + '"')) > 1:
            return None
        if gap.rstrip().endswith((",", ":", "–", "—")):
            return found._replace(where="shared")
        return (
            Attribution(None, found.speaker, saying=True, where="shared")
            if gap.rstrip()[-1:] == "."
            else None
        )

    def _elided(self, passage: Passage) -> Attribution | None:
        """Read a subject whose verb is left out: Merz y voit « A », le président « B »."""
        if not self.last or self.last[0].where != "before":
            return None
        found, end = self.last
        start = passage.parts[0].start
        match = _JOINED.match(self.text, end, start) if start - end < _AFTER else None
        who = phrase(self.text, match.end(), start, strict=True) if match else None
        if not who or not who.person or who.pronoun or self.text[who.span.end : start].strip():
            return None
        return found._replace(speaker=who)

    def _led(self, passage: Passage) -> Attribution:
        """Read the last sentence of the paragraph before, where it plainly leads to a passage."""
        number = passage.first
        if not number or passage.parts[0].start != self.plain.paragraphs[number].start:
            return Attribution()
        span = self.plain.paragraphs[number - 1]
        sentence = self._sentence_start(number - 1, span.end)
        if self.text[span.end - 1] == ":":
            return self._read_lead(sentence, span.end)
        if _GIVES_TEXT.search(self.text, sentence, span.end):
            return self._by_subject(sentence, span.end)
        return Attribution()

    # Pronouns.

    def _speaker(self, passage: Passage, found: Attribution) -> Span | None:
        who = found.speaker
        if who and who.pronoun:
            who = self._meant(passage, who.pronoun)
            resolved = who.name or who.span if who else None
        else:
            resolved = who.span if who else None
        if who and (who.person or who.name):
            self.named.append(Mention(passage.parts[0].start, who))
        return resolved

    def _meant(self, passage: Passage, pronoun: str) -> Phrase | None:
        """Return whom a pronoun means, where the article leaves no doubt."""
        number = passage.first
        near = self._mentions(number, passage.parts[0].start)
        fitting = [m for m in near if _fits(self.text, m.who, pronoun)]
        if not fitting:
            return self._only_name(number, passage.parts[0].start, pronoun)
        nearest = fitting[0]
        close = nearest.at >= self.plain.paragraphs[max(0, number - 1)].start
        names = {(m.who.name or m.who.span).of(self.text).lower() for m in fitting}
        return nearest.who if close or len(names) == 1 else None

    def _only_name(self, number: int, before: int, pronoun: str) -> Phrase | None:
        """Return the one full name lately read whose first name the pronoun fits."""
        low = max(self.plain.paragraphs[max(0, number - 1)].start, before - _BEFORE)
        spans = (Span(m.start(), m.end()) for m in _FULL_NAME.finditer(self.text, low, before))
        people = [describe_phrase(self.text, span) for span in spans]
        people = [who for who in people if who.name and first_name_gender(who.name.of(self.text))]
        names = {who.span.of(self.text) for who in people}
        return people[0] if len(names) == 1 and _fits(self.text, people[0], pronoun) else None

    def _mentions(self, number: int, before: int) -> list[Mention]:
        """List who was named in the paragraphs before, the nearest first; a few are enough."""
        first = max(0, number - _PARAGRAPHS_BACK)
        low = self.plain.paragraphs[first].start
        near = self.named[-_MENTIONS:]
        for paragraph in range(first, number + 1):
            near += self._subjects(paragraph)[-_MENTIONS:]
        return sorted((m for m in near if low <= m.at < before), key=lambda m: -m.at)

    def _subjects(self, number: int) -> list[Mention]:
        """List the persons with whom sentences of a paragraph begin."""
        if number not in self.subjects:
            span = self.plain.paragraphs[number]
            read = (self._sentence_subject(at, span.end) for at in self._sentences(number))
            people = (who for who in read if who and not who.pronoun and self._is_person(who))
            self.subjects[number] = [Mention(who.span.start, who) for who in people]
        return self.subjects[number]

    def _is_person(self, who: Phrase) -> bool:
        return who.person or who.span.of(self.text) in self.surnames


def _predicate(text: str, rest: Sequence[Word]) -> Span:
    """Return the words of a clause after its subject and what is set off by commas: eight at most."""
    start = text.rfind(", ", rest[0].start, rest[-1].start)
    own = [word for word in rest if word.start > start][:8]
    return Span(own[0].start, own[-1].end)


class Incise(NamedTuple):
    """The author's words inside a passage, with the speaker they name."""

    span: Span
    cue: Span
    speaker: Phrase | None


def incises(text: str, passage: Passage) -> list[Incise]:
    """Find the author's words inside a passage: ", a déclaré le maire,", "demande-t-il"."""
    found: list[Incise] = []
    for part in passage.parts:
        for match in _INCISE_LEAD.finditer(text, part.start, part.end):
            if (found and match.start() < found[-1].span.end) or _is_nested(passage, match.start()):
                continue
            incise = _incise(text, match, part.end - passage.closed)
            if incise:
                found.append(incise)
    return found


def _is_nested(passage: Passage, at: int) -> bool:
    index = bisect_right(passage.nested, Span(at, at)) - 1
    return index >= 0 and passage.nested[index].end > at


def _incise(text: str, lead: re.Match[str], limit: int) -> Incise | None:
    read = incised(text, lead.end(), limit)
    if not read:
        return None
    cue, who = read
    end = who.span.end if who else cue.span.end
    who = who or Phrase(cue.span, None, "", True, False, pronoun=cue.clitic)
    if text.startswith(", ", end) and text[role(text, end + 2, limit) : limit][:1] in (",", "."):
        end = role(text, end + 2, limit)
    tail = _INCISE_TAIL.match(text, end, limit)
    if not tail:
        return None
    mark = lead.group().strip()
    start = lead.start() + lead.group().index(mark) if mark else lead.end()
    paired = tail["mark"] == "," or (mark in ("–", "—") and tail["mark"] in ("–", "—"))
    end = tail.end() if paired else end + len(text[end : tail.start("mark")].rstrip())
    return Incise(Span(start, end), cue.span, who)


def _hide(text: str, passages: Sequence[Passage]) -> str:
    """Put marks and words of all passages out of sight, keeping every offset.

    A passage that ends a sentence leaves a full stop, so that the next sentence is seen.
    """
    pieces: list[str] = []
    last = 0
    for passage in passages:
        for part in passage.parts:
            ended = text[part.end - 3 : part.end].strip('»”"›“ ')[-1:] in (".", "!", "?", "…")
            pieces += (text[last : part.start], _HIDDEN * (part.end - part.start - 1))
            pieces.append("." if ended else _HIDDEN)
            last = part.end
    return "".join((*pieces, text[last:]))


def _fits(text: str, who: Phrase, pronoun: str) -> bool:
    """Tell whether a pronoun may stand for somebody, by number and gender."""
    many = who.span.of(text).split(" ")[0].lower() in french.PLURAL_DETERMINERS.split()
    if many or pronoun in ("ils", "elles"):
        return many and pronoun in ("ils", "elles")
    gender = {"il": "m", "lui": "m", "elle": "f"}.get(pronoun)
    return gender is not None and who.gender in ("", gender)


# Kind.


def _kind(read: Attributor, passage: Passage, found: Attribution) -> Kind:
    """Judge what a passage is by its shape, what leads to it and who speaks."""
    if passage.opener in french.DIALOGUE_DASHES:
        return "dialogue"
    start = passage.parts[0].start
    content = read.plain.text[start + 1 : passage.parts[-1].end - passage.closed].strip()
    lead = words(read.text, max(read._sentence_start(passage.first, start), start - 60), start)
    told = found.saying and found.where in ("after", "inside", "shared", "continued")
    chanted = found.cue and any(
        word.text in _CHANTING or word.base in _CHANTING
        for word in words(read.text, found.cue.start, found.cue.end)
    )
    if chanted or (not told and _has_slogan_lead(lead, read.text[max(0, start - 40) : start])):
        return "slogan"
    if not told and (label := _label(read, passage, found, content, lead)):
        return label
    if _is_document(read, passage, found):
        return "document"
    return "scare" if not told and _is_scare(read, passage, found, content) else "speech"


def _has_slogan_lead(lead: Sequence[Word], before: str) -> bool:
    turned = any(turn in before.lower() for turn in french.SLOGAN_TURNS)
    return turned or any(word.text in _SLOGANS for word in lead[-5:])


def _label(
    read: Attributor, passage: Passage, found: Attribution, content: str, lead: Sequence[Word]
) -> Kind | None:
    """Tell a title or a term from words that somebody said."""
    start = passage.parts[0].start
    colon = read._led_by_colon(start)
    long = len(content.split()) > 9
    capital = content[:1].isupper()
    cue = found.cue or Span(0, 0)
    near = [word.text for word in lead[-3:] if not cue.start <= word.start < cue.end]
    before = read.text[max(0, start - 40) : start].lower()
    shown = any(turn in before for turn in french.TITLE_TURNS)
    if not long and capital and (shown or any(word in _TITLE_LEADS for word in near)):
        return "title"
    named = found.cue and any(
        w.text in _NAMING for w in words(read.text, found.cue.start, found.cue.end)
    )
    if named and len(content.split()) < 6:
        return "title" if capital else "term"
    if len(content.split()) < 5 and not colon and any(word in _TERM_LEADS for word in near[-2:]):
        return "term"
    if len(passage.parts) > 2 and not found.speaker and _is_verse(passage):
        return "title"
    clause = _CLAUSE_WORDS & set(content.lower().replace("n'", "n' ").split())
    if long or not capital or colon or clause:
        return None
    if lead and lead[-1].text in _DETERMINERS and lead[-1].end >= start - 1 and len(content) > 2:
        return "title" if content[-1:] not in ".!…" else None
    if found.saying and found.cue:
        return None
    if not read._is_whole(passage):
        return "title" if content[-1:] not in ".!?…" else None
    after = read.text[passage.parts[-1].end : passage.parts[-1].end + 3]
    return "title" if re.match(r",? [a-zà-ÿ]", after) else None


def _is_verse(passage: Passage) -> bool:
    return all(part.end - part.start < 60 for part in passage.parts)


def _is_document(read: Attributor, passage: Passage, found: Attribution) -> bool:
    who = found.speaker
    if who and not who.pronoun:
        head = words(read.text, who.span.start, who.span.end)
        if who.document or any(word.text in french.BODIES.split() for word in head[:2]):
            return True
    if not found.cue:
        return False
    if found.where == "before":
        if _GIVES_TEXT.search(read.text, found.cue.start, passage.parts[0].start):
            return True
        return bool(_DOCUMENT_TURN.search(read.text, found.cue.start, passage.parts[0].start))
    if found.where == "after":
        return bool(_DOCUMENT_TURN.search(read.text, found.cue.end, found.cue.end + 80))
    return False


def _is_scare(read: Attributor, passage: Passage, found: Attribution, content: str) -> bool:
    """Tell a word or two in marks from words that somebody said: no clause, no verb of saying."""
    said = content.lower().replace("'", "' ").split()
    if len(said) > 4 or content[-1:] in ".!?…" or content[:1].isupper():
        return False
    if said[0] in _CLAUSE_STARTS:
        return False
    if found.cue and found.saying and found.where == "before":
        gap = _COORDINATED.sub("", read.text[found.cue.end : passage.parts[0].start]).strip()
        attributive = read.text[found.cue.start : found.cue.end].startswith(("se ", "s'"))
        if all(word in _GOVERNS for word in gap.lower().split()) and not attributive:
            return False
    return not found.speaker or (len(said) <= 3 and said[0] not in _DETERMINERS)


def describe(plain: Plain, passages: Sequence[Passage]) -> list[Described]:
    """Describe the passages of an article, in order."""
    return Attributor(plain, passages).describe_all()
