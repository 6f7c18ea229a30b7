"""Rules that have another name now, for those who still use the old one."""

from __future__ import annotations

from collections.abc import Mapping

RENAMED: Mapping[str, str] = {
    "missing-frontmatter": "invalid-frontmatter",
    "noteless-entry": "unmatched-work",
    "stale-format": "mixed-format",
    "unlisted-note": "unmatched-work",
}
"""What finds now what a rule of this name found."""


def renamed(name: str) -> str | None:
    """What to tell somebody who uses the old name of a rule."""
    new = RENAMED.get(name)
    return f"the rule `{name}` is part of `{new}` now" if new else None
