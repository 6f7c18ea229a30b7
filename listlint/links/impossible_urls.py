"""Addresses that cannot be, whatever is on the web: a scheme misspelt or twice, no host."""

from __future__ import annotations

import re
from typing import NamedTuple

from listlint.core.lazy_pattern import pattern


class UrlFault(NamedTuple):
    """What is the matter with an address, and the address that was meant if that is clear."""

    why: str
    meant: str | None = None


_FILLED_IN = pattern(r"[{}<>$]|%7B|:port\b", re.IGNORECASE)
"""In an address that a program or a reader completes."""
_TWICE = pattern(r"https?:?/{0,2}(?=https?:?//)", re.IGNORECASE)
_MISSPELT = pattern(r"(?!https?:|s?ftps?:|smtps?:)([htps]{3,7})://", re.IGNORECASE)
"""Of the letters of `https` alone, yet neither it nor another scheme."""
_BACKSLASHES = pattern(r"(https?):\\+/*", re.IGNORECASE)
_HOST = pattern(
    r"https?://(?:[^/?#\\@]*@)?(?P<host>\[[^\]/]*\]?|[^/?#:\\]*)(?::(?P<port>[^/?#]*))?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = pattern(r"0*+\d{1,9}")
_LAST_PORT = 65535
"""Of 16 bits."""


def url_fault(target: str) -> UrlFault | None:
    """What is the matter with an address, if it cannot be one."""
    is_address = "//" in target or ":\\" in target
    if not is_address or _FILLED_IN.search(target):
        return None
    if found := _TWICE.match(target):
        rest = target[found.end() :]
        return UrlFault("names its scheme twice", re.sub(r"\A(https?):?//", r"\1://", rest))
    if found := _MISSPELT.match(target):
        scheme = "https" if "s" in found[1].lower() else "http"
        return UrlFault(
            f"begins with `{found[1]}`, not `{scheme}`", f"{scheme}://{target[found.end() :]}"
        )
    if found := _BACKSLASHES.match(target):
        return UrlFault("has `\\` in the place of `/`", f"{found[1]}://{target[found.end() :]}")
    host = _HOST.fullmatch(target)
    return (
        UrlFault(why) if host and (why := _why(host["host"], host["port"], host["rest"])) else None
    )


def _why(host: str, port: str | None, rest: str) -> str | None:
    if not host:
        return "has no host" if rest.strip("/") else None
    if host.startswith("[") != host.endswith("]"):
        return "has an unclosed `[` in its host"
    if "," in host or host.startswith(".") or ".." in host:
        return f"has the host `{host}`, which cannot be"
    if port and not (_NUMBER.fullmatch(port) and int(port) <= _LAST_PORT):
        return f"has the port `{port}`, which cannot be"
    return None
