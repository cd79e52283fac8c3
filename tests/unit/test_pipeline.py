"""Whatever is posted, the whole pipeline keeps its promises: nothing lost, nothing changed."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import pipeline
from service.article import Length, LineBreaks, Options, QuotesMode, Span, Spelling, Translation
from service.rendering import render
from service.rendering.answer import Answer, QuotationRecord, SegmentRecord
from service.text.normalise import with_straight_apostrophes
from service.translation.english.spelling import speller
from tests.fakes import FakeDetector, FakeRanker, FakeTranslator
from tests.grammar import MARKS, STOPS, WHOLE, WORDS

Glossary = tuple[tuple[str, str], ...]
MODES = get_args(QuotesMode)
ARTICLES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.sampled_from(STOPS)), max_size=40
).map(" ".join) | st.text(st.sampled_from("ab. ,«»“”\"'—\n\r (){}é1\u00a0:!?"), max_size=60)
STORIES = st.lists(st.sampled_from(WHOLE + WORDS), max_size=12).map("\n".join)


def run(
    text: str,
    mode: QuotesMode,
    masks: int,
    spoilt: str,
    line_breaks: LineBreaks = "paragraph",
    **given: Any,
) -> Answer:
    """Send a text through every step, with an engine that may lose what it is given.

    `given` are further options.
    """
    translator = FakeTranslator(
        tuple(f"<q{i}>" for i in range(1, masks + 1)), lambda t: t.replace(spoilt, "") or t
    )
    engines = pipeline.Engines(FakeDetector(), translator, FakeRanker())
    lengths = Length(sentences=2)
    options = Options("fr", quotes=mode, length=lengths, line_breaks=line_breaks, **given)
    return pipeline.run(text, "summarise", options, engines)


def check(text: str, mode: QuotesMode, found: Answer) -> None:
    """Check every promise that the contract makes of an answer."""
    text = text.removeprefix("\ufeff")
    target, summary = found.text, found.summary or ""
    _check_segments(text, target, found.segments)
    for quotation in found.quotations:
        _check_quotation(text, target, quotation, mode)
        if (place := quotation.in_summary) and mode == "original":
            # Between two parts, which are word for word, what nobody sees may be left out.
            assert quotation.text.replace("\u200b", "") == place.of(summary).replace("\u200b", "")
            assert all(part.source.text in place.of(summary) for part in quotation.parts)
    for sentence in found.sentences or ():
        assert sentence.target.text == sentence.target.of(summary)
    for caveat in found.caveats:
        assert caveat.code != "quotation_altered"


def _check_segments(text: str, target: str, segments: Sequence[SegmentRecord]) -> None:
    """Check that segments cover all but blanks, in order, and targets stand where they say."""
    at = 0
    for segment in segments:
        source = segment.source
        assert not text[at : source.start].strip()
        assert source.text == source.of(text)
        at = source.end
        for piece in segment.target:
            assert piece.text == piece.of(target)
    assert not text[at:].strip()


def _check_quotation(text: str, target: str, quotation: QuotationRecord, mode: str) -> None:
    """Check that a quotation is a slice of the article, and of the result where it is kept."""
    assert quotation.text == quotation.source.of(text)
    assert quotation.verbatim is (None if mode == "translated" else True)
    for part in quotation.parts:
        assert part.source.text == part.source.of(text)
        assert part.target
        words = part.target.text
        assert words == part.target.of(target)
        if mode != "translated":
            assert words == part.source.text
        elif words:
            assert words.startswith("“")
            assert words.endswith("”")
        if part.gloss:
            assert mode == "bilingual"
            assert re.fullmatch(r"\[“.*”\]", part.gloss.text, re.DOTALL)


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=300, deadline=None)
@given(text=ARTICLES | STORIES, masks=st.integers(0, 9), spoilt=st.sampled_from(["", "<q1>"]))
def test_any_article_in_any_mode(text: str, mode: QuotesMode, masks: int, spoilt: str) -> None:
    """Fragments and marks put together and broken at will lose nothing and crash nothing."""
    found = run(text, mode, masks, spoilt)

    check(text, mode, found)
    assert re.findall(r"[\r\n]", text) == re.findall(r"[\r\n]", found.text)


def _with_curly_apostrophes(text: str) -> str:
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


@pytest.mark.parametrize("typed", [_with_curly_apostrophes, partial(unicodedata.normalize, "NFD")])
@pytest.mark.parametrize("glossary", [(), (("l’élu", "the Elect"),)])
@given(text=STORIES)
def test_how_an_article_was_typed_alters_no_english(
    text: str, glossary: Glossary, typed: Callable[[str], str]
) -> None:
    """Apostrophes curly or straight, whichever a term has; accents apart from their letters."""
    plain = with_straight_apostrophes(f"{text}\nC'est l'élu. « C'est l'élu », s'est-il plaint.")

    one, other = (
        run(article, "translated", 9, "", glossary=glossary).text
        for article in (typed(plain), plain)
    )

    assert unicodedata.normalize("NFC", with_straight_apostrophes(one)) == other


@given(ARTICLES | STORIES, st.sampled_from(MODES), st.sampled_from(["auto", "wrapped"]))
def test_hard_wrapped_text(text: str, mode: QuotesMode, line_breaks: LineBreaks) -> None:
    """Offsets stay true where lines are joined to paragraphs."""
    check(text, mode, run(text, mode, 9, "", line_breaks))


# Words that both spellings change, and French ones whose English, letters turned, is such a word.
SPELT = [w + end for w in ("color", "colour", "organized", "organised") for end in ("", "", ".")]
SPELT += [word.rstrip(".")[::-1] for word in SPELT] + ["https://color.fr/organised", "<q1>"]
SPELT_ARTICLES = st.lists(st.sampled_from(SPELT * 2 + MARKS + STOPS), max_size=40).map(" ".join)


@pytest.mark.parametrize("mode", MODES)
@given(text=SPELT_ARTICLES, masks=st.integers(0, 9), spelling=st.sampled_from(get_args(Spelling)))
def test_all_of_our_english_is_spelt_one_way_and_no_original(
    text: str, mode: QuotesMode, masks: int, spelling: Spelling
) -> None:
    """Whatever stands in it, a quotation is the article's; URLs are as well."""
    found = run(text, mode, masks, "", spelling=spelling)
    ours = [p.text for s in found.segments for p in s.target if p.role != "original"]
    english = " ".join(ours).replace("https://color.fr/organised", "")

    check(text, mode, found)
    assert found.text.count("https://color.fr/organised") >= text.count(
        "https://color.fr/organised"
    )
    assert speller(spelling).forms.keys().isdisjoint(re.findall("[a-z]+", english))


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [  # the engine turns letters round, but for those of color
        ("le dezinagro « ruoloc » de ruoloc", {}, "the organised “colour” of colour"),
        ("le dezinagro de color", {"kept": (Span(16, 21),)}, "the organised of color"),
        ("il dort. Retnec dort", {}, "he trod. Retnec trod"),
        ("« jamais », ruoloc dit", {"spelling": "en-US"}, "“siamaj,” color said"),
    ],
)
def test_sentences_are_spelt_however_they_were_translated(
    text: str, options: dict[str, Any], expected: str
) -> None:
    """With their marks in place, or with what is kept in place, where nothing is masked."""
    translator = FakeTranslator((), lambda english: english.replace("roloc", "color"))
    engines = pipeline.Engines(FakeDetector(), translator, FakeRanker())
    asked = Options(source="fr", quotes="translated", **options)

    assert pipeline.run(text, "translate", asked, engines).text == expected


def test_an_operators_terms_are_spelt_as_he_spells_them() -> None:
    """And so are English paragraphs, which nobody translated."""
    glossary = {"bureau": "color center"}
    engines = pipeline.Engines(FakeDetector(), FakeTranslator(), FakeRanker(), glossary)
    asked = Options(source="fr")

    assert pipeline.run("le bureau ruoloc", "translate", asked, engines).text == (
        "the color center colour"
    )
    assert pipeline.run("the color is", "translate", Options(), engines).text == "the color is"


@given(STORIES, st.integers(0, 9))
def test_marks_balance_in_translated_text(text: str, masks: int) -> None:
    """English marks come in pairs, whatever stood in the French."""
    found = run(text, "translated", masks, "")
    english = "".join(piece.text for segment in found.segments for piece in segment.target)

    assert english.count("“") == english.count("”")


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("translated", "“Tu sneiv?” Anne ednamed. “Je srap.” He tuelp."),
        ("original", "« Tu viens ? demande Anne. Je pars. » He tuelp."),
    ],
)
def test_marks_close_before_an_incise_that_ends_a_sentence(mode: QuotesMode, expected: str) -> None:
    """And open again where the quotation goes on; the original is as it was posted."""
    text = "« Tu viens ? demande Anne. Je pars. » Il pleut."

    assert run(text, mode, 9, "").text == expected


def test_what_waits_for_its_gloss_holds_nothing_back() -> None:
    """The first window is reported at once, but for the segments of a part that goes on."""
    lines = [f"Le maire a dit : « Oui, {n}. Non, {n}. Jamais, {n}. » Il pleut." for n in range(300)]
    reports: list[render.Progress] = []
    engines = pipeline.Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    text = "\n".join(lines)
    answer = pipeline.run(text, "translate", Options(source="fr"), engines, reports.append)
    first = next(report for report in reports if report.done)

    assert 0 < len(first.segments) <= first.done
    records = [record for report in reports for record in report.segments]
    assert records == list(answer.segments)


class Shelf(dict[bytes, Translation]):
    """A memory that forgets nothing."""

    def put(self, key: bytes, made: Translation) -> None:
        """Keep this one too."""
        self[key] = made


@given(text=ARTICLES | STORIES)
def test_an_article_that_is_remembered_is_answered_alike(text: str) -> None:
    """And tells of the same progress; nothing is asked again but for other parameters."""
    translator, told = FakeTranslator(), list[int]()
    engines = pipeline.Engines(FakeDetector(), translator, FakeRanker(), memory=Shelf())
    answers = []
    for mode in (*MODES, *MODES):
        seen: list[int] = []
        progress = lambda new, seen=seen: seen.append(new.done)  # noqa: E731
        options = Options(source="fr", quotes=mode)
        found = pipeline.run(text, "translate", options, engines, progress)
        answers.append((found, seen[-1:]))
        told.append(len(translator.asked))

    assert answers[: len(MODES)] == answers[len(MODES) :]
    assert told[len(MODES) - 1] == told[-1]


@pytest.mark.parametrize(
    "change",
    [
        {"options": Options(source="fr", line_breaks="wrapped")},
        {"options": Options(source="en")},
        {"options": Options(source="fr", kept=(Span(0, 2),))},
        {"options": Options(source="fr", spelling="en-US")},
        {"options": Options(source="fr", glossary=(("maire", "reeve"),))},
        {"glossary": {"maire": "reeve"}},
        {"text": "Il pleut. Le maire dort !"},
    ],
)
def test_what_else_makes_a_translation_is_in_its_key(change: dict[str, Any]) -> None:
    """Line breaks, language, what is not translated, spelling, both glossaries, each letter."""
    shelf = Shelf()
    plain: dict[str, Any] = {
        "options": Options(source="fr"),
        "glossary": {},
        "text": "Il pleut. Le maire dort.",
    }
    for asked in (plain, plain, plain | change):
        engines = pipeline.Engines(
            FakeDetector(), FakeTranslator(), FakeRanker(), asked["glossary"], shelf
        )
        pipeline.run(asked["text"], "translate", asked["options"], engines)

    assert len(shelf) == 2


def sheet(
    text: str, task: pipeline.Task = "quotations", *, speakers: bool = False
) -> tuple[QuotationRecord, ...]:
    """Return the quotations of an answer."""
    engines = pipeline.Engines(FakeDetector(), FakeTranslator(), FakeRanker())
    asked = Options(source="fr", speakers=speakers)
    return pipeline.run(text, task, asked, engines).quotations


def test_a_quote_sheet_has_speakers_and_cues_in_english() -> None:
    """Beside the article's own words; where there are none, none."""
    first, second, third = sheet(
        "« La paix », a dit le maire Dupont.\n\nC’est « la guerre ».\n\n"
        "« La paix », dit le ministre de la guerre."
    )

    assert (first.speaker, first.speaker_english) == ("le maire Dupont", "the mayor Dupont")
    assert first.cue_english is not None
    assert (second.speaker, second.speaker_english, second.cue_english) == (None, None, None)
    assert third.speaker_english == "the minister of the war"


def test_a_translation_has_them_where_they_are_asked_for() -> None:
    """As the page does, which shows the quote sheet below."""
    text = "« La paix », a dit le maire Dupont."

    assert sheet(text, "translate", speakers=True) == sheet(text)
    assert sheet(text, "translate")[0].speaker_english is None


@given(STORIES)
@settings(max_examples=30)
def test_a_quote_sheet_is_the_answers_but_for_that(text: str) -> None:
    """Nothing else of a quotation changes."""
    own = (replace(q, speaker_english=None, cue_english=None) for q in sheet(text))

    assert tuple(own) == sheet(text, "translate")
