"""Whether a description ends with a full stop, for the rules that ask it."""

from __future__ import annotations

from listlint.core.document import Entry
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.match.endings import has_ended
from listlint.lists.format.match.lexer import lex

_LINE = pattern(r"[^\n|]*")
"""What is behind a description, in its line or cell."""
_IN_LINK = pattern(r"\.[\"'\u201d*_`]*\](?:\((?:[^()\s]|\([^()\s]*\))*\)|\[[^\[\]\n]*\])\Z")
"""A link at the end whose text ends with the full stop that a reader sees last."""


def line_of(entry: Entry, description: Span, source: Source) -> str:
    """A description and what is behind it, in its line or cell."""
    behind = _LINE.match(source.text, description.end, max(description.end, entry.span.end))
    end = behind.end() if behind else description.end
    return source.text[description.start : end].rstrip()


def has_full_stop(entry: Entry, description: Span, source: Source) -> bool:
    """Whether a description ends with a full stop or its kin, so far as its line goes."""
    line = line_of(entry, description, source)
    shown = line.rstrip(" \t`*_~")
    if shown.endswith(".") or _IN_LINK.search(shown):
        return True  # a fence may close behind it, and a space be ahead of that
    tokens = lex(f"- {line}")
    return has_ended(tokens, len(tokens), is_prose=True)
