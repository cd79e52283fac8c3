"""Names that a model should not be trusted to spell, and those that it spelt nearly right."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from service.knowledge import french
from service.text.normalise import bare

_CAPITALISED = re.compile(
    r"(?:(?<=[ '’])"  # most places are none of the following
    r"(?:(?<=[\w,;:(>] )|(?<=\bM\. )|(?<=\bMM\. )|(?<=\b[dD]['’])|(?<=\bqu['’]))"
    r"|\A(?=[\w-]+(?: [\w-]+)? ?:))"  # also Nantes : a headline
    r"(?P<article>(?:[Ll][ea]s?|[Dd]es|[Dd]u|[Aa]ux?|[Uu]ne?|[Cc]es|[Nn]os) |[Ll]['’])?"
    r"(?P<words>[A-ZÀ-Ü][\w-]*[\w](?: [A-ZÀ-Ü][\w-]*\w)*)"
)
_NAME = re.compile(r"(?<![\w-])[A-ZÀ-Ü][^\W\d_]+(?:-[^\W\d_]+)*")
_BEGUN, _ALIKE = 3, 0.75  # letters that look-alikes begin with, and the share that is the same
_TO_TOWN = (" à ", "À ", " vers ")
PARTICLE = re.compile(r"(?<=\w )(L[ea]s?) ([A-ZÀ-Ü][\w-]+)")  # capital inside a sentence: a name
_PARTICLED = re.compile(  # Ursula von der Leyen
    r"(?<![\w-])[A-ZÀ-Ü][\w-]+(?: (?:von|van|der|den|ben|bin|ibn|el|al|di|da|dos|del|della)){1,2}"
    r" [A-ZÀ-Ü][\w-]*\w"
)
_OPENING = re.compile(r"[\W_]*([A-ZÀ-Ü][\w-]*\w)")


def _whole(words: str) -> str:
    return rf"(?<![\w-]){re.escape(words)}(?![\w-])"


def introduced(text: str) -> frozenset[str]:
    """Give the words of an article that stand as names inside a sentence, without an article."""
    runs = (run for run in _CAPITALISED.finditer(text) if not run["article"])
    return frozenset(word for run in runs for word in run["words"].split() if word != "Me")


def names(
    source: str,
    knows: Callable[[str], bool],
    terms: Mapping[str, str],
    introduced: Collection[str] = (),
) -> list[str]:
    """Give the names in a French string that a model should not be trusted to spell.

    Runs of capitalised words inside the sentence that it does not know, in either case, and that
    have no other English form. A lone word behind an article may be a common noun (les Tadjiks):
    it is left to the model; so is one that opens a sentence, unless it is among the names that the
    article has `introduced`. Behind « à » a word is a town, whatever it means in small letters.
    """
    first = _OPENING.match(source)
    opening = first[1] if first and first[1] in introduced else ""
    found = [name for name in _PARTICLED.findall(source) if name not in terms]
    if opening and not knows(opening) and not knows(opening.lower()):
        found.append(opening)
    for run in _CAPITALISED.finditer(source):
        words = run["words"].split()
        town = source.endswith(_TO_TOWN, 0, run.start())
        if len(words) > 1 or not run["article"]:
            found += [
                word
                for word in words
                if word not in terms
                and word != "Me"
                and not knows(word)
                and (
                    town or word in french.geography.towns_that_are_words or not knows(word.lower())
                )
            ]
    return found


def respelt(english: str, lost: Iterable[str], source: str) -> str:
    """Put names of the French right that came out nearly right: Rochebrun was Rochebrune.

    Only where one word alone looks like the name, and is not itself in the French.
    """
    for name in lost:
        others = {name, *_NAME.findall(source)}
        near = {w for w in _NAME.findall(english) if w not in others and _alike(w, name)}
        if len(near) == 1:
            english = re.sub(_whole(near.pop()), name, english)
    return english


def _alike(word: str, name: str) -> bool:
    """Tell whether two names begin and end alike, accents apart, with little between."""
    a, b = bare(word), bare(name)
    start = _shared(a, b)
    end = _shared(a[start:][::-1], b[start:][::-1])
    return start >= _BEGUN and start + end >= _ALIKE * max(len(a), len(b))


def _shared(a: str, b: str) -> int:
    """Count the letters that two strings begin with alike."""
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
