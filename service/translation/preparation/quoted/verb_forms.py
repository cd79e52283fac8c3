"""Forms of the English verb that a quotation opens with: "murder" as "murdering"."""

import re
from collections.abc import Callable, Mapping

from service.knowledge import english
from service.translation.preparation.quoted.verbs import Form

# What may stand before the verb: not to exaggerate, better see, deliberately mislead.
_VERB = re.compile(
    r"(?:(?:also|always|better|just|never|not|only|\w{3,}(?<!p)(?<!f)ly) )*([a-z]+)\b"
)
_DOUBLED = re.compile(
    r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]"
    r"|(?:abet|admit|allot|begin|commit|compel|concur|confer|control|defer|deter|dispel|emit|equip"
    r"|excel|expel|forget|incur|infer|instil|occur|omit|patrol|permit|prefer|propel|rebel|recur"
    r"|refer|regret|repel|submit|transfer|transmit|upset)"
    r"|\w+(?:cel|nel|vel)"  # cancelling, channelling, travelling
)


def inflected(phrase: str, form: Form) -> str:
    """Return words that open with a verb, that verb in the given form; "": as they are."""
    bare = phrase.removeprefix("to ")
    found = _VERB.match(bare)
    if not form or found is None:
        return phrase
    made = _MADE[form](found[1])
    return bare[: found.start(1)] + made + bare[found.end(1) :]


def gerund(verb: str) -> str:
    """Return the gerund of a bare infinitive: taking, lying, stopping."""
    if verb.endswith("ing") and len(verb) > len("bring"):
        return verb
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1] if _DOUBLED.fullmatch(verb) else ''}ing"


def participle(verb: str) -> str:
    """Return the participle of a past tense: taken, lied."""
    return english.irregular_participles.get(verb, verb)


_MADE: Mapping[Form, Callable[[str], str]] = {"gerund": gerund, "participle": participle}
