"""Measure summaries against editors' own: `python -m tests.quality.summaries --folder DIR`.

DIR (or VERBATIM_GOLD) holds summ_fr_public.jsonl (articles with the editor's standfirst) and
summ_en_public.jsonl (articles with extracts). Their rights are not ours: they are read from there.

A summary is made of a method's sentences, the best first, until it has as many words as the
reference, is cut at that length, and is put in the order of the article. ROUGE counts words with
their accents. The intervals are of 95%, by 2,000 samples of articles drawn anew.
"""

import argparse
import os
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from json import loads
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import Tokenizer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from service import app
from service.adapters import cache
from service.adapters.ranking.sumy_ranking import WEIGHTS, SumyRanker
from service.article import (
    Article,
    Detection,
    Languages,
    Length,
    Method,
    Options,
    Quotation,
    Ranked,
    Segment,
    Summary,
    Topic,
)
from service.knowledge import english, french
from service.pipeline import Engines
from service.quotations import extraction
from service.settings import Settings
from service.summaries.candidates import Source
from service.summaries.summarise import SentenceRanker, summarise
from service.text import segment
from service.translation import translate
from tests.builders import translation_of

LANGUAGES = {"fr": "French", "en": "English"}
SETS = {"fr": "summ_fr_public.jsonl", "en": "summ_en_public.jsonl"}
MEASURES = ("rouge1", "rouge2", "rougeL")
_ALL = Options(length=Length(sentences=None, ratio=1.0))
_SAMPLES = 2_000
_NAMES = {"fr": "french", "en": "english"}
_TOKEN = re.compile(r"[^\W_]+")
_MARK_LINES = ("<!-- figures: begin -->", "<!-- figures: end -->")

Order = Sequence[tuple[int, str]]  # (place in the article, text), the best first


@dataclass(frozen=True, slots=True)
class Referenced:
    """An article with a reference summary, segmented as the service does."""

    language: str
    article: Article
    quotations: tuple[Quotation, ...]
    segments: tuple[Segment, ...]
    reference: str
    extracts: tuple[str, ...]  # reference sentences, where the reference is made of them

    def text(self, number: int) -> str:
        """Return a segment's text on one line."""
        return " ".join(self.segments[number].source.of(self.article.text).split())


def referenced(folder: Path, language: str, *, headline: bool = False) -> list[Referenced]:
    """Read a set of articles; with `headline` each stands above its text, as in a posted page."""
    lines = (folder / SETS[language]).read_text(encoding="utf-8").splitlines()
    return [_referenced(loads(line), language, headline) for line in lines if line.strip()]


def _referenced(row: Mapping[str, Any], language: str, headline: bool) -> Referenced:
    text = f"{row['title']}\n\n{row['text']}" if headline else row["text"]
    article = segment.paragraphs(text, "auto")
    found = extraction.find(article).quotations
    return Referenced(
        language,
        article,
        tuple(found),
        tuple(segment.segment(article, found)),
        row["reference"],
        tuple(row.get("reference_sentences", ())),
    )


# --- methods -------------------------------------------------------------------------------------


class _Words:
    @staticmethod
    def to_words(sentence: str) -> tuple[str, ...]:
        return tuple(_TOKEN.findall(sentence.lower()))


class _Ratings:
    """Has sumy give ratings instead of sentences."""

    @staticmethod
    def _get_best_sentences(
        sentences: Sequence[Any], count: int, rating: Any, *args: Any
    ) -> list[float]:
        del count
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        return [float(rate(sentence, *args)) for sentence in sentences]


_SUMMARISERS = (
    LexRankSummarizer,
    TextRankSummarizer,
    LsaSummarizer,
    LuhnSummarizer,
    SumBasicSummarizer,
    KLSummarizer,
    ReductionSummarizer,
)


@lru_cache
def _stemmer(language: str) -> Callable[[str], str]:
    return lru_cache(maxsize=50_000)(Stemmer(language))


@dataclass(frozen=True, slots=True)
class Sumy:
    """One of sumy's summarisers, with its stop words or with ours; as a ranker for our rules."""

    summariser: type
    own_words: bool = False

    def order(self, one: Referenced) -> Order:
        """Rank plain sentences: quotations may be cut, pronouns may dangle."""
        texts = [one.text(number) for number in range(len(one.segments))]
        return [(r.unit, texts[r.unit]) for r in self.rank([[t] for t in texts], one.language)]

    def rank(self, units: Sequence[Sequence[str]], language: str, *_asked: object) -> list[Ranked]:
        """Rank units, each taken for one sentence."""
        rating = type("Rating", (_Ratings, self.summariser), {})(_stemmer(_NAMES[language]))
        own = {"fr": french.all_stop_words, "en": english.stop_words.stop_words}[language]
        rating.stop_words = own if self.own_words else get_stop_words(_NAMES[language])
        texts = [" ".join(unit) for unit in units]
        document = ObjectDocumentModel([Paragraph(Sentence(text, _Words) for text in texts)])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ratings = rating(document, len(texts))
        worth = np.nan_to_num(np.array(ratings or [0.0] * len(texts), dtype=float))
        return [
            Ranked(int(at), {"rating": float(worth[at])})
            for at in np.argsort(-worth, kind="stable")
        ]


def lead(one: Referenced) -> Order:
    """Rank sentences by their place."""
    return [(number, one.text(number)) for number in range(len(one.segments))]


def by_service(one: Referenced, options: Options, ranker: SentenceRanker) -> Summary:
    """Summarise an article as the service does, without translating it."""
    translation = translation_of(one.article, one.quotations, one.segments)
    (found,) = summarise([Source(one.article, one.quotations, translation)], ranker, options)
    return found


def served(one: Referenced, options: Options = _ALL, ranker: SentenceRanker | None = None) -> Order:
    """Rank units as the service does."""
    found = by_service(one, options, ranker or SumyRanker()).sentences
    return [
        (s.segments[0], " ".join(map(one.text, s.segments)))
        for s in sorted(found, key=lambda sentence: sentence.rank)
    ]


def unruled(one: Referenced) -> Order:
    """Rank plain sentences by `news`, as if no rule held: what the rules cost."""
    texts = [one.text(number) for number in range(len(one.segments))]
    ranking = SumyRanker().rank([[text] for text in texts], one.language, "news")
    return [(ranked.unit, texts[ranked.unit]) for ranked in ranking]


def _methods() -> Iterator[tuple[str, Callable[[Referenced], Order]]]:
    """Yield the methods compared, each with its name: sumy's in three variants, ours last."""
    yield "lead", lead
    for each in _SUMMARISERS:
        name = each.__name__.removesuffix("Summarizer")
        yield f"sumy's {name}", Sumy(each).order
        yield f"{name}, our stop words", Sumy(each, own_words=True).order
        ranker = Sumy(each, own_words=True)
        yield f"{name}, our words and rules", partial(served, ranker=ranker)
    yield "news, rules off", unruled
    yield "news", served


@dataclass(frozen=True, slots=True)
class Translated:
    """Ranks the units of a French article by their English; `english` is by French sentence."""

    english: Mapping[str, str]

    def rank(
        self, units: Sequence[Sequence[str]], _language: str, method: Method, topic: Topic
    ) -> Sequence[Ranked]:
        """Rank as the service ranks English."""
        said = [[self.english[sentence] for sentence in unit] for unit in units]
        headline = self.english.get(topic.headline, topic.headline)
        return SumyRanker({"en": WEIGHTS["fr"]}).rank(said, "en", method, Topic(headline))


def translated(one: Referenced, engines: Engines) -> Translated:
    """Translate an article with the model in service."""
    languages = Languages(Detection("fr", 100.0), ("fr",) * len(one.article.paragraphs))
    parameters = translate.TranslationParameters("translated", engines.glossary, lambda _done: None)
    found = translate.translate(
        one.article, one.quotations, languages, one.segments, engines.translator, parameters
    )
    pieces = (
        (bit if isinstance(bit, str) else f'"{bit.english}"' for bit in done.frame)
        for done in found.segments
    )
    english = ("".join(frame) for frame in pieces)
    return Translated(dict(zip(map(one.text, range(len(one.segments))), english, strict=True)))


# --- measures ------------------------------------------------------------------------------------


class Tokens(Tokenizer):  # type: ignore[misc]
    """Words as rouge-score counts them."""

    def tokenize(self, text: str) -> list[str]:
        """Return the words in small letters, accents kept, which rouge-score's own drops."""
        return _TOKEN.findall(text.lower())


_SCORER = RougeScorer(list(MEASURES), tokenizer=Tokens())


def at_length(order: Order, reference: str) -> tuple[str, list[str]]:
    """Return a summary of the reference's length, and the extracts that it was cut from."""
    left = len(_TOKEN.findall(reference))
    taken: list[tuple[int, str]] = []
    for place, text in order:
        words = _TOKEN.findall(text)[:left]
        taken += [(place, " ".join(words))] if words else []
        left -= len(words)
        if left <= 0:
            break
    whole = [text for _, text in order[: len(taken)]]
    return " ".join(text for _, text in sorted(taken)), whole


def scores(one: Referenced, order: Order) -> dict[str, float]:
    """Score a ranking of an article's sentences: F of ROUGE, and where it can be of extracts."""
    summary, whole = at_length(order, one.reference)
    found = {name: score.fmeasure for name, score in _SCORER.score(one.reference, summary).items()}
    if one.extracts:
        found |= _of_extracts(one.extracts, whole)
    return found


def _of_extracts(extracts: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Return precision and recall of reference sentences, compared by letters and figures alone."""
    wanted, chosen = " ".join(map(_plain, extracts)), " ".join(map(_plain, texts))
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])[\"”]?\s", text) if _plain(s)]
    right = sum(_plain(sentence) in wanted for sentence in sentences)
    recalled = sum(_plain(extract) in chosen for extract in extracts)
    return {"precision": right / max(1, len(sentences)), "recall": recalled / len(extracts)}


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(text.lower()))


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the mean and its 95% interval by bootstrap, in percent."""
    sampled = np.random.default_rng(0).choice(np.array(values), (_SAMPLES, len(values))).mean(1)
    low, high = np.percentile(sampled, [2.5, 97.5])
    return 100 * float(np.mean(values)), 100 * float(low), 100 * float(high)


# --- faults that an editor would see -------------------------------------------------------------

# Written apart from the service's lists: openings that need the sentence before, and page lines.
_DANGLING = {
    "fr": re.compile(
        r"\W*(?:ils?(?! y a\b| faut\b| existe\b)|elles?|eux|lui|cel(?:ui|le)-ci|ceu?x-ci"
        r"|ce(?:tte)? derni[eè]re?|cela|ça|ceci"
        r"|c['’]est|c['’]était|ce sont|mais|or|donc|car|et|ainsi|pourtant|cependant|toutefois"
        r"|en effet|par ailleurs|de plus|en outre|en revanche|puis|ensuite|enfin|sa|son|ses|leurs?"
        r"|(?:ce|cet|cette|ces) (?!derniers jours|jeudi|lundi|mardi|mercredi|vendredi|samedi"
        r"|dimanche|matin|soir|semaine|mois|année|jour|week|été|hiver|printemps|automne|après-midi|nuit"
        r"|\d)\w+)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\W*(?:he|she|they|it(?! (?:is|was) (?:not )?\w+ (?:that|whether) (?!s?he|it|they))"
        r"|his|her|their|its|this|these"
        r"|those(?! \w+ing\b| with)|but|and|so(?! far)|however|yet|then"
        r"|therefore|moreover|also)\b(?! (?:week|year|month|morning|season|summer|winter))",
        re.IGNORECASE,
    ),
}
_SAID_BY_NOBODY = re.compile(
    r"[\"«“][^\"»”]*[\"»”][\s,]*(?:[\w']+ ){0,2}?(?:\w+-(?:t-)?(?:il|elle)s?|(?:he|she|they) \w+)\b"
)
_PAGE = re.compile(
    r"lire aussi|voir aussi|à lire|abonnez-vous|suivez-nous|newsletter|cliquez|©|https?:|www\."
    r"|publiée? le \d|mis à jour|tous droits|read more|crédit photo|pic\.twitter",
    re.IGNORECASE,
)


_NO_SENTENCE = re.compile(r"\w$")  # headlines, subheadings, captions: nothing points back to them

# A pronoun inside, with no name before it in its sentence: who is it?
_NOBODY_INSIDE = re.compile(
    r"(?![^.]*\s[A-ZÀ-Þ][\w'’-]+.*(?:[Ss]elon|[Dd]['’]après|\b[Ss]?[Hh]e)\b)"
    r".*?\b(?:(?:[Ss]elon|[Dd]['’]après)\s+(?:lui|elles?|eux)\b|[Ss]?[Hh]e\s(?:said|says|added)\b)"
)
FAULTS = (
    "dangling openings",
    "small letters first",
    "unnamed pronouns inside",
    "cut quotations",
    "page lines",
)


def faults(articles: Sequence[Referenced], options: Options | None = None) -> Counter[str]:
    """Count summaries of three sentences, and those with each fault."""
    found: Counter[str] = Counter()
    for one in articles:
        summary = by_service(one, options or Options(), SumyRanker())
        found["summaries"] += 1
        named = {" ".join(map(one.text, s.segments)) for s in summary.sentences if s.speaker}
        found.update(set(_faults(one, [s.segments for s in summary.sentences], named)))
    return found


def _faults(
    one: Referenced, chosen: Sequence[tuple[int, ...]], named: frozenset[str] | set[str]
) -> Iterator[str]:
    """Yield the faults of a summary; `named`: sentences whose pronoun has its name in brackets."""
    held = {number for numbers in chosen for number in numbers}
    for numbers in chosen:
        text = " ".join(map(one.text, numbers))
        before = [n for n in range(numbers[0]) if not _NO_SENTENCE.search(one.text(n))]
        torn = bool(before) and before[-1] not in held
        opens = _DANGLING[one.language].match(text) and text[0] not in '"«“'
        if torn and (opens or _SAID_BY_NOBODY.match(text)):
            yield "dangling openings"
        if torn and re.match(r"[a-zà-ÿ]+\b", text):
            yield "small letters first"
        if torn and _NOBODY_INSIDE.match(text) and text not in named:
            yield "unnamed pronouns inside"
        if _PAGE.search(text):
            yield "page lines"
    for quotation in one.quotations:
        touched = {n for n, s in enumerate(one.segments) if s.source.overlap(quotation.source)}
        if touched & held and not touched <= held:
            yield "cut quotations"


# --- the command ---------------------------------------------------------------------------------


Found = dict[str, list[dict[str, float]]]  # by method, the scores of each article


def compared(folder: Path, language: str) -> Found:
    """Score every method on every article."""
    articles, headed = (referenced(folder, language, headline=h) for h in (False, True))
    found = {name: [scores(o, method(o)) for o in articles] for name, method in _methods()}
    return found | {"news, headline posted": [scores(one, served(one)) for one in headed]}


def table(found: Found) -> Iterator[str]:
    """Yield the lines of one language's table, in Markdown."""
    names = list(found["news"][0])
    yield "| method | " + " | ".join(names) + " |"
    yield "| --- |" + " --- |" * len(names)
    for method, rows in found.items():
        cells = (interval([row[name] for row in rows]) for name in names)
        yield (
            f"| {method} | " + " | ".join("{:.1f} ({:.1f}–{:.1f})".format(*c) for c in cells) + " |"
        )
    yield ""
    yield from _gains(found)


def _gains(found: Mapping[str, Sequence[Mapping[str, float]]]) -> Iterator[str]:
    """Say how far ours is ahead of the best of each group of others, article by article."""
    groups = {
        "lead and sumy's as they come": [m for m in found if _comes(m)],
        "those with our stop words": [m for m in found if m.endswith("our stop words")],
        "those with our words and rules": [m for m in found if m.endswith("rules")],
    }
    for group, names in groups.items():
        best = max(names, key=lambda m: float(np.mean([row["rouge2"] for row in found[m]])))
        for ours in ("news", "news, headline posted"):
            pairs = zip(found[ours], found[best], strict=True)
            mean, low, high = interval([a["rouge2"] - b["rouge2"] for a, b in pairs])
            yield (
                f"- ROUGE-2 of {ours} less the best of {group} ({best}): "
                f"{mean:+.1f} ({low:+.1f} to {high:+.1f})"
            )
    pairs = zip(found["news"], found["news, rules off"], strict=True)
    cost = interval([a["rouge2"] - b["rouge2"] for a, b in pairs])
    yield "- ROUGE-2 of news less news, rules off: {:+.1f} ({:+.1f} to {:+.1f})".format(*cost)
    yield ""


def _ceilings(articles: Sequence[Referenced]) -> Iterator[str]:
    """Say what an extract can reach: each time the sentence that adds most to ROUGE-2."""
    plain = [_most(one, lead(one)) for one in articles]
    ruled = [_most(one, served(one)) for one in articles]
    yield (
        "- Within reach of an extract (each time the sentence that adds most): "
        f"{100 * np.mean(plain):.1f}, of whole units {100 * np.mean(ruled):.1f}"
    )
    yield ""


def _most(one: Referenced, order: Order) -> float:
    """Return the best ROUGE-2 that pieces reach, adding each time the one that raises it most."""
    chosen: list[tuple[int, str]] = []
    left, best = list(order), 0.0
    while left and len(_TOKEN.findall(" ".join(t for _, t in chosen))) < len(
        _TOKEN.findall(one.reference)
    ):
        worths = [
            rouge2(one.reference, at_length([*chosen, each], one.reference)[0]) for each in left
        ]
        at = int(np.argmax(worths))
        chosen.append(left.pop(at))
        best = worths[at]
    return best


def rouge2(reference: str, summary: str) -> float:
    """Return the F-measure of ROUGE-2, as rouge-score computes it, but faster."""
    wanted, found = (_pairs(text) for text in (reference, summary))
    same = (wanted & found).total()
    return 2 * same / max(1, wanted.total() + found.total())


def _pairs(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(_TOKEN.findall(text.lower())))


def report(folder: Path) -> Iterator[str]:
    """Yield the lines of the report, in Markdown."""
    total: Counter[str] = Counter()
    for language, name in LANGUAGES.items():
        articles = referenced(folder, language)
        yield f"### {name}: {len(articles)} articles\n"
        yield from table(compared(folder, language))
        yield from _ceilings(articles)
        total += faults(articles)
        total += faults(referenced(folder, language, headline=True))
    counts = ", ".join(f"{total[fault]} with {fault}" for fault in FAULTS)
    yield (
        f"Of {total['summaries']} summaries of three sentences, of each article with and without "
        f"its headline: {counts}."
    )


def languages_compared(folder: Path, engines: Engines) -> Iterator[str]:
    """Compare ranking in French with ranking in the English of the model in service."""
    articles = referenced(folder, "fr")
    rankers = [translated(one, engines) for one in articles]
    yield f"### Ranking French in English: {len(articles)} articles\n"
    model = engines.translator.signature
    yield f"Model: {model.model_name} {model.model_version}.\n"
    yield "| method | ranked in French | ranked in English | English less French |"
    yield "| --- | --- | --- | --- |"
    for method in ("news", "lexrank", "textrank", "luhn"):
        options = replace(_ALL, method=method)
        by_language = [
            [scores(one, served(one, options, ranker))["rouge2"] for one, ranker in pairs]
            for pairs in (
                zip(articles, [None] * len(articles), strict=True),
                zip(articles, rankers, strict=True),
            )
        ]
        french_mean, english_mean = (interval(values)[0] for values in by_language)
        gain = interval([b - a for a, b in zip(*by_language, strict=True)])
        yield "| {} | {:.1f} | {:.1f} | {:+.1f} ({:+.1f} to {:+.1f}) |".format(
            method, french_mean, english_mean, *gain
        )
    yield ""


def folder_of(arguments: argparse.Namespace) -> Path | None:
    """Return the folder asked for, or None, with a message, if the sets are not there."""
    folder = Path(arguments.folder or os.environ.get("VERBATIM_GOLD") or ".")
    missing = [name for name in SETS.values() if not (folder / name).is_file()]
    if missing:
        print(f"Not measured: no {' and no '.join(missing)} in {folder}.", file=sys.stderr)
        print("Name their folder with --folder or VERBATIM_GOLD.", file=sys.stderr)
    return None if missing else folder


def best_other(folder: Path, language: str) -> tuple[str, list[float]]:
    """Name the best of lead and sumy's methods as they come, with its ROUGE-2 of each article."""
    articles = referenced(folder, language)
    others = {name: method for name, method in _methods() if _comes(name)}
    found = {
        name: [scores(one, method(one))["rouge2"] for one in articles]
        for name, method in others.items()
    }
    best = max(found, key=lambda name: float(np.mean(found[name])))
    return best, found[best]


def _comes(name: str) -> bool:
    """Whether a method is lead, or one of sumy's unchanged."""
    return name == "lead" or name.startswith("sumy's")


def publish(figures: str, page: Path | None, marks: tuple[str, str]) -> None:
    """Print figures, and put them between the mark lines of a page, if one is named."""
    print(figures)
    if page is None:
        return
    before, _, rest = page.read_text("utf-8").partition(marks[0])
    after = rest.partition(marks[1])[2]
    page.write_text(f"{before}{marks[0]}\n{figures}\n{marks[1]}{after}", "utf-8")


def parser(purpose: str | None) -> argparse.ArgumentParser:
    """Return a parser of a command line that names the folder of the sets."""
    found = argparse.ArgumentParser(description=(purpose or "").partition("\n")[0])
    found.add_argument("--folder", help="where the sets are (VERBATIM_GOLD)")
    found.add_argument("--into", type=Path, metavar="PAGE", help="page whose figures are replaced")
    return found


def main(arguments: Sequence[str]) -> int:
    """Print the figures, and put them into a page; 2 without the sets, 1 where a fault is found."""
    words = parser(__doc__)
    words.add_argument(
        "--translate", action="store_true", help="also rank in English (a minute or two)"
    )
    asked = words.parse_args(arguments)
    folder = folder_of(asked)
    if folder is None:
        return 2
    figures = "\n".join(report(folder))
    if asked.translate:
        settings = Settings.from_env(os.environ)
        engines = app.open_engines(settings)
        (kept,) = cache.open_cached(settings.cache, engines.translator)
        engines = replace(engines, translator=kept)
        figures += "\n\n" + "\n".join(languages_compared(folder, engines))
    publish(figures, asked.into, _MARK_LINES)
    clean = ", ".join(f"0 with {fault}" for fault in FAULTS)
    return 0 if f": {clean}." in figures else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
