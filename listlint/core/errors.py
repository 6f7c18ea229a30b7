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
    own = [(name, line) for name, line in _passed(bug) if name.partition(".")[0] == _OWN]
    where = " (in `{}:{}`)".format(*own[-1]) if own else ""
    return f"{type(bug).__name__}: {bug}{where}"


def last_line(bug: BaseException, module: str) -> int | None:
    """The last line of a module that an exception has passed."""
    return next((line for name, line in reversed(_passed(bug)) if name == module), None)


def _passed(bug: BaseException) -> list[tuple[str, int]]:
    """The module and line of each place that an exception has passed, from the outermost."""
    import traceback  # noqa: PLC0415 - hardly ever needed

    places = traceback.walk_tb(bug.__traceback__)
    return [(str(frame.f_globals.get("__name__")), line) for frame, line in places]
