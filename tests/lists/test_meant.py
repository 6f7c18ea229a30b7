"""What one entry has otherwise than its format, and no reader would call a slip."""

from __future__ import annotations

import pytest

from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("malformed-entry",))
NAMES = [
    f"{a}{b}" for a in ("ant", "bee", "cat", "dog") for b in ("box", "cup", "hat", "jar", "pan")
]
TOOLS = "".join(f"- [{name}](https://{name}.example) - Does its work.\n" for name in NAMES * 2)
PAPERS = "".join(f"- [On {name}](https://{name}.example). ABC, 2020.\n" for name in NAMES * 2)
CELLS = "".join(f"| {name} | [`Github`](https://{name}.example) |\n" for name in NAMES * 2)
HEAD = "| Name | Code |\n| --- | --- |\n"


def messages(text: str) -> list[str]:
    return [each.message for each in lint(load_texts({"README.md": text}), CONFIG).diagnostics]


@pytest.mark.parametrize(
    "entry",
    [
        "- [eel](https://eel.example) and [elk](https://elk.example) - Do their work.",
        "- [eel](https://eel.example) / [elk](https://elk.example) - Do their work.",
        "- [eel](https://eel.example) (once [elk](https://elk.example)) - Does its work.",
        "- [eel](https://eel.example) - Does its work, see https://elk.example",
        "- [eel](https://eel.example) - As was said: [it does its work.](https://elk.example)",
    ],
)
def test_a_name_may_go_on_and_a_sentence_end_within_a_link(entry: str) -> None:
    assert not messages(f"# Tools\n\n{TOOLS}{entry}\n")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- [eel](https://eel.example) Does its work.", "`-` is missing after the title"),
        (
            "- [eel](https://eel.example) - See [elk](https://elk.example)",
            "`.` is missing after the description",
        ),
    ],
)
def test_what_is_missing_and_does_not_follow_is_said(entry: str, message: str) -> None:
    assert messages(f"# Tools\n\n{TOOLS}{entry}\n") == [message]


def test_a_question_needs_no_full_stop() -> None:
    assert not messages(f"# Papers\n\n{PAPERS}- [Why eels?](https://eel.example) ABC, 2020.\n")
    assert messages(f"# Papers\n\n{PAPERS}- [On eels](https://eel.example) ABC, 2020.\n")


def test_a_name_with_a_capital_within_is_spelt_so() -> None:
    other = "| eel | [`GitHub`](https://eel.example) |\n"
    assert not messages(f"# Tools\n\n{HEAD}{CELLS}{other}")
    small = "| eel | [`github`](https://eel.example) |\n"
    assert messages(f"# Tools\n\n{HEAD}{CELLS}{small}") == ["`github` should be `Github`"]


def test_a_mark_of_several_entries_is_meant() -> None:
    lines = TOOLS.splitlines(keepends=True)
    starred = [line.replace("- [", "- (*) [", 1) for line in lines[::13]]
    apart = "".join(a + "".join(lines[n * 13 : n * 13 + 13]) for n, a in enumerate(starred))
    assert len(starred) == 4
    assert not messages(f"# Tools\n\n{apart}")
    assert messages(f"# Tools\n\n{TOOLS}{starred[0]}") == ["`(*) ` too many"]


def test_what_is_configured_is_held_to_the_letter() -> None:
    config = '[[lists]]\npath = "README.md"\nformat = "- [{title}]({url}). {venue}, {year}."\n'
    text = f"{PAPERS}- [Why eels?](https://eel.example) ABC, 2020.\n"
    project = load_texts({"README.md": text}, read(config, "listlint.toml", str))
    assert [each.message for each in lint(project, CONFIG).diagnostics] == [
        "`.` is missing after the title"
    ]


def test_what_only_a_mistaken_fix_tells_is_not_said() -> None:
    quoted = "- [eel](https://eel.example) - \u201cIt works, and that is all there is to say.\n"
    assert not messages(f"# Tools\n\n{TOOLS}{quoted}")


def test_a_description_that_is_a_link_alone_is_no_sentence() -> None:
    named = "".join(
        f"- [{name}](https://{name}.example/x) - [The {name}](https://{name}.example)\n"
        for name in ("eel", "elk", "emu")
    )
    assert not messages(f"# Tools\n\n{TOOLS}{named}")
    assert messages(f"# Tools\n\n{TOOLS}{named.replace('[The', 'See [the')}") != []


def test_another_separator_is_none_that_is_missing() -> None:
    authored = "".join(f"- [On {n}](https://{n}.example), Ann Lee, ABC 2020.\n" for n in NAMES * 2)
    text = f"# Papers\n\n{authored}- [Net](https://net.example) - Is a free network of words.\n"
    assert not [said for said in messages(text) if "`,`" in said]
