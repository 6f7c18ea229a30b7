"""What earlier runs have found out, in one file of the user's cache folder.

It is a database of keys and values, so that runs beside each other do no harm and one that is
killed leaves nothing half written. Whatever is wrong with it, a run goes on as if it were empty.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from sqlite3 import Connection, DatabaseError, connect

from platformdirs import user_cache_path

MOST_BYTES = 256 * 2**20
"""What the values may take; of more, those that were written first make room for the new ones."""
_SECONDS = 2
"""How long to wait for another run that writes."""
_AT_ONCE = 500
"""Keys that are asked for in one query; SQLite takes 999."""
_NAME = "cache.sqlite3"
_TABLE = "CREATE TABLE entries (key BLOB UNIQUE, value BLOB)"


def cache_folder(named: str | None) -> Path:
    """The folder that was named, else the one that the platform has for caches of a user."""
    return Path.cwd() / named if named else user_cache_path("listlint", appauthor=False)


class Cache:
    """Values by key. Nothing is raised: what cannot be read is not there."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _NAME

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that have one."""
        wanted = iter(keys)
        found: dict[bytes, bytes] = {}
        with suppress(DatabaseError, OSError), closing(self._opened()) as database:
            while some := [*islice(wanted, _AT_ONCE)]:
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value FROM entries WHERE key IN ({marks})"  # noqa: S608 - marks
                found.update(database.execute(query, some))
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Write values down, in the place of those that their keys had."""
        try:
            with closing(self._opened()) as database, database:
                database.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))
                write = "INSERT OR REPLACE INTO entries VALUES (?, ?)"
                database.executemany(write, values.items())
                for row in _surplus(database):
                    database.execute("DELETE FROM entries WHERE rowid <= ?", (row,))
        except DatabaseError as error:
            if error.sqlite_errorname in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
                with suppress(OSError):
                    self._file.unlink()
        except OSError:
            return

    def _opened(self) -> Connection:
        """The database. Raises `OSError` where it might be somebody else's."""
        if any(map(os.path.islink, self._places())):
            raise PermissionError(0, "it is a link", self._file)
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file.touch(mode=0o600)
        if os.name != "nt":
            for place in (self._file.parent, self._file):
                is_open = place.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH)
                if is_open or place.stat().st_uid != os.geteuid():
                    raise PermissionError(0, "others can write into it", place)
        database = connect(self._file, timeout=_SECONDS)
        # A view or a trigger is a program, and may never end: what a checkout has brought can be
        # the user's own file.
        others = "SELECT count(*) FROM sqlite_master WHERE sql IS NOT NULL AND sql IS NOT ?"
        try:
            number = database.execute(others, (_TABLE,)).fetchone()[0]
        except DatabaseError:
            database.close()
            raise
        if number:
            database.close()
            raise PermissionError(0, "it was not made by listlint", self._file)
        return database

    def _places(self) -> Iterator[Path]:
        """The file and its folder; within the working directory, the folders above it too."""
        yield self._file
        yield self._file.parent
        here = Path.cwd()
        yield from (each for each in self._file.parents if here in each.parents)


def _surplus(database: Connection) -> Iterator[int]:
    """The last row to remove so that half of the room is free again, where there is too much."""
    size = "SELECT coalesce(sum(length(value)), 0) FROM entries"
    if database.execute(size).fetchone()[0] <= MOST_BYTES:
        return
    left = 0
    for row, length in database.execute(
        "SELECT rowid, length(value) FROM entries ORDER BY rowid DESC"
    ).fetchall():
        left += length
        if left > MOST_BYTES // 2:
            yield row
            return
