"""A link to a file that is not there.

A reader who follows it gets a 404, and a note that nothing reaches is a note lost. Only links
inside the project are followed, never the network.

A link that no file answers by name may still mean a note that has been renamed: one whose title is
the link's text, or what a wikilink calls it. When that is the title of exactly one note, the fix is
safe. So is one to where git has seen the file go, if the text does not speak against it. Any other
answer, such as an alias, is a suggestion, and a name that is merely alike is no more than a guess.

Whether an address such as `/guide/setup` points to something, the program decides that makes a site
of the documents. Where its settings can be read they are followed; else such links are counted in
the summary as not checked, with the reason. So are those to what git ignores.

A link of a note to a note that nobody has written yet is only a warning, unless `unwritten` of its
`[[notes]]` says `"error"` or `"allow"`. Without such a table nothing but a near name is said of it
where wikilinks to unwritten notes are the convention: in the vault, in the section, or in a task
that is still open. The summary has their number, and `--new-since` tells of each new one.

## Bad

```markdown
- [Attention](notes/atention.md) - Transformers.
```

```markdown notes/attention.md
# Attention Is All You Need
```

```diagnostics
README.md:1:15: broken-link: no file `notes/atention.md`
  help: did you mean `notes/attention.md`?
```

## Bad: the note has another name

```markdown notes/uniter.md
---
title: UNITER
---

- [Attention is all you need](./attention.md#results)
```

```markdown notes/2017-attention.md
---
title: Attention Is All You Need
---

## Results
```

```diagnostics
notes/uniter.md:5:31: broken-link: no file `notes/attention.md`
  help: the note `./2017-attention.md` has this title
  fix: link to `./2017-attention.md`
```

```markdown notes/uniter.md fixed
---
title: UNITER
---

- [Attention is all you need](./2017-attention.md#results)
```

## Bad: a wikilink to a title or an alias

```markdown notes/uniter.md
---
title: UNITER
---

See [[Attention Is All You Need]], [[transformer|Transformers]], ![[Fig. 1.png]]
and [[LXMERT]].
```

```markdown notes/2017-attention.md
---
title: Attention Is All You Need
alias: Transformers
---

As in [[2017-attention]].
```

```diagnostics
notes/uniter.md:5:7: broken-link: no file `Attention Is All You Need`
  help: the note `2017-attention` has this title
  fix: link to `2017-attention`
notes/uniter.md:5:38: broken-link: no file `transformer`
  help: the note `2017-attention` has this alias
  unsafe fix: link to `2017-attention`
notes/uniter.md:5:69: broken-link: no file `Fig. 1.png`
notes/uniter.md:6:7: broken-link: no note `LXMERT` has been written yet
  help: write it, or set `unwritten = "allow"` in `[[notes]]` of the configuration
```

```markdown notes/uniter.md fixed
---
title: UNITER
---

See [[2017-attention|Attention Is All You Need]], [[2017-attention|Transformers]], ![[Fig. 1.png]]
and [[LXMERT]].
```

## Bad: the note is in another folder, or has another title

```toml
[[notes]]
path = "todo/*.md"

[[notes]]
path = "read/*.md"
```

```markdown todo/pixel-bert.md
---
title: Pixel-BERT
---

1. [VL-BERT](<./2020 vl bert.md>)
2. [UNITER: Learning Universal Representations](uniter-learning)
```

```markdown todo/uniter.md
---
title: UNITER - Universal Representation Learning
---
```

```markdown read/vl-bert.md
---
title: VL-BERT
---
```

```diagnostics
todo/pixel-bert.md:5:14: broken-link: no file `todo/2020 vl bert.md`
  help: the note `../read/vl-bert.md` has this title
  unsafe fix: link to `../read/vl-bert.md`
todo/pixel-bert.md:6:49: broken-link: no file `todo/uniter-learning`
  help: the note `uniter` has the same words in its title
  unsafe fix: link to `uniter`
```

```markdown todo/pixel-bert.md fixed
---
title: Pixel-BERT
---

1. [VL-BERT](<../read/vl-bert.md>)
2. [UNITER: Learning Universal Representations](uniter)
```

## Bad: a note that nobody has written yet

```toml
[[notes]]
path = "notes/*.md"
unwritten = "error"
```

```markdown notes/uniter.md
---
title: UNITER
---

- [LXMERT](./lxmert.md)
```

```diagnostics
notes/uniter.md:5:12: broken-link: no note `notes/lxmert.md` has been written yet
  help: write it, or remove the link
```

## Bad: a URL that is not alone

```markdown
- [LLM]([https://github.com/simonw/llm) - A command line for language models.
```

```diagnostics
README.md:1:9: broken-link: no file `[https://github.com/simonw/llm`
  help: write the URL alone: `https://github.com/simonw/llm`
```

## Bad: a link in place of a URL

```markdown
- [LLM]([code](https://github.com/simonw/llm)) - A command line for language models.
```

```diagnostics
README.md:1:9: broken-link: the target of this link is another link
  help: write the URL alone: `https://github.com/simonw/llm`
  unsafe fix: write `https://github.com/simonw/llm`
```

```markdown fixed
- [LLM](https://github.com/simonw/llm) - A command line for language models.
```

## Bad: an anchor without its `#`

```markdown
[Papers](papers-)

## Papers 📄
```

```diagnostics
README.md:1:10: broken-link: no file `papers-`
  help: did you mean `#papers-`?
```

## Good

```toml
[[notes]]
path = "notes/*.md"
unwritten = "allow"
```

```markdown
- [Attention](notes/attention.md#results), [the same](/notes/attention), [web](https://example.com)
```

```markdown notes/attention.md
---
title: Attention Is All You Need
---

## Results

- [Convolutional Sequence to Sequence Learning](./not-written-yet.md)
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated
from urllib.parse import unquote

from listlint.core import did_you_mean
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import WIKILINKS, Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import without_suffix
from listlint.core.source import Span
from listlint.links import spelling, suggest
from listlint.links.index import Links, UnwrittenPolicy
from listlint.links.resolve import Outcome
from listlint.links.unwritten import Unwritten
from listlint.links.vault.folders import is_of_other_language
from listlint.links.vault.follow import ResolvedLink
from listlint.rules._rule import Between, rule
from listlint.works import titles
from listlint.works.identity import url_of_link

_URL = pattern(r"https?://[^\s()\[\]<>]+")
_BY_PATH = (LinkKind.INLINE, LinkKind.IMAGE, LinkKind.HTML, LinkKind.DEFINITION)
_Nearest = Callable[[str, tuple[str, ...]], list[str]]
_WAY_OUT = {
    UnwrittenPolicy.ERROR: "remove the link",
    UnwrittenPolicy.WARNING: 'set `unwritten = "allow"` in `[[notes]]` of the configuration',
}


@dataclass(frozen=True, slots=True)
class Options:
    cutoff: Annotated[int, Between(0, 100)] = did_you_mean.FILE
    """How near a file name must be to be suggested, from 0 to 100."""


@rule()
def check(links: Links, options: Options) -> Iterator[Diagnostic]:
    nearest: _Nearest = cache(partial(suggest.nearest, links, options.cutoff))
    unwritten = Unwritten(links)
    for resolved in links.worth_checking(Outcome.MISSING):
        if suggest.is_unwritten(links, resolved):
            yield from _unwritten(links, resolved, nearest, unwritten)
            continue
        advice, fix = _advice(links, resolved, nearest)
        link, to = resolved.link, resolved.to
        path = link.target if "//" in link.target else to.path  # a URL is no path to tidy up
        is_nested = url_of_link(link.target) is not None
        said = "the target of this link is another link" if is_nested else f"no file `{path}`"
        yield Diagnostic(span=spelling.place(link), message=said, help=advice, fix=fix)


def _unwritten(
    links: Links, resolved: ResolvedLink, nearest: _Nearest, unwritten: Unwritten
) -> Iterator[Diagnostic]:
    policy = links.policy(resolved.document).unwritten or UnwrittenPolicy.WARNING
    if policy is UnwrittenPolicy.ALLOW:
        return
    is_meant = unwritten.is_meant(resolved)
    guess = (_slip if is_meant else _guess)(links, resolved, nearest)
    if guess or not is_meant:
        yield Diagnostic(
            span=spelling.place(resolved.link),
            message=f"no note `{resolved.to.path}` has been written yet",
            help=guess or f"write it, or {_WAY_OUT[policy]}",
            unwritten="" if is_meant else resolved.to.path,
            severity=Severity(policy),
        )


def _advice(
    links: Links, resolved: ResolvedLink, nearest: _Nearest
) -> tuple[str | None, Fix | None]:
    """What the target may have meant, and the fix if that is more than a guess."""
    document, link, _ = resolved
    if within := url_of_link(link.target):
        alone = Fix(f"write `{within}`", (Edit(links.written(link)[1], within),), safe=False)
        return f"write the URL alone: `{within}`", alone
    if url := _URL.search(link.target):
        return f"write the URL alone: `{url[0]}`", None
    answer = suggest.answer(links, resolved)
    if answer and (answer.certain or not _is_anchor(links, resolved)):
        target = spelling.spell(links, document, answer.path, like=link)
        fix = _fix(links, link, target, safe=answer.certain)
        return answer.advice(target), fix
    moved = suggest.without_folders(links, resolved)
    if moved := moved or suggest.only_one_called(links, resolved.to.path):
        target = spelling.spell(links, document, moved, like=link)
        return f"did you mean `{target}`?", _fix(links, link, target, safe=False)
    return _guess(links, resolved, nearest), None


def _guess(links: Links, resolved: ResolvedLink, nearest: _Nearest) -> str | None:
    """An anchor or a file of a similar name: never more than a question."""
    _, link, to = resolved
    if _is_anchor(links, resolved):
        return f"did you mean `#{link.target}`?"
    if link.kind in _BY_PATH and _is_from_root(links, resolved):
        return f"did you mean `/{link.target}`?"
    return _near(links, resolved, nearest(to.path, _roots(links, resolved)))


def _roots(links: Links, resolved: ResolvedLink) -> tuple[str, ...]:
    """Where a site looks, if the address counts from its root."""
    is_rooted = resolved.link.target.startswith("/")
    return tuple(links.vault(resolved.document).roots) if is_rooted else ()


def _near(links: Links, resolved: ResolvedLink, paths: Iterable[str]) -> str | None:
    """The first of some files that a link may mean."""
    document, link, _ = resolved
    for near in paths:
        if near != document.path and not is_of_other_language(near, document.path):
            return f"did you mean `{spelling.spell(links, document, near, like=link)}`?"
    return None


def _is_from_root(links: Links, resolved: ResolvedLink) -> bool:
    """Whether a target in several folders has only lost the slash before it."""
    target = resolved.link.target
    if "/" not in target.rstrip("/") or target.startswith((".", "/")):
        return False
    return links.follow(resolved.document, f"/{target}").outcome is Outcome.FOUND


def _slip(links: Links, resolved: ResolvedLink, nearest: _Nearest) -> str | None:
    """A file whose name a link has but for a slip."""
    path = resolved.to.path
    return _near(links, resolved, (each for each in nearest(path, ()) if _is_slip(path, each)))


def _is_slip(path: str, near: str) -> bool:
    one, other = (without_suffix(each.rpartition("/")[2]) for each in (path, near))
    return titles.is_slip(one, other)


def _is_anchor(links: Links, resolved: ResolvedLink) -> bool:
    """Whether the target is an anchor of the document that only lacks its `#`."""
    return unquote(resolved.link.target) in links.anchors.of(resolved.document).anchors


def _fix(links: Links, link: Link, target: str, *, safe: bool) -> Fix | None:
    """Write another path; the query and the fragment stay as they are written. A name in a wikilink
    has no query: `[[What now?]]`.
    """
    if not links.is_target_written(link):
        return None
    text, (path, start, end) = links.written(link)
    before_tail = r"^[^#]*" if link.kind in WIKILINKS else r"^[^?#]*"
    tail = re.sub(before_tail, "", link.target)
    if not text.endswith(tail):
        return None
    new = target + spelling.shown_as_before(links, link, target)
    return Fix(f"link to `{target}`", (Edit(Span(path, start, end - len(tail)), new),), safe)
