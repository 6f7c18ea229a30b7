"""Tests of the tables that everybody asks: labels of links, and placeholders for their targets."""

from __future__ import annotations

import pytest

from listlint.core import labels
from listlint.core.labels import is_label
from listlint.core.placeholders import is_example, is_placeholder, says_none


@pytest.mark.parametrize(
    "text",
    [
        "pdf",
        "PDFs",
        "Project Page",
        "papers-with-code",
        "project-page",
        "Code (unofficial)",
        "[slides]",
        "supplementary material (v2)",
        "2 videos",
        "the paper",
        "English",
        "论文",
    ],
)
def test_a_label(text: str) -> None:
    assert is_label(text) == (text != "supplementary material (v2)")


@pytest.mark.parametrize(
    "text", ["", "v1", "1", "python-pptx", "Attention", "the code of BERT", "pdf " * 6]
)
def test_no_label(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize("label", sorted(labels.THE_WORK | labels.CODE | labels.VIDEO))
def test_what_promises_something_is_a_label(label: str) -> None:
    assert is_label(label)


@pytest.mark.parametrize(
    "target",
    [
        "link",
        "your-link-here",
        "paper_url",
        "url-of-linked-doc",
        "link2",
        "path",
        "path/to/notes",
        "http://link",
        "TBD",
        "coming soon",
        "...",
        "…",
        "#",
        "xx",
        "?",
        "-",
        "https://",
        "n/a",
        "./n/a",
        "论文链接",
    ],
)
def test_a_placeholder(target: str) -> None:
    assert is_placeholder(target)
    assert is_example(target) or target in ("https://", "http://link")


@pytest.mark.parametrize(
    "target",
    ["", "#a", "uplink", "notes/link.md", "../", "https://example.org", "todo.md"],
)
def test_no_placeholder(target: str) -> None:
    assert not is_placeholder(target)


def test_there_is_none_whatever_files_are_called() -> None:
    assert says_none("N/A")
    assert not says_none("TODO")


@pytest.mark.parametrize(
    ("target", "is_one"),
    [
        ("notes/a.md", False),
        ("notes/a.md#results", False),
        ("image.png", False),
        ("your-notes.md", True),
        ("link", True),
        ("#", True),
        ("#results", False),
        ("/notes", False),
        ("mailto:me@boats.org", False),
        ("https://boats.org/oars", False),
        ("https://boats.org/...", True),
    ],
)
def test_what_a_stated_format_names_may_be_there(target: str, *, is_one: bool) -> None:
    assert is_example(target) is is_one


@pytest.mark.parametrize("target", ["https://github.com/user/repo", "https://your.site", "a b"])
def test_an_example_of_a_stated_format(target: str) -> None:
    assert is_example(target)
    assert not is_placeholder(target)
