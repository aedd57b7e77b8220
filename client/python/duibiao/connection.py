"""connect() and what it gives."""

from __future__ import annotations

import threading
from typing import Any, Dict, Mapping, Optional

from .errors import ConnectionLost, remote_error
from .export import Export
from .line import Address, Line, name_of, open_line, parse_address
from .papers import Ingestion, StrPath, find_papers
from .questions import Questions
from .reply import Reply


class Connection(Questions):
    """A daemon, as something to ask: a method for each of its methods.

    Threads may share one; their questions are asked one after another.  An
    export and an ingestion have a connection of their own, so that others can
    be asked meanwhile; each belongs to one thread.  Not to be shared across
    os.fork().

    All questions may be asked again without harm.  So where the daemon went
    away, one is asked once more of the next daemon.
    """

    def __init__(
        self, address: Address, timeout: Optional[float], wait: float
    ) -> None:
        self.address = address
        self.timeout = timeout
        self.wait = wait
        self._lock = threading.Lock()
        self._line: Optional[Line] = open_line(address, timeout, wait)
        self._asked = 0

    # ---- asking ----

    def call(
        self, method: str, params: Optional[Mapping[str, Any]] = None
    ) -> Reply:
        """Asks by the method's name in the protocol, e.g. "compare.rank".

        For what this package does not know yet; else take the method of that
        name, compare_rank().
        """
        return self._ask(method, dict(params or {}))

    def _ask(self, method: str, params: Dict[str, Any]) -> Reply:
        given = {k: v for k, v in params.items() if v is not None}
        with self._lock:
            try:
                got = self._exchange(method, given)
            except ConnectionLost:
                got = self._exchange(method, given)
        if "error" in got:
            raise remote_error(got["error"], method)

        def turn(cursor: str) -> Reply:
            return self._ask(method, {**given, "cursor": cursor})

        return Reply(method, got["result"], turn)

    def _exchange(self, method: str, params: Dict[str, Any]) -> Dict[str, Any]:
        """One request, one reply; what fails leaves no connection behind."""
        line, self._line = self._line, None
        if line is None:
            line = open_line(self.address, self.timeout, self.wait)
        self._asked += 1
        number = self._asked
        got: Dict[str, Any] = {}
        try:
            line.send(
                {
                    "jsonrpc": "2.0",
                    "id": number,
                    "method": method,
                    "params": params,
                }
            )
            # An error without an id speaks of a line nobody could read.
            while "error" not in got and got.get("id") != number:
                got = line.receive()
        except BaseException:
            line.close()
            raise
        self._line = line
        return got

    def _export(self, params: Dict[str, Any]) -> Export:
        given = {k: v for k, v in params.items() if v is not None}
        return Export(self._another_line, given, self.wait)

    def _another_line(self) -> Line:
        return open_line(self.address, self.timeout, self.wait)

    # ---- handing in ----

    def ingest(self, *paths: StrPath, window: int = 64) -> Ingestion:
        """Hands in files and whole folders; iterate over it for their fates.

        Nothing is handed in before the first fate is asked for.  window: how
        many documents are under way at once.
        """
        papers = [paper for path in paths for paper in find_papers(path)]
        return Ingestion(self._another_line, papers, window)

    # ---- the end ----

    def close(self) -> None:
        """Hangs up; the next question would connect again."""
        with self._lock:
            if self._line is not None:
                self._line.close()
            self._line = None

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<duibiao.Connection {name_of(self.address)}>"


def connect(
    address: Optional[StrPath] = None,
    *,
    timeout: Optional[float] = 60,
    wait: float = 10,
) -> Connection:
    """Connects to a daemon.

    address: the path of its Unix socket, or "host:port"; without it,
    DUIBIAO_SOCKET, else the usual places, like the command line.
    timeout: seconds that a reply may take; None: any time.
    wait: seconds to wait for a daemon that is not there, now or when it went
    away.
    """
    return Connection(parse_address(address), timeout, wait)
