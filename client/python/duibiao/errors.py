"""What can go wrong: a class for each name that the daemon gives an error.

    DuibiaoError
        ConnectionFailed    nobody answers at the address
        ConnectionLost      the daemon went away before its reply
        ReplyTimeout        no reply within the connection's timeout
        RemoteError         the daemon's answer is an error; one class a name
"""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence


class DuibiaoError(Exception):
    """Everything that this package raises by itself."""


class ConnectionFailed(DuibiaoError):
    """Nobody answers at the address."""


class ConnectionLost(DuibiaoError):
    """The daemon went away before its reply."""


class ReplyTimeout(DuibiaoError):
    """No reply within the connection's timeout.

    The connection is closed, since the late reply could be taken for the next
    one's; the next question opens it again.
    """


class RemoteError(DuibiaoError):
    """The daemon's answer is an error.

    code, name: as rpc.discover lists them; method: what was asked; parameter:
    the one that is wrong, or None; suggestions: the nearest names that are
    known.
    """

    def __init__(
        self,
        message: str,
        *,
        code: int = 0,
        name: str = "",
        method: str = "",
        parameter: Optional[str] = None,
        suggestions: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.name = name
        self.method = method
        self.parameter = parameter
        self.suggestions = list(suggestions)

    def __str__(self) -> str:
        text = f"{self.method}: {self.message}" if self.method else self.message
        if self.suggestions:
            text += "; did you mean " + " or ".join(self.suggestions) + "?"
        return text


class ParseError(RemoteError):
    """The line is no JSON."""


class InvalidRequest(RemoteError):
    """The JSON is no JSON-RPC 2.0 request."""


class UnknownMethod(RemoteError):
    """No method has this name."""


class InvalidParams(RemoteError):
    """A parameter is unknown, missing or wrong."""


class InternalError(RemoteError):
    """The daemon failed; its log says more."""


class DatabaseUnavailable(RemoteError):
    """There is no database now; try again."""


class Overloaded(RemoteError):
    """Too much is in flight; try again."""


class TooLarge(RemoteError):
    """A line or a document is beyond its limit."""


class NotFound(RemoteError):
    """Nothing has this id."""


class Denied(RemoteError):
    """This client may not."""


class TimedOut(RemoteError):
    """The question took the daemon too long."""


class ShuttingDown(RemoteError):
    """The daemon is ending."""


class Parked(RemoteError):
    """The document was kept aside."""


BY_NAME: Mapping[str, type[RemoteError]] = {
    "parse_error": ParseError,
    "invalid_request": InvalidRequest,
    "unknown_method": UnknownMethod,
    "invalid_params": InvalidParams,
    "internal_error": InternalError,
    "database_unavailable": DatabaseUnavailable,
    "overloaded": Overloaded,
    "too_large": TooLarge,
    "not_found": NotFound,
    "denied": Denied,
    "timed_out": TimedOut,
    "shutting_down": ShuttingDown,
    "parked": Parked,
}

# What passes by itself: worth asking again after a while.
PASSING = (DatabaseUnavailable, Overloaded, ShuttingDown)


def remote_error(error: Mapping[str, Any], method: str) -> RemoteError:
    """The exception for the member "error" of a reply."""
    data = error.get("data") or {}
    name = str(data.get("name", ""))
    return BY_NAME.get(name, RemoteError)(
        str(error.get("message", "")),
        code=int(error.get("code", 0)),
        name=name,
        method=method,
        parameter=data.get("parameter"),
        suggestions=data.get("suggestions") or (),
    )
