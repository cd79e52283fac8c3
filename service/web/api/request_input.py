"""Parse an HTTP request strictly into its texts and options.

It may be JSON, a form, multipart or plain text, with a query string. Nothing is guessed, trimmed or
repaired, since offsets index the text as posted. No message of a refusal holds text of the request.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import parse_qsl

from flask import Request, g
from pydantic import Field, TypeAdapter, ValidationError

from service.article import Caveat, Post, ReadAs
from service.errors import InvalidField, Malformed, TooLarge, UnsupportedType
from service.message import Message, message_of
from service.text import encodings
from service.text.file_formats import FileText
from service.text.normalise import is_visible
from service.web.api import request_body
from service.web.api.options import PostedArticle, RequestOptions, TranslationOptions
from service.web.execution.services import Limits, services

Fields = dict[str, Any]
W = TypeVar("W", bound=RequestOptions)

# Bodies of many articles, which /jobs parses itself: their fields are in the query string only.
MANY = (
    "application/x-ndjson",
    "application/jsonl",
    "application/jsonlines",
    "application/zip",
    "application/x-zip-compressed",
)

_ARTICLE_FIELDS = ("text", "q", "articles", "file")
_POSTED = TypeAdapter(Annotated[list[PostedArticle], Field(min_length=1)])
_ARTICLES_ARE = (
    "`articles` must be an array of objects {id, title, text}, in JSON: an id of at most 100 "
    "characters on one line, a title (may be left out) of at most 500."
)
_PLAIN_NAME = re.compile(r"[a-z_]{1,30}")


@dataclass(frozen=True, slots=True)
class Asked(Generic[W]):
    """A parsed request: its texts, their field, whether they came as an array, its options.

    `posts` are the values of the field `articles`, one for each text; else empty. `read_as`: how
    the text was read out of its file, None where it came in no file; `caveats`: what is doubtful of
    that.
    """

    texts: tuple[str, ...]
    field: str
    many: bool
    options: W
    posts: tuple[Post, ...] = ()
    read_as: ReadAs | None = None
    caveats: tuple[Caveat, ...] = ()


def read_request(
    request: Request, options: type[W], limits: Limits, accepted: Iterable[str] = ("text", "file")
) -> Asked[W]:
    """Parse a request whose article is in one of the `accepted` fields.

    Raises errors.Malformed, errors.UnsupportedType, errors.InvalidField, errors.TooLarge.
    """
    if request.mimetype in MANY:
        raise UnsupportedType("Many articles at a time are for /jobs: send one.")
    found = without_key(fields(request))
    name = _article_field(found, tuple(accepted))
    encoding, whole = _encoding(found, name), _whole(found, name)
    given, read_as, caveats = _text_of(found.pop(name), encoding, whole=whole)
    posts = _posts(given) if name == "articles" else ()
    many = name == "q" and isinstance(given, list)
    texts = tuple(post.text for post in posts) or (tuple(given) if many else (given,))
    g.characters = sum(map(len, texts))
    g.words = sum(len(text.split()) for text in texts)
    check_texts(texts, name, limits, blank_allowed=many)
    chosen = options_of(found, options, libretranslate=name == "q")
    return Asked(texts, name, many, chosen, posts, read_as, caveats)


@dataclass(frozen=True, slots=True)
class AskedFile(Generic[W]):
    """A parsed request on a file that is to come back as one: the file as sent, its options."""

    name: str
    content: bytes
    encoding: str | None
    options: W


def read_file_request(request: Request, options: type[W]) -> AskedFile[W]:
    """Parse a request on a file; fields that are not known here are ignored.

    Raises errors.Malformed, errors.UnsupportedType, errors.InvalidField.
    """
    found = dict(fields(request))
    if "file" not in found:
        message = "There is no file: upload it in the field `file` (multipart/form-data)."
        raise InvalidField(message, field="file")
    check_kind("file", found["file"])
    encoding = _encoding(found, "file")
    given: request_body.Upload = found.pop("file")
    chosen = options_of(found, options, libretranslate=True)
    return AskedFile(given.name, given.content, encoding or given.charset, chosen)


def _posts(given: Any) -> tuple[Post, ...]:
    """Parse several articles, each with a unique id."""
    try:
        posts = tuple(each.post() for each in _POSTED.validate_python(given))
    except ValidationError:
        raise InvalidField(_ARTICLES_ARE, field="articles") from None
    if len({post.id for post in posts}) < len(posts):
        raise InvalidField("`articles` holds an id twice: give each its own.", field="articles")
    if not all(request_body.is_unicode(post.id + post.title) for post in posts):
        raise Malformed("An id or a title holds half a surrogate pair.", field="articles")
    return posts


def file_text(given: request_body.Upload, encoding: str | None) -> FileText:
    """Return the text of an uploaded file; raises as services.ReadUpload."""
    return services().read_file(given.name, given.content, g.started, encoding or given.charset)


def _text_of(
    given: Any, encoding: str | None, *, whole: bool
) -> tuple[Any, ReadAs | None, tuple[Caveat, ...]]:
    """Return the text of an uploaded file, and how it was read; any other value as it is."""
    if isinstance(given, request_body.Upload):
        found = file_text(given, encoding)
        found = found.whole if whole else found
        return found.text, found.read_as, found.caveats
    return given, None, ()


def _whole(found: Fields, name: str) -> bool:
    """Take the field `whole`, which goes with a file: a message is read with all around it."""
    if name != "file":
        return False
    given = found.pop("whole", False)
    if given not in (True, False, "true", "false"):
        raise InvalidField(_must_be("whole", Message("true or false")), field="whole")
    return given in (True, "true")


def _encoding(found: Fields, name: str) -> str | None:
    """Take the field `encoding`, which goes with a file; a client of LibreTranslate's has none."""
    given = found.pop("encoding", None) if name != "q" else None
    if given in (None, ""):
        return None
    codec = encodings.checked(given if isinstance(given, str) else "")
    if name != "file":
        message = "`encoding` goes with `file`: leave it out. A body declares its own charset."
        raise InvalidField(message, field="encoding")
    return codec


def fields(request: Request) -> Fields:
    """Return the fields of a request, parsed once; they also decide the shape of error answers.

    Raises errors.Malformed, errors.UnsupportedType, errors.InvalidField.
    """
    if "fields" not in g:
        g.fields = _gathered(request)
    found: Fields = g.fields
    return found


def without_key(found: Fields) -> Fields:
    """Return the fields without the API key, which has been looked at before any field is read."""
    return {name: value for name, value in found.items() if name != "api_key"}


def _note_shape(found: Fields) -> None:
    """Note whether a request is in LibreTranslate's format; at some addresses every one is."""
    if "q" in found and "text" not in found:
        g.libretranslate = True


def _gathered(request: Request) -> Fields:
    """Collect the fields of the query string and the body; a field in both is refused."""
    query = _from_pairs(parse_query(request.query_string))
    body = _body(request)
    _note_shape(query | body)
    twice = sorted(query.keys() & body.keys())
    if twice:
        message = "%(field)s stands in the query string and in the body: send it once."
        raise InvalidField(message_of(message, field=_named(twice[0])))
    return query | body


def parse_query(query: bytes, codec: str = "utf-8") -> list[tuple[str, str]]:
    """Parse a query string or a urlencoded body. Raises errors.Malformed and TooLarge."""
    try:
        return parse_qsl(
            query.decode(codec),
            keep_blank_values=True,
            encoding=codec,
            errors="strict",
            max_num_fields=request_body.MOST_FIELDS,
        )
    except UnicodeDecodeError:
        raise Malformed(
            "The query string is not in UTF-8, or the form not in UTF-8 or the charset it declares."
        ) from None
    except ValueError:
        most = request_body.MOST_FIELDS
        message = message_of("The form has too many fields: at most %(most)s are read.", most=most)
        raise TooLarge(message, limit=most) from None


def _body(request: Request) -> Fields:
    """Parse the body by its content type; an empty body has no fields."""
    data = request.get_data(cache=True)
    if not data or request.mimetype in MANY:
        return {}
    reader = _READERS.get(request.mimetype)
    if reader is None:
        raise UnsupportedType(
            "Send application/json, a form (urlencoded or multipart/form-data), or text/plain."
        )
    if reader is not _json and (sent := _request_in_json(data)):
        _note_shape(sent)
        raise UnsupportedType("The body is JSON: send it with `Content-Type: application/json`.")
    return reader(data, request.mimetype_params)


def _request_in_json(data: bytes) -> Fields:
    """Return the fields of a JSON request sent with a wrong content type; else nothing.

    curl sends JSON as a form by default, and fetch() as text. No newspaper's article looks so.
    """
    found: Fields = {}
    if data.lstrip().startswith(b"{"):
        with suppress(Malformed):
            found = request_body.parse_json(data)
    return {} if found.keys().isdisjoint(_ARTICLE_FIELDS) else found


def _json(data: bytes, parameters: Mapping[str, str]) -> Fields:
    """Parse a JSON object."""
    request_body.check_utf_8(parameters)
    found = request_body.parse_json(data)
    if not isinstance(found, dict):
        raise Malformed('The JSON must be an object, as in {"text": "..."}.')
    return found


def _urlencoded(data: bytes, parameters: Mapping[str, str]) -> Fields:
    """Parse a urlencoded form."""
    return _from_pairs(parse_query(data, request_body.charset_of(parameters)))


def _multipart(data: bytes, parameters: Mapping[str, str]) -> Fields:
    """Parse a multipart form."""
    return _from_pairs(request_body.parse_multipart(data, parameters.get("boundary", "")))


def _plain(data: bytes, parameters: Mapping[str, str]) -> Fields:
    """Parse a body that is the article itself."""
    return {"text": request_body.decode(data, request_body.charset_of(parameters))}


_READERS: dict[str, Callable[[bytes, Mapping[str, str]], Fields]] = {
    "application/json": _json,
    "application/x-www-form-urlencoded": _urlencoded,
    "multipart/form-data": _multipart,
    "text/plain": _plain,
}


def _from_pairs(pairs: Iterable[tuple[str, Any]]) -> Fields:
    """Collect pairs; only `q` may be repeated, and is an array then."""
    found: Fields = {}
    for name, value in pairs:
        if name not in found:
            found[name] = value
        elif name == "q":
            found[name] = [*_listed(found[name]), value]
        else:
            message = "%(field)s is given twice: send it once."
            raise InvalidField(message_of(message, field=_named(name)))
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _article_field(found: Fields, accepted: tuple[str, ...]) -> str:
    """Return the name of the article's field; there must be exactly one."""
    names = [name for name in _ARTICLE_FIELDS if name in found]
    if not names:
        raise InvalidField("There is no article: send it in the field `text`.", field="text")
    if len(names) > 1:
        message = "Send exactly one of `text`, `q`, `articles` and `file`."
        raise InvalidField(message, field=names[1])
    (name,) = names
    if name not in accepted:
        message = "`%(field)s` is not read here: use `text`."
        raise InvalidField(message_of(message, field=name), field=name)
    check_kind(name, found[name])
    return name


def check_kind(name: str, value: Any) -> None:
    """Refuse an article that is not a string; for q an array of strings, for file an upload."""
    if name == "file":
        if not isinstance(value, request_body.Upload):
            message = "`file` must be uploaded as a file (multipart/form-data)."
            raise InvalidField(message, field=name)
    elif name != "articles" and not all(
        isinstance(text, str) for text in (_listed(value) if name == "q" else [value])
    ):
        listed = Message("a string or an array of strings")
        kind = listed if name == "q" else Message("a string")
        raise InvalidField(_must_be(name, kind), field=name)


def check_texts(texts: tuple[str, ...], name: str, limits: Limits, *, blank_allowed: bool) -> None:
    """Refuse too many texts, too long ones, lone surrogates, and an article that is blank."""
    if len(texts) > limits.texts:
        message = message_of(
            "`%(field)s` holds %(texts)s texts; at most %(most)s are read at a time.",
            field=name,
            texts=len(texts),
            most=limits.texts,
        )
        raise TooLarge(message, field=name, limit=limits.texts)
    check_length(sum(map(len, texts)), name, limits)
    if not all(map(request_body.is_unicode, texts)):
        raise Malformed(
            "The text holds half a surrogate pair: it is not valid Unicode.", field=name
        )
    if not blank_allowed and not all(map(is_visible, texts)):
        raise InvalidField("The article is empty: there is nothing to read in it.", field=name)


def check_length(characters: int, name: str, limits: Limits) -> None:
    """Refuse texts with too many characters. Raises errors.TooLarge."""
    if characters > limits.characters:
        message = message_of(
            "The text has %(characters)s characters; at most %(most)s are read: send it in parts.",
            characters=characters,
            most=limits.characters,
        )
        raise TooLarge(message, field=name, limit=limits.characters)


def check_format(asked: Asked[TranslationOptions]) -> None:
    """Refuse `format: html` with a file, of which only the article's text is read."""
    if asked.field == "file" and asked.options.format == "html":
        message = "`format` must be left out with `file`: only the text of a file is read."
        raise InvalidField(message, field="format")


def options_of(found: Fields, options: type[W], *, libretranslate: bool = False) -> W:
    """Validate all other fields; unknown fields of LibreTranslate's clients are ignored."""
    try:
        return options.model_validate(found, extra="ignore" if libretranslate else "forbid")
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise _refusal(first["type"], first["loc"], options) from None


def _refusal(
    kind: str, place: tuple[int | str, ...], options: type[RequestOptions]
) -> InvalidField:
    """Return the error of one failed check: a bad value, an unknown field, or several lengths."""
    name = str(place[0]) if place else "sentences"
    if kind == "lengths":
        return InvalidField("Send at most one of `sentences`, `words`, `ratio`.", field=name)
    known = options.model_fields.get(name)
    if known is not None:
        return InvalidField(_must_be(name, Message(known.description or "")), field=name)
    names = ", ".join(field for field in options.model_fields if field != "csrf_token")
    return InvalidField(
        message_of(
            "%(field)s is not a field here. Fields: text, %(others)s.",
            field=_named(name),
            others=names,
        ),
        field=name if _PLAIN_NAME.fullmatch(name) else None,
    )


def _must_be(name: str, kind: Message) -> Message:
    """Return the sentence that says what a field may hold."""
    return message_of("`%(field)s` must be %(kind)s.", field=name, kind=kind)


def _named(name: str) -> str | Message:
    """Return a field's name for a message; an odd name may be article text and is left out."""
    return f"`{name}`" if _PLAIN_NAME.fullmatch(name) else Message("One of the names")
