"""Orders: keys, the part that is in order, what an entry strays from, and moves that mend it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from listlint.config.config_file import read
from listlint.config.tables import Config, ListTable
from listlint.engine import fix
from listlint.engine.run import lint
from listlint.lists import ordering
from listlint.lists.ordering import Order, SortFacts
from listlint.project.project import Base
from listlint.testing import load_texts
from listlint.works.reading import dates

NAMES = st.text(alphabet="abcAB é-1", min_size=1, max_size=4)
KEYS = st.lists(st.integers(0, 9).map(lambda number: (number,)), max_size=12)


def named(*names: str) -> list[SortFacts]:
    return [SortFacts(name) for name in names]


def longest_by_trying(keys: list[tuple[int, ...]]) -> int:
    lengths: list[int] = []
    for at, key in enumerate(keys):
        lengths.append(1 + max((lengths[b] for b in range(at) if keys[b] <= key), default=0))
    return max(lengths, default=0)


@given(KEYS)
def test_the_longest_part_is_in_order_and_none_is_longer(keys: list[tuple[int, ...]]) -> None:
    part = ordering.longest(keys)
    assert all(a < b and keys[a] <= keys[b] for a, b in pairwise(part))
    assert len(part) == longest_by_trying(keys)


@given(st.lists(st.tuples(NAMES, st.booleans()), min_size=1, max_size=12))
@example([("A1", False), ("1", True), ("A", False)])
def test_what_is_new_never_makes_what_was_there_stray(given_: list[tuple[str, bool]]) -> None:
    run = [SortFacts(name, is_new=is_new) for name, is_new in given_]
    old = [facts for facts in run if not facts.is_new]
    (way,) = {ordering.best([run], Order.ALPHABETICAL), ordering.best([old], Order.ALPHABETICAL)}
    assert way is not None
    after = [
        run[at] for at in ordering.strays(run, ordering.fit_of(run, way)) if not run[at].is_new
    ]
    before = [old[at] for at in ordering.strays(old, ordering.fit_of(old, way))]
    assert len(after) <= len(before)
    assert all(facts in before for facts in after)


@pytest.mark.parametrize(
    "names",
    [
        ("bat", "The curl book", "dust"),
        ("cat", "The dog book", "obf resilient boats", "obf the hidden", "omni", "The pig", "rat"),
        ("Éa", "eb", "fa"),
        ("one two", "onetwo"),
        ("onetwo", "one zero"),
        ("Zürich", "Ärhus"),
        ("go-yaml", "gob", "goc"),
        ("GOa", "gob", "`goc`"),
        ("Part 1: Lines", "Part 2: Waves", "Part 9: Boats", "Part 10: Sails", "Part 11: Oars"),
        ("Part IV", "Part V", "Part VIII", "Part IX", "Part X"),
    ],
)
def test_names_in_order(names: tuple[str, ...]) -> None:
    way = ordering.best([named(*names)], Order.ALPHABETICAL)
    assert way
    assert not ordering.strays(named(*names), ordering.fit_of(named(*names), way))


def test_the_fewest_entries_stray_and_not_all_behind_the_first_slip() -> None:
    run = named("z", *"abcdefghi")
    way = ordering.own(run)
    assert way
    found = ordering.fit_of(run, way)
    assert ordering.strays(run, found) == [0]
    assert found.after(0) == 9


def test_no_order_is_read_from_equal_dates_or_from_few_entries() -> None:
    assert ordering.own([SortFacts(date=(2020,))] * 30) is None
    assert ordering.own([SortFacts(date=(year,)) for year in (2019, 2020, 2021)] * 4) is None
    assert (
        ordering.own(sorted([SortFacts(date=(year,)) for year in (2019, 2020, 2021)] * 4)) is None
    )
    assert ordering.own(named(*"abcdefghi")) is None
    assert ordering.prevailing([named(*"ab")] * 30) is None
    assert ordering.prevailing([named(*"abcd")] * 4) is None
    way = ordering.prevailing([named(*"abcd")] * 5)
    assert way
    assert way.order is Order.ALPHABETICAL


def test_the_finest_date_that_is_kept_counts() -> None:
    run = [SortFacts(date=(2020, month)) for month in range(1, 13)]
    slip = [*run[:2], run[7], *run[2:7], *run[8:]]
    way = ordering.own(slip)
    assert way
    assert way.order is Order.OLDEST_FIRST
    assert ordering.strays(slip, ordering.fit_of(slip, way)) == [2]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2017-06", (2017, 6)),
        ("2023/06/25", (2023, 6, 25)),
        ("2023.10", (2023, 10)),
        ("12 May 2020", (2020, 5, 12)),
        ("Sept. 3rd, 2021", (2021, 9, 3)),
        ("31.12.2020", (2020, 12, 31)),
        ("12/31/2020", (2020, 12, 31)),
        ("06/2023", (2023, 6)),
        ("2020", (2020,)),
        ("2020-13", (2020,)),
        ("May", ()),
    ],
)
def test_dates_as_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert dates.numbers(text) == numbers


def strays_of(text: str, config: Config) -> list[str]:
    found = lint(load_texts({"README.md": text}, config), config).diagnostics
    return [d.message for d in found if d.rule == "unsorted-entries"]


def settled(text: str, config: Config) -> tuple[str, int]:
    """The text when safe fixes of the rule change nothing more, and after how many rounds."""
    config = config.selecting(["unsorted-entries"], ())
    for rounds in range(11):
        found = lint(load_texts({"README.md": text}, config), config).diagnostics
        moves = [d for d in found if d.rule == "unsorted-entries"]
        fixed = fix.apply({"README.md": text}, moves)["README.md"]
        if fixed == text:
            return text, rounds
        text = fixed
    raise AssertionError(text)


ALPHABETICAL = Config(lists=(ListTable("README.md", order=Order.ALPHABETICAL),))


@settings(deadline=None)  # each case lints several times
@given(
    st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=40),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
    st.sampled_from(["", "\n", "\n\n# More\n"]),
)
def test_fixes_settle_in_an_order_and_lose_nothing(names: list[str], gap: str, end: str) -> None:
    break_ = gap[: len(gap) // 2] if gap == "\n\n" else gap
    entries = [
        f"- [{name}](https://example.org/{name}{at})"
        + (f"{break_}  - [of {name}](https://example.org/n{at})" if at % 3 == 0 else "")
        for at, name in enumerate(names)
    ]
    text = "# A" + break_ * 2 + gap.join(entries) + end
    fixed, rounds = settled(text, ALPHABETICAL)
    assert rounds <= 10
    body = fixed.removeprefix("# A" + break_ * 2).removesuffix(end)
    assert fixed == "# A" + break_ * 2 + body + end
    again = body.split(f"{gap}- ")
    assert sorted(f"- {one.removeprefix('- ')}" for one in again) == sorted(entries)
    assert [one.removeprefix("- ")[1] for one in again] == sorted(names)


def test_numbered_entries_and_what_more_may_belong_to_are_left_in_their_place() -> None:
    numbered = "".join(f"{n}. [{c}](https://example.org/{c})\n" for n, c in enumerate("bcda", 1))
    assert strays_of(numbered, ALPHABETICAL) == ["`a` is out of alphabetical order"]
    assert settled(numbered, ALPHABETICAL) == (numbered, 0)
    listed = "".join(f"- [{c}](https://example.org/{c})\n" for c in "bcda")
    said = f"{listed}<!-- of a -->\n"
    assert len(strays_of(said, ALPHABETICAL)) == 1
    assert settled(said, ALPHABETICAL) == (said, 0)
    apart = f"{listed}\n<!-- of the list -->\n"
    assert settled(apart, ALPHABETICAL)[1] == 1


def test_what_many_sections_pin_at_their_top_is_no_slip() -> None:
    rows = "".join(f"- [{c}](https://example.org/{c})\n" for c in "zabcdefgh")
    text = "".join(f"## {n}\n\n{rows}\n" for n in "123")
    assert strays_of(text, Config()) == []
    assert len(strays_of(text, ALPHABETICAL)) == 3


def test_a_change_answers_only_for_what_it_brings() -> None:
    def listed(names: str) -> str:
        return "".join(f"- [{c}](https://example.org/{c})\n" for c in names)

    def brought(before: str, after: str) -> list[str]:
        then = load_texts({"README.md": listed(before)}, Config())
        now = load_texts({"README.md": listed(after)}, Config(), Base(then))
        found = lint(now, Config()).diagnostics
        return [d.message[1] for d in found if d.rule == "unsorted-entries"]

    assert brought("abcdefghijkl", "abcdefghijklX".lower()) == []
    assert brought("bcdefghijkl", "bcdefghijkla") == ["a"]
    # One of two has to move, and it is the one that was not there.
    assert brought("abcdeghijkl", "abcdegfhijkl") == ["f"]
    assert brought("abcdefghijkm", "abcdefghijkml") == ["l"]
    # What was there strays already, and which entry does may change.
    assert brought("acbdefghijkl", "acbdefghijklm") == []
    assert brought("acbdefghijkl", "abcdefghijkl"[:1] + "cbbdefghijkl") in ([], ["b"])
    # Nine in ten are no longer in order, or only now.
    assert brought("bcdefghijkl", "bcdefghijkl" + "aaaa") == ["a"] * 4
    assert brought("cbdefghijba"[:9], "cbdefghijklmnop") == []
    # Of a list that is new, every entry is.
    then = load_texts({}, Config())
    now = load_texts({"README.md": listed("bcdefghijkla")}, Config(), Base(then))
    found = [d for d in lint(now, Config()).diagnostics if d.rule == "unsorted-entries"]
    assert len(found) == 1


def test_a_list_that_appends_or_has_no_order_is_not_sorted() -> None:
    rows = "".join(f"- [{c}](https://example.org/{c})\n" for c in "azbcdefghijk")
    assert strays_of(rows, Config())
    for order in (Order.ANY, Order.APPEND):
        assert not strays_of(rows, Config(lists=(ListTable("README.md", order=order),)))


def misplaced(before: str, after: str, config: str = "") -> list[str]:
    chosen = read(
        f'[[lists]]\npath = "README.md"\norder = "append"\n{config}', "listlint.toml", str
    )
    then = load_texts({"README.md": before}, chosen)
    now = load_texts({"README.md": after}, chosen, Base(then))
    found = [d for d in lint(now, chosen).diagnostics if d.rule == "misplaced-entry"]
    fixed = fix.apply({"README.md": after}, found)["README.md"]
    if found:
        again = load_texts({"README.md": fixed}, chosen, Base(then))
        rest = lint(again, chosen).diagnostics
        assert not [d for d in rest if d.rule == "misplaced-entry"]
    return [d.message[1] for d in found]


def line(name: str, words: str = "") -> str:
    return f"- [{name}](https://example.org/{name}){words}\n"


def test_what_is_new_comes_last_where_a_list_appends() -> None:
    old = "".join(map(line, "qxcm"))
    assert misplaced(old, old + line("a") + line("b")) == []
    assert misplaced(old, line("a") + old) == ["a"]
    assert misplaced(old, "".join(map(line, "abcdefghi")).replace(line("c"), "") + old) == [
        *"abdefghi"
    ]
    assert misplaced(old, old.replace(line("x"), line("x", ", edited"))) == []
    assert misplaced(old, line("m") + "".join(map(line, "qxc"))) == []  # moved
    assert misplaced(old, "# New\n\n" + line("a") + "\n# Old\n\n" + old) == []
    assert misplaced("", old) == []


def test_a_sorted_section_says_itself_where_an_entry_belongs() -> None:
    asked = "Add new entries to the bottom of their section.\n\n"
    for names, new in (("bcdefghijklm", ["a"]), ("ghbcldefijkm", [])):
        before = asked + "".join(map(line, names))
        after = asked + line("a") + "".join(map(line, names))
        then = load_texts({"README.md": before}, Config())
        project = load_texts({"README.md": after}, Config(), Base(then))
        found = {d.rule for d in lint(project, Config()).diagnostics}
        assert ("misplaced-entry" in found) == (not new)


def test_small_sections_that_are_sorted_say_together_where_an_entry_belongs() -> None:
    asked = "Add new entries to the bottom of their section.\n"
    alike = ("ape,bat,cow,doe", "ant,bee,cat,dog", "auk,boa,cub,elk", "asp,bug,cod,eel")
    mixed = [",".join(reversed(names.split(","))) for names in alike]
    for names, is_misplaced in ((alike, False), (mixed, True)):
        before = sections(*names, *names[:2])
        after = before.replace("- [cow]", line("bib", " - Is new.") + "- [cow]", 1)
        then = load_texts({"README.md": before, "CONTRIBUTING.md": asked})
        now = load_texts({"README.md": after, "CONTRIBUTING.md": asked}, base=Base(then))
        found = {each.rule for each in lint(now, Config()).diagnostics}
        assert ("misplaced-entry" in found) is is_misplaced


def test_capitals_may_come_before_small_letters() -> None:
    sections = [named(*names) for names in (["Ace", "Zed", "nano"], ["Gulp", "Yarn", "bower"])]
    sections = [[*map(SortFacts, "BCDEFGHIJ"), *section] for section in sections]
    sections = [sorted(section, key=lambda facts: facts.name) for section in sections]
    way = ordering.prevailing([*sections, *sections])
    assert way is ordering.BY_CODE_POINT
    assert not any(ordering.strays(run, ordering.fit_of(run, way)) for run in sections)
    one_slip = [*map(SortFacts, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), SortFacts("abc")]
    assert ordering.own(one_slip) is not ordering.BY_CODE_POINT


def unsorted(text: str) -> list[str]:
    chosen = Config()
    found = lint(load_texts({"README.md": text}, chosen), chosen).diagnostics
    return [each.message for each in found if each.rule == "unsorted-entries"]


ROWS = "".join(f"- [{name}](https://{name}.example) - Is {name}.\n" for name in "abcdefghijklmnopq")


@pytest.mark.parametrize(
    "entry",
    [
        "- [.net](https://net.example) - For .NET (see [x](https://x.example)).\n",
        "- [#net](https://net.example) - Tags.\n",
    ],
)
def test_a_name_may_begin_with_a_sign(entry: str) -> None:
    assert unsorted(f"# T\n\n{entry}{ROWS}") == []


@pytest.mark.parametrize(
    "entry", ["- [r](https://r.example - Broken.\n", "- [r] (https://r.example) - Broken.\n"]
)
def test_an_entry_that_is_not_read_for_sure_stays(entry: str) -> None:
    assert unsorted(f"# T\n\n{ROWS}{entry}") == []


@pytest.mark.parametrize("number", ["**[{}]** ", "[{}] ", "({}) ", "{}: "])
def test_numbers_that_somebody_wrote_are_the_order(number: str) -> None:
    years = [*range(2001, 2014), 2001, 2014, 2015]
    rows = (
        f'{number.format(n)}Author, A. "**Paper {n}**." {year}. [[pdf]](https://x.example/{n}.pdf)'
        for n, year in enumerate(years, 1)
    )
    assert unsorted("# T\n\n" + "\n\n".join(rows)) == []


def test_a_table_with_a_column_of_numbers_is_in_their_order() -> None:
    rows = "".join(
        f"| {n} | [{name}](https://{name}.example) | Does {name}. |\n"
        for n, name in enumerate("abcdefghijkzl", 1)
    )
    text = f"# Tools\n\n| # | Name | What |\n| --- | --- | --- |\n{rows}"
    plain = re.sub(r"^\| (?:#|---|\d+) \|", "|", text, flags=re.MULTILINE)
    for table, expected in ((text, []), (plain, ["unsorted-entries"])):
        found = lint(load_texts({"README.md": table}, Config()), Config()).diagnostics
        assert [each.rule for each in found if each.rule == "unsorted-entries"] == expected


def test_a_leader_at_the_top_is_meant_unless_a_change_puts_it_there() -> None:
    rows = [f"- [{c}](https://example.org/{c})\n" for c in "abcdefghijk"]
    leader = "- [zed](https://example.org/zed)\n"
    assert not strays_of(leader + "".join(rows), Config())
    assert strays_of(rows[0] + leader + "".join(rows[1:]), Config())
    then = load_texts({"README.md": "".join(rows)})
    changed = load_texts({"README.md": leader + "".join(rows)}, Config(), Base(then))
    result = lint(changed, Config(select=("unsorted-entries",)))
    assert len(result.diagnostics) == 1


def test_which_of_a_name_and_its_continuation_comes_first_is_free() -> None:
    names = ("ant", "bee", "cat server", "cat", "dog", "eel", "fox", "gnu", "hen", "jay", "kiwi")
    rows = [f"- [{name}](https://example.org/{n})\n" for n, name in enumerate(names)]
    assert not strays_of("".join(rows), Config())
    assert strays_of("".join([*rows[:2], rows[3], *rows[4:], rows[2]]), Config())


def test_the_month_in_a_title_is_told_before_that_of_the_arxiv_id() -> None:
    months = [(2019 + n // 12, n % 12 + 1) for n in range(24)]
    lines = [
        f"- [On Boats {7 * n % 24}. {y}-{m:02}-11](https://arxiv.org/abs/{y - 2000}{m:02}.0{n:04})"
        for n, (y, m) in enumerate(months)
    ]
    late = lines[5].replace("1906.", "2010.")

    def unsorted(line: str) -> int:
        text = "# Papers\n\n" + "\n".join([*lines[:5], line, *lines[6:]]) + "\n"
        config = Config(select=("unsorted-entries",))
        return len(lint(load_texts({"README.md": text}), config).diagnostics)

    assert unsorted(late) == 0
    assert unsorted(late.replace(". 2019-06-11", "")) == 1


def sections(*groups: str) -> str:
    """Sections of entries with these names, divided by commas."""
    return "# Tools\n" + "".join(
        f"\n## {names.split(',')[0]} {n}\n\n"
        + "".join(
            f"- [{name}](https://example.org/{n}/{at}) - Is {n}.{at}.\n"
            for at, name in enumerate(names.split(","))
        )
        for n, names in enumerate(groups)
    )


LONG = "ant,bee,cat,dog,eel,fox,gnu,hen,jay,kiwi"
SHORT = "ape,bat,cow,doe"
STATED = "\n## Contributing\n\nPlease add new entries in alphabetical order.\n"


def test_a_small_section_is_held_to_an_order_only_where_others_like_it_keep_it() -> None:
    slip = "ape,cow,bat,doe"
    assert unsorted(sections(LONG, LONG, SHORT, slip)) == []
    assert unsorted(sections(LONG, LONG, SHORT, slip, "emu,fly,dab,gar", "hog,imp,ewe,kid")) == []
    shown = sections(LONG, LONG, *[SHORT] * 5, slip)
    assert unsorted(shown) == ["`cow` is out of alphabetical order"]
    # Three show nothing, however many do.
    assert unsorted(sections(LONG, LONG, *[SHORT] * 5, "ape,cow,bat")) == []


def test_a_stated_order_holds_small_sections_too() -> None:
    text = sections(LONG, LONG, "ape,cow,bat", "ape,doe,cow,elk")
    assert unsorted(text) == []
    assert unsorted(text + STATED) == [
        "`cow` is out of alphabetical order",
        "`doe` is out of alphabetical order",
    ]


def test_a_section_that_has_another_order_is_not_held_to_that_of_its_list() -> None:
    mixed = "ant,bee,zoo,cat,dog,yak,eel,fox,wasp,gnu,hen,jay,kiwi"
    assert unsorted(sections(*[LONG] * 6, mixed)) == []
    assert len(unsorted(sections(*[LONG] * 6, mixed) + STATED)) == 3
    assert len(unsorted(sections(*[LONG] * 6, mixed.replace("zoo,", "")))) == 2


def test_capitals_come_first_where_that_explains_the_list() -> None:
    groups = ("Ant,Bee,Zoo,cat,dog", "Doe,Fox,Yak,ape,bat,cow", "Elk,Gnu,Hen,Imp,emu,fly")
    long = "Ape,Bat,Cow,Doe,Eel,Fox,Gnu,Hen,Jay,Kiwi,Lark,Moth,Newt,Owl,ferret"
    assert unsorted(sections(*groups, long)) == []
    # What is in order by its letters is in order all the same.
    assert unsorted(sections(*groups, long, "Ape,Bat,cow,Doe,Eel,Fox,Gnu,Hen,Jay,Kiwi")) == []
    assert len(unsorted(sections(*[LONG] * 3, long))) == 1


@pytest.mark.parametrize(
    "group",
    [
        "ant,bee,cat,dog,Why do boats sink?,Part 2: How boats float,rat,sow,tit,yak",
        "ant,bee,cat,dog,Part 2: How boats float,eel,fox,gnu,hen,yak",
        "ant,Boats. A reader,Boats 2.0. More,Boats III. Last,eel,fox,gnu,hen",
        "ant,Boats: the sequel,Boats - the start,Boats (an album),eel,fox,gnu,hen",
        "ant,bee,The Boats: a start,Boats: an end,cat,dog,eel,fox",
    ],
)
def test_parts_and_continuations_are_not_torn_apart(group: str) -> None:
    assert unsorted(sections(LONG, LONG, group) + STATED) == []


def test_what_has_no_part_beside_it_is_moved() -> None:
    group = "ant,bee,cat,Part 1: How boats sink,dog,eel,fox,gnu"
    assert len(unsorted(sections(LONG, LONG, group) + STATED)) == 1


def test_articles_count_as_they_do_elsewhere_in_the_list() -> None:
    ignored = "ant,The bee,cat,A dog,eel,The fox,gnu,hen,jay,kiwi"
    text = sections(ignored, ignored, "Ant,Bee,A Zoo of Boats,Cat,Dog,Eel,Fox,Gnu")
    config = Config(select=("unsorted-entries",))
    (found,) = lint(load_texts({"README.md": text}, config), config).diagnostics
    assert found.help == "move this entry after `Gnu` (line 38)"


def test_the_month_of_an_arxiv_id_counts_only_where_readers_see_no_other_date() -> None:
    lines = [
        f"- [On Boats {7 * n % 31}](https://arxiv.org/abs/{19 + n // 12}{n % 12 + 1:02}.0{n:04})"
        for n in range(24)
    ]

    def found(line: str) -> int:
        text = "# Papers\n\n" + "\n".join([*lines[:9], line, *lines[10:]]) + "\n"
        return len(unsorted(text))

    early = lines[9].replace("1910.", "1902.")
    assert found(early) == 1
    assert found(f"{early}, SIGGRAPH 2019") == 0
    assert found(f"{early} [[CVPR2019](https://boats.example/9)]") == 0
    assert found(f"{early} (2020)") == 0
    assert found(f"{early}, arXiv 2019") == 1


def messages_of(text: str, guidelines: str = "") -> list[str]:
    config = Config(select=("unsorted-entries",))
    project = load_texts({"README.md": text, "CONTRIBUTING.md": guidelines}, config)
    return [each.message for each in lint(project, config).diagnostics]


SORTED = ["awk", "bat", "curl", "dust", "exa", "fd", "gron", "hexyl", "jq", "sed", "yq", "zoxide"]


def listed(*names: str) -> str:
    return "# L\n\n" + "".join(f"- [{n}](https://{n}.example) - Runs.\n" for n in names)


def test_a_list_that_appends_is_held_to_no_order() -> None:
    text = listed(*SORTED, "cat")
    assert messages_of(text) == ["`cat` is out of alphabetical order"]
    assert not messages_of(text, "- Add new entries to the bottom of the section.\n")
    both = "- Keep alphabetical order.\n- Add new categories to the end of the list.\n"
    assert messages_of(text, both) == ["`cat` is out of alphabetical order"]


def test_labels_of_links_are_no_names() -> None:
    rows = ["HF"] * 12 + ["Mirror"] * 6 + ["Site", "Todo", "HF"]
    head = "# L\n\n| Model | Files |\n| --- | --- |\n"
    lines = (f"| M{9 - k % 9} | [{n}](https://f{k}.example) |\n" for k, n in enumerate(rows))
    assert not messages_of(head + "".join(lines))


@pytest.mark.parametrize("name", ["r/daily", "@acme/daily"])
def test_a_name_may_stand_where_it_belongs_without_its_group(name: str) -> None:
    assert not messages_of(listed(*SORTED[:3], name, *SORTED[3:]))


def test_a_name_in_another_script_is_sorted_all_the_same() -> None:
    facts = [SortFacts(name) for name in ("\u0430\u0431", "\u0431\u0432", "\u0432\u0433")]
    assert ordering.best([facts], Order.ALPHABETICAL) is not None


def moves_of(text: str, guidelines: str = "") -> list[tuple[str, str | None, bool | None]]:
    config = Config(select=("unsorted-entries",))
    project = load_texts({"README.md": text, "CONTRIBUTING.md": guidelines}, config)
    found = lint(project, config).diagnostics
    return [(each.message, each.help, each.fix.safe if each.fix else None) for each in found]


COMPANIES = [*"abcdefghjk", "lark", "newt", "owl", "ray"]


def company_rows(names: list[str], more: str = "") -> str:
    rows = [f"| [{n}](https://{n}.example) | [Jobs](https://jobs.example/{n}) |" for n in names]
    rows = [*rows[:-3], *([more] if more else []), *rows[-3:]]
    return "# Who\n\n| Name | More |\n| --- | --- |\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    "row",
    [
        "| (unnamed yet) | [Acorn](https://acorn.example) |",
        "| zoo | [Jobs](https://jobs.example/zoo) |",
        "| | [Acorn](https://acorn.example) |",
        "| \u5c71 | [Acorn](https://acorn.example) |",
        "| [mole](https://mole.example) | [Acorn](https://acorn.example) |",
    ],
)
def test_rows_are_sorted_by_the_column_that_names_them(row: str) -> None:
    assert moves_of(company_rows(COMPANIES, row)) == []
    slip = "| [zoo](https://zoo.example) | [Acorn](https://acorn.example) |"
    ((message, _, _),) = moves_of(company_rows(COMPANIES, slip))
    assert message == "`zoo` is out of alphabetical order"


@pytest.mark.parametrize(
    ("start", "end", "is_generated"),
    [
        ("<!-- tools start -->", "<!-- tools end -->", True),
        ("<!-- BEGIN TOOLS -->", "<!-- END TOOLS -->", True),
        ("<!-- TOOLS:START - do not edit -->", "<!-- TOOLS:END -->", True),
        ("<!-- prettier-ignore-start -->", "<!-- prettier-ignore-end -->", False),
        ("<!-- tools start -->", "<!-- others end -->", False),
        ("<!-- starting -->", "<!-- ending -->", False),
    ],
)
def test_what_a_program_writes_is_left_alone(start: str, end: str, *, is_generated: bool) -> None:
    rows = [f"- [{c}](https://example.org/{c})\n" for c in "abcdefgkhij"]
    text = f"# T\n\n{start}\n\n{''.join(rows)}\n{end}\n"
    assert bool(unsorted(text)) is not is_generated
    assert unsorted(text + STATED)


def names_in_a_list(*names: str) -> str:
    return "# T\n\n" + "".join(f"- [{n}](https://example.org/{k})\n" for k, n in enumerate(names))


def test_a_letter_that_is_sorted_beside_a_latin_one() -> None:
    around = ("ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "jay")
    for name in ("Synt\u0259", "S\u00f8n", "S\u0142o", "Sa\u011f", "S\u0153r"):
        assert moves_of(names_in_a_list(*around, name, "tit", "yak")) == []
        ((_, _, safe),) = moves_of(names_in_a_list(*around[:4], name, *around[4:], "tit", "yak"))
        assert safe is False
    assert moves_of(names_in_a_list(*around[:4], "\u042f", *around[4:], "tit", "yak")) == []
    assert moves_of(names_in_a_list(*around, "1984", "2001")) == []


def test_what_could_not_be_read_behind_a_section_hides_where_an_entry_belongs() -> None:
    unread = "\n\nSome more [words](https://example.org/x) you see.\n"
    paragraphs = names_in_a_list("ant", "zoo", *"bcdefghijklm").rstrip() + unread
    ((_, help_, fixed),) = moves_of(paragraphs)
    assert (help_, fixed) == ("move this entry to its place", None)
    headed = unread.replace("Some more", "## Some more")
    ((_, help_, fixed),) = moves_of(paragraphs.replace(unread, headed))
    assert help_ != "move this entry to its place"
    assert fixed is not None


@pytest.mark.parametrize(
    ("first", "is_lead"),
    [
        ("- [rat](https://example.org/rat) - A tool.", False),
        ("- [The ant way](https://example.org/rat) - A tool.", True),
        ("- [rat](https://example.org/rat) - The official tool.", True),
        ("- **[rat](https://example.org/rat)** - A tool.", True),
        ("- [rat](https://example.org/rat) - A tool. **Dead.**", True),
    ],
)
def test_where_an_order_is_asked_for_a_leader_is_seen_to_be_one(
    first: str, *, is_lead: bool
) -> None:
    text = sections(LONG, LONG, "ant,bee,cat")
    entries = text.rpartition("\n\n")
    led = f"{entries[0]}\n\n{first}\n{entries[2]}"
    assert unsorted(led) == []
    assert bool(unsorted(led + STATED)) is not is_lead


def test_leaders_that_several_sections_have_are_meant() -> None:
    led = [f"rat,{names}" for names in (LONG, SHORT, "ape,bat,cow,elk")]
    for count, expected in ((3, 0), (2, 2)):
        text = sections(*led[:count], LONG).replace("## rat", "## Part")
        assert len(unsorted(text + STATED)) == expected
    assert unsorted(sections(LONG, LONG, "bee,ant").replace("## bee", "## Part") + STATED) == [
        "`bee` is out of alphabetical order"
    ]


def test_a_section_in_no_order_is_one_finding_where_the_others_keep_it() -> None:
    mixed = "hen,bee,yak,ant,zoo,cat,owl"
    text = sections(*[LONG] * 6, mixed)
    assert unsorted(text) == []
    assert unsorted(text + STATED) == [
        "4 of the 7 entries of this section are out of alphabetical order"
    ]
    assert unsorted(sections(LONG, LONG, *[mixed] * 3) + STATED) == []


def test_a_pair_of_one_name_is_not_torn_apart() -> None:
    names = ("ant", "bee", "zoo: a start", "zoo: an end", "cat", "dog", "eel", "fox", "gnu", "hen")
    assert len(moves_of(names_in_a_list(*names, "jay", "kit", "rat"))) in (0, 2)


GROUPED = (
    ("Seed", "ant bee cat zoo dog eel gnu hen"),
    ("Seed, A", "ape bat cow elk fly jay"),
    ("Late", "boa doe emu hog imp kid lynx"),
)


def grouped(column: int, slip: str = "") -> str:
    cells = [
        (f"[{name}](https://{name}.example)", slip if name == "bee" and slip else stage)
        for stage, names in GROUPED
        for name in names.split()
    ]
    rows = "".join(f"| {' | '.join(pair[::-1] if column else pair)} |\n" for pair in cells)
    head = "| Stage | Name |" if column else "| Name | Stage |"
    return f"# Who\n\n{head}\n| --- | --- |\n{rows}"


@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("slip", ["", "Late", "Seed/A", "Unknown"])
def test_a_table_grouped_by_a_column_is_sorted_within_its_groups(column: int, slip: str) -> None:
    assert unsorted(grouped(column, slip) + STATED) == ["`zoo` is out of alphabetical order"]


@pytest.mark.parametrize("row", [0, -1])
def test_a_row_of_no_group_at_an_end_of_a_table_divides_none(row: int) -> None:
    lines = grouped(0).splitlines(keepends=True)
    rows = [n for n, line in enumerate(lines) if "https:" in line]
    lines[rows[row]] = re.sub(r"Seed(?:, A)?|Late", "Unknown", lines[rows[row]])
    assert "Unknown" in "".join(lines)
    assert unsorted("".join(lines) + STATED) == ["`zoo` is out of alphabetical order"]


def test_a_column_whose_values_are_scattered_groups_nothing() -> None:
    scattered = re.sub(r"Seed(?:, A)?|Late", lambda _: next(kinds), grouped(0))
    assert unsorted(scattered + STATED) == []


kinds = iter(["a", "b", "c"] * 9)


def test_a_name_behind_other_words_may_be_sorted_by_these() -> None:
    lines = names_in_a_list(*"abcdefghijkl").replace("- [e]", "- Eggs - [yak]")
    assert unsorted(lines + STATED) == []
    assert unsorted(lines.replace("Eggs - ", "") + STATED) == ["`yak` is out of alphabetical order"]


def test_the_parts_of_an_entry_may_have_an_order_of_their_own() -> None:
    text = names_in_a_list(*"abcdefghijklmnopqrst")
    for names in (("video", "audio"), ("video", "ant", "bee", "cat", "dog", "eel")):
        parts = "".join(f"  - [{name}](https://example.org/p/{name})\n" for name in names)
        assert unsorted(text + parts + STATED) == []
        assert unsorted(text + "\n## Part\n\n" + parts.replace("  -", "-") + STATED) == [
            "`video` is out of alphabetical order"
        ]


def test_digits_at_the_beginning_may_come_last_and_others_not() -> None:
    around = ("ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen")
    assert moves_of(names_in_a_list(*around, "pea", "pod", "yak", "500 boats")) == []
    assert len(moves_of(names_in_a_list(*around, "pea", "pod", "p5live", "rat", "yak"))) == 1


def test_a_stated_alphabet_is_asked_of_each_section_that_keeps_it() -> None:
    kept, own_way = (
        named(*["auk", "bat", "dog", "cat", "eel", "fox"]),
        named(*["fox", "cat", "eel", "bat", "dog", "auk"]),
    )
    runs = [kept, kept, kept, own_way, own_way]
    assert ordering.held(runs) == [None] * 5
    stated = ordering.held(runs, is_stated=True)
    assert [fit.strays if fit else None for fit in stated] == [1, 1, 1, None, None]
    assert ordering.held([kept, own_way, own_way], is_stated=True) == [None] * 3


@pytest.mark.parametrize(("said", "count"), [("More of them", 0), ("Has more", 1)])
def test_an_entry_at_the_end_that_says_where_there_are_more_stays(said: str, count: int) -> None:
    names = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay"]
    lines = "".join(f"- [{n}](https://{n}.example) - Is one.\n" for n in names * 2)
    text = f"# A\n\n## B\n\n{lines[: len(lines) // 2]}- [Farm](https://f.example) - {said}.\n"
    found = lint(load_texts({"README.md": text}), Config(select=("unsorted-entries",)))
    assert len(found.diagnostics) == count
