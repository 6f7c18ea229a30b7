"""Tests of which name was meant, and of which paths are Markdown's."""

from __future__ import annotations

import pytest

from listlint.cli.commands.rule_names import all_rules
from listlint.core import did_you_mean
from listlint.core.markdown_paths import is_markdown, without_suffix


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("broken-lnik", "broken-link"),
        ("BROKEN_LINK", "broken-link"),
        ("unsorted", "unsorted-entries"),
        ("hr-style", None),
        ("line-length", None),
        ("", None),
    ],
)
def test_a_rule_that_was_meant(wanted: str, meant: str | None) -> None:
    assert did_you_mean.nearest(wanted, all_rules(), did_you_mean.RULE) == meant


@pytest.mark.parametrize(
    ("wanted", "other", "at_least", "meant"),
    [
        ("yaer", "year", did_you_mean.KEY, "year"),
        ("done", "doing", did_you_mean.KEY, None),
        ("propertis", "properties", did_you_mean.KEYWORD, "properties"),
        ("minContains", "contains", did_you_mean.KEYWORD, None),
        ("vilbert", "VL-BERT", did_you_mean.LABEL, "VL-BERT"),
        ("code", "cite", did_you_mean.LABEL, None),
        ("paper", "papers-", did_you_mean.ANCHOR, "papers-"),
        ("code", "coda", did_you_mean.ANCHOR, None),
        ("atention.md", "Attention.md", did_you_mean.FILE, "Attention.md"),
    ],
)
def test_how_near_a_name_must_be(wanted: str, other: str, at_least: int, meant: str | None) -> None:
    assert did_you_mean.nearest(wanted, ["q", other], at_least) == meant


def test_a_shortened_name_is_the_only_one_that_begins_so() -> None:
    assert did_you_mean.shortened("int", ["number", "Integer"]) == "Integer"
    assert did_you_mean.shortened("int", ["integer", "interval"]) is None
    assert did_you_mean.shortened("in", ["integer"]) is None


@pytest.mark.parametrize("path", ["a.md", "b/a.MD", "a.b.markdown"])
def test_the_suffixes_of_markdown(path: str) -> None:
    assert is_markdown(path)
    assert without_suffix(path) == path.rpartition(".")[0]


@pytest.mark.parametrize("path", ["a.mdx", "md", "a.md.txt", "a.md\n"])
def test_other_suffixes(path: str) -> None:
    assert not is_markdown(path)
    assert without_suffix(path) == path


def test_more_names_than_can_be_compared_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(did_you_mean, "MOST_COMPARED", 4)
    names = did_you_mean.KnownNames({"a": "alpha", "b": "beta"})
    assert [names.nearest("alpa", 80) for _ in range(3)] == ["a", "a", None]


def test_of_equal_names_the_first_is_the_nearest() -> None:
    names = did_you_mean.KnownNames({"b": "Name", "a": "name", "c": "names"})
    assert names.alike("NAME", 80, most=2) == ["b", "a"]
