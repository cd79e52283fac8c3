"""Negations: whether one was lost in translation, or came from nowhere.

The patterns: what denies in French, what plainly denies in English, what may stand for either.
"""

import re

from service.knowledge import french
from service.knowledge.english import negation
from service.knowledge.patterns import any_of

_FRENCH = french.negation

# « ne ... pas » within a clause, and « sans », but for idioms ...
_DENIAL = re.compile(
    r"(?<!\w)(?:ne\s+|n['’]\s*)(?:[\w'’-]+\s+){0,5}?[\w'’-]*?"
    rf"\b{any_of(_FRENCH.second_words)}\b(?! t(?:ard|ôt)\b)"
    r"|\b(?:aucune?|personne|rien|nul(?:le)?)\b[^.;,:]{0,60}?\b(?:ne\s|n['’])"
    r"|\bni\b[^.;:]*\bni\b|\bne (?:peu(?:t|vent)|pouvai(?:t|ent)|saurai(?:t|ent)|pour\w+)\b"
    rf"|(?<!non )\bsans (?!{any_of(_FRENCH.idioms_with_sans)})",
    re.IGNORECASE,
)
# ... but where it leaves something over, which "only" says: « n'en reste plus que 305 » ...
_ALL_BUT = re.compile(
    r"(?<!\w)(?:ne\s+|n['’]\s*)"
    r"(?:(?!(?:pas|point|jamais|rien|personne|aucune?)\b)[\w'’-]+\s+){1,8}?qu(?:e\b|['’])",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|just|merely|solely|alone)\b", re.IGNORECASE)
# ... what may be said in English with a negation in it, though it has none of those: prefixes are
# followed by as many letters as their negative adjectives have at least ...
_DENIAL_IN_DISGUISE = re.compile(
    rf"\b(?:n['’]|{any_of(_FRENCH.disguised_words)}\b|{any_of(_FRENCH.disguised_beginnings)}"
    r"|in[a-zé]{5}|im[pm][a-zé]{4}|irr[a-zé]{4}|ill[a-zé]{4}|dé[sp][a-zé]{4}|mé[a-zé]{5})",
    re.IGNORECASE,
)
# ... what plainly denies in English ...
_ENGLISH_DENIAL = re.compile(
    rf"\b{any_of(negation.negations)}\b|n['’]t\b|\bno\b(?!\.)",
    re.IGNORECASE,
)
# ... and what may stand for a French negation.
_ENGLISH_DENIAL_IN_DISGUISE = re.compile(
    rf"\b{any_of(negation.disguised_words)}\b"
    rf"|\b(?:{any_of(negation.disguised_beginnings)}|un(?!der|i[aotv]|ti)|mis[^st])"
    r"|\w{2}less(?:ly|ness)?\b"
    r"|\bany(?:body|one|thing)?\b[^.!]*\?",  # Do you have any money? « Vous n'avez pas d'argent ? »
    re.IGNORECASE,
)


def negation_changed(source: str, english: str) -> bool:
    """Whether the English of a French string lost a negation, or has one of its own.

    In doubt it has not. How often it doubts translations by people, and ours: training.evaluate,
    on newstest2013.
    """
    plain = _ENGLISH_DENIAL.search(english)
    denied = _ALL_BUT.sub(" ", source) if _ONLY.search(english) else source
    if _DENIAL.search(denied):
        return not denies(english)
    return bool(plain) and not _DENIAL_IN_DISGUISE.search(source)


def denies(english: str) -> bool:
    """Whether an English string has a word that denies, or one that may: un-, -less, mis-."""
    patterns = (_ENGLISH_DENIAL, _ENGLISH_DENIAL_IN_DISGUISE)
    return any(pattern.search(english) for pattern in patterns)
