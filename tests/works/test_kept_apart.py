"""What lists twice on purpose: editions, variants, a paper and what was made about it."""

from __future__ import annotations

import pytest

from listlint.config.config_file import read
from listlint.engine.run import lint
from listlint.project.project import Base
from listlint.testing import load_texts


def rules_of(text: str, config: str = "") -> list[tuple[str, int]]:
    """Which rules find something, and in which line."""
    settings = read(config, "listlint.toml", lambda _: None)
    loaded = load_texts({"README.md": text}, settings)
    names = ("duplicate-work", "similar-title", "conflicting-title", "drifted-copy")
    found = lint(loaded, settings.selecting(names, ())).diagnostics
    return [
        (each.rule, loaded.sources[each.span.path].position(each.span.start).line) for each in found
    ]


PAPER = "Learning Deep Features for Discriminative Localization"
ARXIV = "https://arxiv.org/abs/1512.04150"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[Learning for Real Life (ICML 2019)](https://example.org/19)",
         "[Learning for Real Life (ICML 2021)](https://example.org/21)"),
        ("[Learning for Real Life](https://example.org/19), ICML 2019",
         "[Learning for Real Life](https://example.org/21), ICML 2021"),
        ("[Workshop on Robots in Homes, NeurIPS 2018](https://example.org/a)",
         "[Workshop on Robots in Homes, NeurIPS 2020](https://example.org/b)"),
    ],
)  # fmt: skip
def test_titles_that_differ_in_a_year_are_editions(one: str, other: str) -> None:
    assert rules_of(f"## Meetings\n\n- {one}\n- {other}\n") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"[{PAPER} (arXiv 2015)]({ARXIV})", f"[{PAPER} (CVPR 2016)](https://example.org/cam)"),
        (f"[{PAPER}](https://example.org/a.pdf) by Bolei Zhou, Aditya Khosla, CVPR 2016",
         f"[{PAPER}](https://example.org/b.pdf) by Bolei Zhou, Aditya Khosla, CVPR 2015"),
        (f"[{PAPER}](https://a.org/a.pdf), CVPR 2016 [[all](https://example.org/7)]",
         f"[{PAPER}](https://b.org/b.pdf), CVPR 2015 [[all](https://example.org/7)]"),
    ],
)  # fmt: skip
def test_a_paper_has_a_preprint_and_is_one(one: str, other: str) -> None:
    assert rules_of(f"## Papers\n\n- {one}\n- {other}\n") == [("duplicate-work", 4)]


HUBOT = "[Hubot](https://example.org/hubot) + [{}](https://example.org/{})"


def test_what_recurs_first_is_the_framework_and_not_the_work() -> None:
    names = ("irc", "slack", "sms", "xmpp")
    entries = "".join(f"- {HUBOT.format(name, name)}\n" for name in names)
    assert rules_of(f"## Chat\n\n{entries}") == []


def test_one_adapter_of_it_twice_is_listed_twice() -> None:
    names = ("irc", "slack", "sms", "irc")
    entries = "".join(f"- {HUBOT.format(name, name)}\n" for name in names)
    assert rules_of(f"## Chat\n\n{entries}") == [("duplicate-work", 6)]


@pytest.mark.parametrize(
    ("one", "other", "is_twice"),
    [
        ("A meter (LV2)", "A meter (VST)", False),
        ("A meter (LV2) `free`", "A meter (VST) `free`", False),
        ("A meter (LV2)", "A meter (LV2)", True),
        ("A meter (LV2)", "A scope (VST)", True),
        ("A meter", "A meter (VST)", True),
    ],
)
def test_neighbours_that_differ_in_brackets_are_variants(
    one: str, other: str, *, is_twice: bool
) -> None:
    text = (
        f"## Tools\n\n- [easyssp](https://example.org/e) - {one}\n"
        f"- [easyssp](https://example.org/e) - {other}\n"
    )
    assert rules_of(text) == ([("duplicate-work", 4)] if is_twice else [])


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("GitHub", "https://github.com/zhou/cam"),
        ("Packages", "https://github.com/zhou/cam"),
        ("Frameworks", "https://gitlab.com/zhou/cam"),
        ("Blog", "https://example.org/2016/cam"),
        ("Videos", "https://example.org/talk"),
        ("Datasets", "https://example.org/download"),
    ],
)
def test_a_paper_and_what_was_made_about_it(heading: str, other: str) -> None:
    text = f"## Localization\n\n- [{PAPER}]({ARXIV})\n\n## {heading}\n\n- [{PAPER}]({other})\n"
    assert rules_of(text) == []


def test_items_may_head_what_is_nested_in_them() -> None:
    code = "https://github.com/zhou/cam"
    text = f"* Papers\n  * [{PAPER}]({ARXIV})\n* GitHub\n  * [{PAPER.upper()}]({code})\n"
    assert rules_of(f"## Localization\n\n{text}") == []


def test_what_the_paper_links_itself_is_not_overlooked() -> None:
    text = (
        f"## Localization\n\n- [{PAPER}]({ARXIV}) [[blog](https://example.org/cam)]\n\n"
        f"## To read\n\n- [{PAPER}](https://example.org/cam/)\n"
    )
    assert rules_of(text) == []


def test_in_one_section_a_paper_and_its_code_are_one_work() -> None:
    text = f"## Papers\n\n- [{PAPER}]({ARXIV})\n- [{PAPER}](https://github.com/zhou/cam)\n"
    assert rules_of(text) == [("duplicate-work", 4)]


@pytest.mark.parametrize(
    ("heading", "rest", "is_told"),
    [
        ("Attention", "", False),
        ("Others", "", True),
        ("M", "", True),
        ("2016", "", True),
        ("Progress in 2016 in conferences", "", True),
        ("Attention", ", CVPR 2016", True),
    ],
)
def test_a_paper_under_two_topics(heading: str, rest: str, *, is_told: bool) -> None:
    entry = f"- [{PAPER}]({ARXIV})"
    text = f"## Localization\n\n{entry}\n\n## {heading}\n\n{entry}{rest}\n"
    assert rules_of(text) == ([("duplicate-work", 7)] if is_told else [])


def test_a_change_that_lists_a_paper_again_is_told() -> None:
    entry = f"- [{PAPER}]({ARXIV})\n"
    before = f"## Localization\n\n{entry}\n## Attention\n\n- [Other](https://example.org/1)\n"
    config = read("", "listlint.toml", lambda _: None)
    base = Base(load_texts({"README.md": before}, config))
    project = load_texts({"README.md": before + entry}, config, base=base)
    found = lint(project, config.selecting(("duplicate-work",), ())).diagnostics
    assert [each.rule for each in found] == ["duplicate-work"]


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("", "", False),
        (" - awesome list", " - awesome lists", False),
        (
            " - Lists of lists by topic and language",
            " - Lists of lists by topic and language",
            True,
        ),
    ],
)
def test_a_generic_name_of_two_owners_is_no_hint(one: str, other: str, *, is_told: bool) -> None:
    text = (
        f"## Lists\n\n- [Meta Lists](https://github.com/zed/meta-lists){one}\n"
        "- [More](https://example.org/more)\n"
        f"- [meta-lists](https://github.com/tog/Meta-Lists){other}\n"
    )
    assert bool(rules_of(text)) is is_told


def test_a_page_on_two_domains_is_one() -> None:
    path = "blog/2014/04/07/signing-in-with-others"
    text = (
        f"## Posts\n\n- [Signing in](http://helab.com/{path}/)\n"
        f"- [Signing in](http://helab.com.br/{path}/)\n"
    )
    assert rules_of(text) == [("duplicate-work", 4)]


@pytest.mark.parametrize(
    ("heading", "label", "is_told"),
    [("Benchmark Datasets", "Dataset", False), ("Others", "Code", True), ("Code", "code", False)],
)
def test_a_link_that_a_section_asks_for_is_no_drift(
    heading: str, label: str, *, is_told: bool
) -> None:
    config = '[[lists]]\npath = "README.md"\ncross-listing = "across-sections"\n'
    rest = f" [[{label}](https://example.org/more)]"
    text = (
        f"## Localization\n\n- [{PAPER}]({ARXIV})\n\n## {heading}\n\n- [{PAPER}]({ARXIV}){rest}\n"
    )
    assert rules_of(text, config) == ([("drifted-copy", 7)] if is_told else [])


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("ICML 2018", "IJCAI 2019", 0),
        ("FAT/ML 2016", "ITCS 2017", 0),
        ("arXiv 2018", "IJCAI 2019", 1),
        ("2018", "2019", 1),
        ("Detection", "Tracking", 1),
    ],
)
def test_a_work_of_two_meetings_may_stand_under_both(one: str, other: str, count: int) -> None:
    text = f"## {one}\n\n- [{PAPER}]({ARXIV})\n\n## {other}\n\n- [{PAPER}](https://ijcai.org/1)\n"
    assert len(rules_of(text)) == count
