"""Folders of files that belong to notes of the same name."""

from __future__ import annotations

import pytest

from listlint.rules import rules
from listlint.testing import found_by, load_texts

NAMES = [f"Idea {each}" for each in "abcdefghijkl"]
NOTES = {
    ".obsidian/app.json": "{}",
    "Exam.md": "".join(f"- [[{each}]]\n" for each in NAMES),
    **{f"Concepts/{each}.md": f"# {each}\n" for each in (*NAMES, "Idea m")},
}
CARDS = {f"checks/exam-1/{each}.md": "---\ncorrect: A\n---\nWhich?\n" for each in NAMES}


def found(texts: dict[str, str]) -> int:
    return len([*found_by(rules()["ambiguous-link"], load_texts(texts))])


def test_a_folder_of_questions_is_no_rival_of_the_notes() -> None:
    assert found({**NOTES, **CARDS}) == 0


@pytest.mark.parametrize(
    "more",
    [
        {"a.md": "See [[checks/exam-1/Idea a]].\n"},
        {"a.md": "See [the first](checks/exam-1/Idea%20a.md).\n"},
        {"checks/exam-1/Idea a.md": "See [[Idea m]].\n"},
        {"checks/exam-1/Of its own.md": "# Alone\n"},
        {"Concepts/Idea m.md": ""},
    ],
)
def test_notes_that_links_go_to_are_rivals(more: dict[str, str]) -> None:
    texts = {**NOTES, **CARDS, **more}
    if more == {"Concepts/Idea m.md": ""}:
        del texts["Concepts/Idea m.md"]  # then both have the same names
    assert found(texts) == len(NAMES)


def test_a_few_of_a_name_are_rivals() -> None:
    few = dict([*CARDS.items()][:5])
    assert found({**NOTES, **few}) == len(few)
