"""Regular expressions that are compiled when they are first used.

There are some seven hundred and a run needs few of them: to compile all takes longer than to check
a file.
"""

from __future__ import annotations

import re
from typing import cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(text, flags)` when it is first used: for what a module holds."""
    return cast("re.Pattern[str]", LazyPattern(text, flags))


class LazyPattern:
    """What stands for a pattern of `re`, and does all that it does.

    A match knows the compiled one, so that its `re` is never this.
    """

    def __init__(self, text: str, flags: int) -> None:
        """Keep what is to be compiled."""
        self.pattern, self._flags = text, flags

    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        """What the pattern has by that name: kept here, so that this is called once for each."""
        found = getattr(self.compiled(), name)
        setattr(self, name, found)
        return found
