"""Reporting clauses that name nobody, worded with the source that they give.

« a-t-on appris jeudi auprès de la mairie » becomes « a dit jeudi la mairie », « est-il indiqué dans
le communiqué » becomes « selon le communiqué ». Of these the model made "the town hall learned"
and "he said in the statement".
"""

import re

from service.knowledge import french
from service.knowledge.patterns import any_of, any_typed
from service.text.words import CAPITAL

_VERBS, _GRAMMAR = french.reporting_verbs, french.grammar
_PARTICIPLE = rf"(?:{any_of(_VERBS.stems)}é|{any_of(_VERBS.participles)}|appris)"
_SAYS = rf"(?:{any_of(_VERBS.stems)}e|{any_of(_VERBS.finite_forms)}|apprend)"
_ON = rf"(?:(?P<had>a|avait)-t-on\s{_PARTICIPLE}|{_SAYS}-(?:t-)?on)\b"
_READ = rf"(?:{any_of(_VERBS.reading_modals)}-on\slire|lit-on)"
_IT = (
    rf"(?:(?P<is>est|était)-il|(?P<has>a|avait)-t-il\sété)"
    rf"(?P<aside>\s{any_typed(french.clauses.asides)})?\s(?P<indicated>{any_of(_VERBS.impersonal_participles)})\b"
)
_TOLD = rf"(?:l['’])?(?i:{any_of((*french.clauses.recipients, *french.clauses.media))})(?!\w)"
_THE = r"(?:l['’]|(?:la|le|les|une?|s(?:on|a|es)|cette|cet?|leurs?)\s)"
_BODY = any_of(french.people.collectives)
_TIME = rf"(?:{any_of(french.clauses.times)}(?:ée|née)?)\b"
# Where it goes on: no question, whose « dit-on » names nobody.
_REST = r"(?P<who>[^,;:?!]+?)(?P<end>\.?\Z|,)"
_BEGINS = r"(?:\A|(?<=, )|(?<=> ))"

_BY_A_SOURCE = re.compile(
    rf"{_BEGINS}{_ON}(?P<when>(?:\s[^\s,;:?!]+){{0,8}}?)"
    rf"\s(?P<by>auprès\s(?:d[eu]\s|des\s|d['’])(?!{_TOLD})|de\s(?=sources?\s))"
    rf"(?P<the>{_THE}(?!{_TOLD}))?{_REST}"
)
_IN_A_BODY = re.compile(
    rf"{_BEGINS}{_ON}\s(?P<by>dans\s|à\s|au\s|aux\s)"
    rf"(?:(?P<the>{_THE})?(?=(?i:{_BODY})\b|{CAPITAL})(?!{_TOLD})){_REST}"
)
_IN_A_TEXT = re.compile(
    rf"{_BEGINS}(?:{_READ}|{_IT}|{_ON})\s(?P<by>dans\s)(?P<the>{_THE})(?!{_TIME}){_REST}"
)
_IT_IS = re.compile(rf"{_BEGINS}(?:{_IT}|lit-on\b)")
# By how many say so, and by the auxiliary of « on ».
_SAID = (
    {None: "dit", "a": "a dit", "avait": "avait dit"},
    {None: "disent", "a": "ont dit", "avait": "avaient dit"},
)
_OF = {"du": "le ", "des": "les ", "au": "le ", "aux": "les "}
_ALIKE = re.compile(r"sources concordantes\b")  # "concurable"


def with_source(text: str) -> str:
    """Word the reporting clauses of a string that name nobody with their source as the subject."""
    if "-on" not in text and "-il" not in text:
        return text
    text = _BY_A_SOURCE.sub(_source_said, text)
    for place in (_IN_A_BODY, _IN_A_TEXT):
        text = place.sub(_according_to, text)
    return _IT_IS.sub(_it_is, text)


def _source_said(found: re.Match[str]) -> str:
    """Return « a dit la mairie », « selon des sources », « la mairie a dit lundi »."""
    if found["by"].startswith("de") and not found["when"]:
        return _according_to(found)
    who = _who(found)
    several = who.split()[0] in _GRAMMAR.plural_determiners
    said = _SAID[several][found["had"]]
    ordered = f"{who} {said}{found['when']}" if found["when"] else f"{said} {who}"
    return f"{ordered}{found['end']}"


def _according_to(found: re.Match[str]) -> str:
    """Return « selon le communiqué »."""
    return f"selon {_who(found)}{found['end']}"


def _who(found: re.Match[str]) -> str:
    """Return a source with the article that stands before it, or is in its preposition."""
    by, who = found["by"].split(), found["who"]
    if by[0] == "de":
        plural = who.startswith("sources")
        article = "plusieurs " if plural and _ALIKE.match(who) else "des " if plural else "une "
        return article + (_ALIKE.sub("sources", who) if plural else who)
    return _OF.get(by[-1], found["the"] or "") + who


def _it_is(found: re.Match[str]) -> str:
    """Return « il est indiqué », of whatever verb but « écrit »: the model knows these two.

    Of « lit-on sur la photo » it makes who reads the photo; « c'est écrit » is nobody.
    """
    if not found["indicated"]:
        return "c'est écrit"
    verb = "écrit" if found["indicated"] == "écrit" else "indiqué"
    been = f"{found['has']} été" if found["has"] else found["is"]
    return f"il {been}{found['aside'] or ''} {verb}"
