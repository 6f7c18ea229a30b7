"""How much more is done for more text, in calls of functions, so that no clock is needed."""

import sys
from collections.abc import Callable

MOST = 3
"""So many times the calls for twice the text are too many: in proportion it is 2, squared 4."""


def calls(function: Callable[[str], object], text: str) -> int:
    """How many functions, ours and built in, are called to read a text."""
    count = 0

    def notice(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return count


def grows_with_the_text(function: Callable[[str], object], text: str) -> bool:
    """Whether the same again costs about the same again."""
    return calls(function, text + text) < MOST * calls(function, text)
