"""Words that an answer lacks are asked for again; only an answer that lacks fewer is taken."""

from collections.abc import Sequence

from service.article import Evidence, Hypothesis, LostWord
from service.translation.omissions import with_lost_words
from service.translation.preparation.hints import CLOSE, OPEN
from tests.fakes import FakeTranslator

JERSEY = LostWord("maillot", ("jersey", "shirt"), settled=True)
STILL = LostWord("encore", ("still",), settled=True)
MILD = LostWord("doux", ("mild", "soft"), settled=False)


def answer(text: str, *lost: LostWord, sure: float = -0.5) -> Hypothesis:
    """Make an answer of ten pieces that lacks these words."""
    return Hypothesis(text, evidence=Evidence(10 * sure, 10, len(lost), lost=lost))


class Model(FakeTranslator):
    """Answers every string with the same hypotheses, best first, and keeps what it was asked."""

    def __init__(self, *answers: Hypothesis) -> None:
        """Take the answers to everything."""
        super().__init__(reads_hints=True)
        self.answers = answers
        self.quick = 0

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Answer each sentence with the first."""
        self.asked += sentences
        return [self.answers[0]] * len(sentences)

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Answer each sentence with the first, and count the call."""
        self.quick += 1
        return self.translate(sentences)

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Answer each sentence with all."""
        self.asked += sentences
        return [self.answers] * len(sentences)


def test_an_answer_that_lacks_less_takes_the_place() -> None:
    """The word goes with what it may be; of several answers the one that lacks fewest."""
    model = Model(answer("less", STILL), answer("whole"), answer("whole too"))
    made = with_lost_words(
        ["Il est en maillot.", "Il dort."], [answer("it", JERSEY, STILL), answer("he")], model
    )

    assert [one.text for one in made] == ["whole", "he"]
    assert model.asked == [f"Il est en maillot{OPEN} jersey{OPEN} shirt{CLOSE}."]


def test_words_that_may_be_something_else_are_asked_for_after_the_others() -> None:
    """By a quick search, where its answer is nearly as sure, and the string is not long."""
    model = Model(answer("mild jersey", sure=-0.54))
    made = with_lost_words(["Un maillot doux."], [answer("a vest", JERSEY, MILD)], model)

    assert [one.text for one in made] == ["mild jersey"]
    model = Model(answer("mild", sure=-0.54))
    assert with_lost_words(["Il est doux."], [answer("he", MILD)], model) == [model.answers[0]]
    assert model.asked == [f"Il est doux{OPEN} mild{OPEN} soft{CLOSE}."]
    assert model.quick == 1
    long = f"Il est doux {'et ' * 38}"
    assert with_lost_words([long], [answer("he", MILD)], model) == [answer("he", MILD)]
    model = Model(answer("mild", sure=-0.56))
    assert with_lost_words(["Il est doux."], [answer("he", MILD)], model) == [answer("he", MILD)]


def test_an_answer_that_is_no_better_does_not() -> None:
    """As many words lacking, less sure by more than a tenth, cut off, or without its masks."""
    given = [answer("<q1> it", JERSEY)]
    model = Model(
        answer("<q1> lacks", STILL),
        answer("<q1> unsure", sure=-0.61),
        Hypothesis("<q1> cut off", truncated=True, evidence=Evidence(-1, 10)),
        answer("without the mask"),
        answer("<q1> <q1> twice"),
    )

    assert with_lost_words(["<q1> en maillot."], given, model) == given


def test_nothing_is_asked_where_nothing_is_lacking() -> None:
    """Most articles have a sentence or two."""
    model = Model()

    assert with_lost_words(["Il dort."], [answer("He sleeps.")], model) == [answer("He sleeps.")]
    assert model.asked == []


EASING = ("déconfinement", "easing of lockdown")


def opposite(text: str, noun: tuple[str, str] = EASING) -> Hypothesis:
    """Make an answer that says the opposite of a word."""
    return Hypothesis(text, evidence=Evidence(-5, 10, opposed=(noun,)))


def test_the_opposite_of_a_noun_is_asked_again_behind_a_mask() -> None:
    """One that the string has not; what the noun is told to be is set in its place."""
    model = Model(answer("a gradual <q2> of <q1>", sure=-0.7))
    made = with_lost_words(
        ["un déconfinement de <q1>", "il dort"],
        [opposite("a gradual lockdown of <q1>"), answer("he sleeps")],
        model,
    )

    assert [one.text for one in made] == ["a gradual easing of lockdown of <q1>", "he sleeps"]
    assert not made[0].evidence.opposed
    assert model.asked == ["un <q2> de <q1>"]


def test_what_is_no_better_than_an_opposite_does_not_take_its_place() -> None:
    """Where the mask is lost, the answer much less sure, or the word no noun: it is told then."""
    given = [opposite("the lockdown")]
    for other in (answer("the <q1> <q1>"), answer("the"), answer("the <q1>", sure=-0.81)):
        assert with_lost_words(["le déconfinement"], given, Model(other)) == given
    for noun in (("déconfinement", ""), ("déconfit", "crestfallen")):
        model = Model(answer("the <q1>"))
        given = [opposite("the lockdown", noun)]
        assert with_lost_words(["le déconfinement"], given, model) == given
        assert model.asked == []
