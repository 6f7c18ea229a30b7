"""A list without one title, in title case, above all else.

Asked for by the profile `awesome` only. Short words such as "of" may be small, and a word with a
capital, a digit or a sign inside is a name. A logo in HTML is a title too.

## Bad

```toml
extends = "awesome"

[rules]
awesome-badge = "off"
```

```markdown
# my-awesome-list

- [Tamrin](https://example.org/tamrin) - Draws maps.

# Another List
```

```diagnostics
README.md:1:3: main-heading: the title is not in title case
  help: begin its words with capitals
README.md:5:3: main-heading: a list has one title, and this is another
  help: use `##`
```

## Good

```toml
extends = "awesome"
```

```markdown
# Awesome Maps of Node.js [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

- [Tamrin](https://example.org/tamrin) - Draws maps.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Document, Heading
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.rules._readme import is_readme
from listlint.rules._rule import rule

_SMALL = frozenset(
    "a an and as at but by en for from if in nor of on or per the to v via vs with".split()  # noqa: SIM905 - read as a line
)
_HTML_TITLE = pattern(
    r"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:h1|div|p|img|a|center)\b", re.DOTALL | re.IGNORECASE
)


@rule(on_by_default=False)
def check(document: Document, source: Source) -> Iterator[Diagnostic]:
    if not is_readme(document) or not source.text.strip():
        return
    has_logo = _HTML_TITLE.match(source.text) is not None
    titles = [heading for heading in document.headings if heading.level == 1]
    first = document.headings[0] if document.headings else None
    if first is None and not has_logo:
        yield _finding(source.span(0, 0), "the list has no title", "begin with `# Awesome …`")
    elif first and first.level > 1 and not has_logo:
        yield _finding(first.span, f"the title is of level {first.level}", "use `#`")
    if titles and not has_logo and not _is_title_case(titles[0]):
        yield _finding(
            titles[0].span, "the title is not in title case", "begin its words with capitals"
        )
    for heading in titles[1:]:
        yield _finding(heading.span, "a list has one title, and this is another", "use `##`")


def _finding(span: Span, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(span=span, message=message, help=remedy)


def _is_title_case(heading: Heading) -> bool:
    words = heading.text.split()
    return all(
        _is_capital(word) or (number > 0 and word in _SMALL) for number, word in enumerate(words)
    )


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or is no plain word."""
    letter = next((char for char in word if char.isalpha()), "")
    is_plain = letter.islower() and word.strip("()[]:,!?").replace("-", "").islower()
    return not is_plain
