"""LibreTranslate's answers, as its clients expect them."""

from collections.abc import Sequence

from pydantic import AliasGenerator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from service.article import Detection, Options
from service.rendering.answer import Answer
from service.text.file_formats import REWRITTEN
from service.text.normalise import is_visible
from service.web.api.responses import Response, is_none
from service.web.execution.services import Services, while_connected


class LibreTranslation(Response):
    """The answer to /translate where the text came in `q`; arrays where `q` was one."""

    translated_text: str | tuple[str, ...] = Field(serialization_alias="translatedText")
    detected_language: Detection | tuple[Detection, ...] = Field(
        serialization_alias="detectedLanguage"
    )
    alternatives: tuple[str, ...] | tuple[tuple[str, ...], ...] | None = Field(
        None,
        exclude_if=is_none,
        description="the text in other wordings, where they were asked for; of an array arrays",
    )


class LanguageRecord(Response):
    """A language that is read, and those it is translated into."""

    code: str
    name: str
    targets: tuple[str, ...]


class LanguageChoice(Response):
    """A language of LibreTranslate's form."""

    code: str
    name: str


class LanguageChoices(Response):
    """What LibreTranslate's form shows first."""

    source: LanguageChoice
    target: LanguageChoice


class FrontendSettings(Response):
    """What LibreTranslate's own clients ask for first."""

    model_config = ConfigDict(
        extra="ignore", alias_generator=AliasGenerator(serialization_alias=to_camel)
    )

    api_keys: bool
    char_limit: int
    files_translation: bool
    frontend_timeout: int
    key_required: bool
    language: LanguageChoices
    suggestions: bool
    supported_files_format: tuple[str, ...]


RECORDS: tuple[type[Response], ...] = (LibreTranslation, LanguageRecord, FrontendSettings)
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
    visible = [text for text in texts if is_visible(text)]
    answers = iter(services.run(visible, "translate", options, while_connected(), since))
    found = [_of(t, next(answers) if is_visible(t) else None) for t in texts]
    if not many:
        return _translation(*found[0], options)
    translated, languages, others = zip(*found, strict=True) if found else ((), (), ())
    return _translation(translated, languages, others, options)


def translation(answer: Answer, options: Options) -> LibreTranslation:
    """Return the answer to one string."""
    return _translation(*_of("", answer), options)


def _of(text: str, answer: Answer | None) -> tuple[str, Detection, tuple[str, ...]]:
    """Return a translation, its language and its other wordings; a blank text is its own."""
    if answer is None:
        return text, _NOTHING, ()
    return answer.result, answer.detected, tuple(other.result for other in answer.others)


def _translation(
    translated: str | tuple[str, ...],
    detected: Detection | tuple[Detection, ...],
    others: tuple[str, ...] | tuple[tuple[str, ...], ...],
    options: Options,
) -> LibreTranslation:
    """Make the answer; other wordings are there where they were asked for."""
    return LibreTranslation(
        translated_text=translated,
        detected_language=detected,
        alternatives=others if options.alternatives else None,
    )


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
