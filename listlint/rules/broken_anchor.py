"""A link to a place in a document that has no such heading or anchor.

The document opens, but at its top, and the reader has to search. Headings have the anchors that
GitHub gives them, or GitLab where `.gitlab-ci.yml` is there, or the program that makes a site of
the documents: MkDocs, Jekyll, Hugo. `id` and `name` in HTML and `{#id}` behind a heading count too.
In a wiki it is the heading's own words, and `^name` a block. Case matters to MkDocs and Hugo alone.

`#L12` into a file that is no document is a line, which the file must have.

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

## Bad: a wiki, and lines of code

```markdown notes/uniter.md
As [[VL-BERT#3. Result]], [[VL-BERT#3. Results]], [[VL-BERT#^1a2b]] and [[VL-BERT#^gone]] show, and
[the code](../run.py#L2), up to [here](../run.py#L9).
```

```markdown notes/VL-BERT.md
# VL-BERT

## 3. Results

Better than before. ^1a2b
```

```python run.py
import this
print("done")
```

```diagnostics
notes/uniter.md:1:13: broken-anchor: `notes/VL-BERT.md` has no heading or anchor `#3. Result`
  help: did you mean `#3. Results`?
  unsafe fix: link to `#3. Results`
notes/uniter.md:1:82: broken-anchor: `notes/VL-BERT.md` has no block `^gone`
notes/uniter.md:2:40: broken-anchor: `run.py` has 2 lines, and no line 9
```

```markdown notes/uniter.md fixed
As [[VL-BERT#3. Results]], [[VL-BERT#3. Results]], [[VL-BERT#^1a2b]] and [[VL-BERT#^gone]] show, and
[the code](../run.py#L2), up to [here](../run.py#L9).
```

## Bad: the site has other anchors than GitHub

```yaml mkdocs.yml
site_name: Papers
```

```markdown docs/index.md
[GitHub's](#results--code), [MkDocs'](#results-code), [second](#results-code_1), [own](#mine)

## Results & code

## Results & code

## Another {#mine}
```

```diagnostics
docs/index.md:1:12: broken-anchor: this document has no heading or anchor `#results--code`
  help: did you mean `#results-code`?
  unsafe fix: link to `#results-code`
```

```markdown docs/index.md fixed
[GitHub's](#results-code), [MkDocs'](#results-code), [second](#results-code_1), [own](#mine)

## Results & code

## Results & code

## Another {#mine}
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
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from urllib.parse import unquote

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import WIKILINKS, Document, Link, Note
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span, lines_of
from listlint.links import anchors, page_pieces
from listlint.links.index import Links
from listlint.links.resolve import Outcome, encode
from listlint.links.vault.follow import ResolvedLink
from listlint.rules._rule import rule

_NO_PART = pattern(r"(?:(?<!\s)\s++)?[#|^:%\[\]]++\s*+")
"""What Obsidian leaves out of a heading in a link."""
_UNSPACED = pattern(r"^ {0,3}(#{1,6})(?=[^\s#!])(.+)$", re.MULTILINE)
_CLOSING = (")", "\uff09", "]")
_TELLING = 3
"""Letters of a text that is no heading's by accident."""
_LETTER = pattern(r"[^\w\s]?([^\W_])[^\w\s]?|[^\w\s]|0\s?[-\u2013]\s?9")
"""A link of an index: a letter, a sign for all that is none, or all digits."""
_WORD = pattern(r"[^\W_]+")
_NUMBER = pattern(r"\d+")
_LISTED = 40
"""Letters of an index that a message names: all, but for other scripts; a change may bring one."""
_NAMED = 5
"""Anchors of an index that its help names."""
_LINE = pattern(r"L(\d{1,9})(?:C\d+)?(?:-L?(\d{1,9})(?:C\d+)?)?")


@rule()
def check(links: Links) -> Iterator[Diagnostic]:
    lines = cache(partial(_lines, links))
    is_piece = cache(partial(page_pieces.is_piece, sources=links.sources))
    unspaced = cache(lambda path: _unspaced(links.sources[path]))
    named = cache(lambda path: _named(links.documents[path]))
    letters: defaultdict[tuple[str, str, str], list[ResolvedLink]] = defaultdict(list)
    for resolved in links.worth_checking(Outcome.FOUND):
        fragment = resolved.to.fragment.partition(":~:")[0]
        if links.anchors.target(resolved) is None and (found := _LINE.fullmatch(fragment)):
            yield from _beyond(resolved, int(found[2] or found[1]), lines(resolved.to.path))
    for absent in links.absent_anchors:
        resolved, document, fragment = absent
        if not any(map(str.isalnum, fragment)):
            continue  # `#-` leads nowhere on purpose
        if isinstance(document, Note) and _is_title(document, fragment):
            continue  # the page opens at its top, which is what is meant
        is_own = document is resolved.document
        if not (links.why_not_known(absent) or (is_own and is_piece(document.path))):
            index = _index_of(resolved.link, fragment)
            if index is not None:
                letters[resolved.document.path, document.path, index].append(resolved)
                continue
            glued = unspaced(document.path).get(fragment.casefold())
            others = named(document.path) if is_own else {}
            yield _missing(links, resolved, document, fragment, glued, others)
    for (_, path, _), dead in letters.items():
        document = links.documents[path]
        if len(dead) > 1:
            yield _without_section(links, dead, document)
        else:
            others = named(path) if document is dead[0].document else {}
            yield _missing(links, dead[0], document, dead[0].to.fragment, None, others)


def _named(document: Document) -> dict[str, set[str]]:
    """What the links to places of their own document call each, by its anchor."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in document.links:
        if link.target.startswith("#"):
            found[unquote(link.target[1:])].add(link.text)
    return found


def _index_of(link: Link, fragment: str) -> str | None:
    """What the links of an index by letters have in common: of `[B](#b-tools)` it is `-tools`."""
    text, fragment = link.text.strip().casefold(), fragment.casefold()
    found = _LETTER.fullmatch(text)
    if not found or not fragment.startswith(found[1] or ""):
        return None
    rest = fragment.removeprefix(found[1] or "")
    return None if rest[:1].isalnum() else rest


def _without_section(links: Links, found: Sequence[ResolvedLink], document: Document) -> Diagnostic:
    """One finding for an index: its letters are there before the sections are."""
    spans = [_fragment(links, each) or each.link.span for each in found]
    there = ", ".join(f"`#{each.to.fragment}`" for each in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    texts = [*dict.fromkeys(each.link.text.strip() for each in found)]
    rest = f" and {len(texts) - _LISTED} more" if len(texts) > _LISTED else ""
    where = "this document" if document is found[0].document else f"`{document.path}`"
    return Diagnostic(
        span=spans[0],
        message=f"{where} has no section for {', '.join(texts[:_LISTED])}{rest}",
        help=f"remove these letters from the index, or add the sections: {there}{more}",
        related=tuple(Related(span, "and this one") for span in spans[1:]),
        severity=Severity.WARNING,
    )


def _is_title(note: Note, fragment: str) -> bool:
    """Whether a fragment is what a note is called: by its head, as a title of whatever kind, or by
    its file, as those are whose heads have none.
    """
    head = note.frontmatter.value if note.frontmatter else None
    items = head.items() if isinstance(head, dict) else ()
    named = [each for key, each in items if "title" in str(key).casefold() and each]
    names = [*named, note.title or "", note.stem]
    return anchors.spoken(fragment) in {anchors.spoken(str(each)) for each in names}


def _missing(
    links: Links,
    resolved: ResolvedLink,
    document: Document,
    fragment: str,
    unspaced: str | None,
    named: Mapping[str, set[str]],
) -> Diagnostic:
    where = "this document" if document is resolved.document else f"`{document.path}`"
    span, forge = _fragment(links, resolved), links.anchors.of(document).forge
    near = _nearest(links, resolved, document, fragment, named)
    elsewhere = _elsewhere(links, resolved, fragment)
    if elsewhere and near and _goes_on(near, fragment):
        near = None
    edits = (Edit(span, near),) if near and span and not unspaced else ()
    what = f"block `{fragment}`" if fragment.startswith("^") else f"heading or anchor `#{fragment}`"
    return Diagnostic(
        span=span or resolved.link.destination or resolved.link.span,
        message=f"{where} has no {what}{forge and f' on {forge}'}",
        help=unspaced or (f"did you mean `{near}`?" if near else elsewhere),
        fix=Fix(f"link to `{near}`", edits, safe=False) if edits else None,
    )


def _elsewhere(links: Links, resolved: ResolvedLink, fragment: str) -> str | None:
    """What to say where one other note of a wiki has the heading, and no third one."""
    if resolved.link.kind not in WIKILINKS or fragment.startswith("^"):
        return None
    other = links.near_names.with_heading(fragment.rpartition("#")[2], resolved.document)
    if other is None or other is resolved.document:
        return None
    name = links.follower.lookup.shortest(resolved.document, other.path)
    return f"the note `{name}` has this heading"


def _goes_on(near: str, fragment: str) -> bool:
    """Whether a heading has more words behind a fragment's, but for the same in brackets."""
    wanted = fragment.rpartition("#")[2].strip().casefold()
    return near.lstrip("#").casefold().startswith(f"{wanted} ") and not near.endswith(_CLOSING)


def _unspaced(source: Source) -> dict[str, str]:
    """What to do where a line would be the heading, had it a space: `###Tools`; by the anchor that
    it would have then.
    """
    found: dict[str, str] = {}
    for line in _UNSPACED.finditer(source.text):
        number = source.position(line.start()).line
        advice = f"insert a space after `{line[1]}` on line {number}, which is no heading without"
        found.setdefault(anchors.slug(line[2].strip(" #\t\r")), advice)
    return found


def _nearest(
    links: Links,
    resolved: ResolvedLink,
    document: Document,
    fragment: str,
    named: Mapping[str, set[str]],
) -> str | None:
    """The anchor that may be meant, written as the link has to; not one that other links point to
    under names that have no word in common with this one: `[B](#b-tools)` is not `[A](#a-tools)`.
    """
    words = _words(resolved.link.text)

    def is_other(anchor: str) -> bool:
        texts = named.get(anchor)
        if _NUMBER.findall(fragment) != _NUMBER.findall(anchor):
            return True  # of another year, or the second of its name
        if _is_slip(fragment, anchor):
            return False
        return bool(texts) and all(words.isdisjoint(_words(text)) for text in texts or ())

    places = links.anchors.of(document)
    said = anchors.spoken(resolved.link.text)
    if said in {anchors.spoken(each) for each in _titles(document)}:
        said = ""  # of a page, where a place in it is meant
    if document is resolved.document and _is_in_heading(resolved.link, document):
        said = ""  # it says where it stands, not where it leads: `back to the contents`
    is_contested = said and places.is_contested(fragment, said)
    if resolved.link.kind in WIKILINKS:
        called = places.called(said) if len(said) > _TELLING and not is_contested else None
        near = called or places.nearest_heading(fragment)
        return f"#{_NO_PART.sub(' ', near).strip()}" if near else None
    both = said and places.anchor_called(said + anchors.spoken(fragment))  # in two languages
    called = None if is_contested else places.anchor_called(said)
    near = both or called or places.nearest(fragment, is_other)
    return f"#{encode(near)}" if near else None


def _is_in_heading(link: Link, document: Document) -> bool:
    headings = document.headings
    at = bisect_right(headings, link.span.start, key=lambda heading: heading.span.start) - 1
    return at >= 0 and link.span.start < headings[at].span.end


def _titles(document: Document) -> Iterator[str]:
    """What a whole document is called."""
    if document.title:
        yield document.title
    yield from (each.text for each in document.headings[:1] if each.level == 1)


def _is_slip(fragment: str, anchor: str) -> bool:
    """Whether two anchors have the same words but for signs, or behind the first letters."""
    if anchors.spoken(fragment) == anchors.spoken(anchor):
        return True
    mine, theirs = (_WORD.findall(each.casefold()) for each in (fragment, anchor))
    return [word[0] for word in mine] == [word[0] for word in theirs]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _beyond(resolved: ResolvedLink, line: int, lines: int | None) -> Iterator[Diagnostic]:
    """A line that a file does not have."""
    if lines is not None and not 0 < line <= lines:
        yield Diagnostic(
            span=resolved.link.destination or resolved.link.span,
            message=f"`{resolved.to.path}` has {lines} line{'s' * (lines != 1)},"
            f" and no line {line}",
        )


def _lines(links: Links, path: str) -> int | None:
    """How many lines a file of the project has, if it can be read."""
    text = None if path.startswith("..") else links.files.read(path)
    return None if text is None else len(lines_of(text))


def _fragment(links: Links, resolved: ResolvedLink) -> Span | None:
    """Where the fragment is written, from its `#`."""
    text, (path, start, end) = links.written(resolved.link)
    at = text.find("#")
    if at < 0 or unquote(text[at + 1 :]).strip() != resolved.to.fragment.strip():
        return None
    return Span(path, start + at, end)
