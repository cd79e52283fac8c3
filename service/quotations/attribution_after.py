"""Read the words after a quotation that say who speaks: ', dit le maire', ', selon lui'."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.clauses import ACCORDING, IMPRINT, Clauses
from service.quotations.noun_phrases import HIDDEN, Phrase, bare_noun, describe, phrase, pronoun
from service.quotations.passages import Attribution, Passage
from service.quotations.reporting_verbs import Cue, cue_at, cues, inverted_clause
from service.text.addressees import ADDRESSEE
from service.text.words import Word, word_at, words

AFTER = 200  # characters read after a quotation, and between two that may share a speaker
_FURTHER = 9  # words between an inverted verb and its subject
_COMMA = re.compile(r", ")
_WORD = re.compile(r"\w")
_REST_OF_CLAUSE = re.compile(rf"[^,;:.(){HIDDEN}]{{0,80}}, ")
_BY = re.compile(
    rf"(?: (?:dès|{any_of(french.clauses.circumstances)})\b[^,;:.(){HIDDEN}]{{1,40}}?)? par (?=\w)"
)
_LINK = re.compile(r"(?: ?[,–—:] ?| ?\(| )(?=\w)")
_MORE = re.compile(rf"(?:,? (?:et|ou|mais|puis) (?:qu[e'] ?)?|, ){HIDDEN}+\.?")
_ACCORDING_HERE = re.compile(rf"(?P<cue>{ACCORDING})(?: |(?<='))", re.IGNORECASE)
_IMPRINT = re.compile(IMPRINT)
_READ_IN = re.compile(r" (?:dans|sur|à|au|aux|chez|du côté de|auprès de) ")
_ASIDE = re.compile(
    rf",?(?: (?!tout l)(?:(?:lui|elle|eux|elles),|{any_of(french.clauses.asides)}"
    rf"|{any_of(french.grammar.adverbs)}|{ADDRESSEE}|\w+ment),?)+ (?=\w)"
)
_APART = re.compile(rf"(?: {any_of(french.clauses.asides)})?, [^,.;:]{{1,50}}, (?=\w)")
_HAVING = frozenset("a ont avait avaient".split())
_BEFORE_VERB = _HAVING | {"s'", "se"}
_TIES = french.grammar.noun_links | french.grammar.determiners | french.clauses.phrase_ends
_NOT_VERBS = _TIES | french.grammar.never_inverted


class WordsAfter:
    """The author's words after the closing mark of one passage."""

    def __init__(self, clauses: Clauses, passage: Passage) -> None:
        """Take the author's words of the article, and the passage."""
        self.clauses = clauses
        self.text = clauses.text
        self.passage = passage

    def attribution(self) -> Attribution | None:
        """Return who speaks by the words right after the passage, or None where they do not say.

        `, dit le maire`, `, selon lui`, ` (Paul Petit)`, ` : le maire s'est expliqué`.
        """
        last = self.passage.parts[-1]
        limit = min(self.clauses.paragraphs[self.passage.last].end, last.end + AFTER)
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

    def ends_sentence(self) -> bool:
        """Whether no words of the author's follow the passage in its sentence.

        A capital right behind the mark begins another, whose blank was lost.
        """
        end = self.passage.parts[-1].end
        if self.text[end : end + 1].isupper():
            return True
        more = _MORE.match(self.text, end)
        stop = self.clauses.sentence_end(self.passage.last, end - 1)
        return _WORD.search(self.text, more.end() if more else end, stop) is None

    def subject_of_main_clause(self) -> Phrase | None:
        """Read the subject after a participle clause: Dénonçant « une erreur », le maire part."""
        start = self.passage.parts[-1].end
        stop = self.clauses.sentence_end(self.passage.last, start - 1)
        comma = _REST_OF_CLAUSE.match(self.text, start, stop)
        who = phrase(self.text, comma.end(), stop, strict=True) if comma else None
        return who if who and (who.person or who.name or who.proper) else None

    def _explained(self, start: int, limit: int) -> Attribution | None:
        """Read a clause after a colon: « Je reste » : le maire s'est expliqué."""
        end = min(limit, self.clauses.sentence_end(self.passage.last, start))
        said = cues(self.text, words(self.text, start, end))
        active = [cue for cue in said if not cue.passive]
        if not active or active[0].clitic or not self.clauses.begins_sentence(self.passage):
            return None
        who = self.clauses.subject_before(start, active[0].span.start)
        if not who or not who.is_person:
            return None
        return Attribution(active[0].span, who, saying=True, where="after")

    def _named(self, start: int, limit: int) -> Attribution | None:
        """Read a name in brackets."""
        who = phrase(self.text, start, limit, strict=True)
        known = who and who.person and who.name and not _IMPRINT.match(self.text, start, limit)
        return Attribution(None, who, saying=True, where="after") if known else None

    def _according(self, start: int, limit: int, *, bare: bool = False) -> Attribution | None:
        """Read "selon elle".

        `bare`: no comma stands before, so that "pour" names a beneficiary: « un plan » pour eux.
        """
        match = _ACCORDING_HERE.match(self.text, start, limit)
        who = whom(self.text, match["cue"], match.end(), limit) if match else None
        if not match or not who or not may_follow(match["cue"], who):
            return None
        if bare and match["cue"].lower() == "pour":
            return None
        return Attribution(Span(*match.span("cue")), who, saying=True, where="after")

    def _verb_after(self, start: int, limit: int, *, comma: bool) -> Attribution | None:
        """Read a verb with its subject: "dit le maire", "a-t-il ajouté"; `comma`: after a comma."""
        opening = word_at(self.text, start, limit)
        if not opening or opening.capital:
            return None
        if not comma and not self.clauses.begins_sentence(self.passage):
            return None
        read = words(self.text, start, limit)
        objects = int(
            len(read) > 1 and read[0].text in french.grammar.object_pronouns
        )  # l'interroge le juge
        cue = cue_at(self.text, read, objects)
        if not cue:
            return self._unknown_verb(read, limit) if comma else None
        if cue.clitic:
            return self._inverted(cue, limit)
        return self._with_subject(cue, read, limit, comma=comma)

    def _with_subject(
        self, cue: Cue, read: Sequence[Word], limit: int, *, comma: bool
    ) -> Attribution | None:
        """Attribute to the subject after a verb; a sure reporting verb needs no known subject."""
        if cue.passive or cue.gerund:
            return None
        who = self._subject_after(read, cue.last + 1, limit)
        if who:
            sure = cue.saying or who.person
        else:
            sure = comma and cue.saying and self.clauses.begins_sentence(self.passage)
        return Attribution(cue.span, who, saying=True, where="after") if sure else None

    def at_sentence_end(self) -> Attribution | None:
        """Read an attribution further on: Il « n'ira pas » à Rome, a assuré son entourage."""
        start = self.passage.parts[-1].end
        end = min(self.clauses.sentence_end(self.passage.last, start - 1), start + AFTER)
        for comma in _COMMA.finditer(self.text, start, end):
            said = inverted_clause(self.text, comma.end(), end)
            if said and said[1]:
                return Attribution(said[0].span, said[1], saying=True, where="before")
            if according := self._according(comma.end(), end):
                return replace(according, where="before")
        return None

    def agent(self, cue: Span) -> Attribution:
        """Read the agent of a passive after the marks: « irresponsable » par le maire."""
        last = self.passage.parts[-1]
        end = self.clauses.paragraphs[self.passage.last].end
        by = _BY.match(self.text, last.end, end)
        who = phrase(self.text, by.end(), end) if by else None
        return Attribution(cue, who if who and who.person else None, where="before")

    def _inverted(self, cue: Cue, limit: int) -> Attribution | None:
        """Read "dit-il"; for "lit-on" and "est-il écrit" the document named after "dans"."""
        if cue.clitic in ("je", "nous", "vous", "tu", "ce"):
            return None
        who: Phrase | None = pronoun(cue.span, cue.clitic)
        if cue.clitic == "on" or cue.passive:
            place = _READ_IN.match(self.text, cue.span.end, limit)
            read = phrase(self.text, place.end(), limit) if place else None
            who = read or (bare_noun(self.text, place.end(), limit) if place else None)
        return Attribution(cue.span, who, saying=True, where="after")

    def _subject_after(self, read: Sequence[Word], index: int, limit: int) -> Phrase | None:
        """Read the subject of an inverted verb, past a parenthesis or adverbs."""
        if index >= len(read):
            return None
        start, end = read[index].start, read[index - 1].end
        if apart := _APART.match(self.text, end, limit):
            return self._person(apart.end(), limit)
        if self.text[end:start].strip():
            return None
        if read[index].text == "de" and read[index + 1 :] and read[index + 1].capital:
            name = phrase(self.text, read[index + 1].start, limit)  # disait de Gaulle
            return name and describe(self.text, Span(start, name.span.end))
        aside = _ASIDE.match(self.text, end, limit)
        adverbial = read[index].text == "du" and not aside  # du tac au tac
        who = None if adverbial else phrase(self.text, aside.end() if aside else start, limit)
        return who or self._subject_further(read, index, limit)

    def _person(self, start: int, limit: int) -> Phrase | None:
        """Read the phrase that begins at `start`, if it is a person and no pronoun."""
        who = phrase(self.text, start, limit)
        return who if who and who.is_person else None

    def _subject_further(self, read: Sequence[Word], index: int, limit: int) -> Phrase | None:
        """Read a subject after an adverbial: ", précisait à midi le commandant Vidal"."""
        for before, word in pairwise(read[index : index + _FURTHER]):
            if self.text[before.end : word.start].strip():
                break
            who = phrase(self.text, word.start, limit) if before.text not in _TIES else None
            begun = who and word.text in french.grammar.object_pronouns and who.speaks
            if who and (who.is_person or begun):
                return who
        return None

    def _unknown_verb(self, read: Sequence[Word], limit: int) -> Attribution | None:
        """Read ", grince le maire", ", ose-t-il": a verb in no list, told by its form and place."""
        verb = int(len(read) > 1 and read[0].text in _BEFORE_VERB)
        clitic = read[verb].clitic
        if clitic in ("il", "elle", "ils", "elles"):
            cue = Span(read[0].start, read[verb].end)
            return Attribution(cue, pronoun(cue, clitic), saying=True, where="after")
        if len(read) < verb + 2 or not self._looks_like_verb(read, verb):
            return None
        who = phrase(self.text, read[verb + 1].start, limit)
        named = who and (who.person or who.name) and not who.pronoun
        cue = Span(read[0].start, read[verb].end)
        return Attribution(cue, who, saying=True, where="after") if named else None

    @staticmethod
    def _looks_like_verb(read: Sequence[Word], verb: int) -> bool:
        """Whether a word has a verb's ending; after an auxiliary, a participle's."""
        endings = "é" if read[0].text in _HAVING else french.grammar.verb_endings
        known = not verb and read[verb].text in _NOT_VERBS
        return not known and read[verb].text.endswith(endings)


def whom(text: str, according: str, start: int, limit: int) -> Phrase | None:
    """Read the phrase after "selon"; after "aux dires du" or "de", one without an article."""
    who = phrase(text, start, limit)
    without_article = according.lower().endswith((" du", " des", "de"))
    return who or (bare_noun(text, start, limit) if without_article else None)


def may_follow(according: str, who: Phrase) -> bool:
    """Whether a preposition attributes words to somebody: "pour" only to a person or a name."""
    return according.lower() != "pour" or who.person or who.name is not None
