"""A web address with `http` in a list that links by `https`.

Whoever listens in can read and change what such a link brings. It is reported where the list asks
for `https`, and of what a change brings also where nearly all addresses of the list have it: for
sites that are known to have it. Known are those that the list itself links by `https`, and a few
that many lists link; for them the fix is safe. Other sites may have none: of these only what a
change brings to a list that asks for `https` is reported, and with `always` everything.

## Bad

```markdown CONTRIBUTING.md
- Always prefer `https` links over `http` ones.
```

```markdown
- [VL-BERT](http://arxiv.org/abs/1908.08530)
- [UNITER](https://openreview.net/forum?id=S1eL4kBYwr)
- [ViLBERT](http://vilbert.example.org)
- [A copy](https://web.archive.org/web/2020/http://example.org/)
```

```diagnostics
README.md:1:13: insecure-url: this address has `http`, and the list asks for `https`
  help: write `https`
  fix: write `https`
  CONTRIBUTING.md:1:3: asked for here
```

```markdown fixed
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [UNITER](https://openreview.net/forum?id=S1eL4kBYwr)
- [ViLBERT](http://vilbert.example.org)
- [A copy](https://web.archive.org/web/2020/http://example.org/)
```

## Bad: always

```toml
[rules]
insecure-url = { always = true }
```

```markdown
- [VL-BERT](http://vl-bert.example.org)
- [At home](http://localhost:8000/)
```

```diagnostics
README.md:1:13: insecure-url: this address has `http`
  help: write `https` if the site has it
  unsafe fix: write `https`
```

```markdown fixed
- [VL-BERT](https://vl-bert.example.org)
- [At home](http://localhost:8000/)
```

## Good: this list does not mind

```markdown
- [VL-BERT](http://arxiv.org/abs/1908.08530)
- [UNITER](https://arxiv.org/abs/1909.11740)
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.lists.addresses import Address, Addresses
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.rules import _causes
from listlint.rules._causes import Expectation
from listlint.rules._rule import rule

_HOST = pattern(r"https?://([^\s/?#]+)", re.IGNORECASE)
_INSECURE = pattern(r"http(?=://)", re.IGNORECASE)
_LOCAL = pattern(
    r"(?:localhost|\[.*|\d+\.\d+\.\d+\.\d+|.*\.(?:local|internal|onion|i2p))(?::\d+)?$",
    re.IGNORECASE,
)
"""Hosts that no authority vouches for, or that are secure without one."""


_KNOWN = pattern(
    r"(?:.*\.)?(?:arxiv\.org|bitbucket\.org|doi\.org|github\.com|github\.io|gitlab\.com|medium\.com"
    r"|openreview\.net|proceedings\.mlr\.press|thecvf\.com|twitter\.com|wikipedia\.org|youtu\.be"
    r"|youtube\.com)"
)
"""Sites that answer by `https` alone."""


@dataclass(frozen=True, slots=True)
class Options:
    always: bool = False
    """Whether every address with `http` is reported, whatever the list asks for or does."""


@rule(severity=Severity.WARNING)
def check(
    _each: List, addresses: Addresses, guidelines: Guidelines, options: Options
) -> Iterator[Diagnostic]:
    expected = Expectation(
        Guideline.HTTPS, "asks for `https`", _is_secure, "have `https`", is_seen=False
    )
    cause = _causes.cause(guidelines, addresses, expected, always=options.always)
    if cause is None:
        return
    is_unknown_told = options.always or (cause.is_told and addresses.are_of_change)
    secure = {_host(one.text) for one in addresses.settled if _is_secure(one)}
    for address in addresses.asked:
        insecure, host = _INSECURE.match(address.text), _host(address.text)
        is_known = host in secure or _KNOWN.fullmatch(host) is not None
        if insecure and not _LOCAL.match(host) and (is_known or is_unknown_told):
            span = address.span(*insecure.span())
            yield Diagnostic(
                span=span,
                message=f"this address has `http`{cause.why}",
                help="write `https`" if is_known else "write `https` if the site has it",
                related=cause.related,
                fix=Fix("write `https`", (Edit(span, "https"),), safe=is_known),
            )


def _is_secure(address: Address) -> bool:
    return address.text[:6].lower() == "https:"


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1].lower().removeprefix("www.") if found else ""
