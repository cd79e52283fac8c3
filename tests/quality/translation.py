"""Measure translation through the service and the model package in use.

python -m tests.quality.translation                      frames, over the annotated articles
python -m tests.quality.translation SOURCE REFERENCE     BLEU and chrF2 of a pair of files, by line

--lines N: only the first N; --quoted: only lines with a quotation inside a sentence.
The package is the one that VERBATIM_MODEL names, else the bundled one.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from service import pipeline, quotations, segment
from service.app import open_engines
from service.article import Options
from service.render import Answer
from service.settings import Settings
from tests.quality.quotations import golden

# References are written with straight marks: ours are put straight before they are compared.
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="SOURCE REFERENCE")
    parser.add_argument("--lines", type=int)
    parser.add_argument("--quoted", action="store_true")
    given = parser.parse_args()
    engines = open_engines(Settings.from_env(os.environ))
    print("package", engines.translator.signature)
    if not given.files:
        frames(engines)
        return
    source, reference = (path.read_text("utf-8").split("\n")[: given.lines] for path in given.files)
    pairs = [(s, r) for s, r in zip(source, reference, strict=True) if s.strip()]
    if given.quoted:
        pairs = [pair for pair in pairs if _quoted_inside(pair[0])]
    compare(engines, [s for s, _ in pairs], [r for _, r in pairs])


def frames(engines: pipeline.Engines) -> None:
    """Print how the frames of the annotated articles come out, and every broken promise."""
    articles = golden("public") + golden("seed")
    for mode in ("bilingual", "translated"):
        answers = [
            pipeline.run(a.text, "translate", Options("fr", quotes=mode), engines) for a in articles
        ]
        counted = sum((Counter(answer.frames) for answer in answers), Counter[str]())
        tried = counted["mask"] + counted["apart"]
        print(mode, dict(counted))
        print(f"  mask accepted in {counted['mask']} of {tried} frames that may use it")
        print("  caveats", dict(Counter(c["code"] for a in answers for c in a.caveats)))
        if mode == "bilingual":
            kept = [q["verbatim"] for a in answers for q in a.quotations]
            print(f"  verbatim {sum(kept)} of {len(kept)}")


def compare(engines: pipeline.Engines, source: Sequence[str], reference: Sequence[str]) -> None:
    """Score copying the source, the model alone, and the service with quotations translated."""
    print(f"{len(source)} lines, {sum(len(line.split()) for line in source)} words")
    _score("copied", source, reference)
    began = time.process_time()
    alone = [found.text for found in engines.translator.translate(source)]
    _score("model alone", alone, reference, time.process_time() - began)
    options = Options("fr", quotes="translated", line_breaks="paragraph")
    began = time.process_time()
    answer = pipeline.run("\n".join(source), "translate", options, engines)
    _score("service", answer.text.split("\n"), reference, time.process_time() - began)
    _report(answer)


def _score(
    name: str, english: Sequence[str], reference: Sequence[str], seconds: float | None = None
) -> None:
    """Print BLEU and chrF2 with their signatures, and the processor seconds."""
    straight = [line.translate(_STRAIGHT) for line in english]
    references = [[line.translate(_STRAIGHT) for line in reference]]
    bleu, chrf = BLEU(), CHRF()
    figures = bleu.corpus_score(straight, references), chrf.corpus_score(straight, references)
    spent = f"  {seconds:.1f} CPU-s" if seconds is not None else ""
    print(f"{name}: {figures[0]}  {figures[1]}{spent}")
    print(f"  [{bleu.get_signature()}] [{chrf.get_signature()}]")


def _report(answer: Answer) -> None:
    """Print the frames and the caveats of an answer."""
    print("frames", answer.frames)
    print("caveats", dict(Counter(caveat["code"] for caveat in answer.caveats)))


def _quoted_inside(line: str) -> bool:
    """Tell whether a line is one sentence with a quotation that does not open it or end it."""
    found = quotations.find(segment.paragraphs(line, "paragraph")).quotations
    return any(q.source.start > 0 and q.source.end < len(line.rstrip()) - 1 for q in found)


if __name__ == "__main__":
    main()
