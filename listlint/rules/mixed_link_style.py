"""A link to a note that is written in another style than most of the vault's.

A vault that mixes paths, names and wikilinks works in fewer programs, and its links are harder to
rename. Off by default. What most links are, or what `link-style` of `[[notes]]` says, is the style
of the vault: `relative`, `root`, `name` or `wiki`.

## Bad

```toml
[rules]
mixed-link-style = "warning"
```

```markdown notes/uniter.md
[Pixel-BERT](./pixel-bert.md), [VL-BERT](../notes/vl-bert.md), [the same](/notes/vl-bert.md) and
[[pixel-bert]].
```

```markdown notes/pixel-bert.md
# Pixel-BERT
```

```markdown notes/vl-bert.md
# VL-BERT
```

```diagnostics
notes/uniter.md:1:75: mixed-link-style: this is a path from the root, and most links are relative paths
  help: write `./vl-bert.md`
notes/uniter.md:2:3: mixed-link-style: this is a wikilink, and most links are relative paths
  help: write `[pixel-bert](./pixel-bert.md)`
```

## Bad: a style is configured

```toml
[rules]
mixed-link-style = "warning"

[[notes]]
path = "notes/*.md"
link-style = "wiki"
```

```markdown notes/uniter.md
[Pixel-BERT](./pixel-bert.md)
```

```markdown notes/pixel-bert.md
# Pixel-BERT
```

```diagnostics
notes/uniter.md:1:14: mixed-link-style: this is a relative path, and `link-style` wants wikilinks
  help: write `[[pixel-bert|Pixel-BERT]]`
```

## Good

```toml
[rules]
mixed-link-style = "warning"
```

```markdown notes/uniter.md
[Pixel-BERT](./pixel-bert.md), [web](https://example.org), ![A figure](/media/figure.png)
```

```markdown notes/pixel-bert.md
# Pixel-BERT
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import LinkStyle
from listlint.links import spelling
from listlint.links.index import Links
from listlint.links.vault.link_style import form_of
from listlint.rules._rule import rule

_NAMES = {
    LinkStyle.RELATIVE: ("a relative path", "relative paths"),
    LinkStyle.ROOT: ("a path from the root", "paths from the root"),
    LinkStyle.NAME: ("a name to look up", "names to look up"),
    LinkStyle.WIKI: ("a wikilink", "wikilinks"),
}


@rule(severity=Severity.WARNING, on_by_default=False)
def check(links: Links) -> Iterator[Diagnostic]:
    for resolved in links.follower.resolved_links(links.documents.values()):
        document, link, to = resolved
        form = form_of(links.follower, resolved)
        configured = links.policy(document).style
        convention = links.convention(links.vault(document)) if form else None
        if form is None or convention is None:
            continue
        preferred = configured or convention.form.style
        if form.style is preferred:
            continue
        reason = "`link-style` wants" if configured else "most links are"
        preferred_form = convention.form._replace(style=preferred)
        right = spelling.rewrite(links, document, to.path, link, preferred_form)
        yield Diagnostic(
            span=spelling.place(link),
            message=f"this is {_NAMES[form.style][0]}, and {reason} {_NAMES[preferred][1]}",
            help=f"write `{right}`",
        )
