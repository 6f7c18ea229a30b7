"""Which files are taken for lists."""

from __future__ import annotations

import pytest

from listlint.core.document import List
from listlint.core.source import Source
from listlint.parse import parse

ITEMS = "".join(f"- [Work {n}](https://example.org/{n}) - Does a thing.\n" for n in range(12))
PULL = "https://example.org/o/r/pull/{}"
CHANGES = "".join(f"- Fix part {n} ([#{n}]({PULL.format(n)}))\n" for n in range(12))
CODE = "".join(f"- [`name_{n}`](https://example.org/{n}) - Does a thing.\n" for n in range(12))
BARE = "".join(f"* Fix part {n} by @who in {PULL.format(n)}\n" for n in range(12))
RAW = "".join(f'<li><a href="https://example.org/{n}">Work {n}</a> - Is.</li>\n' for n in range(12))
LABELS = "".join(f"- The port of harbour {n}, which has gauges\n" for n in range(7))
PROSE = "A chapter has sentences that speak of how a thing is done, and why.\n\n" * 40


def is_list(path: str, text: str) -> bool:
    return isinstance(parse(Source(path, text)), List)


@pytest.mark.parametrize("path", ["README.md", "papers.md", "docs/tools.md", "readme-zh.md"])
def test_a_file_full_of_entries_is_a_list(path: str) -> None:
    assert is_list(path, "# Papers\n\n" + ITEMS)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("CHANGELOG.md", ITEMS),
        ("docs/Release Notes.md", ITEMS),
        ("_Sidebar.md", ITEMS),
        ("HISTORY.markdown", CHANGES),
        ("done.md", CHANGES),
        ("done.md", BARE),
        ("CHANGELOG/1.4-CHANGELOG.md", ITEMS),
        ("steps.md", f"# Steps\n\n<ul>\n{RAW}</ul>\n"),
        ("harbours.md", f"# Harbours\n\n{ITEMS}\n## Others\n\n{LABELS}"),
        ("README.md", f"# A tool\n\n## Features\n\n{ITEMS}"),
        ("reports/README.md", f"{ITEMS}\n{PROSE[:1000]}"),
        ("reports/v1/README.md", f"{ITEMS}\n## Others\n\n{LABELS}"),
        ("README.md", CHANGES),
        ("api.md", CODE),
        ("chapter.md", PROSE + ITEMS),
        ("README.md", PROSE * 2 + ITEMS),
    ],
)
def test_a_log_a_chapter_and_an_index_are_none(path: str, text: str) -> None:
    assert not is_list(path, text)


def test_a_readme_without_entries_is_a_list_to_be_filled() -> None:
    assert is_list("README.md", "# Awesome things\n\nNothing yet.\n")


@pytest.mark.parametrize(("paper", "code"), [("Paper: ", "Code: "), ("論文\uff1a", "コード\uff1a")])
def test_a_file_of_titles_over_bare_addresses_is_a_list(paper: str, code: str) -> None:
    address = "https://example.org"
    text = "".join(
        f"**On boats, part {n}**\n\n- {paper}{address}/p/{n}\n\n- {code}{address}/c/{n}\n\n"
        for n in range(12)
    )
    assert is_list("boats-2020.md", f"# Boats\n\n{text}")


def test_the_people_who_helped_say_nothing_of_the_file() -> None:
    person = (
        '<td><a href="https://example.org/{0}"><img src="https://example.org/{0}.png"></a></td>\n'
    )
    people = "".join(map(person.format, range(60)))
    thanks = f"\n## Contributors\n\n<table><tr>\n{people}</tr></table>\n"
    assert is_list("README.md", f"# Papers\n\n## Boats\n\n{ITEMS}{thanks}")
    assert not is_list("README.md", f"# A tool\n\n{PROSE * 2}## Boats\n\n{ITEMS}{thanks}")


def test_what_a_package_can_do_makes_no_list_of_its_readme() -> None:
    text = f"# A tool\n\n## Related\n\n{ITEMS}\n## Use\n\n{PROSE[:1000]}"
    assert isinstance(parse(Source("README.md", text)), List)
    assert not isinstance(parse(Source("README.md", text), of_package=True), List)


def test_an_outliner_may_nest_as_deep_as_it_likes() -> None:
    text = "".join("\t" * n + f"- [Level {n}](a.md)\n" for n in range(14))
    assert parse(Source("a.md", text)).faults
    assert not parse(Source("a.md", text), of_outliner=True).faults
