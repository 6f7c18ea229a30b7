"""A web address with parameters that only tell who sent the reader.

They change nothing of what it points to, and hide that two addresses are one. They are reported
where the list asks for clean addresses, where nearly all of its addresses are, or with `always`. By
what others do, parameters that several addresses share are let be: those the list adds itself.

## Bad

```markdown CONTRIBUTING.md
- Tracking codes must be removed from the URL.
```

```markdown
- [UNITER](https://example.org/uniter?id=7&utm_id=news&utm_term=mail#code)
- [A talk](https://youtu.be/rBCqOTEfxvg?si=Zk1x)
- [Its letter](https://example.org/letter?fbclid=IwAR0)
- [A search](https://example.org/?q=utm_source&si=7)
```

```diagnostics
README.md:1:44: tracking-parameter: `utm_id` and `utm_term` only track, and the list asks for links without tracking
  help: leave them out
  fix: leave them out
  CONTRIBUTING.md:1:3: asked for here
README.md:2:41: tracking-parameter: `si` only tracks, and the list asks for links without tracking
  help: leave it out
  fix: leave it out
  CONTRIBUTING.md:1:3: asked for here
README.md:3:43: tracking-parameter: `fbclid` only tracks, and the list asks for links without tracking
  help: leave it out
  fix: leave it out
  CONTRIBUTING.md:1:3: asked for here
```

```markdown fixed
- [UNITER](https://example.org/uniter?id=7#code)
- [A talk](https://youtu.be/rBCqOTEfxvg)
- [Its letter](https://example.org/letter)
- [A search](https://example.org/?q=utm_source&si=7)
```

## Good: this list does not mind

```markdown
- [UNITER](https://example.org/uniter?utm_source=news)
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.lists.addresses import Address, Addresses
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.rules import _causes
from listlint.rules._causes import Expectation
from listlint.rules._rule import rule

_QUERY = pattern(r"\?([^#\s]*)")
_PARAMETER = pattern(r"([^&;=]*)(?:=[^&;]*)?(?:&amp;|[&;]|$)")
_TRACKS = pattern(
    r"utm_\w+|_hs\w+|mc_[ce]id|mkt_tok|(?:[fyt]b?|ms|g|d|tw|tt)clid|igsh(?:id)?|ref_src|spm",
    re.IGNORECASE,
)
_SENDER_SITES = pattern(
    r"https?://(?:[\w-]+\.)*(?:youtu\.be|youtube\.com|spotify\.com)/", re.IGNORECASE
)
"""Sites whose `si` says who has shared the address."""


@dataclass(frozen=True, slots=True)
class Options:
    always: bool = False
    """Whether they are always reported, whatever the list asks for or does."""


@rule(severity=Severity.WARNING)
def check(
    _each: List, addresses: Addresses, guidelines: Guidelines, options: Options
) -> Iterator[Diagnostic]:
    expected = Expectation(
        Guideline.NO_TRACKING, "asks for links without tracking", _is_clean, "have none"
    )
    cause = _causes.cause(guidelines, addresses, expected, always=options.always)
    if cause is None:
        return
    counts = Counter(one[0].strip("&;") for a in addresses.settled for one in _tracking(a.text))
    for address in addresses.asked:
        parameters = [*_tracking(address.text)]
        shared = max((counts[one[0].strip("&;")] for one in parameters), default=0)
        if parameters and (cause.is_told or not conventions.SHARED_PARAMETER.holds(shared)):
            names = [f"`{found[1]}`" for found in parameters]
            verb, them = ("tracks", "it") if len(names) == 1 else ("track", "them")
            last = parameters[-1]
            end = last.start() + len(last[0].rstrip("&;").removesuffix("&amp"))
            yield Diagnostic(
                span=address.span(parameters[0].start(), end),
                message=f"{_joined(names)} only {verb}{cause.why}",
                help=f"leave {them} out",
                related=cause.related,
                fix=_fix(address, parameters, f"leave {them} out"),
            )


def _is_clean(address: Address) -> bool:
    return next(_tracking(address.text), None) is None


def _tracking(url: str) -> Iterator[re.Match[str]]:
    """The parameters that only track, each with the sign behind it."""
    query = _QUERY.search(url)
    for found in _PARAMETER.finditer(url, *query.span(1)) if query else ():
        if _TRACKS.fullmatch(found[1]) or (found[1] == "si" and _SENDER_SITES.match(url)):
            yield found


def _joined(names: list[str]) -> str:
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def _fix(address: Address, parameters: list[re.Match[str]], title: str) -> Fix:
    """The query without the parameters, and without its `?` where nothing is left. What is behind
    a second `?` is of none of them, or of the last.
    """
    query = _QUERY.search(address.text)
    assert query is not None
    start, end = query.span(1)
    kept = "".join(
        found[0]
        for found in _PARAMETER.finditer(address.text, start, end)
        if found.span() not in {one.span() for one in parameters}
    )
    kept = re.sub(r"(?:&amp;|[&;])$", "", kept)
    edit = Edit(address.span(*query.span()), kept and f"?{kept}")
    return Fix(title, (edit,), safe="?" not in query[1])
