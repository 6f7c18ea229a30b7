"""The properties at the head of a page of Logseq, which look like YAML and are not.

A line has a key and, behind the first `:`, text to its end: links, tags and signs as they come
(mldoc, `Markdown_front_matter`). What is no such line says nothing.
"""

from __future__ import annotations

from array import array

from listlint.core.frontmatter import Frontmatter
from listlint.core.source import Source, Span
from listlint.parse.frontmatter.loaded_head import Head


def read(source: Source, span: Span, opening: Span, body: int) -> Head:
    """The head of a page whose properties stand between the two lines of a span."""
    value: dict[str, str] = {}
    places = array("L", (span.start, span.end) * 2)
    at = opening.end
    for line in source.text[at : span.end - len("---")].split("\n"):
        written, _, said = line.partition(":")
        key, text = written.strip(), said.lstrip(":").strip()
        if key and text and key not in value:
            value[key] = text
            begin, start = at + line.index(key), at + line.rindex(text)
            places.extend((begin, begin + len(key), start, start + len(text)))
        at += len(line) + 1
    return Head(body, Frontmatter(span, opening, value, places))
