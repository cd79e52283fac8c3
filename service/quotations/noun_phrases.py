"""Read French noun phrases that name who speaks: how far they reach, and what they name."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from service.article import Span
from service.knowledge import french

_WORD = re.compile(r"aujourd'hui|[^\W_]+(?:[-&][^\W_]+)*'?")
_CLITIC = re.compile(r"(.+?)(?:-t)?-(il|elle|on|ils|elles|je|nous|vous|tu|ce)$")
_NOUN = re.compile(r"(?:l['’]|\w+ )?(\w+)")
_AGE = re.compile(r"\d+ ans")
_AND_ANOTHER = re.compile(r" et (?:(?:l[ea] |l'|son |sa )|[^\W\da-zà-ÿ_][\w-]+ [^\W\da-zà-ÿ_])")
_PARTY = re.compile(r" \([^().;:]{2,30}\) (?=\w)")
_ENDS = ',.;:)»”"!?'  # what follows a name in apposition
_LONGEST = 160  # characters of a phrase
_TITLES = (
    french.people.masculine_titles
    | french.people.feminine_titles
    | french.people.titles_of_either_sex
)
_STOPS = french.clauses.phrase_ends | french.grammar.auxiliaries
_NO_LINKED = (
    french.clauses.recipients | french.grammar.verb_clitics | {"vouloir", "avoir", "être", "faire"}
)
_BEFORE_HEAD = french.grammar.determiners | french.grammar.adjectives_before_nouns


class Word(NamedTuple):
    """A word in lower case (an elision keeps its apostrophe), and where it stands."""

    text: str
    start: int
    end: int
    capital: bool

    @property
    def base(self) -> str:
        """The word without an inverted pronoun: "a" of "a-t-il"."""
        match = _CLITIC.match(self.text) if "-" in self.text else None
        return match[1] if match else self.text

    @property
    def clitic(self) -> str:
        """The inverted pronoun: "il" of "a-t-il", or nothing."""
        match = _CLITIC.match(self.text) if "-" in self.text else None
        return match[2] if match else ""


class Phrase(NamedTuple):
    """A noun phrase or pronoun that may name a speaker; `gender` is m, f or unknown."""

    span: Span
    name: Span | None
    gender: str
    person: bool
    document: bool
    proper: bool = False  # its head is a proper noun: l'OTAN
    pronoun: str = ""


def words(text: str, start: int, end: int) -> list[Word]:
    """List the words of a stretch of text."""
    found = ((m[0], m.span()) for m in _WORD.finditer(text, start, end))
    return [Word(word.lower(), *span, word[0].isupper()) for word, span in found]


def word_at(text: str, start: int, end: int) -> Word | None:
    """Read the word that begins at `start`, if one does."""
    found = _WORD.match(text, start, end)
    return Word(found[0].lower(), *found.span(), found[0][0].isupper()) if found else None


def phrase(text: str, start: int, limit: int, *, strict: bool = False) -> Phrase | None:
    """Read the phrase that begins at `start`; strict: only what surely belongs to it.

    Strict suits a subject whose verb is not known; else a known verb stands before it.
    """
    read = words(text, start, min(limit, start + _LONGEST))
    if not read or read[0].start != start or not _begins(read):
        return None
    if read[0].text in french.grammar.pronouns:
        return pronoun(Span(read[0].start, read[0].end), read[0].text)
    if [word.text for word in read[:2]] == ["l'", "on"]:  # où l'on dit
        return None
    if (
        len(read) > 1
        and read[0].text in french.grammar.demonstratives
        and read[1].text in french.grammar.last_named
    ):
        return pronoun(Span(read[0].start, read[1].end), read[1].text)
    last = _last_word(text, read, strict=strict)
    if not last and read[0].text in french.grammar.articles:
        return None
    named = _apposition(text, read, last)
    return describe(text, Span(start, read[named].end))


def known_phrase(text: str, start: int, end: int, limit: int) -> Phrase:
    """Read a phrase whose words end at `end`, with a name in apposition where one follows."""
    read = words(text, start, limit)
    last = max(i for i, word in enumerate(read) if word.start < end)
    return describe(text, Span(start, read[_apposition(text, read, last)].end))


def role(text: str, start: int, limit: int) -> int:
    """Return where "maire de Trévières" or "16 ans" ends that begins at `start`; else `start`."""
    if age := _AGE.match(text, start, limit):
        return age.end()
    read = words(text, start, min(limit, start + _LONGEST))
    if not read or read[0].start != start or singular(read[0].text) not in french.all_roles:
        return start
    return read[_last_word(text, read, strict=True)].end


def tied(text: str, start: int, limit: int) -> Phrase | None:
    """Read who stands at `start` without an article: "ministre" of "au ministre"."""
    stop = role(text, start, limit)
    return describe(text, Span(start, stop)) if stop > start else None


def pronoun(span: Span, word: str) -> Phrase:
    """Give the phrase that a pronoun is, wherever its words stand ("dit-il")."""
    return Phrase(span, None, "", person=True, document=False, pronoun=word)


def _begins(read: Sequence[Word]) -> bool:
    first = read[0]
    if first.text in _TITLES or first.text + "." in _TITLES:
        return True
    named = first.capital and first.text not in french.people.not_names
    counted = first.text[0].isdigit() and len(read) > 1 and _is_person(singular(read[1].text))
    return (
        named
        or counted
        or first.text in french.grammar.determiners
        or first.text in french.grammar.pronouns
    )


def _gap(text: str, before: Word, after: Word) -> bool:
    """Tell whether two words are of one phrase by what stands between: a blank, M. X, J.-P. X."""
    gap = text[before.end : after.start]
    if gap.strip() == "" or gap == "-":
        return True
    short = before.text in french.sentences.short_words or (
        before.end - before.start == 1 and before.capital
    )
    return short and gap.strip() in (".", ".-")


def _last_word(text: str, read: Sequence[Word], *, strict: bool) -> int:
    """Return the index of the phrase's last word."""
    index, noun = _head(read), _head(read)
    while index + 1 < len(read):
        last = _past_party(text, read, index)
        if last == index and not _gap(text, read[index], read[index + 1]):
            break
        step = _step(read, last, noun, strict=strict)
        joined = range(last + (last > index), last + step)
        if not step or last + step >= len(read):
            break
        if not all(_gap(text, read[i], read[i + 1]) for i in joined):
            break
        index = last + step
    return index


def _past_party(text: str, read: Sequence[Word], index: int) -> int:
    """Return the last word of "(PS)" in "le sénateur (PS) David Assouly"; else `index`."""
    party = None if read[index].capital else _PARTY.match(text, read[index].end)
    after = index + 1
    while party and after < len(read) and read[after].start < party.end():
        after += 1
    if not party or after >= len(read):
        return index
    goes_on = read[after].capital or read[after].text in french.grammar.noun_links
    return after - 1 if goes_on else index


def _step(read: Sequence[Word], index: int, noun: int, *, strict: bool) -> int:
    """Return how many further words surely belong to the phrase, 0 where it ends."""
    following = read[index + 1]
    if following.capital:
        return 1
    if following.text in french.grammar.noun_links:
        return _linked(read, index + 1)
    if following.text == "et" and not strict:
        after = read[index + 2 : index + 3]
        return (
            2 if after and (after[0].capital or after[0].text in french.grammar.determiners) else 0
        )
    return int(following.text[0].isdigit() or _qualifies(read, index, noun, strict=strict))


def _qualifies(read: Sequence[Word], index: int, noun: int, *, strict: bool) -> bool:
    """Tell whether the word after `index` is an adjective or noun of the same phrase."""
    following = read[index + 1].text
    if following in _STOPS:
        return False
    if following.endswith("ent") and read[0].text in french.grammar.plural_determiners:
        return False  # les procureurs requièrent
    forms = (following, following.removesuffix("s"))
    adjective = any(form.endswith(french.grammar.adjective_endings) for form in forms)
    if read[index].capital and index > noun:  # a name ends the phrase: Macron mardi
        governed = read[index - 1].text in french.grammar.noun_links | french.grammar.determiners
        return governed and adjective
    if strict:
        done = read[index + 2 : index + 3]
        if adjective and done and done[0].text == "par":  # "le géologue mandaté par l'État"
            return False
        return adjective or following in french.grammar.adjectives_before_nouns
    return not following.endswith(("'", "ment"))


def _linked(read: Sequence[Word], link: int) -> int:
    """Return how many words "de la compagnie", "à la culture", "d'eux" are; 0 for "à la presse"."""
    last = link + 1
    while last < len(read) and read[last].text in _BEFORE_HEAD:
        last += 1
    if last >= len(read) or read[last].text in _NO_LINKED:
        return 0
    told = read[link - 1].capital or _is_person(singular(read[last].text))
    if read[link].text in ("à", "au", "aux") and told:  # "rappelle la présidente à l'accusé"
        return 0
    return last - link + 1


def _head(read: Sequence[Word]) -> int:
    """Return the index of the head noun: past the determiner and what may precede a noun."""
    index = 0
    while index < len(read) - 1 and (
        read[index].text in french.grammar.determiners
        or read[index].text[0].isdigit()
        or _is_title(read[index], read[index + 1])
    ):
        index += 1
        if read[index - 1].text == "l'" and read[index].text in ("un", "une"):
            return index
    while (
        index < len(read) - 1
        and read[index].text in french.grammar.adjectives_before_nouns
        and not read[index + 1].capital
        and read[index + 1].text not in french.grammar.noun_links | french.clauses.phrase_ends
        and index > 0
    ):
        index += 1
    return index


def _apposition(text: str, read: Sequence[Word], last: int) -> int:
    """Return the last word of ", Pascale Ferrand-Oriol," or ", le capitaine Yves Guilloux,"."""
    index = last + 1
    if index >= len(read) or text[read[last].end : read[index].start].strip() != ",":
        return last
    if read[index].text in ("un", "une") and not any(w.capital for w in read[1 : last + 1]):
        return _indefinite(text, read, index) or last
    role_follows = not read[index].capital or read[index].text in french.all_roles
    if any(word.capital for word in read[1 : last + 1]) and role_follows:
        return last
    start = index
    while index < len(read) and read[index].text in french.grammar.determiners and index == start:
        index += 1
    titled = index > start
    while index < len(read) and (
        read[index].capital or (titled and index < start + 4) or _within(read, index)
    ):
        if index > start and not _gap(text, read[index - 1], read[index]):
            break
        index += 1
    while index < len(read) and read[index - 1].text in french.people.name_particles:
        index -= 1
    if index == start or not read[index - 1].capital:
        return last
    after = text[read[index - 1].end : read[index - 1].end + 2]
    return index - 1 if after[:1] in _ENDS or after == " (" else last


def _indefinite(text: str, read: Sequence[Word], index: int) -> int:
    """Return the last word of ", un groupe familial autrichien,", 0 where no comma ends it."""
    end = _last_word(text, read[index:], strict=True) + index
    return end if text[read[end].end : read[end].end + 1] == "," else 0


def describe(text: str, span: Span) -> Phrase:
    """Say of a phrase what it names: gender, a person or a document, the proper name within."""
    read = words(text, span.start, span.end)
    head = read[_head(read)]
    titled = any(_is_title(*pair) for pair in pairwise(read[:3]))
    name = _name(text, read, titled=titled)
    noun = singular(head.text)
    if name and not titled and " " not in (own := name.of(text).lower()):
        name = None if own in french.people.not_names or own.endswith("ment") else name
    if name and name.of(text).lower() in french.geography.places_of_two_words:
        name = None
    person = titled or _is_person(noun) or bool(name and not head.capital)
    person = person or bool(name and head.capital and " " in name.of(text))
    gender = _gender(read, noun) or first_name_gender(name.of(text) if name else "")
    proper = head.capital and head is not read[0]
    document = noun in french.quotation_kinds.documents and not (
        head.capital and noun in french.all_first_names
    )
    return Phrase(span, name, gender, person, document, proper)


def _is_title(word: Word, after: Word) -> bool:
    """Tell whether a title stands here: Me Roux, Mme la ministre, and no « maître du Kremlin »."""
    leads = after.capital or after.text in french.grammar.object_pronouns
    return leads and not {word.text, word.text + "."}.isdisjoint(_TITLES)


def first_name_gender(name: str) -> str:
    """Return m or f for a name that begins with a well-known first name, else nothing."""
    first = re.split(r"[ -]", name.lower(), maxsplit=1)[0]
    return (
        "f"
        if first in french.first_names.feminine
        else "m"
        if first in french.first_names.masculine
        else ""
    )


def is_collective(text: str, who: Phrase) -> bool:
    """Tell whether many speak as one: « le conseil municipal »."""
    noun = _NOUN.match(who.span.of(text).lower())
    return noun is not None and noun[1] in french.people.collectives


def is_plural(text: str, who: Phrase) -> bool:
    """Tell whether a phrase is of several: by its first word, or by "et" before another person."""
    words_of = who.span.of(text)
    many = words_of.split(" ")[0].lower() in french.grammar.plural_determiners
    return many or _AND_ANOTHER.search(words_of) is not None


def points_back(text: str, who: Phrase) -> bool:
    """Tell whether a phrase is of somebody known already: « ce retraité », « cette dame »."""
    return who.span.of(text).split(" ")[0].lower() in french.grammar.demonstratives


def singular(noun: str) -> str:
    """Return a noun without its plural s, where the shorter word is known."""
    known = french.all_roles | french.quotation_kinds.documents
    return noun[:-1] if noun.endswith("s") and noun not in known and noun[:-1] in known else noun


def _is_person(noun: str) -> bool:
    noun = noun.removeprefix("ex-").removeprefix("vice-")
    known = noun in french.all_roles or noun in ("un", "une")
    return known or (
        noun.endswith(french.people.role_endings) and noun not in french.people.not_roles
    )


def _name(text: str, read: Sequence[Word], *, titled: bool) -> Span | None:
    """Return the proper name: the last run of capitals that no "de" or article governs."""
    best: Span | None = None
    index = 0
    while index < len(read):
        end = index
        while end < len(read) and (read[end].capital or (end > index and _within(read, end))):
            if end > index and not _gap(text, read[end - 1], read[end]):
                break
            end += 1
        governed = (
            index > 0
            and read[index - 1].text in french.grammar.noun_links | french.grammar.determiners
        )
        # "le président (LR) de la région Hauts-de-France" is no LR and no Hauts-de-France.
        governed |= index > 0 and text.endswith("(", 0, read[index].start)
        governed |= index - 1 > _head(read) and read[index - 1].text in french.people.collectives
        # "Hélène Cadiou" of "Mme Hélène Cadiou", but "Me Baudry".
        title = read[index].text in _TITLES and end > index + 2
        first = index + int(
            end > index and (title or read[index].text in french.grammar.determiners)
        )
        if end > first and (titled or not governed) and (first == index or titled):
            best = Span(read[first].start, read[end - 1].end)
        index = max(end, index + 1)
    return best


def _within(read: Sequence[Word], index: int) -> bool:
    """Tell whether a small word stands inside a name: Charles de Gaulle."""
    return (
        read[index].text in french.people.name_particles
        and index + 1 < len(read)
        and read[index + 1].capital
    )


def _gender(read: Sequence[Word], noun: str) -> str:
    first = read[0].text
    if first in french.people.feminine_titles or first + "." in french.people.feminine_titles:
        return "f"
    if noun in french.people.roles_of_either_sex:
        return ""
    if first in french.grammar.feminine_determiners or noun in french.people.feminine_roles:
        return "f"
    if not {first, first + "."}.isdisjoint(
        french.people.masculine_titles | french.grammar.masculine_determiners
    ):
        return "m"
    if noun.endswith(("trice", "euse", "ienne", "ière", "ée")) or noun[:-1] in french.all_roles:
        return "f"
    return "m" if noun + "e" in french.all_roles or noun.endswith(("eur", "ier", "ien")) else ""
