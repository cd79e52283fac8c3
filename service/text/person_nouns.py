"""What a French noun or a first name says of a person: whether it is one, and the gender."""

import re

from service.knowledge import french

_KNOWN = french.all_roles | french.quotation_kinds.documents
_FEMININE_ENDINGS = ("trice", "euse", "ienne", "ière", "ée")
_MASCULINE_ENDINGS = ("eur", "ier", "ien")
_FEMININE = french.grammar.feminine_determiners | french.people.feminine_roles
_MASCULINE = (
    french.grammar.masculine_determiners
    | french.people.masculine_roles
    | {title.removesuffix(".") for title in french.people.masculine_titles}
)


def singular(noun: str) -> str:
    """Return a noun without its plural s, if only the shorter word is known."""
    shorter = noun.removesuffix("s")
    return shorter if noun not in _KNOWN and shorter in _KNOWN else noun


def is_person_noun(noun: str) -> bool:
    """Whether a noun is a person's: a known one, or one with an ending such as -eur."""
    noun = noun.removeprefix("ex-").removeprefix("vice-")
    if noun in french.all_roles or noun in ("un", "une"):
        return True
    return noun.endswith(french.people.role_endings) and noun not in french.people.not_roles


def gender(first: str, noun: str, name: str) -> str:
    """Return "m" or "f" for a phrase by its first word, head noun and name; "" if none tells.

    A woman may be « le maire » or « le ministre »: her title or first name says so.
    """
    by_name = first_name_gender(name)
    titles = {first, name.lower().partition(" ")[0]}
    if by_name == "f" or titles & french.people.feminine_titles:
        return "f"
    if noun in french.people.roles_of_either_sex:
        return by_name
    if {first, noun} & _FEMININE:
        return "f"
    return "m" if {first, noun} & _MASCULINE else gender_by_ending(noun) or by_name


def gender_by_ending(noun: str) -> str:
    """Return "m" or "f" for a noun that has two forms; "" where its ending does not tell."""
    if noun.endswith(_FEMININE_ENDINGS) or noun[:-1] in french.all_roles:
        return "f"
    return "m" if noun + "e" in french.all_roles or noun.endswith(_MASCULINE_ENDINGS) else ""


def first_name_gender(name: str) -> str:
    """Return "m" or "f" for a name that begins with a well-known first name; else ""."""
    first = re.split(r"[ -]", name.lower(), maxsplit=1)[0]
    if first in french.first_names.feminine:
        return "f"
    return "m" if first in french.first_names.masculine else ""
