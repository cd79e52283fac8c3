"""Read French verbs of saying: "a déclaré", "s'est-il réjoui", "fait valoir", "dit-on"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.noun_phrases import Phrase, Word, phrase, word_at, words
from service.text.normalise import ReadingCopy

_CLITICS = 3  # before a verb, at most: "ne le lui dit pas"
_ADVERBS = 6  # words between auxiliary and participle, at most
_COMPLEMENT = 4  # words in which a verb's complement stands
_INCISE = 120  # characters of an incise that are read
_BETWEEN = french.grammar.adverbs | french.grammar.between_auxiliary_and_participle | {"été"}
_ASIDE = re.compile(r", [\w '’-]{1,80}, (?=\w)")  # a, dans un rapport, pointé
_BROKEN = re.compile(r"[^\w\s'-]")
_PRESENT = "e ent ait aient a èrent era eront erait eraient".split()
_PAST = "é ée és ées".split()


def _forms(stems: Sequence[str], endings: Sequence[str]) -> frozenset[str]:
    """Join stems and endings: lanc- and -ait give "lançait", jug- and -ait "jugeait"."""
    return frozenset(_soft(stem, ending) + ending for stem in stems for ending in endings)


def _soft(stem: str, ending: str) -> str:
    """Return a stem as it is spelt before an ending."""
    if not ending.startswith("a"):
        return stem
    return stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem


_SAYING = _forms(french.reporting_verbs.stems, _PRESENT) | french.reporting_verbs.finite_forms
_SAID = _forms(french.reporting_verbs.stems, _PAST) | french.reporting_verbs.participles
_STANCE = (
    _forms(french.reporting_verbs.governing_stems, _PRESENT)
    | french.reporting_verbs.governing_finite_forms
)
_STANCE_PAST = (
    _forms(french.reporting_verbs.governing_stems, _PAST)
    | french.reporting_verbs.governing_participles
)


# What a verb of saying may begin with: read first, since most words of a text are none of these.
_BEGINS = (
    french.grammar.verb_clitics
    | french.reporting_verbs.reading_modals
    | french.grammar.auxiliaries
    | french.reporting_verbs.gerunds
    | _SAYING
    | _STANCE
)
_BEGINS |= french.reporting_verbs.light_verbs | french.reporting_verbs.verbs_before_infinitives


class Cue(NamedTuple):
    """A verb of saying with its clitics and complement: words first to last of those read.

    `saying` is false for a verb that only governs words quoted after it ("prône « ... »").
    """

    span: Span
    first: int
    last: int
    clitic: str
    saying: bool
    passive: bool = False
    gerund: bool = False


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
    if first < len(read) and not _may_begin(read[first]):
        return None
    verb = first
    while (
        verb < min(len(read) - 1, first + _CLITICS)
        and read[verb].text in french.grammar.verb_clitics
    ):
        if text[read[verb].end : read[verb + 1].start].strip():
            break
        verb += 1
    if verb >= len(read):
        return None
    if read[verb].clitic == "on" and read[verb].base in french.reporting_verbs.reading_modals:
        return _read_modal(read, first, verb)
    if read[verb].base in french.grammar.auxiliaries:
        return _compound(text, read, first, verb)
    return _simple(text, read, first, verb)


def _may_begin(word: Word) -> bool:
    return word.text in _BEGINS or ("-" in word.text and word.base in _BEGINS)


def _simple(text: str, read: Sequence[Word], first: int, verb: int) -> Cue | None:
    """Read "dit", "se souvient-elle", "fait valoir", "estimant"; no noun that looks like a verb."""
    word = read[verb]
    if verb == first and not word.clitic and _is_noun(text, read, verb):
        return None
    if (
        word.base in french.reporting_verbs.never_with_a
        and _next(read, verb) in french.grammar.prepositions_a
    ):
        return None
    last = _completed(read, verb)
    gerund = word.text in french.reporting_verbs.gerunds
    saying = word.base in _SAYING or last > verb
    if not (saying or gerund or word.base in _STANCE):
        return None
    clitic = word.clitic
    if (
        last == verb
        and last + 1 < len(read)
        and read[last + 1].text in french.grammar.detached_pronouns
    ):
        last, clitic = last + 1, read[last + 1].text.removeprefix("t-")
    return _cue(read, (first, last), clitic, saying=saying)._replace(gerund=gerund)


def _next(read: Sequence[Word], index: int) -> str:
    return read[index + 1].text if index + 1 < len(read) else ""


def _is_noun(text: str, read: Sequence[Word], index: int) -> bool:
    """Tell whether a word is a noun by the one before it: "la demande", but "comme le note"."""
    before = read[index - 1] if index else None
    if not before or before.text not in french.reporting_verbs.noun_markers:
        return False
    if text[before.end : read[index].start].strip():
        return False
    if before.text in french.grammar.object_pronouns and _is_surely_verb(read[index].text):
        return False
    further = read[index - 2].text if index > 1 else ""
    last_named = (
        before.text in french.grammar.last_named and further in french.grammar.demonstratives
    )
    return further != "comme" and not last_named


def _is_surely_verb(word: str) -> bool:
    return word in french.reporting_verbs.never_nouns or word.endswith(("ait", "aient", "ent"))


def _compound(text: str, read: Sequence[Word], first: int, verb: int) -> Cue | None:
    """Read "a déclaré", "s'est-il réjoui", "a été qualifié", "a fait savoir"."""
    said, being = verb + 1, read[verb].base in french.grammar.forms_of_be
    start = read[verb].end
    if aside := _ASIDE.match(text, start):
        start = aside.end()
        said += sum(word.start < start for word in read[said:])
    last = said + _ADVERBS - 1
    while said < min(len(read), last) and _between(read[said].text):
        being |= read[said].text == "été"
        said += 1
    if said >= len(read) or _BROKEN.search(text, start, read[said].start):
        return None
    last = _completed(read, said)
    saying = read[said].text in _SAID or last > said
    if not saying and read[said].text not in _STANCE_PAST:
        return None
    reflexive = any(word.text in ("s'", "se", "m'", "nous") for word in read[first:verb])
    cue = _cue(read, (first, last), read[verb].clitic, saying=saying)
    return cue._replace(passive=being and not reflexive)


def _between(word: str) -> bool:
    """Tell whether a word may stand between an auxiliary and its participle."""
    return word in _BETWEEN or word.endswith("ment")


def _completed(read: Sequence[Word], verb: int) -> int:
    """Return the last word of a verb with what completes it: "fait valoir", "tient à rappeler"."""
    base = read[verb].base
    if (
        base
        not in french.reporting_verbs.light_verbs | french.reporting_verbs.verbs_before_infinitives
    ):
        return verb
    for index in range(verb + 1, min(verb + _COMPLEMENT, len(read))):
        word = read[index].text
        if base in french.reporting_verbs.light_verbs:
            completes = word in french.reporting_verbs.light_verb_complements
        else:
            regular = word.endswith("er") and word[:-2] + "é" in _SAID
            completes = regular or word in french.reporting_verbs.infinitives
        if completes:
            return index
    return verb


def _read_modal(read: Sequence[Word], first: int, verb: int) -> Cue | None:
    """Read "peut-on lire"."""
    if _next(read, verb) not in french.reporting_verbs.reading_infinitives:
        return None
    return _cue(read, (first, verb + 1), "on", saying=True)


def _cue(read: Sequence[Word], indexes: tuple[int, int], clitic: str, *, saying: bool) -> Cue:
    first, last = indexes
    if _next(read, last) in ("pas", "plus", "jamais") and _next(read, last + 1) != "tard":
        last += 1
    span = Span(read[first].start, read[last].end)
    return Cue(span, first, last, clitic, saying)


# Dialogue.

_TURN = re.compile(r"[?!]")
_OPENS_TURN = re.compile(rf"\W*{any_of(french.grammar.interjections)}\b", re.IGNORECASE)
_PERSONS = re.compile(rf"\b{any_of(french.grammar.first_and_second_person)}\b", re.IGNORECASE)


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


def dialogue_turns(plain: ReadingCopy) -> list[bool]:
    """Say of each paragraph whether it is a turn of a dialogue; judged by runs of dashed lines."""
    texts = [plain.text[s.start : s.end] for s in plain.paragraphs]
    dashed = [bool(re.match(r"[—―]|– ", t)) and t[1:].strip() != "" for t in texts]
    turns = [False] * len(texts)
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and dashed[end]:
            end += 1
        if end > start:
            lead = texts[start - 1] if start else ""
            turns[start:end] = [is_dialogue(texts[start:end], lead)] * (end - start)
        start = max(end, start + 1)
    return [turn and t[1:].lstrip()[:1] not in "«“‹„" for turn, t in zip(turns, texts, strict=True)]


def _speaks(line: str) -> bool:
    """Tell whether a line asks, exclaims, answers, or names its speaker ("répond l'agent")."""
    if _TURN.search(line) or _OPENS_TURN.match(line):
        return True
    return any(incised(line, comma.end(), len(line)) for comma in re.finditer(r", ", line))


def incised(text: str, start: int, limit: int) -> tuple[Cue, Phrase | None] | None:
    """Read "dit le maire", "a-t-il ajouté" at `start`: verb first, then a person or a pronoun."""
    opening = word_at(text, start, min(limit, start + _INCISE))
    if not opening or opening.capital or not _may_begin(opening):
        return None
    read = words(text, start, min(limit, start + _INCISE))
    cue = cue_at(text, read, 0)
    if not cue or not cue.saying or cue.passive or cue.gerund:
        return None
    if cue.clitic:
        return (cue, None) if cue.clitic in ("il", "elle", "ils", "elles") else None
    subject = _subject_after(text, read, cue, limit)
    known = subject and (subject.person or subject.name) and not subject.pronoun
    return (cue, subject) if known else None


def _subject_after(text: str, read: Sequence[Word], cue: Cue, limit: int) -> Phrase | None:
    """Read the subject of an inverted verb, past adverbs."""
    index = cue.last + 1
    while index < len(read) and read[index].text in french.grammar.adverbs:
        index += 1
    if index >= len(read):
        return None
    if aside := _ASIDE.match(text, cue.span.end, limit):
        who = phrase(text, aside.end(), limit)
        return who if who and who.person else None
    gap = text[cue.span.end : read[index].start]
    apart = index == cue.last + 1 and gap.strip(" ,")
    return None if apart else phrase(text, read[index].start, limit)
