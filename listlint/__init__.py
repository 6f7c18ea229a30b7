"""listlint checks curated lists and the Markdown notes behind them.

`check` and `entries` are its Python API: `help(listlint.Report)` says what they return.
"""

from __future__ import annotations

from listlint.core.version import __version__

TYPE_CHECKING = False  # as `typing` has it, whose import takes longer than `--version`
if TYPE_CHECKING:
    from listlint.core.errors import UsageError
    from listlint.engine.python_api import Finding, ListedEntry, Report, check, entries

__all__ = ["Finding", "ListedEntry", "Report", "UsageError", "__version__", "check", "entries"]


def __getattr__(name: str) -> object:
    """What the package offers, imported only when it is asked for: the command line starts fast."""
    if name not in __all__:
        raise AttributeError(f"module `listlint` has no attribute `{name}`")
    import importlib  # noqa: PLC0415 - see above

    home = "listlint.core.errors" if name == "UsageError" else "listlint.engine.python_api"
    return getattr(importlib.import_module(home), name)
