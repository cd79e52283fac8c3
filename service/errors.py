"""Everything that goes wrong on purpose, each with a sentence for the person who must act.

VerbatimError
|-- InputError            the request, which its sender can mend (4xx)
|   |-- Malformed             400  not JSON, not UTF-8
|   |-- TooLarge              413  over a limit, which it names
|   |-- UnsupportedType       415  a body that is not JSON, form, multipart or text
|   |-- InvalidField          422  a field's value, or an unknown field; names it, never the article
|   |-- UnsupportedLanguage   422  another language, named with certainty
|   |-- KeyReused             422  an Idempotency-Key that stands for another request
|   `-- NotVerbatim           422  strict was asked, and a quotation is not word for word
|-- KeyMissing                401  an API key is wanted
|-- KeyUnknown                403  the API key is not one of ours
|-- Abandoned                 499  the client has gone; nobody reads this
|-- Busy                      503  the queue is full; retry later
|-- DeadlineExceeded          503  the request's time is used up
|-- ModelUnavailable          503  no usable model package
`-- PackageError              a model package that will not be installed or used (command line)
"""

_MIB = 1 << 20  # bytes


def mebibytes(size: int) -> str:
    """Write a number of bytes as sentences have it, in MiB: 2, 0.5."""
    return f"{size / _MIB:.3f}".rstrip("0").rstrip(".")


class VerbatimError(Exception):
    """Base of all; `code` is the contract's, `status` the HTTP status it becomes."""

    code = "error"
    status = 500

    def __init__(self, message: str) -> None:
        """Take a sentence that says what is wrong and what to do; it never holds article text."""
        super().__init__(message)
        self.message = message


class InputError(VerbatimError):
    """The request is at fault; `field` names the field, `limit` the limit that was passed."""

    code = "invalid_request"
    status = 400

    def __init__(self, message: str, *, field: str | None = None, limit: int | None = None) -> None:
        """Take the sentence, and where there is one the field's name and the limit."""
        super().__init__(message)
        self.field = field
        self.limit = limit


class Malformed(InputError):
    """Not JSON, or not UTF-8."""

    code = "malformed"


class TooLarge(InputError):
    """Over a limit."""

    code = "too_large"
    status = 413


class UnsupportedType(InputError):
    """A content type that is not read."""

    code = "unsupported_media_type"
    status = 415


class InvalidField(InputError):
    """A field is unknown, missing or has a value that is not allowed."""

    code = "invalid_field"
    status = 422


class UnsupportedLanguage(InputError):
    """The article is in a language that is not translated."""

    code = "unsupported_language"
    status = 422


class KeyReused(InputError):
    """An Idempotency-Key that was sent before, with another request."""

    code = "idempotency_key_reused"
    status = 422


class NotVerbatim(InputError):
    """A quotation could not be kept word for word, and `strict` was asked."""

    code = "not_verbatim"
    status = 422


class KeyMissing(VerbatimError):
    """An API key is wanted, and none was sent."""

    code = "key_missing"
    status = 401


class KeyUnknown(VerbatimError):
    """The API key is not one of ours."""

    code = "key_unknown"
    status = 403


class NoSuchJob(VerbatimError):
    """There is no job of that id, or it belongs to another key."""

    code = "not_found"
    status = 404


class Abandoned(VerbatimError):
    """The client has gone, so the work ends: nobody reads this, only the log has it."""

    code = "abandoned"
    status = 499


class Busy(VerbatimError):
    """Too many requests wait already."""

    code = "busy"
    status = 503
    retry_after = 5  # seconds


class DeadlineExceeded(VerbatimError):
    """The request took longer than it may."""

    code = "timeout"
    status = 503
    retry_after = 30  # seconds


class JobsUnavailable(VerbatimError):
    """The store of jobs, or the queue before it, cannot be reached, read or written."""

    code = "jobs_unavailable"
    status = 503
    retry_after = 10  # seconds


class ModelUnavailable(VerbatimError):
    """There is no usable model package."""

    code = "model_unavailable"
    status = 503
    retry_after = 60  # seconds


class PackageError(VerbatimError):
    """A model package is damaged, hostile, or not for this language pair."""

    code = "package"


class SettingsError(VerbatimError):
    """A setting in the environment has a value that is not allowed; its sentence names it."""

    code = "settings"
