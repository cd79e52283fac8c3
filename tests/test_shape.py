"""How the code is built: functions that fit on a screen, each public one with a docstring."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[1] / "service").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef
LONGEST = 40  # lines, without the docstring


def functions(path: Path) -> Iterator[Function]:
    """Give all functions of a file, inner ones too."""
    found = ast.walk(ast.parse(path.read_text("utf-8")))
    return (node for node in found if isinstance(node, Function))


def length(function: Function) -> int:
    """Count a function's lines, without its docstring's."""
    assert function.end_lineno
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    assert docstring.end_lineno
    return lines - (docstring.end_lineno - docstring.lineno + 1)


def test_files_are_found() -> None:
    """The other rules would hold for an empty folder."""
    assert len(FILES) > 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    """What is longer has a part that deserves a name."""
    assert not [f"{f.name}: {length(f)}" for f in functions(path) if length(f) > LONGEST]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_modules_and_public_functions_say_what_they_do(path: Path) -> None:
    """A docstring each."""
    module = ast.parse(path.read_text("utf-8"))
    classes = [n for n in module.body if isinstance(n, ast.ClassDef) and n.name[0] != "_"]
    bodies = [module.body, *(node.body for node in classes)]
    outer = [f for body in bodies for f in body if isinstance(f, Function)]
    public = [f for f in outer if not f.name.startswith("_")]

    assert ast.get_docstring(module)
    assert not [f.name for f in public if not ast.get_docstring(f)]
