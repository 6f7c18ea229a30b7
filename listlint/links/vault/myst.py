"""The labels of Sphinx and MyST, by which a link means a place in any document of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.lazy_pattern import pattern
from listlint.links.vault.programs import ProgramMark

LABELLED = (".md", ".rst", ".ipynb")
"""What files end in that define labels."""
_LABEL = pattern(
    r"^[ \t>\"]*\((?P<target>[^()\n]+)\)=|^[ \t\"]*\.\. _(?P<rst>[^:\n]+):"
    r"|^[ \t\"]*:?(?:name|label):[ \t]*(?P<option>[^\s\"\\]+)"
    r"|\{[^{}\n]*#(?P<id>[^\s{}]+)[^{}\n]*\}",
    re.MULTILINE,
)
"""`(label)=`, that of reStructuredText, the option of a directive, and an attribute."""
_MAKING = pattern(r"intersphinx|autodoc|autosectionlabel|autoapi|autosummary|apidoc|numpydoc")
"""Extensions that make labels which stand in no document."""


def label_key(label: str) -> str:
    """A label as it is compared."""
    return " ".join(label.split()).casefold()


def labels(text: str) -> Iterator[str]:
    """The labels that a file defines, as they are compared."""
    for found in _LABEL.finditer(text):
        yield label_key(next(filter(None, found.groups()), ""))


def makes_labels(sphinx: ProgramMark) -> bool:
    """Whether a site has labels that no document defines."""
    return _MAKING.search(sphinx.settings) is not None
