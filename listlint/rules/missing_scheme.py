"""A web or mail address without its scheme.

Without `https://` or `mailto:` a browser takes the address for a file beside the document.

## Bad

```markdown
Written by [me](me@example.org), see [my page](<www.example.org/me>) and [others][].

[others]: www.example.org/all "Others"
```

```diagnostics
README.md:1:17: missing-scheme: `me@example.org` lacks `mailto:`, so it leads to a file
  help: write `mailto:me@example.org`
  fix: add `mailto:`
README.md:1:48: missing-scheme: `www.example.org/me` lacks `https://`, so it leads to a file
  help: write `https://www.example.org/me`
  fix: add `https://`
README.md:3:11: missing-scheme: `www.example.org/all` lacks `https://`, so it leads to a file
  help: write `https://www.example.org/all`
  fix: add `https://`
```

```markdown fixed
Written by [me](mailto:me@example.org), see [my page](<https://www.example.org/me>) and [others][].

[others]: https://www.example.org/all "Others"
```

## Good

```markdown
Written by [me](mailto:me@example.org), see [my page](https://www.example.org/me).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.diagnostic import Diagnostic, Edit, Fix
from listlint.project import Project
from listlint.resolve import Outcome
from listlint.rule import rule
from listlint.source import Span


@rule()
def check(project: Project) -> Iterator[Diagnostic]:
    for _, link, to in project.leads(Outcome.NO_SCHEME):
        scheme = to.target.removesuffix(link.target)
        _, (path, start, _) = project.written(link)
        yield Diagnostic(
            span=link.destination or link.span,
            message=f"`{link.target}` lacks `{scheme}`, so it leads to a file",
            help=f"write `{to.target}`",
            fix=Fix(f"add `{scheme}`", (Edit(Span(path, start, start), scheme),)),
        )
