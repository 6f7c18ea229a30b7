"""A web or mail address without its scheme.

Without `https://` or `mailto:` a browser takes the address for a file beside the document.

## Bad

```markdown
Written by [me](me@example.org), see [my page](<www.example.org/me>) and [others][].

[others]: www.example.org/all "Others"
```

```diagnostics
README.md:1:17: missing-scheme: `me@example.org` lacks `mailto:`, so it points to a file
  help: write `mailto:me@example.org`
  fix: add `mailto:`
README.md:1:48: missing-scheme: `www.example.org/me` lacks `https://`, so it points to a file
  help: write `https://www.example.org/me`
  fix: add `https://`
README.md:3:11: missing-scheme: `www.example.org/all` lacks `https://`, so it points to a file
  help: write `https://www.example.org/all`
  fix: add `https://`
```

```markdown fixed
Written by [me](mailto:me@example.org), see [my page](<https://www.example.org/me>) and [others][].

[others]: https://www.example.org/all "Others"
```

## Bad: a scheme that is misspelt, and an address that looks like a path

```markdown
- [Zerolog](https//github.com/rs/zerolog) by [its author](github.com/rs)
```

```diagnostics
README.md:1:13: missing-scheme: `https//github.com/rs/zerolog` begins with a broken `https://`
  help: write `https://github.com/rs/zerolog`
  fix: write `https://`
README.md:1:59: missing-scheme: `github.com/rs` lacks `https://`, so it points to a file
  help: write `https://github.com/rs`
  unsafe fix: add `https://`
```

```markdown fixed
- [Zerolog](https://github.com/rs/zerolog) by [its author](https://github.com/rs)
```

## Good

```markdown
Written by [me](mailto:me@example.org), see [my page](https://www.example.org/me).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Edit, Fix
from listlint.core.source import Span
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.rules._rule import rule


@rule()
def check(links: Links) -> Iterator[Diagnostic]:
    for _, link, to in links.worth_checking(Outcome.NO_SCHEME):
        scheme = to.target.partition(":")[0] + (":" if to.target.startswith("mailto:") else "://")
        rest = to.target.removeprefix(scheme)
        broken = link.target.removesuffix(rest)
        text, (path, start, _) = links.written(link)
        place = Span(path, start, start + len(broken))
        # What looks like a host could be a folder that is missing; the rest is certain.
        safe = bool(broken) or scheme == "mailto:" or rest.lower().startswith("www.")
        yield Diagnostic(
            span=link.destination or link.span,
            message=f"`{link.target}` begins with a broken `{scheme}`"
            if broken
            else f"`{link.target}` lacks `{scheme}`, so it points to a file",
            help=f"write `{to.target}`",
            fix=Fix(f"{'write' if broken else 'add'} `{scheme}`", (Edit(place, scheme),), safe)
            if text.startswith(broken)
            else None,
        )
