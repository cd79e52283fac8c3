"""No text leaves in which a quotation is altered, cut, lost or out of place, unless it says so.

Each test damages a finished answer in one place, as a fault in any step before it might.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from service import pipeline
from service.article import Article, Length, Options, Post, Span
from service.errors import NotVerbatim
from service.quotations import extraction
from service.rendering import verbatim
from service.rendering.answer import (
    Answer,
    QuotationRecord,
    SegmentRecord,
    SliceRecord,
    TargetRecord,
)
from service.rendering.render import Progress
from service.text import segment
from tests.builders import article_of
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator

ENGINES = pipeline.Engines(FakeDetector(), FakeTranslator(), FakeRanker())
# Marks with no-break spaces, an accent apart from its letter, the same words twice.
ARTICLE = (
    "Le ministre Dupont a vu «\u00a0la paix de l’e\u0301te\u0301\u00a0» et la guerre à Paris. "
    "Le maire a dit « non » et « non ».\n"
    "Il a dit : « Le pays est là. Elle dort.\n« La paix aussi. »"
)
ALL = Options(source="fr", method="lead", length=Length(sentences=None, ratio=1.0))
ALTERED = "quotation_altered"


def made(text: str = ARTICLE, options: Options = ALL) -> Answer:
    """Send an article through every step."""
    return pipeline.run(text, "summarise", options, ENGINES)


def altered(answer: Answer, posted: str = ARTICLE, options: Options = ALL) -> list[str]:
    """Check an answer again; return the ids that are altered, which caveats and `strict` name."""
    found = verbatim.checked(posted, answer, options)
    ids = [q.id for q in found.quotations if q.verbatim is False]
    places = [c.source for c in found.caveats if c.code == ALTERED]

    assert places == [q.source for q in found.quotations if q.id in ids]
    if ids:
        with pytest.raises(NotVerbatim, match=re.escape(f"({', '.join(ids)})")):
            verbatim.checked(posted, answer, replace(options, strict=True))
    else:
        assert verbatim.checked(posted, answer, replace(options, strict=True)) == found
    return ids


def quoted(answer: Answer, number: int, **changes: Any) -> Answer:
    """Return an answer in whose quotation `number` some fields are others."""
    found = list(answer.quotations)
    found[number - 1] = replace(found[number - 1], **changes)
    return replace(answer, quotations=tuple(found))


def moved(answer: Answer, *targets: Span | None) -> Answer:
    """Return an answer in which the quotations q2 and q3, the same words, stand elsewhere."""
    for number, target in zip((2, 3), targets, strict=True):
        (part,) = answer.quotations[number - 1].parts
        there = SliceRecord(target.start, target.end, target.of(answer.text)) if target else None
        answer = quoted(answer, number, parts=(replace(part, target=there),))
    return answer


def at(answer: Answer, number: int) -> Span:
    """Return where a quotation of one part stands in the translation."""
    target = answer.quotations[number - 1].parts[0].target
    assert target
    return Span(target.start, target.end)


@pytest.mark.parametrize("mode", ["bilingual", "original"])
def test_an_answer_that_nobody_damaged(mode: Any) -> None:
    """All is word for word, in the translation, the summary and the headline."""
    answer = made(options=replace(ALL, quotes=mode))

    assert len(answer.quotations) == 4
    assert len(answer.quotations[3].parts) == 2
    assert answer.headline
    assert answer.headline.quotations == ("q1",)
    assert all(q.verbatim and q.in_summary for q in answer.quotations)
    assert altered(answer, options=replace(ALL, quotes=mode)) == []


Damage = Callable[[Answer], Answer]
TRANSLATION: dict[str, tuple[Damage, list[str] | None]] = {
    "a space that breaks": (lambda a: replace(a, text=a.text.replace("\u00a0", " ")), ["q1"]),
    "a letter composed": (lambda a: replace(a, text=a.text.replace("e\u0301", "é", 1)), None),
    "a quotation lost": (lambda a: moved(a, at(a, 2), None), ["q3"]),
    "one place for both": (lambda a: moved(a, at(a, 2), at(a, 2)), ["q3"]),
    "places exchanged": (lambda a: moved(a, at(a, 3), at(a, 2)), ["q3"]),
    "no parts": (lambda a: quoted(a, 2, parts=()), ["q2"]),
    "the second part alone": (lambda a: _second_part(a, target=None), ["q4"]),
    "the record of a part": (
        lambda a: _second_part(a, target=replace(_slice(a), text="« La guerre. »")),
        ["q4"],
    ),
    "the French of a segment": (lambda a: _in_source(a, "non", "oui"), ["q2", "q3"]),
    "the record of a segment": (lambda a: _in_segment(a, "non", "oui"), ["q2", "q3"]),
}


def _slice(answer: Answer) -> SliceRecord:
    """Return the target of the last part."""
    found = answer.quotations[-1].parts[-1].target
    assert found
    return found


def _second_part(answer: Answer, **changes: Any) -> Answer:
    first, second = answer.quotations[3].parts
    return quoted(answer, 4, parts=(first, replace(second, **changes)))


def _in_source(answer: Answer, was: str, becomes: str) -> Answer:
    """Return an answer in which the records say something else of the article's segments."""
    return replace(
        answer,
        segments=tuple(_of_other_french(record, was, becomes) for record in answer.segments),
    )


def _of_other_french(record: SegmentRecord, was: str, becomes: str) -> SegmentRecord:
    return replace(
        record, source=replace(record.source, text=record.source.text.replace(was, becomes))
    )


def _in_segment(answer: Answer, was: str, becomes: str) -> Answer:
    """Return an answer in which words of a segment's own targets are others."""

    def changed(segment: SegmentRecord) -> SegmentRecord:
        target = (replace(t, text=t.text.replace(was, becomes)) for t in segment.target)
        return replace(segment, target=tuple(target))

    return replace(answer, segments=tuple(map(changed, answer.segments)))


@pytest.mark.parametrize("name", TRANSLATION)
def test_a_damaged_translation(name: str) -> None:
    """In the text, in the places, in the records; a letter more moves all that follows."""
    damage, expected = TRANSLATION[name]

    found = altered(damage(made()))
    assert found == (expected or ["q1", "q2", "q3", "q4"])


def _summary(answer: Answer, was: str, becomes: str) -> Answer:
    """Return an answer in whose summary some words are others."""
    return replace(answer, summary=(answer.summary or "").replace(was, becomes))


def _kept(answer: Answer, *order: int) -> Answer:
    """Return an answer that says other places of the stretches kept in its summary."""
    spans = [one.span for one in answer.kept]
    kept = (replace(one, span=spans[i]) for one, i in zip(answer.kept, order, strict=True))
    return replace(answer, kept=tuple(kept))


def _first_sentence(answer: Answer, was: str, becomes: str) -> Answer:
    first, *rest = answer.sentences or ()
    target = replace(first.target, text=first.target.text.replace(was, becomes))
    return replace(answer, sentences=(replace(first, target=target), *rest))


def _cut_sentence(answer: Answer) -> Answer:
    """Return an answer whose last sentence is the second paragraph of a quotation alone."""
    *rest, last = answer.sentences or ()
    source = Span(ARTICLE.rindex("\n") + 1, last.source.end)
    kept = tuple(one for one in answer.kept if (one.quotation, one.part) != ("q4", 0))
    return replace(answer, sentences=(*rest, replace(last, source=source)), kept=kept)


SUMMARY: dict[str, tuple[Damage, list[str]]] = {
    "a word altered": (lambda a: _summary(a, "« La paix", "« La pais"), ["q4"]),
    "a line end within": (lambda a: _summary(a, "là. Elle", "là.\nElle"), ["q4"]),
    "the places of equal words": (lambda a: _kept(a, 0, 2, 1, 3, 4, 5), ["q3"]),
    "one place for equal words": (lambda a: _kept(a, 0, 1, 1, 3, 4, 5), ["q3"]),
    "a stretch lost": (lambda a: replace(a, kept=a.kept[:-1]), ["q4"]),
    "all stretches lost": (lambda a: replace(a, kept=()), ["q1", "q2", "q3", "q4"]),
    "a sentence's own text": (lambda a: _first_sentence(a, "e\u0301te\u0301", "hiver"), ["q1"]),
    "a sentence cut": (_cut_sentence, ["q4"]),
}


@pytest.mark.parametrize("name", SUMMARY)
def test_a_damaged_summary(name: str) -> None:
    """The translation of the same article is word for word."""
    damage, expected = SUMMARY[name]

    assert altered(damage(made())) == expected


@pytest.mark.parametrize(
    ("was", "becomes", "kept"),
    [
        ("The minister", "The minister", True),
        ("The minister", "Minister", True),  # a clause that led to it
        ("The minister", "She minister", False),  # a first letter may be a capital, no other
        ("paix", "guerre", False),
        ("\u00a0", " ", False),
        (r"«.*» \[.*?\] ", "", False),
        (r"«.*» (?=\[)", "", False),  # its English alone
        (r"«.*", "", False),  # up to the quotation: it is not left, but lost
        (r".*» \[.*?\] ", "", False),
        (r".*«\u00a0la ", "", False),  # cut
    ],
)
def test_a_damaged_headline(was: str, becomes: str, *, kept: bool) -> None:
    """It is a stretch of its sentence, whose quotations it keeps whole or leaves."""
    answer = made()
    headline = answer.headline
    assert headline
    text = re.sub(was, becomes, headline.text, count=0 if was == "\u00a0" else 1)

    found = replace(answer, headline=replace(headline, text=text))
    assert altered(found) == ([] if kept else ["q1"])


def _said_otherwise(quotation: QuotationRecord) -> dict[str, dict[str, Any]]:
    """Return changes of a record that say something else of the article."""
    (part,) = quotation.parts
    return {
        "text": {"text": "« oui »"},
        "content": {"content": "oui"},
        "spoken": {"spoken": "oui"},
        "part": {"parts": (replace(part, source=replace(part.source, text="« oui »")),)},
        "nested": {"nested": (SliceRecord(part.source.start, part.source.end, "« oui »"),)},
        "place": {"source": Span(quotation.source.start + 1, quotation.source.end + 1)},
    }


@pytest.mark.parametrize("field", ["text", "content", "spoken", "part", "nested", "place"])
def test_a_record_that_is_not_the_articles(field: str) -> None:
    """Whatever stands in the translation; also where that holds no originals."""
    answer = made()
    changes = _said_otherwise(answer.quotations[1])[field]
    assert "q2" in altered(quoted(answer, 2, **changes))

    english = replace(ALL, quotes="translated")
    translated = quoted(made(options=english), 2, **changes)
    with pytest.raises(NotVerbatim, match="q2"):
        verbatim.checked(ARTICLE, translated, replace(english, strict=True))
    found = verbatim.checked(ARTICLE, translated, english)
    assert [c.code for c in found.caveats] == [ALTERED]
    assert all(q.verbatim is None for q in found.quotations)


# --- the article as posted -----------------------------------------------------------------------

NORMALISATIONS: dict[str, Callable[[str], str]] = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFKD", text),
    "plain spaces": lambda text: text.replace("\u00a0", " "),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "trimmed": lambda text: text.removeprefix("\ufeff").strip(),
    "one line end": lambda text: text.replace("\r\n", "\n"),
    "single spaces": lambda text: re.sub(" +", " ", text),
}
POSTED = f"\ufeff  {ARTICLE}\r\n\r\nIl  a dit : «\u202fNon, l’œuvre\u00a0!\u202f»."


@pytest.mark.parametrize("name", NORMALISATIONS)
def test_a_normalisation_before_the_first_step_is_seen(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even one that the whole answer agrees with: what was posted is what counts."""

    def paragraphs(text: str, *given: Any) -> Article:
        return PARAGRAPHS(NORMALISATIONS[name](text), *given)

    found = made(POSTED)
    assert all(q.verbatim for q in found.quotations)
    monkeypatch.setattr(segment, "paragraphs", paragraphs)
    found = made(POSTED)

    assert any(q.verbatim is False for q in found.quotations)
    assert ALTERED in {caveat.code for caveat in found.caveats}
    told: list[Progress] = []
    with pytest.raises(NotVerbatim):
        pipeline.run(POSTED, "translate", replace(ALL, strict=True), ENGINES, told.append)
    assert not [progress for progress in told if progress.segments]


PARAGRAPHS = segment.paragraphs


# --- several articles ----------------------------------------------------------------------------

POSTS = (Post("AFP", "Le maire dort. Il a dit « oui » à Paris."), Post("La Loire", ARTICLE))


def test_a_summary_of_several_articles() -> None:
    """Each article's quotations are looked for in the one summary, and named with the article."""
    digest = pipeline.run_together(POSTS, ALL, ENGINES)
    assert all(q.verbatim for answer in digest.answers for q in answer.quotations)
    strict = replace(ALL, strict=True)

    broken = replace(digest, summary=digest.summary.replace("« non »", "« oui »"))
    found = verbatim.checked_digest(broken, ALL)
    states = [[q.verbatim for q in answer.quotations] for answer in found.answers]
    assert states == [[True], [True, False, False, True]]
    with pytest.raises(NotVerbatim, match=r"\(La Loire q2, La Loire q3\)"):
        verbatim.checked_digest(broken, strict)

    first, *rest = digest.sentences
    for sentence in rest:
        if sentence.quotations:
            first = sentence
    spoilt = replace(first, target=replace(first.target, text="« »"))
    sentences = tuple(spoilt if s == first else s for s in digest.sentences)
    with pytest.raises(NotVerbatim, match="La Loire"):
        verbatim.checked_digest(replace(digest, sentences=sentences), strict)


def test_articles_of_a_digest_follow_one_another() -> None:
    """The same words in two articles need two places in the summary."""
    posts = (
        Post("a", "Le maire a dit « oui » à Paris."),
        Post("b", "Le pays est là. « Oui » ou « oui »."),
    )
    digest = pipeline.run_together(posts, ALL, ENGINES)
    first, second = digest.answers
    assert first.sentences
    target, place = first.sentences[0].target, first.kept[0].span
    kept = tuple(replace(one, span=place) for one in second.kept if one.quotation == "q2")
    sentences = tuple(replace(s, target=target) for s in second.sentences or ())
    broken = replace(second, kept=kept, sentences=sentences)

    found = verbatim.checked_digest(replace(digest, answers=(first, broken)), ALL)
    assert [q.verbatim for q in found.answers[1].quotations] == [False, False]


# --- segments of a stream ------------------------------------------------------------------------


EVERY = ["s1", "s2", "s3", "s4", "s5"]


def streamed(damage: Callable[[SegmentRecord], SegmentRecord], **options: Any) -> list[str]:
    """Check damaged segments one by one; return the ids of those that passed before a refusal."""
    article = article_of(ARTICLE)
    asked = replace(ALL, **{"strict": True, **options})
    check = verbatim.SegmentCheck(ARTICLE, extraction.find(article).quotations, asked)
    passed = []
    for record in made(options=replace(asked, strict=False)).segments:
        try:
            check.check([damage(record)])
        except NotVerbatim:
            break
        passed.append(record.id)
    return passed


def _original(
    change: Callable[[list[TargetRecord]], Sequence[TargetRecord]],
) -> Callable[[SegmentRecord], SegmentRecord]:
    """Return a damage to the originals of a segment."""

    def damage(record: SegmentRecord) -> SegmentRecord:
        return replace(record, target=tuple(change(list(record.target))))

    return damage


def _one_place(found: list[TargetRecord]) -> list[TargetRecord]:
    """Put the second « non » where the first one stands."""
    first = next((t for t in found if "non" in t.text and t.role == "original"), None)
    return [first if first and t.text == first.text else t for t in found]


@pytest.mark.parametrize(
    ("damage", "passed"),
    [
        (lambda found: found, EVERY),
        (lambda found: [t for t in found if t.role != "original"], []),
        (lambda found: [replace(t, role="text") for t in found], []),
        (lambda found: [replace(t, text=t.text.replace("\u00a0", " ")) for t in found], []),
        (lambda found: [replace(t, text=t.text.replace("non", "oui")) for t in found], ["s1"]),
        (
            lambda found: [replace(t, text=t.text.replace("aussi", "")) for t in found],
            ["s1", "s2", "s3", "s4"],
        ),
        (lambda found: [replace(t, end=t.end - 1) for t in found], []),
        (_one_place, ["s1"]),
    ],
)
def test_a_damaged_segment_is_not_sent(
    damage: Callable[[list[TargetRecord]], Sequence[TargetRecord]], passed: list[str]
) -> None:
    """Nor what follows it; not strict, and in English alone, all are."""
    assert streamed(_original(damage)) == passed
    assert streamed(_original(damage), strict=False) == EVERY
    assert streamed(_original(damage), quotes="translated") == EVERY


def test_a_segment_with_other_french_is_not_sent() -> None:
    """An event has the article's words beside the English."""
    assert streamed(lambda record: _of_other_french(record, "non", "oui")) == ["s1"]


# --- pages and files -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "text", "same"),
    [
        ("« la  paix »\n", " « la\npaix »", True),
        ("\ufeffla paix", "la \ufeff paix", True),
        ("la\u00a0paix", "la paix", False),
        ("la\u202fpaix", "la\u00a0paix", False),
        ("la paix", "paix la", False),
        ("la paix", "la", False),
    ],
)
def test_a_page_reads_as_the_text(page: str, text: str, *, same: bool) -> None:
    """White space is as a browser shows it."""
    assert verbatim.reads_as(page, text) is same


@pytest.mark.parametrize(
    ("stretches", "original", "whole"),
    [
        (["« la paix »"], "« la paix »", True),
        (["« la paix.", "« Oui. »"], "« la paix.\n\n« Oui. »", True),
        (["« la\npaix »"], "« la\r\npaix »", True),  # a browser's line ends
        (["« la paix.", "« Oui. »"], "« la paix. Non.\n\n« Oui. »", False),
        (["« Oui. »", "« la paix."], "« la paix.\n\n« Oui. »", False),
        (["« la paix "], "« la paix »", False),
        (["« la\u00a0paix »"], "« la paix »", False),
        ([], "« la paix »", False),
        (["« la paix »", "« la paix »"], "« la paix »", False),
    ],
)
def test_stretches_hold_a_quotation(stretches: list[str], original: str, *, whole: bool) -> None:
    """All of it, in order, and nothing else."""
    assert verbatim.holds(stretches, original) is whole


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([Span(0, 7), Span(11, 18)], [True, True]),
        ([Span(11, 18), Span(0, 7)], [True, False]),  # each behind the other's words
        ([Span(0, 7), Span(0, 7)], [True, False]),  # one passage for both
        ([None, Span(11, 18)], [False, True]),
        ([Span(0, 6), Span(11, 18)], [False, True]),
        ([Span(0, 0), Span(11, 18)], [False, True]),
    ],
)
def test_equal_quotations_stand_apart_and_in_order(
    places: list[Span | None], kept: list[bool]
) -> None:
    """The same words may come twice: each must have a place of its own, behind the one before."""
    text = "« non » et « non »"
    compared = verbatim.Comparison(text, text)

    sources = (Span(0, 7), Span(11, 18))
    assert [compared.keeps(s, p) for s, p in zip(sources, places, strict=True)] == kept
