"""A stated format that the list's own entries do not keep.

Whoever contributes follows what the list says, and gets an entry that looks like no other. One such
finding stands for all entries, which are held to the format that they share instead.

## Bad

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
README.md:16:5: stale-format: the stated format fits 0 of 8 entries; 8 follow this one instead: `- [{title}]({url}).`
  help: state the format that the entries have, or configure as `format` the one that is meant
```

## Good

```markdown README.md
# Tools

- [one](https://one.example) - The first of them.
- [two](https://two.example) - The second of them.

## Contributing

Use this format:

    - [name](link) - Description.
```
"""  # noqa: E501 - the message is that long

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import List
from listlint.lists.format.formats import Formats
from listlint.lists.format.template import shown
from listlint.rules._rule import rule


@rule(severity=Severity.WARNING)
def check(_list: List, formats: Formats) -> Iterator[Diagnostic]:
    for chosen in formats.formats:
        if chosen.stale is None or not chosen.is_norm:
            continue
        template = shown(chosen.norm.templates[0])
        yield Diagnostic(
            span=chosen.stated[0].span,
            message=f"the stated format fits {chosen.stale} of {len(chosen.entries)} entries;"
            f" {chosen.conforming} follow this one instead: {template}",
            help="state the format that the entries have, or configure as `format` the one"
            " that is meant",
        )
