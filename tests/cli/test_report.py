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
from report_cases import README, RESULT, error, lines, result, results, span

from listlint import __version__
from listlint.cli.report import FORMATS, summary
from listlint.cli.report.config_output import ASKED
from listlint.cli.report.drawn_finding import drawn
from listlint.cli.report.layout import PLAIN, Layout
from listlint.cli.report.text import example_lines
from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.core.diagnostic import (
    Fix,
    Related,
)
from listlint.core.homepage import rule_address
from listlint.core.result import Result, Summary
from listlint.core.source import Source, Span
from listlint.engine.run import lint
from listlint.lists.guidelines import Guideline
from listlint.testing import load_texts

GOLDEN = TESTS / "golden"
SCHEMA = ROOT / "schemas" / "report.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, golden: Golden) -> None:
    text = lines(FORMATS[name](RESULT, PLAIN))
    golden(GOLDEN / f"{name}.txt", text.replace(__version__, "VERSION"))


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colour(name: str, golden: Golden) -> None:
    printed = FORMATS[name](RESULT, Layout(color=True))
    golden(GOLDEN / f"{name}-colour.txt", lines(printed))


def test_summary(golden: Golden) -> None:
    golden(GOLDEN / "summary.txt", lines(summary(RESULT)))


def test_example_lines(golden: Golden) -> None:
    printed = (line for each in RESULT.diagnostics for line in example_lines(each, RESULT))
    golden(GOLDEN / "example.txt", lines(printed))


def test_json_is_valid() -> None:
    report = json.loads("\n".join(FORMATS["json"](RESULT, PLAIN)))
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
    lines = list(FORMATS["full"](result((found,)), PLAIN))
    assert lines[0] == f"error[broken-link]: {shown}"
    assert lines[-2:] == [f"  = help: {shown}", f"  = fix: {shown}"]
    assert f"  |                             ------- {shown}" in lines
    (line,) = FORMATS["concise"](result((found,)), PLAIN)
    assert line == f"README.md:4:26: error: broken-link: {shown} [fix]"
    (command,) = FORMATS["github"](result((found,)), PLAIN)
    assert command.endswith(f"::README.md:4:26: {shown}%0A{shown}%0A{rule_address('broken-link')}")


@pytest.mark.parametrize(
    "path", ["::error::x.md", " ::error::x.md", "\u3000::error::x.md", "#x.md"]
)
def test_a_path_is_no_command(path: str) -> None:
    found = error(Span(path, 0, 0), "no")
    lines = FORMATS["concise"](
        Result(diagnostics=(found,), fingerprints=("",), sources={path: Source(path, "")}),
        PLAIN,
    )
    assert list(lines) == [f"./{path}:1:1: error: broken-link: no"]


def test_github_counts_paths_from_the_top_of_the_repository() -> None:
    one = result((error(span(README, "bert.md"), "no file"),))
    (command,) = FORMATS["github"](replace(one, prefix="a, b/docs/"), PLAIN)
    assert command.startswith("::error file=a%2C b/docs/README.md,line=4,")
    for name in ("full", "concise", "json"):
        assert "docs/" not in "".join(FORMATS[name](replace(one, prefix="docs/"), PLAIN))


def test_github_says_what_it_does_not_show() -> None:
    found = error(span(README, "bert.md"), "no file")
    *shown, last = FORMATS["github"](result((found,) * 11), PLAIN)
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
        plain = list(FORMATS[name](any_result, PLAIN))
        coloured = list(FORMATS[name](any_result, Layout(color=True)))
        assert [SGR.sub("", line) for line in coloured] == plain
        text = "".join(plain)
        text.encode()
        assert not {"Cc", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, text))
        assert not [line for line in plain if line.strip().startswith("::e") or "##[" in line]
        assert not set("\u200e\u200f\u061c\u202a\u202e\u2066\u2069") & set(text)


@settings(deadline=None)
@given(results())
def test_nothing_breaks_a_program(any_result: Result) -> None:
    report = "\n".join(FORMATS["json"](any_result, PLAIN))
    assert report.isascii()
    assert "##[" not in report
    VALIDATOR.validate(json.loads(report))
    (command,) = FORMATS["github"](any_result, PLAIN)
    assert COMMAND.fullmatch(command)
    assert command.splitlines() == [command]


SIMPLE = st.text(st.sampled_from("abc -中文ée\u0301\t"), max_size=300)


def width(text: str) -> int:
    """Cells by Unicode's own tables, without the library that the reports use."""
    wide = sum(unicodedata.east_asian_width(letter) == "W" for letter in text)
    combining = sum(unicodedata.combining(letter) > 0 for letter in text)
    return len(text) + wide - combining


@settings(deadline=None)
@given(SIMPLE, SIMPLE, SIMPLE, st.sampled_from([60, 80, 120, 200]))
def test_carets_stand_under_their_text(before: str, marked: str, after: str, room: int) -> None:
    # A letter on either side, so that no mark joins what is not its own.
    before, marked, after = before + "x", "<" + marked + ">", "y" + after
    source = Source("a.md", f"{before}{marked}{after}\n")
    found = error(source.span(len(before), len(before) + len(marked)), "here")
    of = Result(diagnostics=(found,), fingerprints=("",), sources={"a.md": source})
    *_, shown, carets = (line[4:] for line in drawn((found,), of, Layout(width=room)))
    start = shown.index("<")
    end = shown.index(">") + 1 if ">" in shown else len(shown) - len("…")
    assert carets == " " * width(shown[:start]) + "^" * width(shown[start:end])
    assert width(shown) <= room - len("1 | ")
    whole = (before + marked + after).replace("\t", "    ")
    assert shown == whole or "…" in shown


SPOKEN_OF = read('[[notes]]\npath = "**/*.md"\n', "listlint.toml", lambda _: None)
"""Without it three unwritten notes are the convention of a vault."""
WANTED = {
    f"{n:02}.md": "[[once]] [[rare]] [[many]] [[02]] [[03]] [[04]]" if n else "[[many]] x"
    for n in range(2)
}
WANTED |= {f"{n:02}.md": f"[[Many]] [[{n + 1:02}]]" for n in range(2, 30)} | {
    "30.md": "[[Rare]] ![x](gone.png)"
}


def test_unwritten_notes_are_one_block_after_the_errors_the_most_wanted_first() -> None:
    project = load_texts({".obsidian/app.json": "", **WANTED}, SPOKEN_OF)
    found = lint(project, SPOKEN_OF)
    lines = list(FORMATS["full"](found, PLAIN))
    assert lines[0] == "error[broken-link]: no file `gone.png`"
    assert lines[lines.index("") + 1 :] == [
        "warning[broken-link]: 33 links point to 3 unwritten notes",
        "  30  many",
        "   2  rare",
        "   1  once",
        '  = help: write them, or set `unwritten = "allow"` in `[[notes]]` of the configuration',
        "  = note: `--show-unwritten` shows each link",
    ]
    *_, last = FORMATS["concise"](found, PLAIN)
    assert last == (
        "warning: broken-link: 33 links point to 3 unwritten notes: many (30), rare (2), once (1)"
        " (`--show-unwritten` shows each)"
    )
    every = Layout(show_unwritten=True, show_all=True)
    assert len(list(FORMATS["concise"](found, every))) == 34
    assert len(json.loads("".join(FORMATS["json"](found, PLAIN)))["diagnostics"]) == 34


def test_of_many_unwritten_notes_ten_are_named() -> None:
    links = "".join(f"[[note {n:02}]]\n" for n in range(13))
    links += "".join(f"[[written {n}]]\n" for n in range(130))
    written = {f"written {n}.md": "" for n in range(130)}
    texts = {".obsidian/app.json": "", "a.md": links + "[[b]]\n", "b.md": "", **written}
    found = lint(load_texts(texts, SPOKEN_OF), SPOKEN_OF)
    lines = list(FORMATS["full"](found, PLAIN))
    assert [line for line in lines if "note 09" in line or "more" in line] == [
        "  1  note 09",
        "  …  and 3 more",
    ]


def test_unwritten_dates_are_one_line() -> None:
    links = "[[2024-01-02]] [[tide]] [[tide]] [[days/2024-01-05]] [[2024-W03]] [[tide]] [[2024]]\n"
    written = {f"b{n}.md": f"[[b{n + 1}]] [[a]]" for n in range(60)} | {"b60.md": ""}
    texts = {
        ".obsidian/app.json": "",
        "a.md": links + "[[b0]] [[b1]] [[b2]] [[b3]] [[b4]]\n",
        **written,
    }
    found = lint(load_texts(texts, SPOKEN_OF), SPOKEN_OF)
    lines = list(FORMATS["full"](found, PLAIN))
    assert lines[1:3] == ["  4  4 dates, such as 2024", "  3  tide"]


def test_an_unwritten_note_that_a_change_brings_is_said_by_itself() -> None:
    project = load_texts({".obsidian/app.json": "", **WANTED}, SPOKEN_OF)
    found = lint(project, SPOKEN_OF)
    brought = replace(found, summary=replace(found.summary, since="HEAD"))
    lines = list(FORMATS["concise"](brought, Layout(show_all=True)))
    assert len(lines) == 34


def test_what_has_one_cause_is_one_block() -> None:
    texts = {f"{n}.md": "[x](gone.png) and [z](other.png)\n" for n in range(3)}
    found = lint(load_texts(texts, Config()), Config())
    lines = list(FORMATS["full"](found, PLAIN))
    heads = [line for line in lines if line.startswith("error")]
    assert heads == [
        "error[broken-link]: no file `gone.png` (3 places)",
        "error[broken-link]: no file `other.png` (3 places)",
    ]
    assert [line for line in lines if ":::" in line][:2] == [" ::: 1.md:1:5", " ::: 2.md:1:5"]
    alone = list(FORMATS["full"](found, Layout(show_all=True)))
    assert sum(line.startswith("error") for line in alone) == 6


def test_what_a_program_writes_into_heads_is_one_block() -> None:
    texts = {f"{n}.md": f"---\ntitle: Tides: part {n}\n---\n\n[x]({n}.png)\n" for n in range(9)}
    found = lint(load_texts(texts, Config()), Config())
    heads = [line for line in FORMATS["full"](found, PLAIN) if line.startswith("error")]
    assert len(heads) == 10
    assert heads[0] == "error[syntax-error]: an unquoted value contains `: ` (9 places)"


def test_errors_come_before_warnings_file_by_file() -> None:
    texts = {"a.md": "[me](a.md) [x](gone.png)\n", "b.md": "[me](b.md)\n\n[x](lost.png)\n"}
    found = lint(load_texts(texts, Config()), Config())
    lines = list(FORMATS["full"](found, PLAIN))
    assert [line for line in lines if line.endswith(("error", "warning"))] == [
        "a.md: 1 error",
        "b.md: 1 error",
        "a.md: 1 warning",
        "b.md: 1 warning",
    ]


def test_a_label_that_has_no_room_is_below_its_mark() -> None:
    found = replace(
        error(span(README, "# Papers"), "one"),
        related=(Related(span(README, "Transformers"), "what was meant by whoever wrote it"),),
    )
    lines = list(FORMATS["full"](result((found,)), Layout(width=60)))
    at = next(number for number, line in enumerate(lines) if "-----" in line)
    assert lines[at].endswith("-")
    assert lines[at + 1].endswith("what was meant by whoever wrote it")
    assert all(len(line) <= 60 for line in lines if "|" in line)


def test_a_mark_at_the_edge_of_the_terminal_has_no_empty_line_below_it() -> None:
    line = "- [A long entry](https://a.example) - Says so much that it fills the line"
    sources = {"a.md": Source("a.md", line)}
    found = replace(RESULT, diagnostics=(error(Span("a.md", 73, 73), "one"),), sources=sources)
    lines = list(FORMATS["full"](found, Layout(width=60)))
    assert lines[-1].endswith("^")


def test_places_are_links_where_a_terminal_knows_them() -> None:
    one = replace(result((error(span(README, "bert.md"), "no"),)), folder="/a b", cwd="/a b")
    (line,) = FORMATS["concise"](one, Layout(hyperlinks=True))
    where = "\x1b]8;;file:///a%20b/README.md\x1b\\README.md:4:26\x1b]8;;\x1b\\"
    rule = f"\x1b]8;;{rule_address('broken-link')}\x1b\\broken-link\x1b]8;;\x1b\\"
    assert line == f"{where}: error: {rule}: no"
    head = next(FORMATS["full"](one, Layout(hyperlinks=True)))
    assert head.startswith(f"error\x1b]8;;{rule_address('broken-link')}\x1b\\[broken-link]")


def test_people_read_what_is_alike_five_times(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"a.md": "".join(f"[x](gone{n}.png)\n\n" for n in range(8))})
    monkeypatch.chdir(root)
    for form in ("concise", "full"):
        outcome = run("check", str(root), "--output-format", form)
        last = outcome.out.splitlines()[-1]
        assert (
            last == 'a.md: broken-link: 3 more like "no file `gone0.png`" (`--show-all` shows them)'
        )
        assert outcome.out.count("broken-link") == 5 + 1
    everything = run("check", str(root), "--output-format", "concise", "--show-all")
    assert len(everything.out.splitlines()) == 8
    assert "found 8 errors" in everything.err


def test_links_into_one_missing_file_are_said_together(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"[x](gone.bib#L{n})\n\n" for n in range(8))
    root = write({"a.md": text + "[x](lost.bib#L1)\n"})
    monkeypatch.chdir(root)
    outcome = run("check", str(root), "--output-format", "full")
    assert outcome.out.count("no file `gone.bib`") == 1
    assert outcome.out.count("no file `lost.bib`") == 1


def test_paths_are_from_the_working_directory(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"listlint.toml": "", "docs/a.md": "[x](gone.png)\n", "b.md": "[x](gone.png)\n"})
    for folder, shown in (
        (root, ["b.md:1:5", "docs/a.md:1:5"]),
        (root / "docs", ["../b.md:1:5", "a.md:1:5"]),
    ):
        monkeypatch.chdir(folder)
        found = run("check", "--output-format", "concise")
        assert [line.partition(": ")[0] for line in found.out.splitlines()] == shown
    monkeypatch.chdir(root.parent)
    found = run("check", "project/docs", "--output-format", "concise")
    assert found.out.startswith("project/docs/a.md:1:5: ")


def test_each_thing_that_a_list_may_ask_for_has_words() -> None:
    assert set(ASKED) == set(Guideline)


def test_what_a_program_writes_above_pages_is_said_once(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "---\ntitle: {}: x\neditor: markdown\ndateCreated: 2023-02-01\n---\n"
    pages = {f"en/page{n}.md": head.format(n) for n in range(8)}
    root = write({"home.md": head.format("a").replace(": x", ""), **pages})
    monkeypatch.chdir(root)
    concise = run("check", str(root), "--output-format", "concise")
    assert concise.out.count("warning: syntax-error") == 5
    assert concise.out.splitlines()[-1] == (
        '3 other files: syntax-error: 3 more like "an unquoted value contains `: `"'
        " (`--show-all` shows them)"
    )
    full = run("check", str(root), "--output-format", "full")
    assert full.out.count("[syntax-error]") == 1
    assert "(8 places)" in full.out
    assert "Wiki.js writes such heads" in full.out
    assert (
        len(json.loads(run("check", str(root), "--output-format", "json").out)["diagnostics"]) == 8
    )


def test_of_what_a_program_writes_only_the_heads_are_its_own(write: Write, run: Run) -> None:
    head = b"---\ntitle: a\neditor: markdown\ndateCreated: 2023-02-01\n---\n"
    root = write({"home.md": head, "a.md": head + b"Caf\xe9\n"})
    outcome = run("check", str(root), "--output-format", "concise")
    assert "a.md:6:4: error: syntax-error" in outcome.out


def test_what_an_author_has_written_above_pages_is_an_error(write: Write, run: Run) -> None:
    pages = {f"page{n}.md": f"---\ntitle: {n}: x\n---\n" for n in range(8)}
    root = write({**pages, "home.md": "---\ntitle: A page\neditor: Ada\n---\n"})
    outcome = run("check", str(root), "--output-format", "concise")
    assert outcome.out.count("error: syntax-error") == 5
    assert "3 other files: syntax-error: 3 more like" in outcome.out
