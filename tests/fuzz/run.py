"""Hostile documents, made up from marks and shapes, through all that listlint does with texts.

    python tests/fuzz/run.py --documents 10000 --seed 1

Check, entries, format, fixes and `--new-since` run in this process over projects of a few
documents. Nothing may raise or be an `internal-error`; fixes leave what stands outside their edits,
and settle.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic
from listlint.core.result import Result
from listlint.engine import entry_list, fix, format_overview
from listlint.engine.fix_loop import fix_all
from listlint.engine.run import lint
from listlint.project.project import Base, Project
from listlint.rules._engine_findings import INTERNAL_ERROR
from listlint.testing import load_texts

Texts = dict[str, str]

PATHS = ("README.md", "list.md", "notes/a.md", "notes/b c.md", "docs/é.md")
MARKS = (
    "\n", "\n\n", "\r\n", "\r", " ", "\t", "  ", "\\\n", "\f", "\u00a0", "\u2028",
    "- ", "* ", "+ ", "1. ", "1) ", "> ", "# ", "## ", "### ", "===\n", "---\n", "***\n", "    ",
    "[", "]", "(", ")", "<", ">", "{", "}", "|", "`", "```\n", "~~~\n", "*", "**", "_", "~~", "\\",
    "[[", "]]", "![[", "![", "](", "](<", ">)", "][", "]: ", "[^1]", "[^1]: ", "&amp;", "&#x41;",
    "<!--", "-->", "<!-->", "--!>", "%%", "{% raw %}", "{% endraw %}", "{{title}}", "<% tp.x %>",
    "{{< ref x >}}", "::: x\n", "<details>", "</details>", "<a href=", "<li>", "</li>", "<td>", "'",
    "|---|---|\n", "| a | b |\n", "é", "日本", "😀", "\U000e0041", "e\u0301", "\u202e", "\0", '"',
    "7" * 5_000,
    ",", ".", ":", ";", "!", "?", "-", "\u2013", "—", "/", "&", "=", "+", "@", "#", "$x$", "2020",
)  # fmt: skip
"""What turns one thing into another when it is put anywhere."""
SHAPES = (
    "- [Tool {w}](https://{w}.example) - Does {w} well.\n", "- [{w}]({w}.md)\n", "[{w}]: {w}.md\n",
    "* **{w} of {w}**. *A. {w}, B. {w}*. ICLR 20{n}. [[pdf](https://arxiv.org/abs/20{n}.0{n}7)]\n",
    "| {w} | [{w}](https://{w}.example/{n}) | {n} |\n", "## {w} {n}\n\n", "{w} {w} {w} {n}.\n\n",
    "- https://doi.org/10.{n}00/{w}\n", "  - [{w}](#{w}) [{w}](../{w}/{n}.png)\n",
    "**{w}**\n: {w}\n",
    "<!-- listlint: ignore[broken-link] {w} -->\n", "---\ntitle: {w}\ntags: [{w}, {n}]\n---\n",
    "<li><a href='{w}.md'>{w}</a></li>\n", "![{w}]({w}.png)\n", '1. {w}, "{w} {w}," 20{n}.\n',
    "Format: `- [title](url) - description`\n", "[[{w}|{w} {n}]]\n", "Entries are sorted.\n\n",
)  # fmt: skip
"""Lines as lists and notes have them, with places for words and numbers."""
WORDS = (
    "alpha", "Beta", "gamma delta", "learning", "Deep", "x", "a", "graph-net", "l'été", "日本",
)  # fmt: skip
MOST_SECONDS = 2.0
"""CPU time that a run by hand allows a project, which is far below 100 KB."""


class Failure(NamedTuple):
    """A project with which something went wrong."""

    number: int
    what: str
    texts: Texts


def fuzz(documents: int, seed: int, most_seconds: float | None = None) -> Iterator[Failure]:
    """Try so many documents. The same seed makes the same documents."""
    made = number = 0
    while made < documents:
        chance = random.Random(f"{seed}.{number}")  # noqa: S311 - nothing secret
        before = project(chance)
        after = changed(chance, before)
        begin = time.process_time()
        try:
            what = complaint(before, after)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            what = f"{type(error).__name__}: {error}"
        if most_seconds and not what and time.process_time() - begin > most_seconds:
            what = f"took {time.process_time() - begin:.1f} s"
        if what:
            yield Failure(number, what, after)
        made, number = made + len(before), number + 1


def project(chance: random.Random) -> Texts:
    """A few documents."""
    paths = chance.sample(PATHS, chance.randint(1, 3))
    return {path: document(chance) for path in paths}


def document(chance: random.Random) -> str:
    """A document: mostly a list that keeps one shape, and things between."""
    shape = chance.choice(SHAPES)
    parts = []
    for _ in range(chance.randint(1, 25)):
        if chance.random() < 0.5:
            parts.append(filled(chance, shape))
        elif chance.random() < 0.5:
            parts.append(filled(chance, chance.choice(SHAPES)))
        else:
            parts += chance.choices(MARKS, k=chance.randint(1, 6))
    return "".join(parts)


def filled(chance: random.Random, shape: str) -> str:
    """A shape with words in it."""
    parts = shape.split("{w}")
    words = [chance.choice(WORDS) for _ in parts[1:]]
    text = "".join(part + word for part, word in zip(parts, [*words, ""], strict=True))
    return text.replace("{n}", str(chance.randint(10, 29)))


def changed(chance: random.Random, texts: Texts) -> Texts:
    """The same project with something cut, put in or said again in each document."""
    found = {}
    for path, text in texts.items():
        start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        put = chance.choice((*MARKS, filled(chance, chance.choice(SHAPES)), text[start:end]))
        found[path] = text[:start] + put + text[chance.choice((start, end)) :]
    return found


def complaint(before: Texts, after: Texts) -> str:
    """What is wrong with a run over a project and over a change of it; empty where nothing is."""
    config, then = Config(), load_texts(before)
    now = load_texts(after, config, Base(then))
    result = lint(now, config)
    plain = load_texts(after, config)
    list(entry_list.read(plain, lambda _: True))
    list(format_overview.read(plain, lambda _: True))
    return bug(lint(then, config)) or bug(result) or lost(result, after) or unsettled(plain)


def bug(result: Result) -> str:
    """What is reported as a bug of listlint."""
    failed = (each.message for each in result.diagnostics if each.rule == INTERNAL_ERROR.name)
    return next(failed, "")


def lost(result: Result, texts: Texts) -> str:
    """Whether what stands outside of the edits of all fixes is not what it was."""
    found = [each for each in result.diagnostics if each.fix]
    chosen = fix.fitting(found)
    after = fix.apply(texts, chosen, unsafe=True)
    for path, edits in fix.edits(chosen, texts).items():
        at = begin = 0
        for edit in edits:
            kept = texts[path][begin : edit.span.start]
            at = after[path].find(kept, at)
            if at < 0:
                return f"`{kept}` of `{path}` is lost"
            at, begin = at + len(kept), edit.span.end
        if not after[path].endswith(texts[path][begin:]):
            return f"the end of `{path}` is lost"
    return ""


def unsettled(project: Project) -> str:
    """Whether safe fixes are dropped as a bug, or change more when they are made again."""
    config = Config()

    def find(project: Project, also: object) -> Result:
        assert isinstance(also, list | tuple)
        told: list[Diagnostic] = [*also]
        return lint(project, config, also=told)

    fixed = fix_all(project, config, find)
    again = fix_all(fixed.project, config, find)
    if again.changed:
        return f"fixes change more when made again: {[*again.changed]}"
    return bug(fixed.result)


def main() -> None:
    """Run by hand, and say how fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begin, failures = time.process_time(), 0
    for failure in fuzz(options.documents, options.seed, MOST_SECONDS):
        failures += 1
        show(f"{failure.number}: {failure.what}\n    {failure.texts!r}")
    seconds = time.process_time() - begin
    rate = f"{options.documents / seconds:.0f} a second of CPU"
    show(f"{options.documents} documents, {failures} failures, {rate}")


def show(line: str) -> None:
    """Print a line at once, since a long run may be stopped."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
