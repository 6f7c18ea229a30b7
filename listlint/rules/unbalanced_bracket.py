r"""A bracket in an entry that nothing closes or opens.

The link around it is broken, or stray brackets show in the rendered list. Code, math and URLs have
no brackets to balance. Those of smileys, of enumerations such as `1)`, of intervals such as
`[0, 1)` and behind a backslash need no partner, and may be one. What is written in HTML is not
looked at: in it, neither links nor code are Markdown's.

Signs such as `<` and `>` are brackets where nine in ten links that begin an entry have both beside
them, and eight do.

## Bad

```markdown
- 【ICLR] VL-BERT [[pdf]](https://arxiv.org/abs/1908.08530).
- UNITER [[pdf](https://arxiv.org/abs/1909.11740) (2020).
- Pixel-BERT [[pdf]](https://arxiv.org/abs/2004.00849)) (2020).
- ViLBERT [[pdf](https://arxiv.org/abs/1908.02265)] [code](https://github.com/a/vilbert
- LXMERT ([pdf](https://arxiv.org/abs/1908.07490)]
- ImageBERT [(pdf](https://arxiv.org/abs/2001.07966))
- VideoBERT [pdf]([https://arxiv.org/abs/1904.01766)
- VisualBERT ([https://arxiv.org/abs/1908.03557).
```

```diagnostics
README.md:1:8: unbalanced-bracket: `【` is closed by `]`
  help: write `】`
  unsafe fix: write `】`
README.md:2:10: unbalanced-bracket: `[` is never closed
  unsafe fix: write `]`
README.md:3:55: unbalanced-bracket: `)` closes nothing
  unsafe fix: remove `)`
README.md:4:59: unbalanced-bracket: `(` is never closed
  unsafe fix: write `)`
README.md:5:50: unbalanced-bracket: `(` is closed by `]`
  help: write `)`
  unsafe fix: write `)`
README.md:6:14: unbalanced-bracket: a link begins or ends inside `(` … `)`
  README.md:6:53: closed here
README.md:7:19: unbalanced-bracket: `[` is never closed
  unsafe fix: remove `[`
README.md:8:15: unbalanced-bracket: `[` is never closed
```

```markdown fixed
- 【ICLR】 VL-BERT [[pdf]](https://arxiv.org/abs/1908.08530).
- UNITER [[pdf](https://arxiv.org/abs/1909.11740)] (2020).
- Pixel-BERT [[pdf]](https://arxiv.org/abs/2004.00849) (2020).
- ViLBERT [[pdf](https://arxiv.org/abs/1908.02265)] [code](https://github.com/a/vilbert)
- LXMERT ([pdf](https://arxiv.org/abs/1908.07490))
- ImageBERT [(pdf](https://arxiv.org/abs/2001.07966))
- VideoBERT [pdf](https://arxiv.org/abs/1904.01766)
- VisualBERT ([https://arxiv.org/abs/1908.03557).
```

## Bad: brackets of the list's own

```markdown
- <[one](https://one.example)> by Ada.
- <[two](https://two.example)> by Bob.
- <[three](https://three.example)> by Cy.
- <[four](https://four.example) by Dan.
- <[five](https://five.example)> by Eve.
- <[six](https://six.example)> by Fay.
- <[seven](https://seven.example)> by Guy.
- <[eight](https://eight.example)> by Hal.
- <[nine](https://nine.example)> by Ivy.
- <[ten](https://ten.example)> by Jo.
```

```diagnostics
README.md:4:3: unbalanced-bracket: `<` is never closed
  unsafe fix: write `>`
```

```markdown fixed
- <[one](https://one.example)> by Ada.
- <[two](https://two.example)> by Bob.
- <[three](https://three.example)> by Cy.
- <[four](https://four.example)> by Dan.
- <[five](https://five.example)> by Eve.
- <[six](https://six.example)> by Fay.
- <[seven](https://seven.example)> by Guy.
- <[eight](https://eight.example)> by Hal.
- <[nine](https://nine.example)> by Ivy.
- <[ten](https://ten.example)> by Jo.
```

## Good

```markdown
- 【ICLR】VL-BERT [[pdf]](https://arxiv.org/abs/1908.08530) with 1) code and 2) models :)
- [UNITER](https://example.org/a_(b)) for $[x_1$, [0, 1) and `f(`, but not \(
- VisualBERT (does a) images, b) text) is nice (: for 2.) and 3.), too 8-) (really :)
- LXMERT \[pdf], values in ]0, 1[ and (-1, n], and ViLT (R\\)
- Pixel-BERT, a model that reads [pixels](https://arxiv.org/abs/2004.00849) (and more than ...
```

```markdown
<ul>
<li><a href="https://example.org/a">When `([^`]+)` is run</a> - Run a command.</li>
<li><a href="https://example.org/b">When `([^`]+` is tried</a> - Try a command.</li>
</ul>
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related
from listlint.core.document import Entry, Link, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.rules._own_brackets import halves_alone
from listlint.rules._rule import rule

_CLOSING = {"(": ")", "[": "]", "\uff08": "\uff09", "\u3010": "\u3011", "\uff3b": "\uff3d"}
_NARROW = str.maketrans("\uff09\u3011\uff3d", ")]]")
_CLOSERS = re.escape("".join(_CLOSING.values()))
_BRACKET = pattern(f"[{re.escape(''.join((*_CLOSING, *_CLOSING.values())))}]")

_RAW = pattern(r"\s*<[a-z]", re.IGNORECASE)
"""How an entry begins that is HTML and no Markdown."""
# What holds no brackets that count.
_SILENT = pattern(
    r"<!--.*?(?:-->|\Z)|(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)|<[A-Za-z/!][^<>]*+>"
    r"|\\[^()\[\]]"
    r"|\$(?=[^$\n]*+\$)(?=[^$\n]*?[\\^_{])[^$\n]++\$"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\[\]\u3010\u3011\uff08\uff09]++)"
    r"|(?P<quote>[\"'])[()\[\]](?P=quote)",
    re.DOTALL,
)
# What holds brackets that need no partner: smileys, looking both ways; a name such as `Oars ][`;
# intervals, also `]0, 1[`; the numbers of an enumeration; what a backslash keeps from being markup.
_FREE = pattern(
    r"\\[()\[\]]"
    r"|(?<![^\s()])(?:[:;=]['^*o~-]?|[8BX]-)[()\[\]]++(?![^\s.,!?)|])"
    r"|(?<!\S)[()\[\]]['^*o~-]?[:;=](?![^\s.,!?])"
    r"|(?<!\S)(?:\]\[|\)\()(?![^\s.,:!?\])])"
    r"|(?:[(\[]|(?<!\S)\])\s*+[-+\u2212]?(?:[\d.]++|[^\W\d_]|\u221e)\s*+[,;]"
    r"\s*+[^\s()\[\],;]++\s*+(?:[)\]]|\[(?!\S))"
    rf"|(?<![^\W_])(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[A-Za-z]|[ivx]{{1,4}})"
    rf"\.?[*_]{{0,3}}[{_CLOSERS}]"
)
_NOTHING = "\ufffc"
_CUT = pattern(r"(?:\.\.\.|\u2026)[\s*_]*$")
_URL_TO_ITS_END = pattern(r"(?:https?://|www\.)[^\s()<>\[\]]++(?<=[\w/])(?!\S)")
_MANY = 20
"""How many strays of one entry are told one by one: more are no slips, and hide the others."""


class _Stray(NamedTuple):
    """A bracket without its other half, or with one of the other width: then `opening` is that."""

    at: int
    opening: str = ""


@rule()
def check(each: List, source: Source) -> Iterator[Diagnostic]:
    for entry in each.entries:
        yield from _of_entry(entry, source)
    for half in halves_alone(each, source):
        signs = half.signs
        message = (
            f"`{signs[0]}` is never closed" if half.is_open else f"`{signs[1]}` closes nothing"
        )
        fix = _edit(source, half.lacks, half.lacks, signs[half.is_open])
        yield Diagnostic(span=source.span(half.at, half.at + 1), message=message, fix=fix)


def _of_entry(entry: Entry, source: Source) -> Iterator[Diagnostic]:
    if _RAW.match(source.text, entry.span.start):
        return
    strays = [*_all_strays(entry, source)]
    strays = sorted([*strays, *_before_urls(entry)])
    fix = _fix(strays[0], entry, source) if len(strays) == 1 else None
    brackets = [source.text[stray.at] for stray in strays]
    if len(strays) > _MANY:
        at = strays[0].at
        message = f"`{brackets[0]}` and {len(strays) - 1} more brackets have no partner"
        yield Diagnostic(span=source.span(at, at + 1), message=message)
        return
    if len(strays) == 2 and _CLOSING.get(brackets[0]) == brackets[1]:  # noqa: PLR2004 - a pair
        first, second = (source.span(stray.at, stray.at + 1) for stray in strays)
        message = f"a link begins or ends inside `{brackets[0]}` … `{brackets[1]}`"
        yield Diagnostic(span=first, message=message, related=(Related(second, "closed here"),))
        return
    for stray, bracket in zip(strays, brackets, strict=True):
        yield Diagnostic(
            span=source.span(stray.at, stray.at + 1),
            message=_message(stray, bracket),
            help=f"write `{_CLOSING[stray.opening]}`" if stray.opening else None,
            fix=fix,
        )


def _all_strays(entry: Entry, source: Source) -> Iterator[_Stray]:
    """The strays of an entry. A name may have brackets of two widths: somebody else wrote it so."""
    (begin, rest), *names = _texts(entry, source)
    yield from _strays(begin, rest)
    for start, text in names:
        yield from (each for each in _strays(start, text) if not _is_of_another_width(each, source))


def _is_of_another_width(stray: _Stray, source: Source) -> bool:
    right = _CLOSING[stray.opening] if stray.opening else ""
    return source.text[stray.at].translate(_NARROW) == right.translate(_NARROW)


def _message(stray: _Stray, bracket: str) -> str:
    if stray.opening:
        return f"`{stray.opening}` is closed by `{bracket}`"
    return f"`{bracket}` {'is never closed' if bracket in _CLOSING else 'closes nothing'}"


def _texts(entry: Entry, source: Source) -> Iterator[tuple[int, str]]:
    """The stretches whose brackets balance among themselves, and where they begin: the text of each
    link, and the entry without its links.
    """
    rest = list(source.text_of(entry.span))
    base = entry.span.start
    links = sorted(entry.links, key=lambda link: (link.span.start, -link.span.end))
    texts: list[tuple[int, list[str]]] = []
    end = base
    for link in links:
        _, first, last = link.span
        if link.kind in (LinkKind.HTML, LinkKind.DEFINITION):
            continue
        if first < end:  # an image in a link
            begin, inner = texts[-1]
            inner[first - begin : last - begin] = _NOTHING * (last - first)
            continue
        end = last
        stop = _end_of_text(link, source)
        texts.append((first + 1, list(source.text[first + 1 : stop])))
        if source.text.startswith("\\]", stop - 2) and rest[first - 1 - base] == "[":
            rest[first - 1 - base] = _NOTHING  # `[[Paper\]](u)` is shown as `[Paper]`
        rest[first - base : last - base] = _NOTHING * (last - first)
    yield from ((begin, "".join(text)) for begin, text in [(base, rest), *texts])


def _end_of_text(link: Link, source: Source) -> int:
    """Where an inline link's text ends; other links have none whose brackets could be wrong."""
    if link.kind is LinkKind.INLINE and link.destination:
        return source.text.rfind("](", link.span.start, link.destination.start)
    return link.span.start


def _before_urls(entry: Entry) -> Iterator[_Stray]:
    """Brackets that a link's URL begins with: `[code]([https://example.org)` is a link to that."""
    for link in entry.links:
        if link.destination and re.match(r"[(\[](?:https?:|www\.)", link.target):
            yield _Stray(link.destination.start)


def _strays(start: int, text: str) -> Iterator[_Stray]:
    """What has no partner, whether or not the brackets that need none are counted."""
    if not _BRACKET.search(text):
        return
    text = _SILENT.sub(_silenced, text)
    strict = _FREE.sub(lambda found: "x" * len(found[0]), text)
    partnerless = {stray.at for stray in _unpaired(text)} if strict != text else None
    for stray in _unpaired(strict):
        if partnerless is None or stray.at in partnerless:
            yield _Stray(start + stray.at, stray.opening)


def _unpaired(text: str) -> Iterator[_Stray]:
    """The brackets without a partner, in one pass over the text."""
    opened: list[int] = []
    waiting = Counter[str]()  # of each closing bracket, how many are still to come
    rest = Counter(_BRACKET.findall(text))
    for found in _BRACKET.finditer(text):
        at, bracket = found.start(), found[0]
        if bracket in _CLOSING:
            opened.append(at)
            waiting[_CLOSING[bracket]] += 1
        elif opened and _stands_for(bracket, text[opened[-1]], rest, has=waiting[bracket] > 0):
            opening = text[opened.pop()]
            waiting[_CLOSING[opening]] -= 1
            yield _Stray(at, opening)
        elif waiting[bracket]:
            while _CLOSING[text[opened[-1]]] != bracket:
                waiting[_CLOSING[text[opened[-1]]]] -= 1
                yield _Stray(opened.pop())
            opened.pop()
            waiting[bracket] -= 1
        else:
            yield _Stray(at)
        rest[bracket] -= 1
    if not _CUT.search(text):
        yield from map(_Stray, opened)


def _stands_for(bracket: str, opening: str, rest: Counter[str], *, has: bool) -> bool:
    """Whether a bracket closes one that another ought to close. `rest` are the brackets from here
    to the end of the text, and `has` says whether this one has a partner.
    """
    right = _CLOSING[opening]
    if bracket == right or bracket.translate(_NARROW) == right.translate(_NARROW):
        return bracket != right
    # Of another shape: only if neither of the two has a partner of its own.
    return not has and rest[right] <= rest[opening]


def _silenced(found: re.Match[str]) -> str:
    """The same length without brackets; a URL ends where a bracket around it is closed."""
    depth = 0
    for n, character in enumerate(found[0] if found["url"] else ""):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return "x" * n + found[0][n:]
    return "x" * len(found[0])


def _fix(stray: _Stray, entry: Entry, source: Source) -> Fix | None:
    """What to do where there is one place for it, though another may have been meant."""
    at, bracket = stray.at, source.text[stray.at]
    starts: dict[int, Link] = {link.span.start: link for link in entry.links}
    if stray.opening:
        return _edit(source, at, at + 1, _CLOSING[stray.opening])
    for link in entry.links:
        if link.destination and link.destination.start == at:
            return None if re.search(r".[()\[\]]", link.target) else _edit(source, at, at + 1, "")
    if bracket == "[" and at + 1 in starts:
        return _edit(source, starts[at + 1].span.end, starts[at + 1].span.end, "]")
    if bracket == "(" and (url := _URL_TO_ITS_END.match(source.text, at + 1, entry.span.end)):
        return _edit(source, url.end(), url.end(), ")")
    if bracket in ")]" and any(link.span.end == at for link in entry.links):
        return _edit(source, at, at + 1, "")
    return None


def _edit(source: Source, start: int, end: int, text: str) -> Fix:
    title = f"write `{text}`" if text else f"remove `{source.text[start:end]}`"
    return Fix(title, (Edit(source.span(start, end), text),), safe=False)
