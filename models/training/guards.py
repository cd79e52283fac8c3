"""Counts of what a translation must not do."""

import re
from collections import Counter
from collections.abc import Sequence

from service.knowledge.english import dictionary
from service.translation.english.vocabulary import SMALL_WORD

from training.augment import MASK
from training.corpus import FRENCH_WORDS, key

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")
CENTURY = re.compile(r"(?<=années )(?:1\d|20)(?=\d0\b)|\b(?:1\d|20)(?=\d0['’]?s\b)")  # 1960s, 60s
CLOCK = re.compile(r"\b(\d\d?)(?:[.:](\d\d))?\s?([ap])\.?m\b")  # 9.17pm
FRENCH_SHARE = 0.3  # of the words, above which a line counts as left in French
FEWEST_WORDS = 4  # shorter lines are not judged for language


def guards(
    source: Sequence[str], translated: Sequence[str], reference: Sequence[str]
) -> dict[str, str]:
    """Share of lines for each fault, and of numbers and masks kept."""
    lines = list(zip(source, translated, reference, strict=True))
    return {
        "loops": percent(sum(loops(line, wanted) for _, line, wanted in lines), len(lines)),
        "empty": percent(sum(not line.strip() for _, line, _ in lines), len(lines)),
        "left in French": percent(
            sum(in_french(line) and not in_french(wanted) for _, line, wanted in lines), len(lines)
        ),
        "a word in no dictionary": percent(
            sum(strange(line, french) for french, line, _ in lines), len(lines)
        ),
        "numbers kept": percent(*ratio(kept_numbers(*line) for line in lines)),
        "masks once": percent(*ratio(kept_masks(french, english) for french, english, _ in lines)),
    }


def percent(part: int, whole: int) -> str:
    """As a share of the whole."""
    return f"{100 * part / whole:.2f}% ({part} of {whole})" if whole else "none to count"


def ratio(counts: object) -> tuple[int, int]:
    """Sums of pairs of counts."""
    pairs = list(counts)  # type: ignore[call-overload]
    return sum(kept for kept, _ in pairs), sum(asked for _, asked in pairs)


def loops(line: str, reference: str) -> bool:
    """Whether a run of one to four words comes three times on end, and not so in the reference."""
    return repeats(line) and not repeats(reference)


def repeats(line: str) -> bool:
    """Whether a run of one to four words comes three times on end."""
    words = WORD.findall(line.lower())
    return any(
        words[at : at + size]
        == words[at + size : at + 2 * size]
        == words[at + 2 * size : at + 3 * size]
        for size in range(1, 5)
        for at in range(len(words) - 3 * size + 1)
    )


def in_french(line: str) -> bool:
    """Whether many of its words are French and only French."""
    words = WORD.findall(line.lower())
    return len(words) >= FEWEST_WORDS and sum(
        word in FRENCH_WORDS for word in words
    ) > FRENCH_SHARE * len(words)


def strange(line: str, french: str) -> bool:
    """Whether it has a word in small letters that neither a dictionary nor the French has."""
    own = set(WORD.findall(french.lower()))
    words = filter(str.isascii, SMALL_WORD.findall(line))
    return any(word not in dictionary and word not in own for word in words)


def kept_numbers(source: str, translated: str, reference: str) -> tuple[int, int]:
    """How many numbers of both source and reference are kept, and how many there are."""
    asked = numbers(source) & numbers(reference)
    return sum((asked & numbers(translated)).values()), sum(asked.values())


def numbers(text: str) -> Counter[str]:
    """Its numbers as digits alone: 1 200 is 1,200, the 1960s are the 60s, and 9.17pm is 21 h 17."""
    plain = CLOCK.sub(by_24_hours, CENTURY.sub("", text))
    return Counter(key(found) for found in NUMBER.findall(plain))


def by_24_hours(time: re.Match[str]) -> str:
    """Write a time of twelve hours as French does."""
    hour = int(time[1]) % 12 + 12 * (time[3] == "p")
    return f"{hour} h {time[2]}" if time[2] else f"{hour} h"


def kept_masks(source: str, translated: str) -> tuple[int, int]:
    """Of a line with masks: 1 if each comes through exactly once and no other does; and 1."""
    asked = MASK.findall(source)
    return int(bool(asked) and sorted(asked) == sorted(MASK.findall(translated))), int(bool(asked))
