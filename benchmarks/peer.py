"""Translate with argostranslate as its users call it; run in the peers' environment.

python peer_argos.py PACKAGES_FOLDER BEAM < articles as a JSON array of strings
"""

import json
import os
import re
import sys
import time

os.environ |= {
    "ARGOS_PACKAGES_DIR": sys.argv[1],
    "ARGOS_BEAM_SIZE": sys.argv[2],
    "ARGOS_INTER_THREADS": "1",
    "ARGOS_INTRA_THREADS": "1",
    "ORT_DISABLE_TELEMETRY": "1",
}

from argostranslate import sbd, translate  # it reads the environment


class Splitter(sbd.ISentenceBoundaryDetectionModel):
    """Stands in for argostranslate's own splitter, which is a download: cuts after . ! ? and »."""

    def split_sentences(self, text: str) -> list[str]:
        """Cut a paragraph."""
        return [s for s in re.split(r"(?<=[.!?»])\s+(?=[^\s»])", text) if s.strip()]

    def __str__(self) -> str:
        """Give its name."""
        return "stand-in"


def main() -> None:
    """Translate one article to warm up, then each twice; write CPU-seconds as JSON."""
    articles = json.load(sys.stdin)
    translation = translate.get_translation_from_codes("fr", "en")
    seconds = []
    for some in (articles[:1], articles, articles):
        translation.underlying.sentencizer = Splitter()
        start = time.process_time()
        for article in some:
            translation.underlying.translate(article)  # below its cache of the last paragraphs
        seconds.append(time.process_time() - start)
    json.dump(seconds[1:], sys.stdout)


main()
