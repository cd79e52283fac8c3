"""Translated files that wait to be fetched: in memory alone, a few minutes, few, and once."""

from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock, Timer

from service.errors import Busy, NoSuchFile

_SECONDS = 600.0  # that a file is kept
_FILES, _BYTES = 64, 64 << 20  # at most, of all files
_RANDOM = 24  # bytes of a name: nobody guesses one


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file, what it is called where it is saved, and the address of the client it is for."""

    name: str
    content: bytes
    client: str


class KeptFiles:
    """The files that are kept, each under a random name."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        """Take how long a file is kept."""
        self._seconds = seconds
        self._lock = Lock()
        self._kept: dict[str, tuple[KeptFile, Timer]] = {}

    def add(self, file: KeptFile) -> str:
        """Keep a file and return its random name. Raises errors.Busy where there is no room."""
        token = token_urlsafe(_RANDOM)
        timer = Timer(self._seconds, self._drop, (token,))
        timer.daemon = True
        with self._lock:
            held = sum(len(kept.content) for kept, _ in self._kept.values())
            if len(self._kept) >= _FILES or held + len(file.content) > _BYTES:
                raise Busy("Too many translated files wait to be fetched: fetch yours, or wait.")
            self._kept[token] = file, timer
        timer.start()
        return token

    def take(self, token: str, client: str, *, leave: bool = False) -> KeptFile:
        """Return a file, which is kept no longer unless `leave`.

        Raises errors.NoSuchFile for an unknown name, and for a client that it is not for.
        """
        with self._lock:
            file, timer = self._kept.get(token, (None, None))
            if file is None or timer is None or file.client != client:
                raise NoSuchFile(
                    "There is no such file: it was fetched, or ten minutes are over. Send yours"
                    " to /translate_file again."
                )
            if not leave:
                timer.cancel()
                del self._kept[token]
        return file

    def _drop(self, token: str) -> None:
        """Forget a file that nobody fetched."""
        with self._lock:
            self._kept.pop(token, None)
