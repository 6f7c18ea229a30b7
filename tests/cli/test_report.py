"""What the reports print: to the letter for one result, and in principle for any."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import ROOT, TESTS, Golden, Run, Write
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from listlint.cli.report import FORMATS, summary
from listlint.cli.report.cells import SCREEN
from listlint.cli.report.text import (
    MOST_RELATED,
    example_lines,
    full_lines,
)
from listlint.config.tables import Config
from listlint.core.diagnostic import (
    Diagnostic,
    Edit,
    Fix,
    Related,
    Severity,
)
from listlint.core.fingerprints import fingerprints_in
from listlint.core.result import Result, Summary
from listlint.core.source import Source, Span
from listlint.engine.run import lint
from listlint.testing import load_texts

GOLDEN = TESTS / "golden"
SCHEMA = ROOT / "schemas" / "report.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))

README = Source(
    "README.md",
    "# Papers\n\n"
    "- [Attention](notes/atention.md) - Transformers\n"
    "- 【注意力】 ❤️ 👩‍🚀 e\u0301 [BERT](bert.md)\n"
    "-\t[Tab](tab.md)\tafter\n"
    "- \x1b[31mred\x1b[0m \u202eabc\u202c [x](y.md)\n"
    "- " + "before " * 40 + "[far](far.md)" + " after" * 40 + "\n"
    "- " + "之前" * 60 + "[遠](far.md)" + "之後" * 60 + "\n",
)
NOTE = Source("notes/b.md", "---\nyear: '2017'\n---\n\n" + "\n" * 120 + "[a]: a.md\n[a]: b.md")
SOURCES = {source.path: source for source in (README, NOTE, Source("notes/empty.md", ""))}


PLAIN = False


def span(source: Source, text: str, times: int = 1) -> Span:
    start = -1
    for _ in range(times):
        start = source.text.index(text, start + 1)
    return source.span(start, start + len(text))


def error(where: Span, message: str, rule: str = "broken-link") -> Diagnostic:
    return Diagnostic(span=where, message=message, rule=rule, severity=Severity.ERROR)


def everything() -> Iterator[Diagnostic]:
    place = span(README, "notes/atention.md")
    fix = Fix("link to `notes/attention.md`", (Edit(place, "notes/attention.md"),), safe=False)
    found = error(place, "no file `notes/atention.md`")
    yield replace(found, help="did you mean `notes/attention.md`?", fix=fix)
    yield error(span(README, "bert.md"), "no file `bert.md`")
    yield error(span(README, "👩‍🚀 e\u0301"), "an astronaut, two cells wide, a blank and a letter")
    yield error(span(README, "tab.md"), "no file `tab.md`")
    yield error(span(README, "y.md"), "no file `y.md`: \x1b]0;title\x07, 100%, a::b\r\nand more")
    yield error(span(README, "far.md"), "no file `far.md`")
    yield error(span(README, "far.md", 2), "no file `far.md`")
    lines = span(README, "# Papers\n\n- [Att")
    yield replace(error(lines, "over three lines", "odd-lines"), severity=Severity.WARNING)
    key = span(NOTE, "'2017'")
    yield replace(
        error(key, '`year` is the text "2017", not a number', "invalid-frontmatter"),
        help="write it without quotes",
        fix=Fix("write `2017`", (Edit(key, "2017"),)),
    )
    first = Related(span(NOTE, "[a]: a.md"), "first defined here")
    second = Related(span(README, "after"), "used here")
    yield replace(
        error(span(NOTE, "b.md"), "`a` is defined twice", "duplicate-definition"),
        related=(first, second),
    )
    end = len(NOTE.text)
    yield replace(error(NOTE.span(end, end), "no line end", "end"), severity=Severity.WARNING)
    everywhere = (Related(span(README, "# Papers"), "here"),) * (MOST_RELATED + 2)
    yield replace(error(Span("notes/empty.md", 0, 0), "empty", "empty"), related=everywhere)


def result(found: tuple[Diagnostic, ...], counts: Summary | None = None) -> Result:
    names = tuple(fingerprints_in(found, SOURCES, {}))
    return Result(
        diagnostics=found, fingerprints=names, sources=SOURCES, summary=counts or Summary()
    )


CHECKED = Summary(
    files=3,
    lists=1,
    entries=8,
    notes=2,
    references=185,
    links=9,
    unwritten=157,
    errors=10,
    warnings=2,
    suppressed=3,
    baselined=1,
    fixable=1,
    schemas=(("schemas/a.schema.json", 2),),
)
RESULT = result(tuple(everything()), CHECKED)


def lines(printed: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in printed)


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, golden: Golden) -> None:
    golden(GOLDEN / f"{name}.txt", lines(FORMATS[name](RESULT, False)))  # noqa: FBT003 - as all


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
    assert command.endswith(f"::{shown}%0A{shown}")


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


CHARACTERS = st.one_of(
    st.characters(),
    st.sampled_from("aé中👩\u200d🚀\ufe0f\u0301\t\r\n\x1b\x9b\u202e\u2028\ud800%:,#["),
)
TEXTS = st.text(CHARACTERS, max_size=600)
COMMANDS = st.sampled_from(["a", "\n::error::x", " ::error::x", "\r##[add-mask]x", "##[["])
SGR = re.compile(r"\x1b\[[\d;]*m")
COMMAND = re.compile(
    r"::(error|warning) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^:,]*::.*"
)


@st.composite
def results(draw: st.DrawFn) -> Result:
    source = Source(draw(COMMANDS) + draw(TEXTS), draw(COMMANDS) + draw(TEXTS))

    def place() -> Span:
        ends = st.integers(0, len(source.text))
        return source.span(*sorted((draw(ends), draw(ends))))

    found = Diagnostic(
        span=place(),
        message=draw(COMMANDS) + draw(TEXTS),
        help=draw(st.none() | TEXTS),
        fix=Fix(draw(TEXTS), (Edit(place(), draw(TEXTS)),)),
        related=(Related(place(), draw(TEXTS)),),
        rule="some-rule",
        severity=draw(st.sampled_from(Severity)),
    )
    return Result(
        diagnostics=(found,), fingerprints=("0123456789abcdef",), sources={source.path: source}
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
