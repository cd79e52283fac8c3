"""Options that several commands share, and the pipeline's options made from them."""

import argparse
from contextlib import suppress
from typing import get_args
from urllib.parse import urlsplit

from service.article import (
    KeepQuotations,
    Layout,
    Length,
    LineBreaks,
    Method,
    Options,
    QuotesMode,
    Spelling,
)
from service.web.api.options import LENGTHS

SUMMARY_OPTIONS = ("method", "keep_quotations", "layout", "focus", "explain")


def file_options() -> argparse.ArgumentParser:
    """Return the options of every command that reads one file."""
    group = argparse.ArgumentParser(add_help=False, parents=[encoding_options()])
    group.add_argument(
        "file",
        metavar="FILE",
        help="article: text, .html, .docx, .odt, .pdf or .eml; - is text on standard input",
    )
    group.add_argument("--json", action="store_true", help="print the API's JSON answer")
    group.add_argument(
        "--whole",
        action="store_true",
        help="keep all of an e-mail: greeting, signature and thread too",
    )
    return group


def encoding_options() -> argparse.ArgumentParser:
    """Return the option of every command that reads files of text."""
    group = argparse.ArgumentParser(add_help=False)
    group.add_argument(
        "--encoding",
        metavar="NAME",
        help="encoding of files of text, such as utf-8, cp1252 or mac-roman (default: detected)",
    )
    return group


def article_options() -> argparse.ArgumentParser:
    """Return the options of every command that answers one article."""
    group = argparse.ArgumentParser(add_help=False, parents=[file_options(), reading_options()])
    group.add_argument(
        "--progress", action="store_true", help="count the segments translated, on stderr"
    )
    return group


def reading_options() -> argparse.ArgumentParser:
    """Return the options on how articles are read."""
    group = argparse.ArgumentParser(add_help=False)
    group.add_argument(
        "--source",
        choices=("auto", "fr", "en"),
        default="auto",
        help="language of the article; auto detects it (default: %(default)s)",
    )
    group.add_argument(
        "--line-breaks",
        choices=get_args(LineBreaks),
        default="auto",
        help="paragraph: each line is one; wrapped: lines are joined up to a blank line; auto:"
        " by the look of the text (default: %(default)s)",
    )
    return group


def translation_options() -> argparse.ArgumentParser:
    """Return the options of every command that translates."""
    group = argparse.ArgumentParser(add_help=False)
    group.add_argument(
        "--quotes",
        choices=get_args(QuotesMode),
        default="bilingual",
        help="quotations in the result: the original with its English, the original alone, or the"
        " English alone (default: %(default)s)",
    )
    group.add_argument(
        "--strict", action="store_true", help="fail unless every quotation is kept word for word"
    )
    group.add_argument(
        "--spelling",
        choices=get_args(Spelling),
        default="en-GB",
        help="of what is translated: British or American (default: %(default)s)",
    )
    return group


def summary_options() -> argparse.ArgumentParser:
    """Return the options of a summary; an option that is left out is not in the namespace."""
    group = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    length = group.add_mutually_exclusive_group()
    length.add_argument(
        "--sentences", type=whole_number, metavar="N", help="length in sentences (default: 3)"
    )
    length.add_argument(
        "--words", type=whole_number, metavar="N", help="length in English words at most"
    )
    length.add_argument(
        "--ratio", type=share, metavar="R", help="length as a share of the article, above 0 up to 1"
    )
    group.add_argument(
        "--method", choices=get_args(Method), help="how sentences are ranked (default: news)"
    )
    group.add_argument(
        "--keep-quotations",
        choices=get_args(KeepQuotations),
        help="all: every quotation of speech or writing, with its speaker; none: no quotation;"
        " auto: those of the sentences chosen (default: auto)",
    )
    group.add_argument(
        "--layout", choices=get_args(Layout), help="one paragraph, or a list (default: paragraph)"
    )
    group.add_argument(
        "--focus", metavar="WORDS", help="words that the summary should be about (default: none)"
    )
    group.add_argument(
        "--explain", action="store_true", help="add each sentence's scores to the JSON answer"
    )
    return group


def whole_number(word: str) -> int:
    """Parse a whole number from 1."""
    if not (word.isascii() and word.isdigit() and int(word) > 0):
        raise argparse.ArgumentTypeError("it must be a whole number from 1")
    return int(word)


def share(word: str) -> float:
    """Parse a number above 0, up to 1."""
    with suppress(ValueError):
        if 0 < (value := float(word)) <= 1:
            return value
    raise argparse.ArgumentTypeError("it must be a number above 0 and not above 1")


def address(word: str) -> str:
    """Check the address of a server."""
    with suppress(ValueError):
        parts = urlsplit(word)
        if parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0:
            return word
    raise argparse.ArgumentTypeError("it must be an address such as http://host:8000")


def pipeline_options(arguments: argparse.Namespace) -> Options:
    """Return the pipeline's options; those that a command lacks are as the API's defaults."""
    given = vars(arguments)
    length = Length(*(given.get(name) for name in LENGTHS))
    return Options(
        source=arguments.source,
        quotes=arguments.quotes,
        strict=arguments.strict,
        line_breaks=arguments.line_breaks,
        length=Length() if length == Length(None) else length,
        spelling=arguments.spelling,
        alternatives=given.get("alternatives", 0),
        **{name: given[name] for name in SUMMARY_OPTIONS if name in given},
    )
