"""A summary's sentences: whole quotations, no page lines, the length asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import (
    Article,
    Length,
    Method,
    Options,
    Quotation,
    Span,
    Summary,
    Topic,
    Translation,
)
from service.summaries.candidates import Source
from service.summaries.summarise import SentenceRanker
from service.summaries.summarise import summarise as summarise_all
from service.text.segment import segment
from tests.builders import article_of, quotations_in, translation_of
from tests.fakes import FakeRanker

LEAD = Options(method="lead", length=Length(sentences=None, ratio=1.0))


def summarise(
    article: Article,
    quotations: Sequence[Quotation],
    translation: Translation,
    ranker: SentenceRanker,
    options: Options,
) -> Summary:
    """Summarise one article."""
    (found,) = summarise_all([Source(article, quotations, translation)], ranker, options)
    return found


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
    """Return options with one length."""
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


def test_every_length_is_there_in_one() -> None:
    """Each unit knows the summaries that it stands in, and they are those asked for one by one."""
    text = "Un. Deux mots. Trois mots ici. Il a dit « oui ». Il a dit « non » ensuite. Fin de tout."
    every, _ = summary(text, "« oui »", "« non »", options=Options(method="lexrank", lengths=50))
    longest = max(n for sentence in every.sentences for n in sentence.lengths)

    assert longest > 3
    for length in range(1, longest + 1):
        one, _ = summary(text, "« oui »", "« non »", options=of_length(sentences=length))
        chosen = [s for s in every.sentences if length in s.lengths]
        assert [(s.segments, s.speaker) for s in chosen] == [
            (s.segments, s.speaker) for s in one.sentences
        ]


def test_no_length_is_beyond_what_was_asked() -> None:
    """Nor beyond what there is."""
    text = "Un. Deux mots. Trois mots ici."
    lengths = [
        {n for s in summary(text, options=Options(lengths=most))[0].sentences for n in s.lengths}
        for most in (2, 9)
    ]

    assert lengths == [{1, 2}, {1, 2, 3}]


def test_title_and_standfirst_are_in_no_summary() -> None:
    """Though they are sentences; they say what the article is about."""
    head = "Le musée ferme.\n\nLes travaux du musée commencent en mars, dit la ville.\n\n"
    text = f"{head}Un. Deux mots."
    article = article_of(text)
    segments = segment(article, ())
    ranker = FakeRanker()
    options = replace(of_length(sentences=9), apart=len(head))
    found = summarise(article, (), translation_of(article, (), segments), ranker, options)

    assert [s.segments for s in found.sentences] == [(2,), (3,)]
    assert ranker.asked[0].headline == " ".join(head.split("\n\n")).strip()


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
    text = "Ada dit : « Un, deux, trois, quatre, cinq. »\nPeu de mots."
    found, units = summary(text, text[10:44], options=of_length(words=5))

    assert units == ["Peu de mots."]
    assert [(caveat.code, caveat.source) for caveat in found.caveats] == [
        ("quotation_omitted", quotations_in(article_of(text), text[10:44])[0].source)
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


@pytest.mark.parametrize("speaker", ["Ada", "Zoé", None])
def test_a_bare_quotation_waits_for_the_unit_before(speaker: str | None) -> None:
    """That says who speaks; it may stand without the quotation."""
    text = "Ada est là.\n« Oui, oui. Non, jamais. »\nBob sort."

    def chosen(count: int) -> list[str]:
        options = of_length(sentences=count)
        return summary(text, "« Oui, oui. Non, jamais. »", options=options, speakers=[speaker])[1]

    assert chosen(1) == ["Ada est là."]
    assert chosen(2) == ["Ada est là.", "« Oui, oui. Non, jamais. »"]


def test_a_bare_quotation_takes_the_unit_after_that_names_the_speaker() -> None:
    """Where the unit before does not."""
    text = "Ada est là.\n« Oui. »\nBob sort."

    assert summary(text, "« Oui. »", speakers=["Bob"])[1] == ["Ada est là.", "« Oui. » Bob sort."]


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


def test_a_players_title_glued_to_a_sentence_is_left_out() -> None:
    """The sentence cannot be had without it."""
    text = "Pourquoi aller à la mer ?par NEWSTVLes plages sont pleines ce mois-ci.\nIl fait beau."

    assert summary(text)[1] == ["Il fait beau."]


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
    found, units = summary(text, options=of_length("lsa", ratio=1.0))

    assert len(units) == 300
    assert units[99] == "Phrase numéro 99."
    assert units[-1] == "Phrase numéro 995."
    assert [caveat.code for caveat in found.caveats] == ["shortened_pool"]
    assert "300 of its 1000" in str(found.caveats[0].message)
    assert summary(text, options=of_length("news", ratio=1.0))[0].caveats == ()


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


# --- what points back ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opening",
    [
        "Il a parlé de tout et de rien.",
        "Elles étaient là.",
        "Ce dernier a parlé.",
        "Cette décision a surpris.",
        "C'est la première fois.",
        "C’était prévu.",
        "Mais le préfet a parlé.",
        "En revanche, le préfet a parlé.",
        "Sa sœur a parlé.",
        "Dans ce contexte, le préfet a parlé.",
        "Selon lui, tout va bien.",
        "D'après elle, tout va bien.",
        "Celui-ci a parlé.",
        "Depuis, le préfet a parlé.",
        "Deux semaines plus tard, le préfet a parlé.",
        "Interrogé lundi, il a parlé.",
        "Ce jour-là, le préfet a parlé.",
        "Ce journaliste a parlé.",
        "A la place, elle a parlé.",
        "a gagné la course devant le maire et tous les autres.",
        "Le jeune homme a parlé avec le préfet.",
        "L'homme de 36 ans a parlé avec le préfet.",
        "Le quinquagénaire a parlé avec le préfet.",
        "A contrario, le préfet a parlé.",
        "Autre mesure : le préfet a parlé.",
        "D'autres élus ont parlé avec le préfet.",
        "Un autre élu a parlé avec le préfet.",
        "Dans la seconde affaire, le préfet a parlé.",
        "Une information confirmée par le préfet.",
        "Un avis que le préfet partage avec le maire.",
        "Des propos dénoncés par le préfet.",
        "Les quatre élus ont parlé avec le préfet.",
        "Sur Twitter, il a parlé du préfet.",
        "Sur son site, sa page et dans la presse, il a parlé.",
        "Une conclusion contestée par le préfet.",
        "Comme le dit le journal, celui-ci a parlé.",
        "Parmi ces « élus du soir », le préfet a parlé.",
        ", qui a parlé avec le préfet et le maire.",
        "Il s'agit du préfet avec le maire.",
        "Ces derniers ont parlé avec le maire.",
        "Tous ont parlé avec le préfet.",
        "Aucun de ces élus n'a parlé au préfet.",
        "Même chose chez le préfet.",
        "L'une a parlé au préfet.",
        "Le lendemain, le préfet a parlé.",
        "Peu auparavant, le préfet a parlé.",
        "Pour le reste, le préfet ne dira rien au maire, a-t-il estimé.",
    ],
)
def test_what_points_back_waits_for_the_unit_before(opening: str) -> None:
    """It ranks first, is not understood by itself, and comes with what it points to or not."""
    text = f"Le maire est venu.\nLe préfet le reçoit depuis un an.\n{opening}"

    assert opening not in summary(text, options=of_length(sentences=1))[1]
    assert opening in summary(text, options=of_length(sentences=3))[1]
    assert summary(opening, options=of_length(sentences=1))[1] == [opening]


@pytest.mark.parametrize(
    "opening",
    [
        "Cette semaine, le maire est venu avec le préfet.",
        "Ce lundi, le maire est venu avec le préfet.",
        "Ceux qui sont venus ont parlé au préfet.",
        "Alors que le maire parlait, le préfet est venu.",
        "Celle que le maire a vue est venue avec le préfet.",
        "Orléans a élu son maire avec le préfet.",
        "Illico, le maire est venu avec le préfet.",
        "Ouverte lundi, la foire attire beaucoup de monde.",
        "eBay attire le maire avec beaucoup de monde.",
        "Le jeune maire est venu avec le préfet.",
        "Le préfet est venu, mais le maire viendra-t-il avec le monde ?",
        "Il y a un an, le préfet est venu avec le maire.",
        "Il n'existe pas de remède, a dit le préfet au maire.",
        "Il est probable que le préfet viendra avec le maire.",
        "Tous les élus sont venus avec le préfet et le maire.",
        "Aucune victime n'est à déplorer, dit le préfet au maire.",
        "Même le préfet est venu avec le maire et le monde.",
        "L'une des routes est coupée, dit le préfet au maire.",
        "Le lendemain du vote, le préfet est venu avec le maire.",
        "Une décision du préfet est venue avec le maire.",
        "Les deux tiers des élus sont venus avec le préfet.",
        "Dans la ville, il y a le préfet avec le maire.",
        "Samedi, il est prévu un train avec le préfet et le maire.",
        "Le second tour a lieu avec le préfet et le maire.",
        "Le préfet avait auparavant parlé avec le maire et le monde.",
        "Contrairement à ce que dit le maire, le préfet viendra.",
        "Ces derniers jours, le préfet est venu avec le maire.",
    ],
)
def test_what_stands_by_itself_does_not_wait(opening: str) -> None:
    """A time, a clause, a name."""
    text = f"Le maire rit.\nLe préfet rit.\n{opening}"

    assert summary(text, options=of_length(sentences=1))[1] == [opening]


@pytest.mark.parametrize(
    ("opening", "waits"),
    [
        ("He was there with the mayor and the others.", True),
        ("But the mayor was there with the others.", True),
        ("All three were there with the mayor and others.", True),
        ("This decision was not what the mayor wanted.", True),
        ("The 21-year-old was there with the others and all.", True),
        ("The 21-year-old Ann Lee was there with the others.", False),
        ("This week the mayor was there with the others.", False),
        ("Heather was there with the mayor and the others.", False),
        ("It is feared that the mayor was not there at all.", False),
        ("It is feared that he was not there with the mayor.", True),
        ("So far the mayor was not there with the others.", False),
        ("Those living there were with the mayor and the others.", False),
        ("Those were there with the mayor and the others.", True),
        ("Both Ann Lee and the mayor were there with the others.", False),
        ("Both were there with the mayor and the others.", True),
        ("The two-day meeting was there with the mayor and others.", False),
        ("The former mayor was there with the others and all.", False),
        ("The former was there with the mayor and the others.", True),
        ("Another mayor was there with the others and all.", True),
        ("Five other mayors were there with the others and all.", True),
        ("Other than the mayor, nobody was there with the others.", False),
        ("In addition to the mayor, the others were there.", False),
        ("In addition, the mayor and the others were there.", True),
    ],
)
def test_english_points_back_too(opening: str, *, waits: bool) -> None:
    """An English article passes through."""
    text = f"The mayor is here.\nThe others are there.\n{opening}"

    assert (summary(text, options=of_length(sentences=1))[1] != [opening]) == waits


def test_a_strong_unit_pulls_up_the_weak_one_that_it_needs() -> None:
    """Together they are worth more than what ranks between them."""
    text = "Ada rit.\nElle a un deux trois quatre cinq six.\nBob a un deux."

    assert summary(text, options=of_length(sentences=2))[1] == text.split("\n")[:2]


def test_what_waits_for_a_lost_opening_comes_behind_it() -> None:
    """It was tried before the opening was chosen."""
    text = "Il est parti hier avec eux deux.\nElle rit.\nBob a vu Ada."

    assert summary(text, options=of_length(sentences=3))[1] == text.split("\n")


@pytest.mark.parametrize(
    ("answer", "waits"),
    [
        ("Parce que le préfet est venu avec le maire.", True),
        ("Absolument, et le préfet est venu avec le maire.", True),
        ("Le préfet est venu, parce que le maire est là.", False),
    ],
)
def test_an_answer_waits_for_its_question(answer: str, *, waits: bool) -> None:
    """Where it says nothing without; behind a sentence the same words stand alone."""
    asked = summary(f"Bob rit.\nPourquoi ?\n{answer}", options=of_length(sentences=1))[1]
    told = summary(f"Bob rit.\nPourtant non.\n{answer}", options=of_length(sentences=1))[1]

    assert (asked != [answer], told) == (waits, [answer])


@pytest.mark.parametrize(
    ("opening", "sets"),
    [
        ("Il est cinq heures, rue des Lices.", True),
        ("Il est 5 h 30, rue des Lices.", True),
        ("Le jour se lève à peine sur le port.", True),
        ("Un matin de mars, rue des Lices.", True),
        ("It is six in the morning at the inn.", True),
        ("Il est 8 heures quand la bombe explose.", False),
        ("Il est maire de la ville.", False),
        ("Le jour de la fête est fixé au 3 mai.", False),
        ("Une nuit d'hôtel coûte 90 euros ici.", False),
    ],
)
def test_a_scene_is_no_opening(opening: str, *, sets: bool) -> None:
    """The paragraph that sets it ranks as if it stood last; none of it makes a headline."""
    text = f"{opening} Bob rit.\nAda est là."
    article = article_of(text)
    segments = segment(article, ())
    ranker = FakeRanker()
    translation = translation_of(article, (), segments)
    summarise(article, (), translation, ranker, Options(method="news"))

    units = [unit for (unit,) in ranker.units]
    scene, news = [opening, "Bob rit."], ["Ada est là."]
    assert units == (news + scene if sets else scene + news)


def test_words_said_by_a_pronoun_wait() -> None:
    """The quotation before it does not say who it is."""
    text = "Le maire est là.\nLe préfet rit.\n« Oui et non, un deux trois », a-t-il ajouté."

    assert summary(text, "« Oui et non, un deux trois »", options=of_length(sentences=1))[1] == [
        "Le maire est là."
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "waits"),
    [
        ("Le soir vient : « Où aller, un deux ? dit-elle. Non. »", "Ada", True),
        ("Le soir vient : « Où aller, un deux ? dit-elle. Non. »", None, True),
        ("Ada pleure : « Où aller, un deux ? dit-elle. Non. »", "Ada", False),
        ("Ada pleure : « Où aller, un deux ? dit Ada. Non. »", "Ada", False),
        ("Ada voit « un loup, deux loups », dit-elle.", "Ada", False),
        ("Ici vit « un loup, deux loups », dit-elle.", "Ada", True),
    ],
)
def test_a_pronoun_inside_waits_but_for_a_name(
    text: str, speaker: str | None, *, waits: bool
) -> None:
    """Where the unit itself does not name who that is."""
    whole = f"Le maire est là.\nLe préfet rit.\n{text}"
    article = article_of(whole)
    (quotation,) = quotations_in(article, text[text.index("«") : text.index("»") + 1])
    found = re.search(r"dit\S* ?\w*(?=\. Non)", whole)
    incises = (Span(*found.span()),) if found else ()
    quotations = [replace(quotation, speaker=speaker, incises=incises)]
    segments = segment(article, quotations)
    translation = translation_of(article, quotations, segments)
    chosen = summarise(article, quotations, translation, FakeRanker(), of_length(sentences=1))

    assert ([s.segments[0] for s in chosen.sentences] != [2]) == waits


def english(text: str, *passages: str, frame: Sequence[str], speaker: str) -> Summary:
    """Summarise to one unit a text whose last segment has this English around its quotation."""
    article = article_of(text)
    quotations = [replace(q, speaker=speaker) for q in quotations_in(article, *passages)]
    segments = segment(article, quotations)
    translation = translation_of(article, quotations, segments)
    *others, last = translation.segments
    quoted = next(bit for bit in last.frame if not isinstance(bit, str))
    last = replace(last, frame=(frame[0], quoted, frame[1]))
    translation = replace(translation, segments=(*others, last))
    options = of_length(sentences=1)
    return summarise(article, quotations, translation, FakeRanker(), options)


@pytest.mark.parametrize(
    ("speaker", "frame", "name"),
    [
        ("Mark Rutte", ("He said: ", "."), "Mark Rutte"),
        ("le ministre Mark Rutte", ("", ", he added."), "Mark Rutte"),
        ("le ministre", ("He said: ", "."), None),
        ("le maire de Blois", ("He said: ", "."), None),
        ("Mark Rutte", ("But he said: ", "."), None),
    ],
)
def test_a_pronoun_gets_the_speakers_name(
    speaker: str, frame: Sequence[str], name: str | None
) -> None:
    """Then it need not wait; the name stands in brackets behind it."""
    text = "Le maire est là.\nLe préfet rit.\nIl a dit : « Un deux trois quatre. »"
    found = english(text, "« Un deux trois quatre. »", frame=frame, speaker=speaker)
    (sentence,) = found.sentences

    assert (sentence.segments, sentence.speaker) == ((2 if name else 0,), name)


def test_a_name_is_not_needed_behind_the_unit_before() -> None:
    """There the pronoun stands as in the article."""
    text = "Mark Rutte est là.\nIl a dit : « Un deux trois quatre. »"
    article = article_of(text)
    quotations = [
        replace(q, speaker="Mark Rutte")
        for q in quotations_in(article, "« Un deux trois quatre. »")
    ]
    segments = segment(article, quotations)
    translation = translation_of(article, quotations, segments)
    found = summarise(article, quotations, translation, FakeRanker(), of_length(sentences=2))

    assert [sentence.speaker for sentence in found.sentences] == [None, None]


@pytest.mark.parametrize(
    ("sentences", "named"),
    [(1, [(("Dupont", "Claire"),)]), (2, [(), ()])],
)
def test_a_surname_that_the_summary_introduces_stands_alone(
    sentences: int, named: list[object]
) -> None:
    """Else it gets the first name that the article gave it."""
    text = "Claire Dupont est maire.\nLe préfet dit à Dupont un deux trois quatre."
    found, _ = summary(text, options=of_length(sentences=sentences))

    assert [sentence.named for sentence in found.sentences] == named


# --- headline, focus, quotations kept ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Le maire s'en va\nLe maire est parti lundi.", "Le maire s'en va"),
        ("Politique\nLe maire s'en va\nIl est parti.", "Politique Le maire s'en va"),
        ("Le maire : « Je pars »\nLe maire est parti lundi.", "Le maire : « Je pars »"),
        ("Le maire est parti lundi.\nUn intertitre\nIl est loin.", ""),
        ("Le maire s'en va", ""),
        ("VIDÉO. Le maire s'en va\nLe maire est parti lundi.", "VIDÉO. Le maire s'en va"),
        ("Le maire s'en va-t-il ?\nLe maire est parti lundi.", "Le maire s'en va-t-il ?"),
        ("Anne Roy : « Je pars. »\nLe maire est parti lundi.", "Anne Roy : « Je pars. »"),
        ("Roy a dit : « Je pars. »\nLe maire est parti lundi.", ""),
    ],
)
def test_the_headline_guides_the_ranking(text: str, headline: str) -> None:
    """It is no sentence of the summary."""
    article = article_of(text)
    segments = segment(article, ())
    ranker = FakeRanker()
    found = summarise(article, (), translation_of(article, (), segments), ranker, LEAD)

    assert [topic.headline for topic in ranker.asked] == [headline]
    assert (0 in {i for s in found.sentences for i in s.segments}) == (not headline)


class HeadlineRanker(FakeRanker):
    """Puts units in order by their words in common with the headline."""

    def scores(self, at: int, words: set[str], method: Method, topic: Topic) -> Mapping[str, float]:
        """Score by that alone."""
        del at, method
        return {"headline": float(len(words & set(topic.headline.lower().split())))}


FACT = "The council has closed the old bridge."
DETAIL = "The mayor has eaten at the old inn."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Old bridge closed by council\n{DETAIL}\n{FACT}", FACT),
        (f"Council meets lawyers\nHe meets lawyers.\n{DETAIL}", None),
        (f"{FACT}\n{DETAIL}", FACT),
        (f"He went.\nShe went.\nThey went.\n{DETAIL}", None),
    ],
)
def test_a_detail_makes_no_headline(text: str, expected: str | None) -> None:
    """It tells what the posted headline tells, or where there is none it opens the article."""
    article = article_of(text)
    segments = segment(article, ())
    translation = translation_of(article, (), segments)
    found = summarise(article, (), translation, HeadlineRanker(), of_length(sentences=1)).headline

    assert (found and found.frame) == (expected and (expected[:-1],))


def test_the_focus_reaches_the_ranker() -> None:
    """As it was asked; each sentence has its scores."""
    text = "Le maire est venu avec le préfet.\nLes mouettes crient."
    found, units = summary(text, options=replace(of_length(sentences=1), focus="mouettes"))

    assert units == ["Les mouettes crient."]
    assert found.sentences[0].scores["focus"] > 0


QUOTING = "Le maire est venu avec le préfet.\nAda dit : « Oui. »\nElle ajoute : « Non. »\nBob sort."


def test_no_quotation_where_none_is_wanted() -> None:
    """Of no kind."""
    options = replace(of_length(sentences=9), keep_quotations="none")

    assert summary(QUOTING, "« Oui. »", "« Non. »", options=options)[1] == [
        "Le maire est venu avec le préfet.",
        "Bob sort.",
    ]


def test_every_quotation_where_all_are_wanted() -> None:
    """Beyond the sentences asked, each with the unit that says who speaks."""
    options = replace(of_length(sentences=1), keep_quotations="all")
    text = QUOTING.replace("Ada dit : « Oui. »", "Ada est là.")

    assert summary(text, "« Non. »", options=options)[1] == [
        "Ada est là.",
        "Elle ajoute : « Non. »",
    ]


def test_words_stay_a_ceiling_where_all_quotations_are_wanted() -> None:
    """The ones that do not fit are named."""
    options = replace(of_length(words=4), keep_quotations="all")
    found, units = summary(QUOTING, "« Oui. »", "« Non. »", options=options)

    assert units == ["Ada dit : « Oui. »"]
    assert [caveat.code for caveat in found.caveats] == ["quotation_omitted"]


def test_where_sentences_are_counted_no_quotation_is_too_long() -> None:
    """One that cannot stand alone may rank above all others and not be chosen."""
    first = "Depuis trente ans, elle mesure la mer de Glace."
    text = f"{first} Elle raconte tout.\nElle dit : « Oui. »"
    found, units = summary(text, "« Oui. »", options=of_length(sentences=1))

    assert units == [first]
    assert not found.caveats


def test_an_article_that_points_to_nothing_yields() -> None:
    """Its first sentence comes last, but for openings that mean what follows."""
    for opening, first in (
        ("Il est parti hier avec eux.", False),
        ("C'est un départ, hier soir.", True),
    ):
        text = f"{opening}\nLe maire rit."

        assert (summary(text, options=of_length(sentences=1))[1] == [opening]) == first
        assert len(summary(text, options=of_length(sentences=2))[1]) == 2


def test_a_quotation_does_not_take_the_headline_along() -> None:
    """It takes the sentence behind it."""
    text = "Le maire s'en va\n« Oui. »\nAda l'a dit lundi.\nFin."

    assert summary(text, "« Oui. »")[1] == ["« Oui. » Ada l'a dit lundi.", "Fin."]


@pytest.mark.parametrize(
    ("confidence", "chosen"), [((10, 90), (1,)), ((90, 10), (0,)), ((None, None), (0,))]
)
def test_of_two_that_rank_alike_the_surer_is_chosen(
    confidence: tuple[int | None, int | None], chosen: tuple[int, ...]
) -> None:
    """By the confidence in the English; a sentence that ranks higher is chosen all the same."""
    article = article_of("Un deux trois.\nUn deux quatre.\nUn deux.")
    segments = segment(article, ())
    made = translation_of(article, (), segments)
    pairs = zip(made.segments, (*confidence, 100), strict=True)
    made = Translation(tuple(replace(done, confidence=sure) for done, sure in pairs))
    found = summarise(article, (), made, FakeRanker(), of_length("news", sentences=1))

    assert found.sentences[0].segments == chosen


def test_english_that_opens_with_a_pronoun_needs_what_stands_before() -> None:
    """Though its French names the man: the translation did not."""
    article = article_of("Le maire part demain.\nLe maire revient ensuite sans aucun bagage.")
    segments = segment(article, ())
    made = translation_of(article, (), segments)
    first, second = made.segments
    made = Translation((first, replace(second, frame=("He comes back without a bag.",))))
    found = summarise(article, (), made, FakeRanker(), of_length(sentences=2))
    alone = summarise(article, (), made, FakeRanker(), of_length(sentences=1))

    assert [sentence.segments for sentence in found.sentences] == [(0,), (1,)]
    assert [sentence.segments for sentence in alone.sentences] == [(0,)]
