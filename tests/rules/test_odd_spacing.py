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
        "Calls System.Out and object.method of it.",
        "Runs on asp.Net and `files.Writes them`.",
        "Has the parts Foo(a bar) and f(a b).",
        "Sets the http.Request of it.",
        "Says License:Apache too.",
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
        ("Reads the files of any folder.Writes them too.", "there is no space after `.`"),
        ("Calls all functions that are there.However, not all.", "there is no space after `.`"),
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


SPACED = [f"Reads {name} (of a kind): all." for name in "abcdefgh"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Reads files(of any kind).", "there is no space before `(`"),
        ("A language like REST(No need for it!)", "there is no space before `(`"),
        ("Deep Learning:How it works.", "there is no space after `:`"),
        ("Deep Learning:A start.", "there is no space after `:`"),
    ],
)
def test_a_space_that_others_have_is_missing(text: str, message: str) -> None:
    assert not messages(text, *SPACED[:7])
    assert messages(text, *SPACED) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Calls open(file) and f(a, b).",
        "Has the file(s) of it.",
        "Calls `open(the file)`.",
        "Is at https://x.example/open(the file).",
        "Uses apex:pageBlock and std::Vector too.",
        "See object.open(the file).",
    ],
)
def test_calls_are_left_alone_where_others_have_spaces(text: str) -> None:
    assert not messages(text, *SPACED)


def fixed(text: str) -> list[str]:
    """What the fixes make of the last entry, one finding after the other."""
    lines = [f"- [n{k}](https://n{k}.example) - Reads files.\n" for k in range(20)]
    project = load_texts({"README.md": "# List\n\n" + "".join(lines) + text}, CONFIG)
    source = project.sources["README.md"].text
    made = []
    for each in lint(project, CONFIG).diagnostics:
        assert each.fix is not None
        new = source
        for edit in sorted(each.fix.edits, key=lambda edit: -edit.span.start):
            new = new[: edit.span.start] + edit.text + new[edit.span.end :]
        made.append(new[source.index(text) :])
    return made


def test_what_a_line_does_several_times_is_said_once() -> None:
    assert fixed("- [p](https://p.example) - Has path , line , curve , and area.\n") == [
        "- [p](https://p.example) - Has path, line, curve, and area.\n"
    ]


@pytest.mark.parametrize("sign", ["\u300d", "\u3001", "\u3002", "\u306e"])
def test_no_space_is_moved_to_where_none_belongs(sign: str) -> None:
    text = f"- [p](https://p.example) - See [one ](https://o.example){sign} so.\n"
    assert fixed(text) == [text.replace("one ]", "one]")]


def test_a_space_is_moved_to_where_words_follow() -> None:
    text = "- [p](https://p.example) - See [one ](https://o.example)and so.\n"
    assert fixed(text) == ["- [p](https://p.example) - See [one](https://o.example) and so.\n"]


@pytest.mark.parametrize("end", ["s", "a", "x ", "of", "s\n  Ada Lovelace, 2020"])
def test_letters_behind_a_link_at_the_end_of_its_line_belong_to_no_word(end: str) -> None:
    project = load_texts({"README.md": f"- [A Plan of Plans](https://p.example){end}\n"}, CONFIG)
    [found] = lint(project, CONFIG).diagnostics
    assert found.message == f"`{end.split(maxsplit=1)[0]}` right behind the link belongs to no word"


@pytest.mark.parametrize(
    "line", ["Many [plan](https://p.example)s", "[plan](https://p.example)s and more"]
)
def test_a_linked_word_may_have_an_ending(line: str) -> None:
    assert not messages(line)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("**[x ](https://x.example)**, and", "**[x](https://x.example)**, and"),
        ("**[x ](https://x.example)** and", "**[x](https://x.example)** and"),
        ("and *[ x](https://x.example)*", "and *[x](https://x.example)*"),
        ("of**[ x](https://x.example)** y", "of **[x](https://x.example)** y"),
    ],
)
def test_a_space_stays_outside_of_emphasis(before: str, after: str) -> None:
    line = "- [p](https://p.example) - See {} so.\n"
    assert fixed(line.format(before)) == [line.format(after)]


@pytest.mark.parametrize("end", ["..", ". ."])
def test_two_full_stops_are_one_too_many(end: str) -> None:
    assert messages(f"Reads data{end}") == ["there are two full stops"]
    line = "- [p](https://p.example) - Reads data{}\n"
    assert fixed(line.format(end)) == [line.format(".")]


@pytest.mark.parametrize(
    "text", ["Reads data...", "Goes from 1..10 on", "cd ../x", "See ..", "`a..`"]
)
def test_two_points_may_be_others(text: str) -> None:
    assert not messages(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Of Ada Lovelace, Tom Weller., 2020.", "there is a full stop before `,`"),
        ("Draws maps for sailors., 2017", "there is a full stop before `,`"),
        ("Tells of Self- Adaptive databases.", "`-` has a space on one side only"),
        ("See [Games- A Start](https://x.example).", "`-` has a space on one side only"),
        ("Learns from Data \u2013Without a teacher.", "`\u2013` has a space on one side only"),
        ("Is fast \u2014without cost.", "`\u2014` has a space on one side only"),
    ],
)
def test_signs_that_no_text_has_are_said(text: str, message: str) -> None:
    assert messages(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "In J. Mach. Learn. Res., 2020.",
        "Of Tom et al., 2020, and Weller Inc., of old.",
        "Reads files, e.g., yours.",
        "Has one-, two- and three-sided maps.",
        "F\u00fcr Ein- und Ausgabe.",
        "Takes the option -Wall or -x.",
        "Takes -v and `Self- Adaptive`.",
        "Grew from 1-2 to 3 -4.",
        "Finds words seg., seg. of syllables too.",
    ],
)
def test_signs_that_are_meant_are_left_alone(text: str) -> None:
    assert not messages(text)


def test_a_dash_gets_the_space_that_it_lacks() -> None:
    line = "- [p](https://p.example) - Reads {} of it.\n"
    for text, wanted in (
        ("Games- A Start", "Games - A Start"),
        ("Data \u2013Without a teacher", "Data \u2013 Without a teacher"),
    ):
        assert fixed(line.format(text)) == [line.format(wanted)]


@pytest.mark.parametrize("text", ["Grids : A Start", "Reads files ; writes none."])
def test_a_space_before_a_colon_is_said_where_others_have_none(text: str) -> None:
    usual = [f"Grids of {name}: all of them." for name in "abcdefgh"]
    assert messages(text, *usual) == ["there is a space before a colon or semicolon"]
    assert not messages(text, *usual[:7])
    assert not messages(*[text] * 3, *usual)
