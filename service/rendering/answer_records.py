"""Finished answers, and the JSON of the contract that they are told in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from service.article import Detection, Post, Signature


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer; `as_json` gives the contract's shape, records are JSON-ready.

    `segments`, `quotations`, `sentences`, `caveats` are the contract's records, in its words.
    `summary` and `sentences` are None unless a summary was asked. `placed` says where in the
    summary each stretch of a segment stands, in order: (segment id, start, end). Of HTML, `html` is
    the page in English and `source_text` its text as it was read: the records index that, and
    `text`.
    """

    text: str
    detected: Detection
    segments: tuple[dict[str, Any], ...]
    quotations: tuple[dict[str, Any], ...]
    caveats: tuple[dict[str, Any], ...]
    signature: Signature
    frames: dict[str, int]
    summary: str | None = None
    sentences: tuple[dict[str, Any], ...] | None = None
    headline: dict[str, Any] | None = None
    placed: tuple[tuple[str, int, int], ...] = ()
    html: str | None = None
    source_text: str | None = None

    @property
    def result(self) -> str:
        """Give the translation in the format that was asked."""
        return self.text if self.html is None else self.html


@dataclass(frozen=True, slots=True)
class Digest:
    """A finished answer on several articles: one summary, and an answer to each.

    The answers' `in_summary` spans and sentences index `summary`; so do the `sentences`, which name
    their article.
    """

    posts: Sequence[Post]
    answers: tuple[Answer, ...]
    summary: str
    sentences: tuple[dict[str, Any], ...]


def as_json(answer: Answer) -> dict[str, Any]:
    """Give the contract's answer to /translate, or to /summarise where there is a summary."""
    summary = (
        {}
        if answer.summary is None
        else {
            "summary": answer.summary,
            "sentences": list(answer.sentences or ()),
            "headline": answer.headline,
        }
    )
    read = (
        {} if answer.html is None else {"sourceText": answer.source_text, "targetText": answer.text}
    )
    return {
        "translatedText": answer.result,
        **read,
        "detectedLanguage": _detection_record(answer.detected),
        "segments": list(answer.segments),
        "quotations": list(answer.quotations),
        **summary,
        "caveats": list(answer.caveats),
        "signature": _signature_record(answer.signature),
    }


def as_digest(found: Digest) -> dict[str, Any]:
    """Give the contract's answer to /summarise on several articles."""
    ids = [post.id for post in found.posts]
    heads = zip(ids, (answer.headline for answer in found.answers), strict=True)
    apart = ("translatedText", "detectedLanguage", "segments", "quotations", "caveats")
    return {
        "summary": found.summary,
        "sentences": list(found.sentences),
        "headline": next(({"article": name} | head for name, head in heads if head), None),
        "articles": [
            {"id": post.id, "title": post.title} | {name: as_json(answer)[name] for name in apart}
            for post, answer in zip(found.posts, found.answers, strict=True)
        ],
        "signature": _signature_record(found.answers[0].signature),
    }


def as_quote_sheet(answer: Answer) -> dict[str, Any]:
    """Give the contract's answer to /quotations: the quotations, the language, the caveats."""
    whole = as_json(answer)
    return {k: whole[k] for k in ("detectedLanguage", "quotations", "caveats", "signature")}


def _detection_record(detection: Detection) -> dict[str, Any]:
    """Make the contract's record of a language."""
    return {"language": detection.language, "confidence": detection.confidence}


def _signature_record(signature: Signature) -> dict[str, Any]:
    """Make the contract's record of what made a result."""
    model = {
        "name": signature.model_name,
        "version": signature.model_version,
        "sha256": signature.model_sha256,
    }
    return {"service": signature.service, "model": model, "settings": dict(signature.settings)}
