"""Descriptions that end otherwise than those around them."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.project.project import Base, Project
from listlint.testing import load_texts

CONFIG = Config(select=("uneven-full-stop",))
ASKED = "Descriptions should end with a period."
ALL = "{} descriptions do not end with a full stop, and {} have one"
LACKS = "this description does not end with a full stop"


def listed(*parts: list[str]) -> str:
    """A list with a section for each of these parts, of descriptions that end so."""
    text = "# List\n"
    for number, ends in enumerate(parts):
        lines = (
            f"- [n{k}](https://n{number}-{k}.example) - Reads {k} kinds of files{end}\n"
            for k, end in enumerate(ends)
        )
        text += f"\n## Part {number}\n\n" + "".join(lines)
    return text


def messages(text: str, guide: str = "", before: str = "") -> list[str]:
    def opened(of: str, base: Base | None = None) -> Project:
        return load_texts({"README.md": of, "CONTRIBUTING.md": guide}, CONFIG, base)

    project = opened(text, Base(opened(before)) if before else None)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize(
    "written", [ASKED, "End all descriptions with a full stop.", "- `[name](link) - Description.`"]
)
def test_where_the_list_asks_all_are_one_finding_too(written: str) -> None:
    badged = listed(["."] * 20 + [""] * 4).replace(") - Reads", ") ![s](s.svg) - Reads")
    assert messages(badged, written) == [ALL.format(4, 20)]


@pytest.mark.parametrize(
    ("ended", "lacking", "is_said"), [(6, 2, True), (5, 2, False), (6, 3, False)]
)
def test_where_the_list_asks_eight_are_enough(ended: int, lacking: int, *, is_said: bool) -> None:
    text = listed(["."] * ended + [""] * lacking)
    assert messages(text, ASKED) == [ALL.format(lacking, ended)] * is_said
    assert not messages(text)


@pytest.mark.parametrize(("end", "is_asked"), [(".", True), ("", False)])
def test_a_stated_format_asks_for_the_stop_that_it_has(end: str, *, is_asked: bool) -> None:
    text = listed(["."] * 14 + [""] * 3).replace(") - Reads", ") ![s](s.svg) - Reads")
    assert bool(messages(text, f"- `[name](link) - Description{end}`\n")) is is_asked


def test_of_what_hardly_any_keeps_nothing_is_said() -> None:
    assert not messages(listed(["."] * 12 + [""] * 8), ASKED)


def test_where_nobody_asks_all_are_one_finding() -> None:
    text = listed(["."] * 20 + [""] * 4)
    assert messages(text) == [ALL.format(4, 20)]


@pytest.mark.parametrize(("ended", "lacking"), [(13, 4), (20, 8)])
def test_of_few_or_of_many_that_lack_it_nothing_is_said(ended: int, lacking: int) -> None:
    assert not messages(listed(["."] * ended + [""] * lacking))


def test_a_section_may_do_otherwise() -> None:
    assert not messages(listed(["."] * 24, [""] * 5))
    assert messages(listed(["."] * 24, [""] * 5, ["", ".", ".", "."])) == [
        f"{LACKS}, unlike the others"
    ]


def test_a_section_does_otherwise_where_more_than_half_do() -> None:
    assert messages(listed(["."] * 24, ["."] * 4 + [""] * 3)) == [ALL.format(3, 28)]
    assert not messages(listed(["."] * 24, ["."] * 3 + [""] * 4))


def test_short_descriptions_count_and_are_not_named() -> None:
    text = listed(["."] * 16 + [""] * 3)
    short = "".join(f"- [m{k}](https://m{k}.example) - In C\n" for k in range(12))
    assert not messages(text + short, ASKED)
    assert messages(text + short[:64], ASKED) == [ALL.format(3, 16)]


def test_where_half_of_the_sections_do_otherwise_nothing_is_said() -> None:
    assert messages(listed(["."] * 20 + [""] * 4, [""] * 6))
    assert not messages(listed(["."] * 20 + [""] * 4, [""] * 12))


@pytest.mark.parametrize(
    "end",
    [
        " of Thailand \u0e44\u0e17\u0e22",
        " \u7684\u6846\u67b6\u2605[\u5b98\u7f51](https://f.example/Framework)",
        " that match\n  a pattern",
        ". ```",
        ". `pip install it`",
        ". \U0001f341 \U0001f31f",
        ". Forum [link](https://f.example)",
        ", [1](https://f.example), [2](https://g.example) \U0001f31f",
        " such as:",
        ", \u2026",
        "!",
        " (all).",
        " listed [on the back.](https://f.example/a_(b).jpg)",
        " as **[on the back.](https://f.example)**",
        "\n  and their folders",
    ],
)
def test_what_ends_otherwise_lacks_none(end: str) -> None:
    found = messages(listed(["."] * 22 + [""] * 3, [".", ".", end]))
    assert found[0].startswith("3 descriptions do not end")


def test_what_a_change_brings_is_said_by_itself() -> None:
    before = listed(["."] * 30 + [""] * 3)
    after = before + "- [new](https://new.example) - Reads new files\n"
    assert messages(after, before=before) == [f"{LACKS}, unlike the others"]
    assert not messages(after, before=listed(["."] * 24 + [""] * 6))  # too many lack it


def test_lines_below_an_entry_are_not_asked() -> None:
    quoted = "".join(f"- [q{k}](https://q{k}.example)\n  > Reads all of them\n" for k in range(3))
    assert not messages(listed(["."] * 24) + quoted)
