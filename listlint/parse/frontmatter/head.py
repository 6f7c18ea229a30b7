"""The head of a file: where its frontmatter begins and ends, in which language it is.

YAML between lines of `---` is read by `yaml_reader`, TOML between lines of `+++` by `toml_reader`.
"""

from __future__ import annotations

import re

from listlint.core.document import Fault
from listlint.core.source import Source
from listlint.parse.frontmatter import toml_reader
from listlint.parse.frontmatter.loaded_head import Head, load
from listlint.parse.frontmatter.yaml_reader import YamlReader

_OPENING = re.compile(r"---[ \t]*$")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_FILLED_IN = re.compile(r"^\w+ *[:=] *[\"']?\{\{.*\}\}", re.MULTILINE)
"""What is neither YAML nor TOML in an archetype of Hugo, which fills it in."""
_FENCES = 2
"""Lines of `+++` around TOML."""
_KEY = re.compile(r"[\w$-][^:#]*:(?:\s|$)")


def read(source: Source) -> Head:
    """Read the frontmatter, if the file has any."""
    if source.text.startswith("+++"):
        return _toml(source)
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
    is_template = reader.is_template() or (head.faults and _FILLED_IN.search(source.text, 0, end))
    return Head(head.body, is_template=True) if is_template else head


def _toml(source: Source) -> Head:
    """The TOML between two lines of `+++`; without the second one it is text."""
    lines = source.lines()
    fences = [n for n, line in enumerate(lines) if line.rstrip(" \t") == "+++"][:2]
    if len(fences) < _FENCES or fences[0] != 0:
        return Head()
    closing = fences[1]
    span = source.span(0, source.offset(closing + 1) + 3)
    head = toml_reader.read(source, span, source.span(0, 3), closing + 2)
    is_template = head.faults and _FILLED_IN.search(source.text, 0, span.end)
    return Head(head.body, is_template=True) if is_template else head
