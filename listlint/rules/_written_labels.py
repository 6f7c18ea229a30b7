"""The labels of footnotes and references that a text has anywhere, be it in code or in HTML.

A parser sees some of them as text where a program behind a site sees a footnote. So whatever is
written somewhere is taken for used, and for defined.
"""

from __future__ import annotations

import re
from collections import Counter

from listlint.core.lazy_pattern import pattern

_LABEL = pattern(r"(?<!\\)\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)
_BEGINNING = pattern(r"^[ \t>*+\d.-]*\[\^([^\s\[\]^]{1,200})\]:", re.MULTILINE)


def folded(label: str) -> str:
    """A label as it is looked up: neither case nor runs of spaces matter."""
    return " ".join(label.split()).casefold()


def in_brackets(text: str) -> Counter[str]:
    """How often each label stands in brackets; that of a footnote with its `^`."""
    return Counter(folded(found[1]) for found in _LABEL.finditer(text))


def of_footnotes(text: str) -> frozenset[str]:
    """The labels of what may be a footnote: those that begin a line, with a colon."""
    return frozenset(folded(found[1]) for found in _BEGINNING.finditer(text))
