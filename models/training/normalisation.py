"""The one text normalisation, named "verbatim-1": applied to every text before SentencePiece.

Training and serving must both apply :func:`normalise`; a package states it in ``metadata.json``
as ``"normalisation": "verbatim-1"``.
"""

import re
import unicodedata

NAME = "verbatim-1"

APOSTROPHES = "’‘ʼ‛´`"
DOUBLE_QUOTES = "“”„‟"
SPACES = "\t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

CHARACTERS = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(SPACES, " ")
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
    text = CLOSING.sub(" »", OPENING.sub("« ", text))
    return " ".join(text.split())


def normalise_english(text: str) -> str:
    """One line of English as the model writes it: :func:`normalise`, and « » become ``"``."""
    return normalise(text).replace("« ", '"').replace(" »", '"')
