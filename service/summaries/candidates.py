"""Make candidates of units: with their size, and what they need to be understood."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service.article import Article, Kind, Options, Quotation, QuotesMode, Translation
from service.knowledge import french
from service.knowledge.english import stop_words
from service.summaries import anaphora, references
from service.summaries.units import Place, Unit, count_words, is_bare, narration_of
from service.text import person_names

_GOES_ON = re.compile(r"[,;]|[a-zà-öø-ÿ]+(?!\w)")  # eBay is no such word
_POINTERS = {
    "fr": (anaphora.POINTS_BACK, anaphora.SAID_BY_PRONOUN),
    "en": (anaphora.ENGLISH_POINTS_BACK, anaphora.ENGLISH_SAID_BY_PRONOUN),
}
_SAID: frozenset[Kind] = frozenset({"speech", "document", "dialogue"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be chosen, and what its choice depends on."""

    unit: Unit
    article: int
    before: Place | None  # of the unit before it in its article
    depends: bool  # it is not understood without the unit before
    orphaned: bool  # it refers back too, but no unit comes before it
    must: bool  # it has to be in, whatever its rank
    size: int  # English words
    speaker: str | None  # the antecedent of the pronoun that opens its English
    scene: bool = False  # it is of an opening that does not yet tell the news
    scores: Mapping[str, float] = field(default_factory=dict)
    also: tuple[int, ...] = ()  # other articles that say the same

    @property
    def at(self) -> Place:
        """Its place: article and first segment."""
        return self.article, self.unit.segments.start


@dataclass(frozen=True, slots=True)
class Source:
    """An article to summarise; `title`: its headline, where that is not in its text."""

    article: Article
    quotations: Sequence[Quotation]
    translation: Translation
    title: str = ""


def make_candidates(
    source: Source, number: int, pool: Sequence[Unit], options: Options
) -> list[Candidate]:
    """Return the candidates of article `number`, one for each unit of `pool`, in order.

    With `keep_quotations` "all", a unit with a quotation of speech or writing must be chosen, and
    so must the one before it where it says who speaks.
    """
    scene = _scene(pool, source) if options.method == "news" else range(0)
    context = _Context(source, number, options, language_of(pool), scene)
    candidates: list[Candidate] = []
    for before, unit in reversed(list(zip([None, *pool], pool, strict=False))):
        after = candidates[-1] if candidates else None
        needed = after is not None and after.must and after.depends
        candidates.append(context.candidate(before, unit, needed=needed))
    return candidates[::-1]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the units of one article are judged by."""

    source: Source
    number: int
    options: Options
    language: str
    scene: range

    def candidate(self, before: Unit | None, unit: Unit, *, needed: bool) -> Candidate:
        """Judge a unit and the one before it; `needed`: one that must be chosen depends on it."""
        speaker = _speaker(unit, self.source.translation)
        points = not speaker and self._points_back(before, unit)
        return Candidate(
            unit,
            self.number,
            before=(self.number, before.segments.start) if before else None,
            depends=points and before is not None,
            orphaned=points and before is None and not anaphora.OPENS.match(unit.text),
            must=needed or self._is_wanted(unit),
            size=_english_words(unit, self.source.translation, self.options.quotes),
            speaker=speaker,
            scene=unit.segments.start in self.scene,
        )

    def _points_back(self, before: Unit | None, unit: Unit) -> bool:
        """Whether a unit's French, or its English alone, opens on what was said before."""
        text = self.source.article.text
        english = self.source.translation.segments[unit.segments.start]
        french = _points_back(text, unit, self.language) or _answers(before, unit)
        return french or references.opens_with_pronoun(english)

    def _is_wanted(self, unit: Unit) -> bool:
        every = self.options.keep_quotations == "all"
        return every and any(quotation.kind in _SAID for quotation in unit.quotations)


def _points_back(text: str, unit: Unit, language: str) -> bool:
    """Whether a unit refers to something said before it, or does not say who speaks.

    A unit that begins with a small letter goes on with a sentence that the page has broken.
    """
    if is_bare(text, unit) or _GOES_ON.match(unit.text):
        return True
    opening, said = _POINTERS[language]
    narration = narration_of(text, unit)
    incises = (incise.of(text) for quotation in unit.quotations for incise in quotation.incises)
    inside = anaphora.SAID_INSIDE_BY_PRONOUN.search(narration) or any(map(said.match, incises))
    if inside and not _names_speakers(unit, narration):
        return True
    if unit.quotations and unit.quotations[0].source.start == unit.source.start:
        return said.match(narration) is not None
    return opening.match(unit.text) is not None


def _answers(before: Unit | None, unit: Unit) -> bool:
    """Whether a unit answers the question before it, and means nothing alone: « Parce que ... »."""
    asked = before is not None and before.text.endswith("?")
    return asked and anaphora.ANSWERS.match(unit.text) is not None


def _scene(pool: Sequence[Unit], source: Source) -> range:
    """Return the segments of a first paragraph that sets a scene: « Il est cinq heures, ... »."""
    if not pool or not anaphora.SCENE.match(pool[0].text):
        return range(0)
    segments = [done.segment for done in source.translation.segments]
    first = pool[0].segments.start
    paragraph = segments[first].paragraph
    return range(first, sum(segment.paragraph <= paragraph for segment in segments))


def _names_speakers(unit: Unit, narration: str) -> bool:
    """Whether the author's own words in a unit name the speaker of each of its quotations."""
    speakers = [quotation.speaker for quotation in unit.quotations]
    return bool(speakers) and all(name and name in narration for name in speakers)


def _speaker(unit: Unit, translation: Translation) -> str | None:
    """Return the speaker's name where a unit's English opens with a pronoun for that person.

    Only if its quotations have one speaker, with a proper name that the unit does not say.
    """
    speakers = {person_names.proper_name(q.speaker) for q in unit.quotations if q.speaker}
    name = speakers.pop() if len(speakers) == 1 else None
    said = name and name.split()[-1] in unit.text
    opening = translation.segments[unit.segments.start]
    return name if not said and references.opens_with_pronoun(opening) else None


def language_of(units: Sequence[Unit]) -> str:
    """Return "en" where most function words are English (text passed through), else "fr"."""
    words = [word for unit in units for word in unit.text.lower().split()]
    english = sum(word in stop_words.function_words for word in words)
    return (
        "en" if english > sum(word in french.stop_words.function_words for word in words) else "fr"
    )


def _english_words(unit: Unit, translation: Translation, mode: QuotesMode) -> int:
    """Return the number of a unit's English words; `original` mode leaves quotations in French."""
    return sum(
        count_words(piece if isinstance(piece, str) else piece.english)
        for index in unit.segments
        for piece in translation.segments[index].frame
        if isinstance(piece, str) or mode != "original"
    )


def confidence_of(unit: Unit, translation: Translation) -> int | None:
    """Return the least confidence in a unit's segments; None where none was estimated."""
    found = (translation.segments[index].confidence for index in unit.segments)
    return min((confidence for confidence in found if confidence is not None), default=None)


def english_of(unit: Unit, translation: Translation) -> str:
    """Return a unit's English, with quotations but without their marks."""
    bits = (bit for index in unit.segments for bit in translation.segments[index].frame)
    return " ".join(bit if isinstance(bit, str) else bit.english for bit in bits)
