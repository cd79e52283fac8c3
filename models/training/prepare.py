"""Corpus -> SentencePiece model, binarised shards, held-out pairs.

python -m training.prepare SETTINGS.toml CORPUS OUT [--pieces FILE]
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from training.augment import MASKS, Pair, augment
from training.config import Config, Text, read_config
from training.corpus import clean_source, key, keys_of, lot
from training.figures import with_figures
from training.package import read_member
from training.selection import count, newslike
from training.speech import reported_speech

SHARD = 300_000  # pairs: some 35 MB
PIECES_SAMPLE = 500_000  # pairs the SentencePiece model is learnt from
RAW_CHARACTERS = "’“”«»…\u00a0\u202fœŒàâçéèêëîïôùûüÿÀÂÇÉÈÊËÎÏÔÙÛ€°–—"

Sources = dict[str, list[Pair]]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("settings", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--pieces", type=Path, help="SentencePiece model, or package, to go on with"
    )
    given = parser.parse_args()
    if given.pieces:
        take_pieces(given.pieces, given.out)
    config = read_config(given.settings)
    names = sorted(path.name.removesuffix(".tsv.xz") for path in given.corpus.glob("*.tsv.xz"))
    prepare(config, given.corpus, names, given.out)


def take_pieces(origin: Path, out: Path) -> None:
    """``spm.model`` in ``out``, from a file or from a package."""
    packed = origin.suffix == ".argosmodel"
    model = read_member(origin, "sentencepiece.model") if packed else origin.read_bytes()
    out.mkdir(parents=True, exist_ok=True)
    (out / "spm.model").write_bytes(model)


def prepare(config: Config, corpus: Path, names: Sequence[str], out: Path) -> None:
    """Write ``spm.model``, ``held_out.fr/.en``, ``part-NNN.npz`` and ``epoch.json`` in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    sources = read_sources(corpus, names)
    sources, held_out = hold_out(sources, config.text)
    write_pairs(out, "held_out", held_out)
    print("read", {name: len(pairs) for name, pairs in sources.items()}, flush=True)
    pieces = learn_pieces(sources, config.text, out / "spm")
    sources = thinned(sources, config.text)
    for name in sources.keys() & config.text.selected.keys():
        sources[name] = most_newslike(sources, name, pieces, config.text)
        print("selected", name, len(sources[name]), flush=True)
    epoch = make_epoch(sources, config.text)
    write_shards(epoch, pieces, config.text, out)


def read_sources(corpus: Path, names: Sequence[str]) -> Sources:
    """Clean pairs of each source, none of them in ``valid/``."""
    valid = corpus / "valid"
    banned = set().union(*(keys_of(path) for path in sorted(valid.iterdir())))
    return {
        name: [
            pair
            for pair in clean_source(corpus, name)
            if key(pair[0]) not in banned and key(pair[1]) not in banned
        ]
        for name in names
    }


def hold_out(sources: Sources, text: Text) -> tuple[Sources, list[Pair]]:
    """Sources without the held-out pairs, and those: as many of each, at most 2.5%."""
    each = 1.5 * text.held_out / len(sources)
    kept: Sources = {}
    held: dict[str, Pair] = {}
    drawn = {
        pair[0]
        for name, pairs in sources.items()
        for pair in pairs
        if lot(pair[0]) < min(0.025, each / len(pairs))
    }
    banned = {key(french) for french in drawn}
    for name, pairs in sources.items():
        kept[name] = [pair for pair in pairs if key(pair[0]) not in banned]
        held |= {pair[0]: pair for pair in pairs if pair[0] in drawn and name != "dictionary"}
    chosen = random.Random(text.seed).sample(sorted(held.values()), min(text.held_out, len(held)))
    return kept, chosen


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
    """A share of a source's pairs, chosen by cross-entropy difference of the French."""
    pairs = sources[name]
    news = [pair for source in text.news for pair in sources[source]]
    tokens, offsets = joined(encode([french for french, _ in pairs], pieces))
    sample = tokens[: offsets[min(len(pairs), 200_000)]]
    news_tokens, _ = joined(encode([french for french, _ in news], pieces))
    scores = newslike(count(news_tokens), count(sample), tokens, offsets)
    threshold = np.quantile(scores, 1 - text.selected[name])
    return [pair for pair, score in zip(pairs, scores, strict=True) if score >= threshold]


def make_epoch(sources: Sources, text: Text) -> list[Pair]:
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
    epoch += [reported_speech(rng) for _ in range(text.speech)]
    epoch += [with_figures(rng) for _ in range(text.figures)]
    rng.shuffle(epoch)
    return epoch


def write_shards(
    epoch: list[Pair], pieces: sentencepiece.SentencePieceProcessor, text: Text, out: Path
) -> None:
    """``part-NNN.npz``: pieces of both sides and their lengths; and ``epoch.json``, the counts."""
    pairs = tokens = 0
    for number, start in enumerate(range(0, len(epoch), SHARD)):
        part = epoch[start : start + SHARD]
        french, english = (encode([pair[side] for pair in part], pieces) for side in (0, 1))
        kept = [
            i
            for i in range(len(part))
            if 0 < len(french[i]) <= text.longest and 0 < len(english[i]) <= text.longest
        ]
        write_shard(
            out / f"part-{number:03}.npz", [french[i] for i in kept], [english[i] for i in kept]
        )
        pairs, tokens = pairs + len(kept), tokens + sum(len(english[i]) for i in kept)
    counts = {"pairs": pairs, "target_tokens": tokens, "vocabulary": pieces.get_piece_size()}
    (out / "epoch.json").write_text(json.dumps(counts))
    print(counts, flush=True)


def write_shard(
    path: Path, french: Sequence[Sequence[int]], english: Sequence[Sequence[int]]
) -> None:
    """One shard, uncompressed."""
    np.savez(
        path,
        fr=np.concatenate([np.array(ids, np.uint16) for ids in french]),
        en=np.concatenate([np.array(ids, np.uint16) for ids in english]),
        fr_length=np.array([len(ids) for ids in french], np.uint8),
        en_length=np.array([len(ids) for ids in english], np.uint8),
    )


def encode(lines: list[str], pieces: sentencepiece.SentencePieceProcessor) -> list[list[int]]:
    """Pieces of each line."""
    return list(pieces.encode(lines, num_threads=2))


def joined(
    sentences: Sequence[Sequence[int]],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """All pieces in one array, and the offsets that bound the sentences."""
    offsets = np.cumsum([0] + [len(ids) for ids in sentences])
    return np.concatenate([np.array(ids, np.int64) for ids in sentences]), offsets


def write_pairs(out: Path, stem: str, pairs: Sequence[Pair]) -> None:
    """``stem.fr`` and ``stem.en``, a line a pair."""
    for side, suffix in enumerate(("fr", "en")):
        (out / f"{stem}.{suffix}").write_text(
            "".join(pair[side] + "\n" for pair in pairs), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
