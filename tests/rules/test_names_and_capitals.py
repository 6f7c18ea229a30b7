"""Descriptions with a small first letter, and names that are mistyped."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("description-case", "name-spelling"))
USUAL = [f"Shows JupyterLab and Salesforce on Monday {k}." for k in range(24)]


def messages(*entries: str, guide: str = "") -> list[str]:
    usual = [f"[n{k}](https://n{k}.example) - {text}" for k, text in enumerate(USUAL)]
    lines = "".join(f"- {entry}\n" for entry in (*usual, *entries))
    files = {"README.md": f"# List\n\n{lines}", "CONTRIBUTING.md": guide}
    project = load_texts(files, CONFIG)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize(
    "entry",
    [
        "[x](https://x.example) - shows files.",
        "[x](https://x.example) - a viewer of RDF.",
        "[x](https://x.example): reads GraphQL.",
        "[id](https://x.example) - shows files.",
        "[x](https://x.example) - encrypt/decrypt files.",
    ],
)
def test_a_small_first_letter_is_said(entry: str) -> None:
    assert messages(entry) == [
        "this description begins with a small letter, and others with a capital"
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "[Gitg](https://x.example) - gitg shows commits.",
        "[gping](https://x.example) - ping with a graph.",
        "[qpdf](https://x.example) - qpdfview shows pages.",
        "[x](https://x.example) - iOS client.",
        "[x](https://x.example): destination",
        "[Trees](https://www.scrimba.com/trees) - scrimba",
        "[x](https://x.example) - id Tech in Rust.",
        "[x](https://x.example) - webstorm \u63d2\u4ef6.",
        "[x](https://x.example) shows files.",
        "[x](https://x.example) - `grep` with a window.",
        "[x](https://x.example) - tcp/ip for boats.",
    ],
)
def test_names_and_sentences_that_go_on_are_left_alone(entry: str) -> None:
    assert not messages(entry)


@pytest.mark.parametrize(("word", "is_name"), [("a", False), ("shows", False), ("fish", True)])
def test_a_word_of_another_title_is_no_name_if_it_begins_other_descriptions(
    word: str, *, is_name: bool
) -> None:
    titled = "[A fish that shows](https://y.example) - Yes."
    more = "[z](https://z.example) - A map."
    assert bool(messages(titled, more, f"[x](https://x.example) - {word} for files.")) != is_name


def test_several_small_letters_are_one_finding() -> None:
    one, other = "[x](https://x.example) - shows it.", "[y](https://y.example) - hides it."
    assert messages("[z](https://z.example) - Yes.", one) != []
    assert messages(one, other) == [
        "2 descriptions begin with a small letter, and 24 with a capital"
    ]
    five = [f"[m{k}](https://m{k}.example) - finds it." for k in range(5)]
    assert not messages(*five)  # of 29, 25 would have to begin with a capital
    asked = "Descriptions begin with a capital letter."
    assert messages(*five, guide=asked) == [
        "5 descriptions begin with a small letter, and 24 with a capital"
    ]


def test_cells_of_tables_need_more_capitals() -> None:
    head = "\n| Name | What |\n| --- | --- |\n"
    rows = "".join(f"| [r{k}](https://r{k}.example) | shows it |\n" for k in range(3))
    assert not messages("[y](https://y.example) - Hides it.\n" + head + rows)


def test_acronyms_show_no_habit() -> None:
    small = [f"[s{k}](https://s{k}.example) - reads files {k}." for k in range(2)]
    acronyms = [f"[a{k}](https://a{k}.example) - RTL tools {k}." for k in range(40)]
    others = [f"[o{k}](https://o{k}.example) - writes files {k}." for k in range(4)]
    assert len(messages(*small)) == 1
    assert not messages(*small, *others, *acronyms)


@pytest.mark.parametrize("word", ["encrypt/decrypt files", "enable/disable them"])
def test_two_words_with_a_slash_begin_small_too(word: str) -> None:
    assert messages(f"[x](https://x.example) - {word}.")


@pytest.mark.parametrize(
    ("word", "name"),
    [("JupyetrLab", "JupyterLab"), ("JupyerLab", "JupyterLab"), ("Saleforce", "Salesforce")],
)
def test_a_name_with_a_slip_is_said(word: str, name: str) -> None:
    assert messages(f"[x](https://x.example) - See {word} too.") == [
        f"`{word}`: the other descriptions write `{name}`"
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "[Saleforce](https://x.example) - See Saleforce too.",
        "[x](https://x.example/saleforce) - See Saleforce too.",
        "[x](https://x.example) - See Jupyterla, upyterLab and Salesforze.",
        "[x](https://x.example) - See `Saleforce` too.",
        "[x](https://x.example) - See Hows and Mondya.",
    ],
)
def test_other_words_are_no_slips(entry: str) -> None:
    assert not [each for each in messages(entry) if "Mondya" not in each]


@pytest.mark.parametrize(
    ("guide", "times"),
    [
        ("- Use `Node-RED` casing.", True),
        ('Please write "Node-RED" with this capitalization.', True),
        ("Node-RED is a name.", False),
        ("Use the casing of titles, such as `Node-RED`.", False),
    ],
)
def test_the_guidelines_may_ask_for_a_name(guide: str, times: int) -> None:
    entry = "[x](https://x.example) - See node-red, Node-RED and node-red-x in x/node-red."
    assert messages(entry, guide=guide) == ["`node-red`: the list asks for `Node-RED`"] * times


def test_a_sentence_may_go_on_from_its_name_behind_a_dash() -> None:
    assert not messages("[fd](https://fd.example) - is a finder of files.")


@pytest.mark.parametrize("times", [2, 3])
def test_a_small_word_is_mistyped_where_three_have_it_right(times: int) -> None:
    right = [f"[r{k}](https://r{k}.example) - A development of it." for k in range(times)]
    found = messages(*right, "[x](https://x.example) - The devleopment of it.")
    says = "`devleopment`: the other descriptions write `development`"
    assert found == [says] * (times > 2)


@pytest.mark.parametrize(
    "entry",
    [
        "[devleopment](https://x.example) - Of devleopment.",
        "[x](https://x.example/devleopment) - Of devleopment.",
        "[x](https://x.example) - Of devleopment and devleopment.",
        "[x](https://x.example) - Of Devleopment.",
        "[x](https://x.example) - Of `devleopment`.",
        "[x](https://x.example) - Of developments and evelopment.",
        "[x](https://x.example) - A complaint.",
        "[x](https://x.example) - The fiedl.",
    ],
)
def test_a_small_word_may_be_another_one(entry: str) -> None:
    right = [
        f"[r{k}](https://r{k}.example) - A compliant development of field {k}." for k in range(4)
    ]
    assert not messages(*right, entry)


def small(*entries: str) -> list[str]:
    words = [f"[n{k}](https://n{k}.example) - shows files of Go and so on {k}." for k in range(24)]
    lines = "".join(f"- {entry}\n" for entry in (*words, *entries))
    project = load_texts({"README.md": f"# List\n\n{lines}"}, CONFIG)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize("text", ["Shows it.", "**Free** Shows it.", "Files for all."])
def test_a_capital_is_said_where_all_others_are_small(text: str) -> None:
    assert small(f"[x](https://x.example) - {text}") == [
        "this description begins with a capital, and others with a small letter"
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "[x](https://x.example) - Draws it.",
        "[x](https://x.example) - Go on.",
        "[x](https://x.example) - SHOWS it.",
        "[x](https://x.example) - Shows Of It for all.",
        "[Shows](https://x.example) - Shows it.",
        "[x](https://x.example) - **shows** Shows.",
    ],
)
def test_a_capital_of_a_name_is_left_alone(entry: str) -> None:
    assert not small(entry)
