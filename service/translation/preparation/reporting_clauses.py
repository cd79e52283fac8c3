"""Reporting clauses, which go with a quotation: recognised, and prepared for a small model.

Where somebody is told, and where it is a pronoun, their subject goes first (`subject_first`):
« a déclaré à l'AFP le maire » becomes « le maire a déclaré à l'AFP », also behind the mask of a
quotation that its sentence needs. A verb of saying that the model does not know is replaced by
« dire » (`verb_replaced`), and its English takes the place of the "said" that comes back
(`verb_restored`): of 37 verbs in « soupire Nathalie Le Goff, mère de deux enfants » package 1.3
lost or misread 24.

Most clauses keep their order where they are asked behind a mask for the quotation, as in « <q1>,
dit le maire »: of 123 sentences of the French press that this alters, readers preferred 54 with
the mask and 18 without (package 2.3).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.knowledge import french
from service.knowledge.patterns import any_of, any_typed
from service.text.addressees import ADDRESSEE
from service.text.words import CAPITAL

_STEMS = any_of(french.reporting_verbs.stems)
_FINITE = any_of(french.reporting_verbs.finite_forms)
_PARTICIPLES = any_of(french.reporting_verbs.participles)
_TO = r"(?:lui\s|leur\s|nous\s|vous\s|me\s|m['’])"
_CLITIC = rf"(?:s['’]|se\s|l['’]|{_TO})"
_SAYS = rf"{_CLITIC}?(?:{_STEMS}(?:e|ent|ait|aient|a|èrent)|{_FINITE})"
_SAID = (
    rf"(?:{_STEMS}(?:é|ée|és|ées)|{_PARTICIPLES}"
    r"|fait\s(?:savoir|valoir)|mis\sen\sgarde)"
)
_ASIDES = any_typed(french.clauses.asides)
_HAS = rf"(?:{_TO}?(?:a|ont|avait|avaient)|l'a|l'ont|aurait|s'est|se sont|s'était)(?:\s{_ASIDES})?"
_VERB = rf"(?:{_HAS}\s+(?:{_SAID})|{_SAYS})\b"
_PRONOUN = "(?:il|elle|on|ils|elles|je)"
_WHEN = (
    r"(?P<when>(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|"
    rf"récemment|notamment|soir|matin|néanmoins|par ailleurs|{_ASIDES}))*)"
)
_BEGINS_WHO = rf"(?:l[ea]s?\s|l['’]|une?\s|des\s|s(?:on|a|es)\s|leurs?\s|plusieurs\s|M\.|{CAPITAL})"
_WHO = rf"(?P<who>{_BEGINS_WHO}[^,;:]*?)"
_ONLY_WHO = rf"(?P<who>{_BEGINS_WHO}(?:(?!\s{any_of(french.clauses.phrase_ends)}\b)[^,;:])*?)"
_APART = r"(?P<apart>,[^,;:]*(?:,\s\d+\sans)?)"
# What else he does, or when he says so.
_REST = r"(?P<rest>(?:,\s\w+ant\b.*|\s(?:au cours|lors|en marge|à l'issue|à l'occasion) d.*)?)"
_TOLD = (
    rf"\s(?:{ADDRESSEE}(?=\s(?:l[ae]s?|l['’]|une?|des|s(?:on|a|es)|leurs?)\b|\sM\.)"
    rf"|(?:à|au|aux|auprès\sd[eu])\s(?:l['’]|Le\s)?(?i:{any_of(french.clauses.recipients)}))(?!\w)"
)

_MEDIUM = any_of((*french.clauses.recipients, *french.clauses.media, *french.clauses.audiences))
# Behind the subject, where nothing says that it is the speaker's: « a dit le maire à l'AFP ».
_TOLD_LAST = rf"\s(?:à|aux?|auprès\sd(?:e|es|u))\s(?:l['’]|l[ae]s?\s)?(?i:{_MEDIUM})(?!\w)"

ATTRIBUTION = re.compile(
    rf"\s*+,?+\s*+(?:(?:{_SAYS})\b|{_HAS}\s+(?:{_SAID})\b|{_CLITIC}?\w+-(?:t-)?{_PRONOUN}\b"
    r"|(?:selon|d['’]après|dixit)\s|(?<=,\s)pour\s)"
)


# Pattern of a clause with its verb before its subject -> the same with the subject first. Where
# somebody is told, the English of the other order tells the speaker; a pronoun may be lost. Other
# clauses keep the order of the article: of 53 lines of newstest2013 that turning them alters,
# readers preferred 15 turned and 33 not (package 2.3).
_INVERSIONS = (
    (
        rf"(?P<has>{_HAS})-(?:t-)?(?P<who>{_PRONOUN})\s+(?P<verb>(?:{_SAID})\b)(?P<rest>.*)",
        r"\g<who> \g<has> \g<verb>\g<rest>",
    ),
    (
        rf"(?P<verb>{_SAYS})-(?:t-)?(?P<who>{_PRONOUN})\b(?P<rest>.*)",
        r"\g<who> \g<verb>\g<rest>",
    ),
    (
        rf"(?P<verb>{any_of(french.reporting_verbs.reading_modals)})-on\s+(?P<rest>.*)",
        r"on \g<verb> \g<rest>",
    ),
    (
        rf"(?P<verb>(?={_TO}){_VERB}){_WHEN}\s+{_WHO}",
        r"\g<who> \g<verb>\g<when>",
    ),
    (
        rf"(?P<verb>{_VERB}){_WHEN}(?P<told>{_TOLD})\s+{_WHO}{_REST}",
        r"\g<who> \g<verb>\g<when>\g<told>\g<rest>",
    ),
    (
        rf"(?P<verb>{_VERB}){_WHEN}(?P<told>{_TOLD})\s+{_WHO}{_APART}{_REST}",
        r"\g<who>\g<apart>, \g<verb>\g<when>\g<told>\g<rest>",
    ),
    (  # the last: see `is_better_alone`
        rf"(?P<verb>{_VERB}){_WHEN}\s+{_ONLY_WHO}(?P<told>{_TOLD_LAST}){_REST}",
        r"\g<who> \g<verb>\g<when>\g<told>\g<rest>",
    ),
)
_BETTER_ALONE = re.compile(
    rf"{_TO}|{_VERB}{_WHEN}{_TOLD}|\w+-(?:t-)?on\b|(?:il|c')\s?(?:est|était|a\sété|avait\sété)\b"
)
_BEHIND_MASK = re.compile(r"(?P<before>.*<q\d>,\s)(?P<clause>[^<]+?)(?P<stop>\.?)")
# What stands for an ending: present, imperfect, past historic, participle.
_ENDINGS = {
    "e": "dit", "ent": "disent", "ait": "disait", "aient": "disaient", "a": "dit",
    "èrent": "dirent", "é": "dit", "ée": "dit", "és": "dit", "ées": "dit",
}  # fmt: skip
_OF_FORMS = ("dit", "dit", "disent", "disait")  # in the order of IrregularVerb
_SPOKEN = (
    r"(?:(?P<has>(?:l['’])?(?:a|ont|avait|avaient)|s['’](?:est|était|étaient)|se sont)"
    rf"(?P<who>-(?:t-)?\w+)?\s(?P<aside>{_ASIDES}\s)?)?(?:s['’]|se\s)?(?P<verb>\w+)"
)
_FIRST = re.compile(rf"{_SPOKEN}(?P<turned>-(?:t-)?)?(?!\s(?:et|ou|de|du)\b|\sd['’])")
_LAST = re.compile(rf"(?<=\s){_SPOKEN}(?P<turned>)\Z")
_NOBODY = re.compile(r"on\b")  # « ajoute-t-on » may be they, we, or nobody
_NOUN = re.compile(r"\b(?:l[ea]s?|une?|des?|du|cette|s(?:on|a|es)|leurs?|aux?)\s\Z")  # la tempête
_AUXILIARIES = {"est": "a", "sont": "ont", "était": "avait", "étaient": "avaient"}
_ADDRESSED = re.compile(rf"\b(?:{_TO}|{ADDRESSEE}(?!\w))")
_TELL = re.compile(r"\w,? (?:tells?|told)\b")  # behind its subject
_BESIDE = re.compile(r"\bauprès (de|du|des)(?= )")  # "told AFP", and not "said to AFP"
_TO_WHOM = {"de": "à", "du": "au", "des": "aux"}
# Whose subject reads as its object, but for "says the mayor"; an article, a name or a title begins
# the subject, and nothing stands in it that may belong to the verb. What else he does may follow.
_VERB_AHEAD = re.compile(
    r"\A(?P<also>(?:also|still) )?"
    r"(?P<verb>(?!(?:says?|said)\b)[a-z]+(?:(?<!s)s|ed)|write|began|wrote)"
    rf" (?P<who>(?:the|an?|his|her|their|its|this|these|{CAPITAL}[\w’'.-]+)"
    r"(?: (?!(?:as|at|by|during|for|from|in|on|to|who|with|\w+ing)\b)[\w’'.-]+){0,7})"
    r"(?P<rest>(?: (?:during|in (?:an?|his|her|their|its)|on (?=[A-Z]))\b[^,]*)?"
    r"(?:[.]?\Z|, (?:(?!according|including)[a-z]+ing|after|before|while)\b.*))"
)
_SAY = re.compile(r"\b(?:say|says|said)\b")


def begins(text: str, start: int) -> bool:
    """Whether a clause that has its verb before its subject begins here: demande un retraité."""
    return text[start].islower() and ATTRIBUTION.match(text, start) is not None


def is_better_alone(clause: str) -> bool:
    """Whether the model loses what a clause says, asked behind a mask for the quotation.

    That somebody is told: « m'a-t-il dit »; that nobody is named: « peut-on lire ».
    """
    told_last, _ = _inversions()[-1]
    return (_BETTER_ALONE.match(clause) or told_last.fullmatch(clause)) is not None


def subject_first(text: str) -> str:
    """Put the subject before its verb: « a déclaré à l'AFP le maire », « dit-il ».

    Only for the clause that goes with a quotation, and for one that ends a sentence behind a mask,
    where somebody is told; other strings come back unchanged.
    """
    behind = _BEHIND_MASK.fullmatch(text)
    if not behind:
        return _clause_turned(text)
    before, clause, stop = behind.groups()
    return f"{before}{_clause_turned(clause)}{stop}" if is_better_alone(clause) else text


def _clause_turned(clause: str) -> str:
    """Put the subject of a clause first where it is one that begins with its verb."""
    if not clause[:1].islower():
        return clause
    for pattern, order in _inversions():
        if inverted := pattern.fullmatch(clause):
            return _BESIDE.sub(_told, inverted.expand(order), 1)
    return clause


def _told(found: re.Match[str]) -> str:
    """Return the preposition of who is told, for the one of who was spoken to."""
    return _TO_WHOM[found[1]]


@cache
def _inversions() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Compile the patterns, at the first use: that takes a tenth of a second, of every start."""
    return tuple((re.compile(pattern), order) for pattern, order in _INVERSIONS)


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


def verb_replaced(clause: str, *, last: bool = False) -> tuple[str, str]:
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
    """Return the auxiliary that « dire » takes, with the pronoun and the adverb behind it."""
    if not found["has"]:
        return ""
    word = re.split(r"['’\s]", found["has"])[-1]
    own = _AUXILIARIES.get(word, word)
    who = (found["who"] or "").removeprefix("-").removeprefix("t-")
    joint = "-t-" if own == "a" else "-"
    aside = found["aside"] or ""
    return f"{own}{joint}{who} {aside}" if who else f"{own} {aside}"


def subject_before_verb(english: str) -> str:
    """Put a short subject before its verb, which is no "said": "deplores his aunt"."""
    return _VERB_AHEAD.sub(r"\g<who> \g<also>\g<verb>\g<rest>", english)


def verb_restored(text: str, verb: str, clause: str) -> str | None:
    """Put an English verb in the place of "said"; None where that does not stand there once.

    Whom the French `clause` tells something is told it, whatever the verb: « a confié au Monde »,
    "told Le Monde".
    """
    doubled = re.search(rf"\b{re.sub('(?:ed|s)$', '', verb)}ing\b", text)
    made, times = _SAY.subn("said" if doubled else verb, text)
    told = not times and _TELL.search(text) and _ADDRESSED.search(clause)
    return made if times == 1 or told else None
