"""The command line: serve, worker, translate, summarise, quotations, detect, batch, models, keys.

Exit codes: 0 done; 1 refused or failed, one line on stderr says why; 2 wrongly called or set;
3 (batch) stopped by a signal before its end, to be gone on with.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, get_args

from flask import Flask
from waitress.server import create_server

from service import __version__, app, pipeline
from service.adapters import model_packages
from service.article import (
    KeepQuotations,
    Layout,
    Length,
    LineBreaks,
    Method,
    Options,
    QuotesMode,
)
from service.errors import InputError, Malformed, SettingsError, VerbatimError
from service.jobs.batch import Plan, Stop, Tally
from service.pipeline import Task
from service.rendering import answer_records, render
from service.settings import SETTINGS, UNIX, Settings, is_loopback
from service.web.api import libretranslate, plain_text, request_input
from service.web.api.request_body import decode
from service.web.middleware import api_keys, logs

_OF_A_LENGTH = ("sentences", "words", "ratio")
_OF_A_SUMMARY = ("method", "keep_quotations", "layout", "focus", "explain")
_STOPPED = 3  # exit code of a batch that a signal ended
_DRAIN = 20.0  # seconds for articles of jobs that are in hand when a process is stopped
_LONG = 40  # segments; below that a result is there before a count of them could be read


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; argparse itself exits with 2."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.act(arguments, Settings.from_env(os.environ)) or 0)
    except SettingsError as error:
        _complain(error.message)
        return 2
    except VerbatimError as error:
        _complain(error.message)
    except BrokenPipeError:  # the reader has gone, as `head` does; nothing is left to say
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  (quiet at exit)
    except OSError as error:
        _complain(": ".join(filter(None, (error.filename, error.strerror or str(error)))))
    except KeyboardInterrupt:
        _complain("stopped")
    return 1


def _complain(message: str) -> None:
    """Say what went wrong, in one line."""
    _say("verbatim: " + " ".join(message.split()))


def _say(words: str, end: str = "\n") -> None:
    """Write on stderr."""
    sys.stderr.write(words + end)
    sys.stderr.flush()


# --- words of the command line -------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    """Describe every command."""
    parser = argparse.ArgumentParser("verbatim", description="French articles into English.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _serve_words(commands)
    reading, quoting, length = _reading_words(), _quoting_words(), _length_words()
    text = _text_words(reading)
    for name, parents, meaning in (
        ("translate", [text, quoting], "translate an article"),
        ("summarise", [text, quoting, length], "summarise an article in English"),
        ("quotations", [text, quoting], "list an article's quotations with their English"),
    ):
        command = commands.add_parser(name, parents=parents, help=meaning, description=meaning)
        command.set_defaults(act=_answer, task=name)
    _batch_words(commands, [reading, quoting, length])
    meaning = "name the language of an article"
    alone = [_file_words()]
    detect = commands.add_parser("detect", parents=alone, help=meaning, description=meaning)
    detect.set_defaults(act=_detect)
    _models_words(commands)
    _keys_words(commands)
    return parser


def _serve_words(commands: Any) -> None:
    """Describe `serve`."""
    meaning = "serve the page and the API"
    serve = commands.add_parser("serve", help=meaning, description=meaning)
    serve.add_argument("--host", help="address to listen on (VERBATIM_HOST)")
    serve.add_argument("--port", help="port, 0 for any free one (VERBATIM_PORT)")
    serve.add_argument(
        "--allow-open", action="store_true", help="listen beyond this machine, without keys"
    )
    serve.set_defaults(act=_serve)
    meaning = "work on jobs alone, beside or instead of `serve`, here or on another host"
    worker = commands.add_parser("worker", help=meaning, description=meaning)
    worker.add_argument("--threads", type=_whole, default=1, help="articles at a time (1)")
    worker.set_defaults(act=_work)


def _file_words() -> argparse.ArgumentParser:
    """Describe what every command on one text takes."""
    words = argparse.ArgumentParser(add_help=False)
    words.add_argument("file", metavar="FILE", help="article in UTF-8, - for standard input")
    words.add_argument("--json", action="store_true", help="give the API's answer")
    return words


def _text_words(reading: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Describe what every command that answers one text takes."""
    words = argparse.ArgumentParser(add_help=False, parents=[_file_words(), reading])
    words.add_argument("--progress", action="store_true", help="count segments on stderr")
    return words


def _reading_words() -> argparse.ArgumentParser:
    """Describe how texts are read."""
    words = argparse.ArgumentParser(add_help=False)
    words.add_argument("--source", choices=("auto", "fr", "en"), default="auto")
    words.add_argument("--line-breaks", choices=get_args(LineBreaks), default="auto")
    return words


def _quoting_words() -> argparse.ArgumentParser:
    """Describe what every command that translates takes."""
    words = argparse.ArgumentParser(add_help=False)
    words.add_argument("--quotes", choices=get_args(QuotesMode), default="bilingual")
    words.add_argument("--strict", action="store_true", help="fail unless all is verbatim")
    return words


def _length_words() -> argparse.ArgumentParser:
    """Describe what `summarise` takes beside; what is not given is not there."""
    words = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    length = words.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=_whole, help="how many sentences (3)")
    length.add_argument("--words", type=_whole, help="how many English words at most")
    length.add_argument("--ratio", type=_part, help="how much of the article, above 0 up to 1")
    words.add_argument("--method", choices=get_args(Method))
    words.add_argument("--keep-quotations", choices=get_args(KeepQuotations))
    words.add_argument("--layout", choices=get_args(Layout))
    words.add_argument("--focus", help="words that the summary leans to")
    words.add_argument("--explain", action="store_true", help="with scores (needs JSON)")
    return words


def _batch_words(commands: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    """Describe `batch`."""
    meaning = "answer an archive of articles, and go on where an earlier run was stopped"
    batch = commands.add_parser("batch", parents=parents, help=meaning, description=meaning)
    batch.add_argument(
        "articles",
        metavar="IN",
        help="lines of JSON {id, title, text}, a folder or zip of .txt and .json, - for stdin",
    )
    batch.add_argument("target", metavar="OUT.jsonl", help="a line of JSON {id, answer} an article")
    batch.add_argument("--kind", choices=get_args(Task), default="translate")
    where = batch.add_mutually_exclusive_group()
    where.add_argument("--workers", type=_whole, metavar="N", help="articles at a time (a core)")
    where.add_argument("--queue", metavar="URL", help="a `serve` whose workers do it, as jobs")
    batch.add_argument("--key-file", metavar="FILE", help="file with the API key for --queue")
    batch.add_argument("--quiet", action="store_true", help="no progress bar, no count at the end")
    batch.set_defaults(act=_batch)


def _models_words(commands: Any) -> None:
    """Describe `models`."""
    meaning = "list, check, install and choose model packages"
    models = commands.add_parser("models", help=meaning, description=meaning)
    actions = models.add_subparsers(required=True, metavar="ACTION")
    actions.add_parser("list", help="list packages, * the one in service").set_defaults(act=_list)
    actions.add_parser("verify", help="check their files").set_defaults(act=_verify)
    install = actions.add_parser("install", help="install a package file or from an Argos index")
    install.add_argument("origin", metavar="PATH_OR_URL")
    install.add_argument("--sha256", metavar="H", help="checksum that the file must have")
    install.set_defaults(act=_install)
    use = actions.add_parser("use", help="put a package in service")
    use.add_argument("name", metavar="NAME")
    use.set_defaults(act=_use)


def _keys_words(commands: Any) -> None:
    """Describe `keys`."""
    meaning = "make, list and remove API keys"
    made = commands.add_parser("keys", help=meaning, description=meaning)
    actions = made.add_subparsers(required=True, metavar="ACTION")
    for name, meaning, act in (
        ("add", "make a key, which is shown this once", _add_key),
        ("list", "list the names of keys", _list_keys),
        ("remove", "remove a key; it counts at once", _remove_key),
    ):
        action = actions.add_parser(name, help=meaning, description=meaning)
        action.add_argument("--file", type=Path, help="key file (VERBATIM_API_KEYS_FILE)")
        if name != "list":
            action.add_argument("name", metavar="NAME")
        action.set_defaults(act=act)


def _whole(word: str) -> int:
    """Read a whole number from 1."""
    if not (word.isascii() and word.isdigit() and int(word) > 0):
        raise argparse.ArgumentTypeError("it must be a whole number from 1")
    return int(word)


def _part(word: str) -> float:
    """Read a number above 0, up to 1."""
    with suppress(ValueError):
        if 0 < (value := float(word)) <= 1:
            return value
    raise argparse.ArgumentTypeError("it must be a number above 0 and not above 1")


# --- work on one article -------------------------------------------------------------------------


def _answer(arguments: argparse.Namespace, settings: Settings) -> None:
    """Translate, summarise or list quotations; caveats go to stderr beside plain text."""
    text, task = _read(arguments.file), arguments.task
    engines = app.open_engines(settings)
    report = _reporter(always=arguments.progress)
    answer = pipeline.run(text, task, _options(arguments), engines, report)
    if arguments.json:
        _write_json(_record(answer, task))
        return
    _write(plain_text.text_of(answer, task))
    for caveat in answer.caveats:
        place = "{start}-{end}: ".format(**caveat["source"]) if caveat["source"] else ""
        _say(f"caveat {caveat['code']}: {place}{caveat['message']}")


def _detect(arguments: argparse.Namespace, settings: Settings) -> None:
    """Name the language of an article."""
    found = pipeline.detect(_read(arguments.file), app.open_engines(settings))
    if arguments.json:
        _write_json([libretranslate.detection(found)])
    else:
        _write(found.language)


def _record(answer: answer_records.Answer, task: Task) -> dict[str, Any]:
    """Give the API's answer."""
    return (
        answer_records.as_quote_sheet(answer)
        if task == "quotations"
        else answer_records.as_json(answer)
    )


def _options(arguments: argparse.Namespace) -> Options:
    """Give the pipeline's options; only `summarise` has a length and what follows."""
    given = vars(arguments)
    length = Length(*(given.get(name) for name in _OF_A_LENGTH))
    return Options(
        source=arguments.source,
        quotes=arguments.quotes,
        strict=arguments.strict,
        line_breaks=arguments.line_breaks,
        length=Length() if length == Length(None) else length,
        **{name: given[name] for name in _OF_A_SUMMARY if name in given},
    )


def _read(file: str) -> str:
    """Read an article, byte for byte as it is, and refuse an empty one."""
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        text = decode(data)
    except Malformed as error:
        raise Malformed(f"{file}: {error.message}") from None
    if not request_input.is_visible(text):
        raise InputError(f"{file}: the article is empty.")
    return text


def _write(text: str) -> None:
    """Write UTF-8 whatever the terminal's locale says, line ends as they are."""
    sys.stdout.buffer.write(text.encode() + b"\n" * (not text.endswith("\n")))
    sys.stdout.buffer.flush()


def _write_json(record: Any) -> None:
    """Write JSON for people and programs."""
    _write(json.dumps(record, ensure_ascii=False, indent=2))


def _reporter(*, always: bool) -> Callable[[render.Progress], None]:
    """Give a progress report: on a terminal one line that counts, else (if asked) a line each."""
    terminal = sys.stderr.isatty()

    def report(made: render.Progress) -> None:
        done, total = made.done, made.total
        if done and (always or (terminal and total >= _LONG)):
            _say(f"{done} of {total} segments", "\r" if terminal and done < total else "\n")

    return report


# --- work on many articles -----------------------------------------------------------------------


def _batch(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer a batch; 1 where articles were refused, 3 where it was stopped before its end."""
    for name in (*_OF_A_LENGTH, *_OF_A_SUMMARY):
        if name in arguments and arguments.kind != "summarise":
            raise SettingsError(f"--{name.replace('_', '-')} is for --kind summarise.")
    plan = Plan(
        source=arguments.articles,
        target=arguments.target,
        task=arguments.kind,
        options=_options(arguments),
        workers=arguments.workers or settings.threads,
        quiet=arguments.quiet,
        queue=arguments.queue,
        key=_read(arguments.key_file).strip() if arguments.key_file else None,
    )
    stop = Stop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    tally = app.run_batch(settings, plan, stop)
    if tally.stopped or not plan.quiet:
        _say(_outcome(tally, plan))
    return _STOPPED if tally.stopped else int(tally.refused > 0)


def _outcome(tally: Tally, plan: Plan) -> str:
    """Say how a batch ended, and what to do next."""
    words = f"verbatim: {tally.done} answered, {tally.before} were there already"
    if tally.refused:
        words += f", {tally.refused} refused: {plan.target}.errors.jsonl says why"
    if tally.stopped:
        words += "; stopped: the same command goes on from here"
    return words


# --- models --------------------------------------------------------------------------------------


def _list(_arguments: argparse.Namespace, settings: Settings) -> None:
    """List the installed packages."""
    current = model_packages.current(settings.state_dir, settings.model)
    for package in sorted(
        {current, *model_packages.installed(settings.state_dir)}, key=lambda p: p.path
    ):
        mark = "*" if package.path == current.path else " "
        _write(f"{mark} {package.name} {package.version} {package.sha256[:12]} {package.path}")


def _verify(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Check the files of every package; 1 where one is damaged and cannot be unpacked again."""
    state = settings.state_dir
    damaged = {package.path for package, whole in model_packages.verify(state) if not whole}
    model_packages.current(
        state, settings.model
    )  # checks the bundled file; unpacks it where that is needed
    checked = model_packages.verify(state)
    for package, whole in checked:
        word = "mended" if package.path in damaged else "whole"
        _write(f"{word if whole else 'DAMAGED'} {package.name} {package.version}")
    return 0 if all(whole for _, whole in checked) else 1


def _install(arguments: argparse.Namespace, settings: Settings) -> None:
    """Install a package."""
    package = model_packages.install(arguments.origin, settings.state_dir, arguments.sha256)
    _write(f"installed {package.name} {package.version} sha256 {package.sha256}")


def _use(arguments: argparse.Namespace, settings: Settings) -> None:
    """Put a package in service."""
    package = model_packages.use(arguments.name, settings.state_dir)
    _write(f"{package.name} {package.version} is in service from the next start on")


# --- keys ----------------------------------------------------------------------------------------


def _add_key(arguments: argparse.Namespace, settings: Settings) -> None:
    """Make a key."""
    _write(api_keys.add(_key_file(arguments, settings), arguments.name))


def _list_keys(arguments: argparse.Namespace, settings: Settings) -> None:
    """List the names of keys."""
    for name in api_keys.read(_key_file(arguments, settings)):
        _write(name)


def _remove_key(arguments: argparse.Namespace, settings: Settings) -> None:
    """Remove a key."""
    api_keys.remove(_key_file(arguments, settings), arguments.name)


def _key_file(arguments: argparse.Namespace, settings: Settings) -> Path:
    """Give the key file that is named on the command line, or else in the environment."""
    if path := arguments.file or settings.api_keys_file:
        return Path(path)
    raise SettingsError("Name the key file: --file FILE, or VERBATIM_API_KEYS_FILE.")


# --- serve ---------------------------------------------------------------------------------------


def _serve(arguments: argparse.Namespace, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    settings = replace(settings, **_listening(arguments))
    _check_open(settings.host, allowed=arguments.allow_open or bool(settings.api_keys_file))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        logs.to_stderr(settings.log)
        service = app.open_service(settings)
        server = _bind(settings, service.web)
        _drain_for(server, settings.timeout)
        service.start()
        for address in _addresses(server, settings):
            _write(f"Verbatim is at {address} (Ctrl-C stops it)")
        try:
            server.run()
            server.close()
        finally:
            service.stop(_DRAIN)


def _listening(arguments: argparse.Namespace) -> dict[str, Any]:
    """Read where to listen, where the command line says it, as strictly as the environment."""
    given = {name: getattr(arguments, name.lower()) for name in ("HOST", "PORT")}
    return {
        setting.name.lower(): setting.value_of(text, f"--{setting.name.lower()}")
        for setting in SETTINGS
        if (text := given.get(setting.name)) is not None
    }


def _work(arguments: argparse.Namespace, settings: Settings) -> None:
    """Work on jobs until SIGTERM or SIGINT; what is in hand is finished, or given back."""
    over = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    logs.to_stderr(settings.log)
    crew = app.open_worker(settings, arguments.threads)
    crew.start()
    _write(f"A worker of {arguments.threads} threads is at work (Ctrl-C stops it)")
    over.wait()
    crew.stop(_DRAIN)


def _check_open(host: str, *, allowed: bool) -> None:
    """Refuse to listen beyond this machine unless that is plainly wanted."""
    if allowed or is_loopback(host):
        return
    raise InputError(
        f"{host} can be reached from other machines, and anybody there could use the service: "
        "make keys with `keys add` and name their file in VERBATIM_API_KEYS_FILE, or give "
        "--allow-open if that is meant; name its hosts in VERBATIM_HOSTS."
    )


def _bind(settings: Settings, web: Flask) -> Any:
    """Make the server; no body or answer may overflow to a file on disk, as waitress's would."""
    try:
        return create_server(
            web,
            **_place(settings),
            ident=None,
            threads=app.places(settings) + 4,  # /health answers when all places are taken
            connection_limit=512,
            channel_request_lookahead=1,  # notices clients that went away
            # What proxies say is for ProxyFix to read, where there are any.
            clear_untrusted_proxy_headers=not settings.trusted_proxy,
            # The refusal below that is ours. Only articles of jobs, which are kept on disk in any
            # case, may be longer than what is held in memory.
            max_request_body_size=2 * max(settings.max_body, settings.job_body),
            inbuf_overflow=3 * settings.max_body,
            outbuf_overflow=64 * settings.max_body,
        )
    except OSError as error:
        unix = settings.host.startswith(UNIX)
        place = settings.host if unix else f"{settings.host}:{settings.port}"
        raise OSError(error.errno, f"cannot listen on {place}: {error.strerror}") from error
    except ValueError as error:  # so waitress says that a name has no address
        message = f"{settings.host} has no address here: give a name or address of this machine."
        raise SettingsError(message) from error


def _place(settings: Settings) -> dict[str, Any]:
    """Say where to listen, in waitress's words: a UNIX socket for its group, or host and port."""
    if settings.host.startswith(UNIX):
        return {"unix_socket": settings.host.removeprefix(UNIX), "unix_socket_perms": "660"}
    return {"host": settings.host.strip("[]"), "port": settings.port}


def _drain_for(server: Any, seconds: float) -> None:
    """Let requests at work be finished when the server stops; waitress gives them 5 seconds."""
    dispatcher = server.task_dispatcher
    dispatcher.shutdown = partial(dispatcher.shutdown, timeout=seconds)


def _addresses(server: Any, settings: Settings) -> list[str]:
    """Give the address of each socket of a server."""
    if settings.host.startswith(UNIX):
        return [settings.host]
    pairs = getattr(server, "effective_listen", [])
    pairs = pairs or [(server.effective_host, server.effective_port)]
    hosts = [(f"[{host}]" if ":" in host else host, port) for host, port in pairs]
    return [f"http://{host}:{port}/" for host, port in hosts]


if __name__ == "__main__":
    sys.exit(main())
