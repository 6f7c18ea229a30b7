"""Shows what each number of the formats of entries decides, by halving and doubling it.

    python benchmarks/sensitivity.py FOLDER... [--entries 150] [--only NAME]

Each folder is a repository with a list as its README. Its formats are learnt, and each entry is
compared with them: as the code is, and with each named number of `listlint.lists.format` halved and
doubled. A line for each number: how many templates are then others, and for how many entries
something else is said, of all there are. A number that changes nothing only bounds the work, or
lies in a wide gap; one that changes much deserves to be chosen with care. Policies, which have a
share, are measured by `conventions.py` instead.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import multiprocessing
import pkgutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import listlint.lists.format
from listlint.config.tables import Config, ListTable
from listlint.core.document import Entry, List
from listlint.core.source import Source
from listlint.lists.format.compared_texts import Reading
from listlint.lists.format.in_effect import formats_of
from listlint.lists.format.learn import FieldSpan
from listlint.testing import load_texts

Number = int | float | dict[str, float]
FACTORS = (0.5, 2.0)
SECONDS = 600
"""How long one measurement may take: a bound of the work that is lifted may take for ever."""


class Listed(NamedTuple):
    """The entries of a list, and where their fields are."""

    source: Source
    entries: Sequence[Entry]
    reading: Reading


LISTS: list[Listed] = []
"""What all measurements are made on, found by the processes that are forked."""


class Learnt(NamedTuple):
    """The templates of all lists, and what is said of each entry."""

    templates: tuple[tuple[str, ...], ...]
    said: tuple[object, ...]


class Named(NamedTuple):
    """A number, and the modules that know it."""

    module: str
    name: str
    value: Number
    users: tuple[str, ...]


def read(folder: Path, most: int) -> Iterator[Listed]:
    """The first entries of a list."""
    readme = next((f for f in sorted(folder.glob("*.md")) if f.name.lower() == "readme.md"), None)
    if readme is None:
        return
    text = readme.read_bytes().decode("utf-8-sig")
    project = load_texts({readme.name: text}, Config(lists=(ListTable(readme.name),)))
    document = project.documents[readme.name]
    if not isinstance(document, List):
        return

    def reading(entry: Entry) -> list[FieldSpan]:
        start = entry.span.start
        return [FieldSpan(a - start, b - start, n) for n, (_, a, b) in project.work(entry).places()]

    spans = {entry.span.start: reading(entry) for entry in document.entries[:most]}
    yield Listed(
        project.sources[readme.name],
        document.entries[:most],
        lambda entry: spans[entry.span.start],
    )


def learnt(lists: Sequence[Listed]) -> Learnt:
    """What is learnt of them, and said."""
    found = [formats_of(*each) for each in lists]
    templates = tuple(each.norm.templates for of in found for each in of.formats)
    said = (
        verdict.edits
        for of, each in zip(found, lists, strict=True)
        for entry in each.entries
        for verdict in [of.of(entry).norm.check(of.texts[entry.span.start])]
    )
    return Learnt(templates, tuple(said))


def numbers() -> Iterator[Named]:
    """The named numbers of the formats."""
    package = listlint.lists.format
    names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    modules = {name: importlib.import_module(name) for name in names}
    trees = {name: ast.parse(Path(str(of.__file__)).read_text()) for name, of in modules.items()}
    for module, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                value = getattr(modules[module], name)
                if _is_number(value):
                    users = (user for user, of in trees.items() if _imports(of, module, name))
                    yield Named(module, name, value, (module, *users))


def _is_number(value: object) -> bool:
    if isinstance(value, Mapping):
        return bool(value) and all(map(_is_number, value.values()))
    return isinstance(value, int | float) and not isinstance(value, bool)


def _imports(tree: ast.Module, module: str, name: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == module
        and name in {alias.name for alias in node.names}
        for node in tree.body
    )


def times(value: Number, factor: float) -> Number:
    """A number, or each of several, so many times as large."""
    if isinstance(value, dict):
        return {key: each * factor for key, each in value.items()}
    return max(1, round(value * factor)) if isinstance(value, int) else value * factor


def changed(number: Named, factor: float) -> Learnt:
    """What is learnt with a number that is so many times as large; in a process of its own."""
    for user in number.users:
        setattr(sys.modules[user], number.name, times(number.value, factor))
    for module in [each for name, each in sys.modules.items() if name.startswith("listlint.")]:
        for value in vars(module).values():
            getattr(value, "cache_clear", lambda: None)()  # what was found with the other number
    return learnt(LISTS)


def measure(before: Learnt, number: Named, factor: float) -> str:
    """How much a number that is so many times as large changes."""
    fork = multiprocessing.get_context("fork")  # which has the lists without a copy
    with fork.Pool(1) as pool:
        try:
            return difference(before, pool.apply_async(changed, (number, factor)).get(SECONDS))
        except multiprocessing.TimeoutError:
            return "no end   "
        except ValueError:  # such as a character that is none
            return "no number"


def difference(before: Learnt, after: Learnt) -> str:
    """How much is not as before."""
    pairs = zip(before.said, after.said, strict=True)
    said = sum(one != other for one, other in pairs)
    kept = zip(before.templates, after.templates, strict=True)
    templates = sum(one != other for one, other in kept)
    return f"{templates:3} {said:5}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--entries", type=int, default=150, help="of each list, the first ones")
    parser.add_argument("--only", help="the name of a number")
    options = parser.parse_args()
    LISTS.extend(each for folder in options.folders for each in read(folder, options.entries))
    before = learnt(LISTS)
    print(f"{len(before.templates)} formats, {len(before.said)} entries; others if halved, doubled")
    for number in numbers():
        if options.only in (None, number.name):
            shown = "  ".join(measure(before, number, factor) for factor in FACTORS)
            module = number.module.rpartition(".")[2]
            print(f"{module:20} {number.name:16} {shown}", flush=True)


if __name__ == "__main__":
    main()
