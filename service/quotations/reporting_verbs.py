"""Recognise French reporting verbs ("a déclaré", "fait valoir", "dit-on") and turns of dialogue."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.noun_phrases import Phrase, phrase
from service.text.addressees import ADDRESSEE
from service.text.normalise import ReadingCopy
from service.text.words import Word, word_at, words

_CLITICS = 3  # before a verb, at most: "n'en dit pas"
_OBJECTS = 2  # words between "ne" and a cue, at most: "ne le lui dit pas"
_ADVERBS = 6  # words between auxiliary and participle, at most
_COMPLEMENT = 4  # words in which a verb's complement stands
_INCISE = 120  # characters of an incise that are read
_BETWEEN = (
    french.grammar.adverbs
    | french.grammar.between_auxiliary_and_participle
    | frozenset(french.clauses.asides)
    | {"été"}
)
_ASIDE = re.compile(r", [\w '’-]{1,80}, (?=\w)")  # a, dans un rapport, pointé
_WHEN = (
    rf"(?:(?:ce|cet|cette|dans la|en) )?{any_of(french.clauses.times)}|(?:à )?mi(?:di|nuit)"
    rf"|\d{{1,2}}(?:er)? {any_of(french.numbers.months)}"
)
_BEFORE_SUBJECT = re.compile(  # « a déclaré lundi matin à l'AFP la ministre »
    rf",?(?: (?:{any_of(french.grammar.adverbs)}|{any_of(french.clauses.manners)}|{_WHEN}"
    rf"|{ADDRESSEE}|[a-zà-ÿ]+ment)\b)*+,? (?=\w)"
)
_SOMEBODY = re.compile(rf"{any_of(french.grammar.indefinite_subjects)}(?= ?(?:[,.;:!?…–—]|$))")
_PLACE = re.compile(r" (?:à|chez|dans|du côté de) (?=\w)")
_BROKEN = re.compile(r"[^\w\s'-]")
_PRESENT = "e ent ait aient a èrent era eront erait eraient".split()
_PAST = "é ée és ées".split()


def _forms(stems: Sequence[str], endings: Sequence[str]) -> frozenset[str]:
    """Return the forms of verbs: lanc- and -ait make "lançait", jug- and -ait "jugeait"."""
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
    """A reporting verb with its clitics and complement: words `first` to `last` of those read.

    `clitic`: the inverted pronoun, or "". `saying` is false for a verb that only governs words
    quoted after it ("prône « ... »").
    """

    span: Span
    first: int
    last: int
    clitic: str
    saying: bool
    passive: bool = False
    gerund: bool = False

    @property
    def is_active(self) -> bool:
        """Whether it is a finite verb whose subject speaks."""
        return self.saying and not self.passive and not self.gerund


def cues(text: str, read: Sequence[Word]) -> list[Cue]:
    """Return the reporting verbs among some words, in order."""
    found = []
    index = 0
    while index < len(read):
        cue = cue_at(text, read, index) if _may_begin(read[index]) else None
        if cue:
            found.append(cue)
            index = cue.last
        index += 1
    return found


def cue_at(text: str, read: Sequence[Word], first: int) -> Cue | None:
    """Return the reporting verb that begins, clitics included, with word `first`; else None."""
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
    """Read a simple form: "dit", "se souvient-elle", "fait valoir", "estimant"."""
    if _is_no_verb(text, read, first, verb):
        return None
    word, last = read[verb], _completed(read, verb)
    gerund = word.text in french.reporting_verbs.gerunds
    saying = word.base in _SAYING or last > verb
    if not (saying or gerund or word.base in _STANCE):
        return None
    clitic = word.clitic
    if last == verb and _next(read, last) in french.grammar.detached_pronouns:
        last, clitic = last + 1, read[last + 1].text.removeprefix("t-")
    return _cue(read, (first, last), clitic, saying=saying)._replace(gerund=gerund)


def _is_no_verb(text: str, read: Sequence[Word], first: int, verb: int) -> bool:
    """Whether a word is a noun, or a verb that reports nothing before "à"."""
    word = read[verb]
    if verb == first and not word.clitic and _is_noun(text, read, verb):
        return True
    before_a = _next(read, verb) in french.grammar.prepositions_a
    return before_a and word.base in french.reporting_verbs.never_with_a


def _next(read: Sequence[Word], index: int) -> str:
    return read[index + 1].text if index + 1 < len(read) else ""


def _is_noun(text: str, read: Sequence[Word], index: int) -> bool:
    """Whether the word before tells that this one is a noun: "la demande", not "comme le note"."""
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
    """Read a compound form: "a déclaré", "s'est-il réjoui", "a été qualifié", "a fait savoir"."""
    start = read[verb].end
    said = verb + 1
    if aside := _ASIDE.match(text, start):
        start = aside.end()
        said += sum(word.start < start for word in read[said:])
    participle = _past_adverbs(read, said)
    if participle >= len(read):
        return None
    last = _completed(read, participle)
    saying = read[participle].text in _SAID or last > participle
    if not saying and read[participle].text not in _STANCE_PAST:
        return None
    if _BROKEN.search(text, start, read[participle].start):
        return None
    cue = _cue(read, (first, last), read[verb].clitic, saying=saying)
    been = any(word.text == "été" for word in read[said:participle])
    being = been or read[verb].base in french.grammar.forms_of_be
    return cue._replace(passive=being and not _is_reflexive(read[first:verb]))


def _past_adverbs(read: Sequence[Word], index: int) -> int:
    """Return the index of the first word from `index` on that may be the participle."""
    last = index + _ADVERBS - 1
    while index < min(len(read), last) and _may_separate(read[index].text):
        index += 1
    return index


def _is_reflexive(clitics: Sequence[Word]) -> bool:
    return any(word.text in ("s'", "se", "m'", "nous") for word in clitics)


def _may_separate(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its participle."""
    return word in _BETWEEN or word.endswith("ment")


def _completed(read: Sequence[Word], verb: int) -> int:
    """Return the index of a verb's complement, or of the verb: "fait valoir", "tient à dire"."""
    verbs = french.reporting_verbs
    base = read[verb].base
    light = base in verbs.light_verbs
    if not light and base not in verbs.verbs_before_infinitives:
        return verb
    for index in range(verb + 1, min(verb + _COMPLEMENT, len(read))):
        word = read[index].text
        if (word in verbs.light_verb_complements) if light else _is_saying_infinitive(word):
            return index
    return verb


def _is_saying_infinitive(word: str) -> bool:
    regular = word.endswith("er") and word[:-2] + "é" in _SAID
    return regular or word in french.reporting_verbs.infinitives


def _read_modal(read: Sequence[Word], first: int, verb: int) -> Cue | None:
    """Read "peut-on lire"."""
    if _next(read, verb) not in french.reporting_verbs.reading_infinitives:
        return None
    return _cue(read, (first, verb + 1), "on", saying=True)


def _cue(read: Sequence[Word], indexes: tuple[int, int], clitic: str, *, saying: bool) -> Cue:
    """Make the cue of a range of words, with a negation after it."""
    first, last = indexes
    last += _is_negated(read, first, last)
    span = Span(read[first].start, read[last].end)
    return Cue(span, first, last, clitic, saying)


def _is_negated(read: Sequence[Word], first: int, last: int) -> bool:
    """Whether a negation follows: "ne dit pas"; not "dit-il. Pas un" or "dit-il plus loin"."""
    opened = any(word.text in ("ne", "n'") for word in read[max(0, first - _OBJECTS) : last])
    if not opened or _next(read, last) not in ("pas", "plus", "jamais"):
        return False
    return read[last + 1].start <= read[last].end + 1


# Dialogue.

_DASHED = re.compile(r"[—―]|– ")
_TURN = re.compile(r"[?!]")
_OPENS_TURN = re.compile(rf"\W*{any_of(french.grammar.interjections)}\b", re.IGNORECASE)
_PERSONS = re.compile(rf"\b{any_of(french.grammar.first_and_second_person)}\b", re.IGNORECASE)


def is_dialogue(lines: Sequence[str], lead: str) -> bool:
    """Whether a run of lines that begin with a dash is dialogue, and not a list after `lead`."""
    introduced = lead.endswith(":")
    if _is_list(lines, introduced=introduced):
        return False
    if any(map(_speaks, lines)):
        return True
    lowered = any(line[1:].lstrip()[:1].islower() for line in lines)
    ended = all(line.endswith((".", "…", "!", "?")) for line in lines)
    narrated = introduced or lowered or not ended
    return not narrated and any(map(_PERSONS.search, lines))


def _is_list(lines: Sequence[str], *, introduced: bool) -> bool:
    """Whether lines are items of a list: one ends in a semicolon, or all after a colon ask."""
    if any(line.endswith(";") for line in lines):
        return True
    return introduced and len(lines) > 1 and all(line.endswith("?") for line in lines)


def dialogue_turns(plain: ReadingCopy) -> list[bool]:
    """Return for each paragraph whether it is a turn of a dialogue.

    Judged by runs of lines that begin with a dash; a line with quotation marks after its dash is
    left to the marks.
    """
    texts = [plain.text[span.start : span.end] for span in plain.paragraphs]
    turns: list[bool] = []
    for dashed, run in groupby(texts, _is_dashed):
        lines = list(run)
        lead = texts[len(turns) - 1] if turns else ""
        turns += [dashed and is_dialogue(lines, lead)] * len(lines)
    marked = (text[1:].lstrip()[:1] in "«“‹„" for text in texts)
    return [turn and not mark for turn, mark in zip(turns, marked, strict=True)]


def _is_dashed(line: str) -> bool:
    return _DASHED.match(line) is not None and line[1:].strip() != ""


def _speaks(line: str) -> bool:
    """Whether a line asks, exclaims, answers, or names its speaker: "répond l'agent"."""
    if _TURN.search(line) or _OPENS_TURN.match(line):
        return True
    return any(inverted_clause(line, comma.end(), len(line)) for comma in re.finditer(r", ", line))


def inverted_clause(
    text: str, start: int, limit: int, *, bodies: bool = False
) -> tuple[Cue, Phrase | None] | None:
    """Read a verb and then its subject at `start`: "dit le maire", "a-t-il ajouté"; else None.

    Returns the verb and the subject; that is None for a pronoun, which the verb holds. `bodies`:
    the subject may be a proper noun that nothing tells to be a person's: "précise la RATP".
    """
    cue = _inverted_verb(text, start, min(limit, start + _INCISE))
    if not cue or cue.clitic:
        return _with_pronoun(text, cue, limit) if cue else None
    subject = _subject_after(text, cue, limit)
    if not subject or subject.pronoun:
        return None
    known = subject.person or subject.name or (bodies and subject.proper)
    return (cue, subject) if known else None


def _inverted_verb(text: str, start: int, stop: int) -> Cue | None:
    """Read the reporting verb that begins at `start`, finite and active."""
    opening = word_at(text, start, stop)
    if not opening or opening.capital:
        return None
    if opening.base in french.reporting_verbs.only_inverted:
        return Cue(Span(opening.start, opening.end), 0, 0, opening.clitic, saying=True)
    cue = cue_at(text, words(text, start, stop), 0) if _may_begin(opening) else None
    return cue if cue and cue.is_active else None


def _with_pronoun(text: str, cue: Cue, limit: int) -> tuple[Cue, Phrase | None] | None:
    """Read "dit-elle", and "assure-t-on à la mairie"; a mere "dit-on" may be the speaker's own."""
    if cue.clitic in ("il", "elle", "ils", "elles"):
        return cue, None
    place = _PLACE.match(text, cue.span.end, limit) if cue.clitic == "on" else None
    subject = phrase(text, place.end(), limit) if place else None
    return (cue, subject) if subject and not subject.pronoun else None


def _subject_after(text: str, cue: Cue, limit: int) -> Phrase | None:
    """Read the subject after an inverted verb, past adverbials or a parenthesis."""
    if aside := _ASIDE.match(text, cue.span.end, limit):
        who = phrase(text, aside.end(), limit)
        return who if who and who.person else None
    before = _BEFORE_SUBJECT.match(text, cue.span.end, limit)
    if not before:
        return None
    if alone := _SOMEBODY.match(text, before.end(), limit):
        return Phrase(Span(*alone.span()), None, "", person=True, document=False)
    return phrase(text, before.end(), limit)
