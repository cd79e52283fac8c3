"""The order of fallbacks: how a group is asked for again where the model's answer will not do.

A group (`segment_tree.Group`) is a stretch of French that goes to the model as one string, with the
quotations in it that its grammar needs. `Fallbacks.translate_groups` makes the attempts below, one
after the other, until one is not rejected; how each answer is checked is in `attempts`.

Without a quotation (`_plain_attempts`):

1. behind a mask for the quotation, where it says who speaks, its verb as in 3
2. behind a word or two that fix its form, where it is a quotation that its sentence needs
3. whole, its verb of saying replaced by « dire », where it goes with a quotation
4. whole; then with hints for the terms that the answer lost
5. whole with numbers masked, and what the last answer lost; then with its names masked too
6. cut at clause marks; then cut in two
7. the same, whatever faults it has: they become caveats

With quotations, each of them a mask such as <q1> in the string for the model:

1. as 2 and 3, but a verb before each mask whose quotation opens with one (`quoted.verbs`)
2. masked, its verb of saying replaced by « dire »
3. masked, with numbers and what the last answer lost masked too; then with its names
4. masked, its own verb of saying; a changed number or negation becomes a caveat
5. raw: as it stands, where the masks stand for addresses and tags, not for quotations
6. apart: the stretches between the quotations by themselves, whatever faults they have

Where a party stands behind a noun, a string is asked whole with an adjective for it (`parties`)
before it is asked whole as it stands.

So where the model loses a quotation's mask, or doubles it, the answer is rejected and the next
attempt made; the last one asks the model for nothing that could be lost. In English-only mode
`translate` then tries once more, with the quotation's marks in the string.

Where alternatives are wanted, the attempt that succeeded reads what else the model has to answer,
one request at a time: what it would have rejected is no alternative either.
"""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.article import Hypothesis, Span
from service.text.normalise import readable, with_straight_apostrophes
from service.translation import omissions, segment_tree
from service.translation.attempts import (
    LETTER,
    MASK,
    ApartAttempt,
    Attempt,
    AttributionAttempt,
    ChunksAttempt,
    Fragment,
    GroupTranslation,
    OpenedAttempt,
    PartyAttempt,
    RawAttempt,
    Rejected,
    WholeAttempt,
)
from service.translation.consistency import Renderings
from service.translation.english import numerals, terminology
from service.translation.english.vocabulary import Vocabulary
from service.translation.ports import Translator
from service.translation.preparation import hints, parties, truecasing
from service.translation.preparation.agreement import agreeing
from service.translation.preparation.antecedents import Owners
from service.translation.preparation.quoted.phrases import QuotedPhrase, as_sentence
from service.translation.preparation.quoted.verbs import QuotedVerb
from service.translation.segment_tree import Group, Opening

# Longest string, in characters, that goes to the model whole: about 110 pieces. Longer ones are
# cut at clause marks; models of this size repeat themselves on what is longer than they were
# trained on.
LONGEST = 420
_SHORT = 60  # characters: a string below this is not cut to mend it

# Yields the next attempt, and is sent why it was rejected.
Attempts = Generator[Attempt, Rejected, None]


@dataclass(frozen=True, slots=True)
class Fallbacks:
    """The fallbacks of one article: its text, the engine, its names and terms.

    `text` has every apostrophe straight, as the lists have it, and `posted` those of the article.
    `forms` says how the words of lines in capitals are written otherwise; `own` are the operator's
    terms; `owners` say what its possessives are in English; `renderings` are kept from one call to
    the next.
    """

    posted: str
    text: str
    translator: Translator
    vocabulary: Vocabulary
    forms: truecasing.Forms
    own: Collection[str] = ()
    owners: Owners = field(default_factory=Owners)
    renderings: Renderings = field(default_factory=Renderings)

    @classmethod
    def of_article(
        cls,
        text: str,
        segments: Sequence[Span],
        translator: Translator,
        glossary: Mapping[str, str],
    ) -> "Fallbacks":
        """Set up the fallbacks of an article; `glossary` is the operator's and the request's."""
        straight = with_straight_apostrophes(text)
        own = {with_straight_apostrophes(term): english for term, english in glossary.items()}
        read = readable(straight)
        vocabulary = Vocabulary.of_article(
            read, own, translator, enforceable=bool(translator.masks)
        )
        forms = truecasing.Forms(read, vocabulary.terms)
        owners = Owners.of_article(straight, segments)
        return cls(text, straight, translator, vocabulary, forms, own, owners)

    def translate_groups(
        self, groups: Sequence[Group], *, others: bool = False
    ) -> list[GroupTranslation]:
        """Translate every group; the next attempts of all that are not solved go in one call.

        `others`: each with what else the model would answer to the attempt that succeeded.
        """
        answers = _Answers(self.translator, self.renderings)
        solved = self._solved(groups, answers)
        if others:
            answers.ask_for_others(attempt for attempt, _ in solved)
        return [
            self._agreeing(group, found, tuple(answers.others(by)) if others else ())
            for group, (by, found) in zip(groups, solved, strict=True)
        ]

    def _agreeing(
        self, group: Group, found: GroupTranslation, others: Sequence[GroupTranslation]
    ) -> GroupTranslation:
        """Make the possessives of a group's translations agree with their owners in the article."""
        spans = segment_tree.gaps(group)
        source = " ".join(span.of(self.text) for span in spans)
        owners = [owner for span in spans for owner in self.owners.within(span)]
        first, *rest = [
            replace(made, bits=agreeing(made.bits, source, owners)) for made in (found, *others)
        ]
        return replace(first, others=tuple(rest))

    def _solved(
        self, groups: Sequence[Group], answers: "_Answers"
    ) -> list[tuple[Attempt, GroupTranslation]]:
        """Make attempts at every group until one succeeds; return it with what it made."""
        attempts = [self._attempts(group) for group in groups]
        solved: dict[int, tuple[Attempt, GroupTranslation]] = {}
        trying = {i: next(following) for i, following in enumerate(attempts)}
        while trying:
            answers.ask(trying.values())
            read = {i: attempt.read(answers.to(attempt)) for i, attempt in trying.items()}
            solved |= {
                i: (trying[i], found)
                for i, found in read.items()
                if isinstance(found, GroupTranslation)
            }
            trying = {i: attempts[i].send(r) for i, r in read.items() if isinstance(r, Rejected)}
        return [solved[i] for i in range(len(groups))]

    def _attempts(self, group: Group) -> Attempts:
        """Yield the attempts for a group, best first; the last one is never rejected.

        Each is made once it is wanted: most groups need no second one.
        """
        if not group.items:
            yield from self._unmasked_attempts(group)
            return
        gaps = [span.of(self.text) for span in segment_tree.gaps(group)]
        if group.span.end - group.span.start <= LONGEST and any(map(LETTER.search, gaps)):
            if len(group.items) <= len(self.translator.masks):
                yield from self._masked_attempts(group, gaps)
            if all(item.role == "kept" for item in group.items):
                yield self._raw(group)
        yield self._apart(gaps)

    def _unmasked_attempts(self, group: Group) -> Attempts:
        """Yield the attempts for a group without items."""
        fragment = self._fragment(group.span.of(self.text))
        if group.beside_quotation and 0 < len(fragment.attribution) <= LONGEST:
            yield from self._attributions(fragment)
        if group.opening and 0 < len(fragment.core) <= LONGEST:
            yield from self._openings(group, group.opening, fragment)
        yield from self._plain_attempts(fragment)

    def _plain_attempts(self, fragment: Fragment) -> Attempts:
        """Yield the attempts for a string that carries nothing."""
        size = len(fragment.core)
        if 0 < size <= LONGEST:
            if fragment.verb:
                yield from self._settling_attempts(fragment, ())
                fragment = fragment.as_posted()
            yield from self._settling_attempts(fragment, ())
            yield ChunksAttempt.of(self.vocabulary, fragment, LONGEST, strict=True)
            if size > _SHORT:  # what loops whole often comes out when it is cut
                half = size // 2 + _SHORT // 2
                yield ChunksAttempt.of(self.vocabulary, fragment, half, strict=True)
        yield ChunksAttempt.of(self.vocabulary, fragment, LONGEST, strict=False)

    def _attributions(self, fragment: Fragment) -> Iterator[AttributionAttempt]:
        """Yield the attempts for a clause that says who speaks, behind a mask for the quotation."""
        for mask in self.translator.masks[:1]:
            whole = self._whole(fragment.behind(mask), (mask,), {})
            for attempt in self._with_adjective(whole):
                yield AttributionAttempt(attempt)
            yield AttributionAttempt(whole)

    def _openings(self, group: Group, opening: Opening, plain: Fragment) -> Iterator[OpenedAttempt]:
        """Yield the attempts for a quotation behind words that fix its form.

        One that has an article is asked alone first: our network loses articles, others may not.
        One that has none is asked behind the determiner before it, and alone: the better is taken;
        so a clause is asked as a sentence.
        """
        if isinstance(opening, QuotedVerb):
            if self.translator.masks:
                yield self._opened(group, opening, plain)
        elif self.translator.reads_hints:
            alone = self._opened(group, replace(opening, alone=True), plain)
            opened = self._opened(group, opening, plain)
            if opening.is_clause:
                whole = replace(opened.whole, request=as_sentence(opened.whole.request))
                opened = replace(opened, whole=whole)
            better = replace(opened, alone=alone.requests)
            yield alone if opening.has_article else better
            yield opened if opening.has_article else alone

    def _opened(self, group: Group, opening: Opening, plain: Fragment) -> OpenedAttempt:
        """Ask for a quotation behind words that fix its form."""
        opened = self._fragment(opening.opened(group.span.of(self.text)))
        whole = self._whole(replace(opened, posted=plain.posted), (), {})
        return OpenedAttempt(whole, opening)

    def _masked_attempts(self, group: Group, gaps: Sequence[str]) -> Attempts:
        """Yield the attempts for a string whose items, between the `gaps`, are masked."""
        masks = self.translator.masks[: len(gaps) - 1]
        opening = self._opening_by_mask(group, masks)
        verbs = {m: one for m, one in opening.items() if isinstance(one, QuotedVerb)}
        phrases = {m: one for m, one in opening.items() if isinstance(one, QuotedPhrase)}
        said = self._attributed(group, masks)
        plain = self._fragment(_masked(gaps, masks, {}))
        plain = replace(plain, verbs=verbs, attributed=said, phrases=phrases)
        # Of « Amman dit <q1>, dit un analyste » the network says one "says".
        replaced = {m: v for m, v in verbs.items() if v.kind != "finite" or m not in said}
        if replaced:
            fragment = self._fragment(_masked(gaps, masks, replaced))
            fragment = replace(fragment, posted=plain.posted, verbs=verbs, attributed=said)
            fragment = replace(fragment, phrases=phrases, replaced=replaced)
            yield from self._settling_attempts(fragment, masks)
        yield from self._settling_attempts(plain, masks)
        yield self._whole(plain.as_posted(), masks, {}, lenient=True)

    def _attributed(self, group: Group, masks: Sequence[str]) -> tuple[str, ...]:
        """Return the masks of the quotations that a comma and who says it follow."""
        found = segment_tree.attributed(self.text, group)
        return tuple(m for m, item in zip(masks, group.items, strict=True) if item in found)

    def _opening_by_mask(self, group: Group, masks: Sequence[str]) -> dict[str, Opening]:
        """Return how the quotations of a group open, by their masks."""
        placed = zip(masks, group.items, segment_tree.gaps(group), strict=False)
        read = ((m, segment_tree.opening_of(self.text, i, before)) for m, i, before in placed)
        return {mask: opening for mask, opening in read if opening}

    def _settling_attempts(self, fragment: Fragment, masks: Sequence[str]) -> Attempts:
        """Yield a string whole; with what was lost hinted, then masked; with all its names masked.

        Numbers are masked with what was lost; terms that the operator leaves in French always.
        """
        free = self.translator.masks[len(masks) :]
        terms = self._fixed(fragment)
        kept = [term for term in terms if terms[term] == term and self._is_own(term)]
        settled = dict(zip(free, kept, strict=False))
        whole = self._whole(fragment, masks, settled)
        yield from self._with_adjective(whole)
        rejected = yield whole
        lost = rejected.lost
        if self.translator.reads_hints and terms.keys() & set(lost):
            rejected = yield self._whole(fragment, masks, settled, offered=lost)
            lost += rejected.lost
        numbers = numerals.french_numbers(MASK.sub(" ", fragment.core))
        few = dict.fromkeys([*kept, *lost, *numbers])
        more = few | dict.fromkeys(self.vocabulary.names_in(fragment.core))
        for tokens in (few, more):
            if tokens and free:
                yield self._whole(
                    fragment, masks, dict(zip(free, _contained_last(tokens), strict=False))
                )

    def _with_adjective(self, whole: WholeAttempt) -> Iterator[PartyAttempt]:
        """Yield the attempt with an adjective for a party, where one stands behind a noun."""
        party = parties.party_behind_noun(whole.request) if self.translator.reads_hints else ""
        if party and party not in self.own:
            yield PartyAttempt(whole, party)

    def _whole(
        self,
        fragment: Fragment,
        masks: Sequence[str],
        tokens: Mapping[str, str],
        *,
        offered: Collection[str] = (),
        lenient: bool = False,
    ) -> WholeAttempt:
        """Ask for a fragment in one piece, `masks` in the place of its items (by `tokens`).

        The operator's terms, and those in `offered`, go along as hints. The network knows most of
        the others, and each hint costs a little quality.
        """
        terms = self._fixed(fragment)
        request = terminology.masked(fragment.core, tokens, terms)
        if self.translator.reads_hints:
            hinted = {t: terms[t] for t in terms if t in offered or self._is_own(t)}
            request = hints.with_terms(request, hinted)
        settled = {
            m: terms.get(token) or numerals.to_english_number(token)
            for m, token in tokens.items()
            if m in request
        }
        return WholeAttempt(self.vocabulary, fragment, request, masks, settled, lenient)

    def _fixed(self, fragment: Fragment) -> Mapping[str, str]:
        """Return the fixed terms in a fragment, as written there, with the English they take."""
        return self.vocabulary.fixed_terms_in(fragment.core)

    def _is_own(self, term: str) -> bool:
        """Whether a term is the operator's or the request's; it may open a sentence."""
        return term in self.own or term[:1].lower() + term[1:] in self.own

    def _raw(self, group: Group) -> RawAttempt:
        """Ask for the string as it stands."""
        fragment, source = self._fragment(group.span.of(self.text)), group.span.of(self.posted)
        kept = [item.span.of(self.posted) for item in group.items]
        return RawAttempt(self.vocabulary, fragment, source, kept)

    def _apart(self, gaps: Sequence[str]) -> ApartAttempt:
        """Ask for the stretches before, between and after the items."""
        fragments = [self._fragment(gap).as_posted() for gap in gaps]
        return ApartAttempt(
            [ChunksAttempt.of(self.vocabulary, f, LONGEST, strict=False) for f in fragments]
        )

    def _fragment(self, text: str) -> Fragment:
        """Make a fragment of a text, in ordinary letters, all of which the model reads."""
        ordinary = truecasing.ordinary(readable(hints.without_marks(text)), self.forms)
        return Fragment.of(ordinary, self.own, figures=self.translator.wants_figures)


class _Answers:
    """The model's answers so far: what several attempts ask for is asked once."""

    def __init__(self, translator: Translator, renderings: Renderings) -> None:
        """Begin without an answer."""
        self._translator = translator
        self._renderings = renderings
        self._known: dict[str, Hypothesis] = {}
        self._others: dict[str, Sequence[Hypothesis]] = {}

    def ask(self, attempts: Iterable[Attempt]) -> None:
        """Ask, in one call, for all that these attempts request and that has no answer yet."""
        requests = dict.fromkeys(r for attempt in attempts for r in attempt.requests)
        new = [request for request in requests if request not in self._known]
        if new:
            ask = self._translator.translate
            made = self._renderings.made_one(new, ask(new), ask)
            if self._translator.reads_hints:
                made = omissions.with_lost_words(new, made, self._translator)
            self._known.update(zip(new, made, strict=True))

    def to(self, attempt: Attempt) -> list[Hypothesis]:
        """Return the answers to an attempt's requests, in their order."""
        return [self._known[request] for request in attempt.requests]

    def ask_for_others(self, attempts: Iterable[Attempt]) -> None:
        """Ask, in one call, for all hypotheses on what these attempts request."""
        requests = list(dict.fromkeys(r for attempt in attempts for r in attempt.requests))
        if requests:
            found = self._translator.hypotheses(requests)
            self._others.update(zip(requests, found, strict=True))

    def others(self, attempt: Attempt) -> Iterator[GroupTranslation]:
        """Yield what an attempt makes of the hypotheses, those on one of its requests at a time."""
        known = self.to(attempt)
        for at, request in enumerate(attempt.requests):
            for other in self._others[request]:
                read = attempt.read([*known[:at], other, *known[at + 1 :]])
                if isinstance(read, GroupTranslation):
                    yield read


def _masked(gaps: Sequence[str], masks: Sequence[str], verbs: Mapping[str, QuotedVerb]) -> str:
    """Return a string with masks between the gaps, « dire » before those that have `verbs`."""
    before = [
        verbs[mask].stands_in(gap) if mask in verbs else gap
        for gap, mask in zip(gaps, masks, strict=False)
    ]
    return "".join(g + m for g, m in zip((*before, gaps[-1]), (*masks, ""), strict=True))


def _contained_last(tokens: Collection[str]) -> list[str]:
    """Put what is part of another token last: « France » is no mask in « Tour de France »."""
    return sorted(
        tokens, key=lambda token: any(token in other for other in tokens if token != other)
    )
