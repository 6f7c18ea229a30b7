"""Contributions that are written for the benchmark: a well-formed copy is well-formed."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import pytest
from conftest import ROOT

# the benchmarks are scripts beside each other, not a package
sys.path.append(str(ROOT / "benchmarks"))

from contributing import WELL_FORMED, contributions


def copies(form: str, faults: Sequence[int] = (), names: Sequence[str] = "abcdefgh") -> list[str]:
    """The copy that is made of one of eight entries of a form, for each of forty seeds."""
    text = "# Works\n\n" + "".join(
        form.format(n=n, t=f"Of {name * 3} things") + "\n" for n, name in enumerate(names, 1)
    )
    return [
        each.text
        for seed in range(40)
        for planted in contributions(text, seed, 1, faults)
        for each in planted
        if each.kind == WELL_FORMED
    ]


def test_an_arxiv_id_stays_one() -> None:
    made = copies("- [{t}](https://arxiv.org/abs/1908.0853{n}v2) - Says more about it.")
    ids = [re.search(r"/abs/(.*?)\)", each) for each in made]
    assert len(made) == 40
    assert all(found and re.fullmatch(r"21(0[1-9]|1[0-2])\.\d{5}v2", found[1]) for found in ids)


def test_an_old_arxiv_id_stays_one() -> None:
    made = copies("- [{t}](https://arxiv.org/abs/math.GT/030913{n}) - Says more about it.")
    assert made
    assert all(re.search(r"/abs/math\.GT/02(0[1-9]|1[0-2])\d{3}\)", each) for each in made)


@pytest.mark.parametrize("form", ["- **{t}.** [[pdf]](https://x.example/{n})"])
def test_a_full_stop_in_a_bold_title_stays(form: str) -> None:
    made = copies(form)
    assert made
    assert all("**Quorvex Tamrin.** [" in each for each in made)


def test_a_number_is_no_name() -> None:
    assert not copies("- [{n}](https://x.example/{n}) - {t}.")


def test_no_entry_with_faults_is_copied() -> None:
    form = "- [{t}](https://x.example/page{n}) - Says more about it."
    text_of_one = len(form.format(t="Of aaa things", n=1) + "\n")
    starts = [len("# Works\n\n") + text_of_one * n for n in range(8)]
    assert not copies(form, starts)
    made = copies(form, starts[1:])
    assert made
    assert all("page" in each for each in made)
