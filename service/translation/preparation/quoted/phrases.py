"""Quotations that are no clause: « une liste "d'union" », « le "meilleur chiffre" ».

A mask is a noun to the network, which sets one behind a noun before it as an adjective: "a <q1>
list". An adjective can stand there, and so can a name; a phrase with a preposition, an article or
« que » in it cannot, and is put behind its noun again (`placed`). The quotation itself is asked
without its sentence, so it may need words before it (`opened`): an article for its own, which is
lost otherwise, the article that its sentence has there, or « il dit » for a clause with « que ».
Its English is read without what its sentence has already (`without_opening`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from service.knowledge import english, french
from service.text.words import words

_DETERMINERS = french.grammar.determiners | {"au", "aux", "nos", "quelque"}
# Determiners that one is asked behind. « Des » opens another thing than a noun phrase: some of it.
_ASKED_BEHIND: Mapping[str, str] = {
    "l'": "l'", "la": "la ", "le": "le ", "les": "les ", "leur": "leur ", "leurs": "les ",
    "sa": "la ", "ses": "les ", "son": "son ", "un": "un ", "une": "une ",
}  # fmt: skip
# They stand between adjectives, or before one.
_BEFORE_ADJECTIVES = frozenset({"et", "moins", "ou", "peu", "plus", "si", "très", "trop"})
_STOP_WORDS = french.all_stop_words | {f"{word}'" for word in french.all_stop_words}
_OF_PHRASES = _STOP_WORDS - _BEFORE_ADJECTIVES
_FRENCH_FUNCTION_WORDS = (
    _STOP_WORDS - french.grammar.auxiliaries - french.grammar.adverbs - {"demain"}
)
_OF = frozenset({"d'", "de", "des", "du"})
_TIMES = frozenset({"again", "later", "today", "tomorrow", "tonight", "yesterday"})
_FUNCTION_WORDS = english.stop_words.stop_words | english.grammar.never_capitalised | _OF | _TIMES
# A clause opens so, but « que » opens a subordinate one; « ce » may be an article as well.
_CLAUSES = french.quotation_kinds.clause_openings | french.grammar.plural_pronouns
_NO_SENTENCES = frozenset({"ce", "que", "qui"})
# Those that are no pronouns: « selon elle "il faut" » is "according to her <q1>".
_DETERMINER_LAST = re.compile(r"\b(?:an?|its|my|our|the|their|your) \Z", re.IGNORECASE)
# No adverb and no participle: taken <q1> seriously, <q1> published by the town.
_NEXT = re.compile(r" (?![a-z]+(?:ly|[^e]ed)\b)([a-z]+(?:-[a-z]+)*)(?![\w'’-])")
_PREPOSITION_NEXT = re.compile(r"\s*(?:by|from|in|of|to|with) ")
_DETERMINER_FIRST = re.compile(r"(?:an?|any|no|one|some|that|the|this) ", re.IGNORECASE)
_ASKED_FIRST = re.compile(r"(?:an?|her|his|its|the|their) (?=\w)", re.IGNORECASE)
_ARTICLE_FIRST = re.compile(r"(?:an?|the) (?=[a-z])", re.IGNORECASE)
_SUBJECT_FIRST = re.compile(r"(?:it|that|this) (?:is|was) (?=[a-z])", re.IGNORECASE)
_SAYS_FIRST = re.compile(r"(?:he|it|she) sa(?:ys|id)(?: that)?,? (?=\w)", re.IGNORECASE)
_THERE_FIRST = re.compile(r"there(?: is|'s|’s) (?=an? )", re.IGNORECASE)
_THERE_LAST = re.compile(r"\b([Tt])here (are|were) \Z")
_HE_LAST = re.compile(r"\b([Hh])e (?=(?:\w+ ){1,3}\Z)")
_CALLED_OF_LAST = re.compile(r"\b(describ(?:e[ds]?|ing) (?:\w+ ){1,5})of \Z")
_SINGULAR: Mapping[str, str] = {"are": "is", "were": "was"}
_LONGEST_NOUN = 3  # words, as "health care system"


@dataclass(frozen=True)
class QuotedPhrase:
    """A quotation that no verb opens, and the French of its sentence before it.

    `alone`: it is asked for without the words before it that would keep its article.
    """

    before: str
    said: str
    alone: bool = False

    def placed(self, mask: str, asked: str, answer: str, *, attributed: bool = False) -> str | None:
        """Put the mask of the quotation behind the noun that it stands before in an answer.

        As it is where it stands before none, or may, or where it is `attributed`: who says it
        follows. None where it cannot stand where it does.
        """
        before, _, behind = answer.partition(mask)
        before = self._agreeing(before)
        if attributed or not self._stays_behind:
            return f"{before}{mask}{behind}"
        noun = _noun(behind) if _is_moved(asked.partition(mask)[2]) else ""
        if not noun:
            return None if _DETERMINER_LAST.search(before) else f"{before}{mask}{behind}"
        moved = self._moved(mask, asked, noun, behind[len(noun) + 1 :])
        kept = moved.startswith(mask) and _DETERMINER_LAST.search(before)
        return None if kept else before + moved

    def _moved(self, mask: str, asked: str, noun: str, rest: str) -> str:
        """Put a mask behind the noun that follows it, and "of" where the French has « de »."""
        governing, own = _words(asked.partition(mask)[0])[-1:], _words(asked.partition(mask)[2])[:1]
        is_noun = not _DETERMINERS.isdisjoint(self._words[:1])
        behind_noun = not is_noun and _FRENCH_FUNCTION_WORDS.isdisjoint(governing)
        if not _OF.isdisjoint(own) and not (behind_noun and _PREPOSITION_NEXT.match(rest)):
            return f"{mask} of {noun}{rest}"
        if not _OF.isdisjoint(governing):
            return f"{noun} of {mask}{rest}"
        return f"{noun} {mask}{rest}" if behind_noun else f"{mask} {noun}{rest}"

    def opened(self, said: str) -> str:
        """Return what is asked for, which begins with this quotation: with the article it needs."""
        return f"{self._opening}{said}"

    def without_opening(self, english: str) -> str | None:
        """Return the English of what was asked as the sentence needs it; None: as it is."""
        if self.is_clause:
            return None if self.alone else english
        if self.alone and self.has_article:
            return english if _DETERMINER_FIRST.match(english) else None
        if self._complement:
            return None if _PREPOSITION_NEXT.match(english) else f"of {english}"
        found = self._not_its_own.match(english) if self._not_its_own else None
        rest = english[found.end() :] if found else None
        return f"that {rest}" if rest and self._is_subordinate else rest

    def _agreeing(self, english: str) -> str:
        """Let the English before it agree: there is “no risk”, described as “grave”."""
        if self._is_one:
            english = _THERE_LAST.sub(
                lambda found: f"{found[1]}here {_SINGULAR[found[2]]} ", english
            )
        if self._is_called:
            english = _CALLED_OF_LAST.sub(r"\1as ", english)
        if self._is_impersonal:
            english = _HE_LAST.sub(lambda found: "It " if found[1] == "H" else "it ", english)
        return english

    @property
    def _is_one(self) -> bool:
        """Whether it begins with a noun in the singular: « aucun risque », « pas de risque »."""
        first, *others = self._words
        one = first in {"aucun", "aucune", "un", "une"}
        none = first == "pas" and others[0:1] in (["d'"], ["de"])
        return one or (none and not "".join(others[1:2]).endswith(("s", "x")))

    @property
    def _is_impersonal(self) -> bool:
        """Whether an infinitive or a clause is its subject: « il est "possible de partir" »."""
        outer = [word for word in self._governing if word not in french.grammar.adverbs]
        il, verb = ["", "", *outer][-2:]
        said = self._words[0] in french.grammar.impersonal_adjectives
        return said and il == "il" and verb in french.grammar.forms_of_be

    @property
    def is_clause(self) -> bool:
        """Whether it is a clause with a subject, which is asked for as a sentence."""
        return self._words[0] in _CLAUSES - _NO_SENTENCES

    @property
    def _is_subordinate(self) -> bool:
        """Whether it begins with « que », without which the network has no subject for its verb."""
        return self._words[0] in {"que", "qu'"}

    @property
    def has_article(self) -> bool:
        """Whether it begins with « un », whose English is lost where nothing stands before it."""
        return self._words[0] in {"un", "une"}

    @property
    def _not_its_own(self) -> re.Pattern[str] | None:
        """What the English of what was asked begins with, that is not the quotation's."""
        if self._is_subordinate:
            return _SAYS_FIRST
        asked = _ASKED_FIRST if self._opening else self._unwanted
        return _THERE_FIRST if self.has_article else asked

    @property
    def _unwanted(self) -> re.Pattern[str] | None:
        """What its English begins with where that stands in its sentence already."""
        if self._words[0] in _STOP_WORDS - french.grammar.superlatives:
            return None
        return _ARTICLE_FIRST if self._behind_determiner else _SUBJECT_FIRST

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return _words(self.said)

    @cached_property
    def _governing(self) -> tuple[str, ...]:
        """The words before it, if no comma parts them from it."""
        outer = self.before.rstrip()
        return _words(outer) if outer[-1:].isalnum() or outer[-1:] in {"'", "’"} else ()

    @property
    def _behind_determiner(self) -> bool:
        return not _DETERMINERS.isdisjoint(self._governing[-1:])

    @property
    def _stays_behind(self) -> bool:
        """Whether it cannot stand before a noun in English."""
        own = self._words
        superlative = own[0] in french.grammar.articles and own[1:2] in {("plus",), ("moins",)}
        phrase = len(own) > 1 and not _OF_PHRASES.isdisjoint(own)
        free = self.said[:1].islower() and not self._behind_determiner
        return phrase and free and not superlative

    @property
    def _complement(self) -> bool:
        """Whether it belongs to a noun by « de »: « une petite liste "d'union" »."""
        last = self._governing[-3:]
        behind_noun = _DETERMINERS.isdisjoint(last[-1:]) and not _DETERMINERS.isdisjoint(last[:-1])
        content = _FRENCH_FUNCTION_WORDS.isdisjoint(last[-1:])
        return self._words[0] in {"d'", "de"} and behind_noun and content and not self._is_called

    @property
    def _is_called(self) -> bool:
        """Whether somebody or something is called that: « qualifié le feu de "grave" »."""
        stems = french.reporting_verbs.calling_stems
        return any(word.startswith(stems) for word in self._governing[-6:])

    @property
    def _opening(self) -> str:
        if self.alone:
            return ""
        if self._is_subordinate:
            return "il dit "
        behind = _ASKED_BEHIND.get("".join(self._governing[-1:]), "")
        return "il y a " if self.has_article else behind


def quoted_phrase(before: str, said: str) -> QuotedPhrase | None:
    """Return a quotation as a phrase; None where it is a sentence, or has no words."""
    return QuotedPhrase(before, said) if said[:1].islower() or said[:1].isdigit() else None


def as_sentence(request: str) -> str:
    """Return a clause with the capital and the stop of the sentences that networks learn from."""
    stop = "" if request.endswith((".", "!", "?", "…")) else "."
    return f"{request[:1].upper()}{request[1:]}{stop}"


def _is_moved(asked: str) -> bool:
    """Whether no content word follows a mask in the French, so that one in English was moved."""
    following = re.match(r"\s*([^\W\d_]+'?)", asked)
    return following is None or following[1].lower() in _FRENCH_FUNCTION_WORDS


def _noun(behind: str) -> str:
    """Return the words behind a mask that can be a noun; "" where none is, or too many are."""
    found: list[str] = []
    at = 0
    while (following := _NEXT.match(behind, at)) and following[1] not in _FUNCTION_WORDS:
        found.append(following[1])
        at = following.end()
    return " ".join(found) if len(found) <= _LONGEST_NOUN else ""


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a string, in small letters."""
    return tuple(word.text for word in words(text, 0, len(text)))
