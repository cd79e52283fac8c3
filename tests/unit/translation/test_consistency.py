"""One rendering an article, as far as the model follows."""

from collections.abc import Sequence

from service.article import Hypothesis
from service.translation.consistency import Renderings
from service.translation.preparation.hints import CLOSE, OPEN, taken

REQUESTS = ["Le vœu un.", "Le vœu deux.", "Un vœu.", "Rien."]
MOTION, MOTIONS = (("vœu", "motion"),), (("vœu", "motions"),)
WISH = (("Vœu", "wish"),)


class Model:
    """Answers what it is asked again with one answer, and keeps what that was."""

    def __init__(self, answer: Hypothesis) -> None:
        """Take the answer to everything."""
        self.answer = answer
        self.asked: list[str] = []

    def __call__(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Answer each sentence."""
        self.asked += sentences
        return [self.answer] * len(sentences)


def answers(*renderings: tuple[tuple[str, str], ...]) -> list[Hypothesis]:
    """Make answers with these renderings."""
    return [Hypothesis(str(i), renderings=found) for i, found in enumerate(renderings)]


def test_what_differs_from_most_is_asked_again_with_that_alone() -> None:
    """Its answer is taken, since it has what was wanted."""
    model = Model(Hypothesis("again", renderings=(("Vœu", "motion"),)))
    made = Renderings().made_one(
        ["Vœu un.", *REQUESTS[1:]], answers(WISH, MOTION, MOTION, ()), model
    )

    assert model.asked == [f"Vœu{OPEN} motion{CLOSE} un."]
    assert [answer.text for answer in made] == ["again", "1", "2", "3"]


def test_the_first_answer_stands_where_the_model_does_not_follow() -> None:
    """Or where the second stopped early."""
    for answer in (
        Hypothesis("again", renderings=WISH),
        Hypothesis("again", truncated=True, renderings=(("Vœu", "motion"),)),
    ):
        given = answers(WISH, MOTION, MOTION, ())
        assert Renderings().made_one(["Vœu un.", *REQUESTS[1:]], given, Model(answer)) == given


def test_nothing_is_asked_again_without_need() -> None:
    """Of two renderings that are as frequent neither is usual; forms of one are the same."""
    model = Model(Hypothesis("again"))
    for given in (answers(WISH, MOTION, (), ()), answers(MOTION, MOTIONS, MOTION, ())):
        assert Renderings().made_one(REQUESTS, given, model) == given

    assert Renderings().made_one([], [], model) == []
    assert model.asked == []


def test_renderings_of_earlier_windows_count() -> None:
    """A later one is asked for again by them, whatever most of its own sentences have."""
    model = Model(Hypothesis("again", renderings=(("vœu", "motion"),)))
    article = Renderings()
    article.made_one(REQUESTS, answers(MOTION, MOTION, MOTION, ()), model)
    made = article.made_one(REQUESTS[:2], answers((("vœu", "wish"),), (("vœu", "wish"),)), model)

    assert [answer.text for answer in made] == ["again", "again"]


def test_the_candidate_taken_is_read_off_the_english() -> None:
    """As a word, in whatever case; a phrase is known by its last word."""
    asked = (
        f"La garde à vue{OPEN} custody{OPEN} police custody{CLOSE} et la grue{OPEN} crane{CLOSE}."
    )

    assert taken(asked, "Police Custody and the cranes.") == (("vue", "custody"),)
    assert taken("La grue.", "The crane.") == ()
