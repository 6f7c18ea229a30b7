"""Spaces where none belong, and where a list means them."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.fix import apply
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("odd-spacing",))


def messages(*descriptions: str) -> list[str]:
    lines = [f"- [n{k}](https://n{k}.example) - {text}\n" for k, text in enumerate(descriptions)]
    project = load_texts({"README.md": "# List\n\n" + "".join(lines)}, CONFIG)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "Runs on .NET and so on.",
        "Says more ...",
        "And there . . .",
        "Holds 1,000 files.",
        "Calls `print (a ,b )`.",
        "Expands {one,two}.",
        "See $(a ,b )$.",
        "Speaks German,French,Dutch.",
        "Is at https://x.example/a,bc now.",
        "Smiles ;) often.",
        "( Or so )",
        "支持 Python,Ruby 等。",
        "See [here ](https://x.example)",
        "Has [![badge]( https://b.example/b.svg )](https://b.example) .",
    ],
)
def test_what_is_meant_is_left_alone(text: str) -> None:
    assert not messages(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Is of AngularTool .", "there is a space before `.`"),
        ("Reads (some) , and writes.", "there is a space before `,`"),
        ("Runs `it` .", "there is a space before `.`"),
        ("See [ here](https://x.example).", "there is a space at the beginning of the link's text"),
        ("For Backbone.js,Bootstrap.", "there is no space after `,`"),
    ],
)
def test_what_nobody_means_is_said(text: str, message: str) -> None:
    assert messages(text) == [message]


def test_a_space_goes_out_of_a_link_that_has_none_beside_it() -> None:
    text = (
        "- [a](https://a.example) - Three:[ b](https://b.example), [c ](https://c.example)more.\n"
    )
    project = load_texts({"README.md": f"# List\n\n{text}"}, CONFIG)
    found = lint(project, CONFIG).diagnostics
    fixed = apply({"README.md": project.sources["README.md"].text}, found)
    expected = "Three: [b](https://b.example), [c](https://c.example) more."
    assert fixed["README.md"].rstrip().endswith(expected)


def test_what_several_entries_do_is_their_way() -> None:
    assert not messages(*["Does its work ."] * 3)
