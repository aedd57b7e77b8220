"""Ask duibiaod how China's counties compare.

    import duibiao

    with duibiao.connect() as db:
        reply = db.compare_rank("sangong.total", 2021, stage="final",
                                scope="county", per="resident")
        for row in reply.rows:
            print(row["rank"], row["county"], row["value"])
        print(reply.missing["n"], "have published nothing that counts")

Nothing but the standard library is needed.
"""

from .connection import Connection, connect
from .errors import (
    ConnectionFailed,
    ConnectionLost,
    DatabaseUnavailable,
    Denied,
    DuibiaoError,
    InternalError,
    InvalidParams,
    InvalidRequest,
    NotFound,
    Overloaded,
    Parked,
    ParseError,
    RemoteError,
    ReplyTimeout,
    ShuttingDown,
    TimedOut,
    TooLarge,
    UnknownMethod,
)
from .export import Export
from .papers import Fate, Ingestion
from .reply import DataVersionChanged, Reply, Row

__all__ = [
    "Connection",
    "ConnectionFailed",
    "ConnectionLost",
    "DataVersionChanged",
    "DatabaseUnavailable",
    "Denied",
    "DuibiaoError",
    "Export",
    "Fate",
    "Ingestion",
    "InternalError",
    "InvalidParams",
    "InvalidRequest",
    "NotFound",
    "Overloaded",
    "Parked",
    "ParseError",
    "RemoteError",
    "Reply",
    "ReplyTimeout",
    "Row",
    "ShuttingDown",
    "TimedOut",
    "TooLarge",
    "UnknownMethod",
    "connect",
]
