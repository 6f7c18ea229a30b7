"""The head of a file: where its frontmatter begins and ends, in which language it is.

Only YAML between lines of `---` is read, by `yaml_reader`. Another language, such as TOML between
lines of `+++`, would be told apart and read from here.
"""

from __future__ import annotations

import re

from listlint.core.document import Fault
from listlint.core.source import Source
from listlint.parse.frontmatter.loaded_head import Head, load
from listlint.parse.frontmatter.yaml_reader import YamlReader

_OPENING = re.compile(r"---[ \t]*$")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r"[\w$-][^:#]*:(?:\s|$)")


def read(source: Source) -> Head:
    """Read the frontmatter, if the file has any."""
    if not source.text.startswith("---"):
        return Head()
    lines = source.lines()
    if not _OPENING.match(lines[0]):
        return Head()
    closing = next((n for n, line in enumerate(lines[1:], 1) if _CLOSING.match(line)), None)
    opening = source.span(0, 3)
    if closing is None:
        if len(lines) > 1 and _KEY.match(lines[1]):
            return Head(
                faults=(
                    Fault(
                        opening,
                        "the frontmatter that opens here is never closed",
                        "write `---` in a line of its own after the last key",
                    ),
                )
            )
        return Head()
    start, end = source.offset(2), source.offset(closing + 1)
    span = source.span(0, end + 3)
    reader = YamlReader(source, start, end)
    head = load(reader, span, opening, closing + 2)
    # A thematic break, a blank line and prose up to the next break are no frontmatter.
    is_prose = not lines[1].strip() and (
        head.frontmatter is None or not isinstance(head.frontmatter.value, dict | None)
    )
    if is_prose:
        return Head()
    return Head(head.body, is_template=True) if reader.is_template() else head
