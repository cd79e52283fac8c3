"""What the decoder feeds the model is what the model was trained on."""

import importlib.util
from pathlib import Path
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from service.adapters import ctranslate

_TRAINING = Path(__file__).parents[2] / "models" / "training" / "normalisation.py"
_MARKS = "« » “ ” „ ‘ ’ ' \" … \u00a0 \u202f \u2009 \u00ad \u200b a é e\u0301 œ . , 1".split(" ")


def _training() -> ModuleType:
    """Load the one module of training that the service must agree with."""
    spec = importlib.util.spec_from_file_location("normalisation", _TRAINING)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRAINING = _training()


@given(st.text(st.characters(codec="utf-8")) | st.lists(st.sampled_from(_MARKS)).map("".join))
def test_service_and_training_normalise_alike(text: str) -> None:
    """Both are "verbatim-1", to the character."""
    assert TRAINING.normalise(text) == ctranslate.normalise(text)
