"""Options that several commands share, and the pipeline's options made from them."""

import argparse
from contextlib import suppress
from typing import get_args

from service.article import (
    KeepQuotations,
    Layout,
    Length,
    LineBreaks,
    Method,
    Options,
    QuotesMode,
)

OF_A_LENGTH = ("sentences", "words", "ratio")
OF_A_SUMMARY = ("method", "keep_quotations", "layout", "focus", "explain")


def of_a_file() -> argparse.ArgumentParser:
    """Describe what every command on one text takes."""
    words = argparse.ArgumentParser(add_help=False)
    words.add_argument("file", metavar="FILE", help="article in UTF-8, - for standard input")
    words.add_argument("--json", action="store_true", help="give the API's answer")
    return words


def of_a_text() -> argparse.ArgumentParser:
    """Describe what every command that answers one text takes."""
    words = argparse.ArgumentParser(add_help=False, parents=[of_a_file(), of_reading()])
    words.add_argument("--progress", action="store_true", help="count segments on stderr")
    return words


def of_reading() -> argparse.ArgumentParser:
    """Describe how texts are read."""
    words = argparse.ArgumentParser(add_help=False)
    words.add_argument("--source", choices=("auto", "fr", "en"), default="auto")
    words.add_argument("--line-breaks", choices=get_args(LineBreaks), default="auto")
    return words


def of_translating() -> argparse.ArgumentParser:
    """Describe what every command that translates takes."""
    words = argparse.ArgumentParser(add_help=False)
    words.add_argument("--quotes", choices=get_args(QuotesMode), default="bilingual")
    words.add_argument("--strict", action="store_true", help="fail unless all is verbatim")
    return words


def of_summarising() -> argparse.ArgumentParser:
    """Describe what `summarise` takes beside; what is not given is not there."""
    words = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    length = words.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=whole_number, help="how many sentences (3)")
    length.add_argument("--words", type=whole_number, help="how many English words at most")
    length.add_argument("--ratio", type=share, help="how much of the article, above 0 up to 1")
    words.add_argument("--method", choices=get_args(Method))
    words.add_argument("--keep-quotations", choices=get_args(KeepQuotations))
    words.add_argument("--layout", choices=get_args(Layout))
    words.add_argument("--focus", help="words that the summary leans to")
    words.add_argument("--explain", action="store_true", help="with scores (needs JSON)")
    return words


def whole_number(word: str) -> int:
    """Read a whole number from 1."""
    if not (word.isascii() and word.isdigit() and int(word) > 0):
        raise argparse.ArgumentTypeError("it must be a whole number from 1")
    return int(word)


def share(word: str) -> float:
    """Read a number above 0, up to 1."""
    with suppress(ValueError):
        if 0 < (value := float(word)) <= 1:
            return value
    raise argparse.ArgumentTypeError("it must be a number above 0 and not above 1")


def pipeline_options(arguments: argparse.Namespace) -> Options:
    """Give the pipeline's options; only `summarise` has a length and what follows."""
    given = vars(arguments)
    length = Length(*(given.get(name) for name in OF_A_LENGTH))
    return Options(
        source=arguments.source,
        quotes=arguments.quotes,
        strict=arguments.strict,
        line_breaks=arguments.line_breaks,
        length=Length() if length == Length(None) else length,
        **{name: given[name] for name in OF_A_SUMMARY if name in given},
    )
