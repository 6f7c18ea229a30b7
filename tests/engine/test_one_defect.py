"""Of several findings about one defect, one is said."""

from __future__ import annotations

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

NAMES = [f"{a}{b}" for a in ("ant", "bee", "cat", "dog") for b in ("box", "cup", "hat", "jar")]


def rules_told(text: str) -> list[str]:
    config = Config(select=("malformed-entry", "unbalanced-bracket"))
    return [each.rule for each in lint(load_texts({"README.md": text}), config).diagnostics]


def test_a_bracket_that_the_format_closes_elsewhere_is_told_once() -> None:
    entries = "".join(
        f"- [{name}](https://{name}.example) *(2015 (and 2016, without a gap))*\n" for name in NAMES
    )
    slip = "- [eel](https://eel.example) *(2015 (and 2016, without a gap)*\n"
    assert len(rules_told(f"# Data\n\n{entries}{slip}")) == 1


def test_spacing_gives_way_where_there_is_no_address() -> None:
    entries = "".join(f"- [{name}](https://{name}.example) - Has things.\n" for name in NAMES)
    text = f"# Data\n\n{entries}- [Eel Pie ](Eel Pie ) - Has things.\n"
    config = Config(select=("odd-spacing", "malformed-link"))
    found = lint(load_texts({"README.md": text}), config).diagnostics
    assert [each.rule for each in found] == ["malformed-link"]


def told(text: str, *rules: str) -> list[tuple[str, list[str]]]:
    found = lint(load_texts({"README.md": text}), Config(select=rules)).diagnostics
    return [(each.rule, [other.message for other in each.related]) for each in found]


def test_an_address_without_a_host_is_told_with_its_fix() -> None:
    assert told("[a](https:///a.example.org)\n", "malformed-link", "missing-scheme") == [
        ("missing-scheme", [])
    ]


def test_what_the_same_edits_put_right_is_told_once() -> None:
    names = [f"{number}. [{name}](https://{name}.example)\n" for number, name in enumerate(NAMES)]
    names[7] = names[7].replace(". [", ".[ ")
    found = told(f"# Data\n\n{''.join(names)}", "malformed-entry", "odd-spacing")
    assert found == [("malformed-entry", ["a space too many"])]


def test_a_space_that_both_insert_is_told_once() -> None:
    lines = "".join(f"- [{n}](https://{n}.example) (Ann {n.title()} - 2019)\n" for n in NAMES * 2)
    text = f"# Talks\n\n{lines}- [eel](https://eel.example) (Ann Eel- 2019)\n"
    config = Config(select=("malformed-entry", "odd-spacing"))
    found = lint(load_texts({"README.md": text}), config).diagnostics
    assert len(found) == 1
