"""Pieces of text that take much work for their length; work counted in calls, not in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

HEAVY = {
    "opened": "« a ",
    "closed": " a »",
    "adjacent": "« a » ",
    "attributed": "Le maire a dit « a », et il a dit « b ». ",
    "pronouns": "« Oui », a-t-il dit. Marie Dupont part. ",
    "straight": ' " a ',
    "short": '"a" ',
    "elisions": "l'a 'ab' ",
    "no stops": "le maire a dit « oui » ",
    "inches": '5" ',
    "mixed": "«“‹\"'",
    "lines": "« a\n",
    "other marks": "« a\n\n“ b ”\n",
    "incises": "« Oui, dit le maire, non. ",
    "dialogue": "— Oui, dit le maire.\n",
    "narration": "Le maire a dit que ",
    "verbs": "Il a dit : « a » ",
}


def calls(work: Callable[[], object]) -> int:
    """Count the calls of Python functions while some work is done."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
