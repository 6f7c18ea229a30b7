"""Two entries of different names that point to one page.

Of software, a name and its link together are the entry; several tools of one project may share a
link. Two names that have nothing in common hardly do, and neither do two papers share a PDF: most
likely the link was copied with the entry and never changed. A page that more than two entries lead
to is taken for an index.

## Bad

```markdown
- [httpx](https://github.com/encode/httpx) - HTTP client.
- [starlette](https://github.com/encode/httpx#readme) - Web framework.
```

```diagnostics
README.md:2:4: duplicate-url: this has the same address as `httpx` on line 1
  help: correct one of the links; if both are right, write `works = ["httpx", "starlette"]` under `[[not-duplicates]]` in the configuration
  README.md:1:4: the same link
```

## Good

```markdown
- [hatch](https://github.com/pypa/hatch) - Project manager.
- [hatchling](https://github.com/pypa/hatch) - Build backend.
- [re](https://docs.python.org/3/library/text.html) - Regular expressions.
- [difflib](https://docs.python.org/3/library/text.html) - Differences.
- [textwrap](https://docs.python.org/3/library/text.html) - Lines.
```
"""  # noqa: E501 - the help is that long

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.project.changes import Changes
from listlint.rules._rule import rule
from listlint.works.linkage import Record, Works, reasons


@rule(severity=Severity.WARNING)
def check(works: Works, changes: Changes) -> Iterator[Diagnostic]:
    for pair in works.sharing_address:
        earlier, later = changes.in_order(*pair)
        yield _finding(works, earlier, later)


def _finding(works: Works, earlier: Record, later: Record) -> Diagnostic:
    where = works.where(earlier, later)
    return Diagnostic(
        span=later.place("title"),
        message=f"this has the same address as `{earlier.title.text}` {where}",
        help=f"correct one of the links; {reasons.both(earlier, later)}",
        related=(Related(earlier.place("title"), "the same link"),),
    )
