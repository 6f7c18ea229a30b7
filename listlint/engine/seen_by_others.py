"""What of a document may matter to what is found in others: its facts, wherever they stand, and
its text but for plain prose. What is the same for others need not be looked at again but by itself.
"""

from __future__ import annotations

import pickle
import re
from hashlib import blake2b
from io import BytesIO

from listlint.core.document import Document, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.guidelines import may_state

_PROSE = pattern(r"^(?:(?!import\b)\w[\w \t.,;'\"()*!?\u2013\u2014-]*+)?[ \t]*+$\n?", re.MULTILINE)
"""A line that begins with a word and has no sign of anything but words: no rule looks for such
lines in other files than its own. That of an `import` may fill in a page."""


def told_by_text(document: Document, source: Source) -> bytes:
    """A digest of what the text says to others: of a list, and of what may say how one is written,
    all of it.
    """
    is_read = isinstance(document, List) or may_state(source.path)
    text = source.text if is_read else _PROSE.sub("", source.text)
    head = document.frontmatter
    own = source.text_of(head.span) if head else ""
    told = f"{own}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16).digest()


def told_by_facts(document: Document) -> bytes:
    """The facts without their places."""
    out = BytesIO()
    _Placeless(out, protocol=5).dump(document)
    return out.getvalue()


def _nowhere(_: Span) -> tuple[type[Span], tuple[str, int, int]]:
    return Span, ("", 0, 0)


class _Placeless(pickle.Pickler):
    dispatch_table = {Span: _nowhere}  # noqa: RUF012 - as `pickle` has it
