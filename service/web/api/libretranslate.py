"""LibreTranslate's answers, as its clients expect them."""

from collections.abc import Sequence

from service.article import Detection, Options
from service.rendering.answer import Answer
from service.text.file_formats import REWRITTEN
from service.web.api import request_input
from service.web.api.responses import (
    FrontendSettings,
    LanguageChoice,
    LanguageChoices,
    LanguageRecord,
    LibreTranslation,
)
from service.web.execution.services import Services, while_connected

LANGUAGES = (
    LanguageRecord(code="fr", name="French", targets=("en",)),
    LanguageRecord(code="en", name="English", targets=("en",)),
)
_NOTHING = Detection("undetermined", 0.0)


def translate(
    services: Services, texts: Sequence[str], options: Options, since: float, *, many: bool
) -> LibreTranslation:
    """Translate the strings of `q` in order; a blank one is returned as it is.

    `since` is when the request began, by time.monotonic.
    """
    visible = [text for text in texts if request_input.is_visible(text)]
    answers = iter(services.run(visible, "translate", options, while_connected(), since))
    found = [_pair(t, next(answers) if request_input.is_visible(t) else None) for t in texts]
    translated, languages = tuple(t for t, _ in found), tuple(d for _, d in found)
    if many:
        return LibreTranslation(translated_text=translated, detected_language=languages)
    return LibreTranslation(translated_text=translated[0], detected_language=languages[0])


def translation(answer: Answer) -> LibreTranslation:
    """Return the answer to one string."""
    return LibreTranslation(translated_text=answer.result, detected_language=answer.detected)


def settings(services: Services) -> FrontendSettings:
    """Return what LibreTranslate's page asks before it shows."""
    return FrontendSettings(
        api_keys=services.keyed,
        char_limit=services.limits.characters,
        files_translation=True,
        frontend_timeout=500,
        key_required=services.keyed,
        language=LanguageChoices(
            source=LanguageChoice(code="auto", name="Auto Detect"),
            target=LanguageChoice(code="en", name="English"),
        ),
        suggestions=False,
        supported_files_format=REWRITTEN,
    )


def _pair(text: str, answer: Answer | None) -> tuple[str, Detection]:
    """Return a translation and its language; a blank text has none."""
    return (text, _NOTHING) if answer is None else (answer.result, answer.detected)
