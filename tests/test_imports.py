"""Who may import whom: one way only, and one importer for each engine."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VALUES = {
    "service.article",
    "service.errors",
    "service.knowledge.french",
    "service.knowledge.phrasebook",
    "service",
}
STEPS = {
    f"service.{step}"
    for step in ("quotations", "language", "segment", "translate", "summarise", "render")
}
# The modules of the top that are not pure: they wire, or read the environment.
TOP = {"service.__main__", "service.app", "service.settings", "service.pipeline"}
# Each engine has one importer. Elsewhere third-party packages are the web's business only.
ONE_IMPORTER = {
    "argostranslate": "service.adapters.model_packages",
    "cachetools": "service.adapters.cache",
    "ctranslate2": "service.adapters.ctranslate",
    "sentencepiece": "service.adapters.ctranslate",
    "huey": "service.jobs.worker",
    "redis": "service.jobs.redis_queue",
    "langdetect": "service.adapters.langdetect",
    "lexilang": "service.adapters.lexilang",
    "sumy": "service.adapters.ranking",
    "numpy": "service.adapters.ranking",
    "platformdirs": "service.settings",
    "lxml": "service.adapters.files.html_parser",
    "docx": "service.adapters.files.docx_files",
    "odf": "service.adapters.files.readers",
    "pypdf": "service.adapters.files.readers",
    "tqdm": "service.adapters.progress",
    "trafilatura": "service.adapters.files.readers",
}
WEB = {
    "babel",
    "flask",
    "flask_babel",
    "flask_limiter",
    "flask_openapi3",
    "flask_wtf",
    "pydantic",
    "pydantic_core",
    "werkzeug",
}
WEB |= {"prometheus_client", "waitress"}


@cache
def tree(path: Path) -> ast.Module:
    """Parse a file once."""
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    """Give a file's module name."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted((ROOT / "service").rglob("*.py"))}
PURE = {m for m in MODULES if m.count(".") < 2 and m not in TOP | {"service.engines"}}
PURE -= {"service.web"}
EDGES = {"service.__main__", "service.app"}


def imports(path: Path) -> Iterator[str]:
    """Give the modules that a file imports, its own package's in full."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES.keys()
            yield from inner or {str(node.module)}


def ours(module: str) -> set[str]:
    """Give the modules of the service that a module of it imports."""
    return {name for name in imports(MODULES[module]) if name.split(".")[0] == "service"}


def packages(module: str) -> set[str]:
    """Give the third-party packages that a module imports."""
    tops = {name.split(".")[0] for name in imports(MODULES[module])}
    return tops - sys.stdlib_module_names - {"service"}


def within(module: str, part: str) -> bool:
    """Tell whether a module belongs to a part of the service."""
    return module == f"service.{part}" or module.startswith(f"service.{part}.")


def test_the_modules_are_found() -> None:
    """The other rules would hold for an empty folder."""
    assert MODULES.keys() >= VALUES | STEPS | TOP


def test_nothing_goes_round_in_circles() -> None:
    """No module imports itself by way of others."""
    TopologicalSorter({module: ours(module) for module in MODULES}).prepare()


@pytest.mark.parametrize("module", sorted(VALUES))
def test_values_import_only_the_standard_library(module: str) -> None:
    """Values, errors and French stand at the bottom."""
    assert not packages(module)
    assert not ours(module) - {"service"}


@pytest.mark.parametrize("module", sorted(PURE))
def test_pure_modules_stay_pure(module: str) -> None:
    """A step, or what it is made of, imports no package, no engine, no step but itself."""
    assert not packages(module)
    assert ours(module) <= PURE - STEPS


@pytest.mark.parametrize("module", sorted(PURE))
def test_pure_modules_touch_nothing_outside(module: str) -> None:
    """They read no environment and no file, and print nothing."""
    calls = [node.func for node in ast.walk(tree(MODULES[module])) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}

    assert not names & {"open", "print", "input"}
    assert not {"os", "io", "pathlib", "sys", "logging"} & set(imports(MODULES[module]))


def test_the_pipeline_imports_steps_and_values() -> None:
    """It names the order of the steps and knows no engine."""
    assert not packages("service.pipeline")
    assert ours("service.pipeline") <= STEPS | VALUES


@pytest.mark.parametrize("module", [m for m in MODULES if within(m, "engines")])
def test_engines_import_ports_and_values(module: str) -> None:
    """An engine knows no settings, no web, no pipeline."""
    beside = {m for m in MODULES if within(m, "engines")}

    assert ours(module) <= beside | VALUES | PURE


@pytest.mark.parametrize("module", [m for m in MODULES if within(m, "web")])
def test_the_web_imports_the_pipeline_and_values(module: str) -> None:
    """It knows no engine and no settings, only the pipeline."""
    beside = {m for m in MODULES if within(m, "web")}

    assert ours(module) <= beside | PURE | {"service.pipeline"}
    assert packages(module) <= WEB


def test_only_the_edges_import_engines_and_settings() -> None:
    """Wiring happens in one place."""
    for module in MODULES.keys() - EDGES:
        wired = {m for m in ours(module) if m == "service.settings" or within(m, "engines")}
        assert not wired or within(module, "engines"), module
        assert not ours(module) & EDGES, module


def test_the_edges_are_imported_by_nobody_else() -> None:
    """`__main__` imports `app`, and nobody imports `__main__`."""
    assert not any("service.__main__" in ours(module) for module in MODULES)
    assert {m for m in MODULES if "service.app" in ours(m)} == {"service.__main__"}


def test_each_engine_has_one_importer() -> None:
    """What a package can do to us is in one file; the web's packages stay in the web."""
    for module in MODULES:
        for package in packages(module) - WEB:
            assert ONE_IMPORTER.get(package) == module, f"{module} imports {package}"
        assert not packages(module) & WEB or within(module, "web") or module in EDGES, module


def test_argos_is_imported_for_its_packages_alone() -> None:
    """argostranslate.translate loads several engines, reaches for the network, logs articles."""
    source = ast.unparse(tree(MODULES["service.adapters.model_packages"]))

    assert source.count("argostranslate import") == 1
    assert "from argostranslate import package" in source


def test_the_environment_is_read_in_one_place() -> None:
    """Settings take it as an argument from the edges; argos sets it for an import."""
    readers = {m for m in MODULES if "os.environ" in ast.unparse(tree(MODULES[m]))}

    assert readers <= EDGES | {"service.adapters.model_packages"}
    assert not any("getenv" in ast.unparse(tree(path)) for path in MODULES.values())


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "unit").glob("*.py")), ids=lambda p: p.stem
)
def test_unit_tests_need_no_engine_and_no_flask(path: Path) -> None:
    """They run in a second, on any machine."""
    names = set(imports(path))

    assert not {name.split(".")[0] for name in names} & (WEB | ONE_IMPORTER.keys())
    assert not any(within(n, "engines") or within(n, "web") or n in EDGES for n in names)
