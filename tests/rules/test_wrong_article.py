"""`a` and `an` before words that nobody says them before."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

CONFIG = Config(select=("wrong-article",))


def messages(*descriptions: str, usual: str = "Shows the files of it.") -> list[str]:
    texts = [*descriptions, *[usual] * 4]
    lines = [f"- [n{k}](https://n{k}.example) - {text}\n" for k, text in enumerate(texts)]
    project = load_texts({"README.md": "# List\n\n" + "".join(lines)}, CONFIG)
    return [each.message for each in lint(project, CONFIG).diagnostics]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("This is a open-source tool.", "`a open` should be `an open`"),
        ("In a engaging way.", "`a engaging` should be `an engaging`"),
        ("An general attack.", "`An general` should be `A general`"),
    ],
)
def test_a_wrong_article_is_said(text: str, message: str) -> None:
    assert messages(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "A user of a one-time key, a European and a ewer.",
        "An hour, an npm package, an nginx server, an led.",
        "See group a and b, a into c, vitamin a over all.",
        'Runs `a open` and says "a open".',
        "Of an MIT licence for a.open and a-open.",
    ],
)
def test_other_articles_are_left_alone(text: str) -> None:
    assert not messages(text)


def test_other_languages_have_other_words() -> None:
    assert not messages("Escribe a este archivo.", usual="Muestra archivos.")
    assert not messages(*["This is a open tool."] * 3)
