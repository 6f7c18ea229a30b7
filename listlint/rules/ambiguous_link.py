"""A wikilink to a name that several notes have.

Which of them opens depends on the program and on where the link stands, and changes when another
note of that name is added. A link that gives the path says which is meant; so does one that stands
beside the only note of that name in its folder. A folder that has a file for each of many notes of
another, such as a question, and that nothing links to, is passed over: its names are theirs.

## Bad

```markdown notes/uniter.md
See [[bert]] and [[Transformer#Results|the results]].
```

```markdown models/bert.md
# BERT
```

```markdown people/bert.md
# Bert
```

```markdown models/attention.md
---
aliases: [Transformer]
---
```

```markdown power/coils.md
---
aliases: transformer
---
```

```diagnostics
notes/uniter.md:1:7: ambiguous-link: 2 notes answer to `bert`
  help: say which is meant: `models/bert` or `people/bert`
notes/uniter.md:1:20: ambiguous-link: 2 notes answer to `Transformer`
  help: say which is meant: `models/attention` or `power/coils`
```

## Good

```markdown notes/uniter.md
See [[models/bert]].
```

```markdown models/bert.md
# BERT
```

```markdown people/bert.md
As [[bert]] says.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import WIKILINKS
from listlint.core.markdown_paths import without_suffix
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.rules._rule import rule

_MOST = 3
"""Files that a message names; how many more there are is said."""


@rule(severity=Severity.WARNING)
def check(links: Links) -> Iterator[Diagnostic]:
    for _, link, to in links.worth_checking(Outcome.FOUND):
        if not to.others or link.kind not in WIKILINKS:
            continue
        if all(links.companions.is_one(path, to.path) for path in to.others):
            continue
        found = [to.path, *to.others]
        names = [f"`{without_suffix(path)}`" for path in found[:_MOST]]
        more = f" or {len(found) - _MOST} more" if len(found) > _MOST else ""
        shown = f"{', '.join(names)}{more}" if more else " or ".join(names)
        what = "files" if any(path not in links.documents for path in found) else "notes"
        yield Diagnostic(
            span=link.destination or link.span,
            message=f"{len(found)} {what} answer to `{link.target.partition('#')[0].strip()}`",
            help=f"say which is meant: {shown}",
        )
