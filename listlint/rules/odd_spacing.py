"""A space in an entry where none belongs, or none between two words.

A space before a full stop, a comma or a closing bracket, one at the edge of a link's text that has
text beside it; and two words with a comma, the end of a sentence, a colon or a bracket between
them, but no space: readers see these in any list, whatever its format. Of colons and brackets the
list must have others with a space, and a bracket must hold several words, as in
`prints(no colours)`; a space before a colon or semicolon is one too many where others have none.
Likewise two full stops, a full stop with a comma behind it, a dash with a space on one side only,
as in `Tom- Jerry`, and one or two letters between a link and the end of its line. What several
entries of the list do is its own way and is left alone; so are code, addresses and text in scripts
that write commas otherwise.

## Bad

```markdown
- [one](https://one.example) - Reads files .
- [two ](https://two.example) - Writes files.
- [three](https://three.example) - Prints files.
- [four](https://four.example) - Works with Python,Ruby and Lua.
- [five](https://five.example) - Works (with care ).
- [six](https://six.example) - Reads all files of a folder.Writes them too.
```

```diagnostics
README.md:1:43: odd-spacing: there is a space before `.`
  fix: remove the space
README.md:2:7: odd-spacing: there is a space at the end of the link's text
  fix: remove the space
README.md:4:51: odd-spacing: there is no space after `,`
  unsafe fix: insert a space
README.md:5:50: odd-spacing: there is a space before `)`
  fix: remove the space
README.md:6:59: odd-spacing: there is no space after `.`
  unsafe fix: insert a space
```

```markdown fixed
- [one](https://one.example) - Reads files.
- [two](https://two.example) - Writes files.
- [three](https://three.example) - Prints files.
- [four](https://four.example) - Works with Python, Ruby and Lua.
- [five](https://five.example) - Works (with care).
- [six](https://six.example) - Reads all files of a folder. Writes them too.
```

## Bad: a bracket that joins two words

```markdown
- [one](https://one.example) - Reads files (of all kinds).
- [two](https://two.example) - Writes files (and folders) and reads them.
- [three](https://three.example) - Prints all (on paper), and fast.
- [four](https://four.example) - Sorts lines (by words).
- [five](https://five.example) - Counts (also words) what is there.
- [six](https://six.example) - Draws maps (of the world) and shows them.
- [seven](https://seven.example) - Plays (all) songs.
- [eight](https://eight.example) - Sends mail (to anybody).
- [nine](https://nine.example) - Shows pages(without colours) of books.
```

```diagnostics
README.md:9:45: odd-spacing: there is no space before `(`
  unsafe fix: insert a space
```

```markdown fixed
- [one](https://one.example) - Reads files (of all kinds).
- [two](https://two.example) - Writes files (and folders) and reads them.
- [three](https://three.example) - Prints all (on paper), and fast.
- [four](https://four.example) - Sorts lines (by words).
- [five](https://five.example) - Counts (also words) what is there.
- [six](https://six.example) - Draws maps (of the world) and shows them.
- [seven](https://seven.example) - Plays (all) songs.
- [eight](https://eight.example) - Sends mail (to anybody).
- [nine](https://nine.example) - Shows pages (without colours) of books.
```

## Good

```markdown
- [one](https://one.example) - Works with .NET and `a ,b` ...
- [two](https://two.example) - Reads 1,000 files and {a,b}.
- [three](https://three.example) ( also here ) - Prints.
- [ ] [four](https://four.example) - Prints.
- [five](https://five.example) - Reads Node.js files with read(file) or open(a file).
```
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.thresholds import SELDOM
from listlint.rules._rule import rule

_PASSED = pattern(
    r"(?P<code>(?<!`)(?P<ticks>`++)[^`\n]++(?P=ticks))|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|!\[[^\[\]\n]*\]|<[^<>\n]*>|https?://[^\s()]+|\$[^$\n]+\$|\{[^{}\n]*\}|&[a-z]+;"
)
_CODE, _OTHER = "\ue000", "\ue001"
"""What stands for code, and for what is no text: addresses, images, tags."""
_SPACED = pattern(rf"(?<=[\w)\]*\"'\u2019{_CODE}])(?P<space>[ \t]+)(?P<sign>[.,])(?=\s(?!\.)|\Z)")
_APART = pattern(r"(?<=[^\W_])(?P<space> +)(?P<sign>[:;])(?=\s+[^\W_])")
_CLOSED = pattern(r"\((?! )[^()\n]*\w(?P<space> +)(?P<sign>\))(?=[\s.,;]|\Z)")
_BEGINS = pattern(rf"(?<!!)\[(?P<space>[ \t]++)(?=[^\[\]\n]*?\w)[^\[\]\n]*+\][{_OTHER}\[]")
_ENDS = pattern(
    r"(?<!!)\[(?=[^\[\]\n]*?\w)[^\[\]\n]*?(?<![ \t])(?P<space>[ \t]++)\]"
    rf"(?:{_OTHER}++|\[[^\[\]\n]*+\])"
)
_JOINED = pattern(
    r"(?<![,\w])[A-Za-z][\w.]*[A-Za-z](?P<space>)(?P<sign>,)[A-Za-z]{2}[\w.]*+(?!,\w)"
)
_ALONE = pattern(r"\s*(?:(?:[-*+]|\d+[.)])\s+)?")
"""What is ahead of the first words of a line or a cell."""
_TEXT_BEHIND = pattern(rf"[ \t{_OTHER}]*+[^|\n]")
"""What is behind a link in its line or cell, if anything."""
_ENDED = pattern(r"(?<![\w.@/\\-])[a-z]{4,}+(?P<space>)(?P<sign>\.)[A-Z][a-z]*+(?=,? [a-z])")
"""A word, the end of its sentence, and the first word of the next one: no name, as `Node.js` is."""
_BRACKETED = pattern(
    r"(?<![\w.@/\\()-])[A-Za-z]{3,}+(?P<space>)(?P<sign>\()[A-Za-z][^()\n ]*+ [^()\n]*+\)"
)
"""A word and a bracket with several words, so that it is no call such as `open(file)`."""
_COLON = pattern(r"(?<![\w.@/\\:-])[A-Za-z]{3,}+(?P<space>)(?P<sign>:)[A-Z][a-z]*+(?=,? [A-Za-z])")
_GLUED = pattern(
    rf"^\s*+(?:(?:[-*+]|\d+[.)])\s++)?\[[^\[\]\n]++\]{_OTHER}++(?P<sign>[A-Za-z]{{1,2}})[ \t]*+$",
    re.MULTILINE,
)
"""A line that is a link, and one or two letters right behind it: it has no word to go on."""
_DOUBLED = pattern(r"(?<=[\w)\]])\.(?P<space>[ ]?)(?P<sign>\.)(?=\s|\Z)")
_ABBREVIATED = (
    "al|etc|jr|sr|inc|ltd|corp|co|cos|bros|vs|viz|cf|vol|no|nos|pp|ed|eds|esp|resp|incl|excl|approx"
    "|ca|est|univ|dept|proc|conf|int|trans|sect?|fig|ref|ave|blvd|st|dr|mt|ft|prof|gov|gen|misc|dist"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|ver|rev|orig|temp"
)
_STOPPED = pattern(
    rf"(?<![\w.@/\\-])(?<!\.\s)(?!(?:{_ABBREVIATED})\.)[A-Za-z][a-z]{{2,}}+(?P<space>)(?P<sign>\.),"
    r"(?=\s)",
    re.IGNORECASE,
)
"""A word, a full stop and a comma: no abbreviation, nor one of several, as `Mach. Learn.,`."""
_ASIDE = r"(?!(?:and|or|nor|to|as|und|oder|bis|et|ou|y|e|en|of)\b)"
"""What goes on from a word of which only the first part is said: `two- and three-sided`."""
_HALF = pattern(
    rf"(?<=[^\W_])(?:(?P<space>)(?P<sign>[-\u2013\u2014]) {_ASIDE}(?=[^\W_])"
    r"| (?P<behind>\u2014(?=[^\W\d_])|\u2013(?=[A-Z][a-z])))"
)
"""A dash with a space on one side. Behind a space `-x` is an option of a program."""
_SPACED_SO = 8
"""Entries with a space at such a sign, so that it is what the list does."""
_FEW = 2
"""Entries that may do something of the kind, however short the list: more do it on purpose."""


class _Found(NamedTuple):
    kind: str
    span: Span
    fix: Fix


@rule(severity=Severity.WARNING)
def check(document: List, source: Source) -> Iterator[Diagnostic]:
    texts = [(source.text_of(entry.span), entry.span) for entry in document.entries]
    found = [each for text, place in texts for each in _oddities(text, place)]
    found = _without_abbreviations(found, source)
    unsure = {each.kind for each in found if each.kind in _SPACED_ELSEWHERE}
    for kind in unsure:
        spaced, glued = (
            sum(form.search(text) is not None for text, _ in texts)
            for form in (_SPACED_ELSEWHERE[kind], _GLUED_ELSEWHERE[kind])
        )
        if spaced < _SPACED_SO or glued > max(_FEW, SELDOM.share * spaced):
            found = [each for each in found if each.kind != kind]
    lines: defaultdict[tuple[str, str, int], list[_Found]] = defaultdict(list)
    for each in found:
        line = source.position(each.span.start).line
        lines[each.kind, each.fix.title, line].append(each)
    counts = Counter(kind for kind, _, _ in lines)
    for (kind, title, _), (first, *others) in lines.items():
        if counts[kind] > _FEW and not SELDOM.allows(counts[kind], len(document.entries)):
            continue
        edits = tuple(edit for each in (first, *others) for edit in each.fix.edits)
        yield Diagnostic(
            span=first.span,
            message=kind,
            related=tuple(Related(each.span, "and here") for each in others),
            fix=Fix(title, edits, safe=first.fix.safe),
        )


def _without_abbreviations(found: Sequence[_Found], source: Source) -> list[_Found]:
    """The findings but for those on words that have a stop elsewhere too: `word seg., POS`."""
    if not any(each.kind == _BEFORE_COMMA for each in found):
        return [*found]
    stopped = Counter(word.casefold() for word in _WITH_STOP.findall(source.text))

    def is_abbreviated(each: _Found) -> bool:
        start = each.span.start
        word = _LAST_WORD.search(source.text, max(0, start - _WIDEST), start)
        return each.kind == _BEFORE_COMMA and word is not None and word[0].casefold() in stopped

    return [each for each in found if not is_abbreviated(each)]


_WITH_STOP = pattern(r"(?<![A-Za-z])[A-Za-z]++(?=\.(?!,\s))")
_LAST_WORD = pattern(r"(?<![A-Za-z])[A-Za-z]++\Z")
_BEFORE_COMMA = "there is a full stop before `,`"


def _oddities(text: str, place: Span) -> Iterator[_Found]:
    if not _SIGNS.search(text):
        return
    seen = _PASSED.sub(_masked, text)
    for form, kind in _KINDS:
        if form is _JOINED and not text.isascii():
            continue
        for match in form.finditer(seen):
            if form is _JOINED and match[0].isupper():
                continue  # a list of acronyms: `EEG,ECG`
            if form is _ENDED and not _is_sentence(seen, match):
                continue
            if form not in _EDGES:
                yield _MADE.get(form, _of_space)(place, match, kind)
            elif _shows(seen, match, is_end=form is _ENDS):
                yield _of_edge(place, seen, match, kind, is_end=form is _ENDS)


def _is_sentence(text: str, end: re.Match[str]) -> bool:
    """Whether enough words are ahead of a full stop for a sentence: else it may be within a name,
    as in `Sets the http.Request of it`.
    """
    ahead = text[max(end.start() - _WIDEST, 0) : end.start("sign")]
    return len(re.findall(r"\w+", re.split(rf"[.:!?|{_OTHER}]", ahead)[-1])) >= _WORDS


_WORDS = 5
"""Words of a sentence: those with fewer are seldom followed by another in an entry."""
_WIDEST = 200
"""Signs in which they are looked for."""


def _shows(text: str, link: re.Match[str], *, is_end: bool) -> bool:
    """Whether there is text on that side of a link, in its line or cell: else nobody sees a space
    at the edge of it.
    """
    if is_end:
        return _TEXT_BEHIND.match(text, link.end()) is not None
    ahead = re.split(r"[|\n]", text[max(link.start() - _WIDEST, 0) : link.start()])[-1]
    return not _ALONE.fullmatch(ahead)


_SIGNS = pattern(
    r"\s[.,:;)\]]|\[\s|,\w|\.[.,]|\w[-\u2013\u2014] \w|\w [-\u2013\u2014]\w"
    r"|\w(?:[.:][A-Z]|\([A-Za-z])|\)[A-Za-z]{1,2}[ \t]*+$",
    re.MULTILINE,
)
"""What any of it has: nearly all entries have none."""
_BEFORE_BRACKET = "there is no space before `(`"
_AFTER_COLON = "there is no space after `:`"
_BEFORE_COLON = "there is a space before a colon or semicolon"
_SPACED_ELSEWHERE = {
    _BEFORE_BRACKET: pattern(r"\w \(\w"),
    _AFTER_COLON: pattern(r"[\w)]: \w"),
    _BEFORE_COLON: pattern(r"[\w)][:;] \w"),
}
"""What some lists write in another way throughout, and what it is as others have it."""
_GLUED_ELSEWHERE = {
    _BEFORE_BRACKET: pattern(r"[A-Za-z]{3}\([A-Za-z]"),
    _AFTER_COLON: pattern(r"[A-Za-z]{3}:[A-Za-z]"),
    _BEFORE_COLON: pattern(r"\w [:;] \w"),
}
"""What it is in that way, whatever is in the bracket or behind the colon."""
_KINDS = (
    (_SPACED, "there is a space before `{}`"),
    (_APART, _BEFORE_COLON),
    (_CLOSED, "there is a space before `{}`"),
    (_BEGINS, "there is a space at the beginning of the link's text"),
    (_ENDS, "there is a space at the end of the link's text"),
    (_JOINED, "there is no space after `{}`"),
    (_ENDED, "there is no space after `{}`"),
    (_BRACKETED, _BEFORE_BRACKET),
    (_COLON, _AFTER_COLON),
    (_DOUBLED, "there are two full stops"),
    (_STOPPED, _BEFORE_COMMA),
    (_HALF, "`{}` has a space on one side only"),
    (_GLUED, "`{}` right behind the link belongs to no word"),
)


_EDGES = (_BEGINS, _ENDS)


def _masked(found: re.Match[str]) -> str:
    """As many signs as there are, the bracket that closes a link's text left."""
    if found["code"]:
        return _CODE * len(found[0])
    if found[0].startswith("]"):
        return "]" + _OTHER * (len(found[0]) - 1)
    return _OTHER * len(found[0])


def _of_edge(place: Span, text: str, link: re.Match[str], kind: str, *, is_end: bool) -> _Found:
    """A space at the edge of a link's text; it goes out of the link if none is there yet."""
    at = link.end() if is_end else link.start()
    step = 1 if is_end else -1
    while (beside := text[at : at + 1] if is_end else text[at - 1 : at]) and beside in "*_":
        at += step  # what the link is emphasised by
    outside = place.start + at
    start, end = (place.start + at for at in link.span("space"))
    span = Span(place.path, start, end)
    removed = Edit(span, "")
    is_apart = not beside or beside.isspace() or beside in (_STOPS if is_end else _OPENING)
    if is_apart or _is_wide(beside):
        return _Found(kind, span, Fix("remove the space", (removed,)))
    moved = Edit(Span(place.path, outside, outside), " ")
    return _Found(kind, span, Fix("move the space out of the link", (removed, moved)))


_STOPS, _OPENING = ".,;:!?)]}\"'", "([{\"'"
"""Signs beside which no space belongs, behind a link and ahead of it."""


def _is_wide(sign: str) -> bool:
    """Whether it is Chinese, Japanese or Korean, which are written without spaces."""
    return "\u2e80" <= sign < "\ue000"


def _of_surplus(place: Span, match: re.Match[str], kind: str) -> _Found:
    first = "space" if "space" in match.re.groupindex else "sign"
    span = Span(place.path, place.start + match.start(first), place.start + match.end("sign"))
    title = "remove one" if match["sign"] == "." else "remove it"
    return _Found(kind.format(match["sign"]), span, Fix(title, (Edit(span, ""),), safe=False))


def _of_half(place: Span, match: re.Match[str], kind: str) -> _Found:
    """A dash with a space on one side: whether it wants two or none is not known."""
    name = "sign" if match["sign"] else "behind"
    span = Span(place.path, *(place.start + at for at in match.span(name)))
    at = span.start if match["sign"] else span.end
    edit = Edit(Span(place.path, at, at), " ")
    return _Found(kind.format(match[name]), span, Fix("insert a space", (edit,), safe=False))


def _of_space(place: Span, match: re.Match[str], kind: str) -> _Found:
    message = kind.format(match.groupdict().get("sign", ""))
    start, end = (place.start + at for at in match.span("space"))
    if start == end:
        span = Span(place.path, *(place.start + at for at in match.span("sign")))
        start = end = span.start if message == _BEFORE_BRACKET else span.end
        edit = Edit(Span(place.path, start, end), " ")
        return _Found(message, span, Fix("insert a space", (edit,), safe=False))
    span = Span(place.path, start, end)
    fix = Fix("remove the space", (Edit(span, ""),), safe=message != _BEFORE_COLON)
    return _Found(message, span, fix)


_MADE = {_GLUED: _of_surplus, _DOUBLED: _of_surplus, _STOPPED: _of_surplus, _HALF: _of_half}
"""What is found where no space is too many, and none is missing that is the only one."""
