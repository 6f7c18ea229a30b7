"""An entry that is not written as the list's entries are.

A list is its own style guide: an entry is held to the format that is configured for the list, else
to the one that the list states if most entries keep it, else to the one that they share. Where they
share none, only those points are judged at which nearly all agree.

Each deviation is reported at its own place, at most three an entry, the most telling first. What
only touches punctuation, spaces, brackets, bullets, the case of a label or the order of links has a
fix. Where no reader sees the difference, as of two spaces, it is reported of new entries, and of
others if the format is configured. Of a change (`--new-since`) each new or edited entry is judged,
also one that is altogether different: it is compared with the entries around it, and one finding
says what it is not. Of old ones that differ so much that no part of the format fits there is one
warning a section and sort of difference; `listlint format` shows them all. So there is of a cell
that has a value in other signs or case than four times as many cells of its column. A heading or
an entry that stands behind another one, `files.## Licence`, is said anyhow.

## Bad

```markdown README.md
# Papers

- 【ICLR】VL-BERT: Pre-training of Generic Visual-Linguistic Representations.[[pdf]](https://arxiv.org/abs/1908.08530)
- 【ICCV】VideoBERT: A Joint Model for Video and Language Representation Learning.[[PDF]](https://arxiv.org/abs/1904.01766).
- [AAAI]Unicoder-VL: A Universal Encoder for Vision and Language.[[pdf]](https://arxiv.org/abs/1908.06066).
```

```toml
[[lists]]
path = "README.md"
format = "- 【{venue}】{title}.[[pdf]]({pdf})."
```

```diagnostics
README.md:3:117: malformed-entry: `.` is missing after `pdf`
  help: the configured format is `- 【{venue}】{title}.[[pdf]]({pdf}).`
  fix: write `.`
README.md:4:83: malformed-entry: `PDF` should be `pdf`
  help: the configured format is `- 【{venue}】{title}.[[pdf]]({pdf}).`
  fix: write `pdf`
README.md:5:3: malformed-entry: expected `【…】` around `AAAI`, found `[…]`
  help: the configured format is `- 【{venue}】{title}.[[pdf]]({pdf}).`
  fix: write `【`, write `】`
```

```markdown fixed
# Papers

- 【ICLR】VL-BERT: Pre-training of Generic Visual-Linguistic Representations.[[pdf]](https://arxiv.org/abs/1908.08530).
- 【ICCV】VideoBERT: A Joint Model for Video and Language Representation Learning.[[pdf]](https://arxiv.org/abs/1904.01766).
- 【AAAI】Unicoder-VL: A Universal Encoder for Vision and Language.[[pdf]](https://arxiv.org/abs/1908.06066).
```

## Bad: a new entry that is no link, where all others are

```markdown before
# Tools

- [one](https://one.example) - The first of them.
- [two](https://two.example) - The second.
- [three](https://three.example) - The third.
- [four](https://four.example) - The fourth.
- [five](https://five.example) - The fifth.
- [six](https://six.example) - The sixth.
- [seven](https://seven.example) - The seventh.
- [eight](https://eight.example) - The eighth.
```

```markdown README.md
# Tools

- [one](https://one.example) - The first of them.
- [two](https://two.example) - The second.
- [three](https://three.example) - The third.
- [four](https://four.example) - The fourth.
- Zork - A game under the earth. https://zork.example
- [five](https://five.example) - The fifth.
- [six](https://six.example) - The sixth.
- [seven](https://seven.example) - The seventh.
- [eight](https://eight.example) - The eighth.
- Ninth
```

```diagnostics
README.md:7:34: malformed-entry: `https://zork.example` is a bare address, where others link a name
  help: entries here look like `- [six](https://six.example) - The sixth.`
  unsafe fix: write `- [Zork](https://zork.example) - A game under the earth.`
README.md:12:3: malformed-entry: `Ninth` has no link
  help: entries here look like `- [six](https://six.example) - The sixth.`
```

```markdown fixed
# Tools

- [one](https://one.example) - The first of them.
- [two](https://two.example) - The second.
- [three](https://three.example) - The third.
- [four](https://four.example) - The fourth.
- [Zork](https://zork.example) - A game under the earth.
- [five](https://five.example) - The fifth.
- [six](https://six.example) - The sixth.
- [seven](https://seven.example) - The seventh.
- [eight](https://eight.example) - The eighth.
- Ninth
```

## Good

```markdown README.md
# Tools

- [one](https://one.example) - The first of them.
- [two](https://two.example) - The second, with a [link](https://x.example) in it.
- [three](https://three.example) - The third.
- [four](https://four.example) - The fourth.
- [five](https://five.example) - The fifth.
- [six](https://six.example) - The sixth.
- [seven](https://seven.example) - The seventh.
- [eight](https://eight.example) - Is this the eighth?
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from listlint.core.conventions import ALIKE
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Entry, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.formats import Formats
from listlint.lists.format.list_format import Origin
from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.paired import joined
from listlint.lists.format.template import shown
from listlint.lists.format.unlike import Departure
from listlint.lists.format.unlike.departures import UNLED, UNSEPARATED
from listlint.lists.format.unlike.pasted_lines import pasted_entries, pasted_headings
from listlint.lists.format.unlike.underlined import underlined_entries
from listlint.project.changes import Changes
from listlint.rules._rule import rule

MOST = 3
"""Deviations that a message names: who has fixed these sees the others next."""
LONGEST = 100
"""A template of more characters says less than an entry that conforms to it."""
_MANY_WAYS = pattern(r"\{[?|*]|\n")
"""What a template has that is of several lines or may be kept in several ways: to whoever has not
written it down, an entry says more.
"""
_TELLING = {
    DeviationKind.MISSING: 0,
    DeviationKind.EMPTY: 0,
    DeviationKind.ORDER: 1,
    DeviationKind.LABEL: 2,
    DeviationKind.SIGN: 2,
}
"""The rank of what a message names first: what readers miss, then what they see; else the last."""


@rule()
def check(
    document: List, formats: Formats, changes: Changes, source: Source
) -> Iterator[Diagnostic]:
    old: dict[tuple[tuple[str, ...], str], list[tuple[Entry, Departure]]] = defaultdict(list)
    for entry in document.entries:
        is_new = changes.is_new(entry)
        is_asked = is_new or formats.shows(entry)
        slips = list(_slips(entry, formats, source)) if is_asked else []
        if any(slip.fix for slip in slips):
            yield from slips
            continue
        known = formats.departures.get(source.text_of(entry.span))
        found = formats.departure(entry) if is_new else known
        if found and not slips and not is_new:
            if formats.excuses(entry):
                continue
            old[entry.section, found.what].append((entry, found))
        else:
            yield from _unlike(entry, found) or slips
    if formats.learnt is None:  # a change has only to do with what it brings
        yield from _together(old.values())
    for piece in document.unread:
        if changes.is_new(piece):
            yield from _unlike(piece, formats.departure(piece))
    for heading, line in underlined_entries(document, changes.base_document(document.path), source):
        message = f"`{line}` below this entry makes it a heading"
        yield Diagnostic(span=heading, message=message, help=f"remove the line `{line}`")
    yield from _pasted(document, source)


def _pasted(document: List, source: Source) -> Iterator[Diagnostic]:
    """Headings and entries that are none, since no line begins with them."""
    for heading in pasted_headings(document, source):
        message = f"`{source.text_of(heading)}` behind an entry is no heading"
        advice = "put it on a line of its own, or remove it"
        yield Diagnostic(span=heading, message=message, help=advice)
    for other in pasted_entries(document, source):
        name = source.text_of(other)[2:].partition("](")[0].lstrip("[")
        message = f"`{name}` behind another entry is none"
        yield Diagnostic(span=other, message=message, help="put it on a line of its own")


def _together(groups: Iterable[Sequence[tuple[Entry, Departure]]]) -> Iterator[Diagnostic]:
    """One warning for all old entries of a section that depart in one way, at the first of them."""
    for (entry, first), *others in groups:
        if len(others) + 1 >= ALIKE and first.what not in (UNLED, UNSEPARATED):
            continue  # on purpose, such as a legend
        more = f", and so {len(others)} more of this section" if others else ""
        told = first._replace(message=first.message + more)
        places = tuple(Related(_place(e, each), "and this one") for e, each in others)
        for found in _unlike(entry, told, Severity.WARNING):
            yield replace(found, related=places)


def _place(entry: Entry, found: Departure) -> Span:
    start = entry.span.start
    return Span(entry.span.path, start + found.start, start + found.end)


def _unlike(
    entry: Entry, found: Departure | None, severity: Severity | None = None
) -> Sequence[Diagnostic]:
    """What an entry is not that those around it are."""
    if found is None:
        return ()
    start, span, fix = entry.span.start, _place(entry, found), None
    if found.rewritten is not None:
        whole = Span(span.path, start, entry.span.end)
        fix = Fix(f"write `{found.rewritten.strip()}`", (Edit(whole, found.rewritten),), safe=False)
    like = f"entries here look like {shown(found.model, LONGEST)}" if found.model else None
    return (Diagnostic(span=span, message=found.message, help=like, fix=fix, severity=severity),)


def _slips(entry: Entry, formats: Formats, source: Source) -> Iterator[Diagnostic]:
    """Where an entry that is written like the others differs from them."""
    verdict = formats.verdict(entry)
    fix = _fix(entry, verdict.edits) if formats.restores(entry) else None
    found = joined(source.text_of(entry.span), verdict.edits)
    told = sorted(found, key=lambda edit: _TELLING.get(edit.kind, 3))[:MOST]
    for edit in sorted(told, key=lambda edit: edit.start):
        span = Span(entry.span.path, entry.span.start + edit.start, entry.span.start + edit.end)
        yield Diagnostic(
            span=span,
            message=edit.message,
            help=_help(formats, entry, verdict.template),
            fix=fix and replace(fix, tells_all=edit.is_vague),
            severity=Severity.WARNING if edit.is_unseen else None,
        )


def _help(formats: Formats, entry: Entry, template: str) -> str:
    """The format, or where it is long an entry that is written so."""
    chosen = formats.of(entry)
    format_ = shown(template)
    is_obscure = chosen.origin is Origin.LEARNT and _MANY_WAYS.search(template)
    is_long = len(format_) > LONGEST
    if (is_long or is_obscure) and (model := formats.model(entry, template)):
        return f"write it like this one: {model}"
    match chosen.origin:
        case Origin.CONFIGURED:
            return f"the configured format is {format_}"
        case Origin.STATED:
            return f"the list states this format: {format_}"
    counts = f"{chosen.keeping(template)} of {len(chosen.entries)}"
    return f"{counts} entries follow this format: {format_}"


def _fix(entry: Entry, edits: Sequence[Deviation]) -> Fix | None:
    """What makes the entry conform. Its edits belong together: half of a pair of brackets would
    break a link.
    """
    path, start = entry.span.path, entry.span.start
    made = tuple(
        Edit(Span(path, start + edit.start, start + edit.end), edit.new)
        for edit in sorted(edits, key=lambda edit: edit.start)
        if edit.new is not None
    )
    if len(made) < len(edits) or not made:
        return None
    titles = dict.fromkeys(map(_title, edits))
    is_of_signs = not any("\n" in edit.text for edit in made)  # lines are no mere signs
    return Fix(", ".join(titles), made, is_of_signs)


def _title(edit: Deviation) -> str:
    if edit.kind is DeviationKind.ORDER:
        return "swap them"
    if not edit.new:
        return "remove it"
    if edit.new == " ":
        return "insert a space"
    return f"write `{edit.new}`" if edit.new.strip() else "insert a line break"
