"""Translate with CTranslate2 and SentencePiece: the only importer of both."""

import mmap
import platform
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import ctranslate2
import sentencepiece

from service import __version__
from service.adapters import instructions
from service.adapters.model_packages import Package
from service.adapters.package_files.output_vocabulary import SPACE, vocabulary_map
from service.adapters.package_files.phrase_memory import SqlitePhraseMemory
from service.adapters.package_files.word_lexicon import open_lexicon
from service.adapters.pieces import MAX_INPUT, cut_to_limit, word_ranges
from service.article import NO_EVIDENCE, Evidence, Hypothesis, Signature
from service.errors import ModelUnavailable
from service.translation import lexicon
from service.translation.ports import Translator
from service.translation.preparation import hints

_MAX_OUTPUT = 500
_FEW_PIECES = 2
_STAYS = 0.3  # a word that is its own translation this often is taken for a name
_KEPT = 0.05  # in small letters, this often, for a word that both languages have
_BEAM = 4  # of a search for several outputs
# At most, of a search for an answer in the place of another: on newstest2013 8 says it no better,
# and takes a twelfth of all time.
_AGAIN = 2
_BATCH = 1024  # pieces a batch: 2.2 times the speed of Argos's 32 on a base model at int8
_LEAST_BATCH = 128  # a few sentences: below it a core loses more than others gain
_UNEVEN = 1.1  # room in a batch, or what is left of the last strings makes one more
# In a package's folder.
LEXICON, ENGLISH_WORDS, MEMORY = "lexicon.tsv", "english_words.txt", "memory.sqlite"
# Nats a piece: how much surer a model seems that chooses among its English pieces, since it was
# taught to keep a little for each of all. 0.021 in 633 strings of news, with a deviation of 0.005.
_SURER = 0.021
_AT_ONCE = 1_000  # words to be cut into pieces
_OUTPUT_MAP = "vmap.txt"  # the name by which CTranslate2 looks for it
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")  # that the list need not have
# As a parliament that our packages learnt from calls « le député », and no newspaper: "the hon.
# member", three times in 150 articles. Without it he is "the member". (CTranslate2 can bar words
# from its search, but with an output map it bars others: those of the same numbers in the map.)
_HONOURABLE, _NOTHING = re.compile(r"\b[Hh]on\. "), re.compile("(?!)")

_CHARACTERS = str.maketrans(
    dict.fromkeys("’‘ʼ‛´`", "'")
    | dict.fromkeys("“”„‟", '"')
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | {"…": "..."}
)
_OPENING = re.compile("« *")
_CLOSING = re.compile("(?<! ) *»")


def open_translator(
    package: Package, settings_beam: int, threads: int, at_once: int = 1
) -> Translator:
    """Load a package's model; `threads` is how many cores the strings of one call may use.

    `at_once` is how many calls may be at work, each on cores of its own; they share the model.
    A batch has one core and a call several batches: on two cores of a virtual machine a batch on
    both took 1.8 times as long as on one, since each layer waits for the slower of them.

    Raises errors.ModelUnavailable where CTranslate2 or SentencePiece cannot read it, and where it
    would multiply wrongly.
    """
    if not _may_write_code():
        raise ModelUnavailable(
            "The model cannot translate where memory may not be both written and executed"
            " (MemoryDenyWriteExecute in systemd): allow that."
        )
    instructions.use_widest()
    try:
        pieces = sentencepiece.SentencePieceProcessor(
            model_file=str(package.path / "sentencepiece.model")
        )
        words = _english_words(package)
        files = _network_files(package, _english_only(pieces, words)) if words else None
        # "auto" is int8 wherever the processor has it: 2 to 4 times the speed of float32.
        engine = ctranslate2.Translator(
            str(package.path / "model"),
            device="cpu",
            compute_type="auto",
            inter_threads=threads * at_once,
            intra_threads=1,
            files=files,
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise ModelUnavailable(
            f"The model package {package.path} cannot be loaded: run `models verify`, or install it"
            " again."
        ) from error
    return _Decoder(package, pieces, engine, settings_beam, threads, words)


def _network_files(package: Package, output_map: str) -> dict[str, bytes]:
    """Read the files of a package's network, with a map of what its output may be beside them."""
    files = {path.name: path.read_bytes() for path in (package.path / "model").iterdir()}
    return files | {_OUTPUT_MAP: output_map.encode()}


def _english_only(pieces: sentencepiece.SentencePieceProcessor, words: frozenset[str]) -> str:
    """Return the map of a vocabulary by which a search writes the pieces of English words."""
    known = [*words, *(word[:1].upper() + word[1:] for word in words if word[:1].islower())]
    of_words: set[int] = set()
    for start in range(0, len(known), _AT_ONCE):  # all at once takes 20 MB, which stay
        some = known[start : start + _AT_ONCE]
        of_words.update(*pieces.encode(some, out_type=int, num_threads=1))
    texts = [
        pieces.id_to_piece(number)
        for number in range(pieces.get_piece_size())
        if not pieces.is_control(number) and not pieces.is_unknown(number)
    ]
    written = [text for text in texts if text not in {hints.OPEN, hints.CLOSE}]
    return vocabulary_map(written, set(map(pieces.id_to_piece, of_words)))


def _may_write_code() -> bool:
    """Whether CTranslate2 may write the code that it multiplies with.

    Where it may not it says nothing and gives nonsense (int8 on x86-64, 4.8.5), now and then for
    a short sentence the right one: so nothing it translates can tell.
    """
    if platform.machine() != "x86_64":
        return True
    try:
        mmap.mmap(-1, 1, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).close()
    except OSError:
        return False
    return True


def normalise(text: str) -> str:
    """Prepare a string as our models' training did: the normalisation named "verbatim-1".

    NFC; every apostrophe ', every curly or low double mark ", every space a plain one, … three
    dots; soft hyphens and zero-width characters out; one space inside « and »; runs of blanks
    squeezed. A lone surrogate, which no tokeniser takes, becomes a question mark.
    """
    text = text.encode("utf-8", "replace").decode()
    text = unicodedata.normalize("NFC", text).translate(_CHARACTERS)
    text = " ".join(text.split())
    return _CLOSING.sub(" »", _OPENING.sub("« ", text)).strip()


def plain(text: str) -> str:
    """Prepare a string for a model whose tokeniser normalises: only squeeze its blanks."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _english_words(package: Package) -> frozenset[str]:
    """Read a package's list of English words, one a line; none where it has no list."""
    path = package.path / ENGLISH_WORDS
    return frozenset(path.read_text("utf-8").split()) if path.is_file() else frozenset()


_Attention = Sequence[Sequence[float]]  # of each piece of an output, to each of its source
_Way = tuple[Sequence[str], Evidence, _Attention]


@dataclass(frozen=True, slots=True)
class _String:
    """Pieces for the model, and the French words whose hints were in what was asked."""

    pieces: Sequence[str]
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Output:
    """An answer of the model, and the French words rendered as the lexicon does not have them."""

    answer: Hypothesis
    otherwise: frozenset[str]


class _Decoder:
    """A loaded model; may be called from several threads at once, as both engines may."""

    def __init__(
        self,
        package: Package,
        pieces: sentencepiece.SentencePieceProcessor,
        engine: ctranslate2.Translator,
        beam: int,
        threads: int,
        english_words: frozenset[str],
    ) -> None:
        """Take the loaded parts; masks count only where they are single pieces of the model."""
        self._threads = threads
        self._pieces = pieces
        self._engine = engine
        self._beam = beam
        self.calibration = package.calibration
        self._lexicon = open_lexicon(package.path / LEXICON)
        self.english_words = english_words
        self._surer = _SURER if english_words else 0.0
        self._unsaid = _HONOURABLE if english_words else _NOTHING
        self.wants_figures = package.normalisation is not None
        self._normalised = normalise if package.normalisation else plain
        unknown = pieces.unk_id()
        marks = (hints.OPEN, hints.CLOSE)
        self.reads_hints = all(pieces.piece_to_id(mark) != unknown for mark in marks)
        kept = package.path / MEMORY
        self._memory = SqlitePhraseMemory(kept) if self.reads_hints and kept.is_file() else None
        self.knows = lru_cache(maxsize=5_000)(self._knows)
        self.is_english = lru_cache(maxsize=5_000)(self._is_english)
        self.masks = tuple(m for m in package.masks if pieces.piece_to_id(m) != unknown)
        settings: dict[str, str | int] = {
            "beam": beam,
            "compute_type": engine.compute_type,
            "normalisation": package.normalisation or "none",
            "ctranslate2": ctranslate2.__version__,
        }
        self.signature = Signature(
            __version__, package.name, package.version, package.sha256, settings
        )

    def _knows(self, word: str) -> bool:
        """Whether a word has an English form of its own (Londres, not Nantes), by the lexicon.

        One in small letters by the memory too. Without a lexicon: whether it is one or two pieces;
        names that are more come out misspelt.
        """
        if self._lexicon is None:
            return len(self._pieces.encode(self._normalised(word), out_type=str)) <= _FEW_PIECES
        found = self._lexicon.english(self._normalised(word))
        stays = found.get(word, 0.0) >= _STAYS and word not in self.english_words
        return not stays if found else word.islower() and self._tells(word)

    def _tells(self, word: str) -> bool:
        """Whether the memory has another word for a word, as for « radiologue »; no Toulouse."""
        return any(e.islower() and e != word for e in self._remembered(word))

    def _told(self, word: str) -> list[str]:
        """Return all that memory and lexicon have for a word, likeliest first."""
        known = self._lexicon.english(word) if self._lexicon else {}
        return [*self._remembered(word), *known]

    def _remembered(self, word: str) -> list[str]:
        """Return what the memory has for a word, where that stands alone, likeliest first."""
        entries = self._memory.look_up([word]).get(word, ()) if self._memory else ()
        told = [pair for entry in entries if entry.words == (word,) for pair in entry.renderings]
        return [english for english, _ in sorted(told, key=lambda pair: -pair[1])]

    def keeps(self, word: str) -> bool:
        """Whether a French word is often enough its own translation: accent, not consistance."""
        known = self._lexicon.english(word) if self._lexicon else {}
        return known.get(word, 0.0) >= _KEPT

    def _is_english(self, word: str) -> bool:
        """Whether a word is one of the package's English ones, or so frequent that it is a piece.

        Nothing is one where the package has no list.
        """
        lower = word.lower()
        stems = (lower.removesuffix(ending) for ending in _ENDINGS)
        piece = self._pieces.piece_to_id(f"{SPACE}{lower}") != self._pieces.unk_id()
        return bool(self.english_words) and (
            piece or not self.english_words.isdisjoint((word, *stems))
        )

    def translate(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string; one that is too long for the model goes in several pieces."""
        return [found[0] for found in self._searched(sentences, self._beam, 1)]

    def translate_again(self, sentences: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate each string by a quick search."""
        return [found[0] for found in self._searched(sentences, min(self._beam, _AGAIN), 1)]

    def hypotheses(self, sentences: Sequence[str]) -> Sequence[Sequence[Hypothesis]]:
        """Return what a beam of four ends with; of a string that goes in pieces the best alone."""
        return self._searched(sentences, _BEAM, _BEAM)

    def _searched(
        self, sentences: Sequence[str], beam: int, most: int
    ) -> Sequence[Sequence[Hypothesis]]:
        """Return for each string at most so many outputs of a search with this beam."""
        requests = [self._normalised(sentence) for sentence in sentences]
        asked = self._hinted(requests)
        cut = [
            [_String(p, told) for p in cut_to_limit(self._pieces.encode(text, out_type=str))]
            for text, told in zip(asked, map(hints.hinted_words, requests), strict=True)
        ]
        results = iter(self._decode([one for strings in cut for one in strings], beam, most))
        whole = [_whole(list(islice(results, len(strings)))) for strings in cut]
        return [
            [self._compared(text, one) for one in found]
            for text, found in zip(asked, whole, strict=True)
        ]

    def _compared(self, asked: str, output: _Output) -> Hypothesis:
        """Add to an answer which hints it took, and how many words of the French it lacks."""
        answer = output.answer
        taken = hints.taken(asked, answer.text)
        evidence = replace(answer.evidence, hints=asked.count(hints.CLOSE))
        if self._lexicon is not None:
            french = hints.without_hints(asked)
            answered = {word for word, _ in taken}
            missing = set(lexicon.missing(french, answer.text, self._lexicon)) - answered
            lost = lexicon.lost(french, answer.text, self._lexicon)
            left_out = tuple(
                replace(word, settled=word.settled and word.text not in output.otherwise)
                for word in lost
                if word.text not in answered
            )
            opposed = lexicon.opposed(french, answer.text, self._lexicon, self._told)
            evidence = replace(
                evidence, missing=len(missing), opposed=tuple(opposed), lost=left_out
            )
        return replace(answer, renderings=taken, evidence=evidence)

    def _hinted(self, sentences: Sequence[str]) -> Sequence[str]:
        """Write the package's hints into sentences, where it has a memory and reads hints."""
        if self._memory is None:
            return sentences
        return hints.annotated(sentences, self._memory, self._fits)

    def _fits(self, text: str) -> bool:
        """Whether the network was trained on strings of this length."""
        return len(self._pieces.encode(text)) <= hints.LONGEST_HINTED

    def _decode(
        self, strings: Sequence[_String], beam: int, most: int
    ) -> Sequence[Sequence[_Output]]:
        """Translate strings of pieces, in the order given, each in `most` ways at most.

        All in one call, which sorts them by length: 27 articles of 40 to 440 words take 12 % less
        CPU time than by a call for each length, since batches are larger. What runs on behind its
        own limit, as a loop does while a longer string is at work, is cut off there.
        """
        if not strings:
            return []
        sizes = [len(string.pieces) for string in strings]
        limits = [min(_MAX_OUTPUT, 2 * size + 20) for size in sizes]
        # No repetition penalty and no n-gram ban: names and figures are rightly repeated, and the
        # caller finds loops. A limit is what a loop can cost.
        results = self._engine.translate_batch(
            [string.pieces for string in strings],
            max_batch_size=_batch_size(sum(sizes), self._threads),
            batch_type="tokens",
            beam_size=beam,
            num_hypotheses=most,
            max_input_length=MAX_INPUT + 2,  # the marks of beginning and end
            max_decoding_length=max(limits),
            replace_unknowns=True,
            use_vmap=bool(self.english_words),
            return_attention=self._lexicon is not None,
            return_scores=True,
        )
        found = iter(self._read(strings, results, limits))
        return [list(islice(found, len(result.hypotheses))) for result in results]

    def _read(
        self,
        strings: Sequence[_String],
        results: Sequence[ctranslate2.TranslationResult],
        limits: Sequence[int],
    ) -> list[_Output]:
        """Make hypotheses of all outputs, those of one string behind one another."""
        ways = [(at, *way) for at, r in enumerate(results) for way in _ways(r, self._surer)]
        outputs = [pieces[: limits[at]] for at, pieces, _, _ in ways]
        sources = [strings[at] for at, *_ in ways]
        french, english = self._texts([source.pieces for source in sources], outputs)
        found = [lexicon.Mended(text, frozenset()) for text in english]
        if self._lexicon is not None:
            looks = [attention for *_, attention in ways]
            pairs = zip(french, sources, english, outputs, looks, strict=True)
            found = [
                lexicon.mended(_attempt(*pair), self._lexicon, self.is_english) for pair in pairs
            ]
        return [
            _Output(
                Hypothesis(
                    self._unsaid.sub("", mended.text),
                    truncated=len(output) >= limits[at],
                    evidence=evidence,
                ),
                mended.otherwise,
            )
            for mended, output, (at, _, evidence, _) in zip(found, outputs, ways, strict=True)
        ]

    def _texts(self, *lists: Sequence[Sequence[str]]) -> list[list[str]]:
        """Join pieces by SentencePiece's own rule, which leaves an underscore an underscore.

        All in one call: a call for each word took a thirtieth of the time of a translation.
        """
        found = iter(self._pieces.decode([list(o) for some in lists for o in some], num_threads=1))
        return [[text.strip() for text in islice(found, len(some))] for some in lists]


def _batch_size(pieces: int, threads: int) -> int:
    """Say how many pieces of a call's strings go into a batch: as much for each core."""
    rounds = -(-pieces // (_BATCH * threads))
    return max(_LEAST_BATCH, int(_UNEVEN * pieces / (rounds * threads)))


def _ways(result: ctranslate2.TranslationResult, surer: float) -> Iterator[_Way]:
    """Yield the outputs of a search, each with how sure the model was and its attention.

    CTranslate2 makes new lists each time it is asked for one of these. A score is the mean of the
    pieces, by `surer` too high; the end is chosen as well.
    """
    outputs = result.hypotheses
    looks: Sequence[_Attention] = result.attention or [()] * len(outputs)
    for pieces, score, look in zip(outputs, result.scores, looks, strict=True):
        chosen = len(pieces) + 1
        yield pieces, Evidence((score - surer) * chosen, chosen), look


def _attempt(
    french: str,
    source: _String,
    english: str,
    output: Sequence[str],
    attention: _Attention,
) -> lexicon.AlignedSentence:
    """Return a string and its English cut at blanks, with the attention of each English word."""
    rows, columns = word_ranges(output), word_ranges(source.pieces)

    def looked(e: int, f: int) -> float:
        """Return e's attention to f, two words: summed over f's pieces, the mean of e's."""
        start, stop = columns[f].start, columns[f].stop
        return sum(sum(attention[row][start:stop]) for row in rows[e]) / len(rows[e])

    words = french.split(" "), english.split(" ")
    if [len(columns), len(rows)] != [*map(len, words)]:  # a blank by itself among the pieces
        return lexicon.AlignedSentence((), words[1], looked)
    return lexicon.AlignedSentence(*words, looked, source.told)


def _whole(parts: Sequence[Sequence[_Output]]) -> Sequence[_Output]:
    """Return the hypotheses of a string; of one that was cut, the best of each piece joined."""
    if len(parts) == 1:
        return parts[0]
    otherwise = frozenset[str]().union(*(part[0].otherwise for part in parts))
    best = [part[0].answer for part in parts]
    text = " ".join(p.text for p in best)
    evidence = sum((p.evidence for p in best), NO_EVIDENCE)
    whole = Hypothesis(text, any(p.truncated for p in best), evidence=evidence)
    return [_Output(whole, otherwise)]
