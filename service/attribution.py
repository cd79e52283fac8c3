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
    incised,
    known_phrase,
    phrase,
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
    r"\bpuisque |\blorsque |\btandis que |\bquand |\bet (?=(?:il|elle|l[ea]|l')\b)| [–—] )"
)
_ADVERBIAL = re.compile(
    rf"(?:{french.CONNECTORS}),? |(?:{french.ADVERBIAL_LEADS})\b[^,;:]*, ", re.IGNORECASE
)
_ACCORDING = re.compile(
    rf"(?:^|[^\w\s'] |\b(?:et|mais|car|que) )(?P<cue>{french.ACCORDING}) ", re.IGNORECASE
)
_ACCORDING_HERE = re.compile(rf"(?P<cue>{french.ACCORDING}) ", re.IGNORECASE)
_LINK = re.compile(r"(?: ?[,–—] ?| ?\(| )(?=\w)")
_MORE = re.compile(rf"(?:,? (?:et|ou|mais|puis) (?:qu[e'] ?)?|, ){_HIDDEN}+\.?")
_ASIDE_AFTER = re.compile(rf"(?: (?:{french.ASIDES}|{'|'.join(french.ADVERBS.split())}),?)+ (?=\w)")
_ASIDES = re.compile(rf"(?:,? (?:{french.ASIDES}),?)+\s*$", re.IGNORECASE)
_GIVES_TEXT = re.compile(rf"\b(?:{french.TEXT_WORDS})\b[^.:]{{0,30}}[.:] ?$")
_INCISE_LEAD = re.compile(r" ?, ?| ?[–—] ?|(?<=[?!…]) |(?<=[?!…][»”]) ")
_INCISE_TAIL = re.compile(r" ?[,.!?:;…–—]")
_MENTIONS = 12
_RESUMED = re.compile(
    r"(?:et|avant|puis|pour) (?:de |d')(\w+er|conclure|poursuivre) ?:?$", re.IGNORECASE
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
        self.subjects: dict[int, list[Mention]] = {}  # of a paragraph's sentences
        self.last: tuple[Attribution, int] | None = None  # of the passage before, and its end

    def describe_all(self) -> list[Described]:
        return [self._describe(passage) for passage in self.passages]

    def _describe(self, passage: Passage) -> Described:
        inside = incises(self.plain.text, passage)
        found = self._attribute(passage, inside)
        kind = _kind(self, passage, found)
        speaker = self._speaker(passage, found) if kind not in ("title", "term", "slogan") else None
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
        if after.cue:
            return after
        if before.cue or before.speaker:
            return before
        if passage.continues and self.last:
            return self.last[0]._replace(cue=None, where="continued")
        return self._shared(passage) or self._led(passage)

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
        if "(" in link.group():
            return self._named_after(link.end(), limit)
        return self._according_after(link.end(), limit) or self._verb_after(
            passage, read, limit, comma="," in link.group()
        )

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
        if match["cue"].lower() == "pour" and not who.name:
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
            return self._inverted(cue, limit)
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
        return phrase(self.text, start, limit)

    def _unknown_verb(self, read: Sequence[Word], limit: int) -> Attribution:
        """Accept ", grince le maire": an unknown word of a verb's shape before a person."""
        index = 1 if len(read) > 1 and read[0].text in ("s'", "se") else 0
        if len(read) < index + 2 or not read[index].text.endswith(_VERB_ENDINGS):
            return Attribution()
        who = phrase(self.text, read[index + 1].start, limit)
        known = read[index].text in _NO_VERBS or (not index and read[index].text in _NOT_INVERTED)
        if known or not who or not who.person or who.pronoun:
            return Attribution()
        cue = Span(read[0].start, read[index].end)
        return Attribution(cue, who, saying=True, where="after")

    def _is_whole(self, passage: Passage) -> bool:
        """Tell whether a passage begins its sentence, so that a verb after it is inverted."""
        start = passage.parts[0].start
        low = self.plain.paragraphs[passage.first].start
        return start == self._sentence_start(low, start)

    def _sentence_start(self, low: int, end: int) -> int:
        """Return where the sentence that holds the character before `end` begins, from `low` on."""
        start = low = max(low, end - _BEFORE)
        for match in _BOUNDARY.finditer(self.text, low, end + 1):
            if match.end() > end:
                break
            dot = match.start() + 1
            if not _ABBREVIATED.search(self.text[max(low, dot - 7) : dot]):
                start = match.end()
        return start

    def _before(self, passage: Passage) -> Attribution:
        start = passage.parts[0].start
        low = self.plain.paragraphs[passage.first].start
        return self._read_lead(self._sentence_start(low, start), start)

    def _read_lead(self, start: int, end: int) -> Attribution:
        """Read the author's words from a sentence's start up to a quotation."""
        if not self.text[start:end].strip():
            return Attribution()
        read = words(self.text, start, end)
        said = [cue for cue in cues(self.text, read) if self.text[cue.span.start] != _HIDDEN]
        according = self._according_before(start, end, said)
        if according:
            return according
        colon = self._led_by_colon(end)
        if said:
            found = self._by_cue(start, end, said, read)
            if found.speaker or not colon:
                return found
        resumed = _RESUMED.search(self.text, start, end)
        if resumed and self.last:
            verb = Span(resumed.start(1), resumed.end(1))
            return Attribution(verb, self.last[0].speaker, saying=True, where="before")
        return self._by_subject(start, end) if colon else Attribution()

    def _according_before(self, start: int, end: int, said: Sequence[Cue]) -> Attribution | None:
        for match in reversed(list(_ACCORDING.finditer(self.text[start:end]))):
            who = phrase(self.text, start + match.end(), end)
            own = match["cue"].lower() != "pour" or bool(who and (who.name or who.person))
            later = any(cue.span.start > start + match.end() for cue in said)
            if who and own and not later:
                cue = Span(start + match.start("cue"), start + match.end("cue"))
                return Attribution(cue, who, saying=True, where="before")
        return None

    def _by_cue(
        self, start: int, end: int, said: Sequence[Cue], read: Sequence[Word]
    ) -> Attribution:
        """Attribute by the last verb before the quotation, and the subject of that verb."""
        cue = said[-1]
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
            who = self._sentence_subject(start, end)
        elif cue.clitic:
            who = Phrase(cue.span, None, "", True, False, pronoun=cue.clitic)
        else:
            who = self._subject_before(start, cue.span.start)
        sure = bool(who and (who.person or who.name or who.document or who.proper or who.pronoun))
        plain = self._led_by_colon(end) or read[-1].text in ("que", "qu'")
        if not who or not (sure or (cue.saying and plain)):
            return none if cue.saying else Attribution()
        return none._replace(speaker=who)

    def _by_subject(self, start: int, end: int) -> Attribution:
        """Attribute "La maire est catégorique : « ... »" to the person or text it begins with."""
        who = self._sentence_subject(start, end)
        if not who or not (who.person or who.document or who.pronoun):
            return Attribution()
        rest = words(self.text, who.span.end, end)
        if not rest:
            return Attribution()
        cue = Span(rest[0].start, rest[min(len(rest), 8) - 1].end)
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
        stop = _ASIDES.sub("", self.text[clause:end]).rstrip(" ,")
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

    def _led(self, passage: Passage) -> Attribution:
        """Read the last sentence of the paragraph before, where it plainly leads to a passage."""
        number = passage.first
        if not number or passage.parts[0].start != self.plain.paragraphs[number].start:
            return Attribution()
        span = self.plain.paragraphs[number - 1]
        sentence = self._sentence_start(span.start, span.end)
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
            return None
        nearest = fitting[0]
        close = nearest.at >= self.plain.paragraphs[max(0, number - 1)].start
        names = {(m.who.name or m.who.span).of(self.text).lower() for m in fitting}
        return nearest.who if close or len(names) == 1 else None

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
            ends = (m.end() for m in _BOUNDARY.finditer(self.text, span.start, span.end))
            read = (self._sentence_subject(start, span.end) for start in (span.start, *ends))
            people = (who for who in read if who and not who.pronoun and self._is_person(who))
            self.subjects[number] = [Mention(who.span.start, who) for who in people]
        return self.subjects[number]

    def _is_person(self, who: Phrase) -> bool:
        return who.person or who.span.of(self.text) in self.surnames


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
    tail = _INCISE_TAIL.match(text, end, limit)
    if not tail and text[end:limit].strip():
        return None
    start = lead.start() if lead.group()[0] in ",–—" or lead.group()[0] == " " else lead.end()
    end += 1 if tail and tail.group().strip() == "," else 0
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
    return who.gender in ("", {"il": "m", "lui": "m", "elle": "f"}.get(pronoun, "?"))


# Kind.


def _kind(read: Attributor, passage: Passage, found: Attribution) -> Kind:
    """Judge what a passage is by its shape, what leads to it and who speaks."""
    if passage.opener in french.DIALOGUE_DASHES:
        return "dialogue"
    start = passage.parts[0].start
    content = read.plain.text[start + 1 : passage.parts[-1].end - passage.closed].strip()
    lead = words(read.text, max(read.plain.paragraphs[passage.first].start, start - 60), start)
    told = found.saying and found.where in ("after", "inside", "shared", "continued")
    if not told and _has_slogan_lead(read.text, lead, start):
        return "slogan"
    if not told and (label := _label(read, passage, found, content, lead)):
        return label
    if _is_document(read, passage, found):
        return "document"
    return "scare" if not told and _is_scare(content, found) else "speech"


def _has_slogan_lead(text: str, lead: Sequence[Word], start: int) -> bool:
    before = text[max(0, start - 40) : start].lower()
    return any(turn in before for turn in french.SLOGAN_TURNS) or any(
        word.text in _SLOGANS for word in lead[-5:]
    )


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
    if not long and capital and any(word in _TITLE_LEADS for word in near):
        return "title"
    if len(content.split()) < 5 and not colon and any(word in _TERM_LEADS for word in near[-2:]):
        return "term"
    if len(passage.parts) > 2 and not found.speaker and _is_verse(passage):
        return "title"
    if long or not capital or colon or (found.speaker and found.saying):
        return None
    if not read._is_whole(passage):
        return "title" if content[-1:] not in ".…" else None
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


def _is_scare(content: str, found: Attribution) -> bool:
    """Tell a word or two in marks from words that somebody said: no sentence, nothing asserted."""
    read = content.lower().split()
    if len(read) > 4 or content[-1:] in ".!?…" or content[:1].isupper():
        return False
    if not found.speaker:
        return True
    return len(read) <= 3 and read[0] not in _DETERMINERS and not any("'" in w for w in read)


def describe(plain: Plain, passages: Sequence[Passage]) -> list[Described]:
    """Describe the passages of an article, in order."""
    return Attributor(plain, passages).describe_all()
