"""A finding of many places: a few are drawn, all of them with `--show-all`."""

from __future__ import annotations

from listlint.cli.report import FORMATS
from listlint.cli.report.layout import Layout
from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

WORDS = ("reads", "writes", "sorts", "sends", "packs", "finds", "moves", "draws")


def test_all_places_of_a_finding_are_shown_where_all_is_asked_for() -> None:
    good = [f"- [n{k}](https://n{k}.example) - Shows files {k}." for k in range(90)]
    bad = [f"- [b{k}](https://b{k}.example) - {word} files." for k, word in enumerate(WORDS)]
    config = Config(select=("description-case",))
    text = "# List\n\n" + "\n".join([*good, *bad]) + "\n"
    result = lint(load_texts({"README.md": text}, config), config)
    few, all_ = (list(FORMATS["full"](result, Layout(show_all=each))) for each in (False, True))
    assert sum("and this one" in line for line in few) == 4
    assert any("and 3 more places" in line for line in few)
    assert sum("and this one" in line for line in all_) == 7
    assert not any("more places" in line for line in all_)
