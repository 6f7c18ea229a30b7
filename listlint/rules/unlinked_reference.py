"""A reference without a link, though a document of that title or alias exists.

The graph of a vault lives on such links, and nobody sees that one is missing. The fix is safe when
exactly one note has the title and stands in the same note folder.

## Bad

```markdown notes/uniter.md
---
title: UNITER
---

## References

- [Pixel-BERT](./pixel-bert.md)
- VL-BERT: Generic Representations
- *VL-BERT - Generic Representations*
```

```markdown notes/vl-bert.md
---
title: VL-BERT - Generic Representations
---
```

```markdown notes/pixel-bert.md
---
title: Pixel-BERT
---
```

```diagnostics
notes/uniter.md:8:3: unlinked-reference: not linked, though the note `./vl-bert.md` has this title
  help: make it a link
  fix: link to `./vl-bert.md`
notes/uniter.md:9:3: unlinked-reference: not linked, though the note `./vl-bert.md` has this title
  help: make it a link
```

```markdown notes/uniter.md fixed
---
title: UNITER
---

## References

- [Pixel-BERT](./pixel-bert.md)
- [VL-BERT: Generic Representations](./vl-bert.md)
- *VL-BERT - Generic Representations*
```

## Bad: the vault is a wiki

```markdown notes/uniter.md
---
title: UNITER
---

See [[vl-bert]] and [[net]].

## References

- Generic Visual-Linguistic Representations
- net
```

```markdown notes/vl-bert.md
---
title: VL-BERT
aliases: [Generic visual-linguistic representations]
---
```

```markdown notes/net.md
# Net
```

```diagnostics
notes/uniter.md:9:3: unlinked-reference: not linked, though the note `vl-bert` has this alias
  help: make it a link
  fix: link to `vl-bert`
notes/uniter.md:10:3: unlinked-reference: not linked, though the note `net` has this title
  help: make it a link
  fix: link to `net`
```

```markdown notes/uniter.md fixed
---
title: UNITER
---

See [[vl-bert]] and [[net]].

## References

- [[vl-bert|Generic Visual-Linguistic Representations]]
- [[net]]
```

## Bad: two documents have the title

```markdown notes/uniter.md
---
title: UNITER
---

## References

- VL-BERT
```

```markdown notes/vl-bert-1.md
---
title: VL-BERT
---
```

```markdown notes/vl-bert-2.md
---
title: VL-BERT
---
```

```diagnostics
notes/uniter.md:7:3: unlinked-reference: not linked, though the note `vl-bert-1.md` has this title
  help: make it a link
  unsafe fix: link to `vl-bert-1.md`
```

```markdown notes/uniter.md fixed
---
title: UNITER
---

## References

- [VL-BERT](vl-bert-1.md)
```

## Good

```markdown notes/uniter.md
---
title: UNITER
---

## References

- [VL-BERT](./vl-bert.md), ICLR 2020
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [[VL-BERT]], as Obsidian links it
- [[vl-bert|VL-BERT]]
- Pixel-BERT
- UNITER
```

```markdown notes/vl-bert.md
---
title: VL-BERT
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import Note
from listlint.core.source import Source, Span
from listlint.links import spelling
from listlint.links.index import Links
from listlint.rules._rule import rule


@rule(severity=Severity.WARNING)
def check(note: Note, source: Source, links: Links) -> Iterator[Diagnostic]:
    for reference in note.references:
        path, start, end = reference.span
        if reference.link is not None:
            continue
        by, (others, near) = links.names.titled(reference.text, note)
        if not others:
            continue
        written = source.text[start:end]
        before, behind, target = spelling.wrap(links, note, (near or others)[0].path, written)
        edits = (Edit(Span(path, start, start), before), Edit(Span(path, end, end), behind))
        is_sure = len(others) == len(near) == 1
        # Markup or brackets among the words could change what the link's text is.
        is_plain = " ".join(written.split()) == reference.text and not set(written) & set("[]<>`|")
        yield Diagnostic(
            span=reference.span,
            message=f"not linked, though the note `{target}` {by}",
            help="make it a link",
            fix=Fix(f"link to `{target}`", edits, is_sure) if is_plain else None,
        )
