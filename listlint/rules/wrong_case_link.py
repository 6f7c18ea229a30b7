"""A link whose upper and lower case differ from the file's.

Windows and macOS open it, so its author sees nothing wrong; on Linux, on GitHub and on most web
servers it is broken. The fix changes just the letters that differ.

## Bad

```markdown
- [VL-BERT](./Notes/vl-bert#results)
- [the same](<notes/VL-BERT.md> "VL-BERT")

![A figure](media/figure%201.PNG)
```

```markdown notes/VL-BERT.md
# VL-BERT

## Results
```

```text media/Figure 1.png
```

```diagnostics
README.md:1:13: wrong-case-link: `./Notes/vl-bert` differs in case from `notes/VL-BERT.md`
  help: write `./notes/VL-BERT`
  fix: write `./notes/VL-BERT`
README.md:4:13: wrong-case-link: `media/figure%201.PNG` differs in case from `media/Figure 1.png`
  help: write `media/Figure%201.png`
  fix: write `media/Figure%201.png`
```

```markdown fixed
- [VL-BERT](./notes/VL-BERT#results)
- [the same](<notes/VL-BERT.md> "VL-BERT")

![A figure](media/Figure%201.png)
```

## Good

```markdown
- [VL-BERT](./notes/VL-BERT#results)
```

```markdown notes/VL-BERT.md
# VL-BERT

## Results
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote, unquote

from listlint.core.diagnostic import Diagnostic, Edit, Fix
from listlint.core.markdown_paths import without_suffix
from listlint.core.source import Span
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.rules._rule import rule


@rule()
def check(links: Links) -> Iterator[Diagnostic]:
    for _, link, to in links.worth_checking(Outcome.WRONG_CASE):
        text, (path, start, _) = links.written(link)
        written = re.split(r"[?#]", text)[0]
        right = _respelled(written, to.path)
        edit = Edit(Span(path, start, start + len(written)), right or "")
        is_meant = link.text.strip() in (written, without_suffix(written))
        safe = links.files.is_only(to.path) and not is_meant
        yield Diagnostic(
            span=link.destination or link.span,
            message=f"`{written}` differs in case from `{to.path}`",
            help=f"write `{right}`" if right else f"write `{to.path}` in its own case",
            fix=Fix(f"write `{right}`", (edit,), safe) if right else None,
        )


def _respelled(written: str, path: str) -> str | None:
    """A written path with the letters of the file's, its prefix and percent-encoding kept."""
    start = re.match(r"(?:.*/)?\.{1,2}/|/?", written).end()  # type: ignore[union-attr] # or empty
    end = len(written.rstrip("/"))
    plain = unquote(written[start:end])
    for real in (path, without_suffix(path)):
        tail = real[max(len(real) - len(plain), 0) :]
        if tail.casefold() == plain.casefold() and len(tail) == len(plain):
            return written[:start] + _with_letters(written[start:end], tail) + written[end:]
    return None


def _with_letters(written: str, letters: str) -> str:
    rest = iter(letters)

    def put(found: re.Match[str]) -> str:
        old = unquote(found[0])
        new = "".join(islice(rest, len(old)))
        if old == new:
            return found[0]
        return quote(new) if found[0].startswith("%") else new

    return re.sub(r"(?:%[0-9A-Fa-f]{2})+|.", put, written, flags=re.DOTALL)
