"""What is no evidence that a link to a note that is not there means another note."""

from __future__ import annotations

import pytest

from listlint.rules import rules
from listlint.testing import found_by, load_texts

VAULT = {".obsidian/app.json": "{}", "a.md": "", "b.md": "[[a]] [[b]]\n"}


def helps(texts: dict[str, str]) -> list[str]:
    found = found_by(rules()["broken-link"], load_texts({**VAULT, **texts}))
    return [each.help or "" for each in found if "the note" in (each.help or "did you mean")]


def test_a_text_on_links_to_many_notes_is_the_name_of_none() -> None:
    song = {"Tab - Yesterday.md": "---\ntitle: Yesterday\n---\n"}
    other = {"one.md": "[[Lost thing|Yesterday]]\n"}
    assert helps({**song, **other}) == ["the note `Tab - Yesterday` has this title"]
    days = {f"{name}.md": f"[[Lost {name}|Yesterday]]\n" for name in ("one", "two", "three")}
    assert helps({**song, **days}) == []


def test_two_marks_are_two_journals() -> None:
    days = [f"2020-05-0{day}" for day in range(1, 5)]
    work = {f"work/@{day}.md": f"---\ntitle: {day}\n---\n" for day in (*days, "2020-05-08")}
    home = {f"home/{day}.md": "" for day in days}
    asking = {"c.md": "[[2020-05-08]] [[2020-05-08|work]]\n"}
    assert helps({**work, **home, **asking}) == []
    assert len(helps({**work, **asking})) == 2


def test_a_name_of_another_shape_is_of_no_journal() -> None:
    days = [f"2020-05-0{day}" for day in range(1, 5)]
    pairs = {f"{mark}{day}.md": "" for mark in ("", "@") for day in days}
    asking = {
        "c.md": "[[@2020-05-08 Pump tests]]\n",
        "p.md": "---\ntitle: 2020-05-08 Pump tests\n---\n",
    }
    assert len(helps({**pairs, **asking})) == 1


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("Nhà Tân", "Nhà Tấn"),
        ("Việt Nam", "Nam Việt"),
        ("Lý Đán", "Lý Thế Dân"),
        ("Đại án Việt Á", "Đại Việt"),
    ],
)
def test_other_accents_or_another_order_are_other_words(asked: str, there: str) -> None:
    assert helps({"c.md": f"[[{asked}]]\n", f"{there}.md": f"# {there}\n"}) == []


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("Nha Tan", "Nhà Tân"),
        ("Vĩnh Thuỵ", "Vĩnh Thụy"),
        ("Чёрный чай", "Черный чай"),
        ("Schrödinger equations", "Schrödinger equation"),
    ],
)
def test_a_name_without_its_accents_is_the_same(asked: str, there: str) -> None:
    texts = {"c.md": f"[[{asked}]]\n", "d.md": f"---\ntitle: {there}\n---\n"}
    assert len(helps(texts)) == 1


def test_a_text_on_links_to_many_files_leaves_the_name_of_the_file() -> None:
    pages = {f"{name}.md": f"[here](gone/lost-{name}.md)\n" for name in ("one", "two", "three")}
    there = {"tools/lost-one.md": "", "Guide.md": "---\ntitle: here\n---\n"}
    assert [each.partition("` ")[2] for each in helps({**pages, **there})] == ["has this file name"]
