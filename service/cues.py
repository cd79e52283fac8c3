"""Read French verbs of saying: "a déclaré", "s'est-il réjoui", "fait valoir", "dit-on"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from service import french
from service.article import Span
from service.phrases import Phrase, Word, phrase, words

_PRESENT = "e ent ait aient a èrent era eront erait eraient".split()
_PAST = "é ée és ées".split()


def _forms(stems: Sequence[str], endings: Sequence[str]) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems for ending in endings)


_SAYING = _forms(french.SAYING_STEMS, _PRESENT) | french.SAYING_FINITE
_SAID = _forms(french.SAYING_STEMS, _PAST) | french.SAYING_PARTICIPLES
_STANCE = _forms(french.STANCE_STEMS, _PRESENT) | french.STANCE_FINITE
_STANCE_PAST = _forms(french.STANCE_STEMS, _PAST) | french.STANCE_PARTICIPLES


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
    while (
        verb < len(read) - 1
        and verb - first < 3
        and read[verb].text in french.VERB_CLITICS
        and not text[read[verb].end : read[verb + 1].start].strip()
    ):
        verb += 1
    if verb >= len(read):
        return None
    if read[verb].clitic == "on" and read[verb].base in french.READ_MODALS:
        return _read_modal(read, first, verb)
    if read[verb].base in french.AUXILIARIES:
        return _compound(text, read, first, verb)
    return _simple(text, read, first, verb)


def _simple(text: str, read: Sequence[Word], first: int, verb: int) -> Cue | None:
    word = read[verb]
    noun = verb == first and verb > 0 and read[verb - 1].text in french.NOUN_MARKERS
    noun = noun and not (verb > 1 and read[verb - 2].text == "comme")
    if noun and not word.clitic and text[read[verb - 1].end : word.start].strip(" ") == "":
        return None
    last = _completed(read, verb)
    saying = word.base in _SAYING or last > verb
    if not saying and word.base not in _STANCE and word.text not in french.GERUNDS:
        return None
    return _cue(read, first, last, word.clitic, saying=saying, gerund=word.text in french.GERUNDS)


def _compound(text: str, read: Sequence[Word], first: int, verb: int) -> Cue | None:
    """Read "a déclaré", "s'est-il réjoui", "a été qualifié", "a fait savoir"."""
    last, being = verb + 1, read[verb].base in french.BEING
    while (
        last < len(read) and last - verb < 5 and read[last].text in french.ADVERBS | {"été", "en"}
    ):
        being |= read[last].text == "été"
        last += 1
    if last >= len(read) or re.search(r"[^\w\s'-]", text[read[verb].end : read[last].start]):
        return None
    light = _completed(read, last)
    saying = read[last].text in _SAID or light > last
    if not saying and read[last].text not in _STANCE_PAST:
        return None
    reflexive = any(word.text in ("s'", "se", "m'", "nous") for word in read[first:verb])
    passive = being and not reflexive
    return _cue(read, first, light, read[verb].clitic, saying=saying, passive=passive)


def _completed(read: Sequence[Word], verb: int) -> int:
    """Return the last word of a verb with what completes it: "fait valoir", "tient à rappeler"."""
    base = read[verb].base
    if base in french.LIGHT_VERBS:
        return _complement(read, verb)
    if base not in french.LEADING_VERBS:
        return verb
    for index in range(verb + 1, min(verb + 4, len(read))):
        word = read[index].text
        if word in french.SAYING_INFINITIVES or (word.endswith("er") and word[:-2] + "é" in _SAID):
            return index
    return verb


def _read_modal(read: Sequence[Word], first: int, verb: int) -> Cue | None:
    """Read "peut-on lire"."""
    following = read[verb + 1].text if verb + 1 < len(read) else ""
    if following not in french.READ_INFINITIVES:
        return None
    return _cue(read, first, verb + 1, "on", saying=True)


def _complement(read: Sequence[Word], verb: int) -> int:
    """Return the last word of "fait valoir", "met en garde", or the verb itself."""
    for index in range(verb + 1, min(verb + 4, len(read))):
        if read[index].text in french.LIGHT_COMPLEMENTS:
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


# Dialogue.

_TURN = re.compile(r"[?!]")
_OPENS_TURN = re.compile(rf"\W*(?:{'|'.join(french.INTERJECTIONS)})\b", re.IGNORECASE)
_PERSONS = re.compile(rf"\b(?:{'|'.join(french.FIRST_AND_SECOND_PERSON)})\b", re.IGNORECASE)


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
    while index < len(read) and read[index].text in french.ADVERBS:
        index += 1
    if (
        index >= len(read)
        or text[cue.span.end : read[index].start].strip(" ,")
        and (index == cue.last + 1)
    ):
        return None
    return phrase(text, read[index].start, limit)
