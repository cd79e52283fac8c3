"""Verbs of saying that a small model does not know: replaced by « dire », restored in English.

The model is asked for « dit » and says "said"; the English verb then takes the place of that. Of 37
verbs in « soupire Nathalie Le Goff, mère de deux enfants » package 1.3 lost or misread 24.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.knowledge import french

# What stands for an ending: present, imperfect, past historic, participle.
_ENDINGS = {
    "e": "dit", "ent": "disent", "ait": "disait", "aient": "disaient", "a": "dit",
    "èrent": "dirent", "é": "dit", "ée": "dit", "és": "dit", "ées": "dit",
}  # fmt: skip
_OF_FORMS = ("dit", "dit", "disent", "disait")  # in the order of IrregularVerb
_SPOKEN = (
    r"(?P<has>(?:(?:s['’]|l['’])?(?:a|ont|avait|avaient|est|était|étaient)|se sont)"
    r"(?P<who>-(?:t-)?\w+)?\s)?(?:s['’]|se\s)?(?P<verb>\w+)"
)
_FIRST = re.compile(rf"{_SPOKEN}(?P<turned>-(?:t-)?)?(?!\s(?:et|ou|de|du)\b|\sd['’])")
_LAST = re.compile(rf"(?<=\s){_SPOKEN}(?P<turned>)\Z")
_NOBODY = re.compile(r"on\b")  # « ajoute-t-on » may be they, we, or nobody
_NOUN = re.compile(r"\b(?:l[ea]s?|une?|des?|du|cette|s(?:on|a|es)|leurs?|aux?)\s\Z")  # la tempête
_HAS = {"est": "a", "sont": "ont", "était": "avait", "étaient": "avaient"}
_SAID = re.compile(r"\b(?:say|says|said)\b")


class _Verb(NamedTuple):
    """An English verb: its base and its past."""

    base: str
    past: str

    @classmethod
    def read(cls, base: str, past: str) -> "_Verb":
        """Read a verb of the tables; its past is left out where it is regular."""
        return cls(base, past or f"{base.removesuffix('e')}ed")

    def third(self) -> str:
        """Return the third person: sighs, worries, stresses, goes on."""
        verb, blank, rest = self.base.partition(" ")
        if verb.endswith("y") and verb[-2] not in "aeiou":
            return f"{verb[:-1]}ies{blank}{rest}"
        return f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch', 'o')) else 's'}{blank}{rest}"


def _forms() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each French form of the tables, the one of « dire » for it, and the English."""
    for stem, base, past in french.verbs_in_english:
        verb = _Verb.read(base, past)
        english = {"e": verb.third(), "ent": verb.base}
        for ending, said in _ENDINGS.items():
            yield stem + ending, (said, english.get(ending, verb.past))
    for *forms, base, past in french.irregular_verbs_in_english:
        verb = _Verb.read(base, past)
        english_forms = (verb.third(), verb.past, verb.base, verb.past)
        for form, said, english_form in zip(forms, _OF_FORMS, english_forms, strict=True):
            yield form, (said, english_form)


_FORMS = dict(_forms())


def replaced(clause: str, *, last: bool = False) -> tuple[str, str]:
    """Replace a clause's first or last verb of saying by « dire »; return its English too.

    « s'est indigné le maire » becomes « a dit le maire », "protested". Where there is none, the
    clause comes back as it is, with "" for the verb.
    """
    found = _LAST.search(clause) if last else _FIRST.match(clause)
    if not found or found["verb"] not in _FORMS or _NOUN.search(clause, 0, found.start()):
        return clause, ""
    if _NOBODY.match(clause, found.end()):
        return clause, ""
    said, english = _FORMS[found["verb"]]
    turned = "-" if found["turned"] else ""
    before, after = clause[: found.start()], clause[found.end() :]
    return f"{before}{_having(found)}{said}{turned}{after}", english


def _having(found: re.Match[str]) -> str:
    """Return the auxiliary that « dire » takes, with the pronoun behind it."""
    if not found["has"]:
        return ""
    word = re.split(r"['’\s]", found["has"].split("-")[0].strip())[-1]
    own = _HAS.get(word, word)
    who = (found["who"] or "").removeprefix("-").removeprefix("t-")
    joint = "-t-" if own == "a" else "-"
    return f"{own}{joint}{who} " if who else f"{own} "


def restored(text: str, verb: str) -> str | None:
    """Put an English verb in the place of "said"; None where that does not stand there once."""
    made, times = _SAID.subn(verb, text)
    return made if times == 1 else None
