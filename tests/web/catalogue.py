"""What the page says, gathered from where it is said; `python -m tests.web.catalogue` notes it.

Templates and scripts call `_()` and `ngettext()`. The other layers write plain English sentences,
whose changing parts are holes here: {0}, {1}.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import extract
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from service.web.api.options import PageOptions

ROOT = Path(__file__).parents[2]
EDITOR = ROOT / "service" / "web" / "editor"
FRENCH = EDITOR / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
Found = tuple[str | tuple[str, ...], str, int]  # a message (with its plural), a file, a line

_KEYWORDS = {"_": None, "ngettext": (1, 2)}
_SENTENCE = re.compile(r"[A-Z`{].* .*[.!]", re.DOTALL)
_HOLE = re.compile(r"\d+")
_PHRASES = ("a string", "a string or an array of strings", "another language ({0})")
_NAMED = ("One of the names", "`{0}`")
# Whose sentences the page may have to show; others are told to operators and programs.
_SPEAKERS = {"text/file_formats", "text/language", "quotations/extraction"}
_SPEAKERS |= {"translation/translate", "summaries/summarise", "rendering/render"}
_SPEAKERS |= {"adapters/files/" + name for name in ("html_parser", "readers", "sandbox")}
_SPEAKERS |= {"web/api/request_body", "web/api/request_input"}
_SPEAKERS |= {"web/editor/exports", "web/editor/pages"}
_SPEAKERS |= {"web/execution/admission", "web/execution/request_runner"}
_SPEAKERS |= {"web/middleware/api_keys", "web/middleware/error_responses"}
_HEADING = r"""# What the page says in French. `python -m tests.web.catalogue` notes what is new.
msgid ""
msgstr ""
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""


def messages() -> Iterator[Found]:
    """Give every message of the page, with where it is said."""
    yield from _called("templates/*.html", babel_extract)
    yield from _called("static/*.js", "javascript")
    for name in sorted(_SPEAKERS):
        yield from sentences(ROOT / "service" / f"{name}.py")
    for field in PageOptions.model_fields.values():
        if field.description:
            yield _holed(_HOLE.split(field.description)), "service/web/api/options.py", 0
    yield from ((phrase, "service/text/language.py", 0) for phrase in (*_PHRASES, *_NAMED))


def _called(pattern: str, method: object) -> Iterator[Found]:
    """Give the messages of files that name them by calls."""
    for path in sorted(EDITOR.glob(pattern)):
        with path.open("rb") as file:
            for line, message, _, _ in extract.extract(method, file, _KEYWORDS):  # type: ignore[arg-type]
                yield message, path.relative_to(ROOT).as_posix(), line


def sentences(path: Path) -> Iterator[Found]:
    """Give the sentences that a module writes, docstrings and settings' errors left out."""
    module = ast.parse(path.read_text("utf-8"))
    skipped = set(map(id, _not_said(module)))
    for node in ast.walk(module):
        if id(node) in skipped or not isinstance(node, ast.Constant | ast.JoinedStr):
            continue
        words = _words(node)
        if words and _SENTENCE.fullmatch(words):
            yield words, path.relative_to(ROOT).as_posix(), node.lineno


def _not_said(module: ast.Module) -> Iterator[ast.AST]:
    """Give the strings that are no sentences of their own."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "SettingsError":
            yield from ast.walk(node)


def _words(node: ast.Constant | ast.JoinedStr) -> str:
    """Give a string with holes for what is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    parts = [""]
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts[-1] += str(value.value)
        else:
            parts.append("")
    return _holed(parts)


def _holed(parts: Iterable[str]) -> str:
    first, *others = parts
    return first + "".join(f"{{{number}}}{part}" for number, part in enumerate(others))


def gathered() -> Catalog:
    """Give a catalogue of every message, with nothing translated."""
    catalogue = Catalog(locale="fr")
    for message, file, line in messages():
        catalogue.add(message, locations=[(file, line)])
    return catalogue


def main() -> None:
    """Note new messages in the French catalogue, to be translated; drop those that have gone."""
    with FRENCH.open("rb") as file:
        kept = read_po(file, locale="fr")
    catalogue = gathered()
    for message in catalogue:
        if message.id and (known := kept.get(message.id)):
            message.string = known.string
    write(catalogue)


def write(catalogue: Catalog) -> None:
    """Write the French catalogue."""
    with FRENCH.open("wb") as file:
        file.write(_HEADING.encode())
        write_po(file, catalogue, width=100, omit_header=True, include_lineno=False)


if __name__ == "__main__":
    main()
