"""New entries that are built otherwise than those around them, and those that are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from listlint.config.tables import Config, ListTable
from listlint.core.diagnostic import Diagnostic
from listlint.engine import fix
from listlint.engine.run import lint
from listlint.project.project import Base
from listlint.testing import load_texts

CONFIG = Config(select=("malformed-entry",))
WORDS = [
    "anchor",
    "bridge",
    "candle",
    "dome",
    "ember",
    "flute",
    "garden",
    "harbour",
    "island",
    "jetty",
]


def listed(lines: list[str], name: str = "Things") -> str:
    return f"## {name}\n\n" + "".join(f"{line}\n" for line in lines) + "\n"


def tools(of: str = "tool") -> list[str]:
    return [f"- [{w.title()}](https://{w}.example/{of}) - Keeps one {w} in order." for w in WORDS]


def papers() -> list[str]:
    return [
        f"- Of {w}s and their makers. Ada {w.title()}, 2021. [[pdf]](https://{w}.example/p.pdf)"
        for w in WORDS
    ]


def rows() -> list[str]:
    head = ["| Name | What | Docs |", "| --- | --- | --- |"]
    return head + [
        f"| [{w.title()}](https://{w}.example) | Keeps one {w} | [docs](https://{w}.example/d) |"
        for w in WORDS
    ]


def findings(before: str, after: str, config: Config = CONFIG) -> list[Diagnostic]:
    then = load_texts({"README.md": f"# List\n\n{before}"}, config)
    project = load_texts({"README.md": f"# List\n\n{after}"}, config, Base(then))
    return list(lint(project, config).diagnostics)


def told(lines: list[str], new: str, rest: str = "") -> list[str]:
    """What is said of a new line behind the fifth."""
    before = listed(lines) + rest
    after = listed([*lines[:5], new, *lines[5:]]) + rest
    return [each.message for each in findings(before, after)]


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("- Zork", "`Zork` has no link"),
        ("- Zork - Draws maps.", "`Zork` has no link"),
        (
            "- [Zork] - Draws maps.",
            "`Zork` has no link: the address in `(…)` is missing behind `]`",
        ),
        (
            "- https://zork.example/maps",
            "`https://zork.example/maps` is a bare address, where others link a name",
        ),
        (
            "- Zork - Draws maps. https://zork.example/maps",
            "`https://zork.example/maps` is a bare address, where others link a name",
        ),
        (
            "- [Zork - Draws maps of gardens](https://zork.example/maps)",
            "the description is within the link, where only the name belongs",
        ),
        (
            "- **Zork** - Draws maps. [Link](https://zork.example/maps)",
            "the name `Zork` is not linked, only `Link` is",
        ),
        (
            "- Draws maps - [Zork](https://zork.example/maps)",
            "`Draws maps` comes first, where the other entries begin with the linked name",
        ),
        (
            '- <a href="https://zork.example/maps">Zork</a> - Draws maps.',
            "`Zork` is linked with HTML instead of `[name](address)`",
        ),
        (
            '- A. Tamrin. "Zork". In Proceedings of the Workshop on Maps, pages 3-8, 2021.',
            '`A. Tamrin. "Zork". In Proceedings of th…` has no link',
        ),
        (
            "- [Zork](https://zork.example/maps)",
            "nothing is said of `Zork`: the description is missing",
        ),
        (
            "- [Zork](https://zork.example/maps) Draws maps of gardens",
            "`-` is missing between `Zork` and its description",
        ),
        (
            "- [Zork](https://zork.example/maps) draws maps",
            "`-` is missing between `Zork` and its description",
        ),
        (
            "- **[Zork](https://zork.example/maps)** Draws maps. They are of gardens",
            "`-` is missing between `Zork` and its description",
        ),
    ],
)
def test_a_new_entry_of_another_kind_is_told_what_it_is_not(new: str, message: str) -> None:
    assert told(tools(), new) == [message]


@pytest.mark.parametrize(
    "new",
    [
        "- [Zork](https://zork.example/maps) - Draws maps of gardens.",
        "- [Blog](https://zork.example/blog) - Says [more](https://more.example) of it.",
        "- [The Z. Ork](https://zork.example/maps) - Draws `maps`, and **more**.",
        "- [Zork](https://zork.example/maps) by Ada Zork - Draws maps of gardens.",
        "- [Zork](https://zork.example/maps) (archived) - Draws maps of gardens.",
        "- [Zork](https://zork.example/maps) by Ada",
        "- [Zork](https://zork.example/maps) (not kept)",
        "- [Zork](https://zork.example/maps) *no longer maintained by anybody*",
        "- [Zork](https://zork.example/maps) and [Zink](https://zink.example) Draw maps of gardens",
    ],
)
def test_a_new_entry_like_the_others_passes(new: str) -> None:
    assert told(tools(), new) == []


def test_an_entry_without_its_dash_and_full_stop_is_written_with_both() -> None:
    new = "- [Zork](https://zork.example/maps) Draws maps of gardens"
    before, after = listed(tools()), listed([*tools(), new])
    (found,) = findings(before, after)
    assert found.fix
    assert not found.fix.safe
    assert found.fix.edits[0].text == (
        "- [Zork](https://zork.example/maps) - Draws maps of gardens."
    )
    (old,) = lint(load_texts({"README.md": f"# List\n\n{after}"}, CONFIG), CONFIG).diagnostics
    assert str(old.severity) == "warning"


@pytest.mark.parametrize("gap", [" ", " - ", " is a tool that "])
def test_where_some_have_no_dash_none_is_missing(gap: str) -> None:
    others = [line.replace(" - ", gap) if n % 3 == 0 else line for n, line in enumerate(tools())]
    new = "- [Zork](https://zork.example/maps) Draws maps of gardens"
    is_missing = "`-` is missing between `Zork` and its description"
    assert (is_missing in told(others, new)) == (gap == " - ")


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("- Of zorks. Ada Zork, 2021.", "`Of zorks` has no link"),
        (
            "- [Of zorks. Ada Zork, 2021](https://zork.example)",
            "`Of zorks. Ada Zork, 2021` is a link, where the other entries begin with plain text",
        ),
        (
            "- **Of zorks**. Ada Zork, 2021. [[pdf]](https://zork.example/p.pdf)",
            "`Of zorks` is bold, where the other entries begin with plain text",
        ),
    ],
)
def test_papers_with_their_link_at_the_end(new: str, message: str) -> None:
    assert told(papers(), new) == [message]
    assert told(papers(), papers()[0].replace("nchor", "ckorn")) == []


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("| Zork | Maps | [docs](https://z.example) |", "`Zork` in the `Name` cell has no link"),
        (
            "| [Zork](https://zork.example) | | [docs](https://z.example) |",
            "the `What` cell is empty",
        ),
        (
            "| [Zork](https://zork.example) | [docs](https://z.example) |",
            "this row has 2 cells, its table 3 columns",
        ),
        (
            "| https://zork.example | Maps | [docs](https://z.example) |",
            "`https://zork.example` in the `Name` cell is a bare address, where others link a name",
        ),
        (
            "- [Zork](https://zork.example) - Maps",
            "this is not a row of the table, as the other entries are",
        ),
    ],
)
def test_rows_lack_what_their_column_has(new: str, message: str) -> None:
    before = listed(rows())
    after = listed([*rows(), new])
    assert [each.message for each in findings(before, after)] == [message]


def test_a_row_like_the_others_passes() -> None:
    new = "| [Zork](https://zork.example) | Draws maps | [docs](https://z.example) |"
    assert findings(listed(rows()), listed([*rows(), new])) == []


def test_what_is_optional_is_decided_where_the_entry_stands() -> None:
    books = [f"- [Book of {w}s](https://{w}.example/book)" for w in WORDS]
    named = listed(books, "Books")
    assert told(tools(), "- [Zork](https://zork.example)", named) == [
        "nothing is said of `Zork`: the description is missing"
    ]
    assert told(books, "- [Zork](https://zork.example)", listed(tools(), "Tools")) == []


def test_in_a_new_section_the_list_decides() -> None:
    before = listed(tools())
    after = before + listed(["- Zork"], "Games")
    assert [each.message for each in findings(before, after)] == []
    after = before + listed(["- https://zork.example"], "Games")
    assert [each.message for each in findings(before, after)] == [
        "`https://zork.example` is a bare address, where others link a name"
    ]


def test_names_without_a_link_are_no_leave_for_a_bare_address() -> None:
    announced = ["- Umber (soon)", "- Ochre (soon)", "- Sienna (soon)"]
    rest = listed([f"- [{w.title()}](https://{w}.example/talk)" for w in WORDS], "Talks")
    new = "- https://zork.example - Draws maps."
    assert told([*tools(), *announced], new, rest) == [
        "`https://zork.example` is a bare address, where others link a name"
    ]
    others = [f"- https://{w}.example/x - Draws one {w}." for w in WORDS[:4]]
    assert told([*tools(), *announced, *others], new, rest) == []


def test_a_line_without_a_bullet_continues_the_entry_above() -> None:
    lines = tools()
    lines[4] += "\n[Zork](https://zork.example) - Draws maps."
    [found] = findings(listed(tools()), listed(lines))
    assert found.message == (
        "`[Zork](https://zork.example) - Draws ma…` continues the entry above: it has no bullet"
    )


def test_prose_that_goes_on_below_its_first_words_continues_them() -> None:
    lines = tools()
    lines[4] = "- [Zork](https://zork.example) - Draws maps of gardens,\n  also of small ones."
    assert findings(listed(tools()), listed(lines)) == []
    lines[4] += "\nand prints them."
    assert len(findings(listed(tools()), listed(lines))) == 1


def test_a_row_of_a_comparison_may_hold_what_the_others_do_not() -> None:
    names = [w.title() for w in WORDS]
    head = ["| What | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
    yes = [f"| [{w}](#{w}) |" + " yes |" * len(names) for w in WORDS * 3]
    demos = "| [demo](#demo) |" + "".join(f" [try](https://{w}.example) |" for w in WORDS)
    logos = "| Logo |" + ' <img src="logo.png"> |' * len(names)
    assert findings(listed([*head, *yes]), listed([*head, *yes, demos, logos])) == []


def test_a_known_way_is_no_departure() -> None:
    lines = [*tools(), "- [Zork](https://zork.example/maps)", "- [Quux](https://quux.example)"]
    assert told(lines, "- [Corge](https://corge.example)") == []


def whole(text: str) -> list[tuple[str, str]]:
    project = load_texts({"README.md": f"# List\n\n{text}"}, CONFIG)
    return [(str(each.severity), each.message) for each in lint(project, CONFIG).diagnostics]


def test_a_section_has_one_warning_for_all_its_old_entries_of_another_kind() -> None:
    books = listed([f"- [Book of {w}s](https://{w}.example/book)" for w in WORDS], "Books")
    lines = [tools(str(n))[n] for n in range(len(WORDS))]
    lines += [f"- [{w.title()} Two](https://{w}.example/2) - Keeps {w}s." for w in WORDS]
    lines += [f"- [{w.title()} Three](https://{w}.example/3) - Is {w}." for w in WORDS]
    lines += [f"- [{w.title()} Four](https://{w}.example/4) - Was {w}." for w in WORDS]
    odd = ["- [Zork](https://zork.example)", "- [Corge](https://corge.example)"]
    assert whole(listed([*lines, *odd]) + books) == [
        (
            "warning",
            "nothing is said of `Zork`: the description is missing, and so 1 more of this section",
        )
    ]
    assert whole(listed(lines) + books) == []


def test_a_label_of_a_group_needs_no_link() -> None:
    assert whole(listed([*tools(), "- For smaller gardens, among others:"])) == []
    assert told(tools(), "- For smaller gardens, among others:") == []


def test_what_is_nested_is_compared_with_what_stands_as_deep() -> None:
    lines = tools()
    lines.insert(4, "  - [Plugins](https://dome.example/plugins)")
    lines.insert(3, "  - [Themes](https://candle.example/themes)")
    assert whole(listed(lines)) == []


def test_more_spaces_than_one_are_no_error() -> None:
    zork = "- [Zork](https://zork.example) -  Draws maps."
    [found] = findings(listed(tools()), listed([*tools(), zork]))
    assert (str(found.severity), found.message) == (
        "warning",
        "2 spaces instead of one after the dash",
    )


def test_of_old_entries_nothing_is_said_that_no_reader_sees() -> None:
    lines = [*tools(), "- [Zork](https://zork.example) -  Draws maps."]
    assert whole(listed(lines)) == []


def test_a_missing_part_is_shown_as_others_have_it() -> None:
    lines = [f"- :free: [{w.title()}](https://{w}.example) - Keeps one {w}." for w in WORDS]
    lines[2] = lines[2].replace(":free:", ":moneybag:")
    text = "# List\n\n" + listed([*lines, "- [Zork](https://zork.example) - Draws maps."])
    table = ListTable("README.md", "- {text} [{title}]({url}) - {description}.")
    config = Config(select=("malformed-entry",), lists=(table,))
    [found] = lint(load_texts({"README.md": text}, config), config).diagnostics
    assert found.message == "a part is missing, where others have `:free:` or `:moneybag:`"


def test_a_change_pays_for_no_old_entry() -> None:
    lines = [*tools(), "- Zork - Draws maps of gardens."]
    new = "- [Corge](https://corge.example) - Draws maps."
    assert told(lines, new) == []


@pytest.mark.parametrize(
    "new",
    [
        "- Zork - Draws maps. https://zork.example/maps",
        "- [Zork - Draws maps](https://zork.example/maps)",
        "- **Zork** - Draws maps. [Link](https://zork.example/maps)",
        "- Draws maps - [Zork](https://zork.example/maps)",
        '- <a href="https://zork.example/maps">Zork</a> - Draws maps.',
    ],
)
def test_an_example_is_made_of_what_the_entry_says(new: str) -> None:
    lines = tools()
    text = f"# List\n\n{listed([*lines, new])}"
    found = findings(listed(lines), listed([*lines, new]))
    assert not any(each.fix and each.fix.safe for each in found)
    fixed = fix.apply({"README.md": text}, found, unsafe=True)["README.md"]
    good = "- [Zork](https://zork.example/maps) - Draws maps."
    assert fixed == f"# List\n\n{listed([*lines, good])}"


def test_an_old_entry_is_told_what_it_is_not_before_what_part_it_lacks() -> None:
    lines = [f"- [{w.title()}](https://{w}.example) ({w.upper()}) - Keeps {w}s." for w in WORDS]
    lines[4] = "- Zork (ZORK) - Keeps many lamps."
    project = load_texts({"README.md": f"# List\n\n{listed(lines)}"}, CONFIG)
    (found,) = lint(project, CONFIG).diagnostics
    assert found.message == "`Zork (ZORK)` has no link"


def test_a_change_pays_for_no_old_entry_that_lacks_a_part() -> None:
    lines = [f"- [{w.title()}](https://{w}.example) ({w.upper()}) - Keeps {w}s." for w in WORDS]
    lines[4] = "- Zork (ZORK) - Keeps many lamps."
    new = "- [Kite](https://kite.example) (KITE) - Keeps kites."
    assert not findings(listed(lines), listed([*lines, new]))


@pytest.mark.parametrize("name", ["Licenses", "Contributing to other projects", "Open licences"])
def test_a_section_that_lists_is_judged_whatever_its_name(name: str) -> None:
    lines = tools("terms")
    rest = listed(tools())
    after = rest + listed([*lines, "- Zork"], name)
    (found,) = findings(rest + listed(lines, name), after)
    assert found.message == "`Zork` has no link"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Contributors", "- [{w}](https://github.com/{w})"),
        ("Our contributors", "- [{w}](https://{w}.example) - Wrote much."),
        ("Contributing", "- Say {w} in [a request](https://{w}.example) to this list."),
    ],
)
def test_what_speaks_of_the_list_itself_is_not_judged(name: str, line: str) -> None:
    lines = [line.format(w=word) for word in WORDS]
    rest = listed(tools())
    assert not findings(rest + listed(lines, name), rest + listed([*lines, "- Zork"], name))


def test_a_name_and_a_description_that_are_swapped() -> None:
    lines = tools()
    new = "- [Draws maps of gardens and hills](https://zork.example/maps) - Zork."
    found = findings(listed(lines), listed([*lines[:5], new, *lines[5:]]))
    assert [each.message for each in found] == [
        "the description is linked, and the name `Zork` follows it"
    ]
    assert found[0].fix is not None
    assert not found[0].fix.safe
    assert found[0].fix.edits[0].text == (
        "- [Zork](https://zork.example/maps) - Draws maps of gardens and hills."
    )
    short = [f"- [{w.title()}](https://{w}.example) - {w.title()}s." for w in WORDS]
    assert told(short, new) == []


def test_a_row_with_too_few_cells_is_told_so_and_not_given_a_bar() -> None:
    lines = rows()
    new = "| [Zork](https://zork.example) | [docs](https://zork.example/d) |"
    (found,) = findings(listed(lines), listed([*lines[:5], new, *lines[5:]]))
    assert found.message == "this row has 2 cells, its table 3 columns"
    assert found.fix is None
    assert found.help is not None
    assert "| [Dome](https://dome.example) | Keeps one dome |" in found.help


def test_an_entry_is_held_to_what_all_of_its_section_have() -> None:
    def films(of: str) -> list[str]:
        return [
            f"- [{w.title()}](https://{w}.example/{of}) (19{50 + n}) - Shows one {w} in use."
            for n, w in enumerate(WORDS)
        ]

    plain = [f"- [{w.title()}](https://{w}.example/site) - Tells of one {w}." for w in WORDS[:4]]
    mixed = [*films("old")[:6], *plain]
    others = "".join(listed(films(f"film{n}"), f"Films {n}") for n in range(4))
    new = "- [Zork](https://zork.example/film) - Shows maps in use."
    assert told(films("film"), new, others + listed(mixed, "Mixed")) == ["the year is missing"]
    assert told(mixed, new, others + listed(films("film"))) == []


def test_no_example_is_written_where_a_bracket_comes_first() -> None:
    dated = [f"- [{w.title()}](https://{w}.example) (1950) - Shows one {w}." for w in WORDS]
    new = "- (1999) [Zork](https://zork.example/film) - Shows maps."
    (found,) = findings(listed(dated), listed([*dated[:5], new, *dated[5:]]))
    assert found.fix is None


def test_an_entry_that_begins_with_brackets_is_named_with_them() -> None:
    lines = [
        f"- (*{w.upper()}'21*) Of {w}s and makers [[paper](https://{w}.example/p)]" for w in WORDS
    ]
    assert told(lines, "- (*ZORK'21*) Of zorks") == ["`(*ZORK'21*) Of zorks` has no link"]
    assert told(lines, "- (*ZORK'21*) [Of zorks and makers](https://zork.example/p)") == [
        "`Of zorks and makers` has no link such as `paper`"
    ]


def test_a_line_below_a_new_entry_that_makes_it_a_heading() -> None:
    lines = tools()
    new = "\n[Zork](https://zork.example/maps) - Draws maps.\n---\n"
    assert told(lines, new) == ["`---` below this entry makes it a heading"]
    before = listed([*lines[:5], new, *lines[5:]])
    assert [d.message for d in findings(before, before)] == []


def test_a_row_with_two_cells_swapped() -> None:
    lines = ["| Year | Venue | Paper |", "| --- | --- | --- |"] + [
        f"| {2000 + n} | ICLR | [{w.title()}](https://{w}.example) |" for n, w in enumerate(WORDS)
    ]
    assert told(lines, "| ICLR | 2021 | [Zork](https://zork.example) |") == [
        "`ICLR` in the `Year` cell is no year"
    ]


def test_an_address_as_the_text_of_a_link() -> None:
    new = "- [https://zork.example/maps](https://zork.example/maps) - Draws maps of caves."
    [message] = told(tools(), new)
    assert message == "`https://zork.example/maps` is an address, where others link a name"
    named = "- [https://hand.example/maps](https://hand.example/maps) - Draws maps of hills."
    assert told([*tools(), named, named], new) == []


def test_a_description_that_only_repeats_the_name() -> None:
    [message] = told(tools(), "- [Zork Maps](https://zork.example) - Zork maps.")
    assert message == "the description only repeats the name `Zork Maps`"


def test_the_only_entry_of_a_section_without_a_description() -> None:
    bare = [f"- [{w.title()}](https://{w}.example/bare)" for w in WORDS]
    small = [*tools("small")[:7], "- [Zork](https://zork.example)"]
    text = "# List\n\n" + listed(tools()) + listed(bare, "Links") + listed(small, "Small")
    found = lint(load_texts({"README.md": text}, CONFIG), CONFIG).diagnostics
    assert [each.message for each in found] == [
        "nothing is said of `Zork`: the description is missing"
    ]


def stages(*odd: str) -> str:
    rows = [f"| [f{n}](https://f{n}.example) | Seed, Series A | x{n} |" for n in range(8)]
    rows += [f"| [o{n}](https://o{n}.example) | {value} | y{n} |" for n, value in enumerate(odd)]
    return "# Funds\n\n| Fund | Stage | What |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("odd", "count"),
    [
        (("Seed/Series A",), 1),
        (("Seed /Series a",), 1),
        (("Seed/Series A", "Seed/Series A"), 1),
        (("Seed/Series A",) * 3, 0),
        (("Seed, Series A+",), 0),
        (("Seed, Series B",), 0),
        (("[Seed/Series A](https://x.example)",), 0),
    ],
)
def test_a_value_that_other_rows_spell_otherwise(odd: tuple[str, ...], count: int) -> None:
    config = Config(select=("malformed-entry",))
    found = lint(load_texts({"README.md": stages(*odd)}, config), config).diagnostics
    told = [each.message for each in found if "in other rows" in each.message]
    assert len(told) == count
    assert all(each.startswith("`Seed") for each in told)


def test_numbers_that_differ_in_signs_are_two() -> None:
    text = stages("2.50").replace("Seed, Series A", "25.0")
    config = Config(select=("malformed-entry",))
    found = lint(load_texts({"README.md": text}, config), config).diagnostics
    assert not [each for each in found if "in other rows" in each.message]


# Old entries of which one line or one section is unlike the rest


def said_of_old(text: str) -> list[str]:
    project = load_texts({"README.md": f"# List\n\n{text}"}, CONFIG)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("- [Broken](https://b.example) - Keeps all\nthings in order.", "things in order."),
        (
            "- [Broken\n](https://b.example) - Keeps all things.",
            "](https://b.example) - Keeps all things.",
        ),
        ("- [Broken](https://b.example) -\nKeeps all things.", "Keeps all things."),
    ],
)
def test_a_line_that_is_broken_is_said_where_all_others_are_one(line: str, quoted: str) -> None:
    few, many = listed(tools()) + listed([line], "More"), listed(tools("other"), "Others")
    assert not said_of_old(few)
    [message] = said_of_old(many + few)
    said = f"this entry goes on in a second line, `{quoted}`, and the others are one line"
    assert message == said


@pytest.mark.parametrize("line", ["![shot](s.png)", "  and more", "<br>"])
def test_a_second_line_of_another_sort_is_meant(line: str) -> None:
    text = listed(tools()) + listed(tools("other"), "Others")
    assert not said_of_old(text + listed([f"- [A](https://a.example) - Is it.\n{line}"], "More"))


def test_where_three_are_broken_they_are_wrapped() -> None:
    lines = [f"- [B{k}](https://b{k}.example) - Keeps all\nthings in order." for k in range(3)]
    assert not said_of_old(
        listed(tools()) + listed(tools("other"), "Others") + listed(lines, "More")
    )


BARE = [f"- [{w.title()}](https://{w}.example/bare)" for w in WORDS]


@pytest.mark.parametrize("bare", [BARE[:3], BARE[:6], BARE])
def test_a_kind_in_sections_of_its_own_is_no_leave_for_others(bare: list[str]) -> None:
    few = [*tools("few")[:4], "- [Bare](https://bare.example)"]
    text = listed(tools()) + listed(tools("other"), "Others") + listed(bare, "Links")
    assert said_of_old(text + listed(few, "Few")) == [
        "nothing is said of `Bare`: the description is missing"
    ]


def test_among_others_that_say_nothing_one_may_too() -> None:
    few = [*tools("few")[:4], "- [Bare](https://bare.example)"]
    mixed = [*tools("mixed")[:6], *BARE[:4]]
    text = listed(tools()) + listed(mixed, "Mixed") + listed(mixed, "Links")
    assert not said_of_old(text + listed(few, "Few"))


def test_one_with_others_nested_in_it_is_their_heading() -> None:
    few = [
        *tools("few")[:4],
        "- [Bare](https://bare.example)",
        "  - [One](https://one.example) - Is it.",
    ]
    assert not said_of_old(listed(tools()) + listed(tools("other"), "Others") + listed(few, "Few"))


def test_the_entry_that_is_shown_has_a_number_where_most_have_one() -> None:
    dated = [f"- [{w.title()}](https://{w}.example) (Ann Lee - May 8, 2012)" for w in WORDS]
    short = ["- [Book](https://book.example) (by Mozilla)"]
    text = listed([*dated, *short, "- [Bare](https://bare.example)"])
    project = load_texts({"README.md": f"# List\n\n{text}"}, CONFIG)
    (found,) = lint(project, CONFIG).diagnostics
    assert found.help
    assert "2012" in found.help


@pytest.mark.parametrize(
    ("end", "is_said"),
    [
        ("compiler## Licence", True),
        ("compiler.## The Licence", True),
        ("C## Tools", False),
        ("compiler## licence", False),
        ("compiler ## Licence", False),
        ("compiler#### Licence", False),
        ("compiler## Licence: none", False),
    ],
)
def test_a_heading_behind_an_entry_is_said(end: str, *, is_said: bool) -> None:
    lines = [*tools(), f"- [Zork](https://zork.example) - Keeps a {end}"]
    project = load_texts({"README.md": f"# List\n\n{listed(lines)}"}, CONFIG)
    found = [each.message for each in lint(project, CONFIG).diagnostics]
    assert [each for each in found if "no heading" in each] == (
        [f"`{end[end.index('##') :]}` behind an entry is no heading"] if is_said else []
    )


def kept(of: str) -> list[str]:
    return [f"- [{w.title()} {of}](https://{w}.example/{of}) - Keeps one {w}." for w in WORDS]


def of_old(*sections: list[str]) -> list[str]:
    text = "".join(listed(lines, f"Section {n}") for n, lines in enumerate(sections))
    project = load_texts({"README.md": f"# List\n\n{text}"}, CONFIG)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize("words", ["Keeps it in order", "<2008-?, A system of it", '"A way" to go'])
def test_a_dash_is_missing_whatever_the_description_begins_with(words: str) -> None:
    lines = [*tools(), f"- [Zork](https://zork.example) {words}"]
    assert of_old(lines) == ["`-` is missing between `Zork` and its description"]


def test_a_dash_that_most_of_the_list_have_is_missing_in_any_section() -> None:
    lacking = [f"- [Z{n}](https://z{n}.example) Keeps it in order" for n in range(3)]
    more = [f"- [Y{n}](https://y{n}.example) - Keeps it in order." for n in range(9)]
    assert of_old(kept("a"), kept("b"), [*more, lacking[0]]) == [
        "`-` is missing between `Z0` and its description"
    ]
    assert of_old(kept("a"), kept("b"), kept("c"), [*more, *lacking]) == [
        "`-` is missing between `Z0` and its description, and so 2 more of this section"
    ]
    assert not of_old(kept("a"), kept("b"), kept("c"), [*more[:2], *lacking])  # its own way
    assert not of_old(kept("a"), [*more[:4], *lacking])  # of 17, three


@pytest.mark.parametrize(
    ("section", "is_said"),
    [
        (["- [Zork](https://zork.example)"], False),
        (["- [Zork](https://zork.example)", "- [Y](https://y.example) - Keeps it."], True),
        (["- [Zork](https://zork.example)", "- [Y](https://y.example)"], False),
        (["- https://zork.example"], False),
    ],
)
def test_a_description_is_missing_in_a_section_of_few(section: list[str], *, is_said: bool) -> None:
    message = "nothing is said of `Zork`: the description is missing"
    found = of_old(kept("a"), kept("b"), kept("c"), section)
    assert [each for each in found if "nothing" in each] == [message] * is_said


def test_a_bare_address_is_no_leave_to_say_nothing() -> None:
    bare = ["- https://a.example", "- [Zork](https://zork.example)"]
    assert "nothing is said of `Zork`: the description is missing" in of_old(
        [*kept("a"), *kept("b"), *bare]
    )


def by_authors(of: str, lead: str = "by ") -> list[str]:
    return [
        f"- [Of {w}s {of}](https://{w}.example/{of}), {lead}Ada {w.title()}, 2020." for w in WORDS
    ]


def test_a_word_that_leads_from_nearly_all_names_is_missing() -> None:
    lacking = [f"- [Z{n}](https://z{n}.example), Bob Zork, 2020." for n in range(3)]
    sections = [by_authors(of) for of in "abc"]
    assert of_old(*sections, [*by_authors("d"), *lacking]) == [
        "`by` is missing before `Bob`, and so 2 more of this section"
    ]
    assert not of_old(*sections, [*by_authors("d")[:2], *lacking])  # its own way
    assert not of_old(by_authors("a"), [*by_authors("d"), *lacking])  # of 23, three
    assert not of_old(*(by_authors(of, "") for of in "abc"), [*by_authors("d")[:1]])
    other = "- [Z](https://z.example), an essay, 2020."
    assert not of_old(*sections, [*by_authors("d"), other])


@pytest.mark.parametrize(
    ("usual", "new", "message"),
    [
        (by_authors, ", Bob Zork, 2020.", "`by` is missing before `Bob`"),
        (kept, " Keeps it in order", "`-` is missing between `Zork` and its description"),
    ],
)
def test_what_a_list_has_is_asked_of_a_new_entry_in_any_section(
    usual: Callable[[str], list[str]], new: str, message: str
) -> None:
    old = "".join(listed(usual(of), of) for of in "abc")
    few = usual("d")[:3]
    found = findings(
        old + listed(few), old + listed([*few, f"- [Zork](https://zork.example){new}"])
    )
    assert [each.message for each in found] == [message]


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        (
            "- [Zork](https://zork.example) - Keeps it.- [Yak](https://yak.example) - Keeps it.",
            True,
        ),
        ("- [Zork](https://zork.example)- [Yak](https://yak.example) - Keeps it.", True),
        ("- [Zork](https://zork.example) - Keeps it - [Yak](https://yak.example).", False),
        ("- [Zork](https://zork.example) - Keeps *it.* [Yak](https://yak.example).", False),
        ("- [Zork](https://zork.example) - Keeps* [Yak](https://yak.example).", False),
    ],
)
def test_an_entry_behind_another_one_is_said(line: str, *, is_said: bool) -> None:
    found = [each for each in of_old([*tools(), line]) if "behind another" in each]
    assert found == ["`Yak` behind another entry is none"] * is_said
