"""Deviations that are told as one."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.engine.run import lint
from listlint.lists.format.match import Deviation, DeviationKind
from listlint.lists.format.paired import other_halves
from listlint.testing import load_texts

CONFIG = Config(select=("malformed-entry",))
NAMES = [
    f"{a}{b}" for a in ("ant", "bee", "cat", "dog") for b in ("box", "cup", "hat", "jar", "pan")
]
LABELLED = "".join(f"- On {n}s, *Letters*. [[Paper](https://{n}.example/p)]\n" for n in NAMES * 2)
CODE = "".join(f"- [On {n}s](https://{n}.example) ([Code](https://{n}.example/c))\n" for n in NAMES)
BOLD = "".join(f"- **[{n}](https://{n}.example)** - Does its work.\n" for n in NAMES)


def findings(text: str) -> list[Diagnostic]:
    return list(lint(load_texts({"README.md": f"# Things\n\n{text}"}), CONFIG).diagnostics)


@pytest.mark.parametrize(
    ("entries", "entry", "message", "fixed"),
    [
        (
            LABELLED,
            "- On eels, *Letters*. [[Paper]](https://eel.example/p)\n",
            "`]` is misplaced: write `[[Paper](…)]`",
            ["", "]"],
        ),
        (
            CODE,
            "- [On eels](https://eel.example) [[Code](https://eel.example/c)]\n",
            "expected `(…)` around `Code`, found `[…]`",
            ["(", ")"],
        ),
        (
            BOLD,
            "- [eel](https://eel.example) - Does its work.\n",
            "`**…**` is missing around `eel`",
            ["**", "**"],
        ),
    ],
)
def test_a_pair_is_one_finding(entries: str, entry: str, message: str, fixed: list[str]) -> None:
    [found] = findings(entries + entry)
    assert found.message == message
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == fixed


def test_both_brackets_of_a_pair_are_told_where_one_is() -> None:
    text = "- On eels \uff08VLDB 2020\uff09, x"
    places = (text.index("\uff08"), text.index("\uff09"), text.index(","))
    opening, closing, comma = (
        Deviation(DeviationKind.SIGN, at, at + 1, new, "")
        for at, new in zip(places, "().", strict=True)
    )
    deviations = (opening, closing, comma)
    assert other_halves(text, deviations, {closing}) == {opening, closing}
    assert other_halves(text, deviations, {opening, comma}) == {opening, closing}
    assert other_halves(text, deviations, {comma}) == set()
    assert other_halves(text, (opening._replace(new="["), closing), {closing}) == set()
