"""Names that a model should not be trusted to spell, and those that it spelt nearly right."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from service.knowledge import french
from service.knowledge.english import grammar
from service.knowledge.patterns import any_of
from service.text import person_names
from service.text.normalise import bare
from service.text.words import CAPITAL
from service.translation.english import name_forms

_ARTICLE = "(?:(?:[Ll][ea]s?|[Dd]es|[Dd]u|[Aa]ux?|[Uu]ne?|[Cc]es|[Nn]os) |[Ll]['’])"
_CAPITALISED = re.compile(
    r"(?:(?<=[ '’])"  # most places are none of the following
    r"(?:(?<=[\w,;:(>] )|(?<=\bM\. )|(?<=\bMM\. )|(?<=\b[dD]['’])|(?<=\bqu['’]))"
    rf"|\A(?=[\w-]+(?: {CAPITAL}[\w-]+)? ?:)"  # also Nantes : a headline
    r"|\A(?=(?:Les|Des|Ces|Nos|Aux) ))"  # not Le Goff
    rf"(?P<article>{_ARTICLE})?"
    rf"(?P<words>{CAPITAL}[\w-]*[\w](?: {CAPITAL}[\w-]*\w)*)"
)
_NAME = re.compile(rf"(?<![\w-]){CAPITAL}[^\W\d_]+(?:-[^\W\d_]+)*")
_BEGUN, _ALIKE = 3, 0.75  # letters that look-alikes begin with, and the share that is the same
_LONG_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_LONG = 5  # letters of a name that a slip is told of
_TO_TOWN = (" à ", "À ", " vers ")
# A capital inside a sentence: a name.
PARTICLE = re.compile(rf"(?<=[\w,] )(L[ea]s?) ({CAPITAL}[\w-]+)")
_PARTICLED = re.compile(  # Ursula von der Leyen
    rf"(?<![\w-]){CAPITAL}[\w-]+"
    rf"(?: (?:von|van|der|den|ben|bin|ibn|el|al|di|da|dos|del|della)){{1,2}} {CAPITAL}[\w-]*\w"
)
# al-Razzaz
_ARABIC = re.compile(rf"(?<![\w-])(?:al|el|an|ar|as|ash|at|az)-({CAPITAL}\w+)(?![\w-])")
_OPENING = re.compile(rf"[\W_]*({CAPITAL}[\w-]*\w)(?![\w'’-])")
# A noun without an article before its verb: « Boulanger se tait ». No such word is a noun.
_SUBJECT = re.compile(
    rf"[\W_]*(?!(?:Ça|Ca|Dessus|Longue|Tel|Telle|Tels|Telles)\b|\w+ment\b){CAPITAL}[\w-]*\w"
    r"\s(?:se|s['’]|n['’]|ne|a|avait|est|était|sera|aura|doit|peut|veut|va)(?![\w-])"
)
_JOINED = re.compile("-[a-zà-ÿ]+$")  # Celui-ci, Peut-être
_OPENING_LED = re.compile(rf"[\W_]*(L[ea]s? ({CAPITAL}[\w-]*\w))(?![\w'’-])")
_FULL = re.compile(  # a first name and what goes with it, as far as a capital
    rf"(?<![\w'’-])(?P<first>{CAPITAL}[\w-]*\w) (?:de |du |des |d['’])?"
    rf"{CAPITAL}[\w-]*\w(?: {CAPITAL}[\w-]*\w)*"
)
# How words end that the model may never have met: Attablé à midi, Carambolage, Schématiquement.
_SHAPED_AS_WORD = re.compile(
    r"[\w-]*(?:(?:ant|ment|tions?|ages?|ités?|ables?|euses?|ismes?|i[fv]e?s?)(?![\w-])"
    r"|ée?s?(?=,| (?:à|au|aux|dans|de|devant|du|d'|en|par|pour|sur)\b))"
)
_PAIR = re.compile(  # a first name, and the surname as far as its first capital
    rf"(?<![\w-])({CAPITAL}[\w-]*\w) "
    rf"(?=((?:d[eu] |des |de la |d['’])?{CAPITAL}[\w-]*[a-zà-ÿ])(?![\w-]))"
)
# A name of several words, one of which is a noun: La Chambre des eaux, Mobilier national. In small
# letters only what must belong to it: behind « de », or before a mark and no verb, by its ending,
# nor a word of grammar or time: « à Cannes puis, » is none.
_WORD = rf"{CAPITAL}[a-zà-ÿœ][\w-]*\w"
_LINK = r"(?:de la |de l['’]|du |des |de |d['’])"
_SMALL = "[a-zà-ÿœ]{4,}"
_NO_VERB = "".join(f"(?<!{ending})" for ending in french.grammar.verb_endings)
_APART = any_of({*french.all_stop_words, *french.grammar.adverbs, *french.clauses.times})
_SEVERAL = re.compile(
    r"(?:(?<=[\w,;:(>«“\"] )|(?<=[\"«“'’])|\A(?=L))"
    rf"(?P<article>L(?:[ea]s? |['’]))?(?P<head>{_WORD})(?P<rest>(?: (?:{_LINK}|et )?{_WORD})*"
    rf"(?: {_LINK}{_SMALL}(?: et {_LINK}{_SMALL})?|(?<=\w) (?!(?:{_APART}|\w+ment)\b){_SMALL}"
    rf"{_NO_VERB}(?=\s?[,.;:!?»”\")]|\Z))?)(?![\w-])"
)
_INSIDE = re.compile(r"[\w,] \Z")
_UNACCENTED = {"E": "éêè", "C": "ç", "A": "àâ", "I": "î", "O": "ô"}  # Etant donné, Ca va


def _whole(words: str) -> str:
    return rf"(?<![\w-]){re.escape(words)}(?![\w-])"


def introduced(text: str) -> frozenset[str]:
    """Return the words of an article that stand as names inside a sentence, without an article.

    With an article that is part of the name, both: Le Goff; and all of La Chambre des eaux.
    """
    runs = (run for run in _CAPITALISED.finditer(text) if not run["article"])
    words = (
        word for run in runs for word in run["words"].split() if word not in person_names.TITLES
    )
    led = (f"{article} {name}" for article, name in PARTICLE.findall(text))
    return frozenset((*words, *led, *_titles(text, ())))


def names(
    source: str,
    knows: Callable[[str], bool],
    terms: Mapping[str, str],
    introduced: Collection[str] = (),
) -> list[str]:
    """Return the names in a French string that a model should not be trusted to spell.

    Runs of capitalised words inside the sentence that it does not know, in either case, and that
    have no other English form. A lone word behind an article may be a common noun (les Tadjiks):
    it is left to the model. Behind « à » a word is a town, whatever it means in small letters.
    What opens a sentence is a name where no form of it is a word the model knows; one that ends
    as words do, or is one in small letters, must be a name that the article has `introduced`.
    """
    found = (
        *_PARTICLED.findall(source),
        *(name for name in _full_names(source, knows) if not _has_english(name, terms)),
        *_with_article(source, knows),
        *(
            title
            for title in _titles(source, introduced)
            if all(_is_word(word, knows) for word in _NAME.findall(title))
            and not any(term in title for term in terms)
        ),
        *_arabic(source, knows),
        *_opening(source, knows, introduced),
        *_inside(source, knows),
    )
    return [name for name in dict.fromkeys(found) if name not in terms]


def _full_names(source: str, knows: Callable[[str], bool]) -> Iterator[str]:
    """Yield first names with the surnames behind them: a model drops or translates either."""
    for run in _FULL.finditer(source):
        if person_names.is_first_name(run["first"]) and not all(map(knows, _NAME.findall(run[0]))):
            yield run[0]


def _with_article(source: str, knows: Callable[[str], bool]) -> Iterator[str]:
    """Yield names that an article with a capital is part of: Le Goff."""
    for article, name in PARTICLE.findall(source):
        if not _is_word(name, knows):
            yield f"{article} {name}"


def _titles(source: str, introduced: Collection[str]) -> Iterator[str]:
    """Yield names of several words that begin with a capital article: La Chambre des eaux.

    Inside a sentence, or `introduced` there.
    """
    for run in _SEVERAL.finditer(source):
        start = run.start()
        inside = _INSIDE.match(source, max(0, start - 2), start) or run[0] in introduced
        if run["article"] and run["rest"] and inside:
            yield run[0]


def _arabic(source: str, knows: Callable[[str], bool]) -> Iterator[str]:
    """Yield names with the Arabic article: al-Razzaz."""
    for name in _ARABIC.finditer(source):
        if not (knows(name[0]) or knows(name[1])):
            yield name[0]


def _inside(source: str, knows: Callable[[str], bool]) -> Iterator[str]:
    """Yield capitalised words inside the sentence; none that stands alone behind an article."""
    for run in _CAPITALISED.finditer(source):
        words = run["words"].split()
        if len(words) == 1 and run["article"]:
            continue
        town = source.endswith(_TO_TOWN, 0, run.start())
        yield from (word for word in words if _is_strange(word, knows, town=town))


def _is_strange(word: str, knows: Callable[[str], bool], *, town: bool) -> bool:
    """Whether the model does not know a capitalised word, nor, if it is no town, a small one."""
    small = word.lower()
    if small in french.all_stop_words or word in person_names.TITLES or knows(word):
        return False
    if name_forms.is_translated(word):
        return False
    return town or word in french.geography.towns_that_are_words or not knows(small)


def _has_english(name: str, terms: Mapping[str, str]) -> bool:
    """Whether a word of a name, or all of it, is something else in English: Charles III."""
    return any(terms.get(word, word) != word for word in (name, *name.split()))


def _opening(
    source: str, knows: Callable[[str], bool], introduced: Collection[str]
) -> Iterator[str]:
    """Yield the word that opens a string where it is a name."""
    led = _OPENING_LED.match(source)
    if led and led[1] in introduced and not knows(led[2]):
        yield led[1]
    first = _OPENING.match(source)
    if first is None or first[1].lower() in french.all_stop_words:
        return
    alone = first[1] in introduced or _SUBJECT.match(source)
    # Boulanger, whatever a boulanger is; no Entre-temps, though it also stood behind a colon
    named = alone and not _JOINED.search(first[1]) and not knows(first[1])
    shaped = _is_word(first[1], knows) or _SHAPED_AS_WORD.match(source, first.start(1))
    if named or not shaped:
        yield first[1]


def _is_word(word: str, knows: Callable[[str], bool]) -> bool:
    """Whether a capitalised word is one of the language, its first accent left out or not.

    With a small letter behind its last hyphen it is: Pourra-t-il, Placez-les, Ex-ministre.
    """
    if ("-" in word and word.rpartition("-")[2].islower()) or word.lower() in french.all_stop_words:
        return True
    accented = (letter + word[1:] for letter in _UNACCENTED.get(word[0], ""))
    return any(map(knows, (word, word.lower(), *accented)))


def respelt(english: str, lost: Iterable[str], source: str) -> str:
    """Return the English with names put right that came out nearly right: Rochebrun, Rochebrune.

    Only where one word alone looks like the name, and is not itself in the French.
    """
    for name in dict.fromkeys(word for whole in lost for word in _NAME.findall(whole)):
        others = {name, *_NAME.findall(source)}
        near = {w for w in _NAME.findall(english) if w not in others and _alike(w, name)}
        if len(near) == 1 and name not in english:
            english = re.sub(_whole(near.pop()), name, english)
    return english


def first_names_restored(
    source: str,
    english: str,
    terms: Mapping[str, str],
    words: Collection[str],
    knows: Callable[[str], bool],
) -> str:
    """Return the English with the first names of the French: no Edward for « Édouard Philippe ».

    Only where the surname stands behind a word much like the first name that is none in small
    letters: neither one of the English `words` (Minister Philippe) nor, of the French, one that
    the model `knows` (« l'Iranien Kakavand »). Names from another alphabet have many spellings.
    """
    there = _NAME.findall(source)
    for first, surname in _PAIR.findall(source) if words else ():
        whole = f"{first} {surname}"
        kept = first in _NAME.findall(english) or _has_english(whole, terms)
        if kept or name_forms.is_foreign(whole):
            continue
        before = rf"(?<![\w-])({CAPITAL}[\w-]+) (?={re.escape(surname)}(?![\w-]))"
        for said in set(re.findall(before, english)):
            new = said not in there and said.lower() not in words
            if new and _is_changed(first, said, knows):
                english = english.replace(f"{said} {surname}", whole)
    return english


def _is_changed(first: str, said: str, knows: Callable[[str], bool]) -> bool:
    """Whether a word of the English is another form of a first name: Martha, Edward."""
    if person_names.is_first_name(first):
        return len(said) >= _LONG and bare(said)[0] == bare(first)[0]
    return _is_slip(said, first) and not knows(first.lower())


def missing(english: str, wanted: Iterable[str]) -> list[str]:
    """Return the names that do not stand in the English, in any form that they have there."""
    return [name for name in wanted if not name_forms.stands(name, english)]


def half_kept(
    source: str, english: str, knows: Callable[[str], bool], words: Collection[str]
) -> list[str]:
    """Return the names of several words that the English has half in French: La Chamber of Waters.

    Those whose noun, or whose article, stands there as it is, and another of whose words does not.
    A noun that is one of the English `words` may be its own translation.
    """
    return [
        run[0]
        for run in _SEVERAL.finditer(source)
        if _is_noun(run["head"], knows, words) and _is_half_kept(run, english)
    ]


def kept_whole(source: str, english: str) -> list[str]:
    """Return the names of several words that the English has as the French has them."""
    return [run[0] for run in _SEVERAL.finditer(source) if run[0] in english]


def _is_noun(head: str, knows: Callable[[str], bool], words: Collection[str]) -> bool:
    """Whether a capitalised word is a noun of the French, and of no use in English."""
    small = head.lower()
    foreign = {head, small}.isdisjoint(words) and small not in grammar.loan_words
    name = person_names.is_first_name(head) or small in french.all_stop_words
    return foreign and not name and knows(small)


def _is_half_kept(run: re.Match[str], english: str) -> bool:
    """Whether the English has the noun of a run of words, or its article alone, and not the rest.

    An article that opens a string is none of a name.
    """
    if name_forms.stands(run["head"], english):
        others = _LONG_WORD.findall(run["rest"])
        return not all(name_forms.stands(word, english) for word in others)
    if not run["article"] or not run.start():
        return False
    behind = re.findall(rf"\b{run['article']}(\w+)", english)
    return not set(re.findall(r"\w+", run.string)).issuperset(behind)


def without_article(source: str, english: str) -> str | None:
    """Return the name behind a « Le » that opens the French, where the English has it alone.

    Goff, of « Le Goff se tait » and "Goff is silent"; "Le Goff" and "The Goff" have all of it, and
    so has "Abbas's Fatah".
    """
    led = _OPENING_LED.match(source)
    if led is None or led[1].startswith("Les") or led[2].isupper() or missing(english, [led[2]]):
        return None
    determined = rf"(?:\b(?:the|its|his|her|their|l[ea])|['’]s|s['’]) {led[2]}"
    return None if re.search(determined, english, re.IGNORECASE) else led[2]


def bent(source: str, english: str, words: Collection[str]) -> bool:
    """Whether the English misspells a name.

    It has a capitalised word, neither English nor in the French, that is a letter away from a name
    there, or resembles a missing name that is among the English `words`.
    """
    names, said = _NAME.findall(source), set(_NAME.findall(english))
    there = {name for name in names if not name_forms.is_translated(name)}
    lost = [name for name in there - said if name in words]
    return any(
        any(_alike(word, name) for name in lost) or any(_is_slip(word, name) for name in there)
        for word in _strange(there, said, words)
    )


def _strange(there: Collection[str], said: Collection[str], words: Collection[str]) -> list[str]:
    """Return the capitalised words of the English that are neither English nor the French's.

    Nor their plural: « les GPA », GPAs.
    """
    plain = {bare(form) for name in there for form in name_forms.of(name)}
    new = (word for word in said if plain.isdisjoint({bare(word), bare(word).removesuffix("s")}))
    return [word for word in new if word not in words and word.lower() not in words]


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter changed, left out, put in, or two exchanged."""
    a, b = bare(word), bare(name)
    start = _shared(a, b)
    a, b = a[start:], b[start:]
    end = _shared(a[::-1], b[::-1])
    a, b = a[: len(a) - end], b[: len(b) - end]
    one = max(len(a), len(b)) == 1 or (len(a) == 2 and a == b[::-1])  # noqa: PLR2004 (a pair)
    return one and len(name) >= _LONG and word not in {f"{name}s", f"{name[:-1]}ns"}


def _alike(word: str, name: str) -> bool:
    """Whether two names begin and end alike, accents apart, with little between."""
    a, b = bare(word), bare(name)
    start = _shared(a, b)
    end = _shared(a[start:][::-1], b[start:][::-1])
    return start >= _BEGUN and start + end >= _ALIKE * max(len(a), len(b))


def _shared(a: str, b: str) -> int:
    """Count the letters that two strings begin with alike."""
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
