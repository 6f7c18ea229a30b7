"""What the entries around one do alike is no fault of any of them."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("malformed-entry",))
NAMES = [
    f"{a}{b}" for a in ("ant", "bee", "cat", "dog") for b in ("box", "cup", "hat", "jar", "pan")
]


def item(name: str, rest: str = " - Does its work.", indent: str = "") -> str:
    return f"{indent}- [{name}](https://{name}.example){rest}\n"


TOOLS = "".join(map(item, NAMES * 2))


def messages(text: str) -> list[str]:
    return [each.message for each in lint(load_texts({"README.md": text}), CONFIG).diagnostics]


def listed(*sections: str) -> str:
    return "".join(f"## Part {n}\n\n{each}\n" for n, each in enumerate(sections))


def test_items_within_one_entry_are_judged_by_each_other() -> None:
    nested = "".join(item(name, ".", "  ") for name in ("eel", "elk", "emu"))
    assert not messages(listed(TOOLS + item("egg") + nested))
    assert messages(listed(TOOLS + item("egg") + item("eel", "."))) == [
        "nothing is said of `eel`: the description is missing"
    ]


def test_what_three_in_a_row_have_too_many_is_meant() -> None:
    commas = "".join(item(name, ", - Does its work.") for name in ("eel", "elk", "emu"))
    assert not messages(listed(TOOLS + commas))
    assert messages(listed(TOOLS + item("eel", ", - Does its work."))) == [
        "`,` too many after the title"
    ]


def test_a_part_that_is_missing_in_a_section_is_optional_there() -> None:
    books = "".join(item(name, "") for name in ("eel", "elk", "emu"))
    assert not messages(listed(TOOLS, books + "".join(map(item, NAMES[:7]))))
    assert len(messages(listed(TOOLS, item("eel", "") + "".join(map(item, NAMES[:7]))))) == 1


def test_a_group_has_no_description() -> None:
    nested = item("elk", indent="  ") + item("emu", indent="  ")
    assert not messages(listed(TOOLS + item("eel", "") + nested))
    assert not messages(listed(TOOLS + item("eel", " + more:") + nested))


def test_a_badge_is_of_the_site_that_it_speaks_of() -> None:
    def badge(name: str) -> str:
        return f"- [{name}](https://github.com/a/{name}) ![]({name}.svg) - Does its work.\n"

    tools = "".join(map(badge, NAMES * 2))
    assert not messages(listed(tools + item("eel")))
    lacking = "- [eel](https://github.com/a/eel) - Does its work.\n"
    assert messages(listed(tools + lacking)) == ["the image is missing"]


def test_a_small_section_may_lack_a_part() -> None:
    share = item("eel", "") + item("elk", "") + item("emu")
    assert not messages(listed(TOOLS, share))


def test_nothing_is_put_ahead_of_an_apostrophe() -> None:
    told = "".join(item(name, " is what it is") for name in NAMES)
    assert not messages(listed(told + item("eel", "'s blog is what it is")))


def test_what_three_of_a_section_do_is_told_of_none() -> None:
    legend = "".join(f"- `[{name}]` means {name}.\n" for name in ("eel", "elk", "emu"))
    assert not messages(listed(TOOLS + legend))


def test_a_paragraph_needs_no_bullet() -> None:
    assert not messages(listed(TOOLS, "[eel](https://eel.example) - Does its work.\n"))


def test_another_link_is_there_instead() -> None:
    papers = "".join(f"- **{n}**. *A. Ant*. [[pdf](https://{n}.example)]\n" for n in NAMES)
    slides = "- **eel**. *A. Ant*. [[slides](https://eel.example)]\n"
    assert not messages(listed(papers + slides))


@pytest.mark.parametrize(
    "written",
    [
        "* [eel](https://eel.example) - Does its work.",
        "- [eel](https://eel.example)\t- Does its work.",
        "- [eel ](https://eel.example) - Does its work.",
        "- [eel]( https://eel.example) - Does its work.",
    ],
)
def test_what_looks_the_same_is_let_be(written: str) -> None:
    assert not messages(listed(TOOLS + written + "\n"))


def test_a_dash_for_a_dash_is_a_slip_only_where_hardly_any_do_it() -> None:
    dashes = [item(name, " \u2013 Does its work.") for name in ("eel", "elk", "emu")]
    assert len(messages(listed(TOOLS + dashes[0]))) == 1
    assert not messages(listed(TOOLS + "".join(dashes)))


@pytest.mark.parametrize(("lacking", "told"), [(2, 2), (3, 3), (4, 0), (6, 0)])
def test_a_stated_part_that_half_of_a_section_lack_is_no_slip(lacking: int, told: int) -> None:
    guide = "Use this format: `- [Name](link) - Description.`\n"
    books = "".join(item(name, "") for name in NAMES[:lacking])
    books += "".join(map(item, NAMES[lacking:8]))
    texts = {"README.md": listed(TOOLS, books), "CONTRIBUTING.md": guide}
    assert len(lint(load_texts(texts), CONFIG).diagnostics) == told
