"""What a French noun or a first name says of a person: whether it is one, and the gender."""

import re

from service.knowledge import french

_KNOWN = french.all_roles | french.quotation_kinds.documents
_FEMININE_ENDINGS = ("trice", "euse", "ienne", "ière", "ée")
_MASCULINE_ENDINGS = ("eur", "ier", "ien")


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
