"""What the reports print: to the letter for one result, and in principle for any."""

import json
import re
import unicodedata
from dataclasses import replace

import pytest
from conftest import ROOT, TESTS, Golden, Run, Write
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_cases import README, RESULT, SOURCES, error, lines, result, results, span

from listlint import __version__
from listlint.cli.report import FORMATS, summary
from listlint.cli.report.cells import SCREEN
from listlint.cli.report.text import (
    example_lines,
    full_lines,
)
from listlint.config.tables import Config
from listlint.core.diagnostic import (
    Fix,
    Related,
)
from listlint.core.result import Result, Summary
from listlint.core.source import Source, Span
from listlint.engine.run import lint
from listlint.testing import load_texts

PLAIN = False
GOLDEN = TESTS / "golden"
SCHEMA = ROOT / "schemas" / "report.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, golden: Golden) -> None:
    text = lines(FORMATS[name](RESULT, False))  # noqa: FBT003 - as all
    golden(GOLDEN / f"{name}.txt", text.replace(__version__, "VERSION"))


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colour(name: str, golden: Golden) -> None:
    printed = FORMATS[name](RESULT, True)  # noqa: FBT003 - as all formats
    golden(GOLDEN / f"{name}-colour.txt", lines(printed))


def test_summary(golden: Golden) -> None:
    golden(GOLDEN / "summary.txt", lines(summary(RESULT)))


def test_example_lines(golden: Golden) -> None:
    printed = (line for each in RESULT.diagnostics for line in example_lines(each, SOURCES))
    golden(GOLDEN / "example.txt", lines(printed))


def test_json_is_valid() -> None:
    report = json.loads("\n".join(FORMATS["json"](RESULT, False)))  # noqa: FBT003
    VALIDATOR.validate(report)
    first = report["diagnostics"][0]
    assert first["start"] == {"line": 3, "column": 15, "offset": 24}
    assert first["end"]["offset"] == 24 + len("notes/atention.md")
    assert report["summary"]["schemas"] == [{"schema": "schemas/a.schema.json", "notes": 2}]


def test_a_message_is_one_line_whatever_a_file_says() -> None:
    message = "no file `a\n::error::pwn.zz`\r::x\u2028::x ##[add-mask]x"
    shown = r"no file `a\n::error::pwn.zz`\r::x\u2028::x ##\x5badd-mask]x"
    found = replace(error(span(README, "bert.md"), message), help=message)
    found = replace(found, fix=Fix(message, ()), related=(Related(found.span, message),))
    lines = list(FORMATS["full"](result((found,)), False))  # noqa: FBT003
    assert lines[0] == f"error[broken-link]: {shown}"
    assert lines[-2:] == [f"  = help: {shown}", f"  = fix: {shown}"]
    assert f"  |                             ------- {shown}" in lines
    (line,) = FORMATS["concise"](result((found,)), False)  # noqa: FBT003
    assert line == f"README.md:4:26: broken-link: {shown}"
    (command,) = FORMATS["github"](result((found,)), False)  # noqa: FBT003
    assert command.endswith(f"::README.md:4:26: {shown}%0A{shown}")


@pytest.mark.parametrize(
    "path", ["::error::x.md", " ::error::x.md", "\u3000::error::x.md", "#x.md"]
)
def test_a_path_is_no_command(path: str) -> None:
    found = error(Span(path, 0, 0), "no")
    lines = FORMATS["concise"](
        Result(diagnostics=(found,), fingerprints=("",), sources={path: Source(path, "")}),
        False,  # noqa: FBT003
    )
    assert list(lines) == [f"./{path}:1:1: broken-link: no"]


def test_github_counts_paths_from_the_top_of_the_repository() -> None:
    one = result((error(span(README, "bert.md"), "no file"),))
    (command,) = FORMATS["github"](replace(one, prefix="a, b/docs/"), False)  # noqa: FBT003
    assert command.startswith("::error file=a%2C b/docs/README.md,line=4,")
    for name in ("full", "concise", "json"):
        assert "docs/" not in "".join(FORMATS[name](replace(one, prefix="docs/"), False))  # noqa: FBT003


def test_github_says_what_it_does_not_show() -> None:
    found = error(span(README, "bert.md"), "no file")
    *shown, last = FORMATS["github"](result((found,) * 11), False)  # noqa: FBT003
    assert len(shown) == 11
    assert last == (
        "::notice title=listlint::found 11 errors in 1 file; GitHub shows at most 10 of each"
    )


@pytest.mark.parametrize(
    ("counts", "lines"),
    [
        (Summary(), ["checked no files", "no findings"]),
        (Summary(files=2, links=1), ["checked 2 files: 1 link", "no findings"]),
        (
            Summary(files=1, lists=1, unwritten=1),
            [
                "checked 1 file: 1 list with no entries",
                "1 link points to an unwritten note",
                "no findings",
            ],
        ),
        (
            Summary(files=3, lists=2, entries=1, notes=1, references=1, schemas=(("a", 0),)),
            [
                "checked 3 files: 2 lists with 1 entry, 1 note with 1 reference",
                "schemas: a (no notes)",
                "no findings",
            ],
        ),
    ],
)
def test_summary_counts(counts: Summary, lines: list[str]) -> None:
    assert list(summary(result((), counts))) == lines


def test_summary_of_one() -> None:
    one = result((error(span(README, "bert.md"), "no file"),), Summary(files=1, fixable=1))
    assert list(summary(one)) == ["checked 1 file", "found 1 error in 1 file, 1 with a safe fix"]


SGR = re.compile(r"\x1b\[[\d;]*m")
COMMAND = re.compile(
    r"::(error|warning) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^:,]*::.*"
)


@settings(deadline=None)  # the first line that is not ASCII loads a library
@given(results())
def test_nothing_reaches_the_terminal(any_result: Result) -> None:
    for name in ("full", "concise"):
        plain = list(FORMATS[name](any_result, False))  # noqa: FBT003
        coloured = list(FORMATS[name](any_result, True))  # noqa: FBT003
        assert [SGR.sub("", line) for line in coloured] == plain
        text = "".join(plain)
        text.encode()
        assert not {"Cc", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, text))
        assert not [line for line in plain if line.strip().startswith("::e") or "##[" in line]
        assert not set("\u200e\u200f\u061c\u202a\u202e\u2066\u2069") & set(text)


@settings(deadline=None)
@given(results())
def test_nothing_breaks_a_program(any_result: Result) -> None:
    report = "\n".join(FORMATS["json"](any_result, False))  # noqa: FBT003
    assert report.isascii()
    assert "##[" not in report
    VALIDATOR.validate(json.loads(report))
    (command,) = FORMATS["github"](any_result, False)  # noqa: FBT003
    assert COMMAND.fullmatch(command)
    assert command.splitlines() == [command]


SIMPLE = st.text(st.sampled_from("abc -中文ée\u0301\t"), max_size=300)


def width(text: str) -> int:
    """Cells by Unicode's own tables, without the library that the reports use."""
    wide = sum(unicodedata.east_asian_width(letter) == "W" for letter in text)
    combining = sum(unicodedata.combining(letter) > 0 for letter in text)
    return len(text) + wide - combining


@settings(deadline=None)
@given(SIMPLE, SIMPLE, SIMPLE)
def test_carets_stand_under_their_text(before: str, marked: str, after: str) -> None:
    # A letter on either side, so that no mark joins what is not its own.
    before, marked, after = before + "x", "<" + marked + ">", "y" + after
    source = Source("a.md", f"{before}{marked}{after}\n")
    found = error(source.span(len(before), len(before) + len(marked)), "here")
    *_, shown, carets = (line[4:] for line in full_lines(found, {"a.md": source}))
    start = shown.index("<")
    end = shown.index(">") + 1 if ">" in shown else len(shown) - len("…")
    assert carets == " " * width(shown[:start]) + "^" * width(shown[start:end])
    assert width(shown) <= SCREEN + len("……")
    whole = (before + marked + after).replace("\t", "    ")
    assert shown == whole or "…" in shown


def test_notes_that_many_want_are_one_block_each_the_most_wanted_first() -> None:
    wanted = {f"{n:02}.md": "[[once]] [[rare]] [[many]]" if n else "[[many]] x" for n in range(2)}
    wanted |= {f"{n:02}.md": "[[Many]]" for n in range(2, 30)} | {"30.md": "[[Rare]]"}
    project = load_texts({".obsidian/app.json": "", **wanted}, Config())
    found = lint(project, Config())
    lines = list(FORMATS["full"](found, PLAIN))
    heads = [line for line in lines if line.startswith("warning")]
    assert heads == [
        "warning[broken-link]: no note `once` has been written yet",
        "warning[broken-link]: no note `many` has been written yet (30 places)",
        "warning[broken-link]: no note `rare` has been written yet (2 places)",
    ]
    at = lines.index(heads[1])
    assert lines[at + 1] == " --> 00.md:1:3"
    assert lines[at + 5 : at + 7] == [" ::: 01.md:1:21", " ::: 02.md:1:3"]
    assert lines[at + 25 : at + 27] == [
        " ::: and 9 more places",
        '  = help: write it, or set `unwritten = "allow"` in `[[notes]]` of the configuration',
    ]
    assert len(list(FORMATS["concise"](found, PLAIN))) == 33


def test_people_read_what_is_alike_five_times(write: Write, run: Run) -> None:
    root = write({"a.md": "".join(f"[x](gone{n}.png)\n\n" for n in range(8))})
    for form in ("concise", "full"):
        outcome = run("check", str(root), "--output-format", form)
        last = outcome.out.splitlines()[-1]
        assert (
            last == "a.md: broken-link: 3 more like `no file gone0.png` (`--show-all` shows them)"
        )
        assert outcome.out.count("broken-link") == 5 + 1
    everything = run("check", str(root), "--output-format", "concise", "--show-all")
    assert len(everything.out.splitlines()) == 8
    assert "found 8 errors" in everything.err
