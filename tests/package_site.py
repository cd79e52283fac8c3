"""Package files as Argos's are, and a site on loopback that offers them with an index."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TOP = "translate-fr_en-9_1"
METADATA = {
    "package_version": "9.1",
    "argos_version": "1.9",
    "from_code": "fr",
    "from_name": "French",
    "to_code": "en",
    "to_name": "English",
}
SOUND = {
    f"{TOP}/metadata.json": json.dumps(METADATA).encode(),
    f"{TOP}/sentencepiece.model": b"pieces",
    f"{TOP}/model/model.bin": b"weights",
    f"{TOP}/model/shared_vocabulary.json": b"[]",
}


def packed(path: Path, entries: Mapping[str, bytes]) -> Path:
    """Write a package file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return path


def without(name: str) -> dict[str, bytes]:
    """Return the files of a sound package, without one of them."""
    return {k: v for k, v in SOUND.items() if k != f"{TOP}/{name}"}


def saying(**changes: object) -> dict[str, bytes]:
    """Return the files of a sound package, with other values in its metadata.json."""
    return SOUND | {f"{TOP}/metadata.json": json.dumps(METADATA | changes).encode()}


def sound_package(folder: Path) -> Path:
    """Write a package file that is sound as far as anyone can see without loading it."""
    return packed(folder / "sound.argosmodel", SOUND)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder; /broken announces more than it sends, /away leads elsewhere."""

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/broken.argosmodel":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"PK\3\4")
        elif self.path == "/away.argosmodel":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def serving_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; give its address, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def index_of(folder: Path, address: str, *versions: str, **row: object) -> None:
    """Write an index like Argos's, with a sound package for each version."""
    rows: list[dict[str, object]] = [
        {"from_code": "de", "to_code": "en", "package_version": "99", "links": ["x"]}
    ]
    for version in versions:
        packed(folder / f"{version}.argosmodel", saying(package_version=version))
        links = ["ipfs://abc", f"{address}/{version}.argosmodel"]
        rows.append({**METADATA, "package_version": version, "links": links, **row})
    (folder / "index.json").write_text(json.dumps(rows), "utf-8")
