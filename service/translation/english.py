"""Finish English as it comes from the model: marks, edges, numbers, terms; and find what is wrong.

Pure functions from strings to strings, over the ENGLISH section of `french`.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from operator import eq

from service.article import CaveatCode, Quoted
from service.knowledge import french, phrasebook
from service.summaries import references
from service.translation.truecasing import bare

_NUMBER_FR = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:\.\d+)*(?:,\d+)?"
)
_NUMBER_ALONE = re.compile(rf"(?<![\d.,])(?:{_NUMBER_FR.pattern})(?!\d|[.,]\d)")  # not in 1,2,3
_NUMBER_EN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)*")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,2}(?:,\d+)?")  # 99.000 are thousands in French
# A number with what is written on to it: 2.6.32-1, 19/12/2000, 27.3b.
_FIGURE = re.compile(
    r"(?<![\w.,/+~-])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,:/+~-]\w*\d\w*)*)(?!\w)"
)
_LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,3}?)(?:\W+\1\b){2,}", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2}) ?h(?: ?(\d{2}))?\b(?!\w)")
_DASH = re.compile(r"(?<= )[–—](?= )")
_ADDED_TIME = re.compile(r"\b(\d+)(?:e|th)(?=\+\d)")  # 90e+4
_ORDINAL_FR = re.compile(r"(?<![\w.,])(\d+)e\b")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"(?<![<\w])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MAGNITUDES = tuple(
    (origin, re.compile(rf"\b{origin}s?\b"), written)
    for origin, written in french.MAGNITUDES.items()
)
_UNEVEN = re.compile(r"[^\S ]\s*| \s+")
_STOP_AFTER_BLANK = re.compile(r" [,;:.!?…)\]]")
_MARKS = re.compile(r"[«»“”„\"]")
_STUTTER = re.compile(r"([^\W\d_]{2,12}?)\1{3,}")
_STUTTERS = 8  # letters that a word with a stutter has at least
_IN_LOOP = (1, 2, 3, 4)  # words that a loop may repeat
_DIGIT = re.compile(r"\d")  # looked for first: most strings have none
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
_FEW = 2  # French words in an output: fewer may be a name or a title
_NOON = 12
_PARTICLE = re.compile(r"(?<=\w )(L[ea]s?) ([A-ZÀ-Ü][\w-]+)")  # capital inside a sentence: a name
_OF = re.compile(  # Dominique de Villepin
    r"\b(([A-ZÀ-Ü][\w-]+) (?:d[eu] |des |d['’]))([A-ZÀ-Ü][\w-]+)"
)
_PARTICLED = re.compile(  # Ursula von der Leyen
    r"(?<![\w-])[A-ZÀ-Ü][\w-]+(?: (?:von|van|der|den|ben|bin|ibn|el|al|di|da|dos|del|della)){1,2}"
    r" [A-ZÀ-Ü][\w-]*\w"
)
_OPENING = re.compile(r"[\W_]*([A-ZÀ-Ü][\w-]*\w)")
_PAIR = re.compile(r"(<q\d>) (?=(<q\d>))")  # masks, a first name and a surname
_TWICE = re.compile(r"\b(?!(?:had|that)\b)([^\W\d_]{3,})(?:,? \1\b)+")  # a woman woman
_STOPPED = re.compile(r"[.!?…][)\]]?$")
_ARTICLE = "the "  # of a term whose English brings its own
_DETERMINED = re.compile(r"(?i:\b(?:the|an?|its|his|her|their|this|that)|['’]s|s['’]) ?\Z")
_A = re.compile(r"\b([Aa])n(?= [b-dfgj-np-tv-z][a-z]{3})")
_AN = re.compile(r"\b([Aa])(?= (?!one|eu)(?:[aeio][a-z]{3}|un(?!i|an)[a-z]{2}))")
_FIRST_NAME = 40  # characters that a first name may have
_FIRST = re.compile(r"(\w+)(?:-\w+)? \Z")  # what may be a first name, before a surname


class Terms(dict[str, str]):
    """French terms and their fixed English."""

    @cached_property
    def by_longest_word(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """The terms by the longest word of each: to look for every term takes 50 times as long."""
        return _by_longest_word(tuple(self))


def finish(source: str, english: str, terms: Terms) -> str:
    """Set one model output in English form; `source` is the French string that it came from."""
    english = typography(english if _MARKS.search(source) else _MARKS.sub("", english))
    english = _dashes(source, english)
    english = _match_end(source, _match_start(source, _reread(source, english)))
    english = _once(source, english)
    english = apply_terms(source, _particles(source, numbers(source, english)), terms)
    return _A.sub(r"\1", _AN.sub(r"\1n", english))


def _once(source: str, english: str) -> str:
    """Leave one of a word that the English has twice on end, where the French has none."""
    words = _TOKEN.findall(english)
    doubled = True in map(eq, words, words[1:])
    return _TWICE.sub(r"\1", english) if doubled and not _TWICE.search(source) else english


def _dashes(source: str, english: str) -> str:
    """Give the English the dash of the French, where the model wrote two hyphens for it."""
    dash = _DASH.search(source)
    return english.replace(" -- ", f" {dash[0]} ") if dash and "--" not in source else english


def _reread(source: str, english: str) -> str:
    """Put right what the model misreads, where the French says so: no reeve and no rounding."""
    for hint, there, wrong, right in phrasebook.MISREADINGS:
        if hint in source and there.search(source):
            english = wrong.sub(right, english)
    return english


def _particles(source: str, english: str) -> str:
    """Give names back what goes with them: « Nathalie Le Goff » is no Nathalie The Goff."""
    for article, name in _PARTICLE.findall(source):
        english = re.sub(rf"\b[Tt]he (?i:{re.escape(name)})\b", f"{article} {name}", english)
    for lead, first, name in _OF.findall(source):
        if references.is_first_name(first):
            english = re.sub(rf"\b{first} (?:of|from) (?:the )?(?={name}\b)", lead, english)
    return english


def typography(english: str) -> str:
    """Take out French spacing: none before , . ; : ! ? % ) and no doubled blanks."""
    english = " ".join(english.split())
    english = re.sub(r" +(?=[,;:!?%)\]]|\.(?!\d|\.))", "", english)
    return re.sub(r"(?<=[(\[]) +", "", english)


def _match_end(source: str, english: str) -> str:
    """Give the English the final stop that the French has, or take away one that it has not."""
    stop = _STOPPED.search(source)
    if stop and english and not re.search(r"[.!?…:;,][)\]]?$", english):
        return english + stop.group()[0]
    if not stop and english.endswith(".") and not english.endswith(("..", "U.S.", "p.m.", "a.m.")):
        return english[:-1]
    return english if source.endswith(",") else english.removesuffix(",")


def _match_start(source: str, english: str) -> str:
    """Begin with a capital where the French does; lower it where English needs none."""
    first = _WORD.search(english)
    if first is None or not (origin := _WORD.search(source)):
        return english
    word, at = first.group(), first.start()
    if origin.group()[0].isupper() and word[0].islower():
        return english[:at] + word[0].upper() + english[at + 1 :]
    if origin.group()[0].islower() and word.lower() in french.ENGLISH_LOWER_FIRST:
        return english[:at] + word[0].lower() + english[at + 1 :]
    return english


def to_english_number(token: str) -> str:
    """Write one French number the English way: 1 000,5 -> 1,000.5; what is no number stays."""
    dotted = "." in token and "," not in token and not _DOTTED.fullmatch(token)
    if dotted or not _NUMBER_FR.fullmatch(token):
        return token
    whole, _, decimals = token.partition(",")
    digits = re.sub(r"\D", "", whole)
    whole = _grouped(digits) if digits != whole else whole
    return f"{whole}.{decimals}" if decimals else whole


def _grouped(digits: str) -> str:
    """Part digits in threes; no `int`, which refuses what has more than 4,300 of them."""
    digits = "".join(str(int(digit)) for digit in digits).lstrip("0") or "0"
    first = len(digits) % 3 or 3
    return ",".join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])


def figures(text: str) -> str:
    """Put a string without a letter into English form: a table's row may be nothing but numbers."""
    written = _NUMBER_ALONE.sub(lambda found: to_english_number(found[0]), text)
    return re.sub(r"(?<=\d) %", "%", written)


def numbers(source: str, english: str) -> str:
    """Turn numbers that came through in French form into English form, clock times too."""
    if not _DIGIT.search(source) and not _DIGIT.search(english):
        return english
    for token in sorted({m.group() for m in _NUMBER_FR.finditer(source)}, key=len, reverse=True):
        written = to_english_number(token)
        if written != token:
            copied = re.sub(r"[ \u00a0\u202f]", r"[ \\u00a0\\u202f.,]?", re.escape(token))
            copied = copied.replace("\\[", "[")
            english = re.sub(rf"(?<![\w.,]){copied}(?![\d]|[.,]\d)", written, english)
    english = _ADDED_TIME.sub(r"\1", english)
    for ordinal in set(_ORDINAL_FR.findall(source)):
        english = re.sub(rf"(?<![\w.,])(?<!\d ){ordinal}e(?![\w'’])", f"{ordinal}th", english)
    english = _CLOCK.sub(lambda m: f"{m[1]}:{m[2] or '00'}", english)
    english = _ORDINAL.sub(_ordinal, english)
    english = re.sub(r"\b(1[3-9]|2[0-4]) o['’]clock\b", r"\1:00", english)
    return re.sub(r"(?<=\d) %", "%", english)


def _ordinal(found: re.Match[str]) -> str:
    """Give an ordinal its own ending: 11th, and no 11st."""
    number = found[1]
    ending = "th" if number[-2:-1] == "1" else _ENDINGS.get(number[-1], "th")
    return number + ending


def apply_terms(source: str, english: str, terms: Terms) -> str:
    """Replace each French term that the model left standing by its fixed English one."""
    indexed = terms.by_longest_word
    numbered = {one for word in indexed.keys() & _TOKEN.findall(english) for one in indexed[word]}
    for _, term in sorted(numbered):
        if term in source and term in english:
            put = partial(_put, english=terms[term])
            english = re.sub(rf"(?<!\w){re.escape(term)}(?!\w)", put, english)
    return english


def _put(found: re.Match[str], english: str) -> str:
    """Give the English of a term that was found in an output."""
    bracketed = found.string[: found.start()][-1:] + found[0] + found.string[found.end() :][:1]
    return found[0] if _is_surname(found) or bracketed in french.DEPARTMENTS else english


def _is_surname(found: re.Match[str]) -> bool:
    """Tell whether a place that was found is a person's name: it stands behind a first name."""
    if found[0] not in french.PLACE_NAMES:
        return False
    first = _FIRST.search(found.string, max(0, found.start() - _FIRST_NAME), found.start())
    return first is not None and first[1].lower() in french.FIRST_NAMES


@lru_cache(maxsize=8)  # of an operator's glossary there is one
def _by_longest_word(terms: Sequence[str]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Give terms, numbered in their order, by the longest word of each."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, term in enumerate(terms):
        if words := _TOKEN.findall(term):
            found[max(words, key=len)].append((number, term))
    return found


def french_numbers(source: str) -> list[str]:
    """Give the numbers of a French string that are written in digits, with what hangs on them."""
    return _FIGURE.findall(source) if _DIGIT.search(source) else []


def standing(source: str, terms: Terms) -> dict[str, str]:
    """Give the terms that stand in a French string, as they stand there, and their English.

    What begins with a small letter may open a sentence. Of two that overlap the longer.
    """
    words = _TOKEN.findall(source)
    begun = terms.by_longest_word.keys() & {*words, *map(str.lower, words)}
    found: dict[str, str] = {}
    for term in sorted((t for w in begun for _, t in terms.by_longest_word[w]), key=len)[::-1]:
        either = f"[{term[0]}{term[0].upper()}]" if term[0].islower() else re.escape(term[0])
        rest = re.escape(term[1:]).replace("'", "['’]").replace("É", "[ÉE]")
        there = re.search(rf"(?<![\w-]){either}{rest}(?![\w-])", source)
        if there and not _is_surname(there) and not any(there[0] in longer for longer in found):
            found[there[0]] = terms[term]
    return found


def masked(source: str, settled: Mapping[str, str], terms: Mapping[str, str]) -> str:
    """Put masks into a French string in the place of their tokens.

    Places that are `terms` lose their article, where their English has none, and bodies lose it
    where their English brings its own.
    """
    for mask, token in settled.items():
        bare_place = token in french.PLACE_NAMES and terms.get(token) not in french.WITH_ARTICLE
        bare = bare_place or terms.get(token, "").startswith(_ARTICLE)
        article = r"(?:\b[Ll](?:[ae] |['’]))?" if bare else ""
        alone = rf"{article}(?<![\w<.,/+~-]){re.escape(token)}(?!\w|[.,:/+~-]\w)"
        source = re.sub(alone, mask, source, count=1)
    return source


def says(english: str, term: str) -> bool:
    """Tell whether a term stands in an output, with its article or without, in whatever case."""
    return term.removeprefix(_ARTICLE).lower() in english.lower()


def rejoined(english: str, request: str) -> str:
    """Take out what a model puts between two masks that stand side by side."""
    for first, second in _PAIR.findall(request):
        english = re.sub(
            rf"{re.escape(first)},? ?{re.escape(second)}", f"{first} {second}", english
        )
    return english


def _whole(words: str) -> str:
    return rf"(?<![\w-]){re.escape(words)}(?![\w-])"


def set_back(english: str, mask: str, token: str) -> str:
    """Put a number, name or term in the place of its mask; a blank only between it and a word."""
    before, _, after = english.partition(mask)
    token = token.removeprefix(_ARTICLE) if _DETERMINED.search(before) else token
    lead = " " * (before[-1:].isalnum() or before.endswith(">"))
    trail = " " * (after[:1] == "<" or (after[:1].isalnum() and not token[-1:].isdigit()))
    return f"{before}{lead}{to_english_number(token)}{trail}{after}"


def lead(french_lead: str) -> str:
    """Put the date of a dateline into English; its place and agency, and bullets, stay."""
    return french.LEAD_DATE.sub(_lead_date, french_lead)


def _lead_date(found: re.Match[str]) -> str:
    month = next(name for start, name in french.MONTHS.items() if found[2].startswith(start))
    return f"{found[1]} {month}"


def spaced(text: str) -> str:
    """Make every run of blanks, line ends too, one space, and compose letters with accents."""
    return " ".join(unicodedata.normalize("NFC", text).split())


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
                and (town or word in french.TOWNS or not knows(word.lower()))
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


def edge(marks: str) -> str:
    """Set the marks at the edge of a string the English way: blanks single, none before them."""
    if marks in {"", " "}:
        return marks  # as most edges
    return re.sub(r" (?=[,;:.!?…)\]])", "", re.sub(r"\s+", " ", marks))


def needs_blank(before: str, after: str) -> bool:
    """Tell whether a blank is wanted between two strings: both sides are parts of words."""
    left, right = before[-1:], after[:1]
    return (
        (left.isalnum() or left in "’”)%.,;:!?") and (right.isalnum() or right in "‘“(<")
        if (left and right)
        else False
    )


def incise(english: str) -> str:
    """Set the author's words inside a quotation: the marks close before and open behind them."""
    return f",” {english.strip(' ,.')}, “"


def settle_incises(english: str) -> str:
    """Mend the marks around incises where a stop or the quotation's end follows one."""
    english = re.sub(r",” ([^“”]*), “\s*([.!?…]?)$", r", \1\2", english)
    english = re.sub(r"(?<=[?!…]),(?= )", "", english)
    english = re.sub(r", “\s*([.!?…])\s*", r"\1 “", english)
    english = re.sub(r"([?!…]),”", r"\1”", english)
    return re.sub(r"(?<!\s)\s+(?=,”)|(?<=“)\s+", "", english)


def split_quoted(english: str) -> list[str] | None:
    """Cut a text at its quotation marks: outside, inside, outside ...; None if not balanced."""
    pieces, inside = [""], False
    for piece in re.split(r"([«»“”„\"])", english):
        if not _MARKS.fullmatch(piece):
            pieces[-1] += piece
            continue
        if (inside and piece in "«“„") or (not inside and piece in "»”"):
            return None
        inside = not inside
        pieces.append("")
    return None if inside else pieces


def stops_outside(pieces: Sequence[str]) -> list[str]:
    """Move a comma or full stop from before a closing mark to behind it, and leave no two.

    `pieces` are those of split_quoted. A sentence of its own, behind a colon, keeps its full stop.
    """
    moved = list(pieces)
    for i in range(1, len(pieces), 2):
        inside, after = moved[i].rstrip(), moved[i + 1]
        alone = moved[i - 1].rstrip()[-1:] in {"", ":"} and not after.strip()
        if inside[-1:] in {".", ","} and not inside.endswith("..") and not alone:
            stop = "" if after.lstrip()[:1] in set(",.;:!?") else inside[-1]
            moved[i], moved[i + 1] = inside[:-1], stop + after
    return moved


def around_quoted(frame: Sequence[str | Quoted]) -> list[str | Quoted]:
    """Set the blanks of the strings that stand beside quotations, and drop empty strings.

    A tab is one only where it parts the cells of a row, and stays.
    """
    made: list[str | Quoted] = []
    for i, bit in enumerate(frame):
        if not isinstance(bit, str):
            before = next((known for known in reversed(made) if known), "")
            made += [bit] if isinstance(before, str) else [" ", bit]
            continue
        text = _UNEVEN.sub(lambda blanks: "\t" * blanks[0].count("\t") or " ", bit)
        if i > 0:
            text = text[1:] if _STOP_AFTER_BLANK.match(text) else text
            text = " " + text if text[:1].isalnum() else text
        if i < len(frame) - 1:
            text += " " * (text[-1:].isalnum() or text[-1:] in {"_", ",", ";", ":"})
            text = _before(text, frame[i + 1])
        made.append(text)
    return [bit for bit in made if bit]


def _before(text: str, quoted: str | Quoted) -> str:
    """Give the string before a quotation the article that this wants: an “imminent” risk."""
    opens = "" if isinstance(quoted, str) else quoted.english
    return _AN.sub(r"\1n", text + opens)[: -len(opens)] if opens else text


def faults(source: str, english: str, *, truncated: bool) -> tuple[CaveatCode, ...]:
    """Name what is wrong with the English of one French string, worst first."""
    found: list[CaveatCode] = []
    if truncated:
        found.append("truncated")
    if _loops(english) and not _loops(source):
        found.append("repetition")
    if _left_in_french(source, english):
        found.append("untranslated")
    if _numbers_changed(source, english):
        found.append("number_changed")
    if _denial_changed(source, english):
        found.append("negation_changed")
    return tuple(found)


def _denial_changed(source: str, english: str) -> bool:
    """Tell whether a negation was lost, or came from nowhere; in doubt it was not.

    How often it doubts translations by people, and ours: training.evaluate, on newstest2013.
    """
    plain = french.ENGLISH_DENIAL.search(english)
    if french.DENIAL.search(source):
        return not (plain or french.ENGLISH_DENIAL_IN_DISGUISE.search(english))
    return bool(plain) and not french.DENIAL_IN_DISGUISE.search(source)


def _loops(text: str) -> bool:
    """Tell whether up to four words come three times on end, or some letters in a word four."""
    words = _TOKEN.findall(text.lower())
    long = any(len(word) >= _STUTTERS and _STUTTER.search(word) for word in words)
    again = any(_comes_again(words, words[n:], words[2 * n :]) for n in _IN_LOOP)
    return bool(long or (again and _LOOP.search(text)))


def _comes_again(words: Sequence[str], further: Sequence[str], last: Sequence[str]) -> bool:
    """Tell whether some word stands in the same place of three lists; most stand not in two."""
    twice = True in map(eq, words, further)
    return twice and any(a == b == c for a, b, c in zip(words, further, last, strict=False))


def without_loops(text: str) -> str:
    """Leave one of what a model repeats three times on end, or more."""
    return _LOOP.sub(r"\1", text)


def _left_in_french(source: str, english: str) -> bool:
    """Tell whether the output is empty, or still has more than a fifth of French small words.

    The article of a name is none: Le Monde.
    """
    words = [w.lower() for w in _WORD.findall(_PARTICLE.sub(r"\2", english))]
    if not words:
        return bool(_WORD.search(source))
    small = sum(word in french.FRENCH_ONLY for word in words)
    return small >= _FEW and small > len(words) / 5


def _values(tokens: Iterable[str], *, comma: str) -> Counter[str]:
    """Count numbers by value: separators out, the decimal sign a point, no closing zeros."""
    counted: Counter[str] = Counter()
    for token in tokens:
        dotted = comma and ("," in token or _DOTTED.fullmatch(token))
        plain = token.replace(".", "") if dotted else token
        if plain.count(".") > 1:  # a version
            counted[token] += 1
            continue
        plain = plain.replace(",", comma) if comma else plain.replace(",", "")
        plain = re.sub(r"[ \u00a0\u202f]", "", plain)
        whole, _, decimals = plain.partition(".")
        decimals = decimals.rstrip("0")
        counted[(whole.lstrip("0") or "0") + ("." + decimals if decimals else "")] += 1
    return counted


def _numbers_changed(source: str, english: str) -> bool:
    """Tell whether a number written in digits, or a magnitude, of the source is missing."""
    if _DIGIT.search(source) and _values_missing(
        _values(_NUMBER_FR.findall(source), comma="."), english
    ):
        return True
    return _magnitude_missing(source.lower(), english.lower())


def _magnitude_missing(source: str, english: str) -> bool:
    """Tell whether a magnitude is missing; both strings in small letters."""
    return any(
        origin in source and found.search(source) and written not in english
        for origin, found, written in _MAGNITUDES
    )


def _values_missing(wanted: Counter[str], english: str) -> bool:
    """Tell whether the English has one of these numbers less often."""
    if not wanted:
        return False
    there = _values((m.group() for m in _NUMBER_EN.finditer(english)), comma="")
    words = Counter(w.lower() for w in _WORD.findall(english))
    for word, value in french.ENGLISH_NUMBERS.items():
        there[value] += words[word]
    if re.search(r"\bp\.?m\b", english):  # 20 h may rightly come out as 8 p.m.
        hours = [v for v in there if v.isdigit() and int(v) < _NOON]
        there.update({str(int(v) + _NOON): there[v] for v in hours})
    return any(there[value] < count for value, count in wanted.items())
