"""Who may import whom: one way only, in one table, and one importer for each engine."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A row for each folder, and for each module of the top: what it may import besides itself. Words
# are folders below `service` (and not what is below these), or modules of its top.
ALLOWED = {
    "message": "",
    "article": "message",
    "errors": "message",
    "knowledge": "",
    "text.documents": "article knowledge",
    "text": "article errors knowledge message text.documents",
    "quotations": "article knowledge message text",
    "translation.english": "article knowledge text",
    "translation.preparation.quoted": "knowledge text",
    "translation.preparation": "article knowledge text",
    "translation": "article knowledge message text translation.english translation.preparation"
    " translation.preparation.quoted",
    "summaries": "article knowledge message text",
    "rendering": "article errors message summaries",
    "pipeline": "article text quotations translation translation.english summaries rendering",
    "jobs": "article errors",
    "adapters.files": "article errors message text text.documents",
    "adapters.ranking": "article knowledge",
    "adapters.package_files": "translation translation.preparation",
    "adapters": "service article errors jobs translation translation.preparation"
    " adapters.package_files",
    "web.execution": "article errors jobs message pipeline rendering text translation"
    " web.api web.middleware",
    "web.middleware": "article errors jobs message rendering web.api web.execution",
    "web.api": "service article errors jobs message pipeline rendering text web.execution"
    " web.middleware",
    "web.editor": "article errors message pipeline rendering text web.api web.execution",
    "web": "service web.api web.editor web.execution web.middleware",
    "settings": "errors",
    "app": "article errors settings pipeline jobs rendering text translation"
    " adapters adapters.files adapters.ranking web web.api web.execution web.middleware",
    "commands": "article errors settings pipeline jobs rendering text adapters app"
    " web web.api web.execution web.middleware",
    "__main__": "service errors settings commands",
    "service": "",
}
# Third-party packages: the module that alone imports each. The web's own are below.
ONE_IMPORTER: dict[str, str | tuple[str, ...]] = {
    "argostranslate": "adapters.argos",
    "cachetools": "adapters.cache",
    "ctranslate2": "adapters.ctranslate",
    "sentencepiece": "adapters.ctranslate",
    "langdetect": "adapters.langdetect",
    "lexilang": "adapters.lexilang",
    "numpy": "adapters.ranking.sumy_ranking",
    "sumy": "adapters.ranking.sumy_ranking",
    "tqdm": "adapters.progress",
    "charset_normalizer": "adapters.files.charsets",
    "lxml": (
        "adapters.files.html_parser",
        "adapters.files.packed_xml",
        "adapters.files.docx_markup",
        "adapters.files.odt_markup",
    ),
    "docx": ("adapters.files.docx_files", "adapters.files.docx_markup"),
    "pypdfium2": "adapters.files.pdf_files",
    "trafilatura": "adapters.files.readers",
    "redis": "jobs.redis_queue",
    "platformdirs": "settings",
    "babel": "web.editor.i18n",
    "flask_babel": "web.editor.i18n",
    "flask_limiter": "web.middleware.access",
    "prometheus_client": "web.middleware.metrics",
    "waitress": "web.http_server",
}
# Packages of the web, each in the folders that may import it.
WEB = {
    "flask": {"web", "web.api", "web.editor", "web.execution", "web.middleware", "app", "commands"},
    "flask_openapi3": {"web", "web.api"},
    "flask_wtf": {"web", "web.middleware"},
    "pydantic": {"web.api", "web.editor"},
    "pydantic_core": {"web.api"},
    "werkzeug": {"web.api", "web.middleware"},
}
# Their modules compute: they open no file, read no environment, print nothing, know no package.
PURE = {
    "message",
    "article",
    "errors",
    "knowledge",
    "text",
    "text.documents",
    "quotations",
    "translation",
    "translation.english",
    "translation.preparation",
    "translation.preparation.quoted",
    "summaries",
    "rendering",
    "pipeline",
}
# Of these, the one that opens files: those that travel in the package, of what it knows.
LOADER = "knowledge.loader"
# The steps, which the pipeline calls in their order: none imports another.
STEPS = {
    "text.language",
    "text.segment",
    "quotations.extraction",
    "translation.translate",
    "summaries.summarise",
    "rendering.render",
}


@cache
def tree(path: Path) -> ast.Module:
    """Parse a file once."""
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    """Return a file's module name, without the package's own before it: `text.segment`."""
    parts = path.relative_to(ROOT / "service").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "service"


MODULES = {name_of(path): path for path in sorted((ROOT / "service").rglob("*.py"))}


def row_of(module: str) -> str:
    """Return the row of the table that a module belongs to: its folder, or itself at the top."""
    if MODULES[module].name == "__init__.py":
        return module
    return module.rpartition(".")[0] or module


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, the service's own as MODULES names them."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = {name for name in inner if name.removeprefix("service.") in MODULES}
            yield from inner or {str(node.module)}


def ours(path: Path) -> set[str]:
    """Return the modules of the service that a file imports."""
    own = (name for name in imports(path) if name.split(".")[0] == "service")
    return {name.removeprefix("service.") for name in own}


def packages(path: Path) -> set[str]:
    """Return the third-party packages that a file imports."""
    tops = {name.split(".")[0] for name in imports(path)}
    return tops - sys.stdlib_module_names - {"service", "tests", "training"}


def test_the_table_has_a_row_for_every_folder() -> None:
    """A new folder says at once what it may import; a row of no folder is none."""
    assert {row_of(module) for module in MODULES} == ALLOWED.keys()
    assert MODULES.keys() >= STEPS
    assert ALLOWED.keys() >= PURE


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_what_its_row_allows(module: str) -> None:
    """Imports go one way: from the edges to the steps, from the steps to values."""
    row = row_of(module)
    found = {row_of(name) for name in ours(MODULES[module])}

    assert found <= {row, *ALLOWED[row].split()}, module


def test_no_row_allows_what_nobody_uses() -> None:
    """The table says what is, so that it stays short."""
    used = {(row_of(m), row_of(name)) for m, path in MODULES.items() for name in ours(path)}
    unused = {(row, word) for row, words in ALLOWED.items() for word in words.split()} - used

    assert not unused


def test_nothing_goes_round_in_circles() -> None:
    """No module imports itself by way of others."""
    TopologicalSorter({module: ours(path) for module, path in MODULES.items()}).prepare()


@pytest.mark.parametrize("module", sorted(STEPS))
def test_no_step_imports_another(module: str) -> None:
    """Only the pipeline knows their order."""
    assert not ours(MODULES[module]) & STEPS


@pytest.mark.parametrize("module", [module for module in MODULES if row_of(module) in PURE])
def test_pure_modules_touch_nothing_outside(module: str) -> None:
    """They import no package, read no environment and no file, and print nothing."""
    path = MODULES[module]
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}

    assert not packages(path)
    assert not names & {"open", "print", "input"}
    assert not {"os", "io", "pathlib", "sys", "logging"} & set(imports(path))
    assert module == LOADER or not {"importlib.resources", "tomllib"} & set(imports(path))


@pytest.mark.parametrize("module", MODULES)
def test_each_package_has_its_importer(module: str) -> None:
    """What a package can do to us is in one file; the web's packages stay in the web."""
    for package in packages(MODULES[module]):
        if package in WEB:
            assert row_of(module) in WEB[package], package
        else:
            assert module in _importers(package), package


def _importers(package: str) -> tuple[str, ...]:
    found = ONE_IMPORTER.get(package, ())
    return (found,) if isinstance(found, str) else found


def test_argos_is_imported_for_its_packages_alone() -> None:
    """argostranslate.translate loads several engines, reaches for the network, logs articles."""
    source = ast.unparse(tree(MODULES["adapters.argos"]))

    assert source.count("argostranslate import") == 1
    assert "from argostranslate import package" in source


def test_the_environment_is_read_in_one_place() -> None:
    """Settings take it as an argument from the edges; two engines' adapters set it for these."""
    readers = {m for m, path in MODULES.items() if "os.environ" in ast.unparse(tree(path))}

    assert readers <= {"__main__", "app", "adapters.argos", "adapters.instructions"}
    assert not any("getenv" in ast.unparse(tree(path)) for path in MODULES.values())


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "unit").rglob("*.py")), ids=lambda p: p.stem
)
def test_unit_tests_need_no_engine_and_no_flask(path: Path) -> None:
    """They run in a second, on any machine."""
    rows = {row_of(name) for name in ours(path)}

    assert not packages(path) & (WEB.keys() | ONE_IMPORTER.keys())
    assert not {row for row in rows if row.split(".")[0] in {"adapters", "web", "app", "commands"}}
    assert "__main__" not in rows


def test_a_start_does_not_wait_for_what_few_need() -> None:
    """Redis's client is a fleet's alone; sumy and nltk are half of what there is to import."""
    program = "import sys, service.app; print(*{'redis', 'nltk', 'sumy'} & sys.modules.keys())"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True
    )

    assert done.stdout == b"\n"
