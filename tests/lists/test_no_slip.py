"""What seems to be a slip of an entry, and the rest of it does not bear out."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.project.project import Base
from listlint.testing import load_texts

CONFIG = Config(select=("malformed-entry",))
NAMES = [
    f"{a}{b}" for a in ("ant", "bee", "cat", "dog") for b in ("box", "cup", "hat", "jar", "pan")
]
TOOLS = "".join(f"- [{n.title()}](https://{n}.example) - Does its work.\n" for n in NAMES)
LINKS = "".join(f"* [{n.title()}](https://{n}.example)\n" for n in NAMES)
PAPERS = "".join(f"* On {n}s (ABC {1990 + k})\n" for k, n in enumerate(NAMES * 2))
LABELLED = "".join(f"- On {n}s, *Letters*. [[Paper](https://{n}.example/p)]\n" for n in NAMES * 2)
ROWS = "| Name | Licence | Since |\n| --- | --- | --- |\n" + "".join(
    f"| [{n.title()}](https://{n}.example) | `MIT` | {1990 + k} |\n" for k, n in enumerate(NAMES)
)


def messages(*parts: str) -> list[str]:
    text = "# Things\n\n" + "".join(f"## Part {n}\n\n{part}\n" for n, part in enumerate(parts))
    return [each.message for each in lint(load_texts({"README.md": text}), CONFIG).diagnostics]


@pytest.mark.parametrize(
    ("entries", "entry"),
    [
        (LINKS, "* **[Eel](https://eel.example)**"),
        (LINKS, "* ***[Eel](https://eel.example)***"),
        (TOOLS, "- **[Eel](https://eel.example)** - Does its work."),
        (TOOLS, "- *[Eel](https://eel.example) - Does its work.*"),
        (PAPERS, "* ***On eels (ABC 2001)***"),
        (PAPERS, "* **On eels (ABC 2001)**"),
    ],
)
def test_emphasis_around_an_entry_or_a_link_is_a_highlight(entries: str, entry: str) -> None:
    assert not messages(entries + entry + "\n")


def test_emphasis_without_a_partner_is_a_slip() -> None:
    assert messages(LINKS + "* **[Eel](https://eel.example)\n") == ["`**` too many"]


@pytest.mark.parametrize(
    "entry",
    [
        "- [Eel](https://eel.example) and [Elk](https://elk.example)",
        "- [Eel](https://eel.example) (retired)",
        "- [Eel](https://eel.example) from [Elk](https://elk.example).",
        "- [Eel](https://eel.example) and [Elk](https://elk.example): Do their work.",
    ],
)
def test_a_second_name_is_no_description_without_a_dash(entry: str) -> None:
    assert not messages(TOOLS + entry + "\n")


@pytest.mark.parametrize("cell", ["-", "---", "\u2013", "?"])
def test_a_dash_in_a_cell_means_none(cell: str) -> None:
    assert not messages(ROWS + f"| [Eel](https://eel.example) | {cell} | {cell} |\n")


def test_an_entry_that_lacks_several_parts_is_another_kind() -> None:
    assert not messages(PAPERS + "* All of eels [Repository](https://eel.example/repo)\n")


def test_an_entry_alone_in_its_section_lacks_nothing() -> None:
    assert not messages(TOOLS, "- [Of eels and elks](https://eel.example/of)\n")


def test_a_description_that_the_list_states_is_missing_in_any_section() -> None:
    alone = "- [Of eels and elks](https://eel.example/of)\n"
    guide = "Use this format: `- [Name](link) - Description.`\n"
    text = f"# Things\n\n## Part\n\n{TOOLS}\n## Other\n\n{alone}"
    project = load_texts({"README.md": text, "CONTRIBUTING.md": guide})
    found = [each.message for each in lint(project, CONFIG).diagnostics]
    assert found == ["the description is missing"]


def test_a_bracket_that_is_whole_stays() -> None:
    both = (
        "- On eels, *Letters*. [[Paper](https://eel.example/p)] [[Code](https://eel.example/c)]\n"
    )
    assert not messages(LABELLED + both)


def test_a_star_at_the_end_of_a_name_is_a_mark() -> None:
    starred = "- [Eel*](https://eel.example) - Does its work, **and well**.\n"
    assert not messages(TOOLS + starred)


def test_no_full_stop_is_missing_within_a_sentence() -> None:
    stopped = TOOLS.replace(" - Does", ". Does")
    assert not messages(stopped + "- [Eel](https://eel.example) by A. Doe, does its work.\n")
    assert len(messages(stopped + "- [Eel](https://eel.example) Does its work.\n")) == 1


def test_the_space_between_two_links_stays() -> None:
    one, two = "[:pencil:](https://{0}.example/p)", "[:page:](https://{0}.example/q)"
    lines = [f"- On {n}s {(one, two)[k % 2].format(n)}\n" for k, n in enumerate(NAMES * 2)]
    assert not messages("".join(lines) + f"- On eels {one.format('eel')} {two.format('eel')}\n")


def test_a_note_says_why_there_is_no_link() -> None:
    assert not messages(LINKS + "* Version 5 (unavailable)\n")
    assert messages(LINKS + "* Version 5\n") == ["`Version 5` has no link"]


def test_small_print_is_no_description() -> None:
    rated = "- [Eel](https://eel.example) <sup>[7/10](https://elk.example)</sup>\n"
    assert messages(TOOLS + rated) == ["nothing is said of `Eel`: the description is missing"]


@pytest.mark.parametrize("smile", [":)", ";)", ":-)"])
def test_a_smile_closes_no_bracket(smile: str) -> None:
    assert not messages(TOOLS + f"- [Eel](https://eel.example) - Smiles {smile}.\n")
    assert not messages(TOOLS + f"- [Eel](https://eel.example) - Is one (made up {smile}).\n")


def test_another_bullet_is_restored_though_a_dash_follows() -> None:
    text = f"# Things\n\n{TOOLS}"
    then = load_texts({"README.md": text}, CONFIG)
    now = load_texts(
        {"README.md": text + "* [Eel](https://eel.example) - Does its work.\n"}, CONFIG, Base(then)
    )
    [found] = [each for each in lint(now, CONFIG).diagnostics if "expected `-`" in each.message]
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["-"]


QUOTES = "".join(f"- A word on {n}s ([source](https://{n}.example/q))\n" for n in NAMES)


@pytest.mark.parametrize(
    "entry",
    [
        "- A word on eels - [A book](https://eel.example/book)",
        "- A word on eels, by [Eel and Elk](https://eel.example/elk)",
    ],
)
def test_a_link_by_name_is_no_missing_link(entry: str) -> None:
    assert not messages(QUOTES + entry + "\n")


def test_a_missing_link_is_missed() -> None:
    assert messages(QUOTES + "- A word on eels\n") == ["`A word on eels` has no link"]


VENUES = "".join(
    f"- [On {n}s](https://{n}.example) `{venue} {2010 + k % 9}`\n"
    for k, (n, venue) in enumerate(zip(NAMES, ("ABC", "DEF", "GHI", "JKL") * 5, strict=True))
)


def test_a_remark_in_bold_is_no_venue() -> None:
    assert not messages(VENUES + "- [On eels](https://eel.example) **good summary**\n")


def test_a_venue_in_bold_is_one() -> None:
    expected = "expected ``…`` around `DEF 2012`, found `**…**`"
    assert messages(VENUES + "- [On eels](https://eel.example) **DEF 2012**\n") == [expected]


def test_the_count_is_that_of_the_template_that_is_shown() -> None:
    text = "# Things\n\n## Tools\n\n" + TOOLS + "\n## Words\n\n" + QUOTES
    text += "- A word on eels ([source](https://eel.example/q)\n"
    (found,) = lint(load_texts({"README.md": text}), CONFIG).diagnostics
    assert found.help is not None
    assert found.help.startswith("20 of 41 entries follow this format")


def test_a_space_between_a_word_and_its_bracket_is_never_too_many() -> None:
    glued = "".join(f"- On {n}s({n}ology). [Paper](https://{n}.example)\n" for n in NAMES)
    assert not messages(glued + "- On eels (eelology). [Paper](https://eel.example)\n")
