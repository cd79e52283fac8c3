"""Quotations that begin with a verb: « accusé d'"assassiner" », « il a "menti" ».

A mask is a noun to the network: it says "accused of <q1>", "in <q1>" for « a <q1> », "the <q1>
stocks". So « dire » stands before the mask in the form of the quotation's verb (`stands_in`), and
its English is taken out again (`without_stand_in`). The quotation itself is asked behind words that
fix its form (`opened`), which are taken off its English (`without_opening`): « pour assassiner »,
"to murder". What stands before it then tells the form that it needs (`form_behind`): "murdering".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from service.knowledge import french
from service.text.words import begins_clause, words

# marked infinitive: it has its preposition with it, as in « afin "d'identifier" ».
Kind = Literal["infinitive", "marked infinitive", "participle", "finite"]
# What the English of the quotation has to be: as it came, "murdering", "taken".
Form = Literal["", "gerund", "participle"]

_VERBS = french.verbs
_BEFORE_VERBS = french.grammar.verb_clitics | french.grammar.adverbs
_HAVE = french.grammar.auxiliaries - french.grammar.forms_of_be - {"soit"} | {"avoir", "ayant"}
_SUBJECTS = frozenset({"elle", "elles", "il", "ils", "on", "qui"})
_NO_VERBS = french.all_stop_words - french.grammar.auxiliaries - french.quotation_kinds.clause_verbs
_NO_THIRD_PERSON = ("ant", "ez", "ons")
_MARKS: Mapping[str, str] = {"à": "à ", "d'": "d'", "de": "de "}
_OPENINGS: Mapping[Kind, str] = {
    "infinitive": "pour ", "marked infinitive": "pour ", "participle": "il a ", "finite": "il ",
}  # fmt: skip
_OPENED: Mapping[Kind, re.Pattern[str]] = {
    "infinitive": re.compile("to (?=[a-z])"),
    "marked infinitive": re.compile("(?=to [a-z])"),
    "participle": re.compile("(?:he|it|she) (?:ha[ds] )?(?=[a-z])", re.IGNORECASE),
    "finite": re.compile("(?:he|it|one|she|they|we) (?=[a-z])", re.IGNORECASE),
}
_PREPOSITION = r"\b(?:about|against|at|by|for|from|in|into|of|on|than|with|without) (?:not )?"
_HAVING = r"\bha(?:d|s|ve|ving) (?:(?!been )\w+ ){0,2}"
# « dire » in English before a mask.
_STAND_INS: Mapping[Kind, str] = {
    "infinitive": "say|saying",
    "marked infinitive": "to say",
    "participle": "said",
    "finite": "said|says?|(?:are|is|was|were) saying",
}


@dataclass(frozen=True, slots=True)
class QuotedVerb:
    """The verb that opens a quotation.

    `plural`: a finite one, of a subject in the plural; `mark`: the preposition of a marked
    infinitive.
    """

    kind: Kind
    plural: bool = False
    mark: str = ""

    def stands_in(self, before: str) -> str:
        """Return the stretch before the mask with « dire » at its end, in the form of the verb."""
        if self.kind in {"infinitive", "marked infinitive"}:
            return re.sub(r"\bd'$", "de ", before + self.mark) + "dire "
        return before + ("disent " if self.plural else "dit ")

    def opened(self, said: str) -> str:
        """Return the quotation behind words that fix the form of its verb."""
        return ("ils " if self.plural else _OPENINGS[self.kind]) + said.removeprefix(self.mark)

    def without_opening(self, english: str) -> str | None:
        """Take off a quotation's English what `opened` brought; None where it is not there."""
        found = _OPENED[self.kind].match(english)
        return english[found.end() :] if found else None

    def without_stand_in(self, english: str, mask: str) -> str | None:
        """Take out the English of `stands_in`; None where it does not stand before the mask."""
        said = rf"\b(?:{_STAND_INS[self.kind]})(?: that)?,? (?={mask})"
        made, times = re.subn(said, "", english)
        return made if times == 1 else None

    def form_behind(self, before: str) -> Form:
        """Return the form that the verb needs behind a string of English."""
        if "infinitive" in self.kind and re.search(rf"{_PREPOSITION}\Z", before):
            return "gerund"
        if self.kind == "participle" and re.search(rf"{_HAVING}\Z", before):
            return "participle"
        return ""


def quoted_verb(before: str, said: str) -> QuotedVerb | None:
    """Return the verb that opens a quotation, by the words of its sentence before it.

    None where it opens with something else, or where nothing says so.
    """
    own = [word.text for word in words(said, 0, len(said))]
    if not said[:1].islower() or not own:
        return None
    stripped = before.rstrip()
    read = words(stripped, 0, len(stripped))
    adjacent = bool(read) and read[-1].end == len(stripped)
    governing = [word.text for word in read] if adjacent else []
    return _infinitive(governing, own) or _participle(governing, own) or _finite(governing, own)


def _infinitive(governing: Sequence[str], own: Sequence[str]) -> QuotedVerb | None:
    """Return an infinitive, which a preposition or a verb governs."""
    if own[0] in _MARKS and _is_infinitive(_verb(own[1:])):
        return QuotedVerb("marked infinitive", mark=_MARKS[own[0]])
    if not _is_infinitive(_verb(own)):
        return None
    outer = [word for word in governing if word not in _BEFORE_VERBS]
    governed = bool(outer) and outer[-1] in _VERBS.infinitive_governors
    return QuotedVerb("infinitive") if governed else None


def _participle(governing: Sequence[str], own: Sequence[str]) -> QuotedVerb | None:
    """Return a participle behind a form of « avoir », if it is not denied."""
    if "pas" in governing[-3:]:
        return None
    outer = [word for word in governing if word not in french.grammar.adverbs]
    verb = next((word for word in own if word not in french.grammar.adverbs), "")
    formed = verb.endswith(_VERBS.participle_endings) and verb not in french.all_stop_words
    has = bool(outer) and outer[-1] in _HAVE
    return QuotedVerb("participle") if formed and has else None


def _finite(governing: Sequence[str], own: Sequence[str]) -> QuotedVerb | None:
    """Return a finite verb: one of a few, or any behind its subject's pronoun."""
    verb = _verb(own)
    outer, subject = ["", *governing][-2:] if governing else ("", "")
    free = outer not in french.antecedents.prepositions | {"selon"}
    if not (begins_clause(own[0]) or (subject in _SUBJECTS and free)):
        return None
    if subject in french.grammar.determiners | french.grammar.forms_of_be:
        return None
    if not verb or verb in _NO_VERBS or verb.endswith(_NO_THIRD_PERSON) or _is_infinitive(verb):
        return None
    return QuotedVerb("finite", verb.endswith("nt"))


def _verb(own: Sequence[str]) -> str:
    """Return the first word that may be the verb, past pronouns and adverbs."""
    return next((word for word in own if word not in _BEFORE_VERBS), "")


def _is_infinitive(word: str) -> bool:
    """Whether a word is an infinitive by its form."""
    return word.endswith(_VERBS.infinitive_endings) and word not in _VERBS.not_infinitives
