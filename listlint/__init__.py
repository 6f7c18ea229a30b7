"""listlint checks curated lists and the Markdown notes behind them.

`check` and `entries` are its Python API: `listlint.api` has them and says what they return.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from listlint.api import Finding, ListedEntry, Report, check, entries
    from listlint.core.errors import UsageError

__version__ = "0.1.0"
__all__ = ["Finding", "ListedEntry", "Report", "UsageError", "check", "entries"]


def __getattr__(name: str) -> object:
    """What the package offers, imported only when it is asked for: the command line starts fast."""
    if name not in __all__:
        raise AttributeError(f"module `listlint` has no attribute `{name}`")
    home = "listlint.core.errors" if name == "UsageError" else "listlint.api"
    return getattr(importlib.import_module(home), name)
