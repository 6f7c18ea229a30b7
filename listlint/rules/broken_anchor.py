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
[line](notes/vl-bert.md#L3), [block](notes/vl-bert.md#^1a2b3c), [page](#/docs),
[GitHub's](#readme), [note](#user-content-fn-1)

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
from functools import cache
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from listlint.anchors import slug
from listlint.diagnostic import Diagnostic, Edit, Fix
from listlint.model import Document
from listlint.project import Project
from listlint.resolve import Outcome, encode
from listlint.rule import rule
from listlint.source import Span
from listlint.vault.follow import Lead

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
    places = cache(lambda path: _Places(project.anchors(project.documents[path])))
    for lead in project.leads(Outcome.FOUND):
        document = _document(project, lead)
        fragment = lead.to.fragment.partition(":~:")[0]  # a quotation to scroll to follows it
        if document is None or not fragment or _is_no_heading(fragment, document):
            continue
        if places(document.path).have(fragment):
            continue
        near = places(document.path).nearest(fragment)
        where = "this document" if document is lead.document else f"`{document.path}`"
        target = f"#{encode(near)}" if near else ""
        span = _fragment(project, lead)
        edits = (Edit(span, target),) if near and span else ()
        yield Diagnostic(
            span=span or lead.link.destination or lead.link.span,
            message=f"{where} has no heading or anchor `#{fragment}`",
            help=f"did you mean `{target}`?" if near else None,
            fix=Fix(f"link to `{target}`", edits, safe=False) if edits else None,
        )


class _Places:
    """The anchors of one document, made ready once for all links to it."""

    def __init__(self, anchors: frozenset[str]) -> None:
        self._anchors = anchors
        self._plain = set(map(_plain, anchors))
        self._sorted = sorted(anchors)

    def have(self, fragment: str) -> bool:
        """Whether it leads to an anchor, in one of the spellings that readers get by with."""
        plain = _plain(fragment).removeprefix("user-content-")
        if fragment in self._anchors or plain in self._plain or _FOOTNOTE.fullmatch(plain):
            return True
        # Obsidian writes the heading's own words, with the headings on the way and `#` between.
        words = plain.rpartition("#")[2]
        return bool(re.search(r"[\s#]", plain)) and slug(words) in self._plain

    def nearest(self, fragment: str) -> str | None:
        near = process.extractOne(fragment, self._sorted, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
        return str(near[0]) if near else None


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", text).casefold()


def _document(project: Project, lead: Lead) -> Document | None:
    """The document that a link leads into, which is its own where the target has no path."""
    is_here = lead.link.target.startswith(("#", "?"))
    return project.documents.get(lead.document.path if is_here else lead.to.path)


def _is_no_heading(fragment: str, document: Document) -> bool:
    """Whether a fragment means what no Markdown declares. GitHub frames each README with two."""
    is_readme = document.stem.casefold().startswith("readme")
    return bool(_NO_HEADING.fullmatch(fragment)) or (
        is_readme and fragment.casefold() in ("readme", "readme-ov-file")
    )


def _fragment(project: Project, lead: Lead) -> Span | None:
    """Where the fragment is written, from its `#`."""
    text, (path, start, end) = project.written(lead.link)
    at = text.find("#")
    if at < 0 or unquote(text[at + 1 :]) != lead.to.fragment:
        return None
    return Span(path, start + at, end)
