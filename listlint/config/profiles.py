"""What `extends` stands for: rules and a format that lists of one kind agreed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ProfileName(StrEnum):
    """A profile that comes with listlint."""

    AWESOME = "awesome"


@dataclass(frozen=True, slots=True)
class RuleProfile:
    """Severities and options of rules, and how entries are written where nothing else says so."""

    rules: Mapping[str, str | Mapping[str, Any]] = field(default_factory=dict)
    formats: tuple[str, ...] = ()


PROFILES = {
    ProfileName.AWESOME: RuleProfile(
        rules={
            "awesome-badge": "error",
            "ci-badge": "error",
            "description-case": {"severity": "error", "every": True},
            "duplicate-section": "error",
            "duplicate-url": "error",
            "empty-section": "error",
            "licence-section": "error",
            "main-heading": "error",
            "malformed-entry": "error",
            "repeated-name": "error",
            "toc-mismatch": {"severity": "error", "levels": 2},
            "unfinished-guidelines": "error",
        },
        formats=("- [{title}]({url}) - {description}.", "- [{title}]({url})"),
    )
}
