"""Word-aligned corpus -> ``memory.sqlite``: what French words and phrases become in English.

    python -m training.memory ALIGNED PACKAGE OUT [--sample PAIRS]

Kept are words that the corpus has seldom, words and phrases that the present package misreads on a
sample of the corpus, and phrases that are no sum of their words.  The counts are of the corpus
alone; neither ``valid/`` nor what is held out is in them.  The service reads the same file
(`service.translation.preparation.hints`).
"""

import argparse
import random
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from service.translation.preparation.hints import LONGEST_PHRASE, WORD, Entry

from training import phrases
from training.alignment import aligned, count_pairs
from training.evaluate import Model
from training.phrases import AlignedText, Extractor, Places

SELDOM = 400  # times in the corpus up to which a word is kept unless the package knows it
FEWEST, MOST = 4, 6000  # times that a phrase stands in the corpus
FUNCTION_WORDS = 220  # the most frequent words carry no meaning of their own
MOST_RENDERINGS, LEAST_SHARE = 6, 0.04
PLAIN_SHARE = 0.15  # of a word's renderings: such a one explains an English word of a phrase
LITERAL = 0.03  # likewise: the French word keeps its meaning in the phrase
CLEAR_SHARE = 0.3  # of a phrase's renderings: below it none is its own
SAMPLE = 60_000  # pairs that the package translates
SEEN, MISREAD, KNOWN = 3, 0.35, 0.12  # sampled times; shares misread that count as bad, as good
WORST, LEAST_NEED = 95, 40

# Words that may stand inside a set phrase, or open it; and words that belong to a clause.
LINKS = frozenset(
    "de du des d' à au aux en l' la le les un une sur sous par pour sans hors dans entre et".split()
)
OPENERS = frozenset("à au aux en sur sous par sans hors de d' du".split())
BOUND = frozenset(
    "je tu il elle on nous vous ils elles me te se lui leur y que qui quoi dont où ce cet cette ces"
    " c' j' n' s' m' t' qu' lorsqu' jusqu' puisqu' ne pas plus jamais mon ma mes ton ta tes son sa"
    " ses notre nos votre vos leurs est sont était étaient été être sera serait seront soit a ai as"
    " ont avait avaient avoir aura aurait ou mais donc or ni car si comme quand lorsque puisque"
    " très aussi tout toute tous toutes autre autres même mêmes plusieurs quelques cela ça ici là"
    " afin ainsi alors avec non peut peuvent doit doivent faut deux trois cinq".split()
)

Run = tuple[str, ...]
Renderings = Mapping[Run, Counter[str]]


@dataclass(frozen=True, slots=True)
class Trial:
    """How often the package was given a run, and misread it."""

    times: int
    misread: int

    def share(self) -> float:
        """Share misread, drawn towards a quarter where it was seen seldom."""
        return (self.misread + 0.5) / (self.times + 2)


def main() -> None:
    """Run this step from the command line; the module's docstring shows how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("aligned", type=Path)
    parser.add_argument("package", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    given = parser.parse_args()
    text = aligned_text(given.aligned)
    counts = phrases.counts(text.french)
    print(f"{len(text.french.ids)} words, {len(counts)} forms", flush=True)
    extractor = Extractor(text)
    words = word_renderings(text, extractor)
    print(f"{len(words)} words with renderings", flush=True)
    runs = phrase_renderings(text, extractor, counts, words)
    print(f"{len(runs)} phrases", flush=True)
    del extractor
    trials = tried(given.aligned, given.package, words, runs, given.sample)
    frequency = dict(zip(text.french.words, counts.tolist(), strict=True))
    write(entries(words, runs, frequency, trials), frequency, given.out)


def aligned_text(folder: Path) -> AlignedText:
    """The aligned corpus as arrays, without the lines for validation; kept beside the links."""
    kept = folder / "aligned.npz"
    if not kept.exists():
        phrases.save(phrases.collect(aligned(folder, 0, count_pairs(folder))), kept)
    return phrases.load(kept)


def word_renderings(text: AlignedText, extractor: Extractor) -> dict[Run, Counter[str]]:
    """Renderings of single words."""
    hashes = phrases.hashed(text.french.ids, 1)
    wordlike = np.array([is_word(word) for word in text.french.words])
    starts = np.flatnonzero(wordlike[text.french.ids])
    return dict(phrases.by_french(text, extractor.found(starts, 1, hashes), 1))


def is_word(word: str) -> bool:
    """Whether it has letters and is not an elided one."""
    return len(word) > 1 and any(map(str.isalpha, word)) and not word.endswith("'")


def phrase_renderings(
    text: AlignedText, extractor: Extractor, counts: Places, words: Renderings
) -> dict[Run, Counter[str]]:
    """Renderings of runs of two to five words that are no sum of those of their words."""
    common = set(np.argsort(-counts)[:FUNCTION_WORDS].tolist())
    content = np.array(
        [is_word(word) and number not in common for number, word in enumerate(text.french.words)]
    )
    fit = np.array([word.endswith("'") or is_word(word) for word in text.french.words])
    shares = shares_of_stems(words)
    found: dict[Run, Counter[str]] = {}
    for length in range(2, LONGEST_PHRASE + 1):
        starts = candidates(text, length, content, fit)
        hashes = phrases.hashed(text.french.ids, length)
        starts = phrases.frequent(hashes, starts, FEWEST, MOST)
        pairs = extractor.found(starts, length, hashes)
        clear = phrases.by_french(text, pairs, length, FEWEST - 1, CLEAR_SHARE)
        found |= {
            run: kept for run, kept in clear if well_formed(run) and own_meaning(run, kept, shares)
        }
    return found


def candidates(text: AlignedText, length: int, content: object, fit: object) -> Places:
    """Places of runs within a sentence, all words, the last of them with a meaning."""
    meaning, words = np.asarray(content)[text.french.ids], np.asarray(fit)[text.french.ids]
    good = phrases.within_sentence(text.french.sentence, length)
    for step in range(length):
        good &= np.roll(words, -step)
    good &= np.roll(meaning, 1 - length)
    return np.flatnonzero(good)


def shares_of_stems(words: Renderings) -> dict[str, dict[str, float]]:
    """Of each French word in small letters, the share of its renderings that have each stem."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for (word,), renderings in words.items():
        totals[word.lower()] += renderings.total()
        for english, count in renderings.items():
            for part in set(map(stem, english.split())):
                found[word.lower()][part] += count
    return {
        word: {part: count / totals[word] for part, count in stems.items()}
        for word, stems in found.items()
    }


def stem(word: str) -> str:
    """An English word without its commonest endings, roughly."""
    small = word.lower()
    for ending in ("ing", "ies", "ed", "es", "s", "e", "ly", "y"):
        if small.endswith(ending) and len(small) - len(ending) >= 3:
            return small[: -len(ending)]
    return small


SMALL = frozenset("a an the of to in on at by for with from and or as 's is are be it".split())


def own_meaning(
    run: Run, renderings: Counter[str], words: Mapping[str, Mapping[str, float]]
) -> bool:
    """Whether the phrase's first rendering is no sum of what its words stand for.

    At most half of its content words are rendered in it as they are elsewhere, and some word of it
    is none of theirs.
    """
    english = max(renderings, key=lambda told: (renderings[told], told) if told else (0, ""))
    told = {stem(word) for word in english.split() if word.isalpha() and word.lower() not in SMALL}
    content = [word for word in run if word.lower() not in LINKS and not word.endswith("'")]
    shares = [words.get(word.lower(), {}) for word in content]
    literal = sum(any(one.get(part, 0) >= LITERAL for part in told) for one in shares)
    new = any(max((one.get(part, 0) for one in shares), default=0) < PLAIN_SHARE for part in told)
    return bool(told) and new and literal <= len(content) / 2


def well_formed(run: Run) -> bool:
    """Whether a run can be a set phrase: content words, only prepositions and articles between."""
    first, *inner, last = (word.lower() for word in run)
    if first in BOUND or last in BOUND or last in LINKS or last.endswith("'"):
        return False
    if first in LINKS and (first not in OPENERS or len(run) > 4):
        return False
    return not any(word in BOUND for word in inner)


def tried(
    folder: Path, package: Path, words: Renderings, runs: Renderings, sample: int
) -> dict[Run, Trial]:
    """Each run of the sampled pairs: how often the package translated it, how often wrongly.

    Right is a rendering of the run that stands in the translation, wherever that is.
    """
    rng = random.Random(3)
    with (folder / "pairs.tsv").open(encoding="utf-8") as lines:
        every = [line.rstrip("\n").split("\t") for line in lines]
    pairs = [pair for pair in rng.sample(every, min(sample, len(every))) if len(pair[0]) < 300]
    with tempfile.TemporaryDirectory() as scratch:
        translated = Model(package, Path(scratch), 1).translate([french for french, _ in pairs])
    times: Counter[Run] = Counter()
    misread: Counter[Run] = Counter()
    known = {**words, **runs}
    for (french, english), line in zip(pairs, translated, strict=True):
        for run, reading in checked(french, english, line, known):
            times[run] += 1
            misread[run] += reading
    return {run: Trial(count, misread[run]) for run, count in times.items()}


def checked(french: str, english: str, line: str, known: Renderings) -> Iterator[tuple[Run, bool]]:
    """The runs of a sentence that its reference renders as the memory does; whether `line` errs."""
    words = WORD.findall(french)
    wanted, given = f" {english.lower()} ", f" {line.lower()} "
    for length in range(1, LONGEST_PHRASE + 1):
        for start in range(len(words) - length + 1):
            run = tuple(words[start : start + length])
            renderings = known.get(run)
            if renderings is None:
                continue
            total = renderings.total()
            told = [
                e.lower()
                for e, n in renderings.most_common(MOST_RENDERINGS)
                if e and n > 0.05 * total
            ]
            if any(stands(one, wanted) for one in told):
                yield run, not any(stands(one, given) for one in told)


def stands(rendering: str, text: str) -> bool:
    """Whether a rendering's words stand in a text, whatever the ending of the last."""
    return f" {rendering[: max(4, len(rendering) - 2)]}" in text


def entries(
    words: Renderings, runs: Renderings, frequency: Mapping[str, int], trials: Mapping[Run, Trial]
) -> Iterator[Entry]:
    """What is worth keeping."""
    for run, renderings in (*words.items(), *runs.items()):
        need = needed(run, frequency.get(run[0], 0), trials.get(run, Trial(0, 0)))
        kept = worth_offering(renderings)
        if need >= LEAST_NEED and kept and kept[0][0] != " ".join(run):
            yield Entry(run, kept, need)


def needed(run: Run, count: int, trial: Trial) -> int:
    """How badly the network needs the hint: by its failures, and by how seldom it met the word."""
    failed = round(100 * trial.share()) if trial.times >= SEEN else 0
    if len(run) > 1:
        return failed if trial.times >= SEEN else 55
    if trial.times >= 2 * SEEN and trial.share() < KNOWN:
        return 0
    if count > SELDOM:
        return failed if trial.share() >= MISREAD else 0
    return max(failed, int(WORST - 50 * min(1.0, (count / SELDOM) ** 0.5)))


def worth_offering(renderings: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The renderings that are no accident of the alignment, most frequent first."""
    total = renderings.total()
    listed = sorted(renderings.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_RENDERINGS]
    return tuple(
        (english, count)
        for english, count in listed
        if count >= LEAST_SHARE * total and any(map(str.isalpha, english))
    )


def write(found: Iterable[Entry], frequency: Mapping[str, int], out: Path) -> None:
    """Write each entry under the rarest of its words."""
    filed: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        filed[min(entry.words, key=lambda word: frequency.get(word, 0))].append(entry)
    write_filed(filed, out)


def write_filed(filed: Mapping[str, Iterable[Entry]], out: Path) -> None:
    """The file that the service reads: entries by the word that they are filed under."""
    out.unlink(missing_ok=True)
    rows = [(word, "\n".join(sorted(map(line, found)))) for word, found in sorted(filed.items())]
    with sqlite3.connect(out) as database:
        database.execute(
            "CREATE TABLE entry (word TEXT PRIMARY KEY, phrases TEXT NOT NULL) WITHOUT ROWID"
        )
        database.executemany("INSERT INTO entry VALUES (?, ?)", rows)
    database.close()
    entries = sum(lines.count("\n") + 1 for _, lines in rows)
    print(f"{entries} entries under {len(rows)} words", flush=True)


def line(entry: Entry) -> str:
    """An entry as the file keeps it; `parse_entries` reads it."""
    renderings = "\t".join(f"{english}\t{count}" for english, count in entry.renderings)
    return f"{' '.join(entry.words)}\t{entry.need}\t{renderings}"


if __name__ == "__main__":
    main()
