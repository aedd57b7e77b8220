"""What the daemon answers: a mapping, with the usual members at hand."""

from __future__ import annotations

import importlib
import warnings
from decimal import Decimal
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional

Row = Dict[str, Any]
_Turn = Callable[[str], "Reply"]


class DataVersionChanged(UserWarning):
    """Pages of one list are of different data versions."""


class Reply(Mapping[str, Any]):
    """The result of a question; reply["denominator"] and the like.

    Iterating gives the names of its members, as of any mapping: go over .rows,
    or every_row() for those of all pages.

    Whole numbers are int, others decimal.Decimal, what is not there is None:
    missing is never zero.
    """

    def __init__(
        self,
        method: str,
        result: Optional[Mapping[str, Any]],
        turn: Optional[_Turn] = None,
    ) -> None:
        self.method = method
        self._result: Mapping[str, Any] = result or {}
        self._turn = turn

    def __getitem__(self, key: str) -> Any:
        return self._result[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._result)

    def __len__(self) -> int:
        return len(self._result)

    @property
    def rows(self) -> List[Row]:
        """The rows of this page, each a dict."""
        return self._table("rows")

    @property
    def missing(self) -> Optional[Dict[str, Any]]:
        """Who is missing: {"n", "reasons": [{"reason", "n", "counties"}]}."""
        missing: Optional[Dict[str, Any]] = self._result.get("missing")
        return missing

    @property
    def data_version(self) -> Optional[int]:
        """The version of the data that this was computed on."""
        version: Optional[int] = self._result.get("data_version")
        return version

    @property
    def next(self) -> Optional[str]:
        """The cursor of the next page; None: this is the last."""
        cursor: Optional[str] = self._result.get("next")
        return cursor

    def next_page(self) -> Optional["Reply"]:
        """Asks for the next page; None behind the last."""
        if self.next is None or self._turn is None:
            return None
        page = self._turn(self.next)
        if page.data_version != self.data_version:
            warnings.warn(
                f"{self.method}: the data changed from version "
                f"{self.data_version} to {page.data_version} between pages",
                DataVersionChanged,
                stacklevel=2,
            )
        return page

    def pages(self) -> Iterator["Reply"]:
        """This page and all behind it, one at a time."""
        page: Optional[Reply] = self
        while page is not None:
            yield page
            page = page.next_page()

    def every_row(self) -> Iterator[Row]:
        """The rows of this page and of all behind it."""
        for page in self.pages():
            yield from page.rows

    def to_pandas(self, table: str = "rows", *, exact: bool = False) -> Any:
        """The rows of this page as a pandas.DataFrame.

        table: the member that holds them, e.g. "functional" of
        sewage.spending.  Numbers with a fraction become floats, as statistics
        want them; exact=True leaves them decimal.Decimal.  The reply's other
        members go to DataFrame.attrs.
        """
        return data_frame(
            self._table(table),
            exact,
            {k: v for k, v in self._result.items() if not _is_table(v)},
        )

    def _table(self, name: str) -> List[Row]:
        table = self._result.get(name)
        if not isinstance(table, list):
            tables = [k for k, v in self._result.items() if _is_table(v)]
            raise LookupError(
                f"{self.method}: the reply has no {name!r}; its tables: "
                + (", ".join(tables) or "none")
            )
        return table

    def __repr__(self) -> str:
        tables = ", ".join(
            f"{len(v)} {k}" for k, v in self._result.items() if _is_table(v)
        )
        return (
            f"<Reply {self.method}: {tables or 'no rows'}, "
            f"data version {self.data_version}>"
        )


def _is_table(value: Any) -> bool:
    return isinstance(value, list)


def data_frame(rows: List[Row], exact: bool, attrs: Dict[str, Any]) -> Any:
    """A pandas.DataFrame, or ImportError that says what to install."""
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as e:
        raise ImportError(
            "to_pandas() needs pandas, which is not installed here: "
            "pip install pandas, or apt install python3-pandas; "
            "without it, .rows is a list of dicts"
        ) from e
    if not exact:
        rows = [
            {k: float(v) if isinstance(v, Decimal) else v for k, v in r.items()}
            for r in rows
        ]
    frame = pandas.DataFrame(rows)
    frame.attrs.update(attrs)
    return frame
