"""What the page says, gathered from where it is said; `python -m tests.web.catalogue` notes it.

Templates and scripts call `_()` and `ngettext()`. The other layers write English sentences, those
with arguments as templates of `service.message`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from babel.messages import extract
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from service.web.api.options import WordingsOptions

ROOT = Path(__file__).parents[2]
EDITOR = ROOT / "service" / "web" / "editor"
FRENCH = EDITOR / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
Found = tuple[str | tuple[str, ...], str, int]  # a message (with its plural), a file, a line

_KEYWORDS = {"_": None, "ngettext": (1, 2)}
_SENTENCE = re.compile(r"[A-Z`%].* .*[.!]", re.DOTALL)
_MESSAGES = {"Message", "message_of"}  # whose first argument is a message, be it a phrase
# Whose sentences the page may have to show; others are told to operators and programs.
_SPEAKERS = {"text/encodings", "text/file_formats", "text/language", "quotations/extraction"}
_SPEAKERS |= {"translation/caveats", "summaries/summarise", "rendering/verbatim"}
_SPEAKERS |= {"adapters/files/" + name for name in ("charsets", "docx_files", "html_parser")}
_SPEAKERS |= {"adapters/files/" + name for name in ("packed_xml", "readers", "sandbox")}
_SPEAKERS |= {"adapters/files/pdf_files"}
_SPEAKERS |= {"web/api/request_body", "web/api/request_input"}
_SPEAKERS |= {"web/editor/exports", "web/editor/pages"}
_SPEAKERS |= {"web/execution/admission", "web/execution/request_runner"}
_SPEAKERS |= {"web/execution/file_translation"}
_SPEAKERS |= {
    "web/middleware/" + name for name in ("api_keys", "bodies", "error_responses", "origins")
}
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
    """Yield every message of the page, with where it is said."""
    yield from _called("templates/*.html", babel_extract)
    yield from _called("static/*.js", "javascript")
    for name in sorted(_SPEAKERS):
        yield from sentences(ROOT / "service" / f"{name}.py")
    for field in WordingsOptions.model_fields.values():
        if field.description:
            yield field.description, "service/web/api/options.py", 0


def _called(pattern: str, method: object) -> Iterator[Found]:
    """Yield the messages of files that name them by calls."""
    for path in sorted(EDITOR.glob(pattern)):
        with path.open("rb") as file:
            for line, message, _, _ in extract.extract(method, file, _KEYWORDS):  # type: ignore[arg-type]
                yield message, path.relative_to(ROOT).as_posix(), line


def sentences(path: Path) -> Iterator[Found]:
    """Yield the messages of a module: its sentences, and what is made a message.

    Docstrings and settings' errors are left out.
    """
    module = ast.parse(path.read_text("utf-8"))
    skipped = set(map(id, _not_said(module)))
    made = {id(node.args[0]) for node in ast.walk(module) if _makes_message(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = _SENTENCE.fullmatch(node.value) and id(node) not in skipped
            if said or id(node) in made:
                yield node.value, path.relative_to(ROOT).as_posix(), node.lineno


def _makes_message(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MESSAGES


def finished() -> Iterator[Found]:
    """Yield sentences with their arguments already in them, which nobody could translate."""
    for name in sorted(_SPEAKERS):
        path = ROOT / "service" / f"{name}.py"
        module = ast.parse(path.read_text("utf-8"))
        skipped = set(map(id, _not_said(module)))
        for node in ast.walk(module):
            if isinstance(node, ast.JoinedStr) and id(node) not in skipped:
                parts = (p.value if isinstance(p, ast.Constant) else "%" for p in node.values)
                words = "".join(map(str, parts))
                if _SENTENCE.fullmatch(words):
                    yield words, path.relative_to(ROOT).as_posix(), node.lineno


def _not_said(module: ast.Module) -> Iterator[ast.AST]:
    """Yield the strings that are no sentences of their own."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "SettingsError":
            yield from ast.walk(node)


def gathered() -> Catalog:
    """Return a catalogue of every message, with nothing translated."""
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
