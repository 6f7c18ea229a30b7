"""The headings under which a note lists what it cites, unless the configuration names others."""

from __future__ import annotations

REFERENCE_HEADINGS = (
    "references",
    "reference",
    "reference list",
    "paper references",
    "cited papers",
    "cited works",
    "works cited",
    "bibliography",
    "literature",
    "参考文献",
)
"""Case does not matter. What is under "Further reading" is not cited, so it is none of them."""
