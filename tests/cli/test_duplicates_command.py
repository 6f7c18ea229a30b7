"""`listlint duplicates`: all copies of a work together."""

from functools import partial

import pytest
from conftest import Run, Write

LIST = """\
# Boats

- [On Boats and Sails](https://arxiv.org/abs/2001.00001), Ada Ray, arXiv 2020
- [A Study of Masts](https://example.org/masts), Karl Klee, ICLR 2019
- [On Boats and Sails](https://arxiv.org/pdf/2001.00001), Ada Ray, ICLR 2021
- [VS Code](https://code.example.com) - An editor.
- [Visual Studio Code](https://code.example.com/) - An editor with extensions.
- [On Boats and Sails](https://arxiv.org/abs/2001.00001v2)
"""


@pytest.fixture
def run(run: Run) -> Run:
    return partial(run, "duplicates")


def test_copies_stand_together_and_the_one_that_says_most_comes_first(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write({"README.md": LIST}))
    found = run()
    assert found.status == 0
    assert found.out == (
        "On Boats and Sails\n"
        "  README.md:5:4  keep: it says where it was published\n"
        "  README.md:3:4  the same arXiv id, once as `/abs/`, once as `/pdf/`\n"
        "  README.md:8:4  the same arXiv id, once as `/pdf/`, once as `/abs/`\n"
        "\n"
        "VS Code\n"
        "  README.md:6:4  keep: it is the first\n"
        "  README.md:7:4  another name, the same address\n"
        "\n"
        "2 works are listed more than once, 3 copies too many\n"
    )


def test_what_is_meant_and_what_is_judged_is_left_out(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = '[[not-duplicates]]\nworks = ["VS Code", "Visual Studio Code"]\n'
    allowed = '[[lists]]\npath = "README.md"\ncross-listing = "allow"\n'
    monkeypatch.chdir(write({"README.md": LIST, "listlint.toml": judged}))
    assert "1 work is listed more than once, 2 copies too many" in run().out
    write({"listlint.toml": allowed})
    assert run().out == "no works are listed more than once\n"
