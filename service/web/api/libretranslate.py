"""The shapes that LibreTranslate's clients expect."""

from collections.abc import Callable, Sequence
from typing import Any

from service.article import Detection, Options
from service.rendering.answer_records import Answer
from service.web.api import request_input
from service.web.execution.services import Services, while_connected

Record = dict[str, Any]

LANGUAGES: list[Record] = [
    {"code": "fr", "name": "French", "targets": ["en"]},
    {"code": "en", "name": "English", "targets": ["en"]},
]
_NOTHING = {"language": "undetermined", "confidence": 0.0}


def translate(services: Services, texts: Sequence[str], options: Options, *, many: bool) -> Record:
    """Translate `q`: strings in, strings out, in order; a blank one comes back as it is."""
    visible = [text for text in texts if request_input.is_visible(text)]
    answers = iter(services.run(visible, "translate", options, while_connected()))
    found = [_pair(t, next(answers) if request_input.is_visible(t) else None) for t in texts]
    translated, languages = [t for t, _ in found], [d for _, d in found]
    if many:
        return {"translatedText": translated, "detectedLanguage": languages}
    return {"translatedText": translated[0], "detectedLanguage": languages[0]}


def translation(answer: Answer) -> Record:
    """Make the answer to one string."""
    return {"translatedText": answer.result, "detectedLanguage": detection(answer.detected)}


def detect(identify: Callable[[str], Detection], texts: Sequence[str]) -> list[Record]:
    """Name the language of the text: a list of one, as LibreTranslate has it."""
    return [detection(identify(text)) for text in texts]


def detection(found: Detection) -> Record:
    """Make the record of a language."""
    return {"language": found.language, "confidence": found.confidence}


def settings(services: Services) -> Record:
    """Give what LibreTranslate's page asks before it shows."""
    return {
        "apiKeys": services.keyed,
        "charLimit": services.limits.characters,
        "filesTranslation": False,
        "frontendTimeout": 500,
        "keyRequired": services.keyed,
        "language": {
            "source": {"code": "auto", "name": "Auto Detect"},
            "target": {"code": "en", "name": "English"},
        },
        "suggestions": False,
        "supportedFilesFormat": [".txt"],
    }


def _pair(text: str, answer: Answer | None) -> tuple[str, Record]:
    """Give a translation and its language."""
    return (text, _NOTHING) if answer is None else (answer.result, detection(answer.detected))
