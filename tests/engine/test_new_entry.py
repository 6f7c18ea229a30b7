"""A new entry for lists of many forms: written as theirs are, put where it belongs, found good."""

from __future__ import annotations

import random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.config.tables import Config
from listlint.core.document import List
from listlint.engine import new_entry
from listlint.engine.entry_text import Refused
from listlint.engine.new_entry import NewEntry
from listlint.engine.run import lint
from listlint.lists.format.fill import MissingFields
from listlint.lists.section_runs import UnknownSection
from listlint.project.project import Base
from listlint.testing import load_texts

FIELDS = {
    "url": "https://github.com/quorvex/tamrin",
    "title": "Tamrin",
    "description": "Draws maps of small gardens.",
    "authors": "Ada Quorvex, Bo Tamrin",
    "venue": "CVPR",
    "year": "2024",
}


class Form(NamedTuple):
    """How a made-up list writes its entries: as a template of Python."""

    entry: str
    added: str
    gap: str = "\n"
    head: str = ""


SOFTWARE = {
    "dash": Form("- [{name}]({url}) - {says}.", "- [Tamrin]({url}) - Draws maps of small gardens."),
    "star": Form("* [{name}]({url}): {says}", "* [Tamrin]({url}): Draws maps of small gardens"),
    "long-dash": Form(
        "- [{name}]({url}) — {says}.", "- [Tamrin]({url}) — Draws maps of small gardens."
    ),
    "bold": Form(
        "- **[{name}]({url})** - {says}.", "- **[Tamrin]({url})** - Draws maps of small gardens."
    ),
    "bare": Form("- [{name}]({url})", "- [Tamrin]({url})"),
    "loose": Form(
        "- [{name}]({url}) - {says}.", "- [Tamrin]({url}) - Draws maps of small gardens.", "\n\n"
    ),
    "badge": Form(
        "- [{name}]({url}) ![stars](https://img.shields.io/github/stars/{repo}) - {says}.",
        "- [Tamrin]({url}) ![stars](https://img.shields.io/github/stars/quorvex/tamrin)"
        " - Draws maps of small gardens.",
    ),
    "table": Form(
        "| [{name}]({url}) | {says} |",
        "| [Tamrin]({url}) | Draws maps of small gardens |",
        head="| Name | Description |\n| --- | --- |\n",
    ),
    "link-behind": Form("- {name} [[link]({url})]", "- Tamrin [[link]({url})]"),
}
PAPERS = {
    "venue": Form("- [{title}]({url}), {venue} {year}", "- [Tamrin]({url}), CVPR 2024"),
    "lines": Form(
        "- **{title}**  \n  *{people}*  \n  {venue}, {year}. [[Paper]]({url})",
        "- **Tamrin**  \n  *Ada Quorvex, Bo Tamrin*  \n  CVPR, 2024. [[Paper]]({url})",
        "\n\n",
    ),
    "cells": Form(
        "| {year} | {venue} | [{title}]({url}) |",
        "| 2024 | CVPR | [Tamrin]({url}) |",
        head="| Year | Venue | Title |\n| --- | --- | --- |\n",
    ),
}
NAMES = [
    "anvil",
    "basil",
    "cedar",
    "delta",
    "ember",
    "flint",
    "grove",
    "hazel",
    "iris",
    "juniper",
    "karst",
    "larch",
    "maple",
    "nettle",
    "onyx",
    "poppy",
    "quartz",
    "rowan",
    "sable",
    "teasel",
    "umber",
    "violet",
    "willow",
    "xenon",
    "yarrow",
    "zephyr",
]
SAYS = (
    "Reads logs of servers",
    "Turns tables into charts",
    "Keeps passwords in one file",
    "Watches folders for changes",
    "Renders formulas as pictures",
    "Finds words in many books",
)
PEOPLE = ("Ada Lind", "Bo Marsh", "Cy Noor", "Di Oakes", "Ed Pratt", "Flo Quist")
VENUES = ("CVPR", "ICCV", "ECCV", "NeurIPS", "ICLR")


def entry(form: Form, name: str, chance: random.Random) -> str:
    """An entry of a made-up work."""
    says = chance.choice(SAYS)
    repo = f"{chance.choice(NAMES)}-{chance.randrange(1000)}/{name}"
    return form.entry.format(
        name=name,
        repo=repo,
        url=f"https://github.com/{repo}",
        says=says,
        title=f"{name.title()}: {says} with {chance.choice(NAMES)} {chance.choice(NAMES)}",
        people=", ".join(chance.sample(PEOPLE, 2)),
        venue=chance.choice(VENUES),
        year=chance.randrange(2015, 2024),
    )


def list_of(form: Form, seed: int, *, is_sorted: bool, sizes: tuple[int, ...] = (9, 6)) -> str:
    """A list with sections of so many entries, in alphabetical order or in none."""
    chance = random.Random(seed)  # noqa: S311 - made-up lists
    names = chance.sample(NAMES, sum(sizes))
    text = "# Things\n"
    for number, size in enumerate(sizes):
        own, names = names[:size], names[size:]
        own.sort(reverse=not is_sorted)
        chance.shuffle(own) if not is_sorted else None
        text += f"\n## Part {number + 1}\n\n{form.head}"
        text += form.gap.join(entry(form, name, chance) for name in own) + "\n"
    return text


def added(text: str, fields: dict[str, str], section: str | None = "Part 1") -> NewEntry:
    project = load_texts({"README.md": text})
    document = project.documents["README.md"]
    assert isinstance(document, List)
    return new_entry.prepare(project, Config(), document, fields, section)


def findings(before: str, after: str) -> list[str]:
    """What `check --new-since` says of the change."""
    base = Base(load_texts({"README.md": before}))
    project = load_texts({"README.md": after}, base=base)
    return [each.message for each in lint(project, Config()).diagnostics]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("form", [*SOFTWARE.values(), *PAPERS.values()], ids=[*SOFTWARE, *PAPERS])
def test_an_entry_is_written_as_the_others(form: Form, seed: int) -> None:
    text = list_of(form, seed, is_sorted=False)
    new = added(text, FIELDS)
    assert new.text == form.added.format(url=FIELDS["url"])
    assert new.source.text.replace(form.gap + new.text, "", 1) == text
    assert findings(text, new.source.text) == []


@pytest.mark.parametrize("form", SOFTWARE.values(), ids=SOFTWARE)
def test_it_goes_to_its_place_in_the_order(form: Form) -> None:
    text = list_of(form, 1, is_sorted=True, sizes=(12,))
    new = added(text, FIELDS, None)
    lines = [line for line in new.source.text.splitlines() if "](http" in line]
    names = [line.partition("[")[2].partition("]")[0] or line for line in lines]
    if form is SOFTWARE["link-behind"]:
        names = [line.removeprefix("- ").split()[0] for line in lines]
    assert [name.casefold() for name in names] == sorted(name.casefold() for name in names)


fields = st.fixed_dictionaries(
    {
        "url": st.sampled_from(
            (
                "https://example.org/a_(b)",
                "https://example.org/x)y",
                "https://github.com/quorvex/tamrin",
                "http://example.org/?a=b|c&d=[e]",
                "https://arxiv.org/pdf/2105.18181v2",
            )
        ),
        "title": st.text("ab ]C[|*`_.:-\\<>!é😀", min_size=1).map(str.strip).filter(bool),
        "description": st.text("ab Cd|.,`*[]()<>é!-\\", max_size=40).map(str.strip),
        "year": st.sampled_from(("2024", "24", "in 2024")),
        "venue": st.sampled_from(("CVPR", "a, b", "*x*")),
        "authors": st.sampled_from(("Ada Quorvex", "A. B., C. D.")),
    }
)


@example_count(30)
@given(
    st.sampled_from([*SOFTWARE.values(), *PAPERS.values()]),
    st.integers(0, 99),
    st.booleans(),
    st.sampled_from([(9, 6), (12,), (3, 4), (1, 20), (5,)]),
    st.sampled_from(["\n", "\r\n"]),
    fields,
)
def test_what_is_added_never_has_a_finding(
    form: Form,
    seed: int,
    is_sorted: bool,  # noqa: FBT001 - hypothesis fills it in
    sizes: tuple[int, ...],
    newline: str,
    given: dict[str, str],
) -> None:
    text = list_of(form, seed, is_sorted=is_sorted, sizes=sizes).replace("\n", newline)
    try:
        new = added(text, {name: value for name, value in given.items() if value})
    except (Refused, MissingFields):
        return
    assert findings(text, new.source.text) == []
    start = new.source.text.index(new.text)
    assert len(new.source.text) >= len(text) + len(new.text)
    assert new.source.position(start).line == new.line
    left = new.source.text.splitlines()
    for line in text.splitlines():
        left.remove(line)  # every line is there as it was
    assert [line for line in left if line.strip()] == [
        line for line in new.text.splitlines() if line.strip()
    ]


def with_labels(labels: list[str], behind: str = "") -> str:
    """A list whose links are defined at its end."""
    pairs = [*zip(NAMES, labels, strict=False)]
    items = "".join(f"- [{n.title()}][{label}] - Reads logs of servers.\n" for n, label in pairs)
    lines = "".join(f"[{label}]: https://example.org/{n}\n" for n, label in pairs)
    return f"# Things\n\n{items}\n## Licence\n\nSee [the text][licence].\n\n{lines}{behind}"


@pytest.mark.parametrize(
    ("labels", "label"),
    [
        ([str(n) for n in range(1, 13)], "13"),
        (NAMES[:12], "tamrin two"),
        ([name.title() for name in NAMES[:12]], "Tamrin Two"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_label_of_a_link_is_defined_below_the_others(
    labels: list[str], label: str, newline: str
) -> None:
    licence = "[licence]: https://example.org/licence\n"
    text = with_labels(labels, licence).replace("\n", newline)
    new = added(text, {**FIELDS, "title": "Tamrin Two"}, None)
    assert new.text == f"- [Tamrin Two][{label}] - Draws maps of small gardens."
    assert new.definition == f"[{label}]: {FIELDS['url']}"
    lines = new.source.text.split(newline)
    assert lines[new.line - 1] == new.text
    at = lines.index(new.definition)
    assert lines[at - 1].startswith(f"[{labels[-1]}]:")
    assert lines[at + 1] == licence.rstrip()
    assert findings(text, new.source.text) == []


def test_a_label_that_follows_no_rule_is_refused() -> None:
    with pytest.raises(Refused, match="what a new one is called cannot be known"):
        added(with_labels([*NAMES[3:12], *NAMES[:3]]), FIELDS, None)


def test_a_definition_may_stand_before_the_entries() -> None:
    text = with_labels([str(n) for n in range(1, 10)])
    head, _, tail = text.partition("- [")
    items, _, lines = tail.partition("\n## Licence\n\nSee [the text][licence].\n\n")
    moved = f"{head}{lines}\n- [{items}"
    new = added(moved, FIELDS, None)
    assert new.source.text.splitlines()[new.line - 1] == new.text
    assert findings(moved, new.source.text) == []


def test_numbers_go_on() -> None:
    text = "# Things\n\n" + "".join(
        f"{number}. [{name}](https://github.com/a/{name}) - Reads logs of servers.\n"
        for number, name in enumerate(NAMES[:10], 1)
    )
    new = added(text, {**FIELDS, "title": "Ember two"}, None)
    lines = new.source.text.splitlines()[2:]
    assert [line.partition(".")[0] for line in lines] == [str(n) for n in range(1, 12)]
    assert lines[5].startswith("6. [Ember two](")
    assert findings(text, new.source.text) == []


def test_what_is_listed_is_refused_with_its_place() -> None:
    text = list_of(SOFTWARE["dash"], 0, is_sorted=True)
    address = text.partition("](")[2].partition(")")[0]
    with pytest.raises(Refused, match=r"README\.md:5: already listed"):
        added(text, {**FIELDS, "url": f"{address}/#readme"}, "Part 2")


def test_a_field_that_all_have_is_asked_for() -> None:
    text = list_of(SOFTWARE["dash"], 0, is_sorted=True)
    with pytest.raises(MissingFields) as asked:
        added(text, {"url": FIELDS["url"], "title": "Tamrin"})
    assert [each.name for each in asked.value.fields] == ["description"]


def test_a_cell_of_few_words_is_asked_for_with_these() -> None:
    rows = "".join(
        f"| [{name}](https://github.com/a/{name}) | {SAYS[n % 6]} {n} | {('Yes', 'No')[n % 2]} |\n"
        for n, name in enumerate(NAMES)
    )
    text = "# Things\n\n| Name | Description | Free |\n| --- | --- | --- |\n" + rows
    with pytest.raises(MissingFields) as asked:
        added(text, FIELDS, None)
    assert asked.value.fields[0].name == "free"
    assert set(asked.value.fields[0].examples) == {"Yes", "No"}
    new = added(text, {**FIELDS, "free": "yes"}, None)
    assert new.text.endswith("| Yes |")


def test_a_list_without_a_form_is_said_to_have_none() -> None:
    text = (
        "# Things\n\n- [a](https://a.org) - One\n- Two: <https://b.org>\n- https://c.org, three\n"
    )
    with pytest.raises(Refused, match="too few"):
        added(text, FIELDS, None)


def test_labels_are_not_taken_for_names() -> None:
    text = "# Things\n\n" + "".join(
        f"## {name}\n\n- arxiv: https://arxiv.org/abs/2001.1{number}100\n"
        f"- github: https://github.com/a/{name}\n\n"
        for number, name in enumerate(NAMES[:10])
    )
    with pytest.raises(MissingFields, match="github"):  # each heading is an entry, with two links
        added(text, FIELDS, "Things")


def test_parts_without_names_are_not_filled_with_one_text() -> None:
    text = "# Things\n\n| Name | Notes | Notes |\n| --- | --- | --- |\n" + "".join(
        f"| [{name}](https://github.com/a/{name}) | {SAYS[n % 6]} {n} | {SAYS[n % 5]} in {n} |\n"
        for n, name in enumerate(NAMES)
    )
    with pytest.raises(Refused, match="several fields"):
        added(text, {**FIELDS, "notes": "Draws maps"}, None)


@pytest.mark.parametrize(
    "behind", ["", "\n## Part 4\n\n- [Other](https://example.org/o) - Is odd.\n"]
)
def test_the_first_entry_of_a_section_is_written_as_those_before_it(behind: str) -> None:
    text = list_of(SOFTWARE["dash"], 1, is_sorted=True)
    text = f"{text}\n## Part 3\n{behind}"
    new = added(text, FIELDS, "Part 3")
    assert new.text == SOFTWARE["dash"].added.format(url=FIELDS["url"])
    assert new.where == "in `Part 3`, as its first"
    assert f"\n## Part 3\n\n{new.text}\n{behind}" in new.source.text
    assert new.source.text.splitlines()[new.line - 1] == new.text
    assert findings(text, new.source.text) == []


def test_a_section_ahead_of_the_only_other_is_begun_as_that_is_written() -> None:
    text = list_of(SOFTWARE["dash"], 1, is_sorted=True, sizes=(9,))
    head, first, rest = text.partition("## ")
    new = added(f"{head}## Part 0\n\n{first}{rest}", FIELDS, "Part 0")
    assert new.text == SOFTWARE["dash"].added.format(url=FIELDS["url"])
    assert f"\n## Part 0\n\n{new.text}\n\n{first}" in new.source.text


@pytest.mark.parametrize(
    "section", ["## Part 3\n\nOnly words.\n", "Part 3\n------\n", "## Part 3\n\n## Part 3\n"]
)
def test_a_section_that_is_not_just_empty_is_refused(section: str) -> None:
    text = f"{list_of(SOFTWARE['dash'], 1, is_sorted=True)}\n{section}"
    with pytest.raises((Refused, UnknownSection)):
        added(text, FIELDS, "Part 3")


def test_a_table_is_not_begun() -> None:
    text = f"{list_of(SOFTWARE['table'], 1, is_sorted=True)}\n## Part 3\n"
    with pytest.raises(Refused, match="a table"):
        added(text, FIELDS, "Part 3")


MIXED = [*NAMES[5:10], *NAMES[0:5], *NAMES[15:20], *NAMES[10:15]][::-1]
"""Names in no order of the alphabet."""


def lines(template: str, names: list[str] = NAMES[:9]) -> str:
    """Entries of one form, each of another project."""
    every = (template.format(name=n, says=SAYS[i % 6], number=i) for i, n in enumerate(names))
    return "\n".join(every) + "\n"


def test_the_bullet_is_that_of_the_section() -> None:
    """Another one would begin a list of its own."""
    entry = "{{}} [{name}](https://github.com/a/{name}) - {says}."
    stars = lines(entry.replace("{{}}", "*"), NAMES[:12])
    dashes = lines(entry.replace("{{}}", "-"), NAMES[12:16])
    new = added(f"# Things\n\n## One\n\n{stars}\n## Two\n\n{dashes}", FIELDS, "Two")
    assert new.text.startswith("- [")


def test_a_badge_behind_the_description_is_that_of_the_new_project() -> None:
    entry = (
        "- [{name}](https://github.com/a/{name}) - {says}."
        " ![{name}](https://img.example.org/stars/a/{name}.svg)"
    )
    new = added(
        "# Things\n\n" + lines(entry), {**FIELDS, "url": "https://github.com/x/tamrin"}, None
    )
    assert new.text.endswith(". ![tamrin](https://img.example.org/stars/x/tamrin.svg)")


def test_quotation_marks_around_all_titles_are_written() -> None:
    entry = "- ['{says} {number}'](https://github.com/a/{name}), 20{number}0"
    new = added("# Things\n\n" + lines(entry), {**FIELDS, "year": "2020"}, None)
    assert "['Tamrin']" in new.text


def test_an_image_that_all_have_is_asked_for_as_an_image() -> None:
    entry = (
        "- ![logo](https://example.org/{name}{number}.png) [{name}](https://{name}.org) - {says}."
    )
    fields = {**FIELDS, "image": "https://example.org/tamrin.png"}
    with pytest.raises(MissingFields) as asked:
        added("# Things\n\n" + lines(entry), fields, None)
    assert asked.value.fields[0].is_given


def test_words_that_only_some_have_are_claimed_of_no_other() -> None:
    free = lines("- [{name}](https://{name}.org) (`free`) {says}.", NAMES[:8])
    code = lines(
        "- [{name}](https://{name}.org) ([`code`](https://{name}.dev)) {says}.", NAMES[8:20]
    )
    with pytest.raises(Refused, match="free"):
        added(f"# Things\n\n{free}{code}", FIELDS, None)


def test_a_table_whose_first_column_is_the_year_is_sorted_by_it() -> None:
    head = "| Year | Paper |\n| --- | --- |\n"
    years = ["2023", "2023", "2022", "2022", "2021", "2020", "2019", "2018", "2016", "2015"]
    rows = [f"| {year} | [{n}](https://{n}.org) |\n" for year, n in zip(years, MIXED, strict=False)]
    new = added(f"# Things\n\n{head}{''.join(rows)}", {**FIELDS, "year": "2022"}, None)
    assert new.source.line(new.line - 1).startswith("| 2023")


def test_the_newest_of_a_year_comes_first_where_the_newest_do() -> None:
    years = ["2023", "2023", "2022", "2022", "2021", "2020", "2019", "2018", "2016", "2015"]
    entries = [f"- [{n}](https://{n}.org), {year}\n" for year, n in zip(years, MIXED, strict=False)]
    new = added("# Things\n\n" + "".join(entries), {**FIELDS, "year": "2023"}, None)
    assert new.line == 3


def test_a_field_is_known_by_a_word_of_its_name() -> None:
    head = "| Book | Author | Year published |\n| --- | --- | --- |\n"
    rows = lines("| [{name}](https://{name}.org) | Ada Lind | 201{number} |")
    fields = {**FIELDS, "authors": "Bo Marsh", "year": "2012"}
    assert "2012" in added(f"# Things\n\n{head}{rows}", fields, None).text


@pytest.mark.parametrize(("section", "end"), [("Part 1", "."), ("Part 2", "")])
def test_an_entry_ends_as_those_of_its_own_section(section: str, end: str) -> None:
    forms = [Form("- [{name}]({url}) - {says}" + sign, "") for sign in (".", "")]
    one, other = (list_of(form, 1, is_sorted=True).partition("## Part 2") for form in forms)
    text = "".join((*one[:2], other[2]))
    assert added(text, FIELDS, section).text.endswith(f"gardens{end}")
