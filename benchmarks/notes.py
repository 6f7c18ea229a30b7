"""Times `listlint check` on a made-up vault, beside `rumdl` with its two link rules.

    python benchmarks/notes.py [--notes 1000 10000] [--runs 5] [--keep FOLDER]

Both programs read the same notes in the same run, in turn, with nothing cached; the table has the
median wall time and the peak memory of each, and how they compare.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

REFERENCES = 45
BROKEN = 0.004
SPECIAL = 0.05

OPENINGS = """
Adaptive Attentive Bayesian Causal Compositional Contrastive Convolutional Deep Differentiable
Discriminative Distributed Efficient End-to-End Fast Federated Generative Hierarchical Improved
Interpretable Invariant Joint Large-Scale Latent Multi-Modal Neural Probabilistic Recurrent Robust
Self-Supervised Sparse Stochastic Structured Towards Transferable Unified Unsupervised
"""
SUBJECTS = """
Alignment Attention Augmentation Autoencoders Captioning Classification Clustering Detection
Distillation Embeddings Encoders Estimation Features Fields Flows Graphs Grounding Inference
Kernels Language Learning Memory Metrics Networks Optimization Parsing Planning Pre-training
Question Reasoning Recognition Representations Retrieval Sampling Segmentation Sequences
Summarization Supervision Tracking Transformers Translation Understanding Video Vision
"""
JOINTS = "for with from via by through without beyond under in"
PEOPLE = "Ada Ben Chen Dana Eli Fatima Gao Hana Igor Jun Kira Luis Mei Nils Olga Priya Wei"
FAMILIES = "Abe Brandt Castro Dietz Eriksen Fong Gupta Huang Ito Jansen Kim Li Moreau Sato"
VENUES = "AAAI ACL ArXiv CVPR ECCV EMNLP ICCV ICLR ICML NeurIPS"

ABSTRACT = (
    "We study how models of this kind behave when the data that they see in training differs from "
    "what they meet later, and find that a simple change of the objective is enough in most cases. "
)
EXTRAS = """
## Notes

Run `train.py --epochs 10` as in <https://example.org/code>, see [the appendix][appendix]
and [the tables](https://example.org/tables "all results").

```python
print("[not a link](./nowhere.md)")
```

[appendix]: https://example.org/appendix
"""


class Work(NamedTuple):
    """What a note is about."""

    title: str
    slug: str
    year: int


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    megabytes: float


def titles(rng: random.Random) -> Iterator[str]:
    """Titles without end, no two of them equal."""
    openings, subjects, joints = OPENINGS.split(), SUBJECTS.split(), JOINTS.split()
    seen = set()
    while True:
        one, two, three, four = rng.sample(subjects, 4)
        dash = rng.choice(("", " -"))
        title = " ".join(
            (rng.choice(openings), one + dash, two, rng.choice(joints), rng.choice(openings))
        )
        title = f"{title} {three} {four}"
        if title not in seen:
            seen.add(title)
            yield title


def note(work: Work, others: Sequence[Work], rng: random.Random, *, numbered: bool) -> str:
    """One note in the style of the seeds: `./slug.md` in bullets, or numbered `2019-slug`."""
    people, families, venues = PEOPLE.split(), FAMILIES.split(), VENUES.split()
    authors = {f"{rng.choice(people)} {rng.choice(families)}": None for _ in range(5)}
    head = [
        "---",
        f"title: {work.title}",
        "authors:",
        *(f"- {author}" for author in authors),
        "fieldsOfStudy:",
        "- Computer Science",
        f"meta_key: {work.slug}",
        f"numCitedBy: {rng.randrange(5000)}",
        "reading_status: TBD" if numbered else "pdf_relpath: null",
        f"ref_count: {REFERENCES}",
        *(() if numbered else ("status: todo",)),
        "tags:",
        "- gen-from-ref",
        "- paper",
        f"venue: {rng.choice(venues)}",
        f"year: {work.year}",
        "---",
        "",
        f"# {work.title}",
        "",
    ]
    if numbered:
        head += ["## Abstract", "", (ABSTRACT * 3).strip(), ""]
    head += ["## Paper References" if numbered else "## References", ""]
    items = []
    for number, other in enumerate(rng.sample(others, min(REFERENCES, len(others))), 1):
        slug = f"{other.slug}-lost" if rng.random() < BROKEN else other.slug
        bullet, target = (f"{number}.", slug) if numbered else ("-", f"./{slug}.md")
        items.append(f"{bullet} [{other.title}]({target})")
    extras = EXTRAS if rng.random() < SPECIAL else ""
    return "\n".join([*head, *items, extras])


def build(folder: Path, count: int) -> None:
    """Write a vault of `count` notes, the same ones every time."""
    rng = random.Random(count)  # noqa: S311 - made-up notes, no secrets
    named = titles(rng)
    for numbered in (False, True):
        works = []
        for _ in range(count // 2):
            title, year = next(named), rng.randrange(2012, 2025)
            slug = "-".join(title.replace(" -", "").lower().split())
            works.append(Work(title, f"{year}-{slug}" if numbered else slug, year))
        place = folder / ("numbered" if numbered else "bullets")
        place.mkdir(parents=True)
        for work in works:
            text = note(work, works, rng, numbered=numbered)
            (place / f"{work.slug}.md").write_text(text, encoding="utf-8", newline="\n")


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run a command once. Findings are expected, so exit status 1 is as good as 0."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"`{' '.join(command)}` ended with exit status {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts
    return Run(seconds, usage.ru_maxrss * unit / 1e6)


def compare(commands: dict[str, list[str]], folder: Path, runs: int) -> dict[str, Run]:
    """Every command `runs` times, in turn; medians."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(measure(command, folder))
    return {
        name: Run(
            statistics.median(run.seconds for run in each),
            statistics.median(run.megabytes for run in each),
        )
        for name, each in taken.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--notes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="write the vaults here and leave them")
    arguments = parser.parse_args()

    here = Path(__file__).resolve().parent.parent
    os.environ["PYTHONPATH"] = str(here)
    commands = {"listlint": [sys.executable, "-m", "listlint", "check", "--no-cache"]}
    rumdl = shutil.which("rumdl") or shutil.which("rumdl", path=str(Path(sys.executable).parent))
    if rumdl:
        commands["rumdl"] = [rumdl, "check", "--no-cache", "--enable", "MD051,MD057", "."]
    else:
        print("rumdl is not installed: skipped, so there are no ratios")

    print("  notes    MB  command     seconds  peak MB  ratio (time, memory)")
    with tempfile.TemporaryDirectory() as temporary:
        for count in arguments.notes:
            folder = (arguments.keep or Path(temporary)) / str(count)
            build(folder, count)
            size = sum(path.stat().st_size for path in folder.rglob("*.md")) / 1e6
            found = compare(commands, folder, arguments.runs)
            base = found.get("rumdl")
            for name, run in found.items():
                ratio = (
                    f"{run.seconds / base.seconds:.2f}, {run.megabytes / base.megabytes:.2f}"
                    if base
                    else ""
                )
                print(
                    f"{count:7,} {size:5.1f}  {name:10} {run.seconds:8.2f} {run.megabytes:8.1f}"
                    f"  {ratio}"
                )


if __name__ == "__main__":
    main()
