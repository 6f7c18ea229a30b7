"""Times the join of alike titles, beside a comparison of each with each.

    python benchmarks/titles.py [--titles 10000 100000] [--control 3000] [--plot titles.svg]

The titles are made up, always the same: words of a vocabulary with a long tail, 6 to 14 a title,
and among 100 of them three near copies. The control compares each of its titles with each, in one
run with the join of the same titles, and both must give the same pairs. `--plot` draws time against
number, for which matplotlib must be installed.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path

from listlint.works.titles.join import alike, each_with_each
from listlint.works.titles.letters import Text, TextPair

SYLLABLES = "ba co de fi ga lu me no pe qui ra so ta tri vi wa xe yo zu str con net for ing er al"
COPIES = 0.03
VOCABULARY = 30_000
TAIL = 1.1


def vocabulary(rng: random.Random) -> list[str]:
    """Words that nobody uses, the frequent ones short."""
    syllables = SYLLABLES.split()
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(rng.choices(syllables, k=rng.choice((1, 2, 2, 3, 3, 4))))] = None
    return sorted(words, key=len)


def titles(rng: random.Random) -> Iterator[str]:
    """Titles without end, some of them near copies of earlier ones."""
    words = vocabulary(rng)
    weights = [*accumulate(1 / (rank + 10) ** TAIL for rank in range(len(words)))]
    known: list[str] = []
    while True:
        for title in (
            " ".join(rng.choices(words, cum_weights=weights, k=rng.randint(6, 14)))
            for _ in range(100)
        ):
            made = near(rng.choice(known), rng) if known and rng.random() < COPIES else title
            known.append(made)
            yield made


def near(title: str, rng: random.Random) -> str:
    """A title with a letter lost, a letter changed or two words in another order."""
    at = rng.randrange(len(title) - 1)
    words = title.split()
    i, j = rng.sample(range(len(words)), 2)
    words[i], words[j] = words[j], words[i]
    changed = (title[:at] + title[at + 1 :], title[:at] + "e" + title[at + 1 :], " ".join(words))
    return " ".join(rng.choice(changed).split())


Join = Callable[[Sequence[Text], float], Iterable[TextPair]]


def timed(join: Join, texts: Sequence[Text], cutoff: float) -> tuple[list[TextPair], float]:
    """The pairs that a join finds, sorted, and the seconds it takes."""
    start = time.perf_counter()
    found = [*join(texts, cutoff)]
    return sorted(found), time.perf_counter() - start


def control(texts: list[Text], cutoff: float) -> str:
    """The join beside a comparison of each with each."""
    found, seconds = timed(alike, texts, cutoff)
    expected, brute = timed(each_with_each, texts, cutoff)
    if found != expected:
        raise SystemExit(f"the join finds {len(found)} pairs, the control {len(expected)}")
    return (
        f"{len(texts):,} titles each with each take {brute:.2f} s, the join {seconds:.2f} s, "
        f"{brute / seconds:.0f} times less; both find the same {len(found)} pairs"
    )


def plot(rows: list[tuple[int, float]], file: Path) -> None:
    """Time against number, both axes logarithmic."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - only who plots needs it

    figure, axes = plt.subplots(figsize=(6, 4))
    axes.loglog(*zip(*rows, strict=True), "o-", color="#1a6")
    axes.set(xlabel="titles", ylabel="seconds", title="All pairs of alike titles")
    axes.grid(visible=True, which="both", color="#ddd")
    figure.tight_layout()
    figure.savefig(file)


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--titles", type=int, nargs="+", default=[10_000, 100_000])
    add("--cutoff", type=float, default=95, help="percent of letters in common (default: 95)")
    add("--control", type=int, default=3000, help="titles to compare each with each")
    add("--plot", type=Path, metavar="FILE", help="draw time against number, as SVG or PNG")
    arguments = parser.parse_args()
    made = titles(random.Random(1))  # noqa: S311 - no secret
    texts = [Text(t, " ".join(sorted(t.split()))) for t in islice(made, max(arguments.titles))]
    print(control(texts[: arguments.control], arguments.cutoff), flush=True)
    print(f"{'titles':>9}  {'seconds':>7}  {'pairs':>7}  peak MB", flush=True)
    rows = []
    for number in sorted(arguments.titles):
        found, seconds = timed(alike, texts[:number], arguments.cutoff)
        rows.append((number, seconds))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{number:>9,}  {seconds:>7.2f}  {len(found):>7,}  {peak:>7,.0f}", flush=True)
    if arguments.plot:
        plot(rows, arguments.plot)


if __name__ == "__main__":
    main()
