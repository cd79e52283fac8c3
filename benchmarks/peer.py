"""Run another's program with our package; run in the peers' environment.

python peer.py argos PACKAGES_FOLDER BEAM < texts as a JSON array of arrays of strings
python peer.py libretranslate PACKAGES_FOLDER BEAM PORT
python peer.py files PACKAGES_FOLDER BEAM FOLDER RUNS

The first writes, for each array of texts, the CPU-seconds of each as JSON; the second serves; the
third translates the Word files of a folder into its folder "en", as LibreTranslate does, and writes
the CPU-seconds of each run as JSON.
"""

import json
import os
import re
import sys
import time
from pathlib import Path

os.environ |= {
    "ARGOS_PACKAGES_DIR": sys.argv[2],
    "ARGOS_BEAM_SIZE": sys.argv[3],
    "ARGOS_INTER_THREADS": "1",
    "ARGOS_INTRA_THREADS": "1",
    "ORT_DISABLE_TELEMETRY": "1",
}

from argostranslate import sbd, translate  # it reads the environment


class Splitter(sbd.ISentenceBoundaryDetectionModel):
    """Stands in for argostranslate's own splitter, which is a download: cuts after . ! ? and »."""

    def __init__(self, _package: object) -> None:
        """Take the model package, as the others do."""

    def split_sentences(self, text: str) -> list[str]:
        """Cut a paragraph."""
        return [s for s in re.split(r"(?<=[.!?»])\s+(?=[^\s»])", text) if s.strip()]

    def __str__(self) -> str:
        """Give its name."""
        return "stand-in"


def argos() -> None:
    """Translate one text to warm up, then each; write CPU-seconds."""
    lists = json.load(sys.stdin)
    translation = translate.get_translation_from_codes("fr", "en")

    def seconds(text: str) -> float:
        start = time.process_time()
        translation.underlying.translate(text)  # below its cache of the last paragraphs
        return time.process_time() - start

    seconds(lists[0][0])
    json.dump([[seconds(text) for text in texts] for texts in lists], sys.stdout)


def files() -> None:
    """Translate each file once to warm up, then as often as asked; write CPU-seconds."""
    from argostranslatefiles import argostranslatefiles  # noqa: PLC0415

    folder = Path(sys.argv[4])
    (folder / "en").mkdir()
    translation = translate.get_translation_from_codes("fr", "en")

    def seconds(path: Path) -> float:
        start = time.process_time()
        argostranslatefiles.translate_file(
            translation, str(path), lambda _translation, _path: str(folder / "en" / path.name)
        )
        return time.process_time() - start

    taken = {}
    for path in sorted(folder.glob("*.docx")):
        seconds(path)
        taken[path.name] = [seconds(path) for _ in range(int(sys.argv[5]))]
    json.dump(taken, sys.stdout)


def libretranslate() -> None:
    """Serve on one thread."""
    from libretranslate import init, main  # noqa: PLC0415

    init.boot = lambda *_, **__: None  # it would look for packages on the network
    sys.argv = ["libretranslate", "--port", sys.argv[4], "--threads", "1", "--disable-web-ui"]
    main()


translate.MiniSBDSentencizer = Splitter
{"argos": argos, "libretranslate": libretranslate, "files": files}[sys.argv[1]]()
