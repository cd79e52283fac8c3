"""Read French attributions: verbs of saying, and the phrases that name who speaks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from service import french
from service.article import Span

_WORD = re.compile(r"aujourd'hui|[^\W_]+(?:-[^\W_]+)*'?")
_ENDS = ',.;:)»”"!?'
_CLITIC = re.compile(r"(.+?)(?:-t)?-(il|elle|on|ils|elles|je|nous|vous|tu|ce)$")
_PRESENT = "e ent ait aient a èrent era eront erait eraient"
_PAST = "é ée és ées"


def _all(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


def _forms(stems: str, endings: str) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems.split() for ending in endings.split())


_SAYING = _forms(french.SAYING_STEMS, _PRESENT) | _all(french.SAYING_FINITE)
_SAID = _forms(french.SAYING_STEMS, _PAST) | _all(french.SAYING_PARTICIPLES)
_STANCE = _forms(french.STANCE_STEMS, _PRESENT) | _all(french.STANCE_FINITE)
_STANCE_PAST = _forms(french.STANCE_STEMS, _PAST) | _all(french.STANCE_PARTICIPLES)
_GERUNDS = _all(french.GERUNDS)
_AUXILIARIES, _BEING = _all(french.AUXILIARIES), _all(french.BEING)
_CLITICS, _ADVERBS = _all(french.VERB_CLITICS), _all(french.ADVERBS)
_LIGHT, _LIGHT_COMPLEMENTS = _all(french.LIGHT_VERBS), _all(french.LIGHT_COMPLEMENTS)
_NOUN_MARKERS = _all(french.NOUN_MARKERS)

_DETERMINERS = _all(french.DETERMINERS)
_TITLES = _all(french.TITLES_M, french.TITLES_F)
_PRONOUNS = _all(french.PRONOUNS)
_BEFORE_NOUN = _all(french.BEFORE_NOUN_ADJECTIVES)
_PARTICLES = _all(french.IN_NAMES)
_ABBREVIATIONS = _all(french.SHORT_WORDS)
_PEOPLE, _NOT_PEOPLE = _all(french.PEOPLE), _all(french.NOT_PEOPLE)
_PEOPLE_ENDINGS = tuple(french.PEOPLE_ENDINGS.split())
_ADJECTIVE_ENDINGS = tuple(french.ADJECTIVE_ENDINGS.split())
_DOCUMENTS = _all(french.DOCUMENTS)
_PHRASE_STOPS, _RECIPIENTS = _all(french.PHRASE_STOPS), _all(french.RECIPIENTS)
_LINKS = _all(french.NOUN_LINKS)


class Word(NamedTuple):
    """A word in lower case (an elision keeps its apostrophe), and where it stands."""

    text: str
    start: int
    end: int
    capital: bool

    @property
    def base(self) -> str:
        """The word without an inverted pronoun: "a" of "a-t-il"."""
        match = _CLITIC.match(self.text)
        return match[1] if match else self.text

    @property
    def clitic(self) -> str:
        """The inverted pronoun: "il" of "a-t-il", or nothing."""
        match = _CLITIC.match(self.text)
        return match[2] if match else ""


class Cue(NamedTuple):
    """A verb of saying with its clitics and complement: words first to last of those read.

    `saying` is false for a verb that only governs words quoted after it ("prône « ... »").
    """

    span: Span
    first: int
    last: int
    clitic: str
    saying: bool
    passive: bool
    gerund: bool


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
    found = _WORD.finditer(text, start, end)
    return [Word(m.group().lower(), m.start(), m.end(), m.group()[0].isupper()) for m in found]


# Verbs.


def cues(text: str, read: Sequence[Word]) -> list[Cue]:
    """Find the verbs of saying among words, in order."""
    found = []
    index = 0
    while index < len(read):
        cue = cue_at(text, read, index)
        if cue:
            found.append(cue)
            index = cue.last
        index += 1
    return found


def cue_at(text: str, read: Sequence[Word], first: int) -> Cue | None:
    """Read a verb of saying that begins, clitics included, with word `first`."""
    verb = first
    while verb < len(read) - 1 and read[verb].text in _CLITICS and verb - first < 3:
        verb += 1
    if verb >= len(read):
        return None
    if read[verb].base in _AUXILIARIES:
        return _compound(text, read, first, verb)
    return _simple(text, read, first, verb)


def _simple(text: str, read: Sequence[Word], first: int, verb: int) -> Cue | None:
    word = read[verb]
    noun = verb == first and verb > 0 and read[verb - 1].text in _NOUN_MARKERS
    if noun and not word.clitic and text[read[verb - 1].end : word.start].strip(" ") == "":
        return None
    last = _complement(read, verb) if word.base in _LIGHT else verb
    saying = word.base in _SAYING or last > verb
    if not saying and word.base not in _STANCE and word.text not in _GERUNDS:
        return None
    return _cue(read, first, last, word.clitic, saying=saying, gerund=word.text in _GERUNDS)


def _compound(text: str, read: Sequence[Word], first: int, verb: int) -> Cue | None:
    """Read "a déclaré", "s'est-il réjoui", "a été qualifié", "a fait savoir"."""
    last, being = verb + 1, read[verb].base in _BEING
    while last < len(read) and last - verb < 5 and read[last].text in _ADVERBS | {"été", "en"}:
        being |= read[last].text == "été"
        last += 1
    if last >= len(read) or re.search(r"[^\w\s'-]", text[read[verb].end : read[last].start]):
        return None
    light = _complement(read, last) if read[last].text in ("fait", "mis", "tenu") else last
    saying = read[last].text in _SAID or light > last
    if not saying and read[last].text not in _STANCE_PAST:
        return None
    reflexive = any(word.text in ("s'", "se", "m'", "nous") for word in read[first:verb])
    passive = being and not reflexive
    return _cue(read, first, light, read[verb].clitic, saying=saying, passive=passive)


def _complement(read: Sequence[Word], verb: int) -> int:
    """Return the last word of "fait valoir", "met en garde", or the verb itself."""
    for index in range(verb + 1, min(verb + 4, len(read))):
        if read[index].text in _LIGHT_COMPLEMENTS:
            return index
    return verb


def _cue(
    read: Sequence[Word],
    first: int,
    last: int,
    clitic: str,
    *,
    saying: bool,
    passive: bool = False,
    gerund: bool = False,
) -> Cue:
    if last + 1 < len(read) and read[last + 1].text in ("pas", "plus", "jamais"):
        last += 1
    span = Span(read[first].start, read[last].end)
    return Cue(span, first, last, clitic, saying, passive, gerund)


# Phrases.


def phrase(text: str, start: int, limit: int, *, strict: bool = False) -> Phrase | None:
    """Read the phrase that begins at `start`; strict: only what surely belongs to it.

    Strict suits a subject whose verb is not known; else a known verb stands before it.
    """
    read = words(text, start, min(limit, start + 160))
    if not read or read[0].start != start or not _begins(read):
        return None
    if read[0].text in _PRONOUNS:
        return _pronoun(read[0])
    last = _last_word(text, read, strict=strict)
    named = _apposition(text, read, last)
    return describe(text, Span(start, read[named].end))


def known_phrase(text: str, start: int, end: int, limit: int) -> Phrase:
    """Read a phrase whose words end at `end`, with a name in apposition where one follows."""
    read = words(text, start, limit)
    last = max(i for i, word in enumerate(read) if word.start < end)
    return describe(text, Span(start, read[_apposition(text, read, last)].end))


def _pronoun(word: Word) -> Phrase:
    gender = {"il": "m", "lui": "m", "elle": "f"}.get(word.text, "")
    return Phrase(Span(word.start, word.end), None, gender, True, False, pronoun=word.text)


def _begins(read: Sequence[Word]) -> bool:
    first = read[0]
    if first.text in _TITLES or first.text + "." in _TITLES:
        return True
    return first.capital or first.text in _DETERMINERS or first.text in _PRONOUNS


def _gap(text: str, before: Word, after: Word) -> bool:
    """Tell whether two words are of one phrase by what stands between: a blank, M. X, J.-P. X."""
    gap = text[before.end : after.start]
    if gap.strip() == "" or gap == "-":
        return True
    short = before.text in _ABBREVIATIONS or (before.end - before.start == 1 and before.capital)
    return short and gap.strip() in (".", ".-")


def _last_word(text: str, read: Sequence[Word], *, strict: bool) -> int:
    """Return the index of the phrase's last word."""
    index, noun = _head(read), _head(read)
    while index + 1 < len(read) and _gap(text, read[index], read[index + 1]):
        step = _step(read, index, noun, strict=strict)
        if not step:
            break
        if index + step >= len(read) or not all(
            _gap(text, read[i], read[i + 1]) for i in range(index, index + step)
        ):
            break
        index += step
    return index


def _step(read: Sequence[Word], index: int, noun: int, *, strict: bool) -> int:
    """Return how many further words surely belong to the phrase, 0 where it ends."""
    word, following = read[index], read[index + 1]
    if following.capital:
        return 1
    if following.text in _LINKS:
        return _linked(read, index + 1)
    if following.text == "et" and not strict:
        after = read[index + 2 : index + 3]
        return 2 if after and (after[0].capital or after[0].text in _DETERMINERS) else 0
    if following.text[0].isdigit():
        return 1
    if (word.capital and index > noun) or following.text in _PHRASE_STOPS:
        return 0
    if strict:
        return int(following.text.endswith(_ADJECTIVE_ENDINGS) or following.text in _BEFORE_NOUN)
    return int(following.text.endswith("'") is False and not following.text.endswith("ment"))


def _linked(read: Sequence[Word], link: int) -> int:
    """Return how many words "de la compagnie", "à la culture", "d'eux" are; 0 for "à la presse"."""
    last = link + 1
    while last < len(read) and read[last].text in _DETERMINERS | _BEFORE_NOUN:
        last += 1
    if last >= len(read) or read[last].text in _RECIPIENTS:
        return 0
    if read[link].text in ("à", "au", "aux") and read[link - 1].capital:
        return 0
    return last - link + 1


def _head(read: Sequence[Word]) -> int:
    """Return the index of the head noun: past the determiner and what may precede a noun."""
    index = 0
    while index < len(read) - 1 and (
        read[index].text in _DETERMINERS
        or read[index].text in _TITLES
        or read[index].text + "." in _TITLES
    ):
        index += 1
        if read[index - 1].text == "l'" and read[index].text in ("un", "une"):
            return index
    while (
        index < len(read) - 1
        and read[index].text in _BEFORE_NOUN
        and not read[index + 1].capital
        and read[index + 1].text not in _LINKS | _PHRASE_STOPS
        and index > 0
    ):
        index += 1
    return index


def _apposition(text: str, read: Sequence[Word], last: int) -> int:
    """Return the last word of ", Pascale Ferrand-Oriol," or ", le capitaine Yves Guilloux,"."""
    index = last + 1
    if index >= len(read) or text[read[last].end : read[index].start].strip() != ",":
        return last
    if any(word.capital for word in read[1 : last + 1]) and not read[index].capital:
        return last
    start = index
    while index < len(read) and read[index].text in _DETERMINERS and index == start:
        index += 1
    titled = index > start
    while index < len(read) and (read[index].capital or (titled and index < start + 4)):
        if index > start and not _gap(text, read[index - 1], read[index]):
            break
        index += 1
    while index < len(read) and read[index - 1].text in _PARTICLES:
        index -= 1
    if index == start or not read[index - 1].capital:
        return last
    return index - 1 if text[read[index - 1].end : read[index - 1].end + 1] in _ENDS else last


def describe(text: str, span: Span) -> Phrase:
    """Say of a phrase what it names: gender, a person or a document, the proper name within."""
    read = words(text, span.start, span.end)
    head = read[_head(read)]
    titled = any(w.text in _TITLES or w.text + "." in _TITLES for w in read[:2])
    name = _name(read, titled=titled)
    noun = singular(head.text)
    person = titled or _is_person(noun) or bool(name and not head.capital)
    person = person or bool(name and head.capital and " " in name.of(text))
    return Phrase(span, name, _gender(read, noun), person, noun in _DOCUMENTS, head.capital)


def singular(noun: str) -> str:
    """Return a noun without its plural s, where the shorter word is known."""
    known = _PEOPLE | _DOCUMENTS
    return noun[:-1] if noun.endswith("s") and noun not in known and noun[:-1] in known else noun


def _is_person(noun: str) -> bool:
    known = noun in _PEOPLE or noun in ("un", "une")
    return known or (noun.endswith(_PEOPLE_ENDINGS) and noun not in _NOT_PEOPLE)


def _name(read: Sequence[Word], *, titled: bool) -> Span | None:
    """Return the proper name: the last run of capitals that no "de" or article governs."""
    best: Span | None = None
    index = 0
    while index < len(read):
        end = index
        while end < len(read) and (read[end].capital or (end > index and _within(read, end))):
            end += 1
        governed = index > 0 and read[index - 1].text in _LINKS | _DETERMINERS
        first = index + (read[index].text in _DETERMINERS | _TITLES if end > index else 0)
        if end > first and not governed and (first == index or titled):
            best = Span(read[first].start, read[end - 1].end)
        index = max(end, index + 1)
    return best


def _within(read: Sequence[Word], index: int) -> bool:
    """Tell whether a small word stands inside a name: Charles de Gaulle."""
    return read[index].text in _PARTICLES and index + 1 < len(read) and read[index + 1].capital


def _gender(read: Sequence[Word], noun: str) -> str:
    first = read[0].text
    if first in french.TITLES_F.split() or first + "." in french.TITLES_F.split():
        return "f"
    if first in french.DETERMINERS_F.split():
        return "f"
    if first in french.TITLES_M.split() or first + "." in french.TITLES_M.split():
        return "m"
    if first in french.DETERMINERS_M.split():
        return "m"
    if noun.endswith(("trice", "euse", "ienne", "ière", "ée")) or noun[:-1] in _PEOPLE:
        return "f"
    return "m" if noun + "e" in _PEOPLE or noun.endswith(("eur", "ier", "ien")) else ""


# Dialogue.

_TURN = re.compile(r"[?!]")
_OPENS_TURN = re.compile(rf"\W*(?:{'|'.join(french.INTERJECTIONS.split())})\b", re.IGNORECASE)
_PERSONS = re.compile(rf"\b(?:{'|'.join(french.FIRST_AND_SECOND_PERSON.split())})\b", re.IGNORECASE)


def is_dialogue(lines: Sequence[str], lead: str) -> bool:
    """Tell whether a run of lines that begin with a dash is talk, and not a list after `lead`."""
    if any(line.endswith(";") for line in lines):
        return False
    introduced = lead.endswith(":")
    if introduced and len(lines) > 1 and all(line.endswith("?") for line in lines):
        return False
    if any(_speaks(line) for line in lines):
        return True
    lowered = any(line[1:].lstrip()[:1].islower() for line in lines)
    ended = all(line.endswith((".", "…", "!", "?")) for line in lines)
    return not introduced and not lowered and ended and any(map(_PERSONS.search, lines))


def _speaks(line: str) -> bool:
    """Tell whether a line asks, exclaims, answers, or names its speaker ("répond l'agent")."""
    if _TURN.search(line) or _OPENS_TURN.match(line):
        return True
    return any(incised(line, comma.end(), len(line)) for comma in re.finditer(r", ", line))


def incised(text: str, start: int, limit: int) -> tuple[Cue, Phrase | None] | None:
    """Read "dit le maire", "a-t-il ajouté" at `start`: verb first, then a person or a pronoun."""
    read = words(text, start, min(limit, start + 120))
    if not read or read[0].start != start or read[0].capital:
        return None
    cue = cue_at(text, read, 0)
    if not cue or not cue.saying or cue.passive or cue.gerund:
        return None
    if cue.clitic:
        return (cue, None) if cue.clitic in ("il", "elle", "ils", "elles") else None
    subject = _subject_after(text, read, cue, limit)
    if not subject or not subject.person or subject.pronoun:
        return None
    return cue, subject


def _subject_after(text: str, read: Sequence[Word], cue: Cue, limit: int) -> Phrase | None:
    """Read the subject of an inverted verb, past adverbs."""
    index = cue.last + 1
    while index < len(read) and read[index].text in _ADVERBS:
        index += 1
    if index >= len(read) or (
        text[cue.span.end : read[index].start].strip(" ,") and (index == cue.last + 1)
    ):
        return None
    return phrase(text, read[index].start, limit)
