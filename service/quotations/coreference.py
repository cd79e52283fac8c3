"""Whom a pronoun means: who was named in the paragraphs before, where there is no doubt."""

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.quotations.clauses import Clauses
from service.quotations.noun_phrases import (
    Phrase,
    describe,
    first_name_gender,
    is_collective,
    is_plural,
    phrase,
    points_back,
    tied,
    words,
)
from service.quotations.passages import Passage

_PARAGRAPHS_BACK = 4  # where the name that a pronoun stands for is looked for
_FURTHEST_BACK = 20  # with the lines of a poem
_MENTIONS = 12  # of a paragraph, and of speakers, that are looked at: bounds the work
_NAMES_BACK = 400  # characters in which a name that is nobody's subject, or a tense, is looked for
_ROLE = 80  # characters of what somebody is said to be
_FULL_NAME = re.compile(r"(?<![\w'-])[^\W\da-zà-öø-ÿ_][\w'-]+(?: [^\W\da-zà-öø-ÿ_][\w'-]+)*")
_SAID_TO_BE = re.compile(rf"({_FULL_NAME.pattern}), (?=\w)")
_SPELT = re.compile(r"[^\W\da-zà-ÿ_][a-zà-ÿ].*")  # Trump; no acronym
_PLUPERFECT = re.compile(r"(?:\w+'|\w+ )?(?:avai|étai)(?:en)?t-", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:avai|étai)(?:en)?t(?:-\w+)? (?:\w+ )?\w+(?:é|ée|és|i|it|is|u|ue|û)\b")
_WORD = re.compile(r"\w")
_GENDERS = {"il": "m", "lui": "m", "elle": "f", "dernier": "m", "dernière": "f"}
_GENDERS |= {"celui-ci": "m", "celle-ci": "f", "lequel": "m", "laquelle": "f"}


class Mention(NamedTuple):
    """Somebody named outside quotations, and where."""

    at: int
    who: Phrase


class Coreferences:
    """Who has been named so far in an article; speakers are noted in text order."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the author's words."""
        self._clauses = clauses
        self._text = clauses.text
        self._speakers: list[Mention] = []
        # Whom a pronoun meant, of passages that share it.
        self._known: dict[Span, Phrase | None] = {}
        self._subjects: dict[int, list[Mention]] = {}

    def name(self, passage: Passage, who: Phrase) -> Span | None:
        """Return the words that name a speaker; for a pronoun whom it means, or None."""
        if who.pronoun and who.span not in self._known:
            self._known[who.span] = self._meant(passage, who)
        meant = self._known[who.span] if who.pronoun else who
        if not meant:
            return None
        if not meant.document:
            self._speakers.append(Mention(passage.parts[0].start, meant))
        whole = not who.pronoun or is_plural(self._text, meant)
        return meant.span if whole else meant.name or meant.span

    def _meant(self, passage: Passage, who: Phrase) -> Phrase | None:
        """Return the nearest person a pronoun fits: of the paragraph before, else the only one."""
        number, at, pronoun = passage.first, passage.parts[0].start, who.pronoun
        if pronoun in french.grammar.last_named:
            return self._last_named(number, at, pronoun)
        fitting = [m for m in self._near(number, at) if self._fits(m.who, pronoun)]
        if (
            passage.opener in french.punctuation.dialogue_dashes
        ):  # the turn before is somebody else's
            fitting = [m for m in fitting if m.at < self._start(number - 1)]
        # "ce retraité" is somebody named before it, if anybody was.
        fitting = [m for m in fitting if not points_back(self._text, m.who)] or fitting
        if not fitting:
            return self._only_name(number, at, pronoun)
        if not self._may_be_meant(fitting[0].who):
            return None
        close = fitting[0].at >= self._start(number - 1) and self._same_time(fitting[0], who)
        back = fitting[0].at < self._start(number) and self._steps_back(number, at)
        if is_collective(self._text, fitting[0].who) and not all(
            is_collective(self._text, mention.who) for mention in fitting
        ):
            return None  # the council, or the mayor who was named before it
        names = {(m.who.name or m.who.span).of(self._text).lower() for m in fitting}
        alone = len(names) == 1 and pronoun not in french.grammar.plural_pronouns
        return fitting[0].who if (close and not back) or alone else None

    def _may_be_meant(self, who: Phrase) -> bool:
        """Tell whether a speaker is a person: no voice, and no acronym."""
        named = who.name and _SPELT.fullmatch(who.name.of(self._text))
        return bool(named) or self._is_person(who)

    def _same_time(self, mention: Mention, who: Phrase) -> bool:
        """Tell whether no step back in time lies between: « A », dit-elle. « B », avait-elle dit.

        Who spoke before what is told now may be somebody else, named further up.
        """
        if not _PLUPERFECT.match(self._text, who.span.start, who.span.end):
            return True
        since = max(mention.at, who.span.start - _NAMES_BACK)
        return _EARLIER.search(self._text, since, who.span.start) is not None

    def _steps_back(self, number: int, before: int) -> bool:
        """Tell whether a paragraph goes back in time before a quotation: "Elle avait débuté"."""
        return _EARLIER.search(self._text, self._start(number), before) is not None

    def _last_named(self, number: int, before: int, pronoun: str) -> Phrase | None:
        """Return the person named last, « ce dernier », in two sentences of a paragraph."""
        starts = [start for start in self._clauses.sentences(number) if start < before]
        found, past = None, 0
        for word, after in pairwise(words(self._text, min(starts[-2:], default=before), before)):
            in_link = word.text in ("au", "du")  # "au ministre": its article is in the link
            start = after.start if in_link else word.start
            who = self._person(start, before, in_link=in_link) if start >= past else None
            if who:
                found, past = who if self._fits(who, pronoun) else found, who.span.end
        return found

    def _person(self, start: int, end: int, *, in_link: bool) -> Phrase | None:
        """Read the person that stands here, no pronoun."""
        if in_link:
            return tied(self._text, start, end)
        who = phrase(self._text, start, end, strict=True)
        return who if who and self._is_person(who) and not who.pronoun else None

    def _start(self, paragraph: int) -> int:
        return self._clauses.paragraphs[max(0, paragraph)].start

    def _near(self, number: int, before: int) -> list[Mention]:
        """List who was named in the paragraphs before, the nearest first."""
        first = self._first(number)
        near = self._speakers[-_MENTIONS:]
        for paragraph in range(first, number + 1):
            near += self._begun(paragraph)[-_MENTIONS:]
        low = self._start(first)
        return sorted((m for m in near if low <= m.at < before), key=lambda m: -m.at)

    def _first(self, number: int) -> int:
        """Return the first paragraph that is looked at; those quoted whole are not counted."""
        first, left = number, _PARAGRAPHS_BACK
        while first > max(0, number - _FURTHEST_BACK) and left:
            first -= 1
            span = self._clauses.paragraphs[first]
            left -= _WORD.search(self._text, span.start, span.end) is not None
        return first

    def _begun(self, paragraph: int) -> list[Mention]:
        """List the persons with whom sentences of a paragraph begin."""
        if paragraph not in self._subjects:
            end = self._clauses.paragraphs[paragraph].end
            starts = self._clauses.sentences(paragraph)
            read = [who for start in starts if (who := self._clauses.subject(start, end))]
            meant = ((who.span.start, self._begins(paragraph, who)) for who in read)
            self._subjects[paragraph] = [Mention(at, who) for at, who in meant if who]
        return self._subjects[paragraph]

    def _begins(self, paragraph: int, who: Phrase) -> Phrase | None:
        """Return the person that a sentence's subject names: « celle-ci » is whoever was named."""
        if who.pronoun in french.grammar.last_named:
            return self._last_named(paragraph, who.span.start, who.pronoun)
        return who if not who.pronoun and self._is_person(who) else None

    def _is_person(self, who: Phrase) -> bool:
        first_name = who.name and first_name_gender(who.name.of(self._text))
        return who.person or bool(first_name) or who.span.of(self._text) in self._clauses.surnames

    def _only_name(self, number: int, before: int, pronoun: str) -> Phrase | None:
        """Return the one name lately read whose first name the pronoun fits."""
        low = max(self._start(number - 1), before - _NAMES_BACK)
        found = _FULL_NAME.finditer(self._text, low, before)
        named = [describe(self._text, Span(m.start(), m.end())) for m in found]
        people = [w for w in named if w.name and first_name_gender(w.name.of(self._text))]
        names = {who.span.of(self._text) for who in people}
        return people[0] if len(names) == 1 and self._fits(people[0], pronoun) else None

    def _fits(self, who: Phrase, pronoun: str) -> bool:
        """Tell whether a pronoun may stand for somebody, by number and gender."""
        many = is_plural(self._text, who)
        if many or pronoun in french.grammar.plural_pronouns:
            return many and pronoun in french.grammar.plural_pronouns
        gender = who.gender or (who.name and self._genders.get(who.name.of(self._text))) or ""
        return pronoun in _GENDERS and gender in ("", _GENDERS[pronoun])

    @cached_property
    def _genders(self) -> Mapping[str, str]:
        """Tell by what names are said to be: Zsuzsanna Vegh, chercheuse associée, is a woman."""
        found, text = {}, self._clauses.said
        for match in _SAID_TO_BE.finditer(text):
            start, limit = match.end(), match.end() + _ROLE
            who = phrase(text, start, limit, strict=True) or tied(text, start, limit)
            ends = who and text[who.span.end : who.span.end + 1] in (",", ".")
            if who and ends and who.person and not who.pronoun:
                found[match[1]] = who.gender
        return found
