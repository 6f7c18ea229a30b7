"""The last slash of a web address in a list that writes none.

Without it a site's or a repository's address points to the same page, and two addresses that are
one look different. It is reported where the list asks for addresses without it, or with
`always`: no reader sees it, so that most others have none is no reason. Other addresses are let be:
to their servers it may matter.

## Bad

```markdown CONTRIBUTING.md
- On root domains, strip the trailing slash.
```

```markdown
- [Its site](https://example.org/)
- [UNITER](https://github.com/ChenRocks/UNITER/)
- [A page](https://example.org/uniter/)
```

```diagnostics
README.md:1:33: trailing-slash: the address of a site ends in a slash, and the list asks for addresses without it
  help: leave it out
  fix: leave it out
  CONTRIBUTING.md:1:20: asked for here
```

```markdown fixed
- [Its site](https://example.org)
- [UNITER](https://github.com/ChenRocks/UNITER/)
- [A page](https://example.org/uniter/)
```

## Bad: always

```toml
[rules]
trailing-slash = { always = true }
```

```markdown
- [UNITER](https://github.com/ChenRocks/UNITER/)
```

```diagnostics
README.md:1:47: trailing-slash: the address of a repository ends in a slash
  help: leave it out
  fix: leave it out
```

```markdown fixed
- [UNITER](https://github.com/ChenRocks/UNITER)
```

## Good: this list does not mind

```markdown
- [Its site](https://example.org/)
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.lists.addresses import Address, Addresses
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.rules import _causes
from listlint.rules._causes import Expectation
from listlint.rules._rule import rule

_KINDS = {
    "site": pattern(r"https?://[^\s/?#]+(/?)", re.IGNORECASE),
    "repository": pattern(
        r"https?://(?:www\.)?(?:github|gitlab)\.com/[\w.-]+/[\w.-]+(/?)", re.IGNORECASE
    ),
}
_ASKED = {"site": Guideline.NO_TRAILING_SLASH}
"""What lists ask for is said of sites."""


@dataclass(frozen=True, slots=True)
class Options:
    always: bool = False
    """Whether it is always reported, whatever the list asks for or does."""


@rule(severity=Severity.WARNING)
def check(
    _each: List, addresses: Addresses, guidelines: Guidelines, options: Options
) -> Iterator[Diagnostic]:
    for kind, form in _KINDS.items():
        kept = partial(_is_bare, form)
        expected = Expectation(_ASKED.get(kind), "asks for addresses without it", kept, "have none")
        cause = _causes.cause(guidelines, addresses, expected, always=options.always)
        if cause is None or not cause.is_told:
            continue
        for address in addresses.asked:
            if kept(address) is False:
                end = len(address.text)
                span = address.span(end - 1, end)
                yield Diagnostic(
                    span=span,
                    message=f"the address of a {kind} ends in a slash{cause.why}",
                    help="leave it out",
                    related=cause.related,
                    fix=Fix("leave it out", (Edit(span, ""),)),
                )


def _is_bare(form: re.Pattern[str], address: Address) -> bool | None:
    """Whether an address of a kind has no slash at its end; `None`: it is of another kind."""
    found = form.fullmatch(address.text)
    return None if found is None else not found[1]
