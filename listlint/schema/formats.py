"""The formats that are checked: the same ones everywhere, whatever else is installed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from ipaddress import ip_address
from uuid import UUID

from listlint.schema import patterns

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)

NAMES = {
    "date": "a date like 2024-01-31",
    "date-time": "a date and time like 2024-01-31T12:00:00Z",
    "email": "an e-mail address",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "regex": "a regular expression",
    "uri": "an address like https://example.org",
    "uuid": "a UUID",
}
"""Each format in words."""


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text) and date.fromisoformat(text))


def _is_moment(text: str) -> bool:
    return bool(
        _MOMENT.fullmatch(text) and datetime.fromisoformat(text.upper().replace(":60", ":59"))
    )


def _is_uuid(text: str) -> bool:
    return bool(_UUID.fullmatch(text) and UUID(text))


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "date": _is_date,
    "date-time": _is_moment,
    "email": lambda text: bool(_EMAIL.fullmatch(text)),
    "ipv4": lambda text: ip_address(text).version == 4,  # noqa: PLR2004 - the name says it
    "ipv6": lambda text: "%" not in text and ip_address(text).version == 6,  # noqa: PLR2004 - the name says it
    "regex": lambda text: bool(patterns.compiled(text)),
    "uri": lambda text: bool(_URI.fullmatch(text)),
    "uuid": _is_uuid,
}


def _of_text(check: Callable[[str], bool]) -> Callable[[object], bool]:
    """Formats say something about text only."""
    return lambda value: not isinstance(value, str) or check(value)


FORMATS = {name: (_of_text(check), ValueError) for name, check in _CHECKS.items()}
"""As jsonschema's `FormatChecker.checkers` has them."""
