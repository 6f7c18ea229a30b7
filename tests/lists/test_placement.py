"""The section that is meant, and the place of a new entry in it."""

import pytest

from listlint.core.document import DocumentKind, List
from listlint.core.source import Source
from listlint.lists import placement, section_runs
from listlint.lists.ordering import SortFacts
from listlint.lists.section_runs import UnknownSection, UnnamedGroups
from listlint.lists.sequences import EntryRun
from listlint.parse import parse

TEXT = """\
# Tools

## Shell

- [bat](https://example.org/bat)
- [fd](https://example.org/fd)

## Editors

- Modal
  - [vi](https://example.org/vi)
- Others
  - [ed](https://example.org/ed)

## Games

- [go](https://example.org/go)

Some words with a [link](#shell) that name nothing.

- [chess](https://example.org/chess)

### Shell

- [mud](https://example.org/mud)
"""


def run_of(wanted: str | None, text: str = TEXT) -> EntryRun:
    source = Source("README.md", text)
    document = parse(source, DocumentKind.LIST)
    assert isinstance(document, List)
    outer = section_runs.outer_runs(source, document.entries)
    return section_runs.meant(wanted, outer, document.entries)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("tools > shell", "bat"),
        ("Games > Shell", "mud"),
        ("Modal", "vi"),
        ("Editors > Others", "ed"),
    ],
)
def test_a_section_is_named_by_the_ends_of_its_headings(wanted: str, first: str) -> None:
    assert run_of(wanted).entries[0].links[0].text == first


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (None, "the section is missing"),
        ("Shell", "several sections: `Tools > Shell`, `Tools > Games > Shell`"),
        ("Editors", "name one of `Modal`, `Others`"),
        ("Edditors", "there are"),
        ("Modall", "did you mean `Modal`"),
    ],
)
def test_a_section_that_is_not_known_is_asked_for(wanted: str | None, said: str) -> None:
    with pytest.raises(UnknownSection, match=said):
        run_of(wanted)


def test_groups_without_names_are_not_guessed() -> None:
    with pytest.raises(UnnamedGroups, match="lines 17, 21"):
        run_of("Games")


def facts(*names: str) -> list[SortFacts]:
    return [SortFacts(name) for name in names]


SORTED = "# A\n\n" + "".join(f"- [{c}x](https://example.org/{c})\n" for c in "abdefghijk")


@pytest.mark.parametrize(("name", "after"), [("c", 1), ("aa", None), ("z", 9), ("ab", None)])
def test_a_sorted_run_has_a_place_for_each_name(name: str, after: int | None) -> None:
    run = run_of(None, SORTED)
    names = [link.text for entry in run.entries for link in entry.links]
    fit = placement.order_of([facts(*names)], 0, SortFacts(name), None)
    found = placement.place(run, fit)
    assert found is not None
    assert found.after == after


def test_numbers_count_on_and_those_behind_change() -> None:
    text = "# A\n\n" + "".join(f"{n}. [x{n}](https://example.org/{n})\n" for n in (1, 2, 3))
    run = run_of(None, text)
    there = placement.numbers(run)
    middle = placement.InsertionPoint(run, 0)
    assert placement.new_number(there, middle) == 2
    assert [number.value for number in placement.renumbered(there, middle)] == [3, 4]
    assert placement.new_number(there, placement.InsertionPoint(run, 2)) == 4
