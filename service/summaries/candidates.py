"""Say of each unit what its choice depends on: pronouns, speakers, size."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service.article import Article, Kind, Options, Quotation, QuotesMode, Translation
from service.knowledge import french
from service.knowledge.english import stop_words
from service.summaries import anaphora, references
from service.summaries.units import Unit, is_bare, narration_of
from service.text import person_names

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_GOES_ON = re.compile(r"[,;]|[a-zà-öø-ÿ]+(?!\w)")  # eBay is no such word
_POINTERS = {
    "fr": (anaphora.POINTS_BACK, anaphora.SAID_BY_PRONOUN),
    "en": (anaphora.ENGLISH_POINTS_BACK, anaphora.ENGLISH_SAID_BY_PRONOUN),
}
_SAID: frozenset[Kind] = frozenset({"speech", "document", "dialogue"})
Place = tuple[int, int]  # of a unit: the number of its article, its first segment


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be chosen, and what its choice depends on."""

    unit: Unit
    article: int
    before: Place | None  # of the unit before it in its article
    waits: bool  # is not understood without the unit before
    lost: bool  # and there is none
    must: bool  # is wanted whatever it ranks
    size: int  # English words
    speaker: str | None  # who the pronoun is that opens its English
    scene: bool = False  # the article opens with it, but not with its news
    scores: Mapping[str, float] = field(default_factory=dict)
    also: tuple[int, ...] = ()  # other articles that say the same

    @property
    def at(self) -> Place:
        """Return where it stands."""
        return self.article, self.unit.segments.start


@dataclass(frozen=True, slots=True)
class Source:
    """An article to choose from; `title`: its headline, where that is not in its text."""

    article: Article
    quotations: Sequence[Quotation]
    translation: Translation
    title: str = ""


def make_candidates(
    source: Source, number: int, pool: Sequence[Unit], options: Options
) -> list[Candidate]:
    """Say of each unit what its choice depends on.

    With `keep_quotations` "all", a unit with a quotation of speech or writing is wanted, and the
    one before it where it is needed to understand who speaks.
    """
    language, every = language_of(pool), options.keep_quotations == "all"
    scene = _scene(pool, source) if options.method == "news" else range(0)
    candidates: list[Candidate] = []
    for before, unit in reversed(list(zip([None, *pool], pool, strict=False))):
        speaker = _speaker(unit, source.translation)
        after = candidates[-1] if candidates else None
        points = not speaker and (
            _points_back(source.article.text, unit, language) or _answers(before, unit)
        )
        candidates.append(
            Candidate(
                unit,
                number,
                before=(number, before.segments.start) if before else None,
                waits=points and before is not None,
                lost=points and before is None and not anaphora.OPENS.match(unit.text),
                must=(every and any(quotation.kind in _SAID for quotation in unit.quotations))
                or bool(after and after.must and after.waits),
                size=_english_words(unit, source.translation, options.quotes),
                speaker=speaker,
                scene=unit.segments.start in scene,
            )
        )
    return candidates[::-1]


def _points_back(text: str, unit: Unit, language: str) -> bool:
    """Tell whether a unit opens with a word for something said before it, or lacks its speaker.

    Or goes on with a sentence that a broken page has torn: it begins with a small letter.
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
    """Tell whether a unit says nothing without the question before it: « Parce que ... »."""
    asked = before is not None and before.text.endswith("?")
    return asked and anaphora.ANSWERS.match(unit.text) is not None


def _scene(pool: Sequence[Unit], source: Source) -> range:
    """Find the segments of a first paragraph that sets a scene: « Il est cinq heures, ... »."""
    if not pool or not anaphora.SCENE.match(pool[0].text):
        return range(0)
    segments = [done.segment for done in source.translation.segments]
    first = pool[0].segments.start
    paragraph = segments[first].paragraph
    return range(first, sum(segment.paragraph <= paragraph for segment in segments))


def _names_speakers(unit: Unit, narration: str) -> bool:
    """Tell whether the author names in a unit whoever speaks in it: Faure, « selon lui », ..."""
    speakers = [quotation.speaker for quotation in unit.quotations]
    return bool(speakers) and all(name and name in narration for name in speakers)


def _speaker(unit: Unit, translation: Translation) -> str | None:
    """Give the name of whom a unit's English calls no more than he, she or they at its opening.

    Only where its quotations have one speaker, who has a name that the unit does not say.
    """
    speakers = {person_names.proper_name(q.speaker) for q in unit.quotations if q.speaker}
    name = speakers.pop() if len(speakers) == 1 else None
    said = name and name.split()[-1] in unit.text
    opening = translation.segments[unit.segments.start]
    return name if not said and references.opens_with_pronoun(opening) else None


def language_of(units: Sequence[Unit]) -> str:
    """Tell by function words whether most is French, or English that passed through."""
    words = [word for unit in units for word in unit.text.lower().split()]
    english = sum(word in stop_words.function_words for word in words)
    return (
        "en" if english > sum(word in french.stop_words.function_words for word in words) else "fr"
    )


def _english_words(unit: Unit, translation: Translation, mode: QuotesMode) -> int:
    """Count a unit's English words; in `original` mode quotations are not English."""
    return sum(
        len(_WORD.findall(piece if isinstance(piece, str) else piece.english))
        for index in unit.segments
        for piece in translation.segments[index].frame
        if isinstance(piece, str) or mode != "original"
    )


def english_of(unit: Unit, translation: Translation) -> str:
    """Give a unit's English, quotations without their marks."""
    bits = (bit for index in unit.segments for bit in translation.segments[index].frame)
    return " ".join(bit if isinstance(bit, str) else bit.english for bit in bits)
