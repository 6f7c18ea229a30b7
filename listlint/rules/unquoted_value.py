"""A value in YAML that is none, since it would have to be in quotes.

`#` begins a comment, so `tags: #a` says nothing, and `[[note]]` is a list within a list, so it is
no link. Programs read what YAML says, not what is meant.

A comment is taken for a value only where there is no other one, and where it is nothing but words
with a `#` before each. Among tags the `#` is not part of a tag.

## Bad

```markdown notes/vl-bert.md
---
up: [[Transformers]]
related:
  - [[ViLBERT|its sibling]]
tags: #nlp #vision/video
aliases:
  - #vlbert
color: #a0b0c0
---
```

```diagnostics
notes/vl-bert.md:2:5: unquoted-value: `[[` begins a list within a list, not a link
  help: put it in quotes
  fix: put it in quotes
notes/vl-bert.md:4:5: unquoted-value: `[[` begins a list within a list, not a link
  help: put it in quotes
  unsafe fix: put it in quotes
notes/vl-bert.md:5:7: unquoted-value: `#` begins a comment, so `tags` has no value
  help: write `[nlp, vision/video]`
  fix: write `[nlp, vision/video]`
notes/vl-bert.md:7:5: unquoted-value: `#` begins a comment, so this item has no value
  help: put it in quotes
  fix: put it in quotes
notes/vl-bert.md:8:8: unquoted-value: `#` begins a comment, so `color` has no value
  help: put it in quotes
  fix: put it in quotes
```

```markdown notes/vl-bert.md fixed
---
up: "[[Transformers]]"
related:
  - "[[ViLBERT|its sibling]]"
tags: [nlp, vision/video]
aliases:
  - "#vlbert"
color: "#a0b0c0"
---
```

## Good

```markdown notes/vl-bert.md
---
up: "[[Transformers]]"
sizes: [[1, 2], [3, 4]]
row: [[1]]
tags: # those of the library
venue: #TODO
status: done #really
year: # 2019
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import Document
from listlint.core.frontmatter import Place, Route
from listlint.core.lazy_pattern import pattern
from listlint.core.placeholders import is_placeholder
from listlint.core.source import Source, Span
from listlint.rules._rule import rule

_WORDS = pattern(r"[ \t]*(?::[ \t]+|-[ \t]+)?(#[^\s#,]+(?:[ \t,]+#[^\s#,]+)*)[ \t]*$", re.MULTILINE)
_WORD = pattern(r"#([^\s#,]+)")
_LINK = pattern(r"\[\[[^\[\]\"\\\n]+\]\]")
_TAGS = frozenset({"tags", "tag", "keywords", "categories", "topics"})
_LINK_IS_NONE = "`[[` begins a list within a list, not a link"


@rule(severity=Severity.WARNING)
def check(document: Document, source: Source) -> Iterator[Diagnostic]:
    head = document.frontmatter
    if head is None or source.text_of(head.opening) != "---":
        return
    if "[[" in source.text_of(head.span) or "#" in source.text_of(head.span):
        values = dict(_values(head.value))
        for route, place in head.located().items():
            if route and values[route] is None:
                yield from _swallowed(route, place, source)
            elif _is_link(values[route]) and _LINK.fullmatch(source.text_of(place.value)):
                yield _quoted(place.value, _LINK_IS_NONE, source)


def _values(root: object) -> Iterator[tuple[Route, object]]:
    """Each value, and the way to it."""
    pending: list[tuple[Route, object]] = [((), root)]
    while pending:
        route, value = pending.pop()
        yield route, value
        if isinstance(value, dict):
            pending += [((*route, key), child) for key, child in value.items()]
        elif isinstance(value, list):
            pending += [((*route, number), child) for number, child in enumerate(value)]


def _is_link(value: object) -> bool:
    """Whether it is one text, in a list that is alone in another."""
    match value:
        case [[str()]]:
            return True
    return False


def _swallowed(route: Route, place: Place, source: Source) -> Iterator[Diagnostic]:
    """A value that is not there, although something like one stands in a comment."""
    found = _WORDS.match(source.text, place.key.end)
    if found is None or place.value.start != place.value.end:
        return
    words = _WORD.findall(found[1])
    if any(map(is_placeholder, words)):
        return
    span = source.span(*found.span(1))
    key = route[-1]
    what = f"`{key}` has no value" if isinstance(key, str) else "this item has no value"
    message = f"`#` begins a comment, so {what}"
    if not _TAGS.isdisjoint(step for step in route if isinstance(step, str)):
        text = words[0] if isinstance(key, int) else f"[{', '.join(words)}]"
        fix = Fix(f"write `{text}`", (Edit(span, text),))
        yield Diagnostic(span=span, message=message, help=fix.title, fix=fix)
    else:
        yield _quoted(span, message, source)


def _quoted(span: Span, message: str, source: Source) -> Diagnostic:
    """The same in quotes; as a link it may show other words."""
    fix, text = None, source.text_of(span)
    if not {'"', "\\"} & {*text}:
        ends = (source.span(at, at) for at in span[1:])
        edits = tuple(Edit(end, '"') for end in ends)
        fix = Fix("put it in quotes", edits, safe="|" not in text)
    return Diagnostic(span=span, message=message, help="put it in quotes", fix=fix)
