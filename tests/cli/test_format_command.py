"""`listlint format`: what it shows of a list, and what it writes into the configuration."""

import json
import re
import shutil
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Outcome, Run, Write
from hypothesis import given
from hypothesis import strategies as st

from listlint.config.config_file import read
from listlint.config.edit import with_formats
from listlint.config.tables import Config
from listlint.core.errors import NO_LIST, UsageError

SEED = "cross-modal-pretraining-in-bert"
SEED_TEMPLATE = """\
- 【{venue}】{title}.[[pdf]]({pdf}){?.[[code]]({code})?}.
  *{authors}*"""
NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a", "b")


def tool(name: str, sign: str = " -", end: str = ".") -> str:
    return f"- [{name}](https://{name}.example){sign} What {name} is good for{end}\n"


TOOLS = "".join(map(tool, NAMES))
STATED = "# Contributing\n\nUse this format:\n\n    - [name](link) - Description.\n"
ROWS = "".join(f"| [{n}](https://{n}.example) | What {n} is. | MIT |\n" for n in NAMES)
BOOKS = "".join(f"| [{n}](https://{n}.example/book) | 2020 |\n" for n in NAMES)
TABLES = (
    "# Tables\n\n## Tools\n\n| Tool | What | Licence |\n| --- | --- | --- |\n"
    f"{ROWS}\n## Books\n\n| Book | Year |\n| --- | --- |\n{BOOKS}"
)
MIXED = """\
# Tools

- [one](https://one.example) - The first.
- **two** (https://two.example): the second
- three, see [here](https://three.example)
- [four](https://four.example) - The fourth.
- [[five]](https://five.example) `fifth` | 2005
- *six*. [link](https://six.example), sixth; MIT
- [seven](https://seven.example) - The seventh.
- (eight) [8](https://eight.example) => eighth
"""


Project = Callable[..., Path]


@pytest.fixture
def project(write: Write, monkeypatch: pytest.MonkeyPatch) -> Project:
    def made(files: dict[str, str | bytes]) -> Path:
        root = write(files)
        monkeypatch.chdir(root)
        return root

    return made


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "seeds" / SEED, tmp_path / SEED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", "--output-format", "json").out)[
        "diagnostics"
    ]
    return [{**each, "help": None} for each in found if each["rule"] != "mixed-format"]


@pytest.mark.usefixtures("seed")
def test_the_seed_list(run: Run) -> None:
    outcome = run("format")
    assert (outcome.status, outcome.err) == (0, "")
    assert (
        outcome.out
        == """\
cross-modal-pretraining-in-bert/README.md: 8 entries

  stated at cross-modal-pretraining-in-bert/README.md:21, but only 0 of 8 entries keep it:

      - {title}.
        [[pdf]]({pdf}){?
        [[code]]({code})?}
        - {authors}. *{venue} {year}*

  in effect, learnt from the entries: 8 of 8 entries conform

      - 【{venue}】{title}.[[pdf]]({pdf}){?.[[code]]({code})?}.
        *{authors}*
"""
    )


@pytest.mark.usefixtures("seed")
def test_the_seed_list_as_json(run: Run) -> None:
    (found,) = json.loads(run("format", "--output-format", "json").out)["lists"]
    (learnt,) = found.pop("formats")
    assert found == {"path": f"{SEED}/README.md", "entries": 8}
    (stale,) = learnt.pop("stale")
    assert stale["place"] == f"{SEED}/README.md:21"
    assert learnt == {
        "columns": None,
        "origin": "learnt",
        "abstains": None,
        "entries": 8,
        "conforming": 8,
        "templates": [{"text": SEED_TEMPLATE, "conforming": 8, "place": None, "sections": []}],
        "stale_kept": 0,
        "points": [],
        "sections": [],
        "odd": [],
        "unreported": [],
    }


def test_the_format_of_the_seed_list_is_written(run: Run, seed: Path) -> None:
    before = findings(run)
    outcome = run("format", "--write")
    assert outcome.status == 0
    assert outcome.err.splitlines() == [
        f"listlint: listlint.toml: the format of `{SEED}/README.md` is written",
        f"listlint: listlint.toml: nothing but these is taken for a list now: {SEED}/README.md",
    ]
    assert (seed / "listlint.toml").read_text("utf-8") == (
        f"[[lists]]\npath = \"{SEED}/README.md\"\nformat = '''\n{SEED_TEMPLATE}\n'''\n"
    )
    assert sorted(path.name for path in seed.iterdir()) == [SEED, "listlint.toml"]
    assert findings(run) == before != []
    assert "in effect, configured: 8 of 8 entries conform\n" in run("format").out


def test_a_format_that_is_configured_is_not_written_over(run: Run, seed: Path) -> None:
    run("format", "--write")
    text = (seed / "listlint.toml").read_text("utf-8")
    assert run("format", "--write") == Outcome(
        2,
        "",
        f"listlint: listlint.toml:2: `{SEED}/README.md` already has a format here: "
        "remove it to have one written\n",
    )
    assert (seed / "listlint.toml").read_text("utf-8") == text


MISSING = "the description is missing"


def test_stated_and_kept_but_for_some(run: Run, project: Project) -> None:
    other = "- **Thirteen** (see the [page](https://x.example), 2001; MIT | GPL) `=>` *something*\n"
    short = "".join(f"- [{name}](https://{name}.example/short)\n" for name in NAMES[:3])
    text = f"# Tools\n\n{TOOLS}{tool('c', end='')}{other}\n## Short\n\n{short}"
    project({"README.md": text, "CONTRIBUTING.md": STATED})
    outcome = run("format", "README.md")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "README.md: 17 entries",
        "",
        "  in effect, stated at CONTRIBUTING.md:5: 12 of 17 entries conform",
        "",
        "      - [{title}]({url}) - {description}.",
        "",
        "  sections that differ:",
        "    README.md:18: Short: 0 of 3 entries conform",
        "",
        "  odd ones out:",
        (
            "    README.md:15: `- [c](https://c.example) - What c is good for`: "
            "`.` is missing after the description"
        ),
        (
            "    README.md:16: `- **Thirteen** (see the [page](https://x.exampl…`: "
            "another kind of entry"
        ),
        f"    README.md:20: `- [one](https://one.example/short)`: {MISSING}",
        f"    README.md:21: `- [two](https://two.example/short)`: {MISSING}",
        f"    README.md:22: `- [three](https://three.example/short)`: {MISSING}",
        "",
        "  of these, 4 entries without a finding:",
        "    3 different as several others of the list are, which is a convention",
        ("    1 of another kind, so compared with the entries around them only when new or edited"),
    ]


def test_what_does_not_conform_has_a_finding_or_is_counted(run: Run, project: Project) -> None:
    other = "- **Thirteen** (see the [page](https://x.example), 2001; MIT | GPL) `=>` *something*\n"
    short = "".join(f"- [{name}](https://{name}.example/short)\n" for name in NAMES[:3])
    unlinked, slip = "- Fourteen - Has no link at all.\n", tool("c", end="")
    text = f"# Tools\n\n{TOOLS}{slip}{other}{unlinked}\n## Short\n\n{short}"
    project({"README.md": text, "CONTRIBUTING.md": STATED})
    entries = json.loads(run("entries", "--output-format", "json", "README.md").out)["entries"]
    differ = {each["start"]["line"] for each in entries if each["conforms"] is False}
    (found,) = json.loads(run("format", "--output-format", "json", "README.md").out)["lists"]
    odd = found["formats"][0]["odd"]
    assert {each["line"] for each in odd} == differ
    told = {each["start"]["line"] for each in findings(run) if each["rule"] == "malformed-entry"}
    assert {each["line"] for each in odd if each["unreported"] is None} == told & differ
    counts = {each["why"]: each["entries"] for each in found["formats"][0]["unreported"]}
    assert sum(counts.values()) == len(differ - told)


TWO = f"{STATED}\nor this format:\n\n    - [name](link): Description.\n"


def test_each_of_several_formats_has_its_place_and_count(run: Run, project: Project) -> None:
    text = f"# Tools\n\n{TOOLS}{tool('x', ':')}"
    project({"README.md": text, "CONTRIBUTING.md": TWO})
    assert run("format", "README.md").out.splitlines()[2:] == [
        "  in effect, stated: 13 of 13 entries conform",
        "",
        "    stated at CONTRIBUTING.md:5, 12 entries:",
        "",
        "      - [{title}]({url}) - {description}.",
        "",
        "    stated at CONTRIBUTING.md:9, 1 entry:",
        "",
        "      - [{title}]({url}): {description}.",
    ]


def test_several_stale_formats(run: Run, project: Project) -> None:
    text = f"# Tools\n\n{TOOLS.replace(' - ', ' => ')}{tool('x', ':')}"
    project({"README.md": text, "CONTRIBUTING.md": TWO})
    lines = run("format", "README.md").out.splitlines()
    assert lines[2:5] == [
        "  stated, but only 1 of 13 entries keep one of these:",
        "",
        "    stated at CONTRIBUTING.md:5:",
    ]
    assert "    stated at CONTRIBUTING.md:9:" in lines
    assert "  in effect, learnt from the entries: 12 of 13 entries conform" in lines


def test_what_is_stated_stays_in_force_when_it_is_written(run: Run, project: Project) -> None:
    root = project(
        {"README.md": f"# Tools\n\n{TOOLS}{tool('x', end='')}", "CONTRIBUTING.md": STATED}
    )
    before = findings(run)
    assert [each["rule"] for each in before] == ["malformed-entry"]
    assert run("format", "--write", "README.md").status == 0
    assert tomllib.loads((root / "listlint.toml").read_text("utf-8")) == {
        "lists": [{"path": "README.md", "format": "- [{title}]({url}) - {description}."}]
    }
    assert findings(run) == before


def test_ten_odd_ones_are_enough(run: Run, project: Project) -> None:
    many = "".join(tool(f"{name}-{other}") for name in NAMES for other in NAMES)
    bad = "".join(tool(f"x{name}", end="") for name in NAMES)
    project({"README.md": f"# Tools\n\n{many}{bad}"})
    lines = run("format").out.splitlines()
    at = lines.index("  odd ones out:")
    assert len(lines) == at + 12
    assert lines[-1] == "    and 2 more"
    (found,) = json.loads(run("format", "--output-format", "json").out)["lists"]
    assert len(found["formats"][0]["odd"]) == 12


def test_no_norm(run: Run, project: Project) -> None:
    root = project({"README.md": MIXED})
    outcome = run("format", "--write")
    assert outcome.status == 1
    lines = outcome.out.splitlines()
    assert lines[0] == "README.md: 8 entries"
    found = re.fullmatch("  no format is in effect: ([1-6] of 8 entries conform, .*)", lines[2])
    assert found
    assert found[1].endswith("fewer than four in five")
    assert lines[4] == "  what comes nearest to one:"
    at = lines.index("  where entries deviate from it:")
    assert re.fullmatch(r"    [1-7] entr(y|ies): .*", lines[at + 1])
    assert outcome.err == (
        f"listlint: listlint.toml: nothing is written for `README.md`: {found[1]}\n"
    )
    assert [path.name for path in root.iterdir()] == ["README.md"]


def test_too_few_entries(run: Run, project: Project) -> None:
    project({"README.md": f"# Tools\n\n{tool('one')}{tool('two')}"})
    outcome = run("format", "--write")
    assert outcome.status == 1
    assert "no format is in effect: 2 entries are too few to show a convention" in outcome.out


def test_tables_by_their_columns(run: Run, project: Project) -> None:
    root = project({"README.md": TABLES})
    lines = run("format").out.splitlines()
    assert lines[:9] == [
        "README.md: 24 entries",
        "",
        "README.md, 12 rows of `Tool | What | Licence`",
        "",
        "  in effect, learnt from the entries: 12 of 12 entries conform",
        "",
        lines[6],
        "",
        "README.md, 12 rows of `Book | Year`",
    ]
    assert lines[6].startswith("      | [{title}]({url}) | {")
    before = findings(run)
    assert run("format", "--write").status == 0
    (table,) = tomllib.loads((root / "listlint.toml").read_text("utf-8"))["lists"]
    assert [template.count("|") for template in table["formats"]] == [4, 3]
    assert findings(run) == before
    assert run("format").out.count("in effect, configured: 12 of 12 entries conform") == 2


def test_the_first_table_that_is_written_brings_all_others(run: Run, project: Project) -> None:
    root = project({"README.md": TOOLS, "few/README.md": tool("one"), "a.md": "# A\n"})
    outcome = run("format", "--write", "README.md")
    assert outcome.status == 0
    assert outcome.err.splitlines()[-1] == (
        "listlint: listlint.toml: nothing but these is taken for a list now: "
        "README.md, few/README.md"
    )
    assert (root / "listlint.toml").read_text("utf-8") == (
        '[[lists]]\npath = "README.md"\nformat = "- [{title}]({url}) - {description}."\n'
        '\n[[lists]]\npath = "few/README.md"\n'
    )


def test_of_several_lists_those_that_have_a_norm_are_written(run: Run, project: Project) -> None:
    root = project({"README.md": TOOLS, "mixed/README.md": MIXED})
    outcome = run("format", "--write")
    assert outcome.status == 1
    assert "the format of `README.md` is written" in outcome.err
    assert "nothing is written for `mixed/README.md`: " in outcome.err
    first, second = tomllib.loads((root / "listlint.toml").read_text("utf-8"))["lists"]
    assert "format" in first
    assert second == {"path": "mixed/README.md"}


def test_all_other_bytes_stay(run: Run, project: Project) -> None:
    before = (
        b"\xef\xbb\xbf# Two  lists\r\n[[lists]]  # the first\r\n\tpath='few/*.md'\r\n\r\n"
        b'[[lists]]\r\npath = "README.md" # tools\r\n\r\n[rules]\r\nself-link="off"'
    )
    root = project({"listlint.toml": before, "README.md": TOOLS, "few/README.md": tool("another")})
    (root / "listlint.toml").chmod(0o640)
    assert run("format", "--write", "README.md").status == 0
    line = b'format = "- [{title}]({url}) - {description}."\r\n'
    after = (root / "listlint.toml").read_bytes()
    assert after == before.replace(b"# tools\r\n", b"# tools\r\n" + line)
    assert stat.S_IMODE((root / "listlint.toml").stat().st_mode) == 0o640
    assert run("check").status == 0


def test_pyproject(run: Run, project: Project) -> None:
    before = '[project]\nname = "x"\n\n[tool.listlint.rules]\nself-link = "off"'
    root = project({"pyproject.toml": before, "README.md": TOOLS})
    assert run("format", "--write").status == 0
    assert (root / "pyproject.toml").read_text("utf-8") == (
        f'{before}\n\n[[tool.listlint.lists]]\npath = "README.md"\n'
        'format = "- [{title}]({url}) - {description}."\n'
    )
    assert "in effect, configured: 12 of 12" in run("format").out
    assert not (root / "listlint.toml").exists()


def test_a_configuration_that_is_named(run: Run, project: Project) -> None:
    root = project({"README.md": TOOLS, "own.toml": "# mine\n"})
    assert run("format", "--write", "--config", "own.toml").status == 0
    assert (root / "own.toml").read_text("utf-8").startswith("# mine\n\n[[lists]]\n")
    assert not (root / "listlint.toml").exists()


def test_a_path_over_several_lines_keeps_its_comments(run: Run, project: Project) -> None:
    before = '[[lists]] # mine\npath = """\nREADME.md""" # here\n\n# the rules\n[rules]\n'
    root = project({"listlint.toml": before, "README.md": TOOLS})
    assert run("format", "--write").status == 0
    text = (root / "listlint.toml").read_text("utf-8")
    line = 'format = "- [{title}]({url}) - {description}."\n'
    assert text == before.replace("# here\n", f"# here\n{line}")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '[[lists]]\npath = "**/README.md"\n',
            "listlint.toml:2: this table is about 1 other list too: give `README.md` its own",
        ),
        (
            'lists = [{path = "README.md"}]\n',
            "listlint.toml: nothing can be added to `lists` as it is written here",
        ),
    ],
)
def test_what_cannot_be_written(run: Run, project: Project, text: str, complaint: str) -> None:
    root = project({"listlint.toml": text, "README.md": TOOLS, "few/README.md": tool("another")})
    assert run("format", "--write", "README.md") == Outcome(2, "", f"listlint: {complaint}\n")
    assert (root / "listlint.toml").read_text("utf-8") == text


def test_a_carriage_return_alone_ends_no_line_of_toml() -> None:
    with pytest.raises(UsageError, match=r"^listlint\.toml: this is not TOML: found invalid"):
        with_formats("# a\r# b\r\n", "listlint.toml", Config(), {"a.md": ["{x}"]}, ["a.md"])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["none"], "there is no file or folder `none`"),
        (["a.md"], f"{NO_LIST}; `listlint config FILE` says what a file is"),
        (["bad.md"], "bad.md:1:1: this file is UTF-16, not UTF-8"),
    ],
)
def test_errors(run: Run, project: Project, arguments: list[str], complaint: str) -> None:
    project({"a.md": "# A\n", "bad.md": b"\xff\xfea\0", "README.md": TOOLS})
    assert run("format", *arguments) == Outcome(2, "", f"listlint: {complaint}\n")


def test_a_configuration_that_cannot_be_written(
    run: Run, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({"README.md": TOOLS, "listlint.toml": "# nothing\n"})

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    outcome = run("format", "--write")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.endswith("listlint.toml` cannot be written: Permission denied\n")
    assert sorted(path.name for path in root.iterdir()) == ["README.md", "listlint.toml"]
    assert (root / "listlint.toml").read_text("utf-8") == "# nothing\n"


def test_the_summary_says_which_format_was_in_force(run: Run, project: Project) -> None:
    project({"README.md": TOOLS, "CONTRIBUTING.md": STATED, "tables/README.md": TABLES})
    assert run("check").err.splitlines()[1] == (
        "formats: README.md (stated, 12 of 12 entries), tables/README.md (learnt, 24 of 24 entries)"
    )


def test_the_summary_does_not_grow_without_end(run: Run, project: Project) -> None:
    project({f"{name}/README.md": TOOLS for name in NAMES[:7]})
    assert run("check").err.splitlines()[1].endswith("12 of 12 entries), and 2 more")


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ({}, "learnt, since none is configured or stated; 12 of 12 entries conform"),
        ({"CONTRIBUTING.md": STATED}, "stated at CONTRIBUTING.md:5; 12 of 12 entries conform"),
        (
            {"CONTRIBUTING.md": STATED.replace(" - ", ": ")},
            (
                "learnt, since only 0 keep what is stated at CONTRIBUTING.md:5; "
                "12 of 12 entries conform"
            ),
        ),
        (
            {"listlint.toml": "[[lists]]\npath = 'README.md'\nformat = '- [{a}]({url}) - {b}.'\n"},
            "configured in listlint.toml; 12 of 12 entries conform",
        ),
    ],
)
def test_config_says_which_format_applies(
    run: Run, project: Project, files: dict[str, str | bytes], line: str
) -> None:
    project({"README.md": TOOLS, **files})
    lines = run("config", "README.md").out.splitlines()
    at = lines.index(f"format         {line}")
    assert lines[at + 1].startswith("               - [{")
    assert lines[at + 2].startswith("order ")


def test_config_says_that_there_is_none(run: Run, project: Project) -> None:
    project({"README.md": MIXED, "a.md": "# A\n"})
    lines = run("config", "README.md").out.splitlines()
    assert lines[3].startswith("format         none: ")
    assert lines[3].endswith(" of 8 entries conform, fewer than four in five")
    assert lines[4].startswith("order ")
    assert "\nformat" not in run("config", "a.md").out


def test_config_tells_tables_apart(run: Run, project: Project) -> None:
    project({"README.md": f"{TABLES}\n## More\n\n{TOOLS}"})
    out = run("config", "README.md").out
    assert "format         for rows of `Book | Year`: learnt, since" in out
    assert "format         outside of tables: learnt, since" in out


WILD = st.text(st.characters() | st.sampled_from("\r\n\"\\' "), min_size=1)


@given(WILD, st.lists(WILD, min_size=1, max_size=3))
def test_any_template_and_path_can_be_written(path: str, templates: list[str]) -> None:
    text = with_formats("", "listlint.toml", Config(), {path: templates}, [path])
    (table,) = tomllib.loads(text)["lists"]
    written = [table["format"]] if "format" in table else table["formats"]
    assert [each.rstrip("\n") for each in written] == [each.rstrip("\n") for each in templates]


@pytest.mark.parametrize("template", ["{title}'''\n\\{a}", "a\\b \"{title}\" 'c'", "\t{title}\r"])
def test_quotes_in_a_template(template: str) -> None:
    text = with_formats("", "listlint.toml", Config(), {"a.md": [template]}, ["a.md"])
    config = read(text, "listlint.toml", lambda _: None)
    assert config.templates("a.md") == (template.rstrip(),)


@pytest.mark.parametrize("path", ["a[1].md", "a*b.md", "what?.md", "!a.md", "#a b.md", "a\\b.md"])
def test_a_path_that_looks_like_a_pattern(path: str) -> None:
    text = with_formats("", "listlint.toml", Config(), {path: ["{title}"]}, [path])
    config = read(text, "listlint.toml", lambda _: None)
    assert config.templates(path) == ("{title}",)
    assert config.table("a1.md") is config.table("axb.md") is config.table("whatx.md") is None


def test_a_list_that_the_old_text_does_not_name() -> None:
    with pytest.raises(UsageError, match="nothing can be added"):
        with_formats("lists = []", "listlint.toml", Config(), {"a.md": ["{title}"]}, ["a.md"])


def test_a_section_that_differs_is_named_at_its_own_heading(run: Run, project: Project) -> None:
    short = "".join(f"- [{name}](https://{name}.example/short)\n" for name in NAMES[:3])
    text = f"# Tools\n\n{TOOLS}\n## More\n\n### Short\n\n{short}"
    project({"README.md": text, "CONTRIBUTING.md": STATED})
    line = text.splitlines().index("### Short") + 1
    assert f"  README.md:{line}: Short: 0 of 3 entries conform\n" in run("format", "README.md").out
