"""The wiring: settings and engines in, an application out."""

import os
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask

from service import pipeline, render, web
from service.article import Detection
from service.batch import Batch, Plan, Stop, Tally
from service.engines import argos, bar, cache, decoder, entries, output, readers, word
from service.engines.batcher import Batcher
from service.engines.langdetect import LangDetect
from service.engines.lexilang import LexiLang
from service.engines.sumy import SumyRanker
from service.errors import ModelUnavailable, SettingsError
from service.language import SecondOpinion
from service.pipeline import Engines
from service.settings import Settings
from service.translate import Translator
from service.web import keys
from service.web.access import Access
from service.web.answering import Pipeline, answering
from service.web.desk import Desk, Limits
from service.web.entries import article_of
from service.web.gate import Gate
from service.web.meters import Meters
from service.web.self_test import SelfTest

# Settings that nothing heeds yet: to take one and do nothing would leave an operator unguarded.
_LATER = ("jobs_url",)

# Requests at work for each core: the batcher makes one batch of their sentences. 64 texts of 250
# characters cost 6.8 CPU-seconds one at a time, 5.4 two, 4.9 four, 3.8 eight, 3.3 sixteen.
_SHARE = 4

_RATE = "120/minute"  # of one address: a newsroom behind one gateway is one address


_SENTENCE, _MUST_SAY = "Le maire a présenté le projet mardi.", "mayor"


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
    meters = Meters()
    cached = cache.open_cached(batcher, settings.cache, meters.count_cached)
    engines = replace(engines, translator=cached)
    gate = Gate(slots=_SHARE * settings.threads, waiting=settings.queue)
    desk = Desk(
        run=answering(engines, gate, settings.timeout, meters, run),
        detect=lambda text: detect(text, engines),
        check=SelfTest(batcher),  # not the cache
        read_file=readers.read,
        write_docx=word.write,
        signature=engines.translator.signature,
        limits=Limits(settings.max_characters, settings.max_items, settings.max_body),
        meters=meters,
        label=settings.label,
        keyed=settings.api_keys_file is not None,
    )
    return web.build(desk, _access(settings))


def open_engines(settings: Settings, at_once: int = 1) -> Engines:
    """Load the engines, each warmed by a first call: the first request must not pay for it.

    `at_once` is how many callers may translate at a time, the cores shared among them.
    """
    package = argos.current(settings.state_dir, settings.model)
    cores = max(1, settings.threads // at_once)
    translator = decoder.open_translator(package, settings.beam, cores, at_once)
    first, second = LangDetect(), LexiLang()
    first.warm()
    second.warm()
    _check(translator)
    return Engines(SecondOpinion(first, second), translator, SumyRanker(), settings.glossary)


def run_batch(settings: Settings, plan: Plan, stop: Stop) -> Tally:
    """Answer the articles of a batch into its files. Raises errors.VerbatimError, OSError."""
    limits = Limits(settings.max_characters, settings.max_items, settings.max_body)
    source = entries.Source(plan.source, settings.max_body)
    total = source.count()
    found = open_engines(settings, plan.workers)
    found = replace(found, translator=cache.open_cached(found.translator, settings.cache))
    shape = render.as_quote_sheet if plan.task == "quotations" else render.as_json

    def answer(text: str) -> Mapping[str, Any]:
        return shape(pipeline.run(text, plan.task, plan.options, found))

    begun_with = plan.begun_with(found.translator.signature.model_sha256)
    with (
        closing(output.Files(Path(plan.target), begun_with)) as files,
        bar.shown(total, files.before, quiet=plan.quiet) as report,
    ):
        read = partial(article_of, limits=limits)
        return Batch(read, answer, files, plan.workers, report).run(source.pieces(), stop)


def places(settings: Settings) -> int:
    """Give how many requests may be inside: those at work, and those that wait."""
    return _SHARE * settings.threads + settings.queue


def _check(translator: Translator) -> None:
    """Refuse an engine that gives nonsense, as CTranslate2 does where it may not write code.

    Under systemd's MemoryDenyWriteExecute it says nothing and multiplies wrongly (int8, 4.8.5).
    """
    (found,) = translator.translate([_SENTENCE])
    if _MUST_SAY not in found.text.lower():
        raise ModelUnavailable(
            "The model does not translate a plain sentence on this machine. Where memory may not be"
            " both written and executed (MemoryDenyWriteExecute), allow that; else see `models`."
        )


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
