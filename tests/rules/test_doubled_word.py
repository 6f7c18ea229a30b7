"""Small words that stand twice."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("doubled-word",))


def messages(*descriptions: str) -> list[str]:
    lines = [f"- [n{k}](https://n{k}.example) - {text}\n" for k, text in enumerate(descriptions)]
    project = load_texts({"README.md": "# List\n\n" + "".join(lines)}, CONFIG)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Driver for for it.", "for"),
        ("A a way to go.", "a"),
        ("See [of of it](https://x.example)", "of"),
    ],
)
def test_a_small_word_that_stands_twice_is_said(text: str, word: str) -> None:
    assert messages(text) == [f"`{word}` stands twice"]


@pytest.mark.parametrize(
    "text",
    [
        "Songs of The The.",
        "All that that is.",
        "Where to log in in.",
        "Runs `for for` twice.",
        'Finds doubled words such as "the the".',
        "Vitamins A and a-a, file a.a a.b.",
        "See [x](https://x.example/a a).",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert not messages(text)


@pytest.mark.parametrize("words", ["a the", "an a", "the a", "a an"])
def test_two_articles_in_a_row_are_one_too_many(words: str) -> None:
    assert messages(f"Solves {words} common problem.") == [f"`{words}` has an article too many"]
    assert not messages(f"Solves {words} priori problem, and the A team.")


def test_a_list_of_doubled_words_means_them() -> None:
    assert not messages(*["Driver for for it."] * 3)
