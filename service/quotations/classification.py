"""Classify a quotation: speech, document, dialogue, title, term, slogan or scare quotes."""

import re
from collections.abc import Sequence

from service.article import Kind, Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.clauses import IMPRINT, Clauses
from service.quotations.noun_phrases import HIDDEN, Phrase
from service.quotations.passages import Attribution, Passage
from service.text.words import begins_clause, words

_LEAD = 60  # characters before a quotation in which its label stands
_TURN = 40  # characters before a quotation in which a fixed phrase stands
_TAIL = 80  # characters after a verb in which "dans un communiqué" stands
_VERSE = 60  # characters of a line of verse, at most
# Words of a title, a given name, a term and scare quotes, at most. On the public set one word more
# or less changes nothing.
_TITLE, _NAME, _TERM, _SCARE = 9, 5, 4, 4
_SCARE_SPOKEN = 3  # words of scare quotes that have a speaker, at most
_LINES = 3  # lines of verse, at least

_DOCUMENT_TURN = re.compile(
    rf"\b(?:dans|par|via|sur) (?:un|une|le|la|l'|son|sa|cette|ce) ?(?:\w+ )?"
    rf"{any_of(french.quotation_kinds.documents_quoted_from)}\b",
    re.IGNORECASE,
)
_GIVES_TEXT = re.compile(rf"\b{any_of(french.quotation_kinds.texts)}\b[^.:]{{0,30}}: ?$")
_COORDINATED = re.compile(rf"{HIDDEN}+\.?,? ?(?:et|ou|mais|puis|ni)? ")
_APPOSED = re.compile(r",? (?!(?:a(?! été)|ont|avait|est|sont|en|y|ne|n'|s'|se|lui|me)\b)[a-zà-ÿ]")
_IMPRINT = re.compile(rf",? \({IMPRINT}")
_ARTICLES = french.grammar.determiners | french.grammar.prepositions_a - {"à"}
_GOVERNS = french.clauses.governing_words | french.grammar.adverbs
_INFINITIVE = re.compile(r"[a-zà-ÿ]{2,}(?:er|ir|oir|re)")
_ENTITLED = frozenset("intitulé intitulée intitulés intitulées titré titrée".split())
_ENDS = ".!?…"


def classify(clauses: Clauses, content: str, passage: Passage, found: Attribution) -> Kind:
    """Return the kind of a passage, judged by its form, the words before it and its speaker.

    `content`: its words in the reading copy, without marks. `found`: its attribution.
    """
    return _Classifier(clauses, content, passage, found).kind()


class _Classifier:
    """Applies the rules to one passage; the first that holds decides."""

    def __init__(
        self, clauses: Clauses, content: str, passage: Passage, found: Attribution
    ) -> None:
        self.clauses = clauses
        self.content = content
        self.passage = passage
        self.found = found
        self.start = passage.parts[0].start
        cue = found.cue
        self._cue_words = words(clauses.text, cue.start, cue.end) if cue else []
        sentence = clauses.sentence_start(passage.first, self.start)
        # The words of the sentence that stand shortly before the passage.
        self._lead = words(clauses.text, max(sentence, self.start - _LEAD), self.start)
        article = found.where == "shared" and self._follows_article()
        self.attributed = found.saying and found.where not in ("before", "none") and not article
        self.size = len(content.split())
        self.capital = content[:1].isupper()

    def kind(self) -> Kind:
        """Return the kind; speech where no other rule holds."""
        if self.passage.opener in french.punctuation.dialogue_dashes:
            return "dialogue"
        if self._is_song():
            return "title"
        if self._is_slogan():
            return "slogan"
        if not self.attributed and (label := self._label()):
            return label
        if self._is_document():
            return "document"
        return "scare" if not self.attributed and self._is_scare() else "speech"

    def _follows_turn(self, turns: Sequence[str]) -> bool:
        """Whether one of some phrases stands shortly before the passage."""
        before = self.clauses.text[max(0, self.start - _TURN) : self.start].lower()
        return any(turn in before for turn in turns)

    def _is_song(self) -> bool:
        """Whether the passage names a song: ont entonné « La Marseillaise »."""
        sung = any(word.base.startswith(("chant", "entonn")) for word in self._cue_words)
        if not sung or not self.content.lower().startswith(("le ", "la ", "les ", "l'")):
            return False
        return self._looks_titled() and self.content[-1] not in _ENDS

    def _is_slogan(self) -> bool:
        """Whether a crowd chants the words, or a word for a slogan or a banner leads to them."""
        chanting = french.reporting_verbs.chanting_forms
        if not self._is_one_person() and any(w.base in chanting for w in self._cue_words):
            return True
        if self._is_on_placard():
            return True
        if self.attributed:
            return False
        cue = self.found.cue.start if self.found.cue else self.start
        near = [*self._lead[-5:], *(word for word in self._lead if word.end == cue - 1)]
        led = any(word.text in french.quotation_kinds.slogan_words for word in near)
        return led or self._follows_turn(french.quotation_kinds.slogan_phrases)

    def _is_on_placard(self) -> bool:
        """Whether the words are read on something: "pouvait-on lire sur des pancartes"."""
        who = self.found.speaker
        if not who or who.pronoun or self.found.where != "after":
            return False
        read = words(self.clauses.text, who.span.start, who.span.end)
        return any(word.text in french.quotation_kinds.slogan_words for word in read)

    def _is_one_person(self) -> bool:
        who = self.found.speaker
        return who is not None and who.pronoun in ("il", "elle")

    def _label(self) -> Kind | None:
        """Return "title" or "term" for words that name something; None for words that are said."""
        if self.size <= _TITLE and self._is_work():
            return "title"
        if self.size <= _NAME and self._is_naming():
            return "title" if self.capital else "term"
        if self._is_term():
            return "term"
        titled = self._is_verse() or (self._looks_titled() and self._stands_titled())
        return "title" if titled else None

    def _is_work(self) -> bool:
        """Whether the words around name a work, as « intitulé » does whatever its first letter."""
        entitled = not _ENTITLED.isdisjoint(self._near[-1:])
        return entitled or (self.capital and (self._is_introduced_work() or self._has_imprint()))

    @property
    def _near(self) -> list[str]:
        """The last three words before the passage, without the cue."""
        cue = self.found.cue or Span(0, 0)
        return [word.text for word in self._lead[-3:] if not cue.start <= word.start < cue.end]

    def _is_introduced_work(self) -> bool:
        """Whether a word for a work, not reported words, introduces it: le film « Titane »."""
        turned = self._follows_turn(french.quotation_kinds.title_phrases)
        if not turned and french.quotation_kinds.title_words.isdisjoint(self._near):
            return False
        said = self.found.cue is not None and self.found.saying
        return not (said and self.clauses.ends_with_colon(self.start))

    def _has_imprint(self) -> bool:
        """Whether a year or an edition in brackets follows: « Les Braises » (2019)."""
        return _IMPRINT.match(self.clauses.text, self.passage.parts[-1].end) is not None

    def _is_term(self) -> bool:
        """Whether a word for a term introduces a few words: le concept de « care »."""
        if self.size > _TERM or self.clauses.ends_with_colon(self.start):
            return False
        return not french.quotation_kinds.term_words.isdisjoint(self._near[-2:])

    def _is_naming(self) -> bool:
        """Whether a verb gives a name: « on l'appelle »; but "appelle à" asks for something."""
        cue = self._cue_words
        after = [word.text for word in self._lead if cue and word.start >= cue[-1].end]
        near = [*after[:1], *after[-1:], self.content.lower().split(" ")[0]]
        asks = not french.grammar.prepositions_a.isdisjoint(near)
        called = cue and cue[0].text in ("dit", "dite") and not after
        if called and self.clauses.text.endswith(", ", 0, cue[0].start):
            return True  # José M., dit « le Gitan »
        return not asks and any(w.text in french.reporting_verbs.naming_forms for w in cue)

    def _is_calling(self) -> bool:
        """Whether a verb calls somebody something: l'a traitée de « Parisienne »."""
        stems = french.reporting_verbs.calling_stems
        return any(word.base.startswith(stems) for word in self._cue_words)

    def _is_verse(self) -> bool:
        """Whether the passage is verse: three short lines or more, with no known speaker."""
        parts = self.passage.parts
        said = (self.clauses.said[part.start : part.end].lstrip('«“" ') for part in parts)
        if any(line[:1] in french.punctuation.dialogue_dashes for line in said):
            return False
        lines = len(parts) >= _LINES and all(part.end - part.start < _VERSE for part in parts)
        return lines and not self.found.speaker

    def _looks_titled(self) -> bool:
        """Whether the words could be a title: a capital, few words, no clause."""
        said = self.content.lower().replace("n'", "n' ").split()
        clause = not french.quotation_kinds.clause_words.isdisjoint(said)
        return self.capital and self.size <= _TITLE and not clause

    def _stands_titled(self) -> bool:
        """Whether the passage stands as a noun does: after an article, before an apposition."""
        if self.clauses.ends_with_colon(self.start) or self._is_said_word():
            return False
        ended = self.content[-1:] in _ENDS
        if self._follows_article():
            return not ended and len(self.content) > 1
        if self.found.cue and (self.found.saying or self._is_calling()):
            return False
        if not self.clauses.begins_sentence(self.passage):
            return not ended
        return not ended and bool(_APPOSED.match(self.clauses.text, self.passage.parts[-1].end))

    def _is_said_word(self) -> bool:
        """Whether the words are an utterance or a cross-head: d'un « Dont acte », - « Assez » -."""
        after = self.clauses.text[self.passage.parts[-1].end : self.passage.parts[-1].end + 2]
        heads = after == " -" and self.clauses.text.endswith("- ", 0, self.start)
        return heads or [word.text for word in self._lead[-1:]] == ["un"]

    def _follows_article(self) -> bool:
        """Whether an article stands right before the passage: dans le « Monde », au « Druide »."""
        lead = self._lead[-1:]
        article = bool(lead) and lead[0].text in _ARTICLES
        return article and lead[0].end >= self.start - 1

    def _is_document(self) -> bool:
        """Whether a document or a body speaks, or the author names the document as the source."""
        who, cue = self.found.speaker, self.found.cue
        if who and not who.pronoun and self._is_of_document(who):
            return True
        if not cue:
            return False
        if self.found.where == "before":
            return self._is_said_of_document(cue.start, self.start)
        return self.found.where == "after" and self._stands_in_document(cue)

    def _is_of_document(self, who: Phrase) -> bool:
        """Whether a speaker is a document, or a body that speaks in writing."""
        head = words(self.clauses.text, who.span.start, who.span.end)[:2]
        bodies = french.quotation_kinds.writing_bodies
        return who.document or any(word.text in bodies for word in head)

    def _is_said_of_document(self, start: int, end: int) -> bool:
        """Whether the words before a passage introduce a text: "dans un communiqué", "on lit :"."""
        text = self.clauses.text
        gives = _GIVES_TEXT.search(text, start, end)
        return bool(gives or _DOCUMENT_TURN.search(text, start, end))

    def _stands_in_document(self, cue: Span) -> bool:
        """Whether a document is named after the verb: dit-il "dans un communiqué"."""
        end = self.clauses.sentence_end(self.passage.last, cue.end)
        end = min(end, cue.end + _TAIL)
        return _DOCUMENT_TURN.search(self.clauses.text, cue.end, end) is not None

    def _is_scare(self) -> bool:
        """Whether the words are scare quotes: one to four, no clause, not governed by a verb."""
        said = self.content.lower().replace("'", "' ").split()
        if len(said) > _SCARE or self.capital or self.content[-1:] in _ENDS:
            return False
        if self._is_clause(said) or self._is_governed() or self._is_asked(said):
            return False
        few = len(said) <= _SCARE_SPOKEN and said[0] not in french.grammar.determiners
        return few or not self.found.speaker

    @staticmethod
    def _is_clause(said: Sequence[str]) -> bool:
        return begins_clause(said[0]) or said[0] in french.quotation_kinds.clause_openings

    def _is_asked(self, said: Sequence[str]) -> bool:
        """Whether the words are what somebody is asked to do: demande de « revoir sa copie »."""
        lead = self._lead[-1:]
        asked = bool(lead) and lead[0].text in ("de", "d'", "à") and lead[0].end >= self.start - 1
        return asked and len(said) > 1 and _INFINITIVE.fullmatch(said[0]) is not None

    def _is_governed(self) -> bool:
        """Whether a reporting verb governs the words directly: a promis « de la clarté »."""
        cue = self.found.cue
        if not cue or not self.found.saying or self.found.where != "before":
            return False
        gap = _COORDINATED.sub("", self.clauses.text[cue.end : self.start]).lower().split()
        attributive = self.clauses.text.startswith(("se ", "s'"), cue.start)
        return _GOVERNS.issuperset(gap) and not attributive
