"""The line to the daemon: a JSON text a line, each way.

Amounts are never read through a binary float: whole numbers come as int, all
others as decimal.Decimal, exactly as they were sent.
"""

from __future__ import annotations

import json
import os
import socket
import time
from decimal import Decimal
from pathlib import Path
from typing import Any, Dict, Optional, Tuple, Union

from .errors import ConnectionFailed, ConnectionLost, ReplyTimeout

Address = Union[str, Tuple[str, int]]

# Where a daemon listens unless told, in the order in which they are tried: the
# system's; the demonstration's of the checkout that this file is part of, if
# it is; the demonstration's of root.
PLACES = (
    "/run/duibiao/socket",
    str(Path(__file__).resolve().parents[3] / "state" / "duibiao.sock"),
    "/var/lib/duibiao-demo/duibiao.sock",
)

_RETRY_SECONDS = 0.1


def default_address() -> str:
    """DUIBIAO_SOCKET, else the first usual place where there is a socket."""
    given = os.environ.get("DUIBIAO_SOCKET")
    if given:
        return given
    return next((p for p in PLACES if os.path.exists(p)), PLACES[0])


def parse_address(text: Union[str, "os.PathLike[str]", None]) -> Address:
    """A path, or (host, port) of "host:port" and "[::1]:port"."""
    if text is None:
        text = default_address()
    path = os.fspath(text)
    host, colon, port = path.rpartition(":")
    if colon and "/" not in path and port.isdigit():
        return host.strip("[]") or "localhost", int(port)
    return path


class Line:
    """One connection.  Used by one thread at a time.

    Every failure closes it: half a line cannot be gone on with.
    """

    def __init__(self, address: Address, timeout: Optional[float]) -> None:
        self.address = address
        self.passes_files = isinstance(address, str)
        if isinstance(address, str):
            self._socket = socket.socket(socket.AF_UNIX)
        else:
            self._socket = socket.socket()
        try:
            if isinstance(address, str):
                self._socket.settimeout(timeout)
                self._socket.connect(address)
            else:
                self._socket.close()
                self._socket = socket.create_connection(address, timeout)
        except OSError as e:
            self._socket.close()
            raise ConnectionFailed(
                f"no daemon answers on {name_of(address)}: {e.strerror or e}"
            ) from e
        self._reader = self._socket.makefile("rb", 1 << 16)

    def send(self, request: Dict[str, Any], fd: Optional[int] = None) -> None:
        """Sends a request, with a descriptor beside it."""
        line = json.dumps(request, ensure_ascii=False).encode() + b"\n"
        try:
            sent = 0
            if fd is not None:
                sent = socket.send_fds(self._socket, [line], [fd])
            self._socket.sendall(line[sent:])
        except OSError as e:
            raise self._broken(e) from e

    def receive(self) -> Any:
        """The next line's JSON."""
        try:
            line = self._reader.readline()
        except OSError as e:
            raise self._broken(e) from e
        if not line.endswith(b"\n"):
            self.close()
            raise ConnectionLost(
                f"{name_of(self.address)}: the daemon closed the connection"
            )
        try:
            return json.loads(line, parse_float=Decimal)
        except ValueError as e:
            self.close()
            raise ConnectionLost(
                f"{name_of(self.address)}: this is not how duibiaod speaks"
            ) from e

    def _broken(self, error: OSError) -> Exception:
        self.close()
        if isinstance(error, socket.timeout):
            return ReplyTimeout(f"{name_of(self.address)}: no reply in time")
        return ConnectionLost(f"{name_of(self.address)}: {error}")

    def close(self) -> None:
        """Closes it; once is enough."""
        self._reader.close()
        self._socket.close()


def name_of(address: Address) -> str:
    """As it was written."""
    return address if isinstance(address, str) else "%s:%d" % address


def open_line(
    address: Address, timeout: Optional[float], wait: float = 0
) -> Line:
    """Connects; a daemon that is not there yet is waited for."""
    end = time.monotonic() + wait
    while True:
        try:
            return Line(address, timeout)
        except ConnectionFailed:
            if time.monotonic() + _RETRY_SECONDS > end:
                raise
        time.sleep(_RETRY_SECONDS)
