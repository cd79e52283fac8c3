"""`spelling` holds wherever English leaves the service, and no quotation is spelt otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.article import Options
from service.jobs.batch import Plan
from tests.web.test_job_views import finished, results
from tests.web.test_pages import one, send, soup
from tests.web.whole_service import requests_on, whole_service

# The engine turns letters round: its English has “organized” in the author's words and the gloss.
ARTICLE = "Le dezinagro dort : « Le dezinagro color est organised. »"
POSTED = requests_on(ARTICLE)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[FlaskClient]:
    """Yield a client of the whole service with fake engines and a worker for jobs."""
    with whole_service(tmp_path) as client:
        yield client


def check(body: str, spelling: str | None) -> None:
    """Look for the one spelling and not for the other, outside the quotation."""
    british, american = "organised", "organized"
    wanted, other = (american, british) if spelling == "en-US" else (british, american)
    ours = body.replace("color est organised", "")

    assert wanted in ours
    assert other not in ours


@pytest.mark.parametrize("spelling", [None, "en-GB", "en-US"])
@pytest.mark.parametrize("path", POSTED)
def test_every_answer_is_spelt_as_asked(
    served: FlaskClient, path: str, spelling: str | None
) -> None:
    """British where nothing is asked; the quotation stands as the article has it."""
    record: dict[str, Any] = {"source": "fr"} | POSTED[path]
    asked = record | ({"spelling": spelling} if spelling else {})
    answer = served.post(path.partition("?")[0], json=asked)

    assert answer.status_code == 200, answer.text
    check(answer.get_data(as_text=True), spelling)


@pytest.mark.parametrize("spelling", ["en-GB", "en-US"])
def test_so_are_jobs(served: FlaskClient, spelling: str) -> None:
    """Each article of a job by the job's options, or by its own."""
    asked = {"text": ARTICLE, "source": "fr", "spelling": spelling}
    job = finished(served, served.post("/jobs", json=asked))

    check(str([result["answer"] for result in results(served, job)]), spelling)


@pytest.mark.parametrize("spelling", ["en-GB", "en-US"])
def test_so_is_the_page_which_keeps_the_choice(served: FlaskClient, spelling: str) -> None:
    """The form under which a result stands shows what was chosen."""
    page = soup(send(served, ARTICLE, source="fr", spelling=spelling))

    assert one(page, "[name=spelling] [selected]")["value"] == spelling
    check(one(page, "#result").text, spelling)


def test_a_batch_asks_a_fleet_for_its_spelling() -> None:
    """As a field of the API; what is usual is left out."""
    american = Plan("in", "out", "translate", Options(spelling="en-US"))

    assert american.fields() == {"kind": "translate", "spelling": "en-US"}
    assert replace(american, options=Options()).fields() == {"kind": "translate"}
