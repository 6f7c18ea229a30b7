"""Patterns for paths, as gitignore has them, and only such as can be matched quickly.

A pattern becomes a regular expression in pathspec, where many wildcards in one name, or many
folders left open, take a time that grows with a power of their number.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable

from pathspec import GitIgnoreSpec

MOST_STARS = 3
"""In one name between slashes."""
MOST_OPEN = 4
"""How often `**` may stand in a pattern."""


def complaint(pattern: str) -> str | None:
    """Why a pattern cannot be used, to be read after it."""
    names = pattern.split("/")
    if names.count("**") > MOST_OPEN:
        return f"has `**` more than {MOST_OPEN} times"
    if any(len(re.findall(r"\*+", name)) > MOST_STARS for name in names if name != "**"):
        return f"has more than {MOST_STARS} wildcards in one name"
    try:
        _compiled([pattern])
    except ValueError as error:  # pathspec's own error is one
        return f"is no pattern: {error}"
    except re.error as error:
        return f"is no pattern: {error.msg}"
    return None


def compiled(patterns: Iterable[str]) -> GitIgnoreSpec:
    """What the patterns match, without those that have a complaint."""
    return _compiled([pattern for pattern in patterns if complaint(pattern) is None])


def _compiled(patterns: list[str]) -> GitIgnoreSpec:
    with warnings.catch_warnings():
        # Python means to read `[[` in another way some day, which gitignore never will.
        warnings.simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(patterns)
