"""A summary's sentences: whole quotations, no page lines, the length asked."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Length, Method, Options, Quotation, Summary
from service.segment import segment
from service.summarise import summarise
from tests.builders import article_of, quotations_in, translation_of
from tests.fakes import FakeRanker

LEAD = Options(method="lead", length=Length(sentences=None, ratio=1.0))


def summary(
    text: str,
    *passages: str,
    options: Options = LEAD,
    speakers: Sequence[str | None] = (),
) -> tuple[Summary, list[str]]:
    """Summarise a text; give the summary, and the words of each of its units."""
    article = article_of(text)
    quotations: tuple[Quotation, ...] = quotations_in(article, *passages)
    if speakers:
        pairs = zip(quotations, speakers, strict=True)
        quotations = tuple(replace(quotation, speaker=name) for quotation, name in pairs)
    segments = segment(article, quotations)
    translation = translation_of(article, quotations, segments)
    found = summarise(article, quotations, translation, FakeRanker(), options)
    return found, [
        " ".join(segments[index].source.of(article.text) for index in sentence.segments)
        for sentence in found.sentences
    ]


def of_length(method: Method = "lexrank", **length: float) -> Options:
    """Give the options for one length."""
    sentences, words = length.get("sentences"), length.get("words")
    return Options(
        method=method,
        length=Length(
            sentences=int(sentences) if sentences else None,
            words=int(words) if words else None,
            ratio=length.get("ratio"),
        ),
    )


def test_the_best_come_in_document_order() -> None:
    """Ranks say which is best; of two equals the earlier is."""
    text = "Un deux.\nUn deux trois quatre.\nSix sept.\nUn deux trois."
    found, units = summary(text, options=of_length(sentences=3))

    assert units == ["Un deux.", "Un deux trois quatre.", "Un deux trois."]
    assert [sentence.rank for sentence in found.sentences] == [3, 1, 2]
    assert [sentence.segments for sentence in found.sentences] == [(0,), (1,), (3,)]
    assert found.caveats == ()


@pytest.mark.parametrize(
    ("ratio", "count"), [(0.01, 1), (0.1, 1), (0.11, 2), (0.3, 3), (0.31, 4), (1.0, 10)]
)
def test_a_ratio_is_of_the_units_and_rounds_up(ratio: float, count: int) -> None:
    """At least one."""
    text = "\n".join(f"Phrase numéro {number}." for number in range(10))

    assert len(summary(text, options=of_length(ratio=ratio))[1]) == count


def test_fewer_sentences_than_asked() -> None:
    """All there are."""
    assert summary("Un.", options=of_length(sentences=3))[1] == ["Un."]


def test_words_are_a_ceiling() -> None:
    """What does not fit is left out, never cut; what ranks lower may fit."""
    text = "Un deux trois quatre cinq.\nUn deux trois.\nUn deux."

    assert summary(text, options=of_length(words=5))[1] == ["Un deux trois quatre cinq."]
    assert summary(text, options=of_length(words=4))[1] == ["Un deux trois."]
    assert summary(text, options=of_length(words=7))[1] == [
        "Un deux trois quatre cinq.",
        "Un deux.",
    ]


def test_an_omitted_quotation_is_named() -> None:
    """By its place in the article."""
    text = "Elle dit : « Un, deux, trois, quatre, cinq. »\nPeu de mots."
    found, units = summary(text, text[11:45], options=of_length(words=5))

    assert units == ["Peu de mots."]
    assert [(caveat.code, caveat.source) for caveat in found.caveats] == [
        ("quotation_omitted", quotations_in(article_of(text), text[11:45])[0].source)
    ]


def test_nothing_fits() -> None:
    """An empty summary, and the reason."""
    found, units = summary("Un deux trois.", options=of_length(words=2))

    assert units == []
    assert [caveat.code for caveat in found.caveats] == ["summary_empty"]


def test_kept_originals_are_not_counted() -> None:
    """In `original` mode a quotation is no English."""
    text = "Elle dit : « Un, deux, trois. »"
    options = replace(of_length(words=2), quotes="original")

    assert summary(text, text[11:], options=options)[1] == [text]
    assert summary(text, text[11:], options=of_length(words=2))[1] == []


def test_no_quotation_is_cut() -> None:
    """A quotation over paragraphs is one unit with the sentence that opens it."""
    text = "Il dit : « Un. Deux.\n« Trois. Quatre. »\nFin."
    _, units = summary(text, "« Un. Deux.\n« Trois. Quatre. »")

    assert units == ["Il dit : « Un. Deux. « Trois. Quatre. »", "Fin."]


def test_a_colon_takes_what_it_announces() -> None:
    """Also in the next paragraph."""
    text = "Le texte dit :\n« Un. Deux. »\nFin."

    assert summary(text, "« Un. Deux. »")[1] == ["Le texte dit : « Un. Deux. »", "Fin."]


@pytest.mark.parametrize(
    ("speaker", "units"),
    [
        ("Ada", ["Ada est là. « Oui. »", "Bob sort."]),
        ("Bob", ["Ada est là.", "« Oui. » Bob sort."]),
        ("Zoé", ["Ada est là. « Oui. »", "Bob sort."]),
        (None, ["Ada est là. « Oui. »", "Bob sort."]),
    ],
)
def test_a_bare_quotation_takes_the_speaker_along(speaker: str | None, units: list[str]) -> None:
    """The neighbour that names them, else the one before."""
    text = "Ada est là.\n« Oui. »\nBob sort."

    assert summary(text, "« Oui. »", speakers=[speaker])[1] == units


def test_quotations_that_open_an_article_take_what_follows() -> None:
    """There is nothing before them."""
    text = "« Où ? » « Qui ? » À Paris, on cherche.\nFin."

    assert summary(text, "« Où ? »", "« Qui ? »")[1] == [
        "« Où ? » « Qui ? » À Paris, on cherche.",
        "Fin.",
    ]


def test_an_incise_names_the_speaker() -> None:
    """So the quotation stands by itself."""
    text = "Ada est là.\n« Oui, dit Bob, et non. »"
    article = article_of(text)
    (quotation,) = quotations_in(article, "« Oui, dit Bob, et non. »")
    incise = quotations_in(article, "dit Bob,")[0].source
    quotations = [replace(quotation, incises=(incise,))]
    segments = segment(article, quotations)
    translation = translation_of(article, quotations, segments)
    found = summarise(article, quotations, translation, FakeRanker(), LEAD)

    assert [sentence.segments for sentence in found.sentences] == [(0,), (1,)]


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Le maire annonce une hausse des impôts",
        "À lire aussi Le maire annonce une hausse des impôts",
        "► À LIRE : le maire annonce une hausse des impôts",
        "Lire d'autres actualités connexes :\nLe maire prévient d'une « grave menace »",
        "Sur le même sujet\nUne hausse des impôts est annoncée.\nLe maire démissionne",
        "Suivez-nous sur Facebook et X.",
        "Partager",
        "Abonnez-vous à notre infolettre !",
        "Cet article est réservé aux abonnés.",
        "Publié le 3 mai 2024 à 10 h 30",
        "Mis à jour il y a 3 heures",
        "Temps de lecture : 3 min",
        "Par Jean Dupont",
        "Par Jean Dupont, avec AFP",
        "De notre correspondante à Bruxelles, Anne Martin",
        "Propos recueillis par Jean Dupont",
        "Le maire, le 3 mai, devant le marché. JEAN DUPONT / AFP",
        "Le marché couvert de Lannevez (photo d'archives).",
        "Photo : Jean Dupont",
        "© Verbatim 2026. Tous droits réservés.",
        "Une hausse inédite",
    ],
)
def test_page_lines_and_headings_are_left_out(line: str) -> None:
    """Links to other articles with their titles, shares, bylines, captions, rights."""
    text = f"Le maire est venu lundi.\n{line}\nIl est reparti le soir même."

    assert summary(text)[1] == ["Le maire est venu lundi.", "Il est reparti le soir même."]


@pytest.mark.parametrize(
    "line",
    [
        "Lire est un plaisir.",
        "Par ailleurs, le maire est venu.",
        "Par Toutatis !",
        "À lire les journaux, le maire a perdu.",
        "Partager le pouvoir est difficile, dit-il.",
        "« Par Jean Dupont »",
        "Le maire est venu, rapporte l'AFP.",
        "La source : une fuite.",
        "Publicité mensongère : trois condamnés.",
        "Le texte voté dans la nuit par les députés, selon le décompte, prévoit une aide de l'État",
    ],
)
def test_sentences_that_look_like_page_lines_stay(line: str) -> None:
    """A wrong omission is not seen by the editor."""
    assert line in summary(f"Le maire est venu lundi.\nIl est reparti.\n{line}")[1][-1]


def test_a_quotation_is_no_heading() -> None:
    """Not even one that was never closed."""
    text = "Le maire est venu lundi.\nIl invoque « la farine et le beurre"

    assert len(summary(text, "« la farine et le beurre")[1]) == 2


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Une hausse inédite", ["Une hausse inédite"]),
        ("Publié le 3 mai 2024", ["Publié le 3 mai 2024"]),
        ("", []),
        ("12 345 €", []),
    ],
)
def test_a_text_of_nothing_else_is_its_own_summary(text: str, units: list[str]) -> None:
    """Where there is nothing to say, the summary is empty."""
    assert summary(text)[1] == units


def test_no_sentence_is_said_twice() -> None:
    """The first stays."""
    found, units = summary("Le maire est venu !\nIl rit.\nLe maire  est venu.")

    assert units == ["Le maire est venu !", "Il rit."]
    assert found.sentences[0].segments == (0,)


def test_a_long_article_is_shortened_to_a_pool() -> None:
    """The first sentences, and others from all of it; the editor is told."""
    text = "\n".join(f"Phrase numéro {number}." for number in range(1000))
    found, units = summary(text, options=of_length(ratio=1.0))

    assert len(units) == 300
    assert units[99] == "Phrase numéro 99."
    assert units[-1] == "Phrase numéro 995."
    assert [caveat.code for caveat in found.caveats] == ["shortened_pool"]
    assert "300 of its 1000" in found.caveats[0].message
    assert summary(text, options=of_length("lead", ratio=1.0))[0].caveats == ()


PIECES = st.sampled_from(["Le maire est venu. ", "Il dit : ", "« Oui. ", "Non. »", " Fin.\n", "\n"])


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(1, 5))
def test_units_are_whole_and_in_order(text: str, count: int) -> None:
    """No quotation is partly in a summary; no segment is there twice."""
    article = article_of(text)
    passages = [piece for piece in ("« Oui. Non. »", "« Oui. « Oui. ") if piece in text]
    quotations = quotations_in(article, *passages[:1])
    segments = segment(article, quotations)
    translation = translation_of(article, quotations, segments)
    found = summarise(
        article, quotations, translation, FakeRanker(), of_length(sentences=float(count))
    )
    chosen = [index for sentence in found.sentences for index in sentence.segments]

    assert chosen == sorted(set(chosen))
    assert sorted(s.rank for s in found.sentences) == list(range(1, len(found.sentences) + 1))
    for quotation in quotations:
        touching = {i for i, s in enumerate(segments) if s.source.overlap(quotation.source)}
        assert touching <= set(chosen) or touching.isdisjoint(chosen)
