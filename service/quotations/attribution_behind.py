"""Read the words behind a quotation that say who speaks: ', dit le maire', ', selon lui'."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.clauses import ACCORDING, HIDDEN, IMPRINT, Clauses
from service.quotations.noun_phrases import (
    Phrase,
    Word,
    describe,
    phrase,
    pronoun,
    tied,
    words,
)
from service.quotations.passages import Attribution, Passage
from service.quotations.reporting_verbs import Cue, cue_at, cues, incised
from service.text.addressees import ADDRESSEE

_AFTER = 200  # characters read after a quotation, and between two that may share a speaker
_FURTHER = 7  # words between an inverted verb and its subject
_COMMA = re.compile(r", ")
_LINK = re.compile(r"(?: ?[,–—:] ?| ?\(| )(?=\w)")
_MORE = re.compile(rf"(?:,? (?:et|ou|mais|puis) (?:qu[e'] ?)?|, ){HIDDEN}+\.?")
_ACCORDING_HERE = re.compile(rf"(?P<cue>{ACCORDING})(?: |(?<='))", re.IGNORECASE)
_IMPRINT = re.compile(IMPRINT)
_READ_IN = re.compile(r" (?:dans|sur|à|au|aux|chez|du côté de|auprès de) ")
_ASIDE = re.compile(
    rf",?(?: (?:(?:lui|elle|eux|elles),|{any_of(french.clauses.asides)}"
    rf"|{any_of(french.grammar.adverbs)}|{ADDRESSEE}|\w+ment),?)+ (?=\w)"
)
_APART = re.compile(r", [^,.;:]{1,50}, (?=\w)")
_HAVING = frozenset("a ont avait avaient".split())
_TIES = french.grammar.noun_links | french.grammar.determiners | french.clauses.phrase_ends


class WordsBehind:
    """The author's words behind the closing mark of one passage."""

    def __init__(self, clauses: Clauses, passage: Passage) -> None:
        """Take the words around quotations, and the passage."""
        self.clauses = clauses
        self.text = clauses.text
        self.passage = passage

    def attribution(self) -> Attribution | None:
        """Read `, dit le maire`, `, selon lui`, ` (Paul Petit)`, ` : le maire s'est expliqué`."""
        last = self.passage.parts[-1]
        limit = min(self.clauses.paragraphs[self.passage.last].end, last.end + _AFTER)
        more = _MORE.match(self.text, last.end, limit)
        link = _LINK.match(self.text, more.end() if more else last.end, limit)
        if not self.passage.closed or not link:
            return None
        mark, start = link.group().strip(), link.end()
        if mark == ":":
            return self._explained(start, limit)
        if mark == "(" and (named := self._named(start, limit)):
            return named
        bare = not mark and not self.clauses.begins_sentence(self.passage)
        ended = not mark and self.text[start].isupper()  # the next sentence's
        according = None if ended else self._according(start, limit, bare=bare)
        return according or self._verb_after(start, limit, comma=mark == ",")

    def _explained(self, start: int, limit: int) -> Attribution | None:
        """Read « Je reste » : le maire s'est expliqué; « Du vent » : c'est ainsi que l'élu ..."""
        end = min(limit, self.clauses.sentence_end(self.passage.last, start))
        said = cues(self.text, words(self.text, start, end))
        active = [cue for cue in said if not cue.passive]
        if not active or active[0].clitic or not self.clauses.begins_sentence(self.passage):
            return None
        who = self.clauses.subject_before(start, active[0].span.start)
        if not who or not who.person or who.pronoun:
            return None
        return Attribution(active[0].span, who, saying=True, where="after")

    def _named(self, start: int, limit: int) -> Attribution | None:
        """Read a name in brackets."""
        who = phrase(self.text, start, limit, strict=True)
        known = who and who.person and who.name and not _IMPRINT.match(self.text, start, limit)
        return Attribution(None, who, saying=True, where="after") if known else None

    def _according(self, start: int, limit: int, *, bare: bool = False) -> Attribution | None:
        """Read "selon elle"; `bare` is a place where "pour" says for whom: « un plan » pour eux."""
        match = _ACCORDING_HERE.match(self.text, start, limit)
        who = whom(self.text, match["cue"], match.end(), limit) if match else None
        if not match or not who or not may_follow(match["cue"], who):
            return None
        if bare and match["cue"].lower() == "pour":
            return None
        return Attribution(Span(*match.span("cue")), who, saying=True, where="after")

    def _verb_after(self, start: int, limit: int, *, comma: bool) -> Attribution | None:
        read = words(self.text, start, limit)
        if not read or read[0].start != start or read[0].capital:
            return None
        if not comma and not self.clauses.begins_sentence(self.passage):
            return None
        objects = int(
            len(read) > 1 and read[0].text in french.grammar.object_pronouns
        )  # l'interroge le juge
        cue = cue_at(self.text, read, objects)
        if not cue:
            return self._unknown_verb(read, limit) if comma else None
        if cue.clitic:
            return self._inverted(cue, limit)
        who = self._subject_after(read, cue.last + 1, limit)
        inverted = comma and cue.saying and self.clauses.begins_sentence(self.passage)
        known = (cue.saying or who.person) if who else inverted
        if cue.passive or cue.gerund or not known:
            return None
        return Attribution(cue.span, who, saying=True, where="after")

    def at_sentence_end(self) -> Attribution | None:
        """Read an attribution further on: Il « n'ira pas » à Rome, a assuré son entourage."""
        start = self.passage.parts[-1].end
        end = min(self.clauses.sentence_end(self.passage.last, start - 1), start + _AFTER)
        for comma in _COMMA.finditer(self.text, start, end):
            said = incised(self.text, comma.end(), end)
            if said and said[1]:
                return Attribution(said[0].span, said[1], saying=True, where="before")
            if according := self._according(comma.end(), end):
                return replace(according, where="before")
        return None

    def _inverted(self, cue: Cue, limit: int) -> Attribution | None:
        """Read "dit-il"; "lit-on dans le rapport" and "est-il écrit dans" name a place instead."""
        if cue.clitic in ("je", "nous", "vous", "tu", "ce"):
            return None
        who: Phrase | None = pronoun(cue.span, cue.clitic)
        if cue.clitic == "on" or cue.passive:
            place = _READ_IN.match(self.text, cue.span.end, limit)
            who = phrase(self.text, place.end(), limit) if place else None
        return Attribution(cue.span, who, saying=True, where="after")

    def _subject_after(self, read: Sequence[Word], index: int, limit: int) -> Phrase | None:
        """Read the subject of an inverted verb, past what may stand between."""
        if index >= len(read):
            return None
        if apart := _APART.match(self.text, read[index - 1].end, limit):
            who = phrase(self.text, apart.end(), limit)
            return who if who and who.person and not who.pronoun else None
        if self.text[read[index - 1].end : read[index].start].strip():
            return None
        if read[index].text == "de" and read[index + 1 :] and read[index + 1].capital:
            name = phrase(self.text, read[index + 1].start, limit)  # disait de Gaulle
            return name and describe(self.text, Span(read[index].start, name.span.end))
        aside = _ASIDE.match(self.text, read[index - 1].end, limit)
        start = aside.end() if aside else read[index].start
        return phrase(self.text, start, limit) or self._subject_further(read, index, limit)

    def _subject_further(self, read: Sequence[Word], index: int, limit: int) -> Phrase | None:
        """Read a subject past a circumstance: ", précisait à midi le commandant Vidal"."""
        for before, word in pairwise(read[index : index + _FURTHER]):
            if self.text[before.end : word.start].strip():
                break
            who = phrase(self.text, word.start, limit)
            if who and who.person and before.text not in _TIES and not who.pronoun:
                return who
        return None

    def _unknown_verb(self, read: Sequence[Word], limit: int) -> Attribution | None:
        """Accept ", grince le maire", ", ose-t-il": an unknown word of a verb's shape and place."""
        verb = int(len(read) > 1 and read[0].text in {"s'", "se", *_HAVING})
        if read[verb].clitic in ("il", "elle", "ils", "elles"):
            cue = Span(read[0].start, read[verb].end)
            return Attribution(cue, pronoun(cue, read[verb].clitic), saying=True, where="after")
        compound = read[0].text in _HAVING
        endings = "é" if compound else french.grammar.verb_endings
        if len(read) < verb + 2 or not read[verb].text.endswith(endings):
            return None
        if not verb and read[verb].text in _TIES | french.grammar.never_inverted:
            return None
        who = phrase(self.text, read[verb + 1].start, limit)
        if not who or who.pronoun or not (who.person or who.name):
            return None
        cue = Span(read[0].start, read[verb].end)
        return Attribution(cue, who, saying=True, where="after")


def whom(text: str, according: str, start: int, limit: int) -> Phrase | None:
    """Read who stands after "selon"; after "aux dires du", "de" (source) without article."""
    who = phrase(text, start, limit)
    tied_to = according.lower().endswith((" du", " des", "de"))
    return who or (tied(text, start, limit) if tied_to else None)


def may_follow(according: str, who: Phrase) -> bool:
    """Tell whether "selon", or "pour" with a person only, attributes words to somebody."""
    return according.lower() != "pour" or who.person or who.name is not None
