"""The one text normalisation, named "verbatim-1": applied to every text before SentencePiece.

Training and serving must both apply :func:`normalise`; a package states it in ``metadata.json``
as ``"normalisation": "verbatim-1"``.
"""

import re
import unicodedata

NAME = "verbatim-1"

APOSTROPHES = "’‘ʼ‛´`"
DOUBLE_QUOTES = "“”„‟"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

CHARACTERS = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(INVISIBLE, "")
    | {"…": "..."}
)
OPENING = re.compile(r"« *")
CLOSING = re.compile(r" *»")


def normalise(text: str) -> str:
    """One line of French as the model reads it.

    NFC; every apostrophe ``'``; every curly double quote ``"``; every kind of space one plain
    space; ``…`` three dots; invisible characters out; one space inside « and ».
    """
    text = unicodedata.normalize("NFC", text).translate(CHARACTERS)
    text = " ".join(text.split())
    return CLOSING.sub(" »", OPENING.sub("« ", text)).strip()


def normalise_english(text: str) -> str:
    """One line of English as the model writes it: :func:`normalise`, and « » become ``"``."""
    return normalise(text).replace("« ", '"').replace(" »", '"')
