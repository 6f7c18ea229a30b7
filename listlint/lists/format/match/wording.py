"""The words in which deviations are told."""

from __future__ import annotations

import unicodedata

SHOWN = 40
"""So many characters of an entry are quoted."""


def sign_sentence(found: str, new: str, place: str) -> str:
    """What is said of signs that are others than they should be; `place` is behind what."""
    if _are_spaces(found, new):
        return f"{quoted(found)} instead of {'one' if new == ' ' else quoted(new)}{place}"
    if not found:
        return f"{quoted(new)} is missing{place}"
    if not new:
        return f"{quoted(found)} too many{place}"
    return f"expected {quoted(new)}{place}, found {quoted(found)}"


def quoted(text: str) -> str:
    """Signs as they are called in a sentence."""
    if "\n" in text:
        return "a new line"
    if not text.strip(" "):
        return "a space" if len(text) == 1 else f"{len(text)} spaces"
    if not text.strip():
        names = {unicodedata.name(sign, "TAB").lower() for sign in text if sign != " "}
        return f"a {' and a '.join(sorted(names))}"
    return "a backtick" if text == "`" else f"`{text}`"


def short_quote(text: str) -> str:
    """A part of an entry as it is quoted, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _are_spaces(found: str, new: str) -> bool:
    """Whether there are only more or fewer spaces than there should be."""
    return bool(found) and bool(new) and not found.strip(" ") and not new.strip(" ")


def field_word(field: str) -> str:
    """What a field is called in a sentence."""
    return {"url": "title", "any": "text", "link": "link before"}.get(field, field)


def vague_part(field: str) -> str:
    """What is missing, where its field tells nobody what it is."""
    kind, _, rest = field.partition(" ")
    return rest if kind == "part" else f"a {rest or 'part'}"
