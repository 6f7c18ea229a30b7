"""Two entries of different names with one address.

Of software, a name and its link together are the entry. Names that have something in common are
most likely one thing, listed twice; two that have nothing in common were hardly meant to share a
link: it was copied with the entry and never changed. Parts of one project may share its address:
their descriptions say different things, and so may links to several times of a recording or pages
of a file. In two sections only names that say the same are looked at. A page that entries of more
than two names link to is taken for an index, and where a list cross-lists, so may it under another
name.

## Bad

```markdown
- [httpx](https://github.com/encode/httpx) - HTTP client.
- [starlette](https://github.com/encode/httpx#readme) - Web framework.
- [VS Code](https://code.visualstudio.com) - Editor with extensions.
- [Visual Studio Code](https://code.visualstudio.com/) - The editor of Microsoft.
```

```diagnostics
README.md:2:4: duplicate-url: this has the same address as `httpx` on line 1
  help: correct one of the links; if both are right, write `works = ["httpx", "starlette"]` under `[[not-duplicates]]` in the configuration
  README.md:1:4: the same link
README.md:4:4: duplicate-url: this may be `VS Code` on line 3 under another name: the same address
  help: keep one of them; if both are right, write `works = ["VS Code", "Visual Studio Code"]` under `[[not-duplicates]]` in the configuration
  README.md:3:4: the same link
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
from listlint.works.linkage import Pair, Policy, Verdict, Works, reasons
from listlint.works.linkage.cross_listing import are_described_anew


@rule(severity=Severity.WARNING)
def check(works: Works, changes: Changes, meant: Policy) -> Iterator[Diagnostic]:
    for pair in works.sharing_address:
        _, later = changes.reported_last(pair.one, pair.other)
        is_new = later.entry is not None and changes.is_new(later.entry)
        is_meant = meant.is_meant(pair) or (not is_new and are_described_anew(pair.one, pair.other))
        if pair.verdict is Verdict.STRANGERS or not is_meant:
            yield _finding(works, changes, pair)


def _finding(works: Works, changes: Changes, pair: Pair) -> Diagnostic:
    earlier, later = changes.reported_last(pair.one, pair.other)
    name = f"`{earlier.title.text}` {works.where(earlier, later)}"
    if pair.verdict is Verdict.RENAMED:
        message, what = (
            f"this may be {name} under another name: the same address",
            "keep one of them",
        )
    else:
        message, what = f"this has the same address as {name}", "correct one of the links"
    return Diagnostic(
        span=later.place("title"),
        message=message,
        help=f"{what}; {reasons.both(earlier, later)}",
        related=(Related(earlier.place("title"), "the same link"),),
    )
