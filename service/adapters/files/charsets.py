"""Decode a text file: by the sender's `encoding`, a BOM, UTF-8, the declared charset, or detection.

charset-normalizer lists the encodings that the bytes may be in; the one whose text looks most
French is chosen. Where none does, the file is refused, and the sender has to name the `encoding`.
"""

import codecs
import re

import charset_normalizer

from service.article import ReadAs
from service.errors import InvalidField, Malformed
from service.message import message_of
from service.text import encodings
from service.text.file_formats import PLAIN, FileText

# Of two encodings that give the same text, the one that stands first here is named.
_GUESSED = ("cp1252", "iso8859_15", "mac_roman", "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
_MARKS = (  # UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What is declared as these is in fact Windows's encoding, which holds all their letters.
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252"}
_LEAST = -0.5  # likeness to French of a guess
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def decode(
    content: bytes, encoding: str | None = None, declared: str | None = None
) -> tuple[str, ReadAs]:
    """Return the text of a file, without a byte order mark, and how it was read.

    `encoding` is the sender's word and is kept to; `declared` is the file's own, which may be
    wrong. Raises errors.Malformed for an unknown `encoding`, for bytes that are not in it, for
    damaged UTF-8, and for bytes that are no text in any encoding.
    """
    if encoding:
        return _told(content, encodings.checked(encoding))
    marked = next((codec for mark, codec in _MARKS if content.startswith(mark)), None)
    for codec in (marked, "utf-8", _declared(declared)):
        text = _strict(content, codec) if codec else None
        if codec and text is not None and "\0" not in text:
            return text, ReadAs(_shown(codec), guessed=False)
    return _guessed(content)


def read_plain(content: bytes, encoding: str | None = None) -> FileText:
    """Return the text of a file of plain text; raises as `decode`, and as `checked`."""
    return checked(FileText(*decode(content, encoding)), PLAIN)


def checked(found: FileText, kind: str) -> FileText:
    """Return what was found in a file; raises errors.InvalidField where it is blank."""
    if not found.text.strip():
        message = "No text was found in this %(kind)s file."
        raise InvalidField(message_of(message, kind=kind), field="file")
    return found


def _told(content: bytes, codec: str) -> tuple[str, ReadAs]:
    """Decode as the sender said."""
    try:
        return content.decode(codec).removeprefix("\ufeff"), ReadAs(_shown(codec), guessed=False)
    except UnicodeDecodeError as error:
        message = "The file is not in %(encoding)s from byte %(byte)s on: name another, or none."
        refusal = message_of(message, encoding=_shown(codec), byte=error.start)
        raise Malformed(refusal, field="encoding") from None


def _declared(name: str | None) -> str | None:
    codec = encodings.codec_of(name) if name else None
    return _WIDER.get(codec, codec) if codec else None


def _strict(content: bytes, codec: str) -> str | None:
    """Decode, or return None where a byte does not fit."""
    try:
        return content.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _guessed(content: bytes) -> tuple[str, ReadAs]:
    """Decode in the encoding that makes the bytes the most French."""
    _check_not_damaged(content)
    found = [
        (encodings.likeness(text), -mess, -_GUESSED.index(codec), text)
        for codec, mess in _candidates(content)
        if (text := _strict(content, codec)) is not None and encodings.is_plain(text)
    ]
    french, _, order, text = max(found, default=(-1.0, 0.0, 0, ""))
    if french < _LEAST:
        raise _undetected(content)
    return text, ReadAs(_shown(_GUESSED[-order]), guessed=True)


def _undetected(content: bytes) -> Malformed:
    """Return the refusal of bytes that look French in no encoding."""
    if _strict(content, "utf-8") is not None:
        message = "The file holds a NUL, at byte %(byte)s: take it out, or name the `encoding`."
        return Malformed(message_of(message, byte=content.index(0)), field="file")
    return Malformed(
        "The encoding of this file could not be detected: name it in the field `encoding`,"
        " as cp1252, or save the file as UTF-8.",
        field="file",
    )


def _candidates(content: bytes) -> list[tuple[str, float]]:
    """Return the encodings that the bytes may be in, each with its mess, from 0 to 1."""
    matches = charset_normalizer.from_bytes(
        content,
        threshold=1.0,  # none is dropped: French decides
        cp_isolation=list(_GUESSED),
        preemptive_behaviour=False,
        enable_fallback=False,
    )
    return [(c, m.chaos) for m in matches for c in m.could_be_from_charset if c in _GUESSED]


def _check_not_damaged(content: bytes) -> None:
    """Refuse UTF-8 of which a few bytes are wrong: in another encoding all its letters would be."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        sound = len(_SEQUENCE.findall(content))
        wrong = len(re.findall(rb"[\x80-\xff]", _SEQUENCE.sub(b"", content)))
        if sound > wrong:
            message = message_of(
                "The text is not valid UTF-8, from byte %(byte)s on.", byte=error.start
            )
            raise Malformed(message, field="file") from None


def _shown(codec: str) -> str:
    """Return the name that a reader is told, and may send again."""
    return codecs.lookup(codec).name.removesuffix("-sig")
