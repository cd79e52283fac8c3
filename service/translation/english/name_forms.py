"""The forms that a name of the French may have in its English besides its own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.text import person_names
from service.text.normalise import bare
from service.text.words import CAPITAL

_ADJECTIVE = "(?:an|ian|ean|ese|ish)s?"  # of places; not "n", which makes Martin of Marti
_LONG = 5  # letters of a name that such an ending may follow
# How French and English write the sounds of other alphabets: Medvedtchouk, Medvedchuk.
_SPELLINGS = (("tch", "\0"), ("ch", "sh"), ("\0", "ch"), ("ou", "u"), ("dj", "j"), ("é", "e"))
_FOREIGN = re.compile(  # French names have none of these
    "kh|dj|tch|(?:ahou|enko|[oe]v|[oe]va|sk[iïy]|skaya|dz[eé]|chvili)(?![a-zà-ÿ])", re.IGNORECASE
)
# Those of a place or a party, which no language shares: Singapouriens, Mexico-Américains.
# No shorter ones: Amiens, Évian-les-Bains.
_PEOPLE = re.compile(rf"(?:[\w-]*-)?{CAPITAL}[^\W\d_]{{3,}}(?:(?:ai|ie|ée)n(?:ne)?s|ai?nes|istes)")
_CURRENCIES = frozenset("AUD CAD CHF CNY CZK DKK EUR GBP HUF JPY NOK PLN RUB SEK USD".split())
_ORDINAL = re.compile("[IVXLC]+(?:er|re|ère|e|ème)s?")  # François Ier, XIXème
_ACRONYM = re.compile("[A-Z]{3,6}")


def is_translated(word: str) -> bool:
    """Whether a capitalised word need not be the same in English: a people, a king's number."""
    return bool(word in _CURRENCIES or _PEOPLE.fullmatch(word) or _ORDINAL.fullmatch(word))


def stands(name: str, english: str) -> bool:
    """Whether a name stands in the English, in any of its forms, an adjective, or the plural."""
    return _standing(name).search(english) is not None


@lru_cache(maxsize=2_000)
def _standing(name: str) -> re.Pattern[str]:
    """Return the pattern of a name in English: an article has most of its names several times."""
    forms = [re.escape(form) + "s?" for form in of(name)]
    if len(name) >= _LONG:
        forms.append(re.escape(name.removesuffix("e")) + _ADJECTIVE)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def of(name: str) -> tuple[str, ...]:
    """Return the forms of a name: APS, PSA; Max-Planck, Max Planck; Persée, Perseus."""
    return (name, romanised(name), *_turned(name), *_apart(name), *_greek(name))


def romanised(name: str) -> str:
    """Return a name from another alphabet as English writes it; any other as it is."""
    if not is_foreign(name):
        return name
    said = name.lower()
    for french, english in _SPELLINGS:
        said = said.replace(french, english)
    return re.sub(r"(?<![^\W_])\w", lambda letter: letter[0].upper(), said)


def is_foreign(name: str) -> bool:
    """Whether a name has letters that only names from another alphabet have."""
    return _FOREIGN.search(name) is not None


def _apart(name: str) -> Iterator[str]:
    """Yield a compound without its hyphen; but for first names and saints, who keep it."""
    first, hyphen, last = name.partition("-")
    if hyphen and not first.startswith("Saint") and not person_names.is_first_name(last):
        yield f"{first} {last}"


def _greek(name: str) -> Iterator[str]:
    """Yield the English of a Greek name."""
    if name.endswith("ée"):
        yield bare(name[:-2]).capitalize() + "eus"


def _turned(name: str) -> Iterator[str]:
    """Yield what an acronym may be once the adjective stands before its noun: IST, STI; OTAN."""
    if _ACRONYM.fullmatch(name):
        yield from (name[::-1], name[1:] + name[0], name[-1] + name[:-1])
