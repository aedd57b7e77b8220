"""export.facts: every figure, streamed, in constant memory."""

from __future__ import annotations

import time
from typing import Any, Callable, Dict, Iterator, Optional, TextIO

from .errors import PASSING, ConnectionLost, DuibiaoError, remote_error
from .line import Line
from .reply import Row

_METHOD = "export.facts"
_PAUSE_SECONDS = 0.2


class Export:
    """Iterate over it for the rows, each a dict; or write_csv().

    The rows come on a connection of their own, at the pace at which they are
    taken.  Where the connection breaks off, or the daemon loses its database,
    the next one goes on behind the last row that came: every row comes once,
    all of one data version.  What does not come back within `wait` seconds is
    raised.

    cursor: behind the last chunk that was taken whole; give it to
    export_facts() to go on another day.  data_version: of the rows; None
    before the first.
    """

    def __init__(
        self,
        open_line: Callable[[], Line],
        params: Dict[str, Any],
        wait: float,
    ) -> None:
        self._open = open_line
        self._params = params
        self._wait = wait
        self.cursor: Optional[str] = params.get("cursor")
        self.data_version: Optional[int] = None

    def __iter__(self) -> Iterator[Row]:
        for chunk in self._chunks("ndjson"):
            yield from chunk["rows"]
            self.cursor = chunk["cursor"]

    def write_csv(self, file: TextIO) -> int:
        """Writes them as CSV with a line of names; gives how many rows."""
        n = 0
        for chunk in self._chunks("csv"):
            file.write(chunk["csv"])
            n += chunk["n"]
            self.cursor = chunk["cursor"]
        return n

    def _chunks(self, form: str) -> Iterator[Dict[str, Any]]:
        params: Dict[str, Any] = {**self._params, "format": form}
        left: Optional[int] = params.get("limit")
        patience = time.monotonic() + self._wait
        while True:
            try:
                for chunk in self._attempt(params):
                    yield chunk
                    params["cursor"] = chunk["cursor"]
                    if left is not None:
                        left = params["limit"] = left - chunk["n"]
                    patience = time.monotonic() + self._wait
                return
            except (ConnectionLost, *PASSING):
                if time.monotonic() > patience:
                    raise
            if left == 0:
                return
            time.sleep(_PAUSE_SECONDS)

    def _attempt(self, params: Dict[str, Any]) -> Iterator[Dict[str, Any]]:
        line = self._open()
        rows = 0
        try:
            line.send(
                {"jsonrpc": "2.0", "id": 1, "method": _METHOD, "params": params}
            )
            while True:
                got = line.receive()
                if got.get("method") != "export.rows":
                    break
                rows += got["params"]["n"]
                yield got["params"]
        finally:
            line.close()
        if "error" in got:
            raise remote_error(got["error"], _METHOD)
        result = got["result"]
        self.data_version = result["data_version"]
        if result["rows"] != rows:
            raise DuibiaoError(
                f"{_METHOD}: {rows} rows came, {result['rows']} were sent"
            )
