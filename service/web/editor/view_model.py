"""What the page shows of an answer: rows of both languages, notes at their place, quotations."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from string import ascii_lowercase
from typing import Literal

from service.article import Caveat, CaveatCode, Detection, Signature, Span
from service.message import Message
from service.rendering.answer import Answer, QuotationRecord, SegmentRecord
from service.web.editor import text_runs
from service.web.editor.title_block import Part, TitledText

_OF_SUMMARY = frozenset({"quotation_omitted", "shortened_pool", "summary_empty"})
# What changes what was said comes first, doubts of a whole sentence next, marks last.
_BY_WEIGHT: tuple[CaveatCode, ...] = (
    "quotation_altered",
    "negation_changed",
    "number_changed",
    "name_changed",
    "date_changed",
    "unit_changed",
    "omitted",
    "unknown_word",
    "truncated",
    "repetition",
    "untranslated",
    "doubtful",
    "language_unsure",
    "language_mixed",
    "layout",
    "left_out",
    "quotation_omitted",
    "shortened_pool",
    "summary_empty",
    "unclosed",
    "stray_mark",
    "speakers_unknown",
)
_LOW, _FAIR = 20, 50  # per cent of confidence below which a sentence is underlined
_EXCERPT = 120  # characters of the article that show a note's place


@dataclass(frozen=True, slots=True)
class Note:
    """A caveat for the margin: its letter, and the segments that it is about ("s3 s4").

    `quotation`: the id of the one that stands at its place.
    """

    letter: str
    code: CaveatCode
    message: Message
    excerpt: str
    segments: tuple[str, ...]
    quotation: str | None


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Notes that say the same, each of its place."""

    message: Message
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in both languages, and the notes on it; `part`: title, standfirst or body.

    `language`: of the paragraph as posted; one that is English already was left as it is.
    """

    part: Part
    source: tuple[text_runs.Run, ...]
    target: tuple[text_runs.Run, ...]
    notes: tuple[Note, ...]
    language: Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the summary, and the segments that it was made from.

    It stands in the summaries of `lengths` sentences. `speaker`: the name put behind its pronoun.
    `weight`: its score, as a share of the highest; `scores`: what it is made of, the largest first.
    """

    runs: tuple[text_runs.Run, ...]
    segments: tuple[str, ...]
    lengths: tuple[int, ...]
    speaker: str | None
    weight: float
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """An answer, ready for the template; `summary` holds the sentences of every length.

    `notes` are on the translation, `summary_notes` on the summary alone. `length`: how many
    sentences were asked. `suggestion`: a headline made of a sentence, where there is one.
    `confidence`: of each segment for which it was estimated; `asked`: what the model was asked in
    another wording, by segment.
    """

    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    summary_notes: tuple[Note, ...]
    summary: tuple[Sentence, ...] | None
    length: int
    quotations: tuple[QuotationRecord, ...]
    detected: Detection
    signature: Signature
    suggestion: tuple[text_runs.TextPiece, ...] = ()
    confidence: Mapping[str, int] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)

    def band(self, segment: str | None) -> Literal["low", "fair", "good"] | None:
        """Name how sure the English of a segment is; None where that was not estimated."""
        confidence = self.confidence.get(segment or "")
        if confidence is None:
            return None
        return "low" if confidence < _LOW else "fair" if confidence < _FAIR else "good"

    @property
    def headline(self) -> tuple[text_runs.TextPiece, ...]:
        """The headline to offer: the English of the title that was given, else the suggestion."""
        title = next((row.target for row in self.rows if row.part == "title"), ())
        unnumbered = (replace(piece, first=False) for run in title for piece in run.pieces)
        return tuple(unnumbered) or self.suggestion

    @property
    def longest(self) -> int:
        """The length from which on no sentence is added."""
        return max((min(sentence.lengths) for sentence in self.summary or ()), default=0)

    @property
    def shown(self) -> int:
        """The number of sentences that the summary is to show first."""
        return min(self.length, self.longest)

    @property
    def is_short(self) -> bool:
        """Whether the summary has fewer sentences than asked, though the article has more."""
        paragraphs = sum(row.part == "body" for row in self.rows)
        return self.summary is not None and self.longest < min(self.length, paragraphs)

    @property
    def untranslated(self) -> bool:
        """Whether the whole article was English already."""
        return self.detected.language == "en" and all(row.language == "en" for row in self.rows)

    @property
    def glossed(self) -> frozenset[str]:
        """The ids of the quotations whose English stands behind them."""
        return frozenset(quotation.id for quotation in self.quotations if quotation.is_glossed)

    @property
    def note_groups(self) -> tuple[NoteGroup, ...]:
        """The notes on the translation, those that say the same together."""
        return _grouped(self.notes)

    @property
    def summary_note_groups(self) -> tuple[NoteGroup, ...]:
        """The notes on the summary, those that say the same together."""
        return _grouped(self.summary_notes)

    @property
    def letters(self) -> Mapping[str, list[str]]:
        """The letters of the notes on each segment; a note stands at its first."""
        noted = _by_first_segment(self.notes)
        return {segment: [note.letter for note in notes] for segment, notes in noted.items()}

    @property
    def segments_of(self) -> Mapping[str, str]:
        """The ids of the segments that hold each quotation."""
        found = defaultdict[str, list[str]](list)
        for run in (run for row in self.rows for run in row.source):
            for quotation in dict.fromkeys(piece.quotation for piece in run.pieces):
                if quotation and run.segment:
                    found[quotation].append(run.segment)
        return {quotation: " ".join(segments) for quotation, segments in found.items()}


def result(answer: Answer, whole: TitledText, length: int) -> Result:
    """Lay out the answer to an article; `length` is how many sentences of a summary were asked."""
    article = whole.text.removeprefix("\ufeff")
    places = _Places(answer.segments)
    parts = {s.id: whole.part(s.source.start) for s in answer.segments}
    summary = None if answer.summary is None else tuple(_summary(answer, places))
    noting = _Noting(article, places, {q.source.start: q.id for q in answer.quotations})
    of_summary, others = _parted(answer.caveats)
    notes = noting.notes(others)
    noted = _by_first_segment(notes)
    return Result(
        rows=tuple(
            _row(row, parts, noted, unsure=answer.detected.language == "undetermined")
            for row in text_runs.rows(answer, article)
        ),
        notes=notes,
        summary_notes=noting.notes(of_summary),
        summary=summary,
        length=length,
        quotations=tuple(map(_curled, answer.quotations)),
        detected=answer.detected,
        signature=answer.signature,
        confidence={s.id: s.confidence for s in answer.segments if s.confidence is not None},
        asked={s.id: " … ".join(s.asked) for s in answer.segments if s.asked},
        suggestion=text_runs.headline(answer),
    )


def _row(
    row: text_runs.Row,
    parts: Mapping[str, Part],
    noted: Mapping[str, list[Note]],
    *,
    unsure: bool,
) -> Row:
    """Lay out a paragraph; its English has English apostrophes, unless it was posted in English.

    `unsure`: the article's language is not certain; what then came through unchanged was taken for
    French all the same.
    """
    target = row.target if row.untouched else text_runs.curled(row.target)
    language: Literal["fr", "en"] = "en" if row.untouched and not unsure else "fr"
    return Row(_part(row, parts), row.source, target, _notes_at(row, noted), language)


def _curled(quotation: QuotationRecord) -> QuotationRecord:
    """Set a quotation's English with the apostrophes that it has in the text."""
    quotation = replace(
        quotation,
        speaker_english=text_runs.apostrophes(quotation.speaker_english or "") or None,
        cue_english=text_runs.apostrophes(quotation.cue_english or "") or None,
    )
    if not quotation.is_glossed:
        return quotation
    return replace(quotation, translation=text_runs.apostrophes(quotation.translation))


def _part(row: text_runs.Row, parts: Mapping[str, Part]) -> Part:
    """Name what a row belongs to, by its first segment."""
    return next((parts[run.segment] for run in row.source if run.segment), "body")


class _Places:
    """Knows which segments stand in a stretch of the article."""

    def __init__(self, segments: Sequence[SegmentRecord]) -> None:
        self._ids = [segment.id for segment in segments]
        self._starts = [segment.source.start for segment in segments]

    def within(self, place: Span | None) -> tuple[str, ...]:
        """Return the ids of the segments from the one that the place begins in (or follows)."""
        if place is None:
            return ()
        first = max(0, bisect_right(self._starts, place.start) - 1)
        last = bisect_right(self._starts, max(place.start, place.end - 1))
        return tuple(self._ids[first:last])


def _parted(caveats: Iterable[Caveat]) -> tuple[list[Caveat], list[Caveat]]:
    """Return the caveats on the summary alone, and those on the translation."""
    found: tuple[list[Caveat], list[Caveat]] = [], []
    for caveat in caveats:
        found[caveat.code not in _OF_SUMMARY].append(caveat)
    return found


@dataclass(frozen=True, slots=True)
class _Noting:
    """Makes notes of caveats; `quotations` are ids by where their quotations begin."""

    article: str
    places: _Places
    quotations: Mapping[int, str]

    def notes(self, caveats: Iterable[Caveat]) -> tuple[Note, ...]:
        """Return a note on each caveat, lettered in their order."""
        return tuple(self._note(_letter(index), caveat) for index, caveat in enumerate(caveats))

    def _note(self, letter: str, caveat: Caveat) -> Note:
        """Return a note with the words of the article that it is about, shortened."""
        place = caveat.source
        words = place.of(self.article) if place else ""
        cut = words[:_EXCERPT].rstrip() + "…" if len(words) > _EXCERPT else words
        quotation = self.quotations.get(place.start) if place else None
        segments = self.places.within(place)
        return Note(letter, caveat.code, caveat.message, cut, segments, quotation)


def _grouped(notes: Iterable[Note]) -> tuple[NoteGroup, ...]:
    """Put notes that say the same together: of quotations and sense first, of marks last."""

    def weight(note: Note) -> tuple[int, str]:
        return _BY_WEIGHT.index(note.code), str(note.message)

    groups = (tuple(group) for _, group in groupby(sorted(notes, key=weight), weight))
    return tuple(NoteGroup(group[0].message, group) for group in groups)


def _letter(index: int) -> str:
    """Count a, b ... z, aa, ab ..."""
    before, letter = divmod(index, len(ascii_lowercase))
    return (_letter(before - 1) if before else "") + ascii_lowercase[letter]


def _by_first_segment(notes: Iterable[Note]) -> Mapping[str, list[Note]]:
    """Gather notes by the first segment that they are about; those without a place are left out."""
    found = defaultdict(list)
    for note in notes:
        for segment in note.segments[:1]:
            found[segment].append(note)
    return found


def _notes_at(row: text_runs.Row, noted: Mapping[str, list[Note]]) -> tuple[Note, ...]:
    """Choose the notes whose first segment stands in a row, in its order."""
    segments = dict.fromkeys(run.segment for run in row.source if run.segment)
    return tuple(note for segment in segments for note in noted.get(segment, ()))


def _summary(answer: Answer, places: _Places) -> Iterator[Sentence]:
    """Join each sentence of the summary with its place in the article."""
    records = answer.sentences or ()
    highest = max((sum(found.scores.values()) for found in records), default=0.0)
    for runs, found, use in zip(text_runs.summary(answer), records, answer.uses, strict=True):
        own = runs if answer.detected.language == "en" else text_runs.curled(runs)
        weight = max(0.0, sum(found.scores.values()) / highest) if highest > 0 else 0.0
        scores = sorted(found.scores.items(), key=lambda score: -abs(score[1]))
        within = places.within(found.source)
        yield Sentence(own, within, use.lengths, use.speaker, weight, tuple(scores))
