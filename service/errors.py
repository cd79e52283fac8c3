"""The errors that are raised on purpose, each with a message for the person who must act.

VerbatimError
|-- InputError            the request, which its sender can correct (4xx)
|   |-- Malformed             400  not JSON, not UTF-8
|   |-- TooSlow               408  a body that did not come in time
|   |-- TooLarge              413  over a limit, which it names
|   |-- UnsupportedType       415  a body that is not JSON, form, multipart or text
|   |-- InvalidField          422  a field's value, or an unknown field; names it, never the article
|   |-- UnsupportedLanguage   422  the article is certainly in another language
|   |-- KeyReused             422  an Idempotency-Key that was sent with another request
|   `-- NotVerbatim           422  strict, and a quotation is not word for word
|-- KeyMissing                401  an API key is required
|-- KeyUnknown                403  the API key is not valid
|-- CrossSite                 403  a page of another site asks for work
|-- NoSuchJob                 404  no job with this id
|-- NoSuchFile                404  no translated file of this name
|-- Abandoned                 499  the client has disconnected; only logged
|-- Busy                      503  the queue is full; retry later
|-- DeadlineExceeded          503  the request's time limit is reached
|-- JobsUnavailable           503  the job store or its queue fails
|-- ModelUnavailable          503  no usable model package
|-- PackageError              a model package that is refused (command line)
`-- SettingsError             an invalid setting (command line)
"""

from service.message import Message

MIB = 1 << 20  # bytes


def mebibytes(size: int) -> str:
    """Return a number of bytes in MiB as messages have it: 2, 0.5."""
    return str(Message("%(size)s", {"size": size / MIB}))


class VerbatimError(Exception):
    """The base class; `code` is the contract's, `status` the HTTP status it becomes."""

    code = "error"
    status = 500

    def __init__(self, sentence: str | Message) -> None:
        """Take a sentence that says what is wrong and what to do; never with an article's text.

        One with arguments is a `Message`, unless only operators and programs are shown it.
        """
        super().__init__(str(sentence))
        self.sentence = sentence if isinstance(sentence, Message) else Message(sentence)

    @property
    def message(self) -> str:
        """The sentence in English."""
        return str(self.sentence)


class InputError(VerbatimError):
    """The request is at fault; `field` names the field, `limit` the limit that was exceeded."""

    code = "invalid_request"
    status = 400

    def __init__(
        self, sentence: str | Message, *, field: str | None = None, limit: int | None = None
    ) -> None:
        """Take the sentence, and the field's name and the limit where there is one."""
        super().__init__(sentence)
        self.field = field
        self.limit = limit


class Malformed(InputError):
    """The body is not JSON, or not UTF-8."""

    code = "malformed"


class TooSlow(InputError):
    """The body of the request did not come in time."""

    code = "too_slow"
    status = 408


class TooLarge(InputError):
    """The request exceeds a limit."""

    code = "too_large"
    status = 413


class UnsupportedType(InputError):
    """The content type is not supported."""

    code = "unsupported_media_type"
    status = 415


class InvalidField(InputError):
    """A field is unknown, missing, or has an invalid value."""

    code = "invalid_field"
    status = 422


class UnsupportedLanguage(InputError):
    """The article is in a language that is not translated."""

    code = "unsupported_language"
    status = 422


class KeyReused(InputError):
    """The Idempotency-Key was sent before, with another request."""

    code = "idempotency_key_reused"
    status = 422


class NotVerbatim(InputError):
    """A quotation could not be kept word for word, and the request was `strict`."""

    code = "not_verbatim"
    status = 422


class KeyMissing(VerbatimError):
    """An API key is required, and none was sent."""

    code = "key_missing"
    status = 401


class KeyUnknown(VerbatimError):
    """The API key is not valid."""

    code = "key_unknown"
    status = 403


class CrossSite(VerbatimError):
    """A page of another site asks for work, in a reader's browser and without an API key."""

    code = "cross_site"
    status = 403


class NoSuchJob(VerbatimError):
    """There is no job with this id, or it belongs to another key."""

    code = "not_found"
    status = 404


class NoSuchFile(VerbatimError):
    """There is no translated file of this name: it was fetched, or its time is over."""

    code = "not_found"
    status = 404


class Abandoned(VerbatimError):
    """The client disconnected, the job was cancelled or the worker is stopping; only logged."""

    code = "abandoned"
    status = 499


class Busy(VerbatimError):
    """The queue is full; the client should retry after `retry_after` seconds."""

    code = "busy"
    status = 503
    retry_after = 5  # seconds


class DeadlineExceeded(VerbatimError):
    """The request took longer than its time limit, or its file could not be read in time."""

    code = "timeout"
    status = 503
    retry_after = 30  # seconds


class JobsUnavailable(VerbatimError):
    """The job store or its queue cannot be reached, read or written."""

    code = "jobs_unavailable"
    status = 503
    retry_after = 10  # seconds


class ModelUnavailable(VerbatimError):
    """There is no usable model package."""

    code = "model_unavailable"
    status = 503
    retry_after = 60  # seconds


class PackageError(VerbatimError):
    """A model package is damaged, unsafe, or not for this language pair."""

    code = "package"


class SettingsError(VerbatimError):
    """A setting in the environment has an invalid value; the message names it."""

    code = "settings"
