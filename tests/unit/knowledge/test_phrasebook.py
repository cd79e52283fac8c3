"""Each row of the phrasebook can match: it has an example, which no earlier row answers."""

import re
from collections.abc import Iterator

import pytest

from service.knowledge import phrasebook
from service.knowledge.patterns import filled
from service.translation.english.misreadings import put_right
from service.translation.rewording import plainer, rewording_rules

RULES = tuple(rewording_rules())


def examples() -> Iterator[tuple[str, str]]:
    """Yield for each rule, in their order, the pattern of its row and an example."""
    yield from ((topic, f"{topic} : le point") for topic in phrasebook.topics)
    yield from ((row.pattern, row.example) for row in phrasebook.patterns)
    for word, _ in phrasebook.quantities:
        for row in phrasebook.quantity_patterns:
            example = row.example
            for other, _ in phrasebook.quantities:
                example = re.sub(rf"\b{other}\b", word, example)
            if word == "millier":
                example = re.sub(r"(?<=[Uu]n)e\b", "", example).replace("Un bonne", "Un bon")
            yield f"{row.pattern} {word}", example
    yield from ((row.turn, row.turn.replace("-", "e", 1)) for row in phrasebook.verbs_in_er)
    for faire in phrasebook.turns_with_faire:
        turn = re.sub(r"\(\?= (\w+)\)", r" \1", faire.turn)
        for form in ("a fait", "fait", "font", "faire"):
            yield f"{faire.turn} {form}", f"{form} {turn}"
    for verb in phrasebook.verbs_with_a:
        yield from ((verb.turn, f"{verb.turn} {to} maire") for to in ("à", "au", "aux"))
    yield from ((row.pattern, row.example) for row in phrasebook.last_patterns)


def test_each_rule_answers_its_example() -> None:
    """Itself, and none before it: else the row could go, or stands too far down."""
    wrong = []
    for rule, (row, example) in zip(RULES, examples(), strict=True):
        matching = (r for r in RULES if r.contains in example and r.pattern.search(example))
        if (found := next(matching, None)) is not rule:
            wrong.append((row, example, found and found.pattern.pattern))

    assert not wrong


def test_each_phrase_is_found() -> None:
    """Alone: by its own row, since longer ones do not fit in."""
    lost = [phrase for phrase in phrasebook.phrases if plainer(phrase) == phrase]

    assert not lost


@pytest.mark.parametrize("row", phrasebook.misreadings, ids=lambda row: row.wrong)
def test_each_misreading_is_put_right_by_its_own_row(row: phrasebook.Misreading) -> None:
    """What comes out of the model for the example is no longer there; no earlier row takes it."""
    first = next(
        other
        for other in phrasebook.misreadings
        if other.contains in row.example
        and re.search(filled(other.french, phrasebook.fragments), row.example)
        and re.search(filled(other.wrong, phrasebook.fragments), row.output)
    )

    assert first is row
    assert put_right(row.example, row.output) != row.output
