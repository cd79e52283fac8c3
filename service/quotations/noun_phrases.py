"""Read French noun phrases that may name a speaker: where they end, and what they name."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.text.person_nouns import gender, is_person_noun, singular
from service.text.words import Word, words

HIDDEN = "\x01"  # stands for every character of a quotation where the author's words are read
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
_GOVERNING = french.grammar.noun_links | french.grammar.determiners
_PARTICLES = french.people.name_particles - _GOVERNING  # of one name: Tamim ben Hamad
_OF = french.grammar.noun_links - french.grammar.prepositions_a
_AFTER_PHRASE = french.grammar.noun_links | french.clauses.phrase_ends
_TITLE_AND_NAME = 2  # words
_TITLED = 4  # words before which the capital of a name stands, after a determiner
_OPENERS = french.grammar.determiners | french.grammar.pronouns
_BEFORE_HEAD = french.grammar.determiners | french.grammar.adjectives_before_nouns


class Phrase(NamedTuple):
    """A noun phrase or pronoun that may name a speaker.

    `name`: the proper name in it. `gender`: "m", "f", or "" where it is not known. `pronoun`: the
    word, if it is one, else "".
    """

    span: Span
    name: Span | None
    gender: str
    person: bool
    document: bool
    proper: bool = False  # its head is a proper noun: l'OTAN
    pronoun: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it is a person by its own words: a noun or a name, no pronoun."""
        return self.person and not self.pronoun

    @property
    def speaks(self) -> bool:
        """Whether it names a person, a body or a text."""
        return bool(self.person or self.name or self.document or self.proper) and not self.pronoun

    @property
    def labels(self) -> bool:
        """Whether it names a speaker alone before a colon: "Le préfet : ", "Paul Rey : ".

        A proper name that nothing tells to be a person's does not: it may be a place or a subject.
        """
        only_name = self.name is not None and self.name.start == self.span.start
        return bool(self.gender) or not only_name


def phrase(text: str, start: int, limit: int, *, strict: bool = False) -> Phrase | None:
    """Return the phrase that begins at `start`, or None where none does.

    `strict`: only words that surely belong to it, for a subject whose verb is not known yet. A
    phrase after a known verb need not be strict.
    """
    end = min(limit, start + _LONGEST)
    hidden = text.find(HIDDEN, start, end)  # no phrase reaches over a quotation
    read = words(text, start, end if hidden < 0 else hidden)
    if not read or read[0].start != start or not _begins(read):
        return None
    if found := _pronoun_of(read):
        return found
    if [word.text for word in read[:2]] == ["l'", "on"]:  # où l'on dit
        return None
    last = _last_word(text, read, strict=strict)
    bare = not last and read[0].text in french.grammar.articles
    if bare or read[_head(read)].text in french.clauses.times:
        return None
    return describe(text, Span(start, read[_apposition(text, read, last)].end))


def _pronoun_of(read: Sequence[Word]) -> Phrase | None:
    """Return the pronoun that some words begin with, « ce dernier » among them."""
    if read[0].text in french.grammar.pronouns:
        return pronoun(Span(read[0].start, read[0].end), read[0].text)
    last_named = read[0].text in french.grammar.demonstratives and len(read) > 1
    if not last_named or read[1].text not in french.grammar.last_named:
        return None
    return pronoun(Span(read[0].start, read[1].end), read[1].text)


def known_phrase(text: str, start: int, end: int, limit: int) -> Phrase:
    """Return the phrase whose words end at `end`, with a name in apposition, read up to `limit`."""
    read = words(text, start, limit)
    last = max(i for i, word in enumerate(read) if word.start < end)
    return describe(text, Span(start, read[_apposition(text, read, last)].end))


def role(text: str, start: int, limit: int) -> int:
    """Return where "maire de Trévières" or "16 ans" at `start` ends; `start` where none begins."""
    if age := _AGE.match(text, start, limit):
        return age.end()
    read = words(text, start, min(limit, start + _LONGEST))
    if not read or read[0].start != start or singular(read[0].text) not in french.all_roles:
        return start
    return read[_last_word(text, read, strict=True)].end


def bare_noun(text: str, start: int, limit: int) -> Phrase | None:
    """Read a noun at `start` whose article is in the word before: "ministre" of "au ministre"."""
    stop = role(text, start, limit)
    return describe(text, Span(start, stop)) if stop > start else None


def pronoun(span: Span, word: str) -> Phrase:
    """Return a pronoun as a phrase; `span` may be that of the verb that holds it ("dit-il")."""
    return Phrase(span, None, "", person=True, document=False, pronoun=word)


def _begins(read: Sequence[Word]) -> bool:
    """Whether a noun phrase or pronoun may begin with the first of these words."""
    first = read[0]
    if _is_among(first.text, _TITLES):
        return True
    named = first.capital and first.text not in french.people.not_names
    counted = first.text[0].isdigit() and len(read) > 1 and is_person_noun(singular(read[1].text))
    return named or counted or first.text in _OPENERS


def _is_among(word: str, titles: AbstractSet[str]) -> bool:
    """Whether a word is one of the titles, with or without a full stop: "m" and "m."."""
    return word in titles or word + "." in titles


def _are_adjacent(text: str, before: Word, after: Word) -> bool:
    """Whether only a blank, a hyphen or the stop of a title or initial parts two words."""
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
        if last == index and not _are_adjacent(text, read[index], read[index + 1]):
            break
        step = _step(read, last, noun, strict=strict)
        joined = range(last + (last > index), last + step)
        if not step or last + step >= len(read):
            break
        if not all(_are_adjacent(text, read[i], read[i + 1]) for i in joined):
            break
        index = last + step
    return index


def _past_party(text: str, read: Sequence[Word], index: int) -> int:
    """Return the index past "(PS)" in "le sénateur (PS) David Assouly"; else `index`."""
    party = None if read[index].capital else _PARTY.match(text, read[index].end)
    after = index + 1
    while party and after < len(read) and read[after].start < party.end():
        after += 1
    if not party or after >= len(read):
        return index
    goes_on = read[after].capital or read[after].text in french.grammar.noun_links
    return after - 1 if goes_on else index


def _step(read: Sequence[Word], index: int, noun: int, *, strict: bool) -> int:
    """Return how many words after `index` surely belong to the phrase; 0 at its end."""
    following = read[index + 1]
    if following.capital:
        return 1
    if read[index].capital and following.text in _PARTICLES and _is_inside_name(read, index + 1):
        return 2
    if following.text in french.grammar.noun_links:
        return _linked(read, index + 1)
    if following.text == "et" and not strict:
        after = read[index + 2 : index + 3]
        return (
            2 if after and (after[0].capital or after[0].text in french.grammar.determiners) else 0
        )
    return int(following.text[0].isdigit() or _qualifies(read, index, noun, strict=strict))


def _qualifies(read: Sequence[Word], index: int, noun: int, *, strict: bool) -> bool:
    """Whether the word after `index` is an adjective or noun of the same phrase."""
    following = read[index + 1].text
    if following in _STOPS or _is_plural_verb(read, following):
        return False
    if read[index].capital and index > noun:  # a name ends the phrase: Macron mardi
        return read[index - 1].text in _GOVERNING and _is_adjective(following)
    if not strict:
        return not following.endswith(("'", "ment"))
    if not _is_adjective(following):
        return following in french.grammar.adjectives_before_nouns
    after = read[index + 2 : index + 3]
    return not after or after[0].text != "par"  # "le géologue mandaté par l'État"


def _is_plural_verb(read: Sequence[Word], word: str) -> bool:
    """Whether a word after a plural determiner looks like a verb: les procureurs requièrent."""
    return word.endswith("ent") and read[0].text in french.grammar.plural_determiners


def _is_adjective(word: str) -> bool:
    endings = french.grammar.adjective_endings
    return word.endswith(endings) or word.removesuffix("s").endswith(endings)


def _linked(read: Sequence[Word], link: int) -> int:
    """Return the number of words of a complement: "de la compagnie"; 0 for "à la presse"."""
    last = link + 1
    while last < len(read) and read[last].text in _BEFORE_HEAD:
        last += 1
    if last >= len(read) or read[last].text in _NO_LINKED:
        return 0
    told = read[link - 1].capital or is_person_noun(singular(read[last].text))
    if read[link].text in ("à", "au", "aux") and told:  # "rappelle la présidente à l'accusé"
        return 0
    return last - link + 1


def _head(read: Sequence[Word]) -> int:
    """Return the index of the head noun: past determiners, titles and adjectives before it."""
    index = 0
    while index < len(read) - 1 and _may_precede_noun(read, index):
        index += 1
        if read[index - 1].text == "l'" and read[index].text in ("un", "une"):
            return index
    if not index:  # without a determiner, an adjective is the head itself
        return index
    while index < len(read) - 1 and _is_preposed_adjective(read, index):
        index += 1
    return index


def _may_precede_noun(read: Sequence[Word], index: int) -> bool:
    """Whether a word is a determiner, a figure or a title, and so stands before a head noun."""
    word = read[index]
    determines = word.text in french.grammar.determiners or word.text[0].isdigit()
    return determines or _is_title(word, read[index + 1])


def _is_preposed_adjective(read: Sequence[Word], index: int) -> bool:
    """Whether an adjective stands before its noun: « jeune » of "le jeune maire"."""
    if read[index].text not in french.grammar.adjectives_before_nouns:
        return False
    after = read[index + 1]
    of_noun = not after.capital or after.text in french.grammar.adjectives_before_nouns
    return of_noun and after.text not in _AFTER_PHRASE


def _apposition(text: str, read: Sequence[Word], last: int) -> int:
    """Return the index of the last word of a name in apposition; `last` where there is none.

    ", Pascale Ferrand-Oriol," or ", le capitaine Yves Guilloux,".
    """
    first = last + 1
    if first >= len(read) or text[read[last].end : read[first].start].strip() != ",":
        return last
    named = any(word.capital for word in read[1:first])
    if read[first].text in ("un", "une") and not named:
        return _indefinite(text, read, first) or last
    if named and _begins_role(read[first]):
        return last
    end = _apposed_end(text, read, first)
    if end == first or not read[end - 1].capital:
        return last
    return end - 1 if _is_set_off(text, read[end - 1].end) else last


def _begins_role(word: Word) -> bool:
    """Whether a word after a name and a comma begins what the person is: maire de Trévières."""
    return not word.capital or word.text in french.all_roles


def _apposed_end(text: str, read: Sequence[Word], first: int) -> int:
    """Return the index after the last word of the name that begins at `first`.

    After a determiner, up to three words of a title may stand before the capital.
    """
    titled = read[first].text in french.grammar.determiners
    end = first + titled
    while end < len(read):
        of_title = titled and end < first + _TITLED
        if not (of_title or read[end].capital or _is_inside_name(read, end)):
            break
        if end > first and not _are_adjacent(text, read[end - 1], read[end]):
            break
        end += 1
    while end < len(read) and read[end - 1].text in french.people.name_particles:
        end -= 1
    return end


def _is_set_off(text: str, end: int) -> bool:
    """Whether a comma, a stop, a closing mark or a bracket follows at `end`."""
    after = text[end : end + 2]
    return after[:1] in _ENDS or after == " ("


def _indefinite(text: str, read: Sequence[Word], index: int) -> int:
    """Return the index of the last word of ", un groupe autrichien,"; 0 without the comma."""
    end = _last_word(text, read[index:], strict=True) + index
    return end if text[read[end].end : read[end].end + 1] == "," else 0


def describe(text: str, span: Span) -> Phrase:
    """Describe a phrase: its gender, whether a person or a document, the proper name in it."""
    read = words(text, span.start, span.end)
    head = read[_head(read)]
    noun = singular(head.text)
    titled = any(_is_title(*pair) for pair in pairwise(read[:3]))
    name = _proper_name(text, read, titled=titled)
    words_of_name = name.of(text) if name else ""
    proper = head.capital and head is not read[0]
    first_name = head.capital and noun in french.all_first_names
    named = bool(words_of_name) and (not head.capital or " " in words_of_name)
    return Phrase(
        span,
        name,
        gender=gender(read[0].text, noun, words_of_name),
        person=titled or is_person_noun(noun) or named,
        document=noun in french.quotation_kinds.documents and not (first_name or proper),
        proper=proper,
    )


def _is_title(word: Word, after: Word) -> bool:
    """Whether a word is a title: Me Roux, Mme la ministre; not « maître du Kremlin »."""
    leads = after.capital or after.text in french.grammar.object_pronouns
    return leads and _is_among(word.text, _TITLES)


def is_collective(text: str, who: Phrase) -> bool:
    """Whether a phrase names a body of people: « le conseil municipal »."""
    noun = _NOUN.match(who.span.of(text).lower())
    return noun is not None and noun[1] in french.people.collectives


def is_plural(text: str, who: Phrase) -> bool:
    """Whether a phrase means several: a plural determiner, or "et" before another person."""
    words_of = who.span.of(text)
    many = words_of.split(" ")[0].lower() in french.grammar.plural_determiners
    return many or _AND_ANOTHER.search(words_of) is not None


def is_demonstrative(text: str, who: Phrase) -> bool:
    """Whether a phrase has a demonstrative, for somebody known already: « ce retraité »."""
    return who.span.of(text).split(" ")[0].lower() in french.grammar.demonstratives


def _proper_name(text: str, read: Sequence[Word], *, titled: bool) -> Span | None:
    """Return the proper name in a phrase; no place, and no common noun with a capital."""
    name = _name(text, read, titled=titled)
    said = name.of(text).lower() if name else ""
    if said in french.geography.places_of_two_words:
        return None
    alone = not titled and " " not in said
    return None if alone and (said in french.people.not_names or said.endswith("ment")) else name


def _name(text: str, read: Sequence[Word], *, titled: bool) -> Span | None:
    """Return the last run of capitals that no preposition or article governs."""
    head = _head(read)
    best: Span | None = None
    for run in _capital_runs(text, read):
        first = run.start + _is_before_name(text, read, run)
        free = first == run.start and not _is_governed(text, read, run.start, head)
        if first < run.stop and (titled or free):
            best = Span(read[first].start, read[run.stop - 1].end)
    return best


def _capital_runs(text: str, read: Sequence[Word]) -> Iterator[range]:
    """Yield the runs of words with capitals, as ranges of indexes, in order."""
    start = 0
    while start < len(read):
        end = start + 1
        if read[start].capital:
            while end < len(read) and _goes_on(text, read, end):
                end += 1
            yield range(start, end)
        start = end


def _goes_on(text: str, read: Sequence[Word], index: int) -> bool:
    """Whether a word belongs to the name that ends before it."""
    of_name = read[index].capital or _is_inside_name(read, index)
    return of_name and _are_adjacent(text, read[index - 1], read[index])


def _is_before_name(text: str, read: Sequence[Word], run: range) -> bool:
    """Whether a run's first word precedes the name: "Mme" of "Mme Hélène Cadiou", "LR" of a party.

    "Me Baudry" is a name as a whole.
    """
    first = read[run.start]
    may = first.text in _TITLES or (run.start and text[first.start : first.end].isupper())
    return first.text in french.grammar.determiners or bool(may and len(run) > _TITLE_AND_NAME)


def _is_governed(text: str, read: Sequence[Word], index: int, head: int) -> bool:
    """Whether a capital belongs to a word before it, and so does not name the phrase's person.

    "le président (LR) de la région Hauts-de-France": neither LR nor Hauts-de-France.
    """
    if not index:
        return False
    before = read[index - 1].text
    bracketed = text.endswith("(", 0, read[index].start)
    return before in _GOVERNING or bracketed or _is_of_another(text, read, index, head)


def _is_of_another(text: str, read: Sequence[Word], index: int, head: int) -> bool:
    """Whether a name belongs to a complement: du président Jean Roux, du collège Jean-Moulin."""
    links = [i for i in range(head + 1, index) if read[i].text in _OF]
    if not links or text[read[index - 1].end : read[index].start].strip():  # in apposition
        return False
    noun = links[-1] + 1
    noun += read[noun].text in french.grammar.determiners
    return noun == index - 1 or singular(read[noun].text) in french.people.roles


def _is_inside_name(read: Sequence[Word], index: int) -> bool:
    """Whether a small word stands inside a name: Charles de Gaulle."""
    particle = read[index].text in french.people.name_particles
    return particle and index + 1 < len(read) and read[index + 1].capital
