"""`glossary` holds wherever English leaves the service, and no quotation is changed by it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.article import Options
from service.jobs.batch import Plan
from tests.web.test_job_views import finished, results
from tests.web.whole_service import requests_on, whole_service

ARTICLE = "Le maire de Blois a parlé hier : « Le maire de Blois sera là. » Le public dort."
GLOSSARY = [["maire de Blois", "Reeve of Blois"]]
POSTED = requests_on(ARTICLE)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[FlaskClient]:
    """Yield a client of the whole service; the operator has another English for the term."""
    with whole_service(tmp_path, {"maire de Blois": "Bailiff of Blois"}) as client:
        yield client


@pytest.mark.parametrize("path", POSTED)
def test_every_answer_has_the_terms(served: FlaskClient, path: str) -> None:
    """Before the operator's own; the quotation stands as the article has it."""
    asked = {"source": "fr", "glossary": GLOSSARY, **POSTED[path]}
    body = served.post(path.partition("?")[0], json=asked).get_data(as_text=True)

    assert "Reeve of Blois" in body
    assert "Bailiff" not in body
    assert ("Le maire de Blois sera l" in body) == (path != "/translate?of=q")  # all English


def test_so_have_forms_and_query_strings(served: FlaskClient) -> None:
    """An array in JSON there too."""
    form = {"text": ARTICLE, "source": "fr", "glossary": json.dumps(GLOSSARY)}
    query = f"/translate?source=fr&glossary={json.dumps(GLOSSARY)}"
    answers = served.post("/translate", data=form), served.post(query, json={"text": ARTICLE})

    assert [("Reeve of Blois" in answer.text) for answer in answers] == [True, True]


def test_so_have_jobs(served: FlaskClient) -> None:
    """Each article of a job."""
    asked = {"text": ARTICLE, "source": "fr", "glossary": GLOSSARY}
    job = finished(served, served.post("/jobs", json=asked))

    assert "Reeve of Blois" in str([result["answer"] for result in results(served, job)])


def test_without_it_the_operators_terms_stand(served: FlaskClient) -> None:
    """As they do today."""
    answer = served.post("/translate", json={"text": ARTICLE, "source": "fr"})

    assert "Bailiff of Blois" in answer.text


def test_a_batch_asks_a_fleet_for_its_glossary() -> None:
    """In JSON, since a query string has no arrays."""
    plan = Plan("in", "out", "translate", Options(glossary=(("maire", "reeve"),)))

    assert plan.fields() == {"kind": "translate", "glossary": '[["maire", "reeve"]]'}
