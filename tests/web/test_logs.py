"""Log lines: every one an object of JSON, or plain words; neither holds what an article says."""

import json
import logging
import sys

import pytest

from service.web.middleware.logs import Form, Lines

SECRET = "Monsieur X a dit"


def line(form: Form, message: str, *, failed: bool = False) -> str:
    """Format a record, with an exception that quotes an article."""
    error = None
    if failed:
        try:
            int(SECRET)
        except ValueError:
            error = sys.exc_info()
    record = logging.LogRecord("verbatim.x", logging.INFO, "f.py", 1, message, None, error)
    return Lines(form).format(record)


def test_our_fields_stand_in_the_line() -> None:
    """Beside time, level and log."""
    found = json.loads(line("json", '{"id": "7", "ms": 1.5}'))

    assert found.pop("time").endswith("+00:00")
    assert found == {"level": "info", "log": "verbatim.x", "id": "7", "ms": 1.5}


@pytest.mark.parametrize("message", ["Two\nlines", "{no JSON", "[1]", "{}"])
def test_another_message_is_one_field(message: str) -> None:
    """In one line, whatever is in it."""
    made = line("json", message)

    assert "\n" not in made
    assert json.loads(made)["message"] == message


def test_text_is_for_people() -> None:
    """Names and values; what is null is left out."""
    made = line("text", '{"path": "/translate", "status": 200, "job": null}')

    assert made.endswith(" info verbatim.x path=/translate status=200")
    assert line("text", "Listening").endswith(" info verbatim.x Listening")


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_exception_is_told_by_kind_and_place(form: Form) -> None:
    """Its message may be article text."""
    made = line(form, "Failed", failed=True)

    assert "ValueError" in made
    assert "test_logs.py" in made
    assert SECRET not in made
