"""The name of who holds an office, between commas: « le préfet du Var, Jean Rey, ».

The press writes none behind the place of the office: "the prefect of Var Jean Rey" in English.
"""

import re

from service.knowledge import french
from service.knowledge.patterns import any_of
from service.text import person_names
from service.text.words import CAPITAL

_NAMED = rf"{CAPITAL}[\w-]*\w"
_THE = "(?:[Ll][ae] |[Ll]['’]|[Ll]eur |[Ss](?:on|a) |[Dd]u |[Aa]u |[Uu]ne? )"
_OF_THE = "(?:de la |de l['’]|du |des )"
_KNOWN = any_of(
    {*french.places, *french.geography.departments, *french.geography.ambiguous_departments}
    | {"Elysée", "Élysée", "Etat", "État", "République"}
)
_TIMES = any_of((*french.clauses.times, "hier"))
# An office: its noun, with a party or an adjective, what it is of, and a name. Behind an article
# only what no body is called by: not « de la Fondation Jean Rey ».
_HOLDER = re.compile(
    rf"(?P<said>(?<=, )(?:(?:a|avait) |s['’](?:est|était) )\w+ {_TIMES}(?: {_TIMES})? )?"
    rf"(?P<holder>(?<![\w'’-]){_THE}(?P<office>(?:[\w-]+ ){{1,5}}?)"
    rf"(?:(?:{_OF_THE}|de |d['’])[\w-]+ (?:[a-zà-ÿ-]+ )?)*?"
    rf"(?:d(?:e |['’](?![EÉ]tat ))(?:{_NAMED} ){{1,3}}?"
    rf"|{_OF_THE}(?:[a-zà-ÿ-]+ )?(?:{_KNOWN}|[A-Z]{{2,}}) ))"
    rf"(?P<name>(?P<first>{_NAMED}) (?:(?:de|du|des|la|van|von|ben|al|el|L[ea]) |d['’])?"
    rf"{_NAMED}(?: {_NAMED})*(?: \([^()]+\))?)(?P<more>(?=\s[\w<]))?"
)
_OFFICES = french.people.offices | french.people.roles
# Most sentences have no three such words in a row: 8 µs to see that, not 260.
_THREE = re.compile(rf"{_NAMED} {_NAMED} (?:[a-z]+[ '’])?{CAPITAL}")


def with_commas(text: str) -> str:
    """Put the name of who holds an office between commas, where the office has its place with it.

    Of « a dit lundi le maire de Pau Jean Rey » the name goes before the verb: behind it the model
    takes the office alone for its subject.
    Ministers are asked for as they stand: the model knows their offices.
    """
    return _HOLDER.sub(_parted, text) if _THREE.search(text) else text


def _parted(found: re.Match[str]) -> str:
    """Return an office and its holder with commas; as they stand where no office is known."""
    words, place = re.findall(r"[\w-]+", found["office"]), found["holder"].split()[-1]
    named = person_names.is_first_name(found["first"]) and not person_names.is_first_name(place)
    if not named or "ministre" in words or _OFFICES.isdisjoint(words):
        return found[0]
    said, holder = found["said"] or "", f"{found['holder'].rstrip()}, {found['name']}"
    if found["more"] is not None:
        return f"{said}{holder},"
    return f"{holder}, {said.rstrip()}" if said else holder
