"""docs/api.md names all that the API has, and no link of the documents is broken."""

import re
from pathlib import Path
from typing import get_args

import pytest

from service import errors
from service.article import CaveatCode
from service.web.api.options import SummaryOptions, TranslationOptions

ROOT = Path(__file__).parents[2]
API = (ROOT / "docs/api.md").read_text("utf-8")
FIELDS = TranslationOptions.model_fields.keys() | SummaryOptions.model_fields.keys()
CODES = {
    kind.code
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, errors.VerbatimError)
    and kind not in {errors.VerbatimError, errors.InputError}
    and kind.status != errors.VerbatimError.status
}


@pytest.mark.parametrize("name", sorted(FIELDS | CODES | set(get_args(CaveatCode))))
def test_the_api_page_names_it(name: str) -> None:
    """Each option, error code and caveat code stands in a table of docs/api.md."""
    assert re.search(rf"^\|.*`{name}`", API, re.MULTILINE)


PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("models/**/*.md")])


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link, and the README's pictures, is a file or folder of the repository."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_are_there(page: Path) -> None:
    """Each path of the repository in a page's code, unless it is a pattern."""
    named = re.findall(r"`((?:tests|service|docs|benchmarks|models)/[\w./-]+)`", page.read_text())

    assert [name for name in named if not (ROOT / name).exists()] == []
