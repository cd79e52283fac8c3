"""What a quotation is: speech, a document's words, a title, a term, a slogan, words held off."""

import re
from collections.abc import Sequence
from functools import cached_property

from service.article import Kind, Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.clauses import HIDDEN, IMPRINT, Clauses, begins_clause
from service.quotations.noun_phrases import Word, words
from service.quotations.passages import Attribution, Passage

_LEAD = 60  # characters before a quotation in which its label stands
_TURN = 40  # characters in which a turn of several words stands
_TAIL = 80  # characters after a verb in which "dans un communiqué" stands
_VERSE = 60  # characters of a line of verse, at most
# Words of a title, of a name given, of a term, and of what is held off, at most: on the public
# set one word more or less changes nothing.
_TITLE, _NAME, _TERM, _SCARE = 9, 5, 4, 4
_SCARE_SPOKEN = 3  # words held off by somebody named, at most
_LINES = 3  # lines of a verse, at least

_DOCUMENT_TURN = re.compile(
    rf"\b(?:dans|par|via|sur) (?:un|une|le|la|l'|son|sa|cette|ce) ?(?:\w+ )?"
    rf"{any_of(french.quotation_kinds.documents_quoted_from)}\b",
    re.IGNORECASE,
)
_GIVES_TEXT = re.compile(rf"\b{any_of(french.quotation_kinds.texts)}\b[^.:]{{0,30}}: ?$")
_COORDINATED = re.compile(rf"{HIDDEN}+\.?,? ?(?:et|ou|mais|puis|ni)? ")
_APPOSED = re.compile(r",? (?!(?:a(?! été)|ont|avait|est|sont|en|y|ne|n'|s'|se|lui|me)\b)[a-zà-ÿ]")
_IMPRINT = re.compile(rf",? \({IMPRINT}")
_GOVERNS = french.clauses.governing_words | french.grammar.adverbs
_INFINITIVE = re.compile(r"[a-zà-ÿ]{2,}(?:er|ir|oir|re)")
_ENDS = ".!?…"


def classify(clauses: Clauses, content: str, passage: Passage, found: Attribution) -> Kind:
    """Judge what a passage is by its shape, what leads to it and who speaks.

    `content`: its words in the reading copy, without marks.
    """
    return _Classifier(clauses, content, passage, found).kind()


class _Classifier:
    """Weighs one passage."""

    def __init__(
        self, clauses: Clauses, content: str, passage: Passage, found: Attribution
    ) -> None:
        self.clauses = clauses
        self.content = content
        self.passage = passage
        self.found = found
        self.start = passage.parts[0].start
        tied = found.where == "shared" and self._is_tied()
        self.told = found.saying and found.where not in ("before", "none") and not tied
        self.size = len(content.split())
        self.capital = content[:1].isupper()

    def kind(self) -> Kind:
        if self.passage.opener in french.punctuation.dialogue_dashes:
            return "dialogue"
        if self._is_sung():
            return "title"
        if self._is_slogan():
            return "slogan"
        if not self.told and (label := self._label()):
            return label
        if self._is_document():
            return "document"
        return "scare" if not self.told and self._is_scare() else "speech"

    @cached_property
    def _lead(self) -> list[Word]:
        """List the words of the sentence that stand shortly before the passage."""
        sentence = self.clauses.sentence_start(self.passage.first, self.start)
        return words(self.clauses.text, max(sentence, self.start - _LEAD), self.start)

    def _turned(self, turns: Sequence[str]) -> bool:
        before = self.clauses.text[max(0, self.start - _TURN) : self.start].lower()
        return any(turn in before for turn in turns)

    def _cue_words(self) -> list[Word]:
        cue = self.found.cue or Span(0, 0)
        return words(self.clauses.text, cue.start, cue.end)

    def _is_sung(self) -> bool:
        """Tell whether a song is named: ont entonné « La Marseillaise »."""
        sung = any(word.base.startswith(("chant", "entonn")) for word in self._cue_words())
        named = self.content.lower().startswith(("le ", "la ", "les ", "l'"))
        return sung and named and self._looks_titled() and self.content[-1] not in _ENDS

    def _is_slogan(self) -> bool:
        who = self.found.speaker
        alone = who is not None and who.pronoun in ("il", "elle")
        if not alone and any(
            word.base in french.reporting_verbs.chanting_forms for word in self._cue_words()
        ):
            return True
        cue = self.found.cue.start if self.found.cue else self.start
        near = [*self._lead[-5:], *(word for word in self._lead if word.end == cue - 1)]
        led = any(word.text in french.quotation_kinds.slogan_words for word in near)
        return not self.told and (led or self._turned(french.quotation_kinds.slogan_phrases))

    def _label(self) -> Kind | None:
        """Tell a title or a term from words that somebody said."""
        lead = self._lead
        cue = self.found.cue or Span(0, 0)
        near = [w.text for w in lead[-3:] if not cue.start <= w.start < cue.end]
        colon = self.clauses.ends_with_colon(self.start)
        shown = self._turned(
            french.quotation_kinds.title_phrases
        ) or not french.quotation_kinds.title_words.isdisjoint(near)
        shown = shown and not (colon and self.found.cue and self.found.saying)
        printed = _IMPRINT.match(self.clauses.text, self.passage.parts[-1].end)
        if self.capital and (shown or printed) and self.size <= _TITLE:
            return "title"
        if self.size <= _NAME and self._is_naming():
            return "title" if self.capital else "term"
        if (
            self.size <= _TERM
            and not colon
            and not french.quotation_kinds.term_words.isdisjoint(near[-2:])
        ):
            return "term"
        if self._is_verse() or (self._looks_titled() and self._stands_titled()):
            return "title"
        return None

    def _is_naming(self) -> bool:
        """Tell whether a verb gives a name: « on l'appelle »; "appelle à" asks for something."""
        cue = self._cue_words()
        after = [word.text for word in self._lead if cue and word.start >= cue[-1].end]
        near = [*after[:1], *after[-1:], self.content.lower().split(" ")[0]]
        asks = not french.grammar.prepositions_a.isdisjoint(near)
        called = cue and cue[0].text in ("dit", "dite") and not after
        if called and self.clauses.text.endswith(", ", 0, cue[0].start):
            return True  # José M., dit « le Gitan »
        return not asks and any(w.text in french.reporting_verbs.naming_forms for w in cue)

    def _is_calling(self) -> bool:
        """Tell whether a verb calls somebody something: l'a traitée de « Parisienne »."""
        return any(
            w.base.startswith(french.reporting_verbs.calling_stems) for w in self._cue_words()
        )

    def _is_verse(self) -> bool:
        parts = self.passage.parts
        short = all(part.end - part.start < _VERSE for part in parts)
        talk = self.content[:1] in french.punctuation.dialogue_dashes
        return len(parts) >= _LINES and short and not talk and not self.found.speaker

    def _looks_titled(self) -> bool:
        """Tell whether the words could be a title: a capital, few words, no clause."""
        said = self.content.lower().replace("n'", "n' ").split()
        clause = not french.quotation_kinds.clause_words.isdisjoint(said)
        return self.capital and self.size <= _TITLE and not clause

    def _stands_titled(self) -> bool:
        """Tell whether words stand where a noun would: after an article, before an apposition."""
        if self.clauses.ends_with_colon(self.start):
            return False
        ended = self.content[-1:] in _ENDS
        if self._is_tied():
            return not ended and len(self.content) > 1
        if self.found.cue and (self.found.saying or self._is_calling()):
            return False
        if not self.clauses.begins_sentence(self.passage):
            return not ended
        return not ended and bool(_APPOSED.match(self.clauses.text, self.passage.parts[-1].end))

    def _is_tied(self) -> bool:
        """Tell whether an article stands right before: dans le « Monde », au « Druide »."""
        lead = self._lead[-1:]
        tied = bool(lead) and lead[
            0
        ].text in french.grammar.determiners | french.grammar.prepositions_a - {"à"}
        return tied and lead[0].end >= self.start - 1

    def _is_document(self) -> bool:
        who, cue, text = self.found.speaker, self.found.cue, self.clauses.text
        if who and not who.pronoun:
            head = words(text, who.span.start, who.span.end)[:2]
            if who.document or any(
                word.text in french.quotation_kinds.writing_bodies for word in head
            ):
                return True
        if not cue:
            return False
        if self.found.where == "before":
            gives = _GIVES_TEXT.search(text, cue.start, self.start)
            return bool(gives or _DOCUMENT_TURN.search(text, cue.start, self.start))
        if self.found.where != "after":
            return False
        end = self.clauses.sentence_end(self.passage.last, cue.end)
        return _DOCUMENT_TURN.search(text, cue.end, min(end, cue.end + _TAIL)) is not None

    def _is_scare(self) -> bool:
        """Tell a word or two held off from words that somebody said: no clause, not governed."""
        said = self.content.lower().replace("'", "' ").split()
        if len(said) > _SCARE or self.capital or self.content[-1:] in _ENDS:
            return False
        if (
            begins_clause(said[0])
            or said[0] in french.quotation_kinds.clause_openings
            or self._is_governed()
            or self._is_asked(said)
        ):
            return False
        few = len(said) <= _SCARE_SPOKEN and said[0] not in french.grammar.determiners
        return few or not self.found.speaker

    def _is_asked(self, said: Sequence[str]) -> bool:
        """Tell whether somebody is asked to do it: demande au groupe de « revoir sa copie »."""
        lead = self._lead[-1:]
        asked = bool(lead) and lead[0].text in ("de", "d'", "à") and lead[0].end >= self.start - 1
        return asked and len(said) > 1 and _INFINITIVE.fullmatch(said[0]) is not None

    def _is_governed(self) -> bool:
        """Tell whether a verb of saying leads straight to the words: a promis « de la clarté »."""
        cue = self.found.cue
        if not cue or not self.found.saying or self.found.where != "before":
            return False
        gap = _COORDINATED.sub("", self.clauses.text[cue.end : self.start]).lower().split()
        attributive = self.clauses.text.startswith(("se ", "s'"), cue.start)
        return _GOVERNS.issuperset(gap) and not attributive
