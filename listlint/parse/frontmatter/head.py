"""The head of a file: where its frontmatter begins and ends, in which language it is.

YAML between lines of `---` is read by `yaml_reader`, TOML between lines of `+++` by `toml_reader`,
an object of JSON, between lines of `;;;` or from `---json` to `---` or alone, by `json_reader`.
"""

from __future__ import annotations

import re

from listlint.core.document import Fault
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.parse.frontmatter import json_reader, outliner_properties, toml_reader
from listlint.parse.frontmatter.loaded_head import Head, load
from listlint.parse.frontmatter.yaml_reader import YamlReader

_OPENING = pattern(r"---[ \t]*$")
_CLOSING = pattern(r"(?:---|\.\.\.)[ \t]*$")
_FILLED_IN = pattern(r"^\w+ *[:=] *[\"']?\{\{.*\}\}", re.MULTILINE)
"""What is neither YAML nor TOML in an archetype of Hugo, which fills it in."""
_CODE = pattern(r"^[ \t]*(?:\w+ *= *)?\w*\(", re.MULTILINE)
"""A call or a tuple where a value stands: Julia, which Franklin has between lines of `+++`."""
_FENCES = 2
"""Lines of `+++` around TOML."""
_JSON_FENCES = {";;;": ";;;", "---json": "---"}
"""Lines around JSON: the one that opens it, and the one that closes it."""
_KEY = pattern(r"[\w$-][^:#]*:(?:\s|$)")
_UNSPACED = pattern(r"[\w-]+:(?!//)[^\s:]")
"""A key whose value follows at once, so that YAML takes both for one text."""
_HEADING = pattern(r"\n[ \t]*\r?\n(#{1,6} )")
_UNCLOSED = (
    "the frontmatter that opens here is never closed",
    "write `---` in a line of its own after the last key",
)


def read(source: Source, *, of_outliner: bool = False) -> Head:
    """Read the frontmatter, if the file has any: where an outliner keeps it, its properties."""
    if source.text.startswith("+++"):
        return _toml(source)
    if source.text.startswith(("{", ";;;", "---json")):
        return _json(source)
    if not source.text.startswith("---"):
        return Head()
    lines = source.lines()
    if not _OPENING.match(lines[0]):
        return Head()
    closing = next((n for n, line in enumerate(lines[1:], 1) if _CLOSING.match(line)), None)
    opening = source.span(0, 3)
    if closing is None:
        if len(lines) > 1 and _KEY.match(lines[1]):
            return Head(faults=(Fault(opening, *_UNCLOSED),))
        return Head()
    start, end = source.offset(2), source.offset(closing + 1)
    span = source.span(0, end + 3)
    if of_outliner:
        return outliner_properties.read(source, span, opening, closing + 2)
    reader = YamlReader(source, start, end)
    head = load(reader, span, opening, closing + 2)
    # A thematic break, a blank line and prose up to the next break are no frontmatter.
    is_prose = not lines[1].strip() and (
        head.frontmatter is None or not isinstance(head.frontmatter.value, dict | None)
    )
    if is_prose:
        return Head()
    is_template = reader.is_template() or (head.faults and _FILLED_IN.search(source.text, 0, end))
    return Head(head.body, is_template=True) if is_template else _judged(head, source, lines[1])


def _judged(head: Head, source: Source, first: str) -> Head:
    """The head, with what is wrong with it as a whole, whatever its language says of it."""
    if head.frontmatter and isinstance(head.frontmatter.value, str) and _UNSPACED.match(first):
        end = head.frontmatter.opening.end
        begin = source.offset(source.position(end).line + 1)
        span = source.span(begin, begin + len(first.rstrip(" \t")))
        fault = Fault(span, "a space is missing after `:`", "write `key: value`")
        return Head(head.body, faults=(fault,))
    for fault in head.faults:
        heading = _HEADING.search(source.text, 0, fault.span.start)
        if heading and _KEY.match(first):
            return Head(head.body, faults=(Fault(source.span(0, 3), *_UNCLOSED),))
    return head


def _toml(source: Source) -> Head:
    """The TOML between two lines of `+++`; without the second one it is text."""
    lines = source.lines()
    fences = [n for n, line in enumerate(lines) if line.rstrip(" \t") == "+++"][:2]
    if len(fences) < _FENCES or fences[0] != 0:
        return Head()
    closing = fences[1]
    span = source.span(0, source.offset(closing + 1) + 3)
    head = toml_reader.read(source, span, source.span(0, 3), closing + 2)
    is_other = head.faults and any(
        each.search(source.text, 0, span.end) for each in (_FILLED_IN, _CODE)
    )
    return Head(head.body, is_template=True) if is_other else head


def _json(source: Source) -> Head:
    """An object of JSON, with the lines around it if it has any; all else is text."""
    lines = source.lines()
    opening = lines[0].rstrip(" \t")
    if closed_by := _JSON_FENCES.get(opening):
        fences = (n for n, line in enumerate(lines[1:], 1) if line.rstrip(" \t") == closed_by)
        closing = next(fences, None)
        if closing is None or not "".join(lines[1:closing]).lstrip().startswith("{"):
            return Head()
        written = source.span(source.offset(2), source.offset(closing + 1))
        span = source.span(0, written.end + len(closed_by))
    elif end := json_reader.end_of_object(source.text):
        written = span = source.span(0, end)
        opening = "{"
    else:
        return Head()
    body = source.position(span.end).line + 1
    return json_reader.read(source, span, written, source.span(0, len(opening)), body)
