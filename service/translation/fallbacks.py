"""Translate groups of words by fallbacks: attempts, the best first, each output checked."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from service.article import CaveatCode, Hypothesis, Signature
from service.translation import hints, rewording, segment_tree, speech_verbs, truecasing
from service.translation.english import (
    checks,
    finishing,
    numerals,
    proper_names,
    terminology,
    typography,
)
from service.translation.reporting_clauses import ATTRIBUTION
from service.translation.segment_tree import Group

# Longest string, in characters, that goes to the model whole: about 110 pieces. Longer ones are
# cut at clause marks; models of this size repeat themselves on what is longer than they were
# trained on.
LONGEST = 420
_SHORT = 60  # characters: a string below this is not cut to mend it
# What is told, and no reason to try again.
_TOLD: frozenset[CaveatCode] = frozenset({"doubtful", "name_changed"})
# What a sentence around quotations may have, told in a caveat, rather than fall to pieces.
_BEARABLE: frozenset[CaveatCode] = frozenset({"number_changed", "negation_changed"})

_MASK = re.compile(r"<q\d>")
_LETTER = re.compile(r"[^\W\d_]")
_BLANKS = "".join(map(chr, filter(lambda c: chr(c).isspace(), range(0x3001))))
_LEAD = _BLANKS + ",;:.!?…»”)]–—-©"
_TRAIL = _BLANKS + ",;:–—([«“-"
_STOPS = ".!?…)"
# Where a long string may be cut, best first: after a clause mark, before a conjunction, at a blank.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (r"(?<=[;:])\s", r"(?<=,)\s", r"\s(?=(?:et|mais|ou|qui|que)\s)", r"\s")
)


class Translator(Protocol):
    """An engine that translates French sentences; `masks` are the pieces it carries through."""

    @property
    def masks(self) -> tuple[str, ...]:
        """The reserved pieces (<q1>, <q2> ...) that the model was trained to carry, or ()."""
        ...

    def knows(self, word: str) -> bool:
        """Tell whether the model has met a word often enough to be trusted with it."""
        ...

    @property
    def reads_hints(self) -> bool:
        """Whether it takes candidates behind a word for what the word may mean (`hints`)."""
        ...

    @property
    def signature(self) -> Signature:
        """The model package and settings that make its answers."""
        ...

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string, in the order given; strings are short enough for the model.

        May raise errors.Busy or errors.ModelUnavailable.
        """
        ...


@dataclass(frozen=True, slots=True)
class GroupTranslation:
    """A group in English: `bits` are strings and indexes of its items; `outcome` says how."""

    outcome: str
    bits: tuple[str | int, ...]
    faults: tuple[CaveatCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to translate a group: what to ask the model, and how to read its answers.

    `read` returns None where the answer cannot be used; the last attempt of a group always can.
    """

    name: str
    requests: tuple[str, ...]
    read: Callable[[Sequence[Hypothesis]], GroupTranslation | None]


@dataclass(frozen=True, slots=True)
class Fallbacks:
    """The fallbacks of one article: its text, the engine, and the terms to settle.

    `forms` says how the words of lines in capitals are written otherwise; `fixed` are the names and
    terms whose English must be there, `own` those of the operator; `introduced` are the names that
    the article has inside its sentences.
    """

    text: str
    translator: Translator
    terms: terminology.Terms
    forms: truecasing.Forms
    fixed: terminology.Terms
    own: Collection[str] = ()
    introduced: Collection[str] = ()

    def translate_groups(self, groups: Sequence[Group]) -> list[GroupTranslation]:
        """Translate every group; the next attempts of all that are not solved go in one call."""
        remaining = [iter(self._attempts(group)) for group in groups]
        answers: dict[str, Hypothesis] = {}
        solved: dict[int, GroupTranslation] = {}
        while len(solved) < len(groups):
            attempts = {i: next(remaining[i]) for i in range(len(groups)) if i not in solved}
            asked = dict.fromkeys(r for attempt in attempts.values() for r in attempt.requests)
            new = [request for request in asked if request not in answers]
            answers.update(zip(new, self.translator.translate(new), strict=True) if new else ())
            for i, attempt in attempts.items():
                if answer := attempt.read([answers[r] for r in attempt.requests]):
                    solved[i] = answer
        return [solved[i] for i in range(len(groups))]

    def _attempts(self, group: Group) -> Iterator[Attempt]:
        """Give the ways to translate a group, best first; the last one cannot fail.

        Each is made once it is wanted: most groups need no second one.
        """
        if not group.items:
            yield from self._plain_attempts(self._cut(group.span.of(self.text)))
            return
        gaps = [span.of(self.text) for span in segment_tree.gaps(group)]
        if group.span.end - group.span.start <= LONGEST and any(map(_LETTER.search, gaps)):
            if len(group.items) <= len(self.translator.masks):
                yield from self._masked_attempts(gaps)
            if all(item.role == "kept" for item in group.items):
                yield self._raw(group)
        yield self._apart(group)

    def _cut(self, text: str) -> "Fragment":
        """Make the fragment of a string, in ordinary letters."""
        ordinary = truecasing.ordinary(hints.without_marks(text), self.forms)
        return Fragment.cut(ordinary, self.own)

    def _plain_attempts(self, fragment: "Fragment") -> Iterator[Attempt]:
        """Give the ways to translate a string that carries nothing."""
        size = len(fragment.core)
        if 0 < size <= LONGEST:
            if fragment.verb:
                yield from self._settled_attempts(fragment, ())
                fragment = fragment.as_posted()
            yield from self._settled_attempts(fragment, ())
            yield self._chunks(fragment, LONGEST, strict=True)
            if size > _SHORT:  # what loops whole often comes out when it is cut
                yield self._chunks(fragment, size // 2 + _SHORT // 2, strict=True)
        yield self._chunks(fragment, LONGEST, strict=False)

    def _masked_attempts(self, gaps: Sequence[str]) -> Iterator[Attempt]:
        """Give the ways to translate a string whose items are masked."""
        masks = self.translator.masks[: len(gaps) - 1]
        fragment = self._cut("".join(g + m for g, m in zip(gaps, (*masks, ""), strict=True)))
        yield from self._settled_attempts(fragment, masks)
        yield self._whole(fragment.as_posted(), masks, {}, _BEARABLE, None)

    def _settled_attempts(self, fragment: "Fragment", masks: Sequence[str]) -> Iterator[Attempt]:
        """Ask for a string whole; then with its numbers and what is lost masked; then all names."""
        lost: list[str] = []
        yield self._whole(fragment, masks, {}, frozenset(), lost)
        numbers = numerals.french_numbers(_MASK.sub(" ", fragment.core))
        free = self.translator.masks[len(masks) :]
        few = dict.fromkeys([*lost, *numbers])
        for asked in (few, few | dict.fromkeys(self._names(fragment.core))):
            if asked and free:
                settled = dict(zip(free, _parts_last(asked), strict=False))
                yield self._whole(fragment, masks, settled, frozenset(), [])

    def _names(self, core: str) -> list[str]:
        """Give the names of a string that must come out as they went in; the model has to help."""
        carries = bool(self.translator.masks)
        knows = self.translator.knows
        return proper_names.names(core, knows, self.terms, self.introduced) if carries else []

    def _lost_names(self, core: str, english: str) -> list[str]:
        """Return the names of a string that its English lacks, those of the article's terms too."""
        if not self.translator.masks:
            return []
        terms = terminology.standing(core, self.fixed)
        names = [name for name in self._names(core) if not any(name in term for term in terms)]
        kept = [name for name, said in terms.items() if name == said]
        return proper_names.missing(english, [*names, *kept])

    def _whole(
        self,
        fragment: "Fragment",
        masks: Sequence[str],
        settled: Mapping[str, str],
        allowed: frozenset[CaveatCode],
        lost: list[str] | None,
    ) -> Attempt:
        """Ask for a string whole; `masks` stand for items, `settled` for what is set back in.

        Every mask must return exactly once, no fault be found but those allowed, and no name or
        fixed term be missing: `lost` takes those that are, None allows it.
        """
        terms = terminology.standing(fragment.core, self.fixed) if self.translator.masks else {}
        request = terminology.masked(fragment.core, settled, terms)
        if self.translator.reads_hints:
            request = hints.with_terms(request, terms)
        settled = {mask: token for mask, token in settled.items() if mask in request}
        carried = [*masks, *settled]

        def read(answers: Sequence[Hypothesis]) -> GroupTranslation | None:
            output = terminology.rejoined(answers[0].text, request)
            owned = any(f"{mask}{mark}s" in output for mask in masks for mark in "'’")
            if owned or any(output.count(mask) != 1 for mask in carried):
                return None  # words that somebody said own nothing
            for mask, token in settled.items():
                output = terminology.set_back(output, mask, terms.get(token, token))
            text, faults = self.finish(fragment.core, replace(answers[0], text=output))
            if lost is not None:
                lost.extend(self._lost_names(fragment.core, text))
                lost.extend(numerals.lost_in_words(fragment.core, text))
                lost.extend(t for t, said in terms.items() if not terminology.says(text, said))
            if lost or set(faults) - allowed - _TOLD:
                return None
            told = speech_verbs.nuanced(text, fragment.verb) if fragment.verb else text
            if told is None:
                return None
            pieces = re.split(f"({'|'.join(map(re.escape, masks))})", told) if masks else [told]
            bits = [masks.index(piece) if piece in masks else piece for piece in pieces]
            return GroupTranslation(outcome, (fragment.lead, *bits, fragment.trail), faults)

        outcome = "mask" if masks else "plain"
        return Attempt(outcome, (request,), read)

    def _chunks(self, fragment: "Fragment", longest: int, *, strict: bool) -> Attempt:
        """Ask for a string whole, or cut at clause marks where it is too long for the model."""
        pieces = chunks(fragment.core, longest)

        def read(answers: Sequence[Hypothesis]) -> GroupTranslation | None:
            done = [self.finish(p, a) for p, a in zip(pieces, answers, strict=True)]
            faults = tuple(dict.fromkeys(f for _, found in done for f in found))
            if strict and set(faults) - _TOLD:
                return None
            whole = " ".join(text for text, _ in done)
            whole = checks.without_loops(whole) if "repetition" in faults else whole
            return GroupTranslation("plain", (fragment.set(whole),), faults)

        return Attempt("plain", pieces, read)

    def _raw(self, group: Group) -> Attempt:
        """Ask for the string as it is; each kept string must come back as often as it went in."""
        source = group.span.of(self.text)
        fragment = self._cut(source)
        kept = [item.span.of(self.text) for item in group.items]

        def read(answers: Sequence[Hypothesis]) -> GroupTranslation | None:
            output, faults = self.finish(fragment.core, answers[0])
            if set(faults) - _TOLD or any(output.count(k) != source.count(k) for k in kept):
                return None
            return GroupTranslation("raw", (fragment.set(output),), faults)

        return Attempt("raw", (fragment.core,), read)

    def _apart(self, group: Group) -> Attempt:
        """Ask for the stretches before, between and after the items, each by itself."""
        fragments = [self._cut(s.of(self.text)).as_posted() for s in segment_tree.gaps(group)]
        attempts = [self._chunks(f, LONGEST, strict=False) for f in fragments]

        def read(answers: Sequence[Hypothesis]) -> GroupTranslation | None:
            bits: list[str | int] = []
            faults: dict[CaveatCode, None] = {}
            rest = list(answers)
            for i, attempt in enumerate(attempts):
                part = attempt.read([rest.pop(0) for _ in attempt.requests])
                bits += [*(part.bits if part else ()), i]
                faults.update(dict.fromkeys(part.faults if part else ()))
            return GroupTranslation("apart", tuple(bits[:-1]), tuple(faults))

        return Attempt("apart", tuple(r for attempt in attempts for r in attempt.requests), read)

    def finish(self, source: str, answer: Hypothesis) -> tuple[str, tuple[CaveatCode, ...]]:
        """Set one output in English form and name its faults."""
        text = finishing.finish(source, answer.text, self.terms)
        text = proper_names.respelt(text, self._lost_names(source, text), source)
        faults = checks.faults(source, text, truncated=answer.truncated)
        if self._lost_names(source, text):
            faults = (*faults, "name_changed")
        return text, (*faults, "doubtful") if answer.doubtful else faults


@dataclass(frozen=True, slots=True)
class Fragment:
    """A French string for the model, with the English of the marks at its edges."""

    lead: str
    core: str
    trail: str
    verb: str = ""  # of saying; in `core` stands « dire »
    posted: str = ""  # the core as it was

    @classmethod
    def cut(cls, text: str, own: Collection[str] = ()) -> "Fragment":
        """Take off the edges; a clause that goes with a quotation gives up its final stop too.

        What is left is said in plainer words, but for the operator's `own`.
        """
        if not _LETTER.search(text):
            return cls(typography.edge(numerals.figures(text)), "", "")
        start = len(text) - len(text.lstrip(_LEAD))
        clause = bool(text[:start].strip()) or _said(text, start)
        end = len(text.rstrip(_TRAIL + _STOPS * clause))
        core = rewording.plainer(typography.spaced(text[start:end]), own)
        announces = text[end:].lstrip()[:1] == ":"
        plain, verb = (
            speech_verbs.plainly(core, last=announces) if clause or announces else (core, "")
        )
        lead, trail = typography.edge(text[:start]), typography.edge(text[end:])
        return cls(lead, segment_tree.uninvert(plain), trail, verb, segment_tree.uninvert(core))

    def set(self, core: str) -> str:
        """Put the English core between the edges."""
        return f"{self.lead}{core}{self.trail}"

    def as_posted(self) -> "Fragment":
        """Give the fragment with its own verb of saying."""
        return replace(self, core=self.posted, verb="") if self.verb else self


def _parts_last(tokens: Collection[str]) -> list[str]:
    """Put what is part of another token last: « France » is no mask in « Tour de France »."""
    return sorted(
        tokens, key=lambda token: any(token in other for other in tokens if token != other)
    )


def _said(text: str, start: int) -> bool:
    """Tell whether a clause with its verb first begins here: demande un retraité."""
    return text[start].islower() and ATTRIBUTION.match(text, start) is not None


def chunks(text: str, longest: int) -> tuple[str, ...]:
    """Cut a string into strings of at most `longest` characters, at the best mark there is.

    Joined by spaces they give the string again, unless a word alone is longer than that.
    """
    found: list[str] = []
    while len(text) > longest:
        at = _cut_at(text, longest)
        found.append(text[:at].strip())
        text = text[at:].strip()
    return tuple(c for c in (*found, text) if c)


def _cut_at(text: str, longest: int) -> int:
    """Find the last good place to cut before `longest`."""
    for pattern in _CUTS:
        places = [m.start() for m in pattern.finditer(text, longest // 2, longest)]
        if places:
            return places[-1]
    return longest
