"""The wiring: settings and engines in, an application out."""

import os
from collections.abc import Callable

from flask import Flask

from service import pipeline, web
from service.article import Detection
from service.engines import argos, decoder, readers, word
from service.engines.langdetect import LangDetect
from service.engines.lexilang import LexiLang
from service.engines.sumy import SumyRanker
from service.errors import SettingsError
from service.language import SecondOpinion
from service.pipeline import Engines
from service.settings import Settings
from service.web.answering import Pipeline, answering
from service.web.desk import Desk, Limits
from service.web.gate import Gate
from service.web.meters import Meters
from service.web.self_test import SelfTest

# Settings that nothing heeds yet: to take one and do nothing would leave an operator unguarded.
_LATER = ("rate_limit", "api_keys_file", "trusted_proxy", "jobs_url", "cors")


def create_app(
    settings: Settings | None = None,
    engines: Engines | None = None,
    *,
    run: Pipeline = pipeline.run,
    detect: Callable[[str, Engines], Detection] = pipeline.detect,
) -> Flask:
    """Make the application; without arguments from the environment, as `flask run` calls it.

    Raises errors.SettingsError, and errors.PackageError or errors.ModelUnavailable where there is
    no usable model.
    """
    settings = settings or Settings.from_env(os.environ)
    _refuse_later(settings)
    engines = engines or open_engines(settings)
    meters = Meters()
    gate = Gate(slots=settings.threads, waiting=settings.queue)
    desk = Desk(
        run=answering(engines, gate, settings.timeout, meters, run),
        detect=lambda text: detect(text, engines),
        check=SelfTest(engines.translator),
        read_file=readers.read,
        write_docx=word.write,
        signature=engines.translator.signature,
        limits=Limits(settings.max_characters, settings.max_items, settings.max_body),
        meters=meters,
        label=settings.label,
    )
    return web.build(desk, settings.hosts)


def open_engines(settings: Settings) -> Engines:
    """Load the engines, each warmed by a first call: the first request must not pay for it."""
    package = argos.current(settings.state_dir, settings.model)
    translator = decoder.open_translator(package, settings.beam, settings.threads)
    first, second = LangDetect(), LexiLang()
    first.warm()
    second.warm()
    translator.translate(["Bonjour."])
    return Engines(SecondOpinion(first, second), translator, SumyRanker(), settings.glossary)


def _refuse_later(settings: Settings) -> None:
    """Refuse a setting that has no effect yet."""
    for name in _LATER:
        if getattr(settings, name):
            raise SettingsError(f"VERBATIM_{name.upper()} has no effect yet: unset it.")
