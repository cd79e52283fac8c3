"""Resolve a speaker's pronoun to somebody named before; to nobody where there is doubt."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.quotations.clauses import Clauses
from service.quotations.noun_phrases import (
    Phrase,
    bare_noun,
    describe,
    is_collective,
    is_demonstrative,
    is_plural,
    phrase,
)
from service.quotations.passages import Passage
from service.text.person_nouns import first_name_gender
from service.text.words import words

_PARAGRAPHS_BACK = 4  # in which an antecedent is looked for
_FURTHEST_BACK = 20  # paragraphs, those that are all quotation included
_MENTIONS = 12  # subjects of a paragraph, and speakers, that are compared: bounds the work
_NAMES_BACK = 400  # characters searched for a name that is no subject, and for a pluperfect
_LAST = 800  # characters in which the last person named is looked for
_ROLE = 80  # characters of an apposition
_FULL_NAME = re.compile(r"(?<![\w'-])[^\W\da-zà-öø-ÿ_][\w'-]+(?: [^\W\da-zà-öø-ÿ_][\w'-]+)*")
_SAID_TO_BE = re.compile(rf"({_FULL_NAME.pattern}), (?=\w)")
_SPELT = re.compile(r"[^\W\da-zà-ÿ_][a-zà-ÿ].*")  # Trump, but no acronym
_PLUPERFECT = re.compile(r"(?:\w+'|\w+ )?(?:avai|étai)(?:en)?t-", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:avai|étai)(?:en)?t(?:-\w+)? (?:\w+ )?\w+(?:é|ée|és|i|it|is|u|ue|û)\b")
_WORD = re.compile(r"\w")
_TOPIC = re.compile(r"\bquant (?:à |aux? )(?P<who>[^,;:.]{2,80}), $", re.IGNORECASE)
_PART = re.compile("[ -]")  # between the words of a name, and the parts of a double first name
_GENDERS = {"il": "m", "lui": "m", "elle": "f", "dernier": "m", "dernière": "f"}
_GENDERS |= {"celui-ci": "m", "celle-ci": "f", "lequel": "m", "laquelle": "f"}


class Mention(NamedTuple):
    """A person named outside quotations, and where."""

    at: int
    who: Phrase


def _start_of(who: Phrase) -> int:
    return who.span.start


class Coreferences:
    """The persons named so far in an article; `name` is called for its passages in text order."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the author's words of the article."""
        self._clauses = clauses
        self._text = clauses.text
        self._speakers: list[Mention] = []
        # Passages that share an attribution share its pronoun.
        self._known: dict[Span, Phrase | None] = {}
        self._subjects: dict[int, list[Mention]] = {}
        self._narrated: dict[int, bool] = {}
        self._earlier: dict[int, int] = {}

    def name(self, passage: Passage, who: Phrase) -> Span | None:
        """Return the words that name a speaker; for a pronoun those of its antecedent, or None."""
        if who.pronoun and who.span not in self._known:
            self._known[who.span] = self._antecedent(passage, who)
        meant = self._known[who.span] if who.pronoun else who
        if not meant:
            return None
        if not meant.document:
            self._speakers.append(Mention(passage.parts[0].start, meant))
        whole = not who.pronoun or is_plural(self._text, meant)
        return meant.span if whole else meant.name or meant.span

    def _antecedent(self, passage: Passage, who: Phrase) -> Phrase | None:
        """Return the antecedent of a pronoun: the nearest recent mention that fits, or the only."""
        number, at, pronoun = passage.first, passage.parts[0].start, who.pronoun
        if pronoun in french.grammar.last_named:
            return self._last_named(number, at, pronoun)
        if topic := self._topic(who):
            return topic if self._fits(topic, pronoun) else None
        fitting = self._fitting(passage, pronoun)
        if not fitting:
            return self._only_name(number, at, pronoun)
        nearest = fitting[0]
        if not self._is_named_person(nearest.who) or self._may_be_member(fitting):
            return None
        if self._is_overtaken(nearest, passage, pronoun):
            return None
        alone = pronoun not in french.grammar.plural_pronouns and self._have_one_name(fitting)
        return nearest.who if alone or self._is_recent(nearest, passage, who) else None

    def _fitting(self, passage: Passage, pronoun: str) -> list[Mention]:
        """Return the mentions before a passage that agree with a pronoun, the nearest first."""
        number = passage.first
        near = self._recent(number, passage.parts[0].start)
        fitting = [mention for mention in near if self._fits(mention.who, pronoun)]
        # In a dialogue the turn before is somebody else's.
        if passage.opener in french.punctuation.dialogue_dashes:
            fitting = [mention for mention in fitting if mention.at < self._start(number - 1)]
        # "ce retraité" refers to somebody named before it, if there is one.
        first = [mention for mention in fitting if not is_demonstrative(self._text, mention.who)]
        return first or fitting

    def _topic(self, who: Phrase) -> Phrase | None:
        """Return what a pronoun takes up right before it: "Quant à la FNSEA, elle juge"."""
        at = who.span.start
        found = _TOPIC.search(self._text, max(0, at - _LAST), at)
        if not found:
            return None
        start = found.start("who")
        return phrase(self._text, start, at) or bare_noun(self._text, start, at)

    def _is_overtaken(self, mention: Mention, passage: Passage, pronoun: str) -> bool:
        """Whether somebody else who fits is named in full in a sentence after a mention's."""
        high = self._clauses.sentence_start(passage.first, passage.parts[0].start)
        number = bisect_right(self._clauses.paragraphs, mention.at, key=attrgetter("start")) - 1
        low = max(self._clauses.sentence_end(number, mention.at), mention.who.span.end)
        named = mention.who.span.of(self._text)
        return any(
            self._fits(who, pronoun) and who.span.of(self._text).split()[-1] not in named
            for who in self._people_between(max(low, high - _LAST), high)
        )

    def _may_be_member(self, fitting: list[Mention]) -> bool:
        """Whether the nearest mention is a body and another is not: the council, or its mayor."""
        bodies = [is_collective(self._text, mention.who) for mention in fitting]
        return bodies[0] and not all(bodies)

    def _have_one_name(self, mentions: list[Mention]) -> bool:
        """Whether all mentions are by the same name, in any case."""
        spans = (mention.who.name or mention.who.span for mention in mentions)
        return len({span.of(self._text).lower() for span in spans}) == 1

    def _is_recent(self, mention: Mention, passage: Passage, who: Phrase) -> bool:
        """Whether a mention is in this paragraph or the one before, with no step back in time."""
        number, at = passage.first, passage.parts[0].start
        if mention.at < self._start(number - 1) or not self._same_time(mention, who):
            return False
        return mention.at >= self._start(number) or not self._steps_back(number, at)

    def _is_named_person(self, who: Phrase) -> bool:
        """Whether a mention is a person: not « une voix », and no acronym."""
        named = who.name and _SPELT.fullmatch(who.name.of(self._text))
        return bool(named) or self._is_person(who)

    def _same_time(self, mention: Mention, who: Phrase) -> bool:
        """Whether a mention is told in the pluperfect too, if its pronoun is: avait-elle dit.

        « A », dit-elle. « B », avait-elle dit: the second may be somebody else, named further up.
        """
        if not _PLUPERFECT.match(self._text, who.span.start, who.span.end):
            return True
        since = max(mention.at, who.span.start - _NAMES_BACK)
        return _EARLIER.search(self._text, since, who.span.start) is not None

    def _steps_back(self, number: int, before: int) -> bool:
        """Whether a paragraph goes back in time before a quotation: "Elle avait débuté"."""
        if number not in self._earlier:
            span = self._clauses.paragraphs[number]
            found = _EARLIER.search(self._text, span.start, span.end)
            self._earlier[number] = found.end() if found else span.end + 1
        return self._earlier[number] <= before

    def _last_named(self, number: int, before: int, pronoun: str) -> Phrase | None:
        """Return the last person named in this sentence and the one before: « ce dernier »."""
        starts = self._clauses.sentences(number)
        if number:
            starts = [self._clauses.sentences(number - 1)[-1], *starts]
        first = starts[max(0, bisect_left(starts, before) - 2)]
        found, past = None, 0
        for word, after in pairwise(words(self._text, max(first, before - _LAST), before)):
            in_link = word.text in ("au", "du")  # "au ministre": its article is in the link
            start = after.start if in_link else word.start
            who = self._person(start, before, in_link=in_link) if start >= past else None
            if who:
                found, past = who if self._fits(who, pronoun) else found, who.span.end
        return found

    def _person(self, start: int, end: int, *, in_link: bool) -> Phrase | None:
        """Read the person that begins at `start`; `in_link`: after "au" or "du", no article."""
        if in_link:
            return bare_noun(self._text, start, end)
        who = phrase(self._text, start, end, strict=True)
        return who if who and self._is_person(who) and not who.pronoun else None

    def _start(self, paragraph: int) -> int:
        return self._clauses.paragraphs[max(0, paragraph)].start

    def _recent(self, number: int, before: int) -> list[Mention]:
        """Return the mentions in this paragraph and those before it, the nearest first."""
        first = self._first_paragraph(number)
        near = self._speakers[-_MENTIONS:]
        for paragraph in range(first, number + 1):
            near += self._subjects_of(paragraph)[-_MENTIONS:]
        low = self._start(first)
        return sorted((m for m in near if low <= m.at < before), key=lambda m: -m.at)

    def _first_paragraph(self, number: int) -> int:
        """Return the first paragraph to look at; paragraphs that are all quotation do not count."""
        first, left = number, _PARAGRAPHS_BACK
        while first > max(0, number - _FURTHEST_BACK) and left:
            first -= 1
            left -= self._is_narrated(first)
        return first

    def _is_narrated(self, paragraph: int) -> bool:
        """Whether a paragraph has words of the author's."""
        if paragraph not in self._narrated:
            span = self._clauses.paragraphs[paragraph]
            word = _WORD.search(self._text, span.start, span.end)
            self._narrated[paragraph] = word is not None
        return self._narrated[paragraph]

    def _subjects_of(self, paragraph: int) -> list[Mention]:
        """Return the persons who are subjects of a paragraph's sentences."""
        if paragraph not in self._subjects:
            end = self._clauses.paragraphs[paragraph].end
            starts = self._clauses.sentences(paragraph)
            read = [who for start in starts if (who := self._clauses.subject(start, end))]
            meant = ((who.span.start, self._named_subject(paragraph, who)) for who in read)
            self._subjects[paragraph] = [Mention(at, who) for at, who in meant if who]
        return self._subjects[paragraph]

    def _named_subject(self, paragraph: int, who: Phrase) -> Phrase | None:
        """Return the person that a subject names; for « celle-ci » the person named before it."""
        if who.pronoun in french.grammar.last_named:
            return self._last_named(paragraph, who.span.start, who.pronoun)
        return who if not who.pronoun and self._is_person(who) else None

    def _is_person(self, who: Phrase) -> bool:
        """Whether a phrase is a person by its noun, its first name or a surname of the article."""
        first_name = who.name and first_name_gender(who.name.of(self._text))
        return who.person or bool(first_name) or who.span.of(self._text) in self._clauses.surnames

    def _only_name(self, number: int, before: int, pronoun: str) -> Phrase | None:
        """Return the only full name shortly before, if its first name agrees with the pronoun."""
        low = max(self._start(number - 1), before - _NAMES_BACK)
        people = self._people_between(low, before)
        names = {who.span.of(self._text) for who in people}
        return people[0] if len(names) == 1 and self._fits(people[0], pronoun) else None

    def _people_between(self, low: int, before: int) -> list[Phrase]:
        """Return the persons of the full names of a stretch that ends at a quotation."""
        first = _FULL_NAME.search(self._text, low, before)  # what is left of it, if `low` cuts it
        if not first:
            return []
        inside = bisect_left(self._people, first.end(), key=_start_of)
        past = bisect_left(self._people, before, lo=inside, key=_start_of)
        return [*self._full_names(first.start(), first.end()), *self._people[inside:past]]

    @cached_property
    def _people(self) -> list[Phrase]:
        """The persons of all full names of the article; stretches that are searched overlap."""
        return list(self._full_names(0, len(self._text)))

    def _full_names(self, start: int, end: int) -> Iterator[Phrase]:
        """Yield the persons of the full names of a stretch; one without a first name is none."""
        for match in _FULL_NAME.finditer(self._text, start, end):
            if french.all_first_names.isdisjoint(_PART.split(match[0].lower())):
                continue
            who = describe(self._text, Span(*match.span()))
            if who.name and first_name_gender(who.name.of(self._text)):
                yield who

    def _fits(self, who: Phrase, pronoun: str) -> bool:
        """Whether a phrase agrees with a pronoun in number and gender."""
        many = is_plural(self._text, who)
        if many or pronoun in french.grammar.plural_pronouns:
            return many and pronoun in french.grammar.plural_pronouns
        gender = who.gender or (who.name and self._genders.get(who.name.of(self._text))) or ""
        return pronoun in _GENDERS and gender in ("", _GENDERS[pronoun])

    @cached_property
    def _genders(self) -> Mapping[str, str]:
        """The gender of names by their apposition: Zsuzsanna Vegh, chercheuse associée."""
        found, text = {}, self._clauses.said
        for match in _SAID_TO_BE.finditer(text):
            start, limit = match.end(), match.end() + _ROLE
            who = phrase(text, start, limit, strict=True) or bare_noun(text, start, limit)
            if who and who.is_person and text[who.span.end : who.span.end + 1] in (",", "."):
                found[match[1]] = who.gender
        return found
