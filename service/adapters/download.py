"""Download a file over HTTP, for the operator's `models install`; serving never does."""

import hashlib
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from service.errors import PackageError, mebibytes

TIMEOUT = 60  # seconds without any data
_CHUNK = 1 << 20  # bytes


def download(address: str, into: Path, limit: int) -> None:
    """Download an http(s) address into a file of at most `limit` bytes.

    Raises errors.PackageError when the server does not answer, breaks off or sends more.
    """
    try:
        with _open(address) as response, into.open("wb") as file:
            _copy(response, file.write, limit)
    except (OSError, HTTPException) as error:
        raise _failed(address, "downloaded", error) from error


def fetch(address: str, limit: int) -> bytes:
    """Return a small file, of at most `limit` bytes. Raises errors.PackageError as `download`."""
    body = bytearray()
    try:
        with _open(address) as response:
            _copy(response, body.extend, limit)
    except (OSError, HTTPException) as error:
        raise _failed(address, "read", error) from error
    return bytes(body)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open(address: str) -> HTTPResponse:
    """Open an http(s) address; a redirect from https to http raises errors.PackageError."""
    if urlsplit(address).scheme not in {"http", "https"}:
        raise PackageError(f"{address} is neither an http nor an https address.")
    request = Request(address, headers={"User-Agent": "verbatim"})  # noqa: S310 - checked above
    response: HTTPResponse = urlopen(request, timeout=TIMEOUT)  # noqa: S310
    if urlsplit(response.url).scheme not in {urlsplit(address).scheme, "https"}:
        response.close()
        raise PackageError(f"{address} leads away from https: the redirect is not followed.")
    return response


def _copy(response: HTTPResponse, write: Callable[[bytes], object], limit: int) -> None:
    """Copy a whole body, chunk by chunk.

    Raises errors.PackageError for one over `limit` bytes, or shorter than announced.
    """
    announced, size = response.length, 0  # http.client accepts a short body
    while chunk := response.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise PackageError(f"{response.url} is larger than {mebibytes(limit)} MiB, the limit.")
        write(chunk)
    if announced is not None and size != announced:
        raise PackageError(f"{response.url} broke off after {size} of {announced} bytes.")


def _failed(address: str, what: str, error: Exception) -> PackageError:
    """Return the error for a failed transfer, with advice where no server answered."""
    advice = (
        ""
        if isinstance(error, HTTPError | HTTPException)
        else " Without a network, fetch the package on another machine and install it by its path."
    )
    return PackageError(f"{address} could not be {what}: {_reason(error)}.{advice}")


def _reason(error: Exception) -> str:
    """Return the reason of a failed transfer in a few words, without a full stop."""
    if isinstance(error, URLError) and not isinstance(error, HTTPError):
        error = error.reason if isinstance(error.reason, Exception) else error
    return str(error).rstrip(".") or type(error).__name__
