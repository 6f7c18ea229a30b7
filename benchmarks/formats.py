"""Measures the learnt entry format: plants faults into lists, one edit each, and looks for them.

    python benchmarks/formats.py FOLDER... [--most 40] [--seed 0] [--misses]

Each folder is a repository with a list as its README. The table has, for every list: its entries;
the share that conforms to what was learnt from them (`cover`), and to what was learnt from the
other half (`held`); the faults planted into conforming entries, the share found, and of those that
touch only literals the share restored byte for byte; the share of untouched entries flagged; and
the time of learning and checking. The second table counts the same by kind of fault.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from customs import observe
from planting import Fault, Kind, plant

from listlint.config.tables import Config, ListTable
from listlint.core.document import Entry, List
from listlint.lists.format.formats import Formats
from listlint.lists.format.learn import learn
from listlint.lists.format.norm import Norm
from listlint.testing import load_texts


class Edit(NamedTuple):
    """What is to be changed in an entry; `new` is `None` where no fix is known."""

    start: int
    end: int
    new: str | None
    message: str


class Verdict(NamedTuple):
    """What is said of an entry."""

    conforms: bool
    edits: tuple[Edit, ...]


class Outcome(NamedTuple):
    """What came of a planted fault."""

    original: str
    fault: Fault
    verdict: Verdict

    @property
    def found(self) -> bool:
        return bool(self.verdict.edits)

    @property
    def restored(self) -> bool:
        return fixed(self.fault.text, self.verdict.edits) == self.original


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one list; shares go from 0 to 1."""

    name: str
    entries: int
    cover: float
    held: float
    flagged: float
    milliseconds: float
    """An entry, for learning and checking."""
    outcomes: tuple[Outcome, ...]
    left_out: Counter[Kind]
    """In how many entries a fault of a kind was not planted, since the list has no custom there."""


Check = Callable[[str], Verdict]


class Repository(NamedTuple):
    """A list with what stands around it, as listlint sees it."""

    formats: Formats
    entries: tuple[Entry, ...]

    @property
    def texts(self) -> list[str]:
        return [self.formats.texts[entry.span.start] for entry in self.entries]

    def check(self, entry: Entry, text: str) -> Verdict:
        """What is said of a text in the place of an entry."""
        verdict = self.formats.judge(entry, text)
        is_safe = self.formats.of(entry).norm.restores(text, verdict.edits)
        edits = (
            Edit(edit.start, edit.end, edit.new if is_safe else None, edit.message)
            for edit in verdict.edits
        )
        return Verdict(verdict.conforms, tuple(edits))


def repository(folder: Path) -> Repository | None:
    """Read a list, with the documents beside it that may state its format."""
    files = [*folder.glob("*.md"), *folder.glob(".github/*.md"), *folder.glob("docs/*.md")]
    texts = {str(path.relative_to(folder)): path.read_bytes().decode("utf-8-sig") for path in files}
    readme = next((name for name in texts if name.lower() == "readme.md"), None)
    if readme is None:
        return None
    project = load_texts(texts, Config(lists=(ListTable(readme),)))
    document = project.documents[readme]
    assert isinstance(document, List)
    return (
        Repository(project.list_at(readme).formats, document.entries) if document.entries else None
    )


def fixed(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits applied for which a fix is known, the last one first."""
    for start, end, new, _ in sorted(edits, key=attrgetter("start", "end"), reverse=True):
        if new is not None:
            text = text[:start] + new + text[end:]
    return text


def measure(folder: Path, most: int, seed: int) -> Measured | None:
    """Learn a list's format, and plant faults into at most `most` of the entries that keep it."""
    start = time.perf_counter()
    read = repository(folder)
    if read is None:
        return None
    verdicts = [read.check(*one) for one in zip(read.entries, read.texts, strict=True)]
    seconds = time.perf_counter() - start
    keeping = [
        one
        for one, verdict in zip(zip(read.entries, read.texts, strict=True), verdicts, strict=True)
        if verdict.conforms
    ]
    rng = random.Random(seed)  # noqa: S311 - a sample, no secret
    customs = observe(read.texts)
    outcomes, left_out = [], Counter[Kind]()
    for entry, text in rng.sample(keeping, min(most, len(keeping))):
        faults, without = plant(text, customs, seed)
        outcomes += [Outcome(text, fault, read.check(entry, fault.text)) for fault in faults]
        left_out.update(without)
    return Measured(
        name=folder.resolve().name,
        entries=len(read.entries),
        cover=len(keeping) / len(read.entries),
        held=held_out(read.texts, rng),
        flagged=_share(bool(verdict.edits) for verdict in verdicts),
        milliseconds=1000 * seconds / len(read.entries),
        outcomes=tuple(outcomes),
        left_out=left_out,
    )


def held_out(texts: Sequence[str], rng: random.Random) -> float:
    """The share of entries that conform to what was learnt from the other half."""
    mixed = rng.sample(texts, len(texts))
    halves = mixed[::2], mixed[1::2]
    conforming = 0
    for learnt_from, judged in (halves, halves[::-1]):
        norm = Norm(tuple(learn(learnt_from)))
        conforming += norm.keeps(judged)
    return conforming / len(texts)


def table(lists: Iterable[Measured]) -> Iterator[str]:
    yield f"{'list':36} entries  cover   held  planted  found  restored  flagged  ms"
    for each in lists:
        found, restored = _rates(each.outcomes)
        yield (
            f"{each.name[:36]:36} {each.entries:7} {_percent(each.cover)} {_percent(each.held)}"
            f"  {len(each.outcomes):7} {found}    {restored}   {_percent(each.flagged)}"
            f" {each.milliseconds:5.2f}"
        )


def kinds(lists: Sequence[Measured]) -> Iterator[str]:
    yield f"{'kind':11} planted  found  restored  left out"
    everything = [outcome for each in lists for outcome in each.outcomes]
    left_out = sum((each.left_out for each in lists), Counter[Kind]())
    for kind in Kind:
        of_kind = [outcome for outcome in everything if outcome.fault.kind is kind]
        yield _row(kind, of_kind, left_out[kind])
    yield _row("all", everything, left_out.total())


def misses(each: Measured) -> Iterator[str]:
    """The faults that were not found, or not restored, with what was said of them."""
    for original, fault, verdict in (
        outcome
        for outcome in each.outcomes
        if not (outcome.found and (outcome.restored or not outcome.fault.literal))
    ):
        yield f"{each.name}: {fault.kind}, {'not restored' if verdict.edits else 'not found'}"
        yield f"  was {original!r}"
        yield f"  is  {fault.text!r}"
        if verdict.edits:
            yield f"  fix {fixed(fault.text, verdict.edits)!r}"
        for start, end, new, message in verdict.edits:
            yield f"  {start}:{end} {fault.text[start:end]!r} -> {new!r}: {message}"


def _row(kind: str, outcomes: Sequence[Outcome], left_out: int) -> str:
    found, restored = _rates(outcomes)
    return f"{kind:11} {len(outcomes):7} {found}    {restored}  {left_out:8}"


def _rates(outcomes: Iterable[Outcome]) -> tuple[str, str]:
    """The share found of all, and the share restored of those that touch only literals."""
    outcomes = list(outcomes)
    literal = [outcome for outcome in outcomes if outcome.fault.literal]
    return (
        _percent(_share(outcome.found for outcome in outcomes)) if outcomes else "     -",
        _percent(_share(outcome.restored for outcome in literal)) if literal else "     -",
    )


def _share(holds: Iterable[bool]) -> float:
    each = list(holds)
    return sum(each) / len(each)


def _percent(share: float) -> str:
    return f"{100 * share:6.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--most", type=int, default=40, help="conforming entries a list")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--misses", action="store_true", help="show what was missed, and why")
    arguments = parser.parse_args()

    lists = []
    for folder in arguments.folders:
        measured = measure(folder, arguments.most, arguments.seed)
        if measured:
            lists.append(measured)
        else:
            print(f"{folder.resolve().name}: no entries")
    if arguments.misses:
        print(*(line for each in lists for line in misses(each)), "", sep="\n")
    print(*table(lists), "", *kinds(lists), sep="\n")


if __name__ == "__main__":
    main()
