"""Handing in documents: a window of them under way, each as a descriptor
beside its request, so that the daemon needs no right to open the file."""

from __future__ import annotations

import base64
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Union

from .errors import (
    PASSING,
    ConnectionLost,
    Parked,
    remote_error,
)
from .line import Line

StrPath = Union[str, "os.PathLike[str]"]

_MANIFEST = "manifest.tsv"
_PAUSE_SECONDS = 0.05
# A daemon that falls over the same paper again and again is not asked for ever.
_MOST_LOSSES = 5


@dataclass(frozen=True)
class Fate:
    """What became of a document.

    state: new, unchanged, revision, parked (kept aside, with the reason) or
    refused (with the reason).  disclosure is the id it can be asked by.
    """

    path: str
    state: str
    reason: Optional[str] = None
    disclosure: Optional[str] = None
    revision: Optional[int] = None
    sha256: Optional[str] = None
    facts: int = 0
    kpis: int = 0
    findings: int = 0

    @property
    def taken(self) -> bool:
        """Is it in the database now?"""
        return self.state in ("new", "unchanged", "revision")


def find_papers(path: StrPath) -> List[str]:
    """A file is itself; a folder is its files in the order of their names.

    As `duibiao ingest` walks: names that begin with a dot are passed over,
    links to folders are not followed, and a folder that has a manifest.tsv
    with a first column called "file" gives the files named there.
    """
    if not os.path.isdir(path):
        return [os.fspath(path)]
    named = _manifest(Path(path))
    if named is not None:
        return named
    found = []
    for entry in sorted(os.scandir(path), key=lambda e: os.fsencode(e.name)):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            found += find_papers(entry.path)
        elif not entry.is_dir():
            found.append(entry.path)
    return found


def _manifest(folder: Path) -> Optional[List[str]]:
    try:
        lines = (folder / _MANIFEST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    cells = [line.split("\t")[0] for line in lines]
    if not cells or cells[0] != "file":
        return None
    return [
        str(folder / name)
        for name in cells[1:]
        if name and not name.startswith("/") and ".." not in name.split("/")
    ]


class Ingestion:
    """Iterate over it for the Fate of each paper, in the papers' order.

    When the daemon goes away, what it had not answered is handed in again to
    the next one; the same bytes are taken once, however often they come.
    """

    def __init__(
        self,
        open_line: Callable[[], Line],
        papers: List[str],
        window: int,
    ) -> None:
        self._open = open_line
        self._papers = papers
        self._window = max(1, window)
        self._line: Optional[Line] = None
        self._fates: Dict[int, Fate] = {}
        self._under_way: Dict[int, None] = {}  # in the order they were sent

    def __iter__(self) -> Iterator[Fate]:
        try:
            for i in range(len(self._papers)):
                yield self._fate_of(i)
        finally:
            self._hang_up()

    def _fate_of(self, wanted: int) -> Fate:
        losses = 0
        while wanted not in self._fates:
            known = len(self._fates)
            try:
                self._hand_in(wanted)
                if self._under_way:
                    self._take_reply()
            except ConnectionLost:
                self._hang_up()
                losses = 0 if len(self._fates) > known else losses + 1
                if losses > _MOST_LOSSES:
                    raise
        return self._fates.pop(wanted)

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None
        self._under_way.clear()

    def _hand_in(self, first: int) -> None:
        """Fills the window, which begins with the paper that is waited for."""
        if self._line is None:
            self._line = self._open()
        for i in range(first, min(first + self._window, len(self._papers))):
            if i not in self._fates and i not in self._under_way:
                self._send(self._line, i)

    def _send(self, line: Line, i: int) -> None:
        path = self._papers[i]
        try:
            fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as e:
            self._fates[i] = Fate(path, "refused", e.strerror)
            return
        try:
            if not stat.S_ISREG(os.fstat(fd).st_mode):
                self._fates[i] = Fate(path, "refused", "it is no file")
                return
            params: Dict[str, Any] = {"name": Path(path).name, "wait": True}
            if line.passes_files:
                params["fd"] = True
            else:
                with open(fd, "rb", closefd=False) as f:
                    params["content"] = base64.b64encode(f.read()).decode()
            line.send(
                {
                    "jsonrpc": "2.0",
                    "id": i,
                    "method": "ingest.submit",
                    "params": params,
                },
                fd if line.passes_files else None,
            )
        finally:
            os.close(fd)
        self._under_way[i] = None

    def _take_reply(self) -> None:
        assert self._line is not None
        reply = self._line.receive()
        i = reply.get("id")
        if i not in self._under_way:
            # An error about a line that the daemon could not read at all.
            raise remote_error(reply.get("error") or {}, "ingest.submit")
        del self._under_way[i]
        path = self._papers[i]
        if "error" not in reply:
            result = reply["result"]
            if result["state"] == "accepted":
                # Who only accepts is leaving; its successor will know.
                raise ConnectionLost("the daemon left before the fate was known")
            self._fates[i] = _fate(path, result)
            return
        error = remote_error(reply["error"], "ingest.submit")
        if isinstance(error, PASSING):
            time.sleep(_PAUSE_SECONDS)
            return
        state = "parked" if isinstance(error, Parked) else "refused"
        self._fates[i] = Fate(path, state, error.message)


def _fate(path: str, result: Dict[str, Any]) -> Fate:
    return Fate(
        path,
        result["state"],
        result.get("reason"),
        result.get("disclosure"),
        result.get("revision"),
        result.get("sha256"),
        result.get("facts") or 0,
        result.get("kpis") or 0,
        result.get("findings") or 0,
    )
