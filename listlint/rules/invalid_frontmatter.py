"""Frontmatter that is missing or does not fit its JSON Schema.

Whatever reads the notes relies on their keys and values. The schema says which: it is configured
for each folder of notes, and without one nothing is asked. A note without frontmatter is reported
once, if there are keys that it must have. YAML is read as version 1.2 says, so
`yes` and `2020-01-02` are text. A fix that only spells a value as the schema wants it is safe; one
that guesses a name is not.

## Bad

```toml
[[notes]]
path = "notes/*.md"
schema = "schemas/note.schema.json"
```

```json schemas/note.schema.json
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["title", "authors"],
  "properties": {
    "title": {"type": "string"},
    "authors": {"type": "array", "items": {"type": "string"}},
    "status": {"enum": ["todo", "doing", "done"]},
    "venue": {"type": "string"},
    "year": {"type": "integer"}
  },
  "additionalProperties": false
}
```

```markdown notes/vl-bert.md
---
title: 1984
status: Todo
veneu: ICLR
year: "2017"
---
```

```diagnostics
notes/vl-bert.md:1:1: invalid-frontmatter: `authors` is missing
  help: add `authors`, a list
notes/vl-bert.md:2:8: invalid-frontmatter: `title` is the number 1984, not text
  help: put it in quotes
  fix: put it in quotes
notes/vl-bert.md:3:9: invalid-frontmatter: `status` is `Todo`, not one of `todo`, `doing`, `done`
  help: did you mean `todo`?
  fix: write `todo`
notes/vl-bert.md:4:1: invalid-frontmatter: unknown key `veneu`
  help: did you mean `venue`?
  unsafe fix: call it `venue`
notes/vl-bert.md:5:7: invalid-frontmatter: `year` is the text "2017", not a whole number
  help: remove the quotes
  fix: write `2017`
```

```markdown notes/vl-bert.md fixed
---
title: "1984"
status: todo
venue: ICLR
year: 2017
---
```

## Bad: none, or none that can be read

```toml
[[notes]]
path = "notes/*.md"
schema = "schemas/note.schema.json"
```

```json schemas/note.schema.json
{"type": "object", "required": ["title"]}
```

```markdown notes/dashes.md
----
title: VL-BERT
----
```

```markdown notes/empty.md
---
---
```

```markdown notes/late.md

---
title: VL-BERT
---
```

```markdown notes/none.md
# VL-BERT
```

```markdown notes/toml.md
+++
title = "VL-BERT"
+++
```

```diagnostics
notes/dashes.md:1:1: invalid-frontmatter: the note has no frontmatter
  help: the first line has 1 dash too many: write `---`
notes/empty.md:1:1: invalid-frontmatter: the frontmatter is empty
  help: write the keys that `schemas/note.schema.json` asks for
notes/late.md:1:1: invalid-frontmatter: the note has no frontmatter
  help: the opening `---` must be the first line
notes/none.md:1:1: invalid-frontmatter: the note has no frontmatter
  help: begin it with `---`, the keys that `schemas/note.schema.json` asks for, and `---`
```

## Good

```toml
[[notes]]
path = "notes/*.md"
schema = "schemas/note.schema.json"
```

```json schemas/note.schema.json
{
  "type": "object",
  "required": ["title"],
  "properties": {
    "title": {"type": "string"},
    "status": {"enum": ["todo", "doing", "done"]}
  }
}
```

```markdown notes/vl-bert.md
---
title: "1984"
status: todo
year: 2017
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from listlint.core.diagnostic import Diagnostic, Edit, Fix
from listlint.core.document import Note
from listlint.core.frontmatter import Frontmatter, Place, Route
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.project.settings import NoteFolder
from listlint.rules._rule import rule
from listlint.schema import SchemaFault

_TOO_MANY_DASHES = pattern(r"---(-+)[ \t]*$", re.MULTILINE)


@rule()
def check(note: Note, source: Source, folder: NoteFolder) -> Iterator[Diagnostic]:
    schema, head = folder.schema, note.frontmatter
    if schema is None:
        return
    if head is not None and head.value is not None:
        yield from _faults(head, schema.check(head.value), source)
    elif not note.faults and any(schema.check({})):
        yield _missing(head, schema.name, source)


def _missing(head: Frontmatter | None, schema: str, source: Source) -> Diagnostic:
    """Frontmatter that is not there, or holds nothing."""
    if head is not None:
        return Diagnostic(
            span=head.opening,
            message="the frontmatter is empty",
            help=f"write the keys that `{schema}` asks for",
        )
    return Diagnostic(
        span=source.span(0, len(source.line(1))),
        message="the note has no frontmatter",
        help=_advice(source.text, schema),
    )


def _advice(text: str, schema: str) -> str:
    if dashes := _TOO_MANY_DASHES.match(text):
        more = len(dashes[1])
        return f"the first line has {more} dash{'es' * (more > 1)} too many: write `---`"
    if not text.startswith("---") and text.lstrip().startswith("---"):
        return "the opening `---` must be the first line"
    return f"begin it with `---`, the keys that `{schema}` asks for, and `---`"


def _faults(
    head: Frontmatter, found: Iterable[SchemaFault], source: Source
) -> Iterator[Diagnostic]:
    """Each fault at its key or value."""
    faults = list(found)
    places = head.located() if faults else {}
    is_yaml = source.text_of(head.opening) == "---"
    for fault in faults:
        place = places[fault.route]
        is_quoted = source.text_of(place.value).startswith(("'", '"'))
        yield Diagnostic(
            span=_span(head, fault, place),
            message=fault.message,
            help=None if fault.unquote and not is_quoted else fault.help,
            fix=_fix(fault, place, source) if is_yaml else None,
        )


def _span(head: Frontmatter, fault: SchemaFault, place: Place) -> Span:
    """The smallest place that shows the fault: a collection or nothing is shown by its key."""
    if not fault.route:
        return head.opening if fault.place == "missing" else place.value
    value = _value(head, fault.route)
    if fault.place == "value" and value is not None and not isinstance(value, dict | list):
        return place.value
    return place.key


def _value(head: Frontmatter, route: Route) -> object:
    value = head.value
    for step in route:
        match value, step:
            case dict(), str():
                value = value[step]
            case list(), int():
                value = value[step]
    return value


def _fix(fault: SchemaFault, place: Place, source: Source) -> Fix | None:
    """Anchors, aliases, tags and texts over several lines are left to the author."""
    if fault.replacement is None and not fault.quote:
        return None
    is_key = fault.place == "key"
    span = place.key if is_key else place.value
    text = source.text_of(span)
    if not text or text[0] in "&*!|>?" or "\n" in text or "\r" in text:
        return None
    if fault.quote:
        return Fix("put it in quotes", (Edit(span, f'"{text}"'),), fault.safe)
    title = f"call it `{fault.replacement}`" if is_key else f"write `{fault.replacement}`"
    return Fix(title, (Edit(span, fault.replacement or ""),), fault.safe)
