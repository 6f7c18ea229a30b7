"""A link to a place in a document that has no such heading or anchor.

The document opens, but at its top, and the reader has to search. Headings have the anchors that
GitHub gives them; `id` and `name` in HTML and `{#id}` behind a heading count too. Upper and lower
case do not matter, and neither does a heading's text in place of its anchor, as Obsidian writes it.

## Bad

```markdown
[Papers](#paper), [results](<notes/vl-bert.md#3-result>), [code](notes/vl-bert.md#code)

## Papers
```

```markdown notes/vl-bert.md
# VL-BERT

## 3. Results
```

```diagnostics
README.md:1:10: broken-anchor: this document has no heading or anchor `#paper`
  help: did you mean `#papers`?
  unsafe fix: link to `#papers`
README.md:1:46: broken-anchor: `notes/vl-bert.md` has no heading or anchor `#3-result`
  help: did you mean `#3-results`?
  unsafe fix: link to `#3-results`
README.md:1:82: broken-anchor: `notes/vl-bert.md` has no heading or anchor `#code`
```

```markdown fixed
[Papers](#papers), [results](<notes/vl-bert.md#3-results>), [code](notes/vl-bert.md#code)

## Papers
```

```markdown notes/vl-bert.md
# VL-BERT

## 3. Results
```

## Good

```markdown
[Up](#top), [papers](#Papers), [results](notes/vl-bert.md#3.%20Results), [old](#user-content-old),
[line](notes/vl-bert.md#L3), [block](notes/vl-bert.md#^1a2b3c), [page](#/docs)

<a name="old"></a>

## Papers
```

```markdown notes/vl-bert.md
# VL-BERT

## 3. Results
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from listlint.anchors import slug
from listlint.diagnostic import Diagnostic, Edit, Fix
from listlint.project import Lead, Project
from listlint.resolve import Outcome, encode
from listlint.rule import rule
from listlint.source import Span

_CUTOFF = 80
_NO_HEADING = re.compile(  # pages of an app, Obsidian's blocks, lines of code, footnotes
    r"top|[/!^].*|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?",
    re.IGNORECASE | re.DOTALL,
)
_FOOTNOTE = re.compile(r"fn(?:ref)?(?:[:_-].*|\d.*)", re.DOTALL)
# Joiners and variation selectors: renderers differ, and nobody sees them.
_INVISIBLE = re.compile("[\u200b-\u200f\ufe00-\ufe0f]")


@rule()
def check(project: Project) -> Iterator[Diagnostic]:
    for lead in project.leads(Outcome.FOUND):
        document = project.documents.get(lead.to.path or lead.document.path)
        fragment = lead.to.fragment.partition(":~:")[0]  # a quotation to scroll to follows it
        if document is None or not fragment or _NO_HEADING.fullmatch(fragment):
            continue
        anchors = project.anchors(document)
        if _is_among(fragment, anchors):
            continue
        near = process.extractOne(
            fragment, sorted(anchors), scorer=fuzz.ratio, score_cutoff=_CUTOFF
        )
        where = "this document" if document is lead.document else f"`{document.path}`"
        target = f"#{encode(near[0])}" if near else ""
        span = _fragment(project, lead)
        edits = (Edit(span, target),) if near and span else ()
        yield Diagnostic(
            span=span or lead.link.destination or lead.link.span,
            message=f"{where} has no heading or anchor `#{fragment}`",
            help=f"did you mean `{target}`?" if near else None,
            fix=Fix(f"link to `{target}`", edits, safe=False) if edits else None,
        )


def _is_among(fragment: str, anchors: frozenset[str]) -> bool:
    """Whether a fragment leads to an anchor, in one of the spellings that readers get by with."""
    if fragment in anchors:
        return True
    known = {_INVISIBLE.sub("", anchor).casefold() for anchor in anchors}
    plain = _INVISIBLE.sub("", fragment).casefold().removeprefix("user-content-")
    if plain in known or _FOOTNOTE.fullmatch(plain):
        return True
    # Obsidian writes the heading's own words, with the headings on the way and `#` between.
    return bool(re.search(r"[\s#]", plain)) and slug(plain.rpartition("#")[2]) in known


def _fragment(project: Project, lead: Lead) -> Span | None:
    """Where the fragment is written, from its `#`."""
    text, (path, start, end) = project.written(lead.link)
    at = text.find("#")
    if at < 0 or unquote(text[at + 1 :]) != lead.to.fragment:
        return None
    return Span(path, start + at, end)
