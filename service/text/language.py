"""Detect the language of an article, judged outside its quotations.

A wrong answer is worse than none: where the text is too short or the vote too weak, the language is
"undetermined", the text is taken for French, and a caveat says so.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, Protocol

from service.article import Article, Caveat, Detection, Languages, Quotation, Span
from service.errors import UnsupportedLanguage
from service.knowledge import french
from service.knowledge.english import language_names, stop_words
from service.message import LanguageName, Message, message_of

Language = Literal["fr", "en"]

# Measured with langdetect on cuts of French news: 30 letters 95 % right, 40 98 %, 100 100 %.
_SAMPLE = 2_000  # characters judged, at most
# The detector gets a sample of these, at most so many characters: ten words in a row out of every
# 20, 30 ... This changes the answer for 52 of 300 mixtures of French and English; another random
# seed of langdetect changes it for 51.
_SAMPLED, _ON_END = 500, 10
_ENOUGH = 40  # letters from which one detector is enough
_ENOUGH_OF_A_QUOTATION = 25  # letters; shorter ones are judged by their function words
_FEW = 2  # function words that prove the language of a few words
_SURE = 85.0  # the least vote that is accepted

_UNDETERMINED = Detection("undetermined", 0.0)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+|[\w.+-]{1,64}@[\w.-]{1,255}")
_IN_ADDRESS = re.compile("[@#/w]")  # looked for first: most texts have no address
_NOT_WORDS = re.compile(r"[^\w\s'’-]|[\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_CONTRACTION = re.compile(r"(?:n['’]t|\b(?:i|it|he|she|we|you|they|that|there|what|let)['’]\w+)\b")


class LanguageDetector(Protocol):
    """An engine that detects the language of a text in lower case, without marks and addresses."""

    def detect(self, text: str) -> Detection:
        """Return the likeliest language and its vote, 0 to 100; "undetermined" for none."""
        ...


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """A detector of two, which must agree on short texts."""

    first: LanguageDetector
    second: LanguageDetector

    def detect(self, text: str) -> Detection:
        """Return the first detector's answer; below 40 letters the lower vote, if both agree."""
        found = self.first.detect(text)
        if _letters(text) >= _ENOUGH:
            return found
        other = self.second.detect(text)
        agreed = found.language == other.language
        return min(found, other, key=lambda vote: vote.confidence) if agreed else _UNDETERMINED


@dataclass(frozen=True, slots=True)
class DetectedLanguages:
    """The languages found, with the caveats language_unsure and language_mixed where they apply."""

    languages: Languages
    caveats: tuple[Caveat, ...] = ()


def identify(
    article: Article, quotations: Sequence[Quotation], detector: LanguageDetector
) -> Detection:
    """Return the language of the text outside quotations, "undetermined" where that is unsure.

    A text that is nothing but quotations, or has no French word beside them, is judged whole.
    """
    outside = " ".join(_outside(article, quotations))
    found = _believed(outside, detector)
    alone = _letters(outside) < _ENOUGH and not _function_words(outside)["fr"]
    return _believed(article.text, detector) if found is _UNDETERMINED and alone else found


def detect(
    article: Article,
    quotations: Sequence[Quotation],
    detector: LanguageDetector,
    source: Literal["auto", "fr", "en"],
) -> DetectedLanguages:
    """Return the language of an article, of each paragraph and of each quotation.

    `source`: "auto", or the language that the editor names, which then holds throughout. Raises
    errors.UnsupportedLanguage where a language other than French or English is certain.
    """
    forced = source != "auto"
    found = Detection(source, 100.0) if forced else identify(article, quotations, detector)
    if found.language not in {"fr", "en", "undetermined"}:
        raise UnsupportedLanguage(_refusal(found.language), field="source")
    main: Language = "en" if found.language == "en" else "fr"
    paragraphs = tuple(
        main if forced else _of_paragraph(text, main, detector)
        for text in _outside(article, quotations)
    )
    english = frozenset(_english_quotations(article, quotations, paragraphs, detector))
    caveats = (*_unsure_caveat(found), *_mixed_caveats(article, paragraphs, main))
    return DetectedLanguages(Languages(found, paragraphs, english), caveats)


# --- the text that is judged ----------------------------------------------------------------------


def _outside(article: Article, quotations: Sequence[Quotation]) -> Iterator[str]:
    """Yield each paragraph's text outside quotations."""
    parts = sorted(part for quotation in quotations for part in quotation.parts)
    index = 0
    for paragraph in article.paragraphs:
        pieces, position = list[str](), paragraph.start
        while index < len(parts) and parts[index].start < paragraph.end:
            pieces.append(article.text[position : parts[index].start])
            position = max(position, parts[index].end)
            index += 1
        yield " ".join([*pieces, article.text[position : paragraph.end]])


def _plain(text: str) -> str:
    """Return the start of a text in lower case, without addresses, marks and digits.

    Detectors skip words in capitals, and headlines may be nothing else.
    """
    start = text[:_SAMPLE]
    bare = _ADDRESS.sub(" ", start) if _IN_ADDRESS.search(start) else start
    return _NOT_WORDS.sub(" ", bare).lower()


def _sampled(plain: str) -> str:
    """Return a sample of words from all over a text, so that each of several languages is in it."""
    step = -(-len(plain) // _SAMPLED)
    if step == 1:
        return plain
    words = enumerate(plain.split())
    return " ".join(word for at, word in words if at // _ON_END % step == 0)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _function_words(text: str) -> Counter[Language]:
    """Count the function words of each language that the other does not have."""
    plain = text.lower()
    words = _WORD.findall(plain)
    english = sum(map(stop_words.function_words.__contains__, words))
    own = sum(map(french.stop_words.function_words.__contains__, words))
    return Counter({"fr": own, "en": english + len(_CONTRACTION.findall(plain))})


# --- judgements ----------------------------------------------------------------------------------


def _believed(text: str, detector: LanguageDetector) -> Detection:
    """Return a text's language, or "undetermined" where the vote is weak or the text short."""
    plain = _plain(text)
    letters = _letters(plain)
    found = detector.detect(_sampled(plain)) if letters else _UNDETERMINED
    if found.confidence < _SURE:
        return _UNDETERMINED
    believed = letters >= _ENOUGH or found.language in {"fr", "en"}  # SecondOpinion knows those
    return found if believed else _UNDETERMINED


def _is_surely(language: Language, text: str, detector: LanguageDetector) -> bool:
    """Whether a short text is certainly in a language.

    It must have the language's function words and hardly any of the other's, and the detector
    must agree; for a few words the function words are enough.
    """
    plain = _plain(text)
    counts = _function_words(plain)
    own, others = counts[language], counts.total() - counts[language]
    if own == 0 or others * 4 > own:
        return False
    if _letters(plain) < _ENOUGH_OF_A_QUOTATION:
        return own >= _FEW and others == 0 and own * 3 >= len(_WORD.findall(plain))
    return _believed(text, detector).language == language


def _of_paragraph(text: str, main: Language, detector: LanguageDetector) -> Language:
    """Return a paragraph's language: the article's, unless it is certainly in the other one."""
    other: Language = "fr" if main == "en" else "en"
    return other if _is_surely(other, text, detector) else main


def _english_quotations(
    article: Article,
    quotations: Sequence[Quotation],
    paragraphs: Sequence[str],
    detector: LanguageDetector,
) -> Iterator[str]:
    """Yield the ids of quotations in English: judged alone, or all of it in English paragraphs.

    A French quotation taken for English would stay without a gloss, which is worse than a gloss
    too many.
    """
    starts = [paragraph.start for paragraph in article.paragraphs]
    for quotation in quotations:
        at = {bisect_right(starts, part.start) - 1 for part in quotation.parts}
        passes = all(paragraphs[index] == "en" for index in at)
        if passes or _is_surely("en", quotation.spoken, detector):
            yield quotation.id


# --- messages to the editor ----------------------------------------------------------------------


def _refusal(code: str) -> Message:
    name = language_names.get(code)
    return message_of(
        "The article seems to be in %(language)s; only French is translated. "
        "If it is French, set the language of the article to French (source=fr).",
        language=LanguageName(code, name)
        if name
        else message_of("another language (%(code)s)", code=code),
    )


def _unsure_caveat(found: Detection) -> Iterator[Caveat]:
    if found.language == "undetermined":
        message = (
            "The language is not certain, so the text was taken for French. If it is English, set "
            "the language of the article to English (source=en): it then stays as it is."
        )
        yield Caveat("language_unsure", Message(message))


def _mixed_caveats(
    article: Article, paragraphs: Sequence[Language], main: Language
) -> Iterator[Caveat]:
    """Yield a caveat for each run of paragraphs in the article's other language."""
    message = {
        "en": "This passage is in English already and was left as it is.",
        "fr": "This passage is in French within an English article, and was translated.",
    }
    runs = groupby(zip(paragraphs, article.paragraphs, strict=True), key=lambda pair: pair[0])
    for language, run in runs:
        spans = [span for _, span in run]
        if language != main:
            place = Span(spans[0].start, spans[-1].end)
            yield Caveat("language_mixed", Message(message[language]), place)
