"""The words of JSON Schema, by draft: what is none of them says nothing, even if it means to."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urljoin

from jsonschema import (
    Draft4Validator,
    Draft6Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
)
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]

from listlint.core import did_you_mean

_DRAFTS = (
    Draft4Validator,
    Draft6Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
)
_EXTENSIONS = frozenset({"comment", "example", "id", "nullable"})
"""Widely used, though no words of JSON Schema; so is all that begins with `x-`."""


@cache
def meant(keyword: str, draft: Any) -> str | None:
    """The keyword of a draft that an unknown one is a misspelling of, if it is one."""
    if keyword in _EXTENSIONS or keyword.startswith("x-") or keyword in _all_keywords():
        return None
    return did_you_mean.nearest(keyword, _keywords(draft), did_you_mean.KEYWORD)


@cache
def _all_keywords() -> frozenset[str]:
    """Those of all drafts: one of another draft is not understood, but not misspelt."""
    return frozenset(word for draft in _DRAFTS for word in _keywords(draft))


@cache
def _keywords(draft: Any) -> tuple[str, ...]:
    """What the draft's own schema, and those that it consists of, describe."""
    meta = draft.META_SCHEMA
    parts = [part["$ref"] for part in meta.get("allOf", ())]
    schemas = [meta, *(REGISTRY.contents(urljoin(meta["$id"], part)) for part in parts)]
    return tuple(sorted({word for schema in schemas for word in schema["properties"]}))
