"""The format that entries share, learnt from them: all forms of lists, tables, and no format."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from operator import attrgetter

import pytest
from conftest import ROOT
from format_cases import FORMS, PAPERS, TOOLS, Form, opened
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.lists.format import template
from listlint.lists.format.learn import (
    are_padded,
    cells,
    evened,
    learn,
    learn_rows,
)
from listlint.lists.format.norm import Norm

# The forms of lists


@pytest.mark.parametrize("form", FORMS, ids=attrgetter("name"))
def test_entries_teach_their_form(form: Form) -> None:
    entries = form.entries[:-1]
    found = opened(form.document(entries))
    assert len(found.entries) == len(entries)
    assert found.templates == (form.template,)
    assert found.only.conforming == len(entries)
    assert found.only.is_norm
    assert found.flagged == []


@pytest.mark.parametrize("form", FORMS, ids=attrgetter("name"))
def test_a_slip_is_found_and_mended(form: Form) -> None:
    *rest, last = form.entries
    old, new = form.slip
    assert old in last
    found = opened(form.document([*rest, last.replace(old, new, 1)]))
    entry = found.entries[-1]
    assert found.flagged == [len(rest)]
    assert found.formats.restores(entry)
    assert found.mended(entry) == last


@pytest.mark.parametrize(
    "form",
    [form for form in FORMS if not form.before],
    ids=attrgetter("name"),
)
def test_texts_alone_teach_a_form_that_covers_them(form: Form) -> None:
    texts = form.entries[:-1]
    templates = learn(texts)
    norm = Norm(tuple(templates), tuple(texts))
    assert len(templates) == 1
    assert norm.conforming >= 9
    parts = template.walk(template.parse(templates[0]))
    assert template.Field("title") in list(parts)


# What is right in several ways


def tools(*, stop: str = ".", bullet: str = "-", dash: str = "-", count: int = 12) -> list[str]:
    return [
        f"{bullet} [{t.name}-{n}](https://{t.name}.example) {dash} {t.description}{stop}"
        for n, t in enumerate((TOOLS * 3)[:count])
    ]


def in_sections(*sections: list[str]) -> str:
    return "# Awesome\n\n" + "\n\n".join(
        f"## Part {n}\n\n" + "\n".join(entries) for n, entries in enumerate(sections, 1)
    )


def test_two_kinds_of_entries_give_two_templates() -> None:
    papers = [
        f"- **{p.title}** ({p.year}), {p.authors}. [[pdf]]({p.pdf}) [[page]]({p.url})"
        for p in PAPERS
    ]
    programs = tools(bullet="*", count=20)
    found = opened(in_sections(papers, programs))
    assert found.templates == (
        "* [{title}]({url}) - {description}.",
        "- **{title}** ({year}), {authors}. [[pdf]]({pdf}) [[page]]({page})",
    )
    assert found.only.conforming == len(papers) + len(programs)
    assert found.flagged == []


def test_a_slip_is_held_against_its_own_kind() -> None:
    papers = [f"- **{p.title}** ({p.year}), {p.authors}. [[pdf]]({p.pdf})" for p in PAPERS]
    programs = tools(bullet="*", count=20)
    papers[3] = papers[3].replace("), ", ") ")
    programs[3] = programs[3].replace(") - ", "): ")
    found = opened(in_sections(papers, programs))
    assert found.flagged == [3, len(papers) + 3]
    assert [found.edits(found.entries[n])[0].message for n in found.flagged] == [
        "`,` is missing after the year",
        "expected ` -` after the title, found `:`",
    ]


def test_the_rarer_kind_may_have_descriptions_with_anything_in_them() -> None:
    papers = [f"- **{p.title}** ({p.year}), {p.authors}. [[pdf]]({p.pdf})" for p in PAPERS]
    programs = [
        f"* [{t.name}](https://{t.name}.example) - {t.description}"
        + (f", like [{TOOLS[n // 2].name}](https://a.example)." if n % 2 else ".")
        for n, t in enumerate(TOOLS)
    ]
    found = opened(in_sections(papers, programs))
    assert found.templates[1:] == ("* [{title}]({url}) - {description}.",)


@pytest.mark.parametrize(
    ("tails", "expected"),
    [
        pytest.param(
            [*[""] * 9, *[" (ACL {0})"] * 8, *[" (ACL {0}) [[code]({1})]"] * 2, " [[code]({1})]"],
            "- [{title}]({url}){? ({text})?}{? [[code]({code})]?}",
            id="of papers",
        ),
        pytest.param(
            [*[""] * 5, " (2019) - A fuzzer {0}.", " - Uses [C]({1}) {0}.", " - For {0} and more."],
            "- [{title}]({url}){? ({year})?}{? - {description}.?}",
            id="before a description",
        ),
    ],
)
def test_entries_that_lack_only_options_are_of_the_same_kind(
    tails: list[str], expected: str
) -> None:
    urls = [f"https://p{n}.example" for n in range(60)]
    lines = [
        f"- [Parsing with {n} words]({url}){tails[n % len(tails)].format(n, url)}"
        for n, url in enumerate(urls)
    ]
    assert learn(lines) == [expected]


def test_a_link_that_holds_title_and_venue_is_the_title() -> None:
    names = iter(["", "(Elm Tree)", "(GWNN)", "", "", "(Red Oak)"] * len(PAPERS))
    papers = [f"- {next(names)}[{p.title} (ICLR 2015)]({p.pdf})" for p in PAPERS]
    (found,) = opened(in_sections(papers)).templates
    assert "[{title}]({url})" in found


def test_two_separators_are_a_choice() -> None:
    found = opened(in_sections(tools() + tools(dash="\u2013")))
    assert found.templates == ("- [{title}]({url}){| - | \u2013 |}{description}.",)
    assert found.flagged == []


def test_the_bullet_of_most_is_the_bullet_of_the_template() -> None:
    entries = tools(count=20) + tools(bullet="*", count=10) + tools(bullet="+", count=6)
    found = opened(in_sections(entries))
    assert found.templates == ("- [{title}]({url}) - {description}.",)
    assert found.flagged == []


def test_a_section_may_have_a_bullet_of_its_own() -> None:
    programs = tools(bullet="*", count=8)
    programs[3] = programs[3].replace(") - ", "): ")
    found = opened(in_sections(tools(count=24), programs))
    assert found.templates == ("- [{title}]({url}) - {description}.",)
    assert found.only.conforming == 31
    assert found.flagged == [27]


def test_a_bullet_that_nobody_else_has_is_a_slip() -> None:
    entries = [*tools(count=20), *tools(bullet="*", count=1)]
    found = opened(in_sections(entries))
    assert found.flagged == [20]


def test_lines_below_a_title_have_one_bullet_in_the_template() -> None:
    papers = [
        f"- [{p.title}]({p.url})\n  {'*' if n % 4 else '-'} {p.authors}"
        for n, p in enumerate(PAPERS)
    ]
    (found,) = opened(in_sections(papers)).templates
    assert found.partition("\n")[2].startswith("  * {")


def test_one_other_separator_is_a_slip() -> None:
    found = opened(in_sections(tools(count=20) + tools(dash="\u2013", count=1)))
    assert found.templates == ("- [{title}]({url}) - {description}.",)
    assert found.flagged == [20]


def test_a_full_stop_that_half_have_is_optional() -> None:
    found = opened(in_sections(tools() + tools(stop="")))
    assert found.only.conforming == 24
    assert found.flagged == []


def test_a_label_in_two_cases_is_a_choice() -> None:
    papers = [f"- {p.title} [{'PDF' if n % 3 else 'pdf'}]({p.pdf})" for n, p in enumerate(PAPERS)]
    found = opened(in_sections(papers))
    assert found.only.conforming == len(papers)
    assert found.flagged == []


def test_links_with_names_of_their_own_are_repeated() -> None:
    names = ("slides", "poster", "blog", "data", "errata", "talk", "thread")
    papers = [
        f"- **{p.title}** [[pdf]]({p.pdf})" + (f" [[{names[n]}]]({p.url})" if n < 7 else "")
        for n, p in enumerate(PAPERS)
    ]
    found = opened(in_sections(papers))
    assert found.only.conforming == len(papers)
    assert found.flagged == []


MIXED = [
    "- **{t}** ({y}), {a}. [[pdf]]({u})",
    "- [{t}]({u}). {v}, {y}",
    "- {a}: {t}. [link]({u}) `{v}`",
    "- {y} | {v} | [{t}]({u})",
    "- ({v}) *{t}* <{u}>",
    '- {a}, "[{t}]({u})," {v}',
    "- [paper]({u}) {t} ({a}, {y})",
    "- {t} / {a} / {v} / [x]({u})",
]


def test_entries_without_a_form_have_no_norm() -> None:
    entries = [
        MIXED[n % 8].format(t=p.title, y=p.year, a=p.first, u=p.url, v=p.venue)
        for n, p in enumerate(PAPERS)
    ]
    found = opened(in_sections(entries))
    assert not found.only.is_norm
    assert found.flagged == []


@pytest.mark.parametrize(("count", "flagged"), [(7, []), (8, [7]), (9, [8])])
def test_fewer_than_eight_have_no_habit(count: int, flagged: list[int]) -> None:
    entries = tools(count=count)
    entries[-1] = entries[-1].removesuffix(".")
    assert opened(in_sections(entries)).flagged == flagged


def test_a_section_may_have_a_habit_of_its_own() -> None:
    found = opened(in_sections(tools(count=36), tools(stop="", count=5)))
    assert found.flagged == []


def test_one_entry_is_no_habit_of_a_section() -> None:
    rest = tools(count=4)
    found = opened(in_sections(tools(count=36), [*rest, tools(stop="", count=1)[0]]))
    assert found.flagged == [40]


# Tables

HEAD = "| Name | What | Licence | Link |\n| --- | --- | --- | --- |\n"


def rows(**changes: str) -> list[str]:
    """26 rows, of which the last has other cells."""
    cells = [
        {
            "name": f"[{t.name}{n}](https://{t.name}.example)",
            "what": t.description,
            "licence": ("MIT", "GPL", "Apache-2.0")[n % 3],
            "link": f"[code](https://{t.name}.example/{n})",
        }
        for n, t in enumerate(TOOLS * 2)
    ]
    cells[-1] |= changes
    return ["| {name} | {what} | {licence} | {link} |".format(**each) for each in cells]


def table(lines: list[str]) -> str:
    return f"# Tools\n\n{HEAD}" + "\n".join(lines) + "\n"


def test_columns_are_learnt_one_by_one() -> None:
    columns = ("Name", "Venue & year", "3D", "Link")
    texts = [f"| [{p.title}]({p.url}) | {p.venue} {p.year} | 3 | [pdf]({p.pdf}) |" for p in PAPERS]
    [found] = learn_rows(texts, columns, None)
    assert found == "| [{title}]({url}) | {venue_year} {year} | {d} | [pdf]({pdf}) |"


@pytest.mark.parametrize(("left", "right"), [("", ""), ("| ", " |")])
def test_a_cell_may_have_an_optional_part_with_and_without_outer_bars(
    left: str, right: str
) -> None:
    more = [f" [more]({p.pdf})" if n % 2 else "" for n, p in enumerate(PAPERS)]
    lines = [
        f"{left}[{p.title}]({p.url}) - Of boats{said}. | ![badge]({p.pdf}){right}"
        for p, said in zip(PAPERS, more, strict=True)
    ]
    head = f"{left}Name | Downloads{right}\n{left}--- | ---{right}\n"
    found = opened(f"# Tools\n\n{head}" + "\n".join(lines) + "\n")
    assert found.templates[0].startswith(f"{left}[{{title}}]({{url}}) - ")
    assert found.only.conforming == len(PAPERS)
    assert found.flagged == []


def test_few_values_that_come_again_are_a_vocabulary() -> None:
    found = opened(table(rows()))
    assert "| {|MIT|GPL|Apache-2.0|} |" in found.templates[0]
    assert found.only.conforming == 26
    assert found.flagged == []


def test_a_word_outside_the_vocabulary_is_found() -> None:
    found = opened(table(rows(licence="mit")))
    assert found.flagged == [25]
    assert found.mended(found.entries[-1]) == rows(licence="MIT")[-1]


@pytest.mark.parametrize(
    ("value", "new"),
    [
        ("mit", "MIT"),
        ("apache-2.0", "Apache-2.0"),
        ("MIT", None),
        ("BSD", None),  # which may be right: nobody has told what there is
        ("MIT or GPL", None),
    ],
)
def test_a_slip_in_a_value_is_found_but_no_other_value(value: str, new: str | None) -> None:
    found = opened(table(rows(licence=value)))
    assert found.flagged == ([25] if new else [])
    assert found.mended(found.entries[-1]) == rows(licence=new or value)[-1]


def test_an_empty_cell_lacks_no_value_of_the_vocabulary() -> None:
    found = opened(table(rows(licence="")))
    messages = [each.message for entry in found.entries for each in found.edits(entry)]
    assert not any("MIT" in message for message in messages)


def test_few_cells_have_no_vocabulary() -> None:
    lines = rows()[:19]
    assert "{|MIT" not in opened(table(lines)).templates[0]
    assert "{|MIT" in opened(table(rows()[:20])).templates[0]


def test_values_in_two_cases_are_no_vocabulary() -> None:
    lines = [line.replace("| GPL |", "| mit |") for line in rows()]
    found = opened(table(lines))
    assert "MIT" not in found.templates[0]
    assert found.flagged == []


def test_cells_that_may_be_empty_hold_anything() -> None:
    where = (
        *("", "[code]({0}), [data]({0})", "see {0}", "*[x]({0})* (soon)", "`{0}`"),
        *("{0} [x]({0})", "(old) [y]({0}): z"),
    )
    lines = [
        f"| [{p.title}]({p.url}) | {where[n % 7].format(p.url)} |" for n, p in enumerate(PAPERS)
    ]
    text = "# Papers\n\n| Paper | Where |\n| --- | --- |\n" + "\n".join(lines)
    filled = [line for n, line in enumerate(lines) if n % 7]
    other = "# Papers\n\n| Paper | Where |\n| --- | --- |\n" + "\n".join(filled)
    assert opened(other).only.conforming == len(filled)
    assert opened(text).only.conforming == len(lines)


def test_one_slip_in_a_column_of_nine_is_found() -> None:
    lines = [
        f"| [{p.title}]({p.url}) | [{'Code' if n == 4 else 'code'}]({p.url}/{n}) |"
        for n, p in enumerate(PAPERS[:9])
    ]
    found = opened("# Papers\n\n| Paper | Code |\n| --- | --- |\n" + "\n".join(lines))
    assert found.flagged == [4]


def test_a_slip_in_a_cell_is_found() -> None:
    found = opened(table(rows(link="[Code](https://x.example)")))
    assert found.flagged == [25]
    assert found.mended(found.entries[-1]) == rows(link="[code](https://x.example)")[-1]


def test_a_column_of_free_words_is_one_field() -> None:
    assert "| {what} |" in opened(table(rows())).templates[0].replace("{description}", "{what}")


@pytest.mark.parametrize("empty", ["|  |", "| |", "||"])
def test_empty_cells_conform(empty: str) -> None:
    lines = rows()
    lines[::4] = [f"{line.rpartition('| [code]')[0]}{empty}" for line in lines[::4]]
    found = opened(table(lines))
    assert found.only.conforming == len(lines)


@pytest.mark.parametrize("empty", ["|  |", "| |", "||"])
def test_empty_cells_are_no_deviation(empty: str) -> None:
    lines = rows()
    lines[::4] = [f"{line.rpartition('| [code]')[0]}{empty}" for line in lines[::4]]
    assert opened(table(lines)).flagged == []


def padded(lines: list[str]) -> list[str]:
    split = [line.strip("|").split(" | ") for line in lines]
    widths = [max(len(row[n].strip()) for row in split) for n in range(4)]
    return [
        "| " + " | ".join(cell.strip().ljust(w) for cell, w in zip(row, widths, strict=True)) + " |"
        for row in split
    ]


def test_padded_tables_are_learnt_without_their_blanks() -> None:
    found = opened(table(padded(rows())))
    assert found.templates == opened(table(rows())).templates
    assert found.only.conforming == 26
    assert found.flagged == []


def test_edits_in_a_padded_table_stand_in_the_file() -> None:
    lines = padded(rows(link="[CODE](https://x.example)"))
    found = opened(table(lines))
    [edit] = found.edits(found.entries[-1])
    assert lines[-1][edit.start : edit.end] == "CODE"
    assert edit.new == "code"


def test_padding_may_change_from_row_to_row() -> None:
    lines = padded(rows())
    lines[3] = lines[3].replace("  |", " |")
    assert opened(table(lines)).flagged == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a || c |", ["a", "", "c"]),
        ("| a |  |", ["a", ""]),
        (r"| a \| b | c |", [r"a \| b", "c"]),
        ("  |a|b|  ", ["a", "b"]),
        ("|", []),
        ("", [""]),
    ],
)
def test_cells_of_a_row(row: str, expected: list[str]) -> None:
    assert [row[start:end] for start, end in cells(row)] == expected


def test_padding_is_taken_out_of_a_row() -> None:
    row = "|  a  b   | c  |"
    even, places = evened(row)
    assert even == "| a  b | c |"
    assert len(places) == len(even) + 1
    assert all(row[places[n]] == char for n, char in enumerate(even))
    assert are_padded([row])
    assert not are_padded(["| a | b |"])


def test_spaces_beside_bars_are_evened_where_rows_differ() -> None:
    assert evened("|a |\tb| c|")[0] == "| a | b | c |"
    assert evened("a|b||c")[0] == "a | b || c"
    assert are_padded(["|a | b|", "| a |b |"])
    assert not are_padded(["|a|b|", "|c|d|"])


def test_spaces_are_no_part_of_the_template_of_an_uneven_table() -> None:
    lines = [
        f"|[{t.name}](https://t.example/{n})| {t.description}|{n}|" for n, t in enumerate(TOOLS * 2)
    ]
    found = opened(in_columns(["Tool", "What it does", "Stars"], lines))
    assert found.templates == ("| [{title}]({url}) | {what_it_does} | {stars} |",)
    assert found.flagged == []


def in_columns(names: list[str], lines: list[str]) -> str:
    head = f"| {' | '.join(names)} |\n|{' --- |' * len(names)}\n"
    return "# Awesome Table\n\n## Rows\n\n" + head + "\n".join(lines) + "\n"


def test_a_cell_of_any_number_of_links_is_one_field() -> None:
    links = ["[Code](https://c.example)", "[Page](https://p.example)", "[Demo](https://d.example)"]
    lines = [
        f"| [{p.title}]({p.pdf}) | {', '.join((links * 2)[n % 3 :][: 1 + n % 4])} |"
        for n, p in enumerate(PAPERS)
    ]
    found = opened(in_columns(["Title", "Resources"], lines))
    assert found.templates == ("| [{title}]({url}) | {resources} |",)


def test_a_cell_of_one_link_with_any_name_is_a_link() -> None:
    names = ["Code", "Project page", "Code & data", "Demo"]
    lines = [
        f"| [{p.title}]({p.pdf}) | [{names[n % 4]}](https://c.example/{n}) |"
        for n, p in enumerate(PAPERS * 2)
    ]
    found = opened(in_columns(["Title", "Repo"], lines))
    assert found.templates == ("| [{title}]({url}) | [{repo}]({repo_url}) |",)


def test_cells_that_begin_with_numbers_of_rows_have_a_form() -> None:
    lines = [
        f"| {n % 9 + 1}) **{p.title}** - {t.description} | [Paper]({p.pdf}), [Tweet]({p.url}) |"
        for n, (p, t) in enumerate(zip(PAPERS, TOOLS, strict=False))
    ]
    (found,) = opened(in_columns(["Paper", "Links"], lines)).formats.formats
    assert found.is_norm
    assert found.conforming == len(lines)


def test_columns_with_slips_do_not_keep_a_table_from_having_a_format() -> None:
    def cell(n: int, column: int) -> str:
        name = f"Part {n}.{column}"
        return f"{name} [x](https://x.example)" if (n + 3 * column) % 13 == 0 else f"**{name}**"

    lines = [
        f"| [Tool {n}](https://t.example/{n}) | {' | '.join(cell(n, c) for c in range(5))} |"
        for n in range(39)
    ]
    (found,) = opened(in_columns(list("ABCDEF"), lines)).formats.formats
    assert found.is_norm
    assert found.conforming >= 0.9 * len(lines)


def test_years_are_no_vocabulary_of_a_column() -> None:
    lines = [f"| {2021 + n % 4} | [{p.title}]({p.pdf}) |" for n, p in enumerate(PAPERS * 2)]
    found = opened(in_columns(["Year", "Title"], lines))
    assert found.templates == ("| {year} | [{title}]({url}) |",)


def test_a_template_with_half_a_link_is_none() -> None:
    whole = tools(count=30)
    halves = [
        f"- {t.name}-{n}](https://x.example/{n}) {t.description}" for n, t in enumerate(TOOLS)
    ]
    found = learn([*whole, *halves])
    assert all(text.count("[") == text.count("]") for text in found)


# What parts are called


def test_a_date_in_words_is_one_field() -> None:
    entries = [
        f"- [{p.title}]({p.pdf}) {n % 28 + 1} Aug {p.year} [code](https://c.example/{n})"
        for n, p in enumerate(PAPERS)
    ]
    (found,) = opened(in_sections(entries)).templates
    assert found == "- [{title}]({url}) {date} [code]({code})"


def test_a_span_of_years_is_a_year() -> None:
    entries = [
        f"- [{t.name}](https://t.example/{n}) ({f'{1950 + n}-1999' if n % 4 else 2000 + n})"
        f" - {t.description}"
        for n, t in enumerate(TOOLS * 2)
    ]
    assert opened(in_sections(entries)).templates == (
        "- [{title}]({url}) ({year}) - {description}",
    )


def test_the_second_bracket_of_a_link_is_its_reference() -> None:
    entries = [f"- [{t.name}][{n + 400}] - {t.description}" for n, t in enumerate(TOOLS * 2)]
    definitions = "\n".join(f"[{n + 400}]: https://x.example/{n}" for n in range(len(entries)))
    found = opened(in_sections(entries) + f"\n\n{definitions}\n")
    assert found.templates == ("- [{title}][{reference}] - {description}",)


def test_a_bare_address_is_the_url() -> None:
    entries = [f"- {t.name} https://x.example/{n}" for n, t in enumerate(TOOLS * 2)]
    assert opened(in_sections(entries)).templates == ("- {title} {url}",)


def test_emphasis_around_a_field_is_the_template_s() -> None:
    entries = [
        f"- **{p.title}**\n  *{p.authors}{stop} [[abs]({p.pdf})], {p.year}"
        for p, stop in zip(PAPERS * 2, [".*"] * 7 + ["*.", "*"], strict=False)
    ]
    (found,) = opened(in_sections(entries)).templates
    assert "*{authors}" in found


# What holds for all


UNTIED = [form for form in FORMS if "vocabularies" not in form.name]


@example_count(20)
@given(st.sampled_from(UNTIED), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(form: Form, chance: random.Random) -> None:
    entries = form.entries[:-1]
    shuffled = chance.sample(entries, len(entries))
    assert set(learn(shuffled)) == set(learn(entries))


def test_ways_that_are_equally_common_have_an_order() -> None:
    one, other = tools(), tools(dash="\u2013")
    assert learn(one + other) == learn(other + one)


@pytest.mark.parametrize(
    "cell",
    ["[]()", "[]", "()", "<br>", "*", ".", "~~"],
)
def test_a_column_may_hold_the_same_signs_throughout(cell: str) -> None:
    lines = [f"| [{p.title}]({p.url}) | {p.year} | MIT | {cell} |" for p in PAPERS[:12]]
    assert opened(table(lines)).only.conforming == 12


def test_one_separator_of_several_may_be_a_bar() -> None:
    papers = [f"- {p.title}{'|' if n % 2 else ' '}[pdf]({p.pdf})" for n, p in enumerate(PAPERS)]
    assert opened(in_sections(papers)).only.conforming == len(papers)


def test_icons_may_stand_before_all_entries() -> None:
    papers = [f"- \uf09b [{p.title}]({p.url}), {p.year}" for p in PAPERS]
    assert opened(in_sections(papers)).only.conforming == len(papers)


def test_some_entries_may_end_with_a_backslash() -> None:
    papers = [
        f"**{p.title}** \\\n{p.venue} {p.year}. [[Paper]({p.url})]{' ' + chr(92) if n % 2 else ''}"
        for n, p in enumerate(PAPERS)
    ]
    assert Norm(tuple(learn(papers)), tuple(papers)).conforming == len(papers)


def test_descriptions_may_end_with_code() -> None:
    found = opened(in_sections(CODED))
    assert found.templates == ("- [{title}]({url}) - {description}.",)


CODED = [
    f"- [{t.name}-{n}](https://{t.name}.example) - {t.description}{' with `x`' if n < 5 else ''}."
    for n, t in enumerate(TOOLS * 2)
]
SIGNS = [
    *".,:*_[]()|`【】<>{}$\"'\\\n -#1",
    "](",
    "**",
    "[x](u)",
    "2019",
    "word",
    "é",
    "- ",
    "![i](v)",
]
TEXT = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join) | st.text(
    st.characters(exclude_categories=["Co"]), max_size=20
)


@example_count(50)
@given(st.lists(TEXT, max_size=12))
def test_learning_never_raises_and_is_the_same_each_time(texts: list[str]) -> None:
    found = learn(texts)
    assert found == learn(texts)
    for each in found:
        template.parse(each, whole=False)
    Norm(tuple(found), tuple(texts))


@example_count(30)
@given(st.lists(TEXT, min_size=1, max_size=10), st.integers(1, 4))
def test_learning_rows_never_raises_and_fills_every_column(texts: list[str], count: int) -> None:
    columns = [f"Column {n}" for n in range(count)]
    for each in learn_rows(texts, columns, None):
        assert template.render(template.parse(each, whole=False)) == each


@example_count(20)
@given(st.lists(TEXT.map(lambda text: text.replace("\n", " ")), min_size=8, max_size=12))
def test_a_list_of_anything_is_judged_without_fail(texts: list[str]) -> None:
    found = opened(in_sections([f"- [T](u) {text}" for text in texts]))
    for entry in found.entries:
        for edit in found.edits(entry):
            assert 0 <= edit.start <= edit.end <= entry.span.end - entry.span.start
        found.formats.restores(entry)


PRINTS = """
from format_cases import FORMS, opened
for form in FORMS[::2]:
    print(opened(form.document(form.entries)).templates)
"""


@pytest.mark.slow
def test_the_same_is_learnt_whatever_the_seed_of_hashes() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINTS],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            cwd=ROOT / "tests",
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
