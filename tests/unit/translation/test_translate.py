"""Segments go into English with every quotation in its place, whatever the engine does."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import (
    Article,
    Detection,
    Evidence,
    Hypothesis,
    Languages,
    LostWord,
    Options,
    Quotation,
    QuotationMarks,
    QuotesMode,
    Segment,
    Signature,
    Span,
    Summary,
    SummarySentence,
)
from service.quotations import extraction
from service.rendering import render, verbatim
from service.rendering.answer import Answer
from service.text import segment
from service.translation import translate
from service.translation.confidence import Calibration
from service.translation.preparation.hints import CLOSE, OPEN
from tests.builders import article_of
from tests.fakes import FakeTranslator

MASKS = tuple(f"<q{i}>" for i in range(1, 10))
QUOTED = re.compile(r"«[^«»]*»")


class Reverser:
    """A translator that turns each word round, and may lose or double masks."""

    def __init__(
        self, masks: tuple[str, ...] = MASKS, spoil: Callable[[str], str] = lambda text: text
    ) -> None:
        """Take the masks to carry, and what is to be done to each output."""
        self.masks = masks
        self.reads_hints = False
        self.wants_figures = True
        self.english_words: frozenset[str] = frozenset()
        self.calibration: Calibration | None = None
        self.spoil = spoil
        self.asked: list[str] = []
        self.signature = Signature("0", "reverser", "1", "0" * 64, {})

    def knows(self, word: str) -> bool:
        """Know every word."""
        return bool(word)

    def keeps(self, word: str) -> bool:
        """Keep no word."""
        return not word

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Turn the letters of each word round."""
        self.asked += sentences
        turned = [
            re.sub(r"(?<!<)\b[^\W\d_]+", lambda m: m.group()[::-1].lower(), s) for s in sentences
        ]
        return [Hypothesis(self.spoil(text)) for text in turned]

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Search as for any answer."""
        return self.translate(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Know no other way."""
        return [[best] for best in self.translate(sentences)]


def quotation(number: int, text: str, *parts: Span, closed: bool = True) -> Quotation:
    """Build a quotation in guillemets from its parts."""
    source = Span(parts[0].start, parts[-1].end)
    content = source.of(text).strip("«» ")
    marks = QuotationMarks("«", "»" if closed else None, "guillemets")
    return Quotation(
        f"q{number}", "speech", marks, closed, source, parts, content=content, spoken=content
    )


def answer(
    text: str,
    mode: QuotesMode = "bilingual",
    translator: Reverser | FakeTranslator | None = None,
    *,
    strict: bool = False,
    glossary: Mapping[str, str] | None = None,
    cue: str | None = None,
) -> Answer:
    """Translate a text of one sentence a line, « » its only marks; `cue`: of each quotation."""
    lines = [Span(*m.span()) for m in re.finditer(r"\S[^\n]*", text)]
    article = Article(text, tuple(lines))
    places = [Span(*m.span()) for m in QUOTED.finditer(text)]
    found = [replace(quotation(i, text, place), cue=cue) for i, place in enumerate(places, 1)]
    segments = [Segment(f"s{i + 1}", i, span) for i, span in enumerate(lines)]
    languages = Languages(Detection("fr", 99.0), ("fr",) * len(lines))
    engine = translator or Reverser()
    parameters = translate.TranslationParameters(mode, glossary or {}, lambda _new: None)
    made = translate.translate(article, found, languages, segments, engine, parameters)
    work = render.ProcessedArticle(article, found, languages, made, None, ())
    options = Options(quotes=mode, strict=strict)
    return verbatim.checked(text, render.render(work, options, engine.signature), options)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "Rutte pense à ce qui est « nécessaire maintenant ».",
            "Ettur esnep à ec iuq tse « nécessaire maintenant » [“eriassecén tnanetniam”].",
        ),
        (
            "Rutte a déclaré : « Cela se produit. »",
            "Ettur a éralcéd: « Cela se produit. » [“Alec es tiudorp.”]",
        ),
        (
            "« Une poutre a bougé », a expliqué la principale.",
            "« Une poutre a bougé » [“Enu ertuop a éguob”], a éuqilpxe al elapicnirp.",
        ),
        (
            "« Tu viens ? » demande un voisin.",
            "« Tu viens ? » [“Ut sneiv?”] ednamed nu nisiov.",
        ),
        (
            "« Non. »",
            "« Non. » [“Non.”]",
        ),
    ],
)
def test_the_original_stands_and_its_english_follows(source: str, expected: str) -> None:
    """In bilingual text each quotation is kept and glossed behind."""
    assert expected == answer(source).text


class _Unread(Reverser):
    """Knows every word but the one."""

    def knows(self, word: str) -> bool:
        """Know no Rochebrune."""
        return word.lower() != "rochebrune"


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda text: text, ("Rochebrune tneiv.", [])),  # carried by a mask
        (lambda text: text.replace("<q1>", "Roc"), ("Enurbehcor tneiv.", ["name_changed"])),
    ],
)
def test_a_name_comes_out_or_is_noted(
    spoil: Callable[[str], str], expected: tuple[str, list[str]]
) -> None:
    """One that opens the sentence too, and that stands nowhere else in the article."""
    made = answer("Rochebrune vient.", translator=_Unread(spoil=spoil))

    assert expected == (made.text, [caveat.code for caveat in made.caveats])


@pytest.mark.parametrize(
    "name", ["Şimşek", "İmamoğlu", "Đorđević", "Żeromski", "Ūlmanis", "Þórdís", "Ștefan", "Łódź"]
)
@pytest.mark.parametrize("sentence", ["{} vient.", "Un mur tient {} ici.", "Il tient M. {}, ici."])
def test_a_name_with_any_latin_capital_is_carried(sentence: str, name: str) -> None:
    """Its letters are not the model's to write."""

    class Stranger(Reverser):
        def knows(self, word: str) -> bool:
            return word.lower() != name.lower()

    engine = Stranger()

    assert name in answer(sentence.format(name), translator=engine).text
    assert sentence.format("<q1>") in engine.asked


@pytest.mark.parametrize(
    ("source", "term", "english", "made", "asked"),
    [
        ("Le Sou du Jour tient.", "Sou du Jour", "Sou du Jour", "El Sou du Jour tneit.", 1),
        ("Ici Le Cri du peuple tient.", "Cri du peuple", "Cri du peuple", None, 1),
        ("Le Canard enchaîné tient.", "Canard enchaîné", "Canard enchaîné", None, 1),
        ("Le Canard enchaîné tient.", "Canard enchaîné", "Duck", "El Duck tneit.", 2),
        ("Le mur enchaîné tient.", "mur enchaîné", "mur enchaîné", "El mur enchaîné tneit.", 1),
    ],
)
def test_a_term_of_the_glossary_stands_as_it_has_it(
    source: str, term: str, english: str, made: str | None, asked: int
) -> None:
    """Masked at once where it stays French, else once it is lost; before a longer known one."""
    engine = Reverser()
    found = answer(source, translator=engine, glossary={term: english})

    assert made in (None, found.text)
    assert english in found.text
    assert len(engine.asked) == asked
    assert "<q1>" in engine.asked[-1]
    assert not found.caveats


@pytest.mark.parametrize("masks", [MASKS, ()])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text,
        lambda text: text.replace("<q1>", ""),
        lambda text: text.replace("<q1>", "<q1> <q1>"),
        lambda text: text + " <q3>",
        lambda _: "",
        lambda _: '" « ” “ [ ]',
    ],
)
@pytest.mark.parametrize("mode", ["bilingual", "original"])
def test_quotations_survive_any_engine(
    masks: tuple[str, ...], spoil: Callable[[str], str], mode: QuotesMode
) -> None:
    """Whatever comes back from the engine, the quoted words stand in the result."""
    text = "Il dit « un » et « deux », puis « un » encore.\n\n« Trois\u00a0! » crie-t-il : « un »."

    made = answer(text, mode, Reverser(masks, spoil))

    assert [q.verbatim for q in made.quotations] == [True] * 5
    for q in made.quotations:
        assert q.target
        assert q.text == q.target.of(made.text)


def test_a_lost_mask_falls_back_to_both_sides() -> None:
    """Where the mask does not return, the text before and after is translated apart."""
    made = answer(
        "Il veut « un gilet » neuf.", "original", Reverser(spoil=lambda t: t.replace("<q1>", ""))
    )

    assert made.text == "Li tuev « un gilet » fuen."
    assert made.frames == {"apart": 1}


@pytest.mark.parametrize(
    ("source", "frame"),
    [
        ("Le mur « a tenu » ici.", "apart"),  # the “held” wall
        ("Le mur « blanc » tient ici.", "mask"),
        ("Le « reste » tient ici.", "mask"),  # a noun
    ],
)
def test_no_verb_stands_behind_a_determiner(source: str, frame: str) -> None:
    """Masks stand for nouns to the model, which moves one before the subject of its verb."""
    engine = Reverser(spoil=lambda text: "The <q1> wall here" if "<q1>" in text else text)

    assert answer(source, "original", engine).frames == {frame: 1}


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("Mais « un mur », insiste-t-il.", "But <q1> he insists", "But « un mur », he insists."),
        ("Mais « un mur », dit Roux.", "But <q1> says Roux", "But « un mur », says Roux."),
        ("Mais « un mur », dit Roux.", "The <q1> wall, he says", "The « un mur » wall, he says."),
        ("Mais « un mur », un toit.", "But <q1> a roof", "But « un mur » a roof."),
        ("« Un mur », mime Roux, 9 ans.", "<q1> mimes Roux, 9", "« Un mur », mimes Roux, 9."),
        ("« Un mur », un toit, 9 ans.", "<q1> a roof, 9", "« Un mur » a roof, 9."),
    ],
)
def test_a_comma_parts_a_quotation_from_who_says_it(
    source: str, output: str, expected: str
) -> None:
    """As in the French, where the model loses it; by whatever verb was read with the quotation."""
    engine = Reverser(spoil=lambda text: output if "<q1>" in text else text)

    assert answer(source, "original", engine, cue="mime").text == expected


def test_attempts_come_in_their_order() -> None:
    """Whole, numbers masked too, names too, then with the verb as posted, then both sides."""
    engine = _Unread(spoil=lambda text: text.replace("<q1>", ""))
    made = answer("Il veut 12 euros, « un gilet » et Rochebrune.", "original", engine)

    assert engine.asked == [
        "Il veut 12 euros, <q1> et Rochebrune.",
        "un gilet",
        "Il veut <q2> euros, <q1> et Rochebrune.",
        "Il veut <q2> euros, <q1> et <q3>.",
        "Il veut 12 euros",
        "et Rochebrune.",
    ]
    assert made.frames == {"apart": 1}


def test_a_number_in_words_that_is_lost_is_asked_for_masked() -> None:
    """It comes back in figures."""
    engine = Reverser()

    assert answer("Il veut trois cent huit murs.", translator=engine).text == "Li tuev 308 srum."
    assert engine.asked == ["Il veut trois cent huit murs.", "Il veut <q1> murs."]


def test_a_changed_number_is_noted_rather_than_a_quotation_set_apart() -> None:
    """The last attempt with a mask tolerates it; the sentence stays in one piece."""
    engine = Reverser(spoil=lambda text: re.sub(r"12 |<q2> ", "", text))
    made = answer("Il veut 12 « gilets » neufs.", "original", engine)

    assert engine.asked == ["Il veut 12 <q1> neufs.", "gilets", "Il veut <q2> <q1> neufs."]
    assert made.text == "Li tuev « gilets » sfuen."
    assert made.frames == {"mask": 1}
    assert [caveat.code for caveat in made.caveats] == ["number_changed"]


@pytest.mark.parametrize(
    ("lost", "asked"),
    [
        ("", ["Voir @jean ici."]),
        ("@jean ", ["Voir @jean ici.", "Voir", "ici."]),
    ],
)
def test_an_address_is_asked_for_as_it_is(lost: str, asked: list[str]) -> None:
    """Of a model without masks; where it does not come back, what stands beside it is asked for."""

    class Copier(Reverser):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            self.asked += sentences
            english = (s.replace("Voir", "See").replace("ici", "here") for s in sentences)
            return [Hypothesis(text.replace(lost, "")) for text in english]

    engine = Copier(masks=())
    made = answer("Voir @jean ici.", translator=engine)

    assert made.text == "See @jean here."
    assert engine.asked == asked


def test_what_loops_whole_is_cut() -> None:
    """Then its parts; at last what is repeated stands once, with a caveat."""
    engine = Reverser(spoil=lambda text: f"{text[:9]} on and on and on and on and")
    text = "Un mur tient, une porte dort, la cour est vide, le chat mange encore ici."
    made = answer(text, translator=engine)

    assert engine.asked == [
        text,
        "Un mur tient, une porte dort, la cour est vide,",
        "le chat mange encore ici.",
    ]
    assert made.text == "Nu rum tn on and."
    assert [caveat.code for caveat in made.caveats] == ["repetition"]


@pytest.mark.parametrize(
    ("source", "marked", "frames", "expected"),
    [
        ("Il veut « un gilet » neuf.", None, {"natural": 1}, "Li tuev “nu telig” fuen."),
        # no such English: the marks are lost, or stand in another number
        ("Il veut « un gilet » neuf.", "Li tuev", {"apart": 1}, "Li tuev “nu telig” fuen."),
        ("Il veut « un gilet » neuf.", "«a» «b»", {"apart": 1}, "Li tuev “nu telig” fuen."),
        ("Il veut « un gilet » neuf.", "«a a a a a a»", {"apart": 1}, "Li tuev “nu telig” fuen."),
        # with an address inside it has to stay as it is
        ("Il veut « un @gilet » ici.", None, {"apart": 1}, "Li tuev “nu @gilet” ici."),
        # another clause's quotation is not one that the sentence needs
        ("Il dit : « Un gilet. »", None, {"clause": 1}, "Li tid: “Nu telig.”"),
        (f"Il veut « un gilet » {'neuf ' * 90}.", None, {"apart": 1}, None),
        # a heading has no words of its own
        ("- « Un gilet » -", None, {"apart": 1}, "- “Nu telig” -"),
        # it has only half of the quotation
        ("Il veut « un\ngilet » neuf.", None, {"apart": 2}, "Li tuev “nu\ntelig” fuen."),
    ],
)
def test_a_sentence_with_a_lost_mask_is_asked_for_with_its_marks(
    source: str, marked: str | None, frames: Mapping[str, int], expected: str | None
) -> None:
    """In English alone, where its own words need not stand; taken where all marks come back."""

    def spoil(text: str) -> str:
        return marked if marked and "«" in text else text.replace("<q1>", "")

    engine = Reverser(spoil=spoil)
    made = answer(source, "translated", engine)

    assert made.frames == frames
    assert expected in {None, made.text}
    assert any("«" in one for one in engine.asked) == ("natural" in frames or marked is not None)


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("« Un mur », dit Roux, « un toit ».", ["<q1>, dit Roux", "un toit", "Un mur"]),
        ("« Un mur », voit Roux, « un toit ».", ["<q1>, voit Roux, <q2>.", "un toit", "Un mur"]),
        ("Ici « un mur », dit Roux.", ["Ici <q1>, dit Roux.", "un mur"]),
        ("« Un mur » « un toit ».", ["un toit", "Un mur"]),
        ("Ici : « Un mur » tient.", ["Ici", "tient.", "Un mur"]),
        ("« Un mur » tient.", ["<q1> tient.", "Un mur"]),
    ],
)
def test_a_quotation_is_a_clause_or_part_of_the_grammar(source: str, asked: list[str]) -> None:
    """A clause of its own where it opens or resumes before an attribution, or follows a colon."""
    engine = Reverser()
    answer(source, translator=engine)

    assert asked == engine.asked


@pytest.mark.parametrize(
    ("source", "spoil", "asked", "expected"),
    [
        (
            "« Un mur », soupire Roux.",
            "<q1>, says Roux",
            ["<q1>, dit Roux"],
            "“Nu rum,” Roux sighs.",
        ),
        ("« Analyse un mur ».", "", ["Analyse un mur"], "“Esylana nu rum.”"),
        (  # the quotation comes last there: asked for without it
            "« Un mur », soupire Roux.",
            "Roux says <q1>",
            ["<q1>, dit Roux", "dit Roux", "soupire Roux"],
            "“Nu rum,” eripuos xuor.",
        ),
        (
            "« Un mur », a dit aux journalistes Roux.",
            "",
            ["Roux a dit aux journalistes"],
            "“Nu rum,” Xuor a tid xua setsilanruoj.",
        ),
        ("« Un mur », lit-on ici.", "", ["c'est écrit ici"], "“Nu rum,” c'tse tircé ici."),
        ("« Un mur », m'a dit Roux.", "", ["Roux m'a dit"], "“Nu rum,” Xuor m'a tid."),
    ],
)
def test_who_speaks_is_asked_behind_a_mask(
    source: str, spoil: str, asked: list[str], expected: str
) -> None:
    """Unless somebody is told, or nobody named, which the model says better alone."""
    engine = Reverser(spoil=lambda text: spoil if spoil and "<q1>" in text else text)

    made = answer(source, "translated", engine)

    assert [one for one in engine.asked if one != "Un mur"] == asked
    assert made.text == expected


class Speaker(Reverser):
    """A translator that knows a sentence or two."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Take what it knows."""
        super().__init__()
        self.known = known

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Say what it knows; the rest as it stands."""
        self.asked += sentences
        return [Hypothesis(self.known.get(sentence, sentence)) for sentence in sentences]


@pytest.mark.parametrize(
    ("source", "known", "expected"),
    [
        (
            "On accuse Roux d'« oublier la loi » ici.",
            {
                "On accuse Roux de dire <q1> ici.": "Roux is accused of saying <q1> here.",
                "pour oublier la loi": "to forget the law",
            },
            "Roux is accused of “forgetting the law” here.",
        ),
        (
            "Roux avait « pris la loi ».",
            {"Roux avait dit <q1>.": "Roux had said <q1>.", "il a pris la loi": "he took the law"},
            "Roux had “taken the law”.",
        ),
        (  # where « dire » does not come through, as without it
            "Roux avait « pris la loi ».",
            {"Roux avait <q1>.": "Roux had <q1>.", "pris la loi": "took law"},
            "Roux had “taken law”.",
        ),
        (  # behind the quotation somebody says it: one of two "says" would be lost
            "Roux « n'oublie rien », dit Blanc.",
            {
                "Roux <q1>, dit Blanc.": "Roux <q1>, Blanc says.",
                "il n'oublie rien": "he forgets nothing",
            },
            "Roux “forgets nothing”, Blanc says.",
        ),
    ],
)
def test_a_quotation_that_opens_with_a_verb_has_one_in_english(
    source: str, known: Mapping[str, str], expected: str
) -> None:
    """In the form that its sentence needs; the original is as it was."""
    assert answer(source, "translated", Speaker(known)).text == expected


class Unsure(Reverser):
    """A translator that is as sure of each string: e ** -2 a piece, of four pieces."""

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Turn the letters of each word round, and say how sure that is."""
        unsure = Evidence(log_probability=-8.0, pieces=4)
        return [replace(found, evidence=unsure) for found in super().translate(sentences)]


def test_a_doubtful_sentence_is_told_and_not_tried_again() -> None:
    """It keeps its best way: the quotation carried by a mask."""
    engine = Unsure()
    engine.calibration = Calibration(1.0, 1.0, 0.0, 0.0, doubt=30)
    made = answer("Il veut « un gilet » neuf.", "original", engine)

    assert made.frames == {"mask": 1}
    assert engine.asked == ["Il veut <q1> neuf.", "un gilet"]
    assert [segment.confidence for segment in made.segments] == [27]  # 1 / (1 + e), of -16 over 8
    assert [caveat.code for caveat in made.caveats] == ["doubtful"]


def test_what_was_not_translated_has_no_confidence() -> None:
    """Nor has what a package without coefficients translated, nor a string without words."""
    engine = Unsure()
    assert [s.confidence for s in answer("Il tient.", "original", engine).segments] == [None]

    engine.calibration = Calibration(0.0, 0.0, 0.0, 0.0, doubt=0)
    made = answer("Il tient.\n\n12,5 %", "original", engine)
    assert [segment.confidence for segment in made.segments] == [50, None]


def test_words_that_somebody_said_own_nothing() -> None:
    """A model that makes a noun of a mask is not believed: the sides stand apart."""
    engine = Reverser(spoil=lambda text: text.replace("<q1>", "<q1>'s"))

    assert "'s" not in answer("Il dit que la maire « a crié » hier.", translator=engine).text


class Stranger(Reverser):
    """An engine that knows no name, and garbles one."""

    def knows(self, word: str) -> bool:
        """Know small words alone."""
        return word.islower() and word != "rochebrune"

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Say the same of whatever bridge it is."""
        self.asked += sentences
        names = ("<q1>" if "<q1>" in s else self.spoil("Rochebrune") for s in sentences)
        return [Hypothesis(f"The bridge of {name} opens.") for name in names]


@pytest.mark.parametrize(("garbled", "calls"), [("Rochebrun", 1), ("Dusts", 2)])
def test_a_name_is_put_right_or_asked_for_masked(garbled: str, calls: int) -> None:
    """What is nearly right needs no second try."""
    engine = Stranger(spoil=lambda _name: garbled)
    made = answer("Le pont de Rochebrune rouvre.", translator=engine)

    assert made.text == "The bridge of Rochebrune opens."
    assert len(engine.asked) == calls


@pytest.mark.parametrize(
    ("french", "asked", "english"),
    [
        ("La Bretagne a gagné.", "<q1> a gagné.", "Brittany won."),
        ("Les Alpes ont gagné.", "Les <q1> ont gagné.", "Alps won."),
        ("Sophie Bretagne a gagné.", None, "Britain won."),
        ("Un Suisse a gagné.", None, "Britain won."),
        ("Conseil général a gagné.", "<q1> a gagné.", "County council won."),
        ("Conseil généraliste a gagné.", None, "Britain won."),
        ("Le Conseil d’Etat a gagné.", "<q1> a gagné.", "The Council of State won."),
        ("Un préfet a gagné.", "Un <q1> a gagné.", "Prefect won."),
        ("Un Nantais (Nord) a gagné.", "Un Nantais <q1> a gagné.", "(Nord) won."),
        ("Un Nord a gagné.", None, "Britain won."),
    ],
)
def test_fixed_names_and_terms_are_asked_for_masked(
    french: str, asked: str | None, english: str
) -> None:
    """Where the English lacks one: not for surnames and peoples; places lose their article."""

    class Islander(Reverser):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            self.asked += sentences
            return [Hypothesis(f"{'<q1>' if '<q1>' in s else 'Britain'} won.") for s in sentences]

    engine = Islander()
    made = answer(french, translator=engine, glossary={"conseil général": "county council"})

    assert (made.text, engine.asked[1:]) == (english, [asked] if asked else [])


def test_a_name_within_a_name_is_masked_with_it_and_not_set_at_the_end() -> None:
    """Of « Tour de France » the model loses both the race and the country."""

    class Tourist(Reverser):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            self.asked += sentences
            return [
                Hypothesis(f"{'<q1>' if '<q1>' in s else 'A tower'} starts.") for s in sentences
            ]

        def knows(self, word: str) -> bool:
            return word.lower() != "france"

    engine = Tourist()
    made = answer("Le Tour de France part.", translator=engine)

    assert made.text == "The Tour de France starts."
    assert engine.asked[1:] == ["<q1> part."]


def test_a_surname_that_is_a_word_too_is_no_word() -> None:
    """Once the article has named Jacques Marchand, or M. Forestier."""

    class Shopkeeper(Reverser):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            self.asked += sentences
            return [
                Hypothesis(f"{'<q1>' if '<q1>' in s else 'A merchant'} won.") for s in sentences
            ]

    text = "Jacques Marchand est là.\n\nMarchand a gagné.\n\nUn marchand a gagné."
    made = answer(text, translator=Shopkeeper()).text

    assert made == "Marchand won.\n\nMarchand won.\n\nA merchant won."


def test_the_model_is_asked_in_figures_if_it_wants_them() -> None:
    """Ours does; another package gets the article's own words."""
    ours, other = Reverser(), Reverser()
    other.wants_figures = False
    answer("Il a soixante-dix ans.", translator=ours)
    answer("Il a soixante-dix ans.", translator=other)

    assert ours.asked[0] == "Il a 70 ans."
    assert other.asked[0] == "Il a soixante-dix ans."


def test_a_party_is_asked_for_as_an_adjective_of_ours() -> None:
    """And as it stands, where who speaks comes back without a verb."""

    class Clerk(Reverser):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            self.asked += sentences
            said = {
                "<q1>, a dit le maire gaulliste": "<q1>, the Gaullist mayor",
                "<q1>, a dit le maire LR": "<q1>, said mayor LR",
                "Un maire gaulliste part.": "A Gaullist mayor leaves.",
            }
            return [Hypothesis(said.get(s, "A mayor LR leaves.")) for s in sentences]

    ours, other = Clerk(), Clerk()
    ours.reads_hints = True

    assert answer("Un maire LR part.", translator=ours).text == "An LR mayor leaves."
    assert answer("Un maire LR part.", translator=other).text == "A mayor LR leaves."
    assert answer("« Oui », a dit le maire LR.", translator=ours).text.endswith(", said mayor LR.")


def test_a_quotation_is_asked_as_its_sentence_has_it() -> None:
    """Behind its article, a clause as a sentence: of both answers the better one is read."""

    class Clerk(Reverser):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            self.asked += sentences
            said = {
                "Il craint un <q1>.": ("He fears a <q1>.", -0.1),
                "été chaud": ("warm", -0.7),
                "un été chaud": ("a hot summer", -0.3),
                "pop musique": ("pop music", -0.2),
                "une pop musique": ("a music pop", -0.3),
                "Il craint une <q1>.": ("He fears a <q1>.", -0.1),
                "Ici, <q1>.": ("Here, <q1>.", -0.1),
                "on est là": ("here", -0.7),
                "On est là.": ("We're here.", -0.3),
            }
            english = [said[sentence] for sentence in sentences]
            return [Hypothesis(text, evidence=Evidence(sure, 1)) for text, sure in english]

    engine = Clerk()
    engine.reads_hints = True
    for source, english in (
        ("Il craint un « été chaud ».", "He fears a “hot summer”."),
        ("Il craint une « pop musique ».", "He fears a “pop music”."),
        ("Ici, « on est là ».", "Here, “we're here”."),
    ):
        assert answer(source, "translated", translator=engine).text == english


def test_letters_with_accents_apart_reach_the_model_composed() -> None:
    """Else « Château » in eight characters has a name in it, « Cha », that is lost and masked."""
    engine = Reverser()
    made = answer("Le pont de Cha\u0302teau rouvre.", translator=engine)

    assert engine.asked == ["Le pont de Château rouvre."]
    assert made.text == "El tnop ed uaetâhc ervuor."


def test_a_mask_in_the_article_never_reaches_the_model() -> None:
    """A literal <q1> is text like any other and comes back as it was."""
    engine = Reverser(masks=())
    made = answer("Le code <q1> est écrit.", translator=engine)

    assert not any("<q1>" in asked for asked in engine.asked[1:])
    assert made.text.count("<q1>") == 1


def test_english_marks_in_translated_mode() -> None:
    """In translated text quotations stand in English marks and verbatim is not claimed."""
    made = answer("Rutte a déclaré : « Cela se produit. »", "translated")

    assert made.text == "Ettur a éralcéd: “Alec es tiudorp.”"
    assert made.quotations[0].verbatim is None
    target = made.quotations[0].target
    assert target
    assert target.of(made.text) == "“Alec es tiudorp.”"


def bilingual(text: str) -> str:
    """Translate a text with the quotations that are found in it; set it with glosses."""
    article = article_of(text)
    found = extraction.find(article).quotations
    segments = segment.segment(article, found)
    languages = Languages(Detection("fr", 99.0), ("fr",) * len(article.paragraphs))
    engine = Reverser()
    parameters = translate.TranslationParameters("bilingual", {}, lambda _new: None)
    made = translate.translate(article, found, languages, segments, engine, parameters)
    work = render.ProcessedArticle(article, found, languages, made, None, ())
    return render.render(work, Options(), engine.signature).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Un mur tient. "Un toit manque. "Un chat dort." La suite vient.',
            (
                '"Un mur tient. "Un toit manque. "Un chat dort." '
                "[“Nu rum tneit. Nu tiot euqnam. Nu tahc trod.”] Al etius tneiv."
            ),
        ),
        (
            "Il dit « la paix »« du toit » hier.",
            "Li tid « la paix » [“al xiap”] « du toit » [“ud tiot”] reih.",
        ),
        (
            'Le mur dit "la paix. "Un toit" hier.',
            'El rum tid "la paix. "Un toit" [“al xiap. Nu tiot”] reih.',
        ),
        (
            "« Il lit : “Un mur,\n“Un toit.” Et dort », dit Roux.",
            (
                "« Il lit : “Un mur, [“Li til: ‘Nu rum,’”]\n“Un toit.” Et dort » "
                "[“‘Nu tiot.’ Te trod”], tid xuor."
            ),
        ),
    ],
)
def test_a_mark_that_stands_again_is_not_in_the_english(text: str, expected: str) -> None:
    """Neither is the mark that closes; what is quoted within goes on in marks of its own.

    Two quotations without a blank between get one.
    """
    assert bilingual(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un mur tient.Un toit manque.", "Nu rum tneit. Nu tiot euqnam."),
        ("« Un mur tient.Un toit manque. »", "« Un mur tient.Un toit manque. » [“{}”]"),
    ],
)
def test_sentences_that_are_glued_are_apart_in_english(text: str, expected: str) -> None:
    """In a quotation only in its gloss."""
    assert bilingual(text) == expected.format("Nu rum tneit. Nu tiot euqnam.")


KEPT = ("https://ex.fr/a_b", "@jean", "#vendanges", "jean.dupont@ex.fr")
FRAGMENTS = st.sampled_from(
    [
        *KEPT,
        "« oui »",
        "« à 3,5 % »",
        "Il dit",
        "a déclaré le maire",
        ",",
        ":",
        ".",
        "@X",
        "lemonde.fr",
        ".fr",
        "12",
        "😀",
        "⏰",
        "1️⃣",
        "●",
        "<q1>",
        "«\u00a0non\u00a0!\u00a0»",
        "et",
        "\n",
        "\n\n",
        "L'OTAN",
        "(",
        ")",
    ]
)


def test_what_was_asked_in_other_words_is_told() -> None:
    """Of a sentence that was asked as it stands, nothing is."""
    found = answer("Il reste soixante-dix murs.\nUn mur tient.").segments

    assert [segment.asked for segment in found] == [("Il reste 70 murs.",), ()]


@given(st.lists(FRAGMENTS, min_size=1, max_size=14), st.sampled_from(["bilingual", "original"]))
def test_nothing_is_lost_from_any_mixture(fragments: list[str], mode: QuotesMode) -> None:
    """Quotations, addresses, names and emoji of any mixture all come back, in order."""
    text = " ".join(fragments)
    made = answer(text, mode, Reverser(masks=()))

    assert all(q.verbatim for q in made.quotations)
    for kept in (*KEPT, "😀", "⏰", "1️⃣", "●", "<q1>"):
        assert text.count(kept) == made.text.count(kept)
    for record in made.segments:
        for target in record.target:
            assert target.text == target.of(made.text)


def test_a_summary_indexes_its_own_text() -> None:
    """Sentences of a summary and its quotations point into the summary."""
    text = "Un.\nIl dit « non ».\nTrois."
    lines = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    article = Article(text, tuple(lines))
    found = [quotation(1, text, Span(11, 18))]
    segments = [Segment(f"s{i + 1}", i, span) for i, span in enumerate(lines)]
    languages = Languages(Detection("fr", 99.0), ("fr",) * 3)
    parameters = translate.TranslationParameters("bilingual", {}, lambda _new: None)
    engine = Reverser()
    made = translate.translate(article, found, languages, segments, engine, parameters)
    chosen = Summary((SummarySentence((1,), 1), SummarySentence((2,), 2)))
    work = render.ProcessedArticle(article, found, languages, made, chosen, ())

    answered = render.render(work, Options(), engine.signature)

    assert answered.summary == "Li tid « non » [“non”]. Siort."
    place = answered.quotations[0].in_summary
    assert place
    assert place.of(answered.summary) == "« non »"
    assert [s.target.text for s in answered.sentences or ()] == [
        "Li tid « non » [“non”].",
        "Siort.",
    ]


@pytest.mark.parametrize(
    ("text", "made", "asked"),
    [
        ("Un mur Владимир Путин tient.", "Nu rum Владимир Путин tneit.", ["Un mur <q1> tient."]),
        (
            "Un Κυριάκος, 习近平 et محمد بن",
            "Nu Κυριάκος, 习近平 te محمد بن",
            ["Un <q1>, <q2> et <q3>"],
        ),
        ("Il lit « Известия » ici.", "Li til « Известия » [“Известия”] ici.", None),
        ("Un « toit CO₂ neuf » ici.", "Nu « toit CO₂ neuf » [“tiot CO₂ fuen”] ici.", None),
        ("Ces 95 ₽ et H₂O, 5 µg.", "Sec 95 ₽ te H₂O, 5 µg.", ["Ces 95 <q1> et <q2>, 5 <q3>."]),
        ("Un mur de 3 × 4 toits.", "Nu rum ed 3 × 4 stiot.", ["Un mur de 3 <q1> 4 toits."]),
        ("Ces 95 € et −5 °.", "Sec 95 € te −5 °.", ["Ces 95 € et −5 °."]),
    ],
)
def test_the_model_is_not_asked_for_letters_it_lacks(
    text: str, made: str, asked: list[str] | None
) -> None:
    """Other scripts, subscripts and signs stand as posted, in what is quoted and in its English."""
    engine = Reverser()

    assert answer(text, translator=engine).text == made
    assert asked in (None, engine.asked)


@pytest.mark.parametrize("unseen", "\0\x02\x1b\x7f\x9f\ufffc\u200e\u202a\u2066\u2069\u061c")
@pytest.mark.parametrize("mode", ["bilingual", "translated"])
def test_what_nobody_sees_does_not_reach_the_model(unseen: str, mode: QuotesMode) -> None:
    """Control characters, marks of direction: what is quoted has them still."""
    engine = Reverser(spoil=lambda text: text.replace("<q1>", ""))
    text = f"Un mur{unseen} tient.\nIl veut « un {unseen}gilet » neuf."
    made = answer(text, mode, engine)

    assert engine.asked
    assert not any(unseen in asked for asked in engine.asked)
    assert made.quotations[0].text == f"« un {unseen}gilet »"
    assert made.text.startswith("Nu rum tneit.")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("PARIS, 3 mars (AFP) — Un mur tient.", "PARIS, 3 March (AFP) — Nu rum tneit."),
        ("BREST, le 1er sept. 2025. – Un mur.", "BREST, 1 September 2025. – Nu rum."),
        ("PARIS, 3 mars (AFP) —", "PARIS, 3 March (AFP) —"),
        ("• Un mur tient.", "• Nu rum tneit."),
        ("▶ Un mur ▪ tient.", "▶ Nu rum ▪ tneit."),
        ("▶️ Un mur 1️⃣2️⃣ tient. ■", "▶️ Nu rum 1️⃣2️⃣ tneit. ■"),
        ("© Un mur", "© Nu rum"),
        ("• « Un mur », dit Roux.", "• « Un mur » [“Nu rum”], tid xuor."),
        ("Un mur, le 3 mars • tient.", "Nu rum, el 3 sram • tneit."),
    ],
)
def test_what_opens_a_paragraph_is_not_the_models(text: str, made: str) -> None:
    """Bullets and datelines stand as posted, but for the month; a model lost or garbled them."""
    assert answer(text, "bilingual").text == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Voir meteo.gouv.fr/a, SNCF.com ou .net.", "Riov meteo.gouv.fr/a, SNCF.com uo .net."),
        ("Voir jean.fr@ex.org, @X.", "Riov jean.fr@ex.org, @X."),
        ("Un mur tient.Ca manque.", "Nu rum tneit.ac euqnam."),  # a blank is missing
    ],
)
def test_addresses_stand_as_posted(text: str, made: str) -> None:
    """Of sites too, where the end of the name is one that is known."""
    assert answer(text, "bilingual").text == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Un mur\t21 030\t48,5 %", "Nu rum\t21,030\t48.5%"),
        ("Un mur | 21 030 |  « un toit »", "Nu rum | 21,030 | « un toit » [“nu tiot”]"),
        ("Il dit\u00a0: « un\tmur »", "Li tid: « un\tmur » [“nu rum”]"),
        (f"Un mur\ttient{' encore' * 20}.", f"Nu rum tneit{' erocne' * 20}."),
    ],
)
def test_the_cells_of_a_row_stay_apart(text: str, made: str) -> None:
    """Each is translated by itself, numbers too; a tab in prose is a blank."""
    assert answer(text, "bilingual").text == made


def test_an_opening_and_a_quotation_in_english() -> None:
    """In translated mode too the quotation keeps its marks and its place."""
    assert answer("PARIS (AFP) - Il voit « un mur » là.", "translated").text == (
        "PARIS (AFP) - Li tiov “nu rum” àl."
    )


def test_a_glossary_is_a_hint_where_the_model_reads_hints() -> None:
    """So the term keeps its place in the grammar, and nothing is asked twice."""
    engine = FakeTranslator(reads_hints=True)
    made = answer("Le vœu est connu.", translator=engine, glossary={"vœu": "motion"})

    assert made.text == "The motion is unnoc."
    assert engine.asked == [f"Le vœu{OPEN} motion{CLOSE} est connu."]


def test_a_known_term_is_offered_once_the_answer_lacks_it() -> None:
    """The network knows most of them, and reads a sentence worse for each hint."""
    engine = FakeTranslator(reads_hints=True)
    made = answer("Son arme blanche est connue.", translator=engine)

    assert "bladed weapon" in made.text
    assert engine.asked == [
        "Son arme blanche est connue.",
        f"Son arme blanche{OPEN} bladed weapon{CLOSE} est connue.",
    ]


def test_what_any_answer_lacked_is_asked_for_masked() -> None:
    """The hint helped to one of two terms: both are behind masks then."""

    class Hinted(FakeTranslator):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            super().translate(sentences)
            return [Hypothesis("The Oise, Gard." if OPEN in s else s[:2]) for s in sentences]

    engine = Hinted(reads_hints=True)
    answer("L'Oise, le Gard et l'Aude ferment.", translator=engine)

    assert engine.asked[2] == "<q3>, <q1> et <q2> ferment."


def test_words_that_the_english_lacks_are_told() -> None:
    """By name, once each, where the article has them in these letters."""

    class Forgetful(FakeTranslator):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            told = {"vœu": True, "dire": True, "connu": False}
            lost = [LostWord(word, ("motion",), settled=settled) for word, settled in told.items()]
            evidence = Evidence(-1, 2, 3, lost=(lost[0], *lost))
            return [replace(one, evidence=evidence) for one in super().translate(sentences)]

    (caveat,) = answer("Le vœu est connu.", translator=Forgetful()).caveats

    assert caveat.code == "omitted"
    assert (
        str(caveat.message)
        == "The English may lack what these words say: «\N{NO-BREAK SPACE}vœu\N{NO-BREAK SPACE}»."
    )


def test_an_english_that_may_say_the_opposite_is_told_once() -> None:
    """By a word with a denying prefix, or by a check; no other attempt is made."""

    class Opposing(FakeTranslator):
        def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
            evidence = Evidence(-1, 2, opposed=(("déconseillent", ""),) * 2)
            return [replace(one, evidence=evidence) for one in super().translate(sentences)]

    engine = Opposing()
    made = answer("Ils déconseillent la piste.", translator=engine)

    assert [caveat.code for caveat in made.caveats] == ["negation_changed"]
    assert engine.asked == ["Ils déconseillent la piste."]


def test_words_that_are_made_up_are_told() -> None:
    """By name, once each, where a quotation is in English too."""
    engine = FakeTranslator(spoil=lambda _text: "The loiture falls.")
    engine.english_words = frozenset({"mayor"})
    (caveat,) = answer("La loi dit : « la loi attend ».", "translated", engine).caveats

    assert caveat.code == "unknown_word"
    assert str(caveat.message) == "The model may have made up “loiture”: compare the French."


def test_possessives_are_those_of_the_article() -> None:
    """In a quotation and around it."""
    engine = FakeTranslator(spoil=lambda text: re.sub(r"\bas\b", "his", text))
    text = "La maire dort. Dans sa ville, elle dit : « sa loi attend »."
    translation = answer(text, "translated", translator=engine)

    assert len(re.findall(r"\bher\b", translation.text)) == 2
    assert not re.search(r"\bhis\b", translation.text)


def test_a_model_that_reads_no_hints_is_asked_without() -> None:
    """Argos's own package would read the marks as words."""
    engine = FakeTranslator()
    answer("Le groupe ferme. Il vend.", translator=engine)

    assert not [asked for asked in engine.asked if OPEN in asked]


def test_the_marks_of_hints_in_an_article_are_no_hints() -> None:
    """Whoever writes them there puts no words into our mouth."""
    engine = FakeTranslator(reads_hints=True)
    answer(f"Le vœu{OPEN} motion{CLOSE} est connu.", translator=engine)

    assert engine.asked[0] == "Le vœu motion est connu."
