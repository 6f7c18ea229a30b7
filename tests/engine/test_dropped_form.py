"""A finding of the format that is dropped leaves what it would have said to others."""

from __future__ import annotations

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

WORDS = ("anchor", "bridge", "candle", "dome", "ember", "flute", "garden", "harbour", "island")


def test_a_bracket_is_said_where_the_format_comes_to_nothing() -> None:
    lines = [f"- <[Of {w}s](https://{w}.example)> by Ada {w.title()}, 2020.\n" for w in WORDS]
    lines.append("- <([Of eels](https://eel.example)>, by Bob Eel, ICLR 2020.\n")
    config = Config(select=("malformed-entry", "unbalanced-bracket"))
    project = load_texts({"README.md": "# Papers\n\n" + "".join(lines)}, config)
    found = [each for each in lint(project, config).diagnostics if "(" in each.message]
    assert [each.rule for each in found] == ["unbalanced-bracket"]
