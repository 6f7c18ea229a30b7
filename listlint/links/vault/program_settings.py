"""What the settings of programs say, be they YAML, TOML, JSON or JavaScript: plain text alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from listlint.core.lazy_pattern import pattern

_SITE = pattern(
    r"(?:base_?url|site_url)[\"']?\s*[:=]\s*[\"']?(?:https?://)?[^/\s\"']+/([^\s\"'#?]*)",
    re.IGNORECASE,
)
_VALUE = pattern(r"[:=]\s*[\"']?([/:][\w:/.{}-]*+)")
_PLACEHOLDER = pattern(r":[a-z_]")


def setting(text: str, key: str) -> str | None:
    """What a key of the top level is set to, where that is plain text; or what MkDocs takes if the
    environment says nothing, as in `!ENV [DOCS, docs]`.
    """
    given = re.search(rf"^{key}:[ \t]*!ENV[ \t]*\[[^\]\n]*,[ \t]*([^,\]\n]+)\]", text, re.MULTILINE)
    if given:
        return given[1].strip("'\" /") or None
    found = re.search(
        rf"^\s{{0,2}}[\"']?{key}[\"']?[ \t]*[:=][ \t]*([\"']?)([^\"'#\n,]*)\1",
        text,
        re.MULTILINE | re.IGNORECASE,
    )
    return found[2].strip().strip("/") or None if found else None


def literals(text: str, key: str) -> Iterator[str]:
    """What a key is set to wherever it is set to a quoted text, or in YAML to a bare one."""
    value = r"(?:\"([^\"\n]*)\"|'([^'\n]*)'|([\w./-]+))"
    written = rf"(?<![\w.-])[\"']?{key}[\"']?[ \t]*[:=][ \t]*{value}"
    for found in re.finditer(written, text, re.IGNORECASE):
        yield next(each for each in found.groups() if each is not None)


def with_constants(text: str) -> str:
    """Settings in JavaScript with what `${NAME}` stands for, where that is a constant text."""
    constants = dict(re.findall(r"\bconst\s+(\w+)\s*=\s*[\"'`]([^\"'`$\n]*)[\"'`]", text))
    return re.sub(r"\$\{(\w+)\}", lambda found: constants.get(found[1], found[0]), text)


def is_set(text: str, key: str) -> bool:
    """Whether a key is set to anything, outside of a line that is a comment."""
    written = rf"^(?!\s*(?://|#|\*)).*?(?<![\w.]){key}[\"']?\s*[:=]"
    return re.search(written, text, re.MULTILINE) is not None


def site_path(text: str) -> str:
    """What stands behind the host in the address of a site."""
    found = _SITE.search(text)
    return found[1] if found else ""


def permalinks(text: str) -> list[str]:
    """The patterns of addresses, such as `/:year/:title/`, in the settings of Hugo or Jekyll."""
    values = [found[1] for found in _VALUE.finditer(text)]
    return [*dict.fromkeys(each for each in values if _PLACEHOLDER.search(each, 1))]


def of_json(text: str | None) -> dict[str, object]:
    """Settings in JSON; none where they cannot be read."""
    try:
        value = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
