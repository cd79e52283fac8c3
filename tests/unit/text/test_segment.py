"""Paragraphs and segments: where sentences end, and that no character is lost."""

import json
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article, Segment
from service.text.segment import paragraphs, segment
from tests.builders import article_of, quotations_in

GOLDEN = Path(__file__).parents[2] / "golden"
ROWS = [json.loads(line) for line in (GOLDEN / "segments.jsonl").read_text("utf-8").splitlines()]

LEDE = (
    "Le registre des naissances de 1912 a été retrouvé dans un grenier de Lannevez, où il servait "
    "de cale à une armoire normande depuis le déménagement de la mairie, en 1958."
)
FOLLOW_UP = (
    "Il sera restauré pour 2 300 euros, puis présenté au public. Une douzaine de familles se sont "
    "déjà manifestées auprès de l'archiviste, qui cherche encore le registre de 1913."
)
VERSE = """Demain, dès l'aube, à l'heure où blanchit la campagne,
Je partirai. Vois-tu, je sais que tu m'attends.
J'irai par la forêt, j'irai par la montagne.
Je ne puis demeurer loin de toi plus longtemps."""
FREE_VERSE = """la ville dort encore
sous un ciel de craie
les volets battent
personne ne répond
j'ai marché longtemps
le long du canal noir"""
BULLETS = """À retenir :
- le budget augmente de 3 % cette année ;
- les impôts locaux ne bougent pas ;
- la cantine reste au même prix ;
- le stade sera rénové au printemps ;
- les travaux du tram commencent en mai."""
RECIPE = """trois œufs
deux cents grammes de farine tamisée
un demi-litre de lait
une pincée de sel
du beurre pour la poêle
un peu de rhum, si l'on veut"""
NOTES = "\n".join(["Le maire a parlé lundi soir.", "Il a promis un stade neuf."] * 5)
ADDRESS = """Mairie de Lannevez
12, rue de la République
29000 Lannevez
tél. 02 98 00 00 00"""


def marked(article: Article, segments: tuple[Segment, ...]) -> str:
    """Write where segments begin: ⏐, or ┆ inside a quotation; ∙ before a listed break."""
    signs = {s.source.start: "┆" if s.continues else "⏐" for s in segments if s.source.start}
    signs |= {point: "∙" for s in segments for point in s.breaks}
    return "".join(signs.get(at, "") + sign for at, sign in enumerate(article.text))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["marked"][:40])
def test_sentences_end_where_the_golden_table_says(row: dict[str, str]) -> None:
    """Each row is a paragraph with a sign where a segment begins."""
    article = article_of(re.sub("[⏐┆∙]", "", row["marked"]))
    segments = segment(article, quotations_in(article, *row["quotations"]))

    assert marked(article, segments) == row["marked"]


def test_the_sample_article_has_21_segments() -> None:
    """Twenty paragraphs, of which one holds two sentences."""
    article = paragraphs((GOLDEN / "article.txt").read_text("utf-8"))

    assert not article.wrapped
    assert len(article.paragraphs) == 20
    assert len(segment(article, ())) == 21


def test_a_quotation_over_paragraphs_continues() -> None:
    """Every segment that begins inside a quotation says so, also at a paragraph's start."""
    text = "Il dit : « Un. Deux.\n« Trois. Quatre. » Fin."
    article = article_of(text)
    segments = segment(article, quotations_in(article, text[9:-5]))

    assert [s.continues for s in segments] == [False, True, True, True, False]
    assert [s.paragraph for s in segments] == [0, 0, 1, 1, 1]
    assert [s.id for s in segments] == ["s1", "s2", "s3", "s4", "s5"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_every_line_end_parts_paragraphs(end: str) -> None:
    """Paragraphs are trimmed; offsets index the text without its byte order mark."""
    article = paragraphs(f"\ufeffUn. {end}\t{end}\u00a0 Deux. {end}")

    assert [span.of(article.text) for span in article.paragraphs] == ["Un.", "Deux."]
    assert article.text.startswith("Un.")


@pytest.mark.parametrize("text", ["", "\ufeff", " \r\n\t\n"])
def test_a_blank_text_has_no_paragraph(text: str) -> None:
    """Nothing is found where nothing stands."""
    article = paragraphs(text)

    assert article.paragraphs == ()
    assert segment(article, ()) == ()


@pytest.mark.parametrize("width", [45, 60, 72, 90, 110])
def test_a_hard_wrapped_text_is_known(width: int) -> None:
    """Its blocks become paragraphs, and a sentence may run over line ends."""
    text = f"{textwrap.fill(f'{LEDE} {FOLLOW_UP}', width)}\n\n{textwrap.fill(LEDE, width)}"
    article = paragraphs(text)

    assert article.wrapped
    assert len(article.paragraphs) == 2
    assert len(segment(article, ())) == 4
    assert not paragraphs(text, "paragraph").wrapped


def test_a_hard_wrapped_text_needs_no_blank_lines() -> None:
    """A line that stops short of the width ends a paragraph, as in a text taken from a PDF."""
    lines = [textwrap.fill(text, 50) for text in (LEDE, "Un registre restauré", FOLLOW_UP)]
    article = paragraphs("\n".join(lines))

    assert article.wrapped
    assert [span.of(article.text) for span in article.paragraphs] == lines


@pytest.mark.parametrize(
    "text",
    [VERSE, FREE_VERSE, BULLETS, RECIPE, NOTES, ADDRESS, f"{LEDE}\n{FOLLOW_UP}\n{LEDE}\n{LEDE}"],
)
def test_lines_that_are_paragraphs_are_left_alone(text: str) -> None:
    """Verse, lists, addresses and articles with one line a paragraph are not hard-wrapped."""
    article = paragraphs(text)

    assert not article.wrapped
    assert len(article.paragraphs) == len(text.splitlines())


def test_a_turn_of_a_dialogue_begins_a_paragraph_of_a_wrapped_text() -> None:
    """Behind a sentence's end; a dash within a sentence begins none."""
    lines = ["Le car – en retard –", "arrive enfin.", "— Bonjour !", "— Le patron", "– un ours –"]
    article = paragraphs("\n".join([*lines, "dort."]), "wrapped")

    assert [span.of(article.text) for span in article.paragraphs] == [
        "Le car – en retard –\narrive enfin.",
        "— Bonjour !",
        "— Le patron\n– un ours –\ndort.",
    ]


def test_wrapped_may_be_asked_for() -> None:
    """Then blank lines part paragraphs, and turns of a dialogue."""
    article = paragraphs("Un\r\n deux.\r\n \r\nTrois.\r\n", "wrapped")

    assert [span.of(article.text) for span in article.paragraphs] == ["Un\r\n deux.", "Trois."]


MARKS = "«»“”\"'’()[]—:,;!?…."
BLANKS = ["", " ", "\u00a0", "\u202f", "\t", "\n", "\r\n", "\n\n", "\u2028"]
WORDS = ["Il part", "la nuit", "M.", "art.", "12", "...", "J.-C.", "\u200b", "🎉", "e\u0301"]
PIECES = st.sampled_from([*MARKS, *BLANKS, *WORDS])


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80), st.data())
def test_nothing_is_lost(text: str, data: st.DataObject) -> None:
    """Segments and the blanks between them give back the article, whatever the quotations."""
    article = paragraphs(text, data.draw(st.sampled_from(["auto", "paragraph", "wrapped"])))
    passages = [data.draw(_slices(span.of(article.text))) for span in article.paragraphs]
    segments = segment(article, quotations_in(article, *passages))

    position = 0
    for found in segments:
        assert article.text[position : found.source.start].strip() == ""
        assert found.source.of(article.text).strip() == found.source.of(article.text) != ""
        assert article.paragraphs[found.paragraph].contains(found.source)
        assert all(found.source.start < point < found.source.end for point in found.breaks)
        position = found.source.end
    assert article.text[position:].strip() == ""


def _slices(line: str) -> st.SearchStrategy[str]:
    """Draw a stretch of a line, at least one character."""
    points = st.tuples(st.integers(0, len(line) - 1), st.integers(1, len(line)))
    return points.map(lambda pair: line[pair[0] : pair[0] + pair[1]])


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "A." * 100_000,
        "« " * 100_000,
        "«.! »" * 40_000,
        ". […] " * 30_000,
        "Oui. Non.\n" * 50_000,
        "\n" * 200_000,
        " " * 500_000 + "a",
        "." + " " * 500_000 + "a",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_any_text_takes_linear_time(text: str) -> None:
    """A quadratic step would take hours here; nothing is lost on the way."""
    article = paragraphs(text)
    segments = segment(article, ())

    assert sum(1 for s in segments for sign in s.source.of(text) if not sign.isspace()) == sum(
        1 for sign in text if not sign.isspace()
    )
