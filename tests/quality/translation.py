"""Measure translation through the service, with the model package in use, against its floors.

python -m tests.quality.translation

Sentences of our own are compared with their English (golden/translations.tsv), and the frames of
annotated articles are counted.  The package is the one that VERBATIM_MODEL names, else the bundled
one, for which the floors are.  BLEU, chrF2 and faults of a larger pair of files: `make evaluate`.
"""

import os
import sys
from collections import Counter
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from service import pipeline
from service.app import open_engines
from service.article import Options, QuotesMode
from service.rendering.answer import Answer
from service.settings import Settings
from tests.quality import floors
from tests.quality.quotations import golden

_PAIRS = Path(__file__).parents[1] / "golden" / "translations.tsv"
# Caveats of the article, not of its translation.
_OF_THE_ARTICLE = ("unclosed", "stray_mark", "language_mixed", "language_unsure")
_DOUBT = "doubtful"  # the estimate's bound decides how many these are; they are printed
_MODES: tuple[QuotesMode, ...] = ("bilingual", "translated")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def main() -> int:
    """Open the engines and measure; return 1 where a figure lies below its floor."""
    engines = open_engines(Settings.from_env(os.environ))
    print("package", engines.translator.signature)
    missed = floors.below("sentences", sentences(engines), "translation", "sentences")
    for mode in _MODES:
        missed += floors.below(mode, frames(engines, mode), "translation", mode)
    return int(missed > 0)


def sentences(engines: pipeline.Engines) -> dict[str, float]:
    """Return BLEU and chrF2, in percent, and the share without a caveat, of our sentences."""
    rows = [line.split("\t") for line in _PAIRS.read_text("utf-8").splitlines()]
    answers = [
        pipeline.run(french, "translate", Options("fr", quotes="translated"), engines)
        for french, _ in rows
    ]
    found = [answer.text.translate(_STRAIGHT) for answer in answers]
    wanted = [[english for _, english in rows]]
    return {
        "bleu": BLEU().corpus_score(found, wanted).score,
        "chrf2": CHRF().corpus_score(found, wanted).score,
        "without_caveat": sum(_faultless(answer) for answer in answers) / len(answers),
    }


def _faultless(answer: Answer) -> bool:
    """Whether a sentence has no caveat but that it is doubtful."""
    return all(caveat.code == _DOUBT for caveat in answer.caveats)


def frames(engines: pipeline.Engines, mode: QuotesMode) -> dict[str, float]:
    """Return how the annotated articles come out, as shares.

    Of frames that may use a mask those that did; of segments those without a caveat of the
    translation; of quotations those that are verbatim, where originals are kept.
    """
    answers = [
        pipeline.run(article.text, "translate", Options("fr", quotes=mode), engines)
        for article in golden("public") + golden("seed")
    ]
    counted = sum((Counter(answer.frames) for answer in answers), Counter[str]())
    caveats: Counter[str] = Counter(caveat.code for answer in answers for caveat in answer.caveats)
    print(mode, "frames", dict(counted), "caveats", dict(caveats))
    segments = sum(len(answer.segments) for answer in answers)
    faults = caveats.total() - sum(caveats[code] for code in (*_OF_THE_ARTICLE, _DOUBT))
    kept = [quotation.verbatim is True for answer in answers for quotation in answer.quotations]
    figures = {
        "masks_accepted": counted["mask"] / max(1, counted["mask"] + counted["apart"]),
        "without_caveat": 1 - faults / segments,
    }
    return figures | ({} if mode == "translated" else {"verbatim": sum(kept) / len(kept)})


if __name__ == "__main__":
    sys.exit(main())
