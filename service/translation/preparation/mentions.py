"""The persons that a French sentence mentions, and whether each is a man or a woman.

Noun phrases in the singular, names and pronouns, in their order. Titles, first names, determiners,
nouns such as « sœur » and feminine participles tell the gender.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from service.knowledge import french
from service.text.person_nouns import (
    first_name_gender,
    gender_by_ending,
    is_person_noun,
    singular,
)
from service.text.words import Word, words

Gender = Literal["m", "f", ""]  # "": not known

SURE, UNSURE, NOBODY = 1.0, 0.5, 0.0  # that a mention is a person
_SUBJECTS: Mapping[str, Gender] = {"il": "m", "elle": "f"}
_WORDS = french.antecedents
_DETERMINERS: Mapping[str, Gender] = {
    **dict.fromkeys(french.grammar.masculine_determiners, "m"),
    **dict.fromkeys(french.grammar.feminine_determiners, "f"),
    **dict.fromkeys(_WORDS.determiners_of_either_gender, ""),
}
_TITLES: Mapping[str, Gender] = {
    **{title.removesuffix("."): "m" for title in french.people.masculine_titles},
    **{title.removesuffix("."): "f" for title in french.people.feminine_titles},
}
_SEXED = french.people.feminine_roles | french.people.masculine_roles  # dame, homme
_CONTRACTED = frozenset({"au", "du"})
_ARTICLES = french.grammar.articles - _CONTRACTED
_NO_NAMES = french.people.not_names | french.all_stop_words
_NO_NOUNS = french.all_stop_words | french.grammar.auxiliaries
_CLAUSE_MARK = re.compile(r"[:;\"«»“”]")
# « il » that stands for nothing: il faut, il y a, il s'agit, il est possible que
IMPERSONAL = re.compile(
    r"(?<![\w-])il (?:n['’]|ne |nous |me |vous |leur |lui |s['’]en |en )?(?:y |faut|faud|fall"
    r"|s['’]agi|pleu|convien|suffi|import|sembl|rest|existe|se peut"
    r"|(?:est|était|sera|serait) [^.;:,]{1,40}?\b(?:que?|d[e'’])\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase in the singular, a name or a pronoun; `at` and `end` number its words.

    `weight` says how likely it is a person, `acronym` that it is a body such as the SNCF.
    """

    at: int
    end: int
    gender: Gender
    weight: float
    names: tuple[str, ...] = ()
    acronym: bool = False
    subject: bool = False
    depends: bool = False  # on a noun before it, by « de »


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words and what it mentions."""

    words: Sequence[Word]
    mentions: Sequence[Mention]


def read_sentence(text: str, known: frozenset[str]) -> Sentence:
    """Read a sentence; `known`: words that have a capital inside sentences of the article."""
    return _Reader(text, known).sentence()


class _Reader:
    """Reads the mentions of one sentence; `known`: words that have capitals in the article."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        """Take the sentence."""
        self._text = text
        self._known = known
        self._words = words(text, 0, len(text))
        self._impersonal = {found.start() for found in IMPERSONAL.finditer(text)}
        self._capitals = text.isupper()

    def sentence(self) -> Sentence:
        """Return the sentence with its mentions; the first of a clause is its subject."""
        found: list[Mention] = []
        subject, at = True, 0
        while at < len(self._words):
            subject = subject or self._opens_clause(at)
            mention = self._mention(at, found)
            if mention:
                governed = self._is_governed(at)
                leads = not governed and (subject or self._words[at].text in _SUBJECTS)
                found.append(replace(self._told(mention, leads=leads), subject=leads))
                subject = subject and governed
            at = mention.end + 1 if mention else at + 1
        return Sentence(self._words, found)

    def _mention(self, at: int, found: Sequence[Mention]) -> Mention | None:
        """Return the mention that begins with a word, unless in brackets."""
        if self._between(at).endswith("("):
            return None
        mention = self._relative(at, found) or self._pronoun(at) or self._phrase(at)
        if mention and found and self._is_apposed(at, found[-1]):
            return replace(mention, weight=NOBODY)
        return mention

    def _before(self, at: int) -> str:
        """Return the word before one; a capital A is « À »."""
        word = self._words[at - 1] if at > 0 else None
        return "" if word is None else "à" if word.text == "a" and word.capital else word.text

    def _is_apposed(self, at: int, before: Mention) -> bool:
        """Whether what follows a person whom somebody has is the same: « sa sœur, Ann »."""
        opener, *others = self._words[before.at : before.end + 1]
        possessed = opener.text in _WORDS.possessives and any(map(_is_person, others))
        apposed = self._words[at].capital or self._between(at) == ","
        return possessed and apposed and at == before.end + 1

    def _between(self, at: int) -> str:
        """Return what parts a word from the one before it, without blanks."""
        before = self._words[at - 1].end if at else 0
        return self._text[before : self._words[at].start].strip()

    def _link(self, at: int) -> str:
        """Return the word before a phrase: before the article of a name that has one."""
        return self._before(at - 1 if self._has_article(at) else at)

    def _has_article(self, at: int) -> bool:
        """Whether a name has an article, as no person's has."""
        return self._words[at].capital and self._before(at) in _ARTICLES

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause with a subject of its own begins with a word."""
        parted = at > 0 and _CLAUSE_MARK.search(self._between(at)) is not None
        relative = self._words[at].text == "qui"
        return parted or relative or self._before(at) in _WORDS.clause_openers

    def _is_governed(self, at: int) -> bool:
        """Whether a preposition governs the phrase that begins with a word."""
        return self._link(at) in _WORDS.prepositions or self._words[at].text in _CONTRACTED

    def _depends(self, at: int) -> bool:
        """Whether « de » ties the phrase that begins with a word to a noun before it."""
        return self._link(at) in ("d'", "de", "du") or self._words[at].text == "du"

    def _relative(self, at: int, found: Sequence[Mention]) -> Mention | None:
        """Return « qui » as another mention of the first person in the phrase before it."""
        if self._words[at].text != "qui" or not found:
            return None
        heads = [number for number, mention in enumerate(found) if not mention.depends]
        chain = found[heads[-1] :] if heads else found
        person = next((mention for mention in chain if mention.weight == SURE), chain[0])
        return replace(person, at=at, end=at, names=())

    def _pronoun(self, at: int) -> Mention | None:
        """Return « il » or « elle », which may be a thing."""
        word = self._words[at]
        gender = _SUBJECTS.get(word.text) or _SUBJECTS.get(word.clitic)
        if gender is None or word.start in self._impersonal:
            return None
        return Mention(at, at, gender, UNSURE)

    def _told(self, name: Mention, *, leads: bool) -> Mention:
        """Return a name with the gender of what is behind it, if nothing else tells it.

        « Xenia, avocate »; of a subject a participle: « Blessée, Xenia chante », « Xenia est née »
        """
        if name.gender or not name.names or not name.weight:
            return name
        gender = self._apposed_gender(name) or ("f" if leads and self._is_feminine(name) else "")
        return replace(name, gender=gender, weight=SURE) if gender else name

    def _is_feminine(self, name: Mention) -> bool:
        """Whether a participle that belongs to a name is feminine."""
        behind = [word.text for word in self._words[name.end + 1 : name.end + 4]]
        verb = bool(behind) and behind[0] in french.grammar.forms_of_be
        participles = (self._words[0].text, *behind[1:]) if verb else (self._words[0].text,)
        return any(word.endswith("ée") for word in participles)

    def _apposed_gender(self, name: Mention) -> Gender:
        """Return the gender of a person's noun behind a name and a comma: « , 20 ans, élue »."""
        at = name.end + 1
        if [word.text for word in self._words[at + 1 : at + 2]] == ["ans"]:
            at += 2
        if at >= len(self._words) or not self._between(at).startswith(","):
            return ""
        opens = self._words[at].text in _DETERMINERS
        if opens and self._is_governed(name.at):  # « À Paris, la ministre »
            return ""
        opener = at if opens else at - 1
        head = self._head(opener)
        if head is None or not _is_person(self._words[head]):
            return ""
        return _role_gender(self._words[opener].text, self._words[head].text)

    def _phrase(self, at: int) -> Mention | None:
        """Return the noun phrase or the name that begins with a word."""
        word = self._words[at]
        if word.capital and word.text in _TITLES:
            end = self._name_end(at)
            return Mention(at, end, _TITLES[word.text], SURE, self._names(at + 1, end))
        if word.capital and self._may_be_name(at):
            return self._name(at)
        return self._noun(at) if word.text in _DETERMINERS else None

    def _may_be_name(self, at: int) -> bool:
        """Whether a word with a capital is a name: the first one has it for being the first."""
        word = self._words[at].text
        if word.endswith("'") or word in _NO_NAMES:
            return False
        if at or self._name_end(at) > at or word in self._known:
            return True
        return bool(first_name_gender(word)) or self._is_acronym(at)

    def _name_end(self, at: int) -> int:
        """Return the number of a name's last word."""
        while at + 1 < len(self._words) and self._words[at + 1].capital:
            between = self._text[self._words[at].end : self._words[at + 1].start]
            if between.strip(" .\xa0"):
                break
            at += 1
        return at

    def _names(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(word.text for word in self._words[start : end + 1])

    def _name(self, at: int) -> Mention:
        """Return a name; SNCF is an acronym."""
        end = self._name_end(at)
        names = self._names(at, end)
        gender = _checked(first_name_gender(names[0]))
        acronym = at == end and self._is_acronym(at)
        weight = NOBODY if self._has_article(at) else SURE if gender else UNSURE
        return Mention(at, end, gender, weight, names, acronym, depends=self._depends(at))

    def _is_acronym(self, at: int) -> bool:
        """Whether a name is a body's acronym, and no noun's: « la SNCF », but « le test ADN »."""
        word = self._words[at]
        form = self._text[word.start : word.end]
        if len(form) == 1 or not form.isupper() or self._capitals or word.text in _WORDS.acronyms:
            return False
        before = self._before(at)
        opens = at == 0 or self._between(at) or before in _WORDS.clause_openers
        return bool(opens) or before in _DETERMINERS

    def _noun(self, at: int) -> Mention | None:
        """Return a noun phrase, with the name that follows a person's noun."""
        opener, head = self._words[at].text, self._head(at)
        if head is None:
            return None
        depends = self._depends(at)
        if not _is_person(self._words[head]):
            return Mention(at, head, _DETERMINERS[opener], NOBODY, depends=depends)
        end = self._name_end(head)
        names = self._names(head + 1, end)
        named = _checked(first_name_gender(names[0])) if names else ""
        gender = named or _role_gender(opener, self._words[head].text)
        weight = NOBODY if opener in _WORDS.possessives else SURE  # « sa mère » owns little
        return Mention(at, end, gender, weight, names, depends=depends)

    def _head(self, at: int) -> int | None:
        """Return where the noun stands behind a determiner: in « l'a », « le sont » there is none.

        One with a capital is no noun, but « la Française » and « le Premier ministre ».
        """
        at += 1
        adjectives = french.grammar.adjectives_before_nouns
        while at + 1 < len(self._words) and self._words[at].text in adjectives:
            at += 1
        word = self._words[at] if at < len(self._words) else None
        if word is None or word.text.endswith("'") or word.text in _NO_NOUNS:
            return None
        lower = word.text[0].isalpha() and not word.capital
        return at if lower or (word.capital and _is_person(word)) else None


def _is_person(word: Word) -> bool:
    """Whether a noun in the singular is a person's: with a capital, by origin or office."""
    noun = singular(word.text)
    if word.capital:
        return noun.endswith(_WORDS.origin_endings) or noun in french.people.roles
    if word.text in _SEXED:
        return True
    known = word.text in french.all_roles
    other = noun in french.people.collectives or noun.endswith(_WORDS.thing_endings)
    return not other and is_person_noun(noun) and (known or not word.text.endswith("s"))


def _role_gender(opener: str, noun: str) -> Gender:
    """Return the gender of a person's noun behind a determiner."""
    if noun in french.people.roles_of_either_sex:
        return ""
    if gender := _DETERMINERS.get(opener, ""):
        return gender
    if noun in french.people.feminine_roles:
        return "f"
    return "m" if noun in french.people.masculine_roles else _checked(gender_by_ending(noun))


def _checked(gender: str) -> Gender:
    return "m" if gender == "m" else "f" if gender == "f" else ""
