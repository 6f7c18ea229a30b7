"""Which entries a change has added or edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.project.project import Base, Project
from listlint.testing import load_texts

OLD = """\
# Papers

## 2019

- [A](https://a.example). Good.
- [B](https://b.example). Good.
  *Ada, Ben*

## 2020

- [C](https://c.example). Good.
- [D](https://d.example). Good.
"""


def project(now: str, then: str | None = OLD, *, was: str = "README.md") -> Project:
    old = load_texts({} if then is None else {was: then}, Config())
    moved = {} if was == "README.md" else {"README.md": was}
    return load_texts({"README.md": now}, Config(), Base(old, moved))


def new(now: str, then: str | None = OLD, *, was: str = "README.md") -> list[int]:
    """The lines at which new entries begin."""
    found = project(now, then, was=was)
    source = found.sources["README.md"]
    (each,) = found.lists
    return [source.position(e.span.start).line for e in each.entries if found.changes.is_new(e)]


def test_what_was_there_is_not_new() -> None:
    assert new(OLD) == []
    assert new(OLD, was="docs/README.md") == []


def test_without_a_change_nothing_is_new() -> None:
    found = load_texts({"README.md": OLD}, Config())
    (each,) = found.lists
    assert not any(map(found.changes.is_new, each.entries))


def test_all_of_a_new_file_is_new() -> None:
    assert len(new(OLD, None)) == 4


@pytest.mark.parametrize(
    ("old", "replacement", "lines"),
    [
        ("- [C]", "- [E](https://e.example). Good.\n- [C]", [11]),
        ("- [D](https://d.example). Good.\n", "", []),
        ("C](https://c", "C](http://c", [11]),
        ("*Ada, Ben*", "*Ada, Ben, Cy*", [6]),
        ("\n  *Ada, Ben*", "", [6]),
        ("Good.\n  *Ada", "Good.  \n    *Ada", []),
        ("\n  *Ada, Ben*", "\n  *Ada, Ben*\n  - [E](https://e.example). Good.", [8]),
        ("- [A](https://a.example). Good.\n", "- [A](https://a.example). Good.\n" * 2, [6]),
    ],
)
def test_what_was_added_or_edited_is_new(old: str, replacement: str, lines: list[int]) -> None:
    assert new(OLD.replace(old, replacement)) == lines


def test_of_equal_entries_the_one_in_another_section_is_new() -> None:
    assert new(OLD.replace("## 2019\n", "## 2019\n\n- [C](https://c.example). Good.")) == [5]


def test_an_entry_that_moves_is_old_but_not_untouched() -> None:
    line = "- [D](https://d.example). Good.\n"
    now = OLD.replace(line, "").replace("## 2019\n\n", f"## 2019\n\n{line}")
    found = project(now)
    (each,) = found.lists
    assert not any(map(found.changes.is_new, each.entries))
    assert [found.changes.is_untouched(entry) for entry in each.entries] == [
        False,
        True,
        True,
        True,
    ]


def test_a_number_that_changes_makes_no_entry_new() -> None:
    items = [f"[{name}](https://{name}.example). Good." for name in "abcd"]
    rows = ["| | Name |", "|---|---|", *(f"| {n} | {item} |" for n, item in enumerate(items))]
    numbered = [f"{n}. {item}" for n, item in enumerate(items, 1)]
    assert new("\n".join(numbered), "\n".join(f"{n}) {i}" for n, i in enumerate(items[1:], 1))) == [
        1
    ]
    assert new("\n".join(rows), "\n".join(rows).replace(f"| 0 | {items[0]} |\n", "")) == [3]


@given(st.permutations(OLD.splitlines(keepends=True)[4:]))
def test_an_order_makes_nothing_new_as_long_as_lines_stay_together(lines: list[str]) -> None:
    flat = [line for line in lines if line.startswith("- [") and "B" not in line]
    assert new("# Papers\n\n" + "".join(flat)) == []


def test_a_new_note_about_a_work_that_has_one_is_said() -> None:
    note = "---\ntitle: On boats\narxiv: 1706.03762\n---\n"
    then = Base(load_texts({"a.md": note}, Config()))
    now = load_texts({"a.md": note, "b.md": note}, Config(), then)
    found = lint(now, Config()).diagnostics
    assert [(each.span.path, each.rule) for each in found] == [("b.md", "duplicate-work")]
