"""Forms of the English verb that a quotation opens with."""

import pytest

from service.translation.preparation.quoted.verb_forms import inflected
from service.translation.preparation.quoted.verbs import Form


@pytest.mark.parametrize(
    ("phrase", "form", "expected"),
    [
        ("murder the election", "gerund", "murdering the election"),
        ("take part", "gerund", "taking part"),
        ("to take part", "gerund", "taking part"),
        ("be seen", "gerund", "being seen"),
        ("see it", "gerund", "seeing it"),
        ("lie", "gerund", "lying"),
        ("stop", "gerund", "stopping"),
        ("begin", "gerund", "beginning"),
        ("quit", "gerund", "quitting"),
        ("travel", "gerund", "travelling"),
        ("help", "gerund", "helping"),
        ("fix", "gerund", "fixing"),
        ("not move", "gerund", "not moving"),
        ("deliberately mislead", "gerund", "deliberately misleading"),
        ("reply", "gerund", "replying"),
        ("apply it", "gerund", "applying it"),
        ("bring", "gerund", "bringing"),
        ("sleeping", "gerund", "sleeping"),
        ("took over", "participle", "taken over"),
        ("lied", "participle", "lied"),
        ("“no”", "gerund", "“no”"),
        ("vote", "", "vote"),
    ],
)
def test_the_verb_takes_the_form_that_its_sentence_needs(
    phrase: str, form: Form, expected: str
) -> None:
    """An adverb or a denial before it is passed over."""
    assert inflected(phrase, form) == expected
