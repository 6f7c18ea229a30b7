"""The rules on formats as whole documents show them, what their fixes do, and faulty templates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from format_cases import FORMS, PAPERS, TOOLS, Form
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import example_count

from listlint.config.config_file import read
from listlint.config.tables import Config, ListTable
from listlint.core.diagnostic import Diagnostic
from listlint.core.errors import UsageError
from listlint.engine import fix
from listlint.engine.run import lint
from listlint.testing import load_texts

NOTHING = dict[str, str]().get


def findings(text: str, rule: str, config: str = "") -> list[Diagnostic]:
    """What one rule says of a list."""
    chosen = replace(read(config, "listlint.toml", NOTHING), select=(rule,))
    found = lint(load_texts({"README.md": text}, chosen), chosen).diagnostics
    assert not [each for each in found if each.rule == "internal-error"]
    return [each for each in found if each.rule == rule]


def messages(text: str, rule: str, config: str = "") -> list[str]:
    return [each.message for each in findings(text, rule, config)]


def table(rows: list[str], head: str = "| Tool | What |") -> str:
    return f"{head}\n{re.sub('[^|]+', ' --- ', head)}\n" + "\n".join(rows) + "\n"


def listed(*parts: str) -> str:
    return "# Awesome\n\n" + "\n\n".join(f"## Part {n}\n\n{part}" for n, part in enumerate(parts))


ITEMS = "\n".join(f"- [{t.name}](https://{t.name}.example) - {t.description}." for t in TOOLS)
ROWS = [f"| [{t.name}](https://{t.name}.example/docs) | {t.description} |" for t in TOOLS]
STATED = "Use this format:\n\n    - **name**: description [link](url)\n"
STATED_AND_KEPT = STATED.replace("**name**: description [link](url)", "[name](link) - Description.")
ALL_SORTS = (
    "- [{0}]({1}) - {2}.\n",
    "- **{0}** ({1}): {2}\n",
    "- {0}, see [here]({1})\n",
    "- [[{0}]]({1}) `{2}` | 2005\n",
    "- *{0}*. [link]({1}), {2}; MIT\n",
    "- ({0}) [8]({1}) => {2}\n",
)


def mixed(count: int) -> str:
    return "".join(
        ALL_SORTS[n % 6].format(t.name, f"https://{t.name}.example", t.license)
        for n, t in enumerate(TOOLS[:count])
    )


# A list with no format


def test_a_list_of_all_sorts_has_no_format() -> None:
    [found] = findings(listed(mixed(13), STATED_AND_KEPT), "mixed-format")
    assert found.message == (
        "the stated format fits 3 of 13 entries, and no other fits four in five"
    )
    assert messages(listed(mixed(13), STATED_AND_KEPT), "malformed-entry") == []


def test_what_next_to_no_entry_of_a_mixture_keeps_was_said_of_something_else() -> None:
    assert messages(listed(mixed(8), STATED), "mixed-format") == []
    assert messages(listed(mixed(8), STATED_AND_KEPT), "mixed-format") == []  # 2 of 8


CARDS = "".join(
    f"#### [{t.name}](https://{t.name}.example) (2019)\n\n{t.description}\n\n{t.license}\n\n"
    for t in TOOLS[:10]
)


def test_a_card_of_several_lines_is_stated_however_its_parts_vary() -> None:
    stated = (
        "Use this format:\n\n```\n#### [title](link) (year)\n\n![cover](image)\n\n> Quote\n```\n"
    )
    assert messages(listed(CARDS + mixed(8), stated), "mixed-format") == []


def test_a_list_of_all_sorts_that_states_none_is_left_alone() -> None:
    assert messages(listed(mixed(8)), "mixed-format") == []


def test_seven_entries_need_no_format() -> None:
    assert messages(listed(mixed(7), STATED), "mixed-format") == []


def test_what_is_configured_is_no_mixture() -> None:
    config = '[[lists]]\npath = "README.md"\nformat = "- [{title}]({url}) - {description}."\n'
    assert messages(listed(mixed(8)), "mixed-format", config) == []


def test_a_table_beside_a_mixture_is_none() -> None:
    assert messages(listed(mixed(13), table(ROWS), STATED_AND_KEPT), "mixed-format") == [
        "the stated format fits 3 of 13 entries, and no other fits four in five"
    ]


# A stated format


def test_a_stated_format_is_for_items_not_for_tables() -> None:
    text = listed(ITEMS, table(ROWS), STATED)
    [message] = messages(text, "mixed-format")
    assert message.startswith("the stated format fits 0 of 13 entries; 13 follow this one instead")
    assert messages(listed(table(ROWS), STATED), "mixed-format") == []


def test_a_stated_row_that_rows_do_not_keep_is_stale() -> None:
    stated = "Use this format:\n\n    | [name](link) | **description** |\n"
    [message] = messages(listed(table(ROWS), stated), "mixed-format")
    assert message == (
        "the stated format fits 0 of 13 entries; 13 follow this one instead:"
        " `| [{title}]({url}) | {what} |`"
    )


def test_seven_entries_are_too_few_to_call_a_format_stale() -> None:
    few = "\n".join(ITEMS.splitlines()[:7])
    assert messages(listed(few, STATED), "mixed-format") == []
    eight = "\n".join(ITEMS.splitlines()[:8])
    assert len(messages(listed(eight, STATED), "mixed-format")) == 1


def test_a_stated_stop_that_many_lack_is_told_once_where_it_is_stated() -> None:
    lines = ITEMS.splitlines()
    ended = [line.removesuffix(".") + "." * (n % 2) for n, line in enumerate(lines)]
    stated = "Use this format:\n\n    - [name](link) - Description.\n"
    assert messages(listed("\n".join(ended), stated), "mixed-format") == [
        "the stated format ends with `.`, and 7 of 13 descriptions do not"
    ]


@pytest.mark.parametrize(
    "picture",
    [
        "![stars](https://badges.example/{}.svg)",
        "[![stars](https://badges.example/{0}.svg)](https://x.example/{0})",
        "![a](https://badges.example/{0}.svg) ![b](https://badges.example/{0}.png)",
    ],
)
def test_an_image_is_no_description_that_could_end(picture: str) -> None:
    lines = ITEMS.splitlines()
    badges = [f"- [b{n}](https://b{n}.example) - {picture.format(n)}" for n in range(6)]
    open_ended = "- [last](https://last.example) - Draws maps of it"
    text = listed("\n".join([*lines, *badges, open_ended]), STATED_AND_KEPT)
    assert messages(text, "mixed-format") == []
    assert messages(text, "malformed-entry") == ["`.` is missing after the description"]


def test_an_order_that_is_stated_without_links_is_not_one_that_nobody_keeps() -> None:
    lines = "".join(f"- [{t.name}'2017] [On {t.name}](https://{t.name}.example)\n" for t in TOOLS)
    stated = "\nUse the format:\n\n    [<Venue>'<Year>] <Title of the paper>\n"
    assert not messages(listed(lines) + stated, "mixed-format")


def test_where_only_the_bullet_is_another_it_is_said_alone() -> None:
    text = listed(ITEMS) + "\nUse this format:\n\n    * [name](link) - Description.\n"
    (said,) = messages(text, "mixed-format")
    assert said.startswith("the stated format begins with `*`, and ")
    assert said.endswith(" entries with `-`")


def test_no_format_is_stale_where_there_is_no_other() -> None:
    assert messages(listed(mixed(12), STATED), "mixed-format") == []


def test_what_no_entry_keeps_and_has_other_parts_speaks_of_something_else() -> None:
    stated = "Use this format:\n\n    - [name](link) - by author. Takeaway: description\n"
    assert messages(listed(ITEMS, stated), "mixed-format") == []
    other_dash = "Use this format:\n\n    - [name](link) \u2014 description.\n"
    [message] = messages(listed(ITEMS, other_dash), "mixed-format")
    assert message.startswith("the stated format fits 0 of 13 entries; 13 follow this one instead")


def test_what_nobody_could_write_down_is_not_offered() -> None:
    lines = ITEMS.splitlines()
    some = [line.replace(" - ", ": ", 1) for line in lines[4:8]]
    bare = [line.partition(" - ")[0] for line in lines[8:]]
    found = messages(listed("\n".join([*lines[:4], *some, *bare]), STATED_AND_KEPT), "mixed-format")
    assert not any("{|" in message for message in found)


def test_one_finding_a_statement_and_none_if_another_list_keeps_it() -> None:
    stated = "Use this format:\n\n    - [name](link) - Description.\n"
    books = "\n".join(
        f"- **{t.name}** ~ [video](https://{t.name}.example), {t.description}" for t in TOOLS
    )
    files = {"README.md": listed(ITEMS), "talks.md": listed(books), "more.md": listed(books)}
    files["CONTRIBUTING.md"] = stated
    config = Config(select=("mixed-format",), lists=lists_of(files))
    assert not lint(load_texts(files, config), config).diagnostics
    files["README.md"] = files["talks.md"]
    assert len(lint(load_texts(files, config), config).diagnostics) == 1


def test_what_eight_keep_is_stated_for_their_kind() -> None:
    tagged = "".join(f"- [{t.name}2](https://{t.name}.org) - `TAG` Does it.\n" for t in TOOLS[:8])
    more = "".join(f"- [{t.name}{n}](https://{t.name}.io) - Runs.\n" for t in TOOLS for n in "3456")
    stated = "Use this format:\n\n    - [name](link) - `TAG` Description.\n"
    assert messages(listed(ITEMS + "\n" + tagged + more, stated), "mixed-format") == []


def lists_of(files: dict[str, str]) -> tuple[ListTable, ...]:
    return tuple(ListTable(path) for path in files if path != "CONTRIBUTING.md")


def test_what_is_said_about_a_format_is_no_part_of_it() -> None:
    stated = "Use this format:\n\n    - [name](link) - Optional short description.\n"
    assert messages(listed(ITEMS, stated), "mixed-format") == []


def test_a_stated_format_that_six_in_ten_keep_is_no_norm_where_none_is_shared() -> None:
    few = "\n".join(ITEMS.splitlines()[:10])
    others = "\n".join(line for line in mixed(13).splitlines() if not line.startswith("- ["))
    text = listed(few + "\n" + others, STATED_AND_KEPT)
    [message] = messages(text, "mixed-format")
    assert re.fullmatch(
        r"the stated format fits 10 of 18 entries, and no other fits four in five", message
    )
    assert messages(text, "malformed-entry") == []
    slip = text.replace(few, few.removesuffix("."))
    assert len(messages(slip, "malformed-entry")) == 1


def test_a_stated_format_that_most_entries_keep_decides_where_another_is_shared_too() -> None:
    lines = ITEMS.splitlines()
    lines[8:] = [line.partition(" - ")[0] for line in lines[8:]]
    text = listed("\n".join(lines), STATED_AND_KEPT)
    assert messages(text, "mixed-format") == []
    [finding] = findings(text.replace(lines[0], lines[0].removesuffix(".")), "malformed-entry")
    assert finding.help
    assert finding.help.startswith("the list states this format: ")


def test_what_is_configured_is_said_instead_of_what_is_stated() -> None:
    config = '[[lists]]\npath = "README.md"\nformat = "- [{title}]({url}) - {description}."\n'
    assert messages(listed(ITEMS, STATED), "mixed-format", config) == []


def test_one_of_two_stated_formats_is_enough() -> None:
    both = STATED + "\nor this format:\n\n    - [name](link) - Description.\n"
    assert messages(listed(ITEMS, both), "mixed-format") == []


# Entries without a title


def test_a_row_without_a_title_is_unreadable() -> None:
    rows = [*ROWS, "| [](https://x.example) | |"]
    assert messages(listed(table(rows)), "unreadable-entry") == ["this entry has no title"]


def test_words_in_another_column_are_no_title() -> None:
    rows = [*ROWS, "| [](https://x.example) | Does things |"]
    assert messages(listed(table(rows)), "malformed-entry") == ["the title is missing"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_nothing_is_said_of_a_list_that_is_right(form: Form) -> None:
    config = Config(select=("malformed-entry", "mixed-format", "mixed-format", "unreadable-entry"))
    texts = {"README.md": form.document(form.entries)}
    assert lint(load_texts(texts, config), config).diagnostics == ()


# What fixes do

SLIPS = st.sampled_from([*".,:-*[]()|` ", "", "【", "**", "  "])


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, str]:
    """A list of some form in which up to three entries have a slip, and its configuration."""
    form = draw(st.sampled_from(FORMS))
    entries = form.entries
    signs = []
    for number in draw(st.sets(st.integers(0, len(entries) - 1), min_size=1, max_size=3)):
        entry = entries[number]
        signs.append(draw(SLIPS))
        at = draw(st.integers(2, len(entry) - 1))
        if entry[:at].rpartition("\n")[2].strip():  # for the beginning of a line, see below
            entries[number] = entry[:at] + signs[-1] + entry[at + draw(st.integers(0, 1)) :]
    # Three alike may be a habit of the list, which ends when two of them are mended.
    assume(len(signs) < 3 or len({*signs}) > 1)
    config = f"[[lists]]\npath = 'README.md'\nformat = '''{form.template}'''\n"
    return form.document(entries), config


def fixed(text: str, found: list[Diagnostic]) -> str:
    return fix.apply({"README.md": text}, found)["README.md"]


def said(text: str) -> tuple[Counter[str], Counter[str]]:
    """The words and the addresses of a text."""
    return (
        Counter(re.findall(r"[^\W\d_]+", text.casefold())),
        Counter(re.findall(r"https?://[\w./-]*\w", text)),
    )


@example_count(25)
@given(slipped())
def test_fixes_say_the_same_and_leave_nothing_new(slip: tuple[str, str]) -> None:
    text, config = slip
    before = findings(text, "malformed-entry", config)
    after = fixed(text, before)
    if after == text:
        return
    assert said(after) == said(text)
    left = findings(after, "malformed-entry", config)
    rest = [each.message for each in before if not (each.fix and each.fix.safe)]
    assert [each.message for each in left] == rest
    assert fixed(after, left) == after


def test_a_fix_leaves_a_line_within_its_entry() -> None:
    template = "- {title}\n  - {authors}. *{venue}*"
    config = f"[[lists]]\npath = 'README.md'\nformat = '''{template}'''\n"
    lines = [f"- {p.title}\n  - {p.authors}. *{p.venue}*" for p in PAPERS]
    lines[3] = lines[3].replace("\n  -", "\n. -")
    found = findings(listed("\n".join(lines)), "malformed-entry", config)
    assert [each.message for each in found] == ["`. ` too many after the title"]
    assert "\n- " + PAPERS[3].authors not in fixed(listed("\n".join(lines)), found)


# Faulty templates

FAULTY = {
    "a field without a name": (
        '[[lists]]\npath = "README.md"\nformat = "- {title} {}"\n',
        [
            (
                "listlint.toml:3: a field without a name in this format;"
                " a name has letters, digits, `_` and `-`"
            ),
            "  - {title} {}",
            "            ^^",
        ],
    ),
    "no field": (
        '[[lists]]\npath = "README.md"\nformat = "- [T](u)"\n',
        [
            "listlint.toml:3: the template has no field in this format; write `{title}`, say",
            "  - [T](u)",
            "  ^^^^^^^^",
        ],
    ),
    "in the second line": (
        '[[lists]]\npath = "README.md"\nformat = """\n- {title}\n  {?[code]({code})"""\n',
        [
            "listlint.toml:3: `{?` is not closed in this format; close it: `?}`",
            "    {?[code]({code})",
            "    ^^",
        ],
    ),
    "in the second list": (
        '[[lists]]\npath = "a.md"\n\n[[lists]]\npath = "b.md"\nformat = "{a} }"\n',
        ["listlint.toml:6: a single `}` in this format; write `}}`", "  {a} }", "      ^"],
    ),
    "one of several": (
        '[[lists]]\npath = "a.md"\nformats = ["- {title}", "- {title} {*[x]"]\n',
        [
            "listlint.toml:3: `{*` is not closed in this format; close it: `*}`",
            "  - {title} {*[x]",
            "            ^^",
        ],
    ),
    "an empty group": (
        '[[lists]]\npath = "a.md"\nformat = "{title}{??}"\n',
        [
            "listlint.toml:3: a group with nothing in it in this format",
            "  {title}{??}",
            "         ^^^^",
        ],
    ),
}


@pytest.mark.parametrize(("config", "lines"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_template_is_shown_with_its_fault(config: str, lines: list[str]) -> None:
    with pytest.raises(UsageError) as raised:
        read(config, "listlint.toml", NOTHING)
    assert str(raised.value).splitlines() == lines


@example_count(25)
@given(st.lists(st.sampled_from([*"{}|?*ab \n", "{a}", "{?", "?}"]), max_size=8).map("".join))
def test_carets_stand_below_the_template(template: str) -> None:
    try:
        read(f"[[lists]]\npath = 'a.md'\nformat = '''\n{template}'''\n", "x.toml", NOTHING)
    except UsageError as error:
        lines = str(error).splitlines()
        assert lines[0].startswith("x.toml:3: ")
        if len(lines) == 3:
            assert set(lines[2]) <= {" ", "^"}
            assert len(lines[2]) <= max(3, len(lines[1]) + 1)


def test_a_template_is_read_without_the_blanks_at_its_end() -> None:
    config = read('[[lists]]\npath = "a.md"\nformat = """\n- {title}\n"""\n', "x.toml", NOTHING)
    assert config.lists[0].format == "- {title}"


def test_papers_of_several_formats_are_held_to_any() -> None:
    config = (
        '[[lists]]\npath = "README.md"\n'
        'formats = ["- **{title}** [pdf]({pdf})", "- [{title}]({url}), {venue}"]\n'
    )
    lines = [f"- **{p.title}** [pdf]({p.pdf})" for p in PAPERS[:10]]
    lines += [f"- [{p.title}]({p.url}), {p.venue}" for p in PAPERS[:10]]
    assert messages(listed("\n".join(lines)), "malformed-entry", config) == []
    lines[3] = lines[3].replace("[pdf]", "[PDF]")
    lines[12] = lines[12].replace("), ", ") ")
    found = findings(listed("\n".join(lines)), "malformed-entry", config)
    assert [each.message for each in found] == [
        "`PDF` should be `pdf`",
        "`,` is missing after the title",
    ]
    assert [each.help for each in found] == [
        "the configured format is `- **{title}** [pdf]({pdf})`",
        "the configured format is `- [{title}]({url}), {venue}`",
    ]


def test_a_line_break_is_no_safe_fix() -> None:
    papers = "".join(
        f"- On {n} [[pdf]](https://{n}.example)\n  Ann {n}\n" for n in "abcdefghijklmn"
    )
    text = f"# L\n\n{papers}- On x [[pdf]](https://x.example) Ann x\n"
    config = Config(select=("malformed-entry",))
    found = lint(load_texts({"README.md": text}, config), config).diagnostics
    assert found
    assert all(each.fix is None or not each.fix.safe for each in found)
