"""Deviations that are told as one."""

from __future__ import annotations

import pytest

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.engine.run import lint
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
