"""What a user has to fix before a run can start, and bugs of our own in words."""

from __future__ import annotations

_OWN = __name__.partition(".")[0]


NO_LIST = (
    "there is no list with entries here: name its file as `path` under `[[lists]]` of the"
    " configuration"
)
"""What is said where a command needs a list."""


class UsageError(Exception):
    """Something on the command line or in the configuration that cannot be done.

    Each complaint is a sentence, with file and line where they are known.
    """

    def __init__(self, *complaints: str) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


def described(bug: BaseException) -> str:
    """A bug in a line: what was raised, and the innermost place of our own code that it passed."""
    import traceback  # noqa: PLC0415 - hardly ever needed

    own = [
        f"{name}:{line}"
        for frame, line in traceback.walk_tb(bug.__traceback__)
        if (name := str(frame.f_globals.get("__name__"))).partition(".")[0] == _OWN
    ]
    where = f" (in `{own[-1]}`)" if own else ""
    return f"{type(bug).__name__}: {bug}{where}"
