"""A web address that hides where it leads behind a shortening service.

Readers cannot see where they go, the service may end, and a work listed twice is not found. It is
reported where the list asks for full addresses, where nearly all of its addresses are, or with
`always`. Where the list does not ask for it, an address whose words somebody has chosen is left
alone: its owner makes it known, and may change where it leads. There is no fix, since only the
service knows the target.

## Bad

```markdown CONTRIBUTING.md
- We don't permit shortened URLs.
```

```markdown
- [A report](https://bit.ly/3GUlRng)
- [A talk](https://youtu.be/rBCqOTEfxvg)
- [Shortens URLs](https://bit.ly)
```

```diagnostics
README.md:1:14: shortened-url: `bit.ly` hides where this link goes, and the list asks for full addresses
  help: follow the link, and write the address that it opens
  CONTRIBUTING.md:1:8: asked for here
```

## Good: this list does not mind

```markdown
- [A report](https://bit.ly/3GUlRng)
```
"""  # noqa: E501 - a message is that long

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.lists.addresses import Address, Addresses
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.rules import _causes
from listlint.rules._causes import Expectation
from listlint.rules._rule import rule

_HOSTS = """
adf.ly amzn.to bit.do bit.ly bitly.com buff.ly cutt.ly dlvr.it fb.me git.io goo.gl is.gd j.mp
lnkd.in ow.ly rb.gy rebrand.ly shorturl.at smarturl.it suo.im t.cn t.co t.ly tiny.cc tiny.one
tinyurl.com trib.al url.cn v.gd
"""
_SHORTENED = pattern(
    rf"https?://(?:www\.)?({'|'.join(map(re.escape, _HOSTS.split()))})/([\w-]+)/?(?:[?#]|$)",
    re.IGNORECASE,
)
_CHOSEN = pattern(r"[a-z]{3,}(?:[-_][a-z0-9]+)+|[a-z]{9,}")
"""A name that somebody has chosen: services make six to eight characters of letters and digits."""


@dataclass(frozen=True, slots=True)
class Options:
    always: bool = False
    """Whether they are always reported, whatever the list asks for or does."""


@rule(severity=Severity.WARNING)
def check(
    _each: List, addresses: Addresses, guidelines: Guidelines, options: Options
) -> Iterator[Diagnostic]:
    expected = Expectation(
        Guideline.NO_SHORTENERS, "asks for full addresses", _is_full, "are written in full"
    )
    cause = _causes.cause(guidelines, addresses, expected, always=options.always)
    for address in addresses.asked if cause else ():
        found = _SHORTENED.match(address.text)
        if not cause or not found or found[1].lower() in address.link.text.lower():
            continue
        if cause.is_told or not _CHOSEN.fullmatch(found[2]):
            yield Diagnostic(
                span=address.span(0, len(address.text)),
                message=f"`{found[1].lower()}` hides where this link goes{cause.why}",
                help="follow the link, and write the address that it opens",
                related=cause.related,
            )


def _is_full(address: Address) -> bool:
    return _SHORTENED.match(address.text) is None
