"""Find who speaks a quotation, and the reporting words of the author that say so (the cue).

The words are looked for inside the marks, before the opening mark, after the closing mark, and then
in the passage or paragraph before. Every search has a bounded window, so the work stays linear.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from service.article import Span
from service.knowledge import french
from service.knowledge.patterns import any_of
from service.quotations.attribution_after import AFTER, WordsAfter, may_follow, whom
from service.quotations.clauses import ACCORDING, Clauses, is_spoken_to
from service.quotations.incises import Incise
from service.quotations.noun_phrases import (
    HIDDEN,
    Phrase,
    is_collective,
    is_plural,
    phrase,
    pronoun,
)
from service.quotations.passages import NOBODY, Attribution, Passage
from service.quotations.reporting_verbs import Cue, cue_at, cues, inverted_clause
from service.text.person_nouns import first_name_gender
from service.text.words import Word, begins_clause, words

_PREDICATE = 8  # words of a predicate that are reported as the cue
_LABEL = 3  # words of a label, at most
_LEAD = 60  # characters before a label in which its noun stands
_CUES = 5  # reporting verbs before a quotation that are tried; articles have 2 or 3

_LETTER = re.compile(r"\w")
_ACCORDING = re.compile(
    rf"(?:^|[^\w\s'{HIDDEN}] |\b(?:et|mais|car|que) )(?P<cue>{ACCORDING})(?: |(?<='))",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:(?:quand|tandis que|alors que|pendant que|lorsque) |(?:tandis|alors|lors)qu'"
    r"|(?=(?:nous|je) ))"
)
_ONE = re.compile(r"\bon (?:n'|ne |y |en |se |s')?$")
_OF_NOUN = re.compile(r"\b(?P<noun>[a-zà-ÿ-]{3,}) (?:des|du|de la|de l') ?$")
_CALLED = re.compile(
    r"\b(?P<cue>(?:(?:qualifié|traité|taxé|accusé)e?s?(?= d)|(?:critiqué|dénoncé|jugé|perçu)e?s?))"
    r" (?:de |d'|comme )?(?:une? )?$"
)
_DESCRIBED = re.compile(
    r"\b(?P<cue>(?:qualifié|présenté|désigné|décrit|dénoncé|considéré|perçu|traité)e?s?) par "
)
_ASKS = re.compile(r"demand|interrog|questionn")
_THEN = re.compile(r"(?:Et )?[Pp]uis,? ?(?P<aside>[^.;:]{0,60}?),? ?: ?")
_AS_SAID = re.compile(r"(?:comme|ainsi que) (?:le |l'|me |nous )?", re.IGNORECASE)
_RESUMED = re.compile(
    r"(?:\b(?:et|avant|puis) (?:(?P<who>[^,:]{3,60}) )?(?:de |d')"
    r"(?:en |y |lui |leur )?"
    rf"(?P<verb>\w+er|remettre|{any_of(french.reporting_verbs.infinitives)}) ?"
    r"(?:(?:, |(?<= ))[^,:]{3,60}(?=:))?"
    r"|\b(?P<whom>pour|selon|d'après) (?:qui|lequel|laquelle|lesquels|lesquelles)\b[^,;:]{0,60})"
    r"(?::|que|qu')?\s*$",
    re.IGNORECASE,
)
_GIVES_TEXT = re.compile(rf"\b{any_of(french.quotation_kinds.texts)}\b[^.:]{{0,30}}\.$")
_TOGETHER = re.compile(r"\s*(?:,? ?(?:et|ou|mais|puis|ni)? ?(?:qu[e'] ?|d[e'] ?|à ?)?|,)$")
_AND = re.compile(r",? (?:et|puis|mais|avant de) ")
_JOINED = re.compile(r",? et |, |,? mais | ?; ")


class _Attributed(NamedTuple):
    """A passage's attribution, and where the passage ends."""

    attribution: Attribution
    end: int

    @property
    def speaker(self) -> Phrase | None:
        return self.attribution.speaker


def attributions(
    clauses: Clauses, passages: Sequence[Passage], inside: Sequence[Sequence[Incise]]
) -> list[Attribution]:
    """Return the attribution of each passage of an article, in text order.

    `inside`: for each passage its incises, as `incises.incises` finds them.
    """
    found: list[Attribution] = []
    last: _Attributed | None = None
    for passage, incises in zip(passages, inside, strict=True):
        found.append(_Attributor(clauses, passage, last).attribute(incises))
        last = _Attributed(found[-1], passage.parts[-1].end)
    return found


class _Attributor:
    """Searches the text around one passage; `last` is the attribution of the passage before it."""

    def __init__(self, clauses: Clauses, passage: Passage, last: _Attributed | None) -> None:
        self.clauses = clauses
        self.text = clauses.text
        self.passage = passage
        self.start = passage.parts[0].start
        self.last = last
        self.sentence = clauses.sentence_start(passage.first, self.start)
        # Whether words of the author's lead up to the passage in its sentence.
        self.is_led = _LETTER.search(self.text, self.sentence, self.start) is not None
        self.after = WordsAfter(clauses, passage)

    def attribute(self, incises: Sequence[Incise]) -> Attribution:
        """Return the attribution found nearest: inside the marks first, then around them."""
        if incises:
            return Attribution(incises[0].cue, incises[0].speaker, saying=True, where="inside")
        if self.passage.opener in french.punctuation.dialogue_dashes:
            return NOBODY
        before = NOBODY if self._is_label() else self._before()
        sure = before.speaker and before.saying and before.speaker.pronoun != "on"
        if before.speaker and sure and self.clauses.ends_with_colon(self.start):
            return self._member_of(before.speaker) or before
        return self.after.attribution() or self._elided() or self._nearby(before)

    def _is_label(self) -> bool:
        """Whether a noun, and no verb, leads to a few words: la crise des « gilets jaunes »."""
        content = self.clauses.said[self.start + 1 : self.passage.parts[-1].end - 1].strip()
        if not content[:1].islower() or len(content.split()) > _LABEL:
            return False
        of = _OF_NOUN.search(self.text, max(self.sentence, self.start - _LEAD), self.start)
        if not of or of["noun"] in french.clauses.phrase_ends | french.grammar.adverbs:
            return False
        said = cues(self.text, words(self.text, self.sentence, of.end("noun")))
        return not (said and said[-1].span.end == of.end("noun"))

    def _member_of(self, many: Phrase) -> Attribution | None:
        """Read the member of a group who speaks: L'opposition ironise : « A », raille l'élue."""
        several = is_collective(self.text, many) or is_plural(self.text, many)
        after = self.after.attribution() if several else None
        who = after.speaker if after and after.cue else None
        one = who and who.is_person and not is_collective(self.text, who)
        return after if one else None

    def _nearby(self, before: Attribution) -> Attribution:
        """Return the attribution before the marks; else that of the passage or paragraph before."""
        if before.speaker:
            return before
        if self.passage.continues and self.last:
            return Attribution(None, self.last.speaker, saying=True, where="continued")
        shared = self._shared() or self.after.at_sentence_end() or self._quoted_verb()
        return shared or (before if before.cue else self._introduced())

    # Before the opening mark: "Le maire a dit : ", "Selon lui, ", "Et d'ajouter : ".

    def _before(self) -> Attribution:
        """Read the sentence up to the opening mark; after another passage, from its conjunction."""
        if not self.is_led:
            return NOBODY
        start = self.sentence
        since = max(start, self.last.end) if self.last else start
        turns = [m.end() for m in _TURNS.finditer(self.text, since, self.start)]
        return self._by_lead(turns[-1] if since > start and turns else start, self.start)

    def _by_lead(self, start: int, end: int) -> Attribution:
        """Read the author's words from `start`, where their sentence begins, up to a quotation."""
        if not _LETTER.search(self.text, start, end):
            return NOBODY
        read = words(self.text, start, end)
        said = cues(self.text, read)
        return (
            self._resumed(start, end)
            or self._according_before(start, end, said)
            or self._by_comparison(start, end)
            or self._described(start, end, said)
            or self._by_nearest_cue(start, end, said, read)
        )

    def _by_nearest_cue(
        self, start: int, end: int, said: Sequence[Cue], read: Sequence[Word]
    ) -> Attribution:
        """Attribute by the last verb that has a speaker; before a colon, else by the subject."""
        colon = self.clauses.ends_with_colon(end)
        for cue in said[: -_CUES - 1 : -1]:
            if not (cue.saying or cue.gerund) and self._is_reported(cue, said):
                continue
            if cue.passive and not cue.saying and not colon:
                return self.after.agent(cue.span)
            found = self._by_cue(start, end, cue, read)
            if found.speaker or (cue.saying and not colon):
                return found
        return self._by_subject(start, end) if colon else NOBODY

    def _is_reported(self, cue: Cue, said: Sequence[Cue]) -> bool:
        """Whether a verb stands in words that another reports: a dit qu'ils utilisaient « A »."""
        before = (one for one in said if one.span.start < cue.span.start and not one.passive)
        return any(self.text.startswith((" que ", " qu'"), one.span.end) for one in before)

    def _described(self, start: int, end: int, said: Sequence[Cue]) -> Attribution | None:
        """Read a passive description: "des courriels qualifiés par le parquet de « preuves »"."""
        called = _CALLED.search(self.text, start, end)
        if called and not (said and said[-1].is_active and said[-1].span.end == called.end("cue")):
            agent = self.after.agent(Span(*called.span("cue")))
            return agent if agent.speaker else None
        match = _DESCRIBED.search(self.text, start, end)
        who = phrase(self.text, match.end(), end, strict=True) if match else None
        if not match or not who:
            return None
        leads = self.text[who.span.end : end].strip() in ("de", "d'", "comme")
        cue = Span(*match.span("cue"))
        return Attribution(cue, who, saying=True, where="before") if leads else None

    def _by_comparison(self, start: int, end: int) -> Attribution | None:
        """Read a comparative clause: "Comme le résume Nadia Le Goff, « ... »"."""
        match = _AS_SAID.match(self.text, start, end)
        said = inverted_clause(self.text, match.end(), end) if match else None
        if not said or not said[1]:
            return None
        return Attribution(said[0].span, said[1], saying=True, where="before")

    def _quoted_verb(self) -> Attribution | None:
        """Read a subject whose verb is quoted: "La Ligue « condamne ces propos »"."""
        if not self.is_led:
            return None
        end = min(self.passage.parts[0].end, self.start + AFTER)
        read = words(self.clauses.said, self.start, end)
        if len(read) <= 1 or read[0].capital:
            return None
        colon = self.text.rfind(": ", self.sentence, self.start)
        who = self.clauses.subject(self.sentence if colon < 0 else colon + 2, self.start)
        if not who or self.text[who.span.end : self.start].strip():
            return None
        if not who.speaks:
            return None
        begun = begins_clause(read[0].text) or cue_at(self.clauses.said, read, 0)
        return Attribution(None, who, saying=True, where="after") if begun else None

    def _according_before(self, start: int, end: int, said: Sequence[Cue]) -> Attribution | None:
        """Read "Selon le curé, ", unless a reporting verb follows it."""
        for match in reversed(list(_ACCORDING.finditer(self.text[start:end]))):
            after = start + match.end()
            who = whom(self.text, match["cue"], after, end)
            later = any(cue.span.start > after for cue in said)
            if who and not later and may_follow(match["cue"], who):
                cue = Span(start + match.start("cue"), start + match.end("cue"))
                return Attribution(cue, who, saying=True, where="before")
            if self.last and match.start() + start >= self.last.end:
                return None  # it stands for another than "selon" before the last passage
        return None

    def _resumed(self, start: int, end: int) -> Attribution | None:
        """Read an infinitive that resumes: "Et d'ajouter :", "Et le capitaine de prévenir :".

        Also "..., pour qui", which refers to the last speaker of the sentence.
        """
        if self.last and self._is_then(start, end):
            return Attribution(None, self.last.speaker, saying=True, where="before")
        found = _RESUMED.search(self.text, start, end)
        if not found:
            return None
        if found["whom"]:
            cue, at = found.span("whom"), found.start("whom")
            who = self._speaker_since(start) or self.clauses.antecedent(start, at)
        else:
            cue, who = found.span("verb"), self._resuming(found)
        return Attribution(Span(*cue), who, saying=True, where="before") if who else None

    def _is_then(self, start: int, end: int) -> bool:
        """Whether the last speaker goes on: "Puis, après un silence :"; not "Puis le maire :"."""
        then = _THEN.fullmatch(self.text, start, end) if self._gap() is not None else None
        who = phrase(self.text, then.start("aside"), end, strict=True) if then else None
        return then is not None and not (who and (who.pronoun or who.speaks))

    def _resuming(self, found: re.Match[str]) -> Phrase | None:
        """Return who resumes: the phrase before the infinitive, else the last speaker."""
        spoke = self.last.speaker if self.last else None
        if not found["who"]:
            return spoke
        who = phrase(self.text, found.start("who"), found.end("who"))
        last_named = who is not None and who.pronoun in french.grammar.last_named
        return spoke if last_named and self.last else who

    def _by_cue(self, start: int, end: int, cue: Cue, read: Sequence[Word]) -> Attribution:
        """Attribute by a verb before the quotation, and the subject of that verb."""
        unnamed = Attribution(cue.span, None, cue.saying, "shared" if cue.clitic else "before")
        if cue.passive or any(
            w.text in french.reporting_verbs.receiving_forms for w in read[cue.first : cue.last + 1]
        ):
            return unnamed
        who = self._subject(start, end, cue, read) or self._coordinated(cue)
        if not who or not self._is_sure(who, cue, end):
            return unnamed if cue.saying else NOBODY
        return replace(unnamed, speaker=who)

    def _subject(self, start: int, end: int, cue: Cue, read: Sequence[Word]) -> Phrase | None:
        """Read the subject of a verb: its inverted pronoun, "on", or the phrase before it."""
        if cue.clitic:
            return pronoun(cue.span, cue.clitic)
        if cue.gerund:
            return self._subject_of_gerund(start, end, cue, read)
        if _ONE.search(self.text, start, cue.span.start):
            return self.clauses.institution(start, cue.span.start) or pronoun(cue.span, "on")
        before = self.clauses.subject_before(start, cue.span.start)
        return before or self._inverted_before(cue, end)

    def _subject_of_gerund(
        self, start: int, end: int, cue: Cue, read: Sequence[Word]
    ) -> Phrase | None:
        """Read the speaker of a present participle: "citant le préfet", "estimant que"."""
        if read[cue.last].text in french.reporting_verbs.citing_gerunds:
            cited = read[cue.last + 1 :]
            return phrase(self.text, cited[0].start, end) if cited else None
        if cue.span.start <= start + len("En "):  # Dénonçant « une erreur », le maire est parti
            return self.after.subject_of_main_clause()
        since = self._speaker_since(start)
        told = self.last and self.last.attribution.cue and self.last.attribution.where == "after"
        if told and since:
            return since
        return self.clauses.subject(start, end) or since

    def _coordinated(self, cue: Cue) -> Phrase | None:
        """Return the last speaker where a second verb has no subject: « A » et dit « B »."""
        if not self.last or self.last.attribution.where != "before":
            return None
        gap = self.text[self.last.end : cue.span.start] if self.last.end < cue.span.start else ""
        return self.last.speaker if _AND.fullmatch(gap) else None

    def _is_sure(self, who: Phrase, cue: Cue, end: int) -> bool:
        """Whether the subject of a verb speaks: a person, a text, or one that is unambiguous."""
        if who.pronoun:
            if self.text[cue.span.start : cue.span.end].lower() in french.reporting_verbs.of_texts:
                return False
            return cue.saying or self.text[who.span.start - 1] != "'"  # "... qu'il portait"
        if who.speaks:
            return True
        led = self.text[max(0, end - 5) : end].rstrip().lower().endswith((" que", " qu'"))
        return cue.saying and (led or self.clauses.ends_with_colon(end))

    def _inverted_before(self, cue: Cue, end: int) -> Phrase | None:
        """Read a subject after its verb: "voici ce qu'en dit le règlement :"."""
        if not self.clauses.ends_with_colon(end):
            return None
        who = phrase(self.text, cue.span.end + 1, end)
        return who if who and not self.text[who.span.end : end].strip(" :") else None

    def _speaker_since(self, start: int) -> Phrase | None:
        """Return the last speaker, if the passage before reaches past `start`."""
        return self.last.speaker if self.last and self.last.end > start else None

    def _by_subject(self, start: int, end: int) -> Attribution:
        """Attribute to the subject before a colon: "La maire est catégorique : « ... »"."""
        who = self.clauses.subject(start, end)
        if not who or not self._may_speak(who):
            return NOBODY
        rest = words(self.text, who.span.end, end)
        if not words(self.text, self.clauses.past_appositions(who.span.end, end), end):
            labels = who.labels or self._is_surname(who)
            return Attribution(None, who, True, "before") if labels else NOBODY
        if who.pronoun and rest[0].text in french.grammar.impersonal_verbs:
            return NOBODY
        speaker = None if is_spoken_to(who, rest) else who
        return Attribution(
            self._predicate(rest), speaker, saying=speaker is not None, where="before"
        )

    def _may_speak(self, who: Phrase) -> bool:
        """Whether a phrase is a person, a document, a pronoun or a known surname."""
        named = who.name and first_name_gender(who.name.of(self.text))
        known = who.person or who.document or bool(who.pronoun or named)
        return known or self._is_surname(who)

    def _is_surname(self, who: Phrase) -> bool:
        """Whether a phrase is a surname: one given in full in the article, or a well-known one."""
        name = who.span.of(self.text)
        return name in self.clauses.surnames or name in french.person_names

    def _predicate(self, rest: Sequence[Word]) -> Span:
        """Return the words of a clause after its subject and any parenthesis between commas."""
        start = max(self.text.rfind(c, rest[0].start, rest[-1].start) for c in (", ", HIDDEN))
        own = [word for word in rest if word.start > start][:_PREDICATE]
        return Span(own[0].start, own[-1].end)

    # From the passage before, or the paragraph before.

    def _gap(self) -> str | None:
        """Return the text between the passage before and this one; None in another paragraph."""
        if not self.last or self.start - self.last.end > AFTER:
            return None
        inside = self.last.end >= self.clauses.paragraphs[self.passage.first].start
        return self.text[self.last.end : self.start] if inside else None

    def _shared(self) -> Attribution | None:
        """Return the attribution of the passage before, where it covers this one too.

        « A », dit-elle, « B » ; « A » et « B » ; « A », dit-elle. « B ».
        """
        gap = self._gap() if self.last and self.last.speaker else None
        if gap is None or not self.last:
            return None
        given = self.last.attribution
        if _TOGETHER.fullmatch(gap) and gap.strip():
            return replace(given, where="before")
        sentence = self.clauses.sentence_start(self.passage.first, self.start - 1)
        if given.where != "after" or sentence > self.last.end:
            return None
        if gap.rstrip().endswith((",", ":", "–", "—")):
            return replace(given, where="shared")
        goes_on = gap.rstrip().endswith(".") and self._goes_on(given)
        return replace(given, cue=None, where="shared") if goes_on else None

    def _goes_on(self, given: Attribution) -> bool:
        """Whether the last speaker may go on: nothing follows here, and this answers nothing."""
        return self.after.ends_sentence() and not self._answers(given)

    def _answers(self, given: Attribution) -> bool:
        """Whether the passage before is a question that this one answers: demande-t-il."""
        asks = given.cue and _ASKS.search(self.text, given.cue.start, given.cue.end)
        end = self.last.end if self.last else 0
        return bool(asks) and "?" in self.clauses.said[end - 4 : end]

    def _elided(self) -> Attribution | None:
        """Read a subject whose verb is elided: Roux parle d'« échec », la CGT de « B »."""
        if not self.last or self.last.attribution.where != "before" or self._gap() is None:
            return None
        match = _JOINED.match(self.text, self.last.end, self.start)
        who = phrase(self.text, match.end(), self.start, strict=True) if match else None
        if not who or not who.speaks:
            return None
        link, cue = self.text[who.span.end : self.start].strip(" ,"), self.last.attribution.cue
        repeated = cue and self.text.startswith(f" {link[:1]}", cue.end) and " " not in link
        if link and not repeated:
            return None
        return Attribution(self.last.attribution.cue, who, saying=True, where="before")

    def _introduced(self) -> Attribution:
        """Attribute by the last sentence of the paragraph before, where it introduces this one."""
        number = self.passage.first
        if not number or self.start != self.clauses.paragraphs[number].start:
            return NOBODY
        end = self.clauses.paragraphs[number - 1].end
        sentence = self.clauses.sentence_start(number - 1, end)
        if self.text[end - 1] == ":":
            return self._by_lead(sentence, end)
        if _GIVES_TEXT.search(self.text, sentence, end):
            return self._by_subject(sentence, end)
        return NOBODY
