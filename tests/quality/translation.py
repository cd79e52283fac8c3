"""Measure how frames come out through the service and the model package in use.

python -m tests.quality.translation

The package is the one that VERBATIM_MODEL names, else the bundled one.  BLEU, chrF2 and faults of a
pair of files: `make evaluate`.
"""

import os
from collections import Counter

from service import pipeline
from service.app import open_engines
from service.article import Options
from service.settings import Settings
from tests.quality.quotations import golden


def main() -> None:
    """Open the engines and measure."""
    engines = open_engines(Settings.from_env(os.environ))
    print("package", engines.translator.signature)
    frames(engines)


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


if __name__ == "__main__":
    main()
