"""A list whose entries do not share the format that it states.

Whoever contributes follows what the list says, and gets an entry that looks like no other. Where the
entries share another format, they are held to that one. Where neither the stated format nor any
other covers four entries in five, none can be held against the others: they are judged only at those
points at which nearly all agree. A format that is configured decides what they are to look like.

A format that one of several lists keeps is stated for that list, and one that eight entries keep for
entries of their kind. Of a list that states no format
there is nothing to say; `listlint format` shows what its entries have in common.

## Bad

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- **two** (https://two.example): the second
- [three](https://three.example) - The third.
- [four](https://four.example) - The fourth.
- [[five]](https://five.example) `fifth` | 2005
- *six*. [link](https://six.example), sixth; MIT
- [seven](https://seven.example) - The seventh.
- (eight) [8](https://eight.example) => eighth

## Contributing

Use this format:

    - [name](url) - Description.
```

```diagnostics
README.md:3:1: mixed-format: no format covers four in five of the 8 entries
  help: state the format that is meant, or configure it as `format`, to have the entries held to it
```

## Bad: a stated format that the entries do not keep

```markdown README.md
# Tools

- [one](https://one.example).
- [two](https://two.example).
- [three](https://three.example).
- [four](https://four.example).
- [five](https://five.example).
- [six](https://six.example).
- [seven](https://seven.example).
- [eight](https://eight.example).

## Contributing

Use this format:

    - **name**: description [link](url)
```

```diagnostics
README.md:16:5: mixed-format: the stated format fits 0 of 8 entries; 8 follow this one instead: `- [{title}]({url}).`
  help: state the format that the entries have, or configure as `format` the one that is meant
```

## Good

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- [two](https://two.example) - The second.
```
"""  # noqa: E501 - the message is that long

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.source import Source, Span, lines_of
from listlint.lists.format.list_format import Format, Origin
from listlint.lists.format.template import shown
from listlint.lists.format.thresholds import FEWEST, SUPPORTED
from listlint.project.project import Project
from listlint.rules._rule import rule


@rule(severity=Severity.WARNING)
def check(project: Project) -> Iterator[Diagnostic]:
    found = [each for one in project.lists for each in project.list_at(one.path).formats.formats]
    kept = {each.span for chosen in found if chosen.stale is None for each in chosen.stated}
    stale: defaultdict[Span, list[Format]] = defaultdict(list)
    for chosen in found:
        is_stale = chosen.stale is not None and not SUPPORTED.holds(chosen.stale)
        if chosen.is_norm and is_stale and chosen.stated[0].span not in kept:
            stale[chosen.stated[0].span].append(chosen)
        elif not chosen.is_norm and chosen.stated and len(chosen.entries) >= FEWEST:
            yield _mixed(chosen, project.sources[chosen.entries[0].span.path])
    for formats in stale.values():
        yield _stale(max(formats, key=lambda each: len(each.entries)))


def _stale(chosen: Format) -> Diagnostic:
    """A stated format that the list's own entries do not keep."""
    template = shown(chosen.norm.templates[0])
    return Diagnostic(
        span=chosen.stated[0].span,
        message=f"the stated format fits {chosen.stale} of {len(chosen.entries)} entries;"
        f" {chosen.conforming} follow this one instead: {template}",
        help="state the format that the entries have, or configure as `format` the one"
        " that is meant",
    )


def _mixed(chosen: Format, source: Source) -> Diagnostic:
    """Entries that share no format."""
    span = chosen.entries[0].span
    first = lines_of(source.text_of(span))[0]
    common = ""
    if (fitting := chosen.norm.support[0]) >= FEWEST:
        which = "stated" if chosen.origin is Origin.STATED else "most common"
        common = f"; the {which} one fits {fitting}: {shown(chosen.norm.templates[0])}"
    return Diagnostic(
        span=Span(span.path, span.start, span.start + len(first)),
        message=f"no format covers four in five of the {len(chosen.entries)} entries{common}",
        help="state the format that is meant, or configure it as `format`, to have the"
        " entries held to it",
    )
