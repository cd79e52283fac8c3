"""Score a package on a pair of files, beside copying the source.

python -m training.evaluate PACKAGE SOURCE REFERENCE [--lines N] [--guards] [--mask]
"""

import argparse
import random
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import ctranslate2
import sentencepiece
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from training.augment import MASK, mask_quoted, mask_shared, quoted
from training.guards import guards
from training.normalisation import normalise, normalise_english

BEAM = 2
LONGEST = 256  # pieces of a translation

Translate = Callable[[Sequence[str]], list[str]]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--lines", type=int, help="only the first N")
    parser.add_argument(
        "--guards", action="store_true", help="count loops, empty lines, lost numbers..."
    )
    parser.add_argument("--out", type=Path, help="write the translations here")
    parser.add_argument("--beam", type=int, default=BEAM)
    parser.add_argument(
        "--mask", action="store_true", help="keep only lines with something to mask, masked"
    )
    given = parser.parse_args()
    source, reference = (
        path.read_text("utf-8").splitlines()[: given.lines]
        for path in (given.source, given.reference)
    )
    if given.mask:
        source, reference = masked_lines(source, reference)
    with tempfile.TemporaryDirectory() as scratch:
        translate = load_package(given.package, Path(scratch), given.beam)
        began = time.process_time()
        translated = translate(source)
        seconds = time.process_time() - began
    report(source, translated, reference)
    print(
        f"{sum(len(line.split()) for line in source) / seconds:.0f} source words a processor second"
    )
    if given.guards:
        for name, figure in guards(source, translated, reference).items():
            print(f"{name}\t{figure}")
    if given.out:
        given.out.write_text("".join(line + "\n" for line in translated), encoding="utf-8")


def load_package(package: Path, scratch: Path, beam: int = BEAM) -> Translate:
    """What translates lines with a package: our normalisation, beam search, one thread."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(scratch)
    (folder,) = scratch.iterdir()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    model = ctranslate2.Translator(str(folder / "model"), compute_type="int8", intra_threads=1)

    def translate(lines: Sequence[str]) -> list[str]:
        encoded = pieces.encode([normalise(line) for line in lines], out_type=str)
        found = model.translate_batch(
            encoded,
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=LONGEST,
        )
        return [pieces.decode(line.hypotheses[0]) for line in found]

    return translate


def masked_lines(source: Sequence[str], reference: Sequence[str]) -> tuple[list[str], list[str]]:
    """The pairs that have quotations or shared strings, with masks in their place."""
    rng = random.Random(1)
    pairs = [
        (normalise(french), normalise_english(english))
        for french, english in zip(source, reference, strict=True)
    ]
    masked = [mask_quoted(pair, rng) if quoted(pair) else mask_shared(pair, rng) for pair in pairs]
    kept = [pair for pair in masked if MASK.search(pair[0])]
    return [french for french, _ in kept], [english for _, english in kept]


def report(source: Sequence[str], translated: Sequence[str], reference: Sequence[str]) -> None:
    """BLEU and chrF2 with signatures, and what copying the source gives."""
    for metric in (BLEU(), CHRF()):
        floor = metric.corpus_score(list(source), [list(reference)]).score
        score = metric.corpus_score(list(translated), [list(reference)])
        print(f"{score}  [{metric.get_signature()}]  copying the source: {floor:.1f}")


if __name__ == "__main__":
    main()
