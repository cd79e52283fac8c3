"""Corpus -> SentencePiece model, binarised shards, held-out pairs.

python -m training.prepare SETTINGS.toml CORPUS OUT [--pieces FILE] [--wordlist FOLDER]
    [--exchanged FILE] [--only-taught]
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from training.archive import read_member
from training.augment import MASKS, Pair, augment
from training.config import Config, Text, read_config
from training.corpus import Sources, hold_out, read_sources, refuse_unknown_names
from training.coverage import covering, word_counts
from training.figures import with_figures
from training.selection import count, newslike
from training.shards import encode, write_pairs, write_shards
from training.speech import reported_speech
from training.wordlist import read_wordlist

PIECES_SAMPLE = 500_000  # pairs the SentencePiece model is learnt from
RAW_CHARACTERS = "’“”«»…\u00a0\u202fœŒàâçéèêëîïôùûüÿÀÂÇÉÈÊËÎÏÔÙÛ€°–—"


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--pieces", type=Path, help="SentencePiece model, or package, to go on with"
    )
    parser.add_argument("--wordlist", type=Path, help="folder with words.tsv and phrases.tsv")
    parser.add_argument("--exchanged", type=Path, help="what training.exchange made")
    parser.add_argument("--only-taught", action="store_true", help="pairs for seldom words alone")
    given = parser.parse_args()
    if given.pieces:
        take_pieces(given.pieces, given.out)
    teachers = Teachers(given.wordlist, given.exchanged, given.only_taught)
    prepare(read_config(given.settings), given.corpus, given.out, teachers)


@dataclass(frozen=True)
class Teachers:
    """What makes more of the corpus than its pairs."""

    wordlist: Path | None = None
    exchanged: Path | None = None
    alone: bool = False  # nothing else goes into the text


def take_pieces(origin: Path, out: Path) -> None:
    """``spm.model`` in ``out``, from a file or from a package."""
    packed = origin.suffix == ".argosmodel"
    model = read_member(origin, "sentencepiece.model") if packed else origin.read_bytes()
    out.mkdir(parents=True, exist_ok=True)
    (out / "spm.model").write_bytes(model)


def prepare(config: Config, corpus: Path, out: Path, teachers: Teachers) -> None:
    """Write ``spm.model``, ``held_out.fr/.en``, ``part-NNN.npz`` and ``epoch.json`` in ``out``."""
    refuse_unknown_names(corpus, config.text)
    out.mkdir(parents=True, exist_ok=True)
    sources, held_out = hold_out(read_sources(corpus), config.text)
    write_pairs(out, "held_out", held_out)
    print("read", {name: len(pairs) for name, pairs in sources.items()}, flush=True)
    pieces = learn_pieces(sources, config.text, out / "spm")
    taught = taught_words(sources, config.text, teachers)
    sources = {} if teachers.alone else thinned(sources, config.text)
    for name in sources.keys() & config.text.selected.keys():
        sources[name] = most_newslike(sources, name, pieces, config.text)
        print("selected", name, len(sources[name]), flush=True)
    made_up = replace(config.text, speech=0, figures=0) if teachers.alone else config.text
    epoch = make_epoch(sources, taught, made_up)
    print(write_shards(epoch, pieces, config.text.longest, out), flush=True)


def taught_words(sources: Sources, text: Text, teachers: Teachers) -> list[Pair]:
    """Pairs for words that the corpus has seldom: out of the corpus, and out of a word list."""
    found = covering(sources, text.seed) if text.covering else []
    print("covering", len(found), flush=True)
    if teachers.wordlist:
        found += read_wordlist(teachers.wordlist, word_counts(sources), text.seed)
        print("with the word list", len(found), flush=True)
    if teachers.exchanged:
        lines = teachers.exchanged.read_text("utf-8").splitlines()
        found += [(french, english) for french, english in (line.split("\t") for line in lines)]
        print("with words exchanged", len(found), flush=True)
    return found


def learn_pieces(
    sources: Sources, text: Text, prefix: Path
) -> sentencepiece.SentencePieceProcessor:
    """BPE over both languages: identity normalisation, bytes for the unknown, digits one by one.

    A model that is there already is kept, so that a trained network can go on with other text.
    """
    model = prefix.with_suffix(".model")
    if model.exists():
        return sentencepiece.SentencePieceProcessor(model_file=str(model))
    rng = random.Random(text.seed)
    pool = [
        pair
        for name, pairs in sources.items()
        for pair in pairs * max(1, round(min(4, text.copies.get(name, 1))))
    ]
    lines = [side for pair in rng.sample(pool, min(len(pool), PIECES_SAMPLE)) for side in pair]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(prefix),
        vocab_size=text.vocabulary,
        model_type="bpe",
        normalization_rule_name="identity",
        character_coverage=0.9998,
        required_chars=RAW_CHARACTERS,
        byte_fallback=True,
        split_digits=True,
        user_defined_symbols=list(MASKS),
        num_threads=2,
        max_sentence_length=2000,
        minloglevel=2,
    )
    return sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.model")


def thinned(sources: Sources, text: Text) -> Sources:
    """Of a source that counts less than once, that share, drawn at random."""
    rng = random.Random(text.seed)
    return {
        name: [pair for pair in pairs if rng.random() < text.copies.get(name, 1)]
        for name, pairs in sources.items()
    }


def most_newslike(
    sources: Sources, name: str, pieces: sentencepiece.SentencePieceProcessor, text: Text
) -> list[Pair]:
    """A share of a source's pairs, chosen by cross-entropy difference of the French.

    What news is compared with are the first 200,000 pairs of that source.
    """
    pairs = sources[name]
    news = [pair for source in text.news for pair in sources[source]]
    tokens, offsets = joined(encode([french for french, _ in pairs], pieces))
    sample = tokens[: offsets[min(len(pairs), 200_000)]]
    news_tokens, _ = joined(encode([french for french, _ in news], pieces))
    scores = newslike(count(news_tokens), count(sample), tokens, offsets)
    threshold = np.quantile(scores, 1 - text.selected[name])
    return [pair for pair, score in zip(pairs, scores, strict=True) if score >= threshold]


def make_epoch(sources: Sources, taught: Sequence[Pair], text: Text) -> list[Pair]:
    """Every source as often as the settings say, each copy with its own variant, shuffled."""
    rng = random.Random(text.seed)
    epoch: list[Pair] = []
    for name, pairs in sources.items():
        copies = max(1, text.copies.get(name, 1))
        for number in range(int(np.ceil(copies))):
            epoch += [
                augment(pair, text.variants, rng)
                for pair in pairs
                if rng.random() < copies - number
            ]
    epoch += [augment(pair, text.variants, rng) for pair in taught]
    epoch += [reported_speech(rng) for _ in range(text.speech)]
    epoch += [with_figures(rng) for _ in range(text.figures)]
    rng.shuffle(epoch)
    return epoch


def joined(
    sentences: Sequence[Sequence[int]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """All pieces in one array, and the offsets that bound the sentences."""
    offsets = np.cumsum([0] + [len(ids) for ids in sentences])
    return np.concatenate([np.array(ids, np.int64) for ids in sentences]), offsets


if __name__ == "__main__":
    main()
