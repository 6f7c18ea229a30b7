"""A link that was meant as one but is none, or whose address cannot be.

Markdown takes a target with a space in or ahead of it, also that of a definition, an address in
angle brackets behind a text, and one with another sign ahead of it, as in `**[text]**(…)`, for mere
words: a reader sees the brackets. A scheme that is misspelt
or stands twice, an address without a host or with an impossible port is broken.

## Bad

```markdown
- [Umber](https://umber.example.org/a b), [a guide](docs/my guide.md)
- [Vela](http:// vela.example.org) and [Wisp]<https://wisp.example.org>
- [Quill](https://https://quill.example.org), [Rust](htps://rust.example.org)
- [Nova](https://n.example.org:99999/) and [Plum](https:///x)
- [Kelp][a guide] by [its author] (https://author.example.org), [Pine Wood ](Pine Wood )

[a guide]: docs/my guide.md
```

```diagnostics
README.md:1:11: malformed-link: `[Umber](…)` is not read as a link: its target has a space
  help: remove the space, or write `%20` for it if the address has one
README.md:1:53: malformed-link: `[a guide](…)` is not read as a link: its target has a space
  help: write `%20` for the space, or put the target in `<…>`
README.md:2:10: malformed-link: `[Vela](…)` is not read as a link: its target has a space
  help: remove the space
README.md:2:46: malformed-link: `[Wisp]<…>` is not read as a link: its target is in `<…>`
  help: put the target in `(…)`
README.md:3:11: malformed-link: `https://https://quill.example.org` names its scheme twice
  help: write `https://quill.example.org`
  fix: write `https://quill.example.org`
README.md:3:54: malformed-link: `htps://rust.example.org` begins with `htps`, not `https`
  help: write `https://rust.example.org`
  fix: write `https://rust.example.org`
README.md:4:10: malformed-link: `https://n.example.org:99999/` has the port `99999`, which cannot be
  help: correct the address
README.md:4:51: malformed-link: `https:///x` has no host
  help: correct the address
README.md:5:36: malformed-link: `[its author] (…)` is not read as a link: a space precedes `(`
  help: remove the space
  unsafe fix: remove the space
README.md:5:78: malformed-link: `Pine Wood` is no address, so this is not read as a link
  help: write the address in its place
README.md:7:12: malformed-link: `[a guide]: …` is not read as a definition: its target has a space
  help: write `%20` for the space, or put the target in `<…>`
```

```markdown fixed
- [Umber](https://umber.example.org/a b), [a guide](docs/my guide.md)
- [Vela](http:// vela.example.org) and [Wisp]<https://wisp.example.org>
- [Quill](https://quill.example.org), [Rust](https://rust.example.org)
- [Nova](https://n.example.org:99999/) and [Plum](https:///x)
- [Kelp][a guide] by [its author](https://author.example.org), [Pine Wood ](Pine Wood )

[a guide]: docs/my guide.md
```

## Bad: the path of a file, as it is

```markdown
- [A guide](my guide.md) and [my guide.md](my guide.md)
```

```markdown my guide.md
# My guide
```

```diagnostics
README.md:1:13: malformed-link: `[A guide](…)` is not read as a link: its target has a space
  help: put the target in `<…>`
  unsafe fix: put the target in `<…>`
README.md:1:44: malformed-link: `[my guide.md](…)` is not read as a link: its target has a space
  help: put the target in `<…>`
  unsafe fix: put the target in `<…>`
```

```markdown fixed
- [A guide](<my guide.md>) and [my guide.md](<my guide.md>)
```

## Bad: a sign between text and target

```markdown
- <[Umber]>(https://umber.example.org), **[Vela]**(https://vela.example.org)
```

```diagnostics
README.md:1:13: malformed-link: `[Umber]>(…)` is not read as a link: `>` precedes `(`
  help: put `>` behind the link
  unsafe fix: put `>` behind the link
README.md:1:52: malformed-link: `[Vela]**(…)` is not read as a link: `**` precedes `(`
  help: put `**` behind the link
  unsafe fix: put `**` behind the link
```

```markdown fixed
- <[Umber](https://umber.example.org)>, **[Vela](https://vela.example.org)**
```

## Good: a program fills in a part of the target

```markdown
- [Umber](https://umber.example.org/{{% param version %}}.zip)
```

## Good

```markdown
- [Umber](https://umber.example.org/a%20b "A"), [a guide](<docs/my guide.md>), `[Vela](a b.md)`
- [ICML](see below) [local](http://localhost:8080/) [server](https://{host}:{port}/)
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix
from listlint.core.document import Document, UnreadLink
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.links.impossible_urls import url_fault
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.links.vault.folders import join
from listlint.links.vault.programs import Tool
from listlint.rules._rule import rule

_LENIENT = frozenset({Tool.JEKYLL, Tool.MKDOCS, Tool.LOGSEQ})
"""The programs whose Markdown takes spaces and line breaks in a target."""
_TAG = pattern(r"\{\{|\{%")
"""Where a program fills in a part of a target before it is read."""
_BEHIND_SCHEME = pattern(r"(?:https?://|mailto:)\s+[^\s]+")


@rule()
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    if links.follower.visibility.is_silent(document):
        return
    vault = links.vault(document)
    is_lenient = bool(vault.tools & _LENIENT) or any(mark.is_lenient for mark in vault.marks)
    apart = [unread for unread in document.unread_links if unread.is_apart]
    if len(apart) > conventions.ALIKE:
        yield _all_apart(apart)
    for unread in document.unread_links:
        if unread.is_apart and len(apart) > conventions.ALIKE:
            continue
        has_tag = _TAG.search(unread.target.text) is not None
        if not has_tag and (unread.is_in_angles or unread.between or not is_lenient):
            target = unread.target.text
            is_file = _is_file(document, links, target)
            yield _unread(unread, _advice(document, links, target), is_file=is_file)
    for link in document.links:
        fault = url_fault(link.target)
        if fault is None:
            continue
        place = link.destination or link.span
        is_written = source.text_of(place) == link.target
        yield Diagnostic(
            span=place,
            message=f"`{link.target}` {fault.why}",
            help=f"write `{fault.meant}`" if fault.meant else "correct the address",
            fix=Fix(f"write `{fault.meant}`", (Edit(place, fault.meant),))
            if fault.meant and is_written
            else None,
        )


def _all_apart(unread: Sequence[UnreadLink]) -> Diagnostic:
    """What a whole list writes so is one finding."""
    return Diagnostic(
        span=unread[0].target.span,
        message=f"{len(unread)} links such as `[{unread[0].text}] (…)` are not read as links:"
        " a space precedes `(`",
        help="remove the space in each",
        fix=_closed_up(unread),
    )


def _closed_up(unread: Iterable[UnreadLink]) -> Fix:
    """Texts and targets without the space between them."""
    places = [each.target.span for each in unread]
    gaps = [Span(path, start - 2, start - 1) for path, start, _ in places]
    return Fix("remove the space", tuple(Edit(gap, "") for gap in gaps), safe=False)


def _unread(unread: UnreadLink, advice: str, *, is_file: bool) -> Diagnostic:
    """A finding about what Markdown takes for words. `is_file` says that a file has that path."""
    text, place = unread.target
    if unread.is_apart:
        return Diagnostic(
            span=place,
            message=f"`[{unread.text}] (…)` is not read as a link: a space precedes `(`",
            help="remove the space",
            fix=_closed_up([unread]),
        )
    if unread.between:
        start, sign = place.start - 1, unread.between
        edits = (
            Edit(Span(place.path, start - len(sign), start), ""),
            Edit(Span(place.path, place.end + 1, place.end + 1), sign),
        )
        return Diagnostic(
            span=place,
            message=f"`[{unread.text}]{sign}(…)` is not read as a link: `{sign}` precedes `(`",
            help=f"put `{sign}` behind the link",
            fix=Fix(f"put `{sign}` behind the link", edits, safe=False),
        )
    if unread.is_in_angles:
        return Diagnostic(
            span=place,
            message=f"`[{unread.text}]<…>` is not read as a link: its target is in `<…>`",
            help="put the target in `(…)`",
        )
    if text.strip() == unread.text.strip() and not is_file:
        return Diagnostic(
            span=place,
            message=f"`{text.strip()}` is no address, so this is not read as a link",
            help="write the address in its place",
        )
    written = f"[{unread.text}]: …" if unread.is_definition else f"[{unread.text}](…)"
    return Diagnostic(
        span=place,
        message=f"`{written}` is not read as a {'definition' if unread.is_definition else 'link'}:"
        " its target has a space",
        help="put the target in `<…>`" if is_file else advice,
        fix=Fix("put the target in `<…>`", (Edit(place, f"<{text.strip()}>"),), safe=False)
        if is_file
        else None,
    )


def _is_file(document: Document, links: Links, target: str) -> bool:
    """Whether a target with a space in it is the path of a file, just as it is."""
    path = target.strip()
    if " " not in path or ":" in path or any(sign in path for sign in "<>()#?%\\\n"):
        return False
    found = links.files.find(join(document.folder, path)) if not path.startswith("/") else None
    return found is not None and found.exact and "." in path.rpartition("/")[2]


def _advice(document: Document, links: Links, target: str) -> str:
    """How to write a target with a space: as the file is called, if one is called otherwise."""
    for sign in ("_", "-", ""):
        written = target.replace(" ", sign)
        is_file = "://" not in target and links.follow(document, written).path in links.documents
        if is_file and links.follow(document, target).outcome is not Outcome.FOUND:
            return f"did you mean `{written}`?"
    if _BEHIND_SCHEME.fullmatch(target):
        return "remove the space"
    if "://" in target:  # hardly an address has one
        return "remove the space, or write `%20` for it if the address has one"
    return "write `%20` for the space, or put the target in `<…>`"
