"""The wiring: settings and engines in, an application out."""

import os
from collections.abc import Callable
from dataclasses import replace

from flask import Flask

from service import pipeline, web
from service.article import Detection
from service.engines import apart, argos, cache, decoder, markup, word
from service.engines.batcher import Batcher
from service.engines.langdetect import LangDetect
from service.engines.lexilang import LexiLang
from service.engines.sumy import SumyRanker
from service.errors import SettingsError
from service.language import SecondOpinion
from service.pipeline import Engines
from service.settings import Settings
from service.web import hypertext, keys
from service.web.access import Access
from service.web.answering import Pipeline, answering, reading
from service.web.desk import Desk, Limits
from service.web.gate import Gate
from service.web.meters import Meters
from service.web.self_test import SelfTest

# Settings that nothing heeds yet: to take one and do nothing would leave an operator unguarded.
_LATER = ("jobs_url",)

# Requests at work for each core: the batcher makes one batch of their sentences. 64 texts of 250
# characters cost 6.8 CPU-seconds one at a time, 5.4 two, 4.9 four, 3.8 eight, 3.3 sixteen.
_SHARE = 4

_RATE = "120/minute"  # of one address: a newsroom behind one gateway is one address


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
    batcher = Batcher(engines.translator)
    engines = replace(engines, translator=cache.open_cached(batcher, settings.cache))
    meters = Meters()
    gate = Gate(slots=_SHARE * settings.threads, waiting=settings.queue)
    desk = Desk(
        run=answering(
            engines,
            gate,
            settings.timeout,
            meters,
            hypertext.around(run, markup.read),
        ),
        detect=lambda text: detect(text, engines),
        check=SelfTest(batcher),  # not the cache
        read_file=reading(gate, settings.timeout, apart.read),
        write_docx=word.write,
        signature=engines.translator.signature,
        limits=Limits(settings.max_characters, settings.max_items, settings.max_body),
        meters=meters,
        label=settings.label,
        keyed=settings.api_keys_file is not None,
    )
    return web.build(desk, _access(settings))


def open_engines(settings: Settings) -> Engines:
    """Load the engines, each warmed by a first call: the first request must not pay for it."""
    package = argos.current(settings.state_dir, settings.model)
    translator = decoder.open_translator(package, settings.beam, settings.threads)
    first, second = LangDetect(), LexiLang()
    first.warm()
    second.warm()
    translator.translate(["Bonjour."])
    return Engines(SecondOpinion(first, second), translator, SumyRanker(), settings.glossary)


def places(settings: Settings) -> int:
    """Give how many requests may be inside: those at work, and those that wait."""
    return _SHARE * settings.threads + settings.queue


def _access(settings: Settings) -> Access:
    """Give who may ask; a rate holds without being set where other machines can."""
    rates = {"off": None, "auto": _RATE if settings.exposed else None}
    return Access(
        hosts=settings.hosts,
        ring=keys.open_ring(settings.api_keys_file) if settings.api_keys_file else None,
        rate=rates.get(settings.rate_limit, settings.rate_limit),
        proxies=settings.trusted_proxy,
        origins=settings.cors,
    )


def _refuse_later(settings: Settings) -> None:
    """Refuse a setting that has no effect yet."""
    for name in _LATER:
        if getattr(settings, name):
            raise SettingsError(f"VERBATIM_{name.upper()} has no effect yet: unset it.")
