"""How the code is built: folders, modules, functions of a size to read, each with a docstring."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import add_inner_blocks, cc_visit
from radon.visitors import Function as Measured

SERVICE = Path(__file__).parents[1] / "service"
FILES = sorted(SERVICE.rglob("*.py"))
FOLDERS = sorted({path.parent for path in FILES})
Function = ast.FunctionDef | ast.AsyncFunctionDef
LONGEST = 40  # lines of a function, without the docstring
LONGEST_MODULE = 450  # lines
COMPLEX = 12  # paths through a function at most, as `radon cc` counts them
TOP, FOLDER = 10, 13  # modules at most at the top, and in any other folder
DOCSTRING = 3  # lines at least, of a folder's docstring


def functions(path: Path) -> Iterator[Function]:
    """Yield all functions of a file, inner ones too."""
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


def test_no_file_name_stands_twice() -> None:
    """A name leads to one file."""
    names = Counter(path.name for path in FILES if path.name != "__init__.py")

    assert not [name for name, times in names.items() if times > 1]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_is_seen_at_a_glance(folder: Path) -> None:
    """Some dozen modules at most; no two names that differ only in number or in case."""
    names = [path.stem.lower().removesuffix("s") for path in folder.glob("*.py")]

    assert len(names) <= (TOP if folder == SERVICE else FOLDER)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_says_what_comes_in_and_what_goes_out(folder: Path) -> None:
    """What lives there, what may come in, what goes out: in the docstring of its `__init__`."""
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""

    assert len(docstring.splitlines()) >= DOCSTRING
    assert "Comes in: " in docstring
    assert "Goes out:" in docstring


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_module_is_too_long_to_read(path: Path) -> None:
    """What is longer has two subjects."""
    lines = len(path.read_text("utf-8").splitlines())

    assert lines <= LONGEST_MODULE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    """What is longer has a part that deserves a name."""
    assert not [f"{f.name}: {length(f)}" for f in functions(path) if length(f) > LONGEST]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_function_has_too_many_paths(path: Path) -> None:
    """Cyclomatic complexity, of methods and inner functions too."""
    blocks = add_inner_blocks(cc_visit(path.read_text("utf-8")))
    measured = [block for block in blocks if isinstance(block, Measured)]

    assert not [f"{f.name}: {f.complexity}" for f in measured if f.complexity > COMPLEX]


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
