"""The names and terms of one article that have one English form, and English finished with them.

What the English must say follows from the article (its people), from `knowledge` (places, bodies,
acronyms) and from the operator's glossary, which goes before the others.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from service.article import NO_EVIDENCE, CaveatCode, Evidence, Hypothesis
from service.knowledge import french
from service.knowledge.english import dictionary, grammar
from service.text import person_names
from service.translation.english import checks, finishing, numerals, proper_names, terminology
from service.translation.english.terminology import Terms

# Words of places, and of people whose English is another, are no surnames to keep as they are.
_HAVE_ENGLISH = french.places.keys() | {w for name in french.person_names for w in name.split()}

# A word in small letters, no part of a longer one, a tag or an address.
SMALL_WORD = re.compile(r"(?<![\w'’.@#/<-])[a-zà-ÿœ]{4,}(?![\w'’@/>-]|\.\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters of a word behind a prefix


class WordKnowledge(Protocol):
    """What a translator says of single words (`ports.Translator`)."""

    def knows(self, word: str) -> bool:
        """Whether the model has met a word often enough to be trusted with it."""
        ...

    def keeps(self, word: str) -> bool:
        """Whether a French word is now and then the same in English, by its lexicon: accent."""
        ...

    @property
    def english_words(self) -> frozenset[str]:
        """The English words that its lexicon has; none where it has no lexicon."""
        ...


@dataclass(frozen=True, slots=True)
class FinishedEnglish:
    """English in its final form, the faults that a check found in it, and the names it lacks."""

    text: str
    faults: tuple[CaveatCode, ...]
    lost_names: tuple[str, ...]
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names and terms of one article.

    `terms` are put into English wherever the model left them in French; `fixed` are those whose
    English must be there; `introduced` are the names that the article has inside its sentences.
    `knows`: whether the model can be trusted with a word; `keeps`: whether its English may be the
    same; `english_words`: those that are known, none where that is not known. Names and fixed
    terms are looked for only where they are `enforceable`: where the model carries masks, by which
    they can be asked for again.
    """

    terms: Terms
    fixed: Terms
    introduced: Collection[str]
    knows: Callable[[str], bool]
    keeps: Callable[[str], bool]
    english_words: frozenset[str]
    enforceable: bool

    @classmethod
    def of_article(
        cls,
        text: str,
        glossary: Mapping[str, str],
        translator: WordKnowledge,
        *,
        enforceable: bool,
    ) -> "Vocabulary":
        """Collect the names and terms for an article; `glossary` is the operator's."""
        surnames = {name: name for name in sorted(person_names.people(text) - _HAVE_ENGLISH)}
        own = [term for term in glossary if term in text]
        known = {**french.terms, **french.places, **french.person_names, **surnames}
        terms = {**_without(own, known), **glossary}
        fixed = {**_without(own, {**french.fixed_terms, **surnames}), **glossary}
        introduced = proper_names.introduced(text)
        return cls(
            Terms(terms),
            Terms(fixed),
            introduced,
            translator.knows,
            translator.keeps,
            translator.english_words,
            enforceable,
        )

    def fixed_terms_in(self, french_text: str) -> dict[str, str]:
        """Return the fixed terms that stand in a French string, with their English."""
        return terminology.terms_in(french_text, self.fixed) if self.enforceable else {}

    def names_in(self, french_text: str) -> list[str]:
        """Return the names in a French string that the model should not be trusted to spell."""
        if not self.enforceable:
            return []
        return proper_names.names(french_text, self.knows, self.terms, self.introduced)

    def finish(self, french_text: str, answer: Hypothesis) -> FinishedEnglish:
        """Put the model's answer to a French string into its final form, and check it."""
        text = finishing.finish(french_text, answer.text, self.terms, self.english_words)
        text = proper_names.respelt(text, self._lost_names(french_text, text), french_text)
        text = proper_names.first_names_restored(
            french_text, text, self.terms, self.english_words, self.knows
        )
        faults = checks.faults(french_text, text, truncated=answer.truncated)
        if "untranslated" not in faults and self._left_in_french(french_text, text):
            faults = (*faults, "untranslated")
        lost = tuple(self._lost_names(french_text, text))
        bent = lost or self._is_name_cut(french_text, text)
        bent = bent or proper_names.bent(french_text, text, self.english_words)
        reported: tuple[CaveatCode, ...] = ("name_changed",) if bent else ()
        return FinishedEnglish(text, (*faults, *reported), lost, answer.evidence)

    def _is_name_cut(self, french_text: str, english: str) -> bool:
        """Whether the English lacks the « Le » of what is nothing that is known: Le Goff."""
        name = proper_names.without_article(french_text, english)
        if name is None or not self.english_words:
            return False
        named = any(name in term.split() for term in (*self.terms, *self.fixed))
        words = (name, name.lower())
        return not named and not any(self.knows(w) or w in self.english_words for w in words)

    def _left_in_french(self, french_text: str, english: str) -> bool:
        """Whether a word of the French stands in the English that is none of its words.

        Not one of a term, or of a name that is kept whole.
        """
        shared = set(SMALL_WORD.findall(french_text)) & set(SMALL_WORD.findall(english))
        names = proper_names.kept_whole(french_text, english) if shared else ()
        wanted = " ".join((*self.fixed_terms_in(french_text).values(), *names))
        shared -= set(SMALL_WORD.findall(wanted))
        return bool(self.english_words) and any(map(self._is_only_french, shared))

    def _is_only_french(self, word: str) -> bool:
        """Whether a word is no English one; one that nobody knows must look French.

        With an accent it does, whatever the lexicon has: the press takes « clichés » of people.
        """
        forms = {word, word.removesuffix("s")}
        english = forms & self.english_words or forms & grammar.loan_words
        return not english and (not word.isascii() or (self.knows(word) and not self.keeps(word)))

    def made_up(self, french_text: str, english: str) -> tuple[str, ...]:
        """Return the words of the English that neither English, the French nor a term has.

        None where the package does not say which English words it was taught.
        """
        if not self.english_words:
            return ()
        found = dict.fromkeys(filter(str.isascii, SMALL_WORD.findall(english)))
        strange = [word for word in found if not self._is_english(word)]
        if not strange:
            return ()
        wanted = " ".join((french_text, *terminology.terms_in(french_text, self.terms).values()))
        return tuple(word for word in strange if word not in _LETTERS.findall(wanted.lower()))

    def _is_english(self, word: str) -> bool:
        """Whether a dictionary or the package has a word, or what stands behind its prefix."""
        stems = (word.removeprefix(prefix) for prefix in grammar.prefixes)
        return (
            word in self.english_words
            or word in dictionary
            or any(len(stem) >= _SHORTEST and stem in dictionary for stem in stems)
        )

    def lost(self, french_text: str, english: FinishedEnglish) -> tuple[str, ...]:
        """Return the names, numbers in words and fixed terms whose English is missing."""
        terms = self.fixed_terms_in(french_text)
        return (
            *english.lost_names,
            *self._half_kept(french_text, english.text, terms),
            *numerals.lost_in_words(french_text, english.text),
            *(
                term
                for term, said in terms.items()
                if not terminology.contains_term(english.text, said)
            ),
        )

    def _half_kept(self, french_text: str, english: str, terms: Mapping[str, str]) -> Iterator[str]:
        """Yield the names, none of them a term, that the English has half in French."""
        if self.enforceable and self.english_words:
            words = self.english_words
            for name in proper_names.half_kept(french_text, english, self.knows, words):
                if not any(_overlaps(name, term) or term in name for term in terms):
                    yield name

    def _lost_names(self, french_text: str, english: str) -> list[str]:
        """Return the names that the English lacks, those among the fixed terms too."""
        if not self.enforceable:
            return []
        terms = self.fixed_terms_in(french_text)
        names = self.names_in(french_text)
        alone = [name for name in names if not any(_overlaps(name, term) for term in terms)]
        kept = [name for name, said in terms.items() if name == said]
        return proper_names.missing(english, [*alone, *kept])


def _without(own: Collection[str], terms: Mapping[str, str]) -> Mapping[str, str]:
    """Leave out the terms that hold one of the glossary, which goes before a longer one."""
    return {
        term: english
        for term, english in terms.items()
        if not any(f" {one} " in f" {term} " for one in own)
    }


def _overlaps(name: str, term: str) -> bool:
    """Whether a name is part of a term, or ends in its first word: « Le Cri » du peuple."""
    return name in term or term.startswith(f"{name.rpartition(' ')[2]} ")
