"""A link whose text is the title of another note than the one it points to.

The reader is told one work and gets another: mostly a line was copied, and only its text changed.
What several links call the same page is its name too, whatever other page has it as a title.

## Bad

```markdown notes/uniter.md
---
title: UNITER
---

- [Masked Language Modeling](./pixel-bert.md)
- [[pixel-bert|VL-BERT: Generic Representations]]
- [[bert]]
```

```markdown notes/pixel-bert.md
---
title: Pixel-BERT
---
```

```markdown notes/bert.md
---
title: VL-BERT - Generic Representations
---
```

```markdown notes/mlm.md
---
title: MLM
aliases: [Masked language modeling]
---
```

```diagnostics
notes/uniter.md:5:3: link-text-mismatch: the text is an alias of `notes/mlm.md`, but this points to `notes/pixel-bert.md`
  help: link to `./mlm.md`, or make the text the title of the note that it points to
  unsafe fix: link to `./mlm.md`
notes/uniter.md:6:3: link-text-mismatch: the text is the title of `notes/bert.md`, but this points to `notes/pixel-bert.md`
  help: link to `bert`, or make the text the title of the note that it points to
  unsafe fix: link to `bert`
```

```markdown notes/uniter.md fixed
---
title: UNITER
---

- [Masked Language Modeling](./mlm.md)
- [[bert|VL-BERT: Generic Representations]]
- [[bert]]
```

## Good

```markdown notes/uniter.md
---
title: UNITER
---

- [VL-BERT](./bert.md), [the paper](./pixel-bert.md), [Pixel BERT](./pixel-bert.md)
```

```markdown notes/pixel-bert.md
---
title: "Pixel-BERT: Aligning Image Pixels"
---
```

```markdown notes/pixel.md
---
title: Pixel-BERT
---
```

```markdown notes/bert.md
---
title: VL-BERT - Generic Representations
---
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import TAGS, Document, LinkKind
from listlint.core.markdown_paths import FOLDER_PAGES
from listlint.links import spelling
from listlint.links.document_names import NameKind
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.links.vault.folders import is_of_other_language
from listlint.links.vault.follow import ResolvedLink
from listlint.links.vault.programs import SITES
from listlint.rules._rule import rule
from listlint.works import titles

_TELLING = 3
"""Words of a title that no text has by accident."""
_NO_TEXT = (LinkKind.IMAGE, LinkKind.EMBED, LinkKind.HTML, LinkKind.AUTOLINK, *TAGS)


@rule(severity=Severity.WARNING)
def check(links: Links) -> Iterator[Diagnostic]:
    called = cache(partial(_called, links))
    for resolved in links.worth_checking(Outcome.FOUND):
        document, link, to = resolved
        target = links.documents.get(to.path)
        if target is None or target is document or to.fragment or link.kind in _NO_TEXT:
            continue
        if not _is_telling(link.text) or _is_name_of(target, link.text):
            continue
        by, (others, near) = links.names.titled(link.text, document)
        if len(others) != 1 or not near or others[0] is target:
            continue
        if _is_same_page(others[0], target) or is_of_other_language(others[0].path, document.path):
            continue
        is_site = bool(links.vault(document).tools & SITES)
        if not _is_other(others[0], target, link.text, called, is_site=is_site):
            continue
        right = others[0].path
        written = spelling.spell(links, document, right, like=link)
        what = "an alias" if by is NameKind.ALIAS else "the title"
        yield Diagnostic(
            span=link.span,
            message=f"the text is {what} of `{right}`, but this points to `{to.path}`",
            help=f"link to `{written}`, or make the text the title of the note that it points to",
            fix=_fix(links, resolved, written),
        )


def _called(links: Links) -> dict[str, Counter[str]]:
    """How many links with a text point to each document, by what the text says."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, link, to in links.follower.resolved_links(links.documents.values()):
        if link.kind not in _NO_TEXT and to.outcome is Outcome.FOUND and _is_telling(link.text):
            found[titles.normalise(link.text)][to.path] += 1
    return found


def _is_other(
    right: Document,
    target: Document,
    text: str,
    called: Callable[[], dict[str, Counter[str]]],
    *,
    is_site: bool,
) -> bool:
    """Whether a text means the document that it is the title of, and not its target: so say most
    links with this text; or there is but one, and its target is called otherwise. Pages of a site
    do not cite each other: what no other link says, or several say of one target, describes it.
    """
    by_path = called()[titles.normalise(text)]
    if len(by_path) >= conventions.ALIKE:
        return False  # what is said of many is the name of none
    if is_site:
        mirrors = sum(count for path, count in by_path.items() if _is_mirror(path, target.path))
        return mirrors == 1 and by_path[right.path] > 0
    if by_path[target.path] > 1 or by_path[right.path]:
        return by_path[right.path] >= by_path[target.path]
    words = titles.normalise(text).split()
    names = " ".join([target.title or "", target.path, *target.aliases]).replace("-", " ")
    own = titles.normalise(names.replace("/", " ")).split()
    return 2 * sum(word in own for word in words) < len(words)


def _is_mirror(path: str, other: str) -> bool:
    """Whether two paths differ in no more than one folder: they are of two versions."""
    one, two = path.split("/"), other.split("/")
    is_named_so = len(one) == len(two) and one[-1] == two[-1]
    return is_named_so and sum(map(operator.ne, one, two)) <= 1


def _is_telling(text: str) -> bool:
    """Whether a text is more than a word or two that many notes could be called by."""
    return len(titles.normalise(text).split()) >= _TELLING


def _is_name_of(target: Document, text: str) -> bool:
    """Whether a text names a document, or a part of its name does."""
    name = f" {titles.normalise(text)} "
    own = [target.title or "", target.stem, *target.aliases]
    own += [heading.text for heading in target.headings[:1]]
    for each in own:
        other = f" {titles.normalise(each.replace('-', ' '))} "
        if other.strip() and (name in other or other in name):
            return True
    return titles.stems(text) == titles.stems(target.title or "")


def _is_same_page(one: Document, other: Document) -> bool:
    """Whether two documents are what one page is in other trees: in two languages or versions."""
    return one.stem == other.stem and one.stem.casefold() not in FOLDER_PAGES


def _fix(links: Links, resolved: ResolvedLink, written: str) -> Fix | None:
    link = resolved.link
    if link.destination is None or links.written(link).text != link.target:
        return None
    edit = Edit(links.written(link).span, written)
    return Fix(f"link to `{written}`", (edit,), safe=False)
