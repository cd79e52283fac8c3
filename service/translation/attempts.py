"""The ways to ask the model for a group of words, and how the answer to each is checked and read.

`fallbacks` decides which attempt comes when. Each says what to ask (`requests`); its `read` makes
the group's English of the answers, or rejects them:

- `WholeAttempt`: the string in one piece, masks (<q1>, <q2> ...) in the place of quotations and of
  what the model must not touch. Rejected where a mask is lost or doubled, or a check finds a fault.
- `PartyAttempt`: the same, with an adjective for the party behind a noun.
- `AttributionAttempt`: a clause that says who speaks, behind a mask for what is said.
- `OpenedAttempt`: a quotation that is part of its sentence, behind words that fix its form.
- `ChunksAttempt`: a string that carries nothing, cut at clause marks where it is long.
- `RawAttempt`: a string with its addresses, tags and the like as they are; each must come back.
- `ApartAttempt`: the stretches before, between and after the quotations, each by itself. What
  stands in none of them cannot be lost, so this one is never rejected.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal, Protocol

from service.article import NO_EVIDENCE, CaveatCode, Evidence, Hypothesis
from service.translation.english import checks, numerals, terminology, typography
from service.translation.english.vocabulary import FinishedEnglish, Vocabulary
from service.translation.preparation import (
    impersonal_clauses,
    insertions,
    office_holders,
    parties,
    reporting_clauses,
)
from service.translation.preparation.figures import in_figures
from service.translation.preparation.quoted.phrases import QuotedPhrase
from service.translation.preparation.quoted.verbs import Form, QuotedVerb

Outcome = Literal["plain", "mask", "raw", "apart"]

# What the editor is told, and no reason to try again.
_REPORTED: frozenset[CaveatCode] = frozenset({"name_changed"})
# What a sentence around quotations may have, with a caveat, rather than be translated in pieces.
_TOLERATED: frozenset[CaveatCode] = frozenset(
    {"number_changed", "date_changed", "unit_changed", "negation_changed"}
)

MASK = re.compile(r"<q\d>")
_BEHIND_DETERMINER = re.compile(
    r"\b(?:an?|her|his|its|my|our|the|their|these|this|those|your) (<q\d>)", re.IGNORECASE
)
# Behind a quotation that somebody says, where the comma is lost: <q1> he insisted. Where no words
# stand before it none behind it can be its noun: <q1> illustrates Roux, the mayor.
_UNPARTED = (
    r"(?:(?<=\A<q\d>)(?= [^\W\d_])"
    r"|(?= (?:he|I|it|one|said|she|they|we|you|[a-z]+ed)\b| [^\W\d_][^,]*\Z))"
)
_VERB_FIRST = re.compile(r"(?!(?:the|an?)\b)[a-z]")
LETTER = re.compile(r"[^\W\d_]")
_BLANKS = "".join(map(chr, filter(lambda c: chr(c).isspace(), range(0x3001))))
_LEAD = _BLANKS + ",;:.!?…»”)]–—-©"
_TRAIL = _BLANKS + ",;:–—([«“-"
_STOPS = ".!?…)"
# Where a long string may be cut, best first: after a clause mark, before a conjunction, at a blank.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (r"(?<=[;:])\s", r"(?<=,)\s", r"\s(?=(?:et|mais|ou|qui|que)\s)", r"\s")
)


@dataclass(frozen=True, slots=True)
class GroupTranslation:
    """A group in English: `bits` are strings and indexes of its items; `outcome` says how.

    `asked`: the French that was asked, where that is worded otherwise than the article. `others`:
    what else the model would have answered, where that is wanted, and where no check rejected it.
    `forms`: what the verbs have to be that open the English of some items.
    """

    outcome: Outcome
    bits: tuple[str | int, ...]
    faults: tuple[CaveatCode, ...] = ()
    evidence: Evidence = NO_EVIDENCE
    asked: tuple[str, ...] = ()
    others: tuple["GroupTranslation", ...] = ()
    forms: Mapping[int, Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Answers that cannot be used; `lost`: names, numbers and terms whose English is missing."""

    lost: tuple[str, ...] = ()


class Attempt(Protocol):
    """One way to translate a group: what to ask the model, and how to read its answers."""

    @property
    def requests(self) -> tuple[str, ...]:
        """The strings for the model."""
        ...

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation | Rejected:
        """Make the group's English of the answers, one for each request, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Fragment:
    """A French string for the model, `core`, and the English of the marks at its edges.

    `verb`: the English of a verb of saying that « dire » stands for in the core, "" where none
    does; `posted_core` has the verb of the article. `posted`: the core in the words of the article.
    `attribution`: the core in the article's order, where it says behind a quotation who speaks; ""
    where it does not, or is better asked alone.
    `verbs`: those that open quotations, by their masks; `replaced`: the masks of those for which
    « dire » stands in the core; `attributed`: of quotations that a comma and who says it follow;
    `phrases`: quotations that no verb opens, by their masks.
    """

    lead: str
    core: str
    trail: str
    verb: str = ""
    posted_core: str = ""
    posted: str = ""
    attribution: str = ""
    verbs: Mapping[str, QuotedVerb] = field(default_factory=dict)
    replaced: Collection[str] = ()
    attributed: tuple[str, ...] = ()
    phrases: Mapping[str, QuotedPhrase] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, own: Collection[str] = (), *, figures: bool = True) -> "Fragment":
        """Take off the edges of a string; write the rest in `figures`, insertions without brackets.

        A clause that goes with a quotation loses its final stop too; its verb of saying becomes
        « dire », and its subject goes first. The operator's `own` terms are left alone.
        """
        if not LETTER.search(text):
            return cls(typography.edge(numerals.figures(text)), "", "")
        start = len(text) - len(text.lstrip(_LEAD))
        says_who = reporting_clauses.begins(text, start)
        clause = bool(text[:start].strip()) or says_who
        end = _core_end(text, start, _TRAIL + _STOPS * clause)
        announces = text[end:].lstrip()[:1] == ":"
        posted = insertions.with_spaced_dashes(typography.spaced(text[start:end]))
        core = _prepared(posted, own) if figures else posted
        plain, verb = core, ""
        if clause or announces:
            plain, verb = reporting_clauses.verb_replaced(core, last=announces)
        lead, trail = typography.edge(text[:start]), typography.edge(text[end:])
        asked, posted_core = map(reporting_clauses.subject_first, (plain, core))
        said = plain if says_who and not reporting_clauses.is_better_alone(core) else ""
        if figures:
            asked, posted_core, said = map(office_holders.with_commas, (asked, posted_core, said))
        return cls(lead, asked, trail, verb, posted_core, posted=posted, attribution=said)

    def between_edges(self, english: str) -> str:
        """Put the English of the core between the edges."""
        return f"{self.lead}{english}{self.trail}"

    @property
    def reworded(self) -> tuple[str, ...]:
        """The core, where it is worded otherwise than the article; quotations are …."""
        return () if self.core == self.posted else (MASK.sub("…", self.core),)

    def behind(self, mask: str) -> "Fragment":
        """Return the attribution as a fragment, behind a mask for the quotation."""
        core, posted = f"{mask}, {self.attribution}", f"{mask}, {self.posted}"
        return replace(self, core=core, posted=posted)

    def as_posted(self) -> "Fragment":
        """Return the fragment with the article's own verb of saying."""
        return replace(self, core=self.posted_core, verb="") if self.verb else self


@dataclass(frozen=True, slots=True)
class WholeAttempt:
    """A fragment in one piece; `masks` stand for the group's items, in their order.

    `settled` has the name, number or English term that is set back in the place of each further
    mask. `lenient`: some faults are tolerated, and names, numbers and terms may be missing.
    """

    vocabulary: Vocabulary
    fragment: Fragment
    request: str
    masks: Sequence[str]
    settled: Mapping[str, str]
    lenient: bool = False

    @property
    def requests(self) -> tuple[str, ...]:
        """The fragment with its masks."""
        return (self.request,)

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation | Rejected:
        """Make the group's English, unless a mask, a name, a number or a term was lost."""
        output = terminology.masks_rejoined(answers[0].text, self.request)
        output = self._mended(output) if self._masks_are_whole(output) else ""
        if not output:
            return Rejected()
        for mask in self.fragment.attributed:
            output = re.sub(rf"{mask}{_UNPARTED}", f"{mask},", output)
        for mask, token in self.settled.items():
            output = terminology.unmasked(output, mask, token)
        english = self.vocabulary.finish(self.fragment.core, replace(answers[0], text=output))
        lost = () if self.lenient else self.vocabulary.lost(self.fragment.core, english)
        if lost or self._has_faults(english):
            return Rejected(lost)
        text: str | None = english.text
        if self.fragment.verb:
            verb, core = self.fragment.verb, self.fragment.core
            text = reporting_clauses.verb_restored(english.text, verb, core)
        return Rejected() if text is None else self._group_translation(replace(english, text=text))

    def _mended(self, output: str) -> str:
        """Put phrases behind their nouns, and take out the verbs that stand before masks.

        "" where a phrase cannot stand where it does, or one of the verbs is not there.
        """
        for mask, phrase in self.fragment.phrases.items():
            said = mask in self.fragment.attributed
            placed = output and phrase.placed(mask, self.request, output, attributed=said)
            output = placed or ""
        for mask in self.fragment.replaced:
            output = self.fragment.verbs[mask].without_stand_in(output, mask) or ""
        return output

    def _masks_are_whole(self, output: str) -> bool:
        """Whether each mask came back once, and where its quotation can stand.

        None owns anything (<q1>'s), and no verb stands behind a determiner: the “took place” talks.
        """
        owns = any(f"{mask}{mark}s" in output for mask in self.masks for mark in "'’")
        if any(mask in self.fragment.verbs for mask in _BEHIND_DETERMINER.findall(output)):
            return False
        return not owns and all(output.count(mask) == 1 for mask in (*self.masks, *self.settled))

    def _has_faults(self, english: FinishedEnglish) -> bool:
        """Whether a check found a fault that this attempt does not tolerate."""
        tolerated = _TOLERATED if self.lenient else frozenset()
        return bool(set(english.faults) - _REPORTED - tolerated)

    def _group_translation(self, english: FinishedEnglish) -> GroupTranslation:
        """Cut the English at the masks of the group's items."""
        bits: list[str | int] = [english.text]
        if self.masks:
            pieces = re.split(f"({'|'.join(map(re.escape, self.masks))})", english.text)
            number = {mask: index for index, mask in enumerate(self.masks)}
            bits = [number.get(piece, piece) for piece in pieces]
        edged = (self.fragment.lead, *bits, self.fragment.trail)
        outcome: Outcome = "mask" if self.masks else "plain"
        made = GroupTranslation(outcome, edged, english.faults, english.evidence)
        return replace(made, asked=self.fragment.reworded, forms=self._forms(english.text))

    def _forms(self, english: str) -> dict[int, Form]:
        """Return the forms of the verbs that open items, by the indexes of these."""
        return {
            self.masks.index(mask): verb.form_behind(english.partition(mask)[0])
            for mask, verb in self.fragment.verbs.items()
        }


@dataclass(frozen=True, slots=True)
class PartyAttempt:
    """A fragment asked `whole`, with an adjective for the `party` behind a noun."""

    whole: WholeAttempt
    party: str

    @property
    def requests(self) -> tuple[str, ...]:
        """The fragment with the adjective."""
        return tuple(map(parties.as_adjective, self.whole.requests))

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation | Rejected:
        """Make the group's English, unless the party has no place in it."""
        english = parties.restored(answers[0].text, self.requests[0], self.party)
        if english is None:
            return Rejected()
        return self.whole.read([replace(answers[0], text=english)])


@dataclass(frozen=True, slots=True)
class AttributionAttempt:
    """A clause that says who speaks: asked `whole` behind a mask, which its English is without."""

    whole: WholeAttempt | PartyAttempt

    @property
    def requests(self) -> tuple[str, ...]:
        """The clause behind the mask."""
        return self.whole.requests

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation | Rejected:
        """Make the English of the clause, unless the quotation does not come before it there.

        Behind an adjective for a party a verb of saying may be lost, as in <q1> the LR MP.
        """
        made = self.whole.read(answers)
        if isinstance(made, Rejected):
            return made
        lead, before, _mask, clause, trail = made.bits
        clause = str(clause).lstrip(" ,")
        verbless = isinstance(self.whole, PartyAttempt) and not _VERB_FIRST.match(clause)
        if before or not clause or verbless:
            return Rejected()
        said = reporting_clauses.subject_before_verb(clause)
        return replace(made, outcome="plain", bits=(lead, said, trail))


@dataclass(frozen=True, slots=True)
class OpenedAttempt:
    """A quotation in its sentence: asked `whole` behind words that fix its form, and `alone`."""

    whole: WholeAttempt
    opening: QuotedVerb | QuotedPhrase
    alone: tuple[str, ...] = ()

    @property
    def requests(self) -> tuple[str, ...]:
        """The quotation behind these words, and alone."""
        return (*self.whole.requests, *self.alone)

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation | Rejected:
        """Make the English of the quotation, unless it lacks these words, or is better alone."""
        opened, *others = answers
        english = self.opening.without_opening(opened.text)
        if english is None or any(opened.evidence.is_worse_than(one.evidence) for one in others):
            return Rejected()
        return self.whole.read([replace(opened, text=english)])


@dataclass(frozen=True, slots=True)
class ChunksAttempt:
    """A fragment that carries nothing, in strings short enough for the model.

    `strict`: any fault is a reason to try again. If not, this is a last attempt.
    """

    vocabulary: Vocabulary
    fragment: Fragment
    requests: tuple[str, ...]
    strict: bool

    @classmethod
    def of(
        cls, vocabulary: Vocabulary, fragment: Fragment, longest: int, *, strict: bool
    ) -> "ChunksAttempt":
        """Cut a fragment into strings of at most `longest` characters."""
        return cls(vocabulary, fragment, chunks(fragment.core, longest), strict)

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation | Rejected:
        """Join the English of the chunks, unless one has a fault that matters here."""
        made = self.joined(answers)
        return Rejected() if self.strict and set(made.faults) - _REPORTED else made

    def joined(self, answers: Sequence[Hypothesis]) -> GroupTranslation:
        """Join the English of the chunks, whatever their faults; of a loop one turn is left."""
        pairs = zip(self.requests, answers, strict=True)
        done = [self.vocabulary.finish(request, answer) for request, answer in pairs]
        faults = tuple(dict.fromkeys(fault for english in done for fault in english.faults))
        whole = " ".join(english.text for english in done)
        whole = checks.without_loops(whole) if "repetition" in faults else whole
        evidence = sum((english.evidence for english in done), NO_EVIDENCE)
        bits, reworded = (self.fragment.between_edges(whole),), self.fragment.reworded
        return GroupTranslation("plain", bits, faults, evidence, reworded)


@dataclass(frozen=True, slots=True)
class RawAttempt:
    """A fragment whose kept strings go to the model as they are; `source` is it as posted."""

    vocabulary: Vocabulary
    fragment: Fragment
    source: str
    kept: Sequence[str]

    @property
    def requests(self) -> tuple[str, ...]:
        """The fragment."""
        return (self.fragment.core,)

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation | Rejected:
        """Make one string of it, unless a kept string comes back more often, or less."""
        english = self.vocabulary.finish(self.fragment.core, answers[0])
        changed = any(english.text.count(k) != self.source.count(k) for k in self.kept)
        if changed or set(english.faults) - _REPORTED:
            return Rejected()
        bits = (self.fragment.between_edges(english.text),)
        reworded = self.fragment.reworded
        return GroupTranslation("raw", bits, english.faults, english.evidence, reworded)


@dataclass(frozen=True, slots=True)
class ApartAttempt:
    """The stretches before, between and after a group's items, each by itself."""

    stretches: Sequence[ChunksAttempt]

    @property
    def requests(self) -> tuple[str, ...]:
        """What is asked for all stretches."""
        return tuple(request for stretch in self.stretches for request in stretch.requests)

    def read(self, answers: Sequence[Hypothesis]) -> GroupTranslation:
        """Set the items between the stretches."""
        rest = iter(answers)
        parts = [s.joined(list(islice(rest, len(s.requests)))) for s in self.stretches]
        bits = [bit for index, part in enumerate(parts) for bit in (*part.bits, index)]
        faults = dict.fromkeys(fault for part in parts for fault in part.faults)
        evidence = sum((part.evidence for part in parts), NO_EVIDENCE)
        reworded = tuple(asked for part in parts for asked in part.asked)
        return GroupTranslation("apart", tuple(bits[:-1]), tuple(faults), evidence, reworded)


def _prepared(text: str, own: Collection[str]) -> str:
    """Write a core as the model reads it best: its figures, insertions, nobody who says it."""
    plain = insertions.without_brackets(in_figures(numerals.with_years(text), own))
    return impersonal_clauses.with_source(insertions.without_stressed_pronouns(plain))


def _core_end(text: str, start: int, edge: str) -> int:
    """Return where the core of a string ends: before its edge, but with the bracket it opened."""
    end = len(text.rstrip(edge))
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + (opened and text[end : end + 1] == ")")


def chunks(text: str, longest: int) -> tuple[str, ...]:
    """Cut a string into strings of at most `longest` characters, at the best mark there is.

    Joined by spaces they give the string again, unless a word alone is longer than that.
    """
    found: list[str] = []
    while len(text) > longest:
        at = _cut_at(text, longest)
        found.append(text[:at].strip())
        text = text[at:].strip()
    return tuple(chunk for chunk in (*found, text) if chunk)


def _cut_at(text: str, longest: int) -> int:
    """Return the last good place to cut before `longest`."""
    for pattern in _CUTS:
        places = [m.start() for m in pattern.finditer(text, longest // 2, longest)]
        if places:
            return places[-1]
    return longest
