"""Variants of a sentence pair that teach our job: masked spans, French typography, strings to copy.

Every function takes and gives normalised text (see ``normalisation``); only ``typeset`` undoes it,
because stock clients send raw text.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

from training.config import Variants

Pair = tuple[str, str]

MASKS = tuple(f"<q{number}>" for number in range(1, 10))
MASK = re.compile(r"<q[1-9]>")
QUOTED = re.compile(r'« [^«»]{2,}? »|"[^"]{2,}?"')
SHARED = re.compile(
    r"https?://\S+[\w/]|(?<!\w)@\w+|\b\d[\d.,]*\d\b"
    r"|\b[A-ZÉÈÀ][\wéèàçôîï'-]{2,}(?: (?:de |du |von |van |al-)?[A-ZÉÈÀ][\wéèàçôîï-]{2,})*\b"
)
NUMBER = re.compile(r"(?<![\w.,-])\d+(?: \d{3})*(?:[.,]\d+)*(?![\w-])")
LEFT_MARK = re.compile(r'[«»"]')
HOSTS = (
    "exemple.fr",
    "lemonde.fr",
    "www.gouv.fr",
    "t.co",
    "journal.example",
    "youtu.be",
    "bbc.co.uk",
    "insee.fr",
)
SYLLABLES = [
    "ba",
    "ka",
    "lo",
    "mi",
    "dra",
    "vel",
    "tor",
    "chi",
    "wen",
    "shu",
    "qar",
    "niz",
    "pol",
    "ges",
    "rem",
    "fyo",
    "eth",
    "ul",
    "os",
    "ja",
    "xin",
    "hue",
    "bro",
    "kys",
    "tan",
]


def augment(pair: Pair, shares: Variants, rng: random.Random) -> Pair:
    """The pair, or a variant of it."""
    pair = masked(pair, shares, rng)
    pair = sometimes(shares.renumbered, renumbered, pair, rng)
    pair = sometimes(shares.fragment, fragment, pair, rng)
    pair = sometimes(shares.copied, with_copied_string, pair, rng)
    pair = sometimes(shares.no_stop, without_stop, pair, rng)
    pair = sometimes(shares.ligature, without_ligature, pair, rng)
    pair = sometimes(shares.capitals, in_capitals, pair, rng)
    pair = sometimes(shares.bare, without_accents, pair, rng)
    return sometimes(shares.typeset, typeset, pair, rng)


def sometimes(
    share: float, variant: Callable[[Pair, random.Random], Pair], pair: Pair, rng: random.Random
) -> Pair:
    """Apply ``variant`` to this share of the pairs."""
    return variant(pair, rng) if rng.random() < share else pair


def masked(pair: Pair, shares: Variants, rng: random.Random) -> Pair:
    """Quoted passages, or strings shared by both sides, become masks (or the pair unchanged)."""
    if quoted(pair) and rng.random() < shares.mask_quoted:
        return mask_quoted(pair, rng)
    if rng.random() < shares.mask_shared:
        return mask_shared(pair, rng)
    return pair


def quoted(pair: Pair) -> bool:
    """Whether both sides hold the same number of quotations, and not too many."""
    french, english = (len(QUOTED.findall(side)) for side in pair)
    return 0 < french == english <= len(MASKS)


def mask_quoted(pair: Pair, rng: random.Random) -> Pair:
    """The n-th quotation of each side becomes the n-th mask; one time in five the marks stay."""
    count = len(QUOTED.findall(pair[0]))
    names = some_masks(count, rng)
    keep_marks = rng.random() < 0.2
    french, english = (replace_in_turn(side, names, keep_marks) for side in pair)
    if not keep_marks and (LEFT_MARK.search(french) or LEFT_MARK.search(english)):
        return pair
    return french, english


def replace_in_turn(text: str, names: Sequence[str], keep_marks: bool) -> str:
    """``text`` with each quotation replaced by the next name."""
    turn = iter(names)

    def put(found: re.Match[str]) -> str:
        name = next(turn)
        if not keep_marks:
            return name
        return f"« {name} »" if found.group().startswith("«") else f'"{name}"'

    return QUOTED.sub(put, text)


def mask_shared(pair: Pair, rng: random.Random) -> Pair:
    """Up to five names, numbers or addresses that stand once on each side become masks."""
    shared = [
        s for s in dict.fromkeys(SHARED.findall(pair[0])) if once(s, pair[0]) and once(s, pair[1])
    ]
    chosen = sorted(
        rng.sample(shared, min(len(shared), rng.choice((1, 1, 2, 3, 5)))), key=pair[0].find
    )
    french, english = pair
    for name, string in zip(some_masks(len(chosen), rng), chosen, strict=True):
        if string in french and string in english:
            french, english = french.replace(string, name), english.replace(string, name)
    return french, english


def once(string: str, text: str) -> bool:
    """Whether ``string`` stands exactly once in ``text``, as a whole word."""
    return (
        text.count(string) == 1
        and re.search(rf"(?<!\w){re.escape(string)}(?!\w)", text) is not None
    )


def some_masks(count: int, rng: random.Random) -> Sequence[str]:
    """Rising masks: mostly from the first on, now and then any, so that each is learnt."""
    if rng.random() < 0.6:
        return MASKS[:count]
    return [MASKS[i] for i in sorted(rng.sample(range(len(MASKS)), count))]


def renumbered(pair: Pair, rng: random.Random) -> Pair:
    """Numbers that stand once on each side become others of the same form: digits are copied."""
    french, english = pair
    for number in dict.fromkeys(NUMBER.findall(pair[0])):
        written = next((form for form in english_forms(number) if once(form, english)), None)
        if written is None or not once(number, french):
            continue
        digits = other_digits(len(re.findall(r"\d", number)), rng)
        french = french.replace(number, with_digits(number, digits))
        english = english.replace(written, with_digits(written, digits))
    return french, english


def with_digits(number: str, digits: str) -> str:
    """``number`` with other digits."""
    turn = iter(digits)
    return re.sub(r"\d", lambda _: next(turn), number)


def english_forms(number: str) -> tuple[str, ...]:
    """How a French number may stand in English: 1 200,5 as it is, or 1,200.5."""
    swapped = number.translate(str.maketrans(" .,", ",,."))
    return (number, swapped) if swapped != number else (number,)


def other_digits(count: int, rng: random.Random) -> str:
    """As many digits, the first not 0; half of the time a day of the month, or a year."""
    if count in {2, 4} and rng.random() < 0.5:
        return str(rng.randrange(10, 32) if count == 2 else rng.randrange(1950, 2030))
    return str(rng.randrange(2 if count == 1 else 10 ** (count - 1), 10**count))


def fragment(pair: Pair, rng: random.Random) -> Pair:
    """One side of the only comma, colon or semicolon of both, if the halves are alike in length."""
    for mark in (" :", " ;", ","):
        halves = [side.split(sign) for side, sign in zip(pair, (mark, mark.strip()), strict=True)]
        if [len(half) for half in halves] != [2, 2]:
            continue
        at = rng.randrange(2)
        french, english = (half[at].strip() for half in halves)
        if min(map(len, (french, english))) > 8 and 0.7 < len(french) / len(english) < 1.6:
            return french, english
    return pair


def with_copied_string(pair: Pair, rng: random.Random) -> Pair:
    """An address, an @name, a code or an unknown name put at the same end of both sides."""
    string = made_up(rng)
    shape = rng.choice(("{0} {1}", "{0} ({1})", "{1} : {0}", "{0} - {1}", "{1} {0}"))
    return shape.format(pair[0], string), shape.replace(" :", ":").format(pair[1], string)


def made_up(rng: random.Random) -> str:
    """A string that no language translates."""
    word = "".join(rng.sample(SYLLABLES, rng.choice((2, 2, 3))))
    code = f"{word[:3].upper()}-{rng.randrange(10 ** rng.choice((1, 2, 4)))}"
    address = f"https://{rng.choice(HOSTS)}/{word}/{rng.randrange(10 ** rng.choice((2, 4, 6)))}"
    name = f"{word.capitalize()} {''.join(rng.sample(SYLLABLES, 2)).capitalize()}"
    return rng.choice(
        (
            address,
            f"@{word}",
            code,
            name,
            name,
            f"#{word.capitalize()}",
            f"{word}@{rng.choice(HOSTS)}",
            ".".join(str(rng.randrange(10 ** rng.choice((1, 2, 3)))) for _ in range(3)),
        )
    )


def without_stop(pair: Pair, _: random.Random) -> Pair:
    """A headline has no full stop."""
    return (pair[0][:-1], pair[1][:-1]) if pair[0].endswith(".") and pair[1].endswith(".") else pair


def without_ligature(pair: Pair, _: random.Random) -> Pair:
    """œ written oe, as older keyboards and Hansard write it."""
    return pair[0].replace("œ", "oe").replace("Œ", "Oe"), pair[1]


def in_capitals(pair: Pair, rng: random.Random) -> Pair:
    """A French headline in capitals, with or without accents; the English stays as it is."""
    if len(pair[0]) > 150:
        return pair
    french = outside_masks(pair[0], str.upper)
    return (bare(french) if rng.random() < 0.5 else french), pair[1]


def without_accents(pair: Pair, _: random.Random) -> Pair:
    """French typed without accents."""
    return bare(pair[0]), pair[1]


def bare(text: str) -> str:
    """``text`` without its accents and cedillas."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def typeset(pair: Pair, rng: random.Random) -> Pair:
    """French as newspapers typeset it, before our normalisation (stock clients do not apply it)."""
    french = pair[0]
    space = rng.choice("\u00a0\u202f\u00a0")
    if rng.random() < 0.8:
        french = french.replace("'", "’")
    if rng.random() < 0.6:
        french = re.sub(r" (?=[;:!?»%])|(?<=«) ", space, french)
    elif rng.random() < 0.3:
        french = french.replace("« ", "«").replace(" »", "»")
    if rng.random() < 0.5:
        french = french.replace("...", "…")
    return re.sub(r'"([^"]+)"', r"“\1”", french), pair[1]


def outside_masks(text: str, change: Callable[[str], str]) -> str:
    """``change`` applied to everything but the masks."""
    parts = MASK.split(text)
    masks = [*MASK.findall(text), ""]
    return "".join(change(part) + mask for part, mask in zip(parts, masks, strict=True))
