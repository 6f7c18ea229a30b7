"""Shows the templates that are learnt from lists, with what can be counted of them.

    python benchmarks/templates.py FOLDER... [--quiet] [--seed 0]

Each folder is a repository with a list as its README; stated formats are left out. A line for each
group of entries (all but rows, or the rows with the same columns): how many there are, whether they
share a format or are given up, the share that conforms to what is learnt from all of them (`cover`)
and from the other half (`held`); then its templates, each with the entries that conform to it, its
length in characters, and how many literals, optional parts, repetitions and choices it has. Last
the same over all lists. Whether a template is what its maintainer would write, only an eye sees.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

from listlint.config.tables import Config, ListTable
from listlint.core.document import Entry, List
from listlint.core.source import Source
from listlint.lists.format import template
from listlint.lists.format.compared_texts import Reading
from listlint.lists.format.in_effect import formats_of
from listlint.lists.format.learn import FieldSpan
from listlint.lists.format.list_format import Format
from listlint.lists.format.thresholds import FEWEST
from listlint.testing import load_texts

LONG = 120
"""In characters: a longer template is hard to read."""


class Group(NamedTuple):
    """What is learnt from some entries of a list. Shares go from 0 to 1."""

    name: str
    format: Format
    cover: float
    held: float

    @property
    def is_given_up(self) -> bool:
        return len(self.format.entries) >= FEWEST and not self.format.is_norm


def groups(folder: Path, rng: random.Random) -> Iterator[Group]:
    """The groups of a list's entries, each with what is learnt from it."""
    readme = next((f for f in sorted(folder.glob("*.md")) if f.name.lower() == "readme.md"), None)
    if readme is None:
        return
    text = readme.read_bytes().decode("utf-8-sig")
    project = load_texts({readme.name: text}, Config(lists=(ListTable(readme.name),)))
    document, source = project.documents[readme.name], project.sources[readme.name]
    if not isinstance(document, List):
        return

    def reading(entry: Entry) -> list[FieldSpan]:
        start = entry.span.start
        return [FieldSpan(a - start, b - start, n) for n, (_, a, b) in project.work(entry).places()]

    found = formats_of(source, document.entries, reading)
    for each in found.formats:
        texts = [found.texts[entry.span.start] for entry in each.entries]
        held = _held_out(source, each.entries, texts, reading, rng)
        yield Group(folder.resolve().name, each, each.conforming / len(each.entries), held)


def _held_out(
    source: Source,
    entries: Sequence[Entry],
    texts: Sequence[str],
    reading: Reading,
    rng: random.Random,
) -> float:
    """The share of entries that conform to what is learnt from the other half."""
    mixed = rng.sample(range(len(entries)), len(entries))
    halves = mixed[::2], mixed[1::2]
    conforming = 0
    for learnt_from, judged in (halves, halves[::-1]):
        if learnt_from:
            of = formats_of(source, [entries[n] for n in sorted(learnt_from)], reading)
            conforming += of.formats[0].norm.keeps([texts[n] for n in judged])
    return conforming / len(entries)


def counts(text: str) -> tuple[int, int, int, int]:
    """How many literals, optional parts, repetitions and choices a template has."""
    kinds = Counter(type(part) for part in template.walk(template.parse(text)))
    of = (template.Literal, template.Optional, template.Repeated, template.Choice)
    literals, optional, repeated, choices = (kinds[kind] for kind in of)
    return literals, optional, repeated, choices


def lines(group: Group) -> Iterator[str]:
    """What there is to say of a group."""
    found = group.format
    verdict = "given up" if group.is_given_up else "format" if found.is_norm else "too few"
    row = " (rows)" if found.columns else ""
    yield (
        f"{group.name}{row}: {len(found.entries)} entries, {verdict},"
        f" cover {group.cover:.2f}, held {group.held:.2f}"
    )
    for number, text in enumerate(found.norm.templates):
        literals, optional, repeated, choices = counts(text)
        yield (
            f"    {found.norm.support[number]:5} conform  {len(text)} characters, {literals} lit"
            f" {optional} opt {repeated} rep {choices} choice"
        )
        yield from (f"          {line}" for line in text.splitlines())


def summary(found: Sequence[Group]) -> Iterator[str]:
    """The figures over all groups that have enough entries for a format."""
    judged = [group for group in found if len(group.format.entries) >= FEWEST]
    texts = [text for group in judged for text in group.format.norm.templates]
    lengths = [len(text) for text in texts]
    given_up = [group for group in judged if group.is_given_up]
    yield f"groups of {FEWEST} entries or more: {len(judged)}, given up {len(given_up)}"
    yield f"templates: {len(texts)}, over {LONG} characters {sum(n > LONG for n in lengths)}"
    if not texts:
        return
    yield f"length: mean {mean(lengths):.0f}, median {median(lengths):.0f}, most {max(lengths)}"
    parts = [counts(text) for text in texts]
    names = ("literals", "optional parts", "repetitions", "choices")
    each = (f"{name} {mean(p[n] for p in parts):.2f}" for n, name in enumerate(names))
    yield f"a template: {', '.join(each)}"
    for name, shares in (
        ("cover", [group.cover for group in judged]),
        ("held", [group.held for group in judged]),
    ):
        yield f"{name}: mean {mean(shares):.3f}, median {median(shares):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--quiet", action="store_true", help="only the figures over all lists")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()

    found: list[Group] = []
    for folder in arguments.folders:
        rng = random.Random(arguments.seed)  # noqa: S311 - a sample, no secret
        for group in groups(folder, rng):
            found.append(group)
            if not arguments.quiet:
                print(*lines(group), sep="\n", flush=True)
    print(*summary(found), sep="\n")


if __name__ == "__main__":
    main()
