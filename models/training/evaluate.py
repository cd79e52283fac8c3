"""Score a package on a pair of files: alone, and through the service, beside copying the source.

    PYTHONPATH=models python -m training.evaluate PACKAGE SOURCE REFERENCE

from the repository's root, in the service's own environment (`make evaluate`): BLEU and chrF2 with
their signatures, source words a processor second, and counts of faults.
"""

import argparse
import os
import random
import re
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import ctranslate2
import sentencepiece
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from service.adapters import instructions
from service.translation.preparation.hints import (
    LONGEST_HINTED,
    annotated,
    hinted_words,
    taken,
)

from training.augment import MASK, mask_quoted, mask_shared, quoted
from training.guards import guards, percent
from training.hinting import Known, read_memory
from training.normalisation import normalise, normalise_english
from training.pronouns import ENGLISH, meaning

BEAM = 8  # the service's own
LONGEST = 256  # pieces of a translation
BATCH = 512  # pieces: the fastest of 256 to 2048 with eight hypotheses
HEADLINE = 14  # words: a longer line is no headline

Lines = Sequence[str]
Translate = Callable[[Lines], Lines]
Pairs = list[tuple[str, str]]
Rows = list[tuple[int, str, str]]

WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def arguments() -> argparse.Namespace:
    """The command line's arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--lines", type=int, help="only the first N")
    parser.add_argument("--beam", type=int, default=BEAM, help="hypotheses that the search keeps")
    parser.add_argument("--no-service", action="store_true", help="the package alone")
    parser.add_argument("--loss", action="store_true", help="only the loss, nats a target piece")
    parser.add_argument("--mask", action="store_true", help="only lines with something to mask")
    parser.add_argument("--capitals", action="store_true", help="only short lines, in capitals")
    parser.add_argument("--memory", type=Path, help="in place of the package's own")
    parser.add_argument("--shuffled", action="store_true", help="every word has another's hints")
    parser.add_argument(
        "--rare", type=Path, nargs="*", default=[], help="what training.rare wrote of these lines"
    )
    parser.add_argument("--out", type=Path, help="write the translations to OUT.alone, OUT.service")
    return parser.parse_args()


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    given = arguments()
    texts = (path.read_text("utf-8").splitlines() for path in (given.source, given.reference))
    pairs = [pair for pair in zip(*texts, strict=True) if pair[0].strip()][: given.lines]
    pairs = masked_pairs(pairs) if given.mask else pairs
    pairs = in_capitals(pairs) if given.capitals else pairs
    with tempfile.TemporaryDirectory() as scratch:
        model = Model(given.package, Path(scratch), given.beam)
        if given.memory:
            model.memory = Known(read_memory(given.memory))
        if given.shuffled and model.memory:
            model.memory = model.memory.shuffled()
        if given.loss:
            print(f"{model.loss(pairs):.3f} nats a piece, {len(pairs)} lines")
            return
        ways: dict[str, Translate] = {"alone": model.translate}
        if model.memory:
            ways["hints"] = model.with_hints
        if not given.no_service:
            apart = given.capitals  # a headline knows nothing of the others
            ways["service"] = through_service(given.package, given.beam, apart=apart)
        words = [read_rows(path, len(pairs)) for path in given.rare]
        asked = model.hinted([pair[0] for pair in pairs]) if "hints" in ways else ()
        compare(pairs, ways, given.out, words, asked)


class Model:
    """A package and what it needs: our normalisation, one thread, int8."""

    def __init__(self, package: Path, scratch: Path, beam: int) -> None:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(scratch)
        (folder,) = scratch.iterdir()
        self.beam = beam
        kept = folder / "memory.sqlite"
        self.memory = Known(read_memory(kept)) if kept.exists() else None
        self.pieces = sentencepiece.SentencePieceProcessor(
            model_file=str(folder / "sentencepiece.model")
        )
        instructions.use_widest()
        self.engine = ctranslate2.Translator(
            str(folder / "model"), compute_type="int8", intra_threads=1
        )

    def encode(self, lines: Lines) -> list[list[str]]:
        """Pieces of normalised lines."""
        encoded: list[list[str]] = self.pieces.encode(list(lines), out_type=str)
        return encoded

    def translate(self, lines: Lines) -> Lines:
        """Each line by beam search."""
        return [self.pieces.decode(line.hypotheses[0]) for line in self.decoded(lines)]

    def with_hints(self, lines: Lines) -> Lines:
        """Each line by beam search, asked with the hints of the package's memory."""
        return self.translate(self.hinted(lines))

    def hinted(self, lines: Lines) -> list[str]:
        """The lines with their hints written in."""
        if self.memory is None:
            raise SystemExit("this package has no memory, and none was given")
        return annotated([normalise(line) for line in lines], self.memory, self.fits)

    def fits(self, line: str) -> bool:
        """Whether the service asks with strings of this length."""
        return len(self.pieces.encode(line)) <= LONGEST_HINTED

    def decoded(self, lines: Lines) -> list[ctranslate2.TranslationResult]:
        """Each line's translation in pieces."""
        found: list[ctranslate2.TranslationResult] = self.engine.translate_batch(
            self.encode([normalise(line) for line in lines]),
            beam_size=self.beam,
            max_batch_size=BATCH,
            batch_type="tokens",
            max_decoding_length=LONGEST,
        )
        return found

    def loss(self, pairs: Pairs) -> float:
        """Cross entropy of the references, nats a piece."""
        scored = self.engine.score_batch(
            self.encode([normalise(french) for french, _ in pairs]),
            self.encode([normalise_english(english) for _, english in pairs]),
            max_batch_size=BATCH,
            batch_type="tokens",
        )
        terms = [term for line in scored for term in line.log_probs]
        return -float(sum(terms)) / len(terms)


def through_service(package: Path, beam: int, *, apart: bool) -> Translate:
    """The service's whole pipeline, quotations translated; all lines one article, unless apart."""
    from service import app, pipeline, settings  # noqa: PLC0415 (training has no service)
    from service.article import Options  # noqa: PLC0415

    chosen = {"VERBATIM_MODEL": str(package.resolve()), "VERBATIM_BEAM": str(beam)}
    engines = app.open_engines(settings.Settings.from_env({**os.environ, **chosen}))
    options = Options("fr", quotes="translated", line_breaks="paragraph")

    def answer(text: str) -> str:
        return pipeline.run(text, "translate", options, engines).text

    def translate(lines: Lines) -> Lines:
        return [answer(line) for line in lines] if apart else answer("\n".join(lines)).split("\n")

    return translate


def read_rows(path: Path, lines: int) -> Rows:
    """Words of the first so many lines: number of the line, French, English of the reference."""
    cells = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(int(at), french, english) for at, french, english in cells if int(at) < lines]


def outcomes(rows: Rows, translated: Lines, asked: Lines = ()) -> dict[str, str]:
    """How many of these words come out as the reference has them, or are left in French.

    Of those that have a hint in what was `asked`, how many take it, and take what the reference
    has not; without, no hints are counted.
    """
    words = [set(WORDS.findall(line.lower())) for line in translated]
    same = sum(set(english.split()) <= words[at] for at, _, english in rows)
    left = sum(french in words[at] and french not in english for at, french, english in rows)
    return {
        "rare words as the reference has them": percent(same, len(rows)),
        "rare words left in French": percent(left, len(rows)),
    } | (hints_taken(rows, translated, asked) if asked else {})


def hints_taken(rows: Rows, translated: Lines, asked: Lines) -> dict[str, str]:
    """How many hints of these words are taken or declined; a phrase is known by its last word."""
    given = [
        (at, french.split()[-1], english.split())
        for at, french, english in rows
        if french.split()[-1] in hinted_words(asked[at].lower())
    ]
    told = [dict(taken(asked[at].lower(), translated[at])).get(word) for at, word, _ in given]
    wrong = sum(
        not {*said.split()} & {*english}
        for said, (_, _, english) in zip(told, given, strict=True)
        if said
    )
    took = sum(map(bool, told))
    return {
        "their hints taken": percent(took, len(given)),
        "their hints declined": percent(len(given) - took, len(given)),
        "their hints taken where the reference has another word": percent(wrong, took),
    }


def masked_pairs(pairs: Pairs) -> Pairs:
    """The pairs that have quotations or shared strings, with masks in their place."""
    rng = random.Random(1)
    straight = [(normalise(french), normalise_english(english)) for french, english in pairs]
    masked = [
        mask_quoted(pair, rng) if quoted(pair) else mask_shared(pair, rng) for pair in straight
    ]
    return [pair for pair in masked if MASK.search(pair[0])]


def in_capitals(pairs: Pairs) -> Pairs:
    """The short pairs, with the French in capitals and, as headlines are, without its full stop."""
    short = [pair for pair in pairs if 3 <= len(pair[0].split()) <= HEADLINE]
    return [(french.upper().rstrip(" ."), english.rstrip(" .")) for french, english in short]


def compare(
    pairs: Pairs,
    ways: dict[str, Translate],
    out: Path | None,
    rare: Sequence[Rows] = (),
    asked: Lines = (),
) -> None:
    """Print the figures of each way, and of copying; `asked`: the lines with their hints."""
    source, reference = ([pair[side] for pair in pairs] for side in (0, 1))
    words = sum(len(line.split()) for line in source)
    print(f"{len(pairs)} lines, {words} words")
    report("copied", source, reference)
    print(f"  negations doubted in the reference\t{denials_doubted(source, reference)}")
    for name, translate in ways.items():
        began = time.process_time()
        translated = translate(source)
        seconds = time.process_time() - began
        report(name, translated, reference)
        print(f"  {words / seconds:.0f} source words a processor second")
        for fault, figure in guards(source, translated, reference).items():
            print(f"  {fault}\t{figure}")
        print(f"  negations doubted\t{denials_doubted(source, translated)}")
        print(f"  pronouns as the reference has them\t{pronouns(source, translated, reference)}")
        for rows in rare:
            for found, figure in outcomes(
                rows, translated, asked if name == "hints" else ()
            ).items():
                print(f"  {found}\t{figure}")
        if out:
            lines = "".join(line + "\n" for line in translated)
            Path(f"{out}.{name}").write_text(lines, encoding="utf-8")


def denials_doubted(source: Lines, translated: Lines) -> str:
    """In how many lines the service would say that a negation may have been lost or put in."""
    from service.translation.english.checks import faults  # noqa: PLC0415 (training has no service)

    pairs = zip(source, translated, strict=True)
    found = sum("negation_changed" in faults(*pair, truncated=False) for pair in pairs)
    return percent(found, len(source))


def pronouns(source: Lines, translated: Lines, reference: Lines) -> str:
    """In how many lines he, she or it (his, her, its) are the reference's, where it shows which."""
    shown = map(meaning, source, reference)
    cases = [(found[1], line) for found, line in zip(shown, translated, strict=True) if found]
    right = sum(told in map(str.lower, ENGLISH.findall(line)) for told, line in cases)
    return percent(right, len(cases))


def report(name: str, translated: Lines, reference: Lines) -> None:
    """BLEU and chrF2 with signatures; our marks and dashes straight, as those of references are."""
    lines = [normalise_english(line).replace(" – ", " - ") for line in translated]
    for metric in (BLEU(), CHRF()):
        score = metric.corpus_score(lines, [list(reference)])
        print(f"{name}\t{score}  [{metric.get_signature()}]", flush=True)


if __name__ == "__main__":
    main()
