"""`listlint entries`: a list as data, in every form."""

import csv
import io
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Outcome, Run, Write
from jsonschema import Draft202012Validator

SCHEMA = json.loads((ROOT / "schemas" / "entries.schema.json").read_text("utf-8"))
SEED = "seeds/cross-modal-pretraining-in-bert/README.md"
FILES: dict[str, str | bytes] = {
    "README.md": (
        "# Papers\n\n## Language & Vision\n\n"
        "- [VL-BERT: Pre-training](https://arxiv.org/abs/1908.08530), Weijie Su and Yue Cao, "
        "ICLR 2020 [[code]](https://github.com/jackroos/VL-BERT)\n"
        "- [100% of {Sets} & \\_Graphs\\_](https://example.org/a_b?q={x}), "
        "W. Su et al., TPAMI 2020\n"
        "- [VL-BERT: Again](https://example.org/again), Weijie Su and Yue Cao, arXiv 2020\n"
    ),
    "tools/README.md": "# Tools\n\n- [ripgrep](https://example.org/rg) - Searches *files*, fast.\n",
}


@pytest.fixture
def run(run: Run) -> Run:
    """Run `listlint entries` in this process."""
    return partial(run, "entries")


@pytest.fixture
def lists(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write(FILES)
    monkeypatch.chdir(root)
    return root


def entries(outcome: Outcome) -> list[dict[str, Any]]:
    assert (outcome.status, outcome.err) == (0, "")
    report = json.loads(outcome.out)
    Draft202012Validator(SCHEMA).validate(report)
    found: list[dict[str, Any]] = report["entries"]
    return found


@pytest.mark.usefixtures("lists")
def test_json_says_everything_of_an_entry(run: Run) -> None:
    first = entries(run())[0]
    line = str(FILES["README.md"]).splitlines()[4]
    assert first == {
        "path": "README.md",
        "start": {"line": 5, "column": 1, "offset": 32},
        "end": {"line": 5, "column": len(line) + 1, "offset": 32 + len(line)},
        "section": ["Papers", "Language & Vision"],
        "title": "VL-BERT: Pre-training",
        "authors": ["Weijie Su", "Yue Cao"],
        "venue": "ICLR",
        "year": 2020,
        "url": "https://arxiv.org/abs/1908.08530",
        "links": [{"label": "code", "url": "https://github.com/jackroos/VL-BERT"}],
        "ids": ["arxiv:1908.08530"],
        "weak_ids": ["gh:jackroos/vl-bert"],
        "description": None,
        "conforms": None,
    }


@pytest.mark.usefixtures("lists")
def test_jsonl_has_an_entry_a_line(run: Run) -> None:
    lines = run("--output-format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == entries(run())


@pytest.mark.usefixtures("lists")
def test_csv_has_an_entry_a_row(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("--output-format", "csv").out)))
    assert [row["title"] for row in rows] == [entry["title"] for entry in entries(run())]
    assert rows[0]["authors"] == "Weijie Su; Yue Cao"
    assert rows[0]["links"] == "code https://github.com/jackroos/VL-BERT"
    assert rows[0]["section"] == "Papers; Language & Vision"
    assert (rows[0]["path"], rows[0]["line"], rows[0]["year"]) == ("README.md", "5", "2020")
    assert rows[3]["description"] == "Searches *files*, fast."


@pytest.mark.parametrize("form", ["csv", "bibtex"])
def test_no_escape_sequence_of_a_list_comes_through(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    text = "# A\n\n- [On\x1b7e\x9b1m](https://one.example/\x1b) - The \x1b[31mfirst.\n"
    monkeypatch.chdir(write({"README.md": text}))
    outcome = run("--output-format", form)
    assert "The [31mfirst" in outcome.out
    assert not re.search(r"[\0-\x08\x0b-\x1f\x7f-\x9f]", outcome.out)


@pytest.mark.usefixtures("lists")
def test_bibtex_to_the_letter(run: Run) -> None:
    assert run("README.md", "--output-format", "bibtex").out == (
        "@inproceedings{su2020vl,\n"
        "  title = {{VL-BERT: Pre-training}},\n"
        "  author = {Weijie Su and Yue Cao},\n"
        "  booktitle = {ICLR},\n"
        "  year = {2020},\n"
        "  eprint = {1908.08530},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://arxiv.org/abs/1908.08530},\n"
        "}\n"
        "\n"
        "@article{su2020100,\n"
        "  title = {{100\\% of \\textbraceleft{}Sets\\textbraceright{} \\& \\_Graphs\\_}},\n"
        "  author = {W. Su},\n"
        "  journal = {TPAMI},\n"
        "  year = {2020},\n"
        "  url = {https://example.org/a_b?q=%7Bx%7D},\n"
        "}\n"
        "\n"
        "@misc{su2020vl-2,\n"
        "  title = {{VL-BERT: Again}},\n"
        "  author = {Weijie Su and Yue Cao},\n"
        "  howpublished = {arXiv},\n"
        "  year = {2020},\n"
        "  url = {https://example.org/again},\n"
        "}\n"
    )


@pytest.mark.usefixtures("lists")
def test_paths_restrict_what_is_printed(run: Run) -> None:
    assert {entry["path"] for entry in entries(run())} == {"README.md", "tools/README.md"}
    assert {entry["path"] for entry in entries(run("tools"))} == {"tools/README.md"}


@pytest.mark.usefixtures("lists")
def test_a_file_takes_what_standard_output_would(run: Run) -> None:
    printed = run()
    written = run("--output-file", "out.json")
    assert (written.status, written.out) == (0, "")
    assert Path("out.json").read_text("utf-8") == printed.out


@pytest.mark.usefixtures("lists")
def test_a_configuration_can_be_named(run: Run) -> None:
    Path("other.toml").write_text('[[lists]]\npath = "tools/README.md"\n', "utf-8")
    assert {e["path"] for e in entries(run("--config", "other.toml"))} == {"tools/README.md"}


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.md",), "there is no file or folder `nowhere.md`"),
        (("--config", "nowhere.toml"), "nowhere.toml: no such file or directory"),
        (("--output-file", "nowhere/out.json"), "`nowhere/out.json` cannot be written"),
        (("--output-format", "xml"), "invalid choice: 'xml'"),
    ],
)
def test_wrong_usage_prints_no_data(run: Run, arguments: tuple[str, ...], said: str) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.usefixtures("lists")
def test_a_list_that_cannot_be_read_is_not_passed_over(run: Run) -> None:
    Path("README.md").write_bytes(b"- [caf\xe9](https://example.org)\n")
    outcome = run("--output-format", "jsonl")
    assert outcome.status == 2
    assert re.search(r"^listlint: README\.md:1:7: ", outcome.err)
    assert [json.loads(line)["title"] for line in outcome.out.splitlines()] == ["ripgrep"]


def test_the_seed_list(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = entries(run(SEED))
    assert len(found) == 8
    assert [entry["year"] for entry in found] == [None] * 8
    assert all(entry["title"] and entry["authors"] and entry["venue"] for entry in found)
    assert [entry["ids"] for entry in found][:2] == [["arxiv:1908.08530"], ["arxiv:2001.07966"]]
    assert {link["label"] for entry in found for link in entry["links"]} == {"pdf", "code"}


@pytest.mark.parametrize("origin", ["configured", "learnt"])
def test_the_format_says_what_stands_where(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    venues = ["NeurIPS", "TOPLAS", "Commun. ACM", "Phys. Rev. Lett.", "Gentle Sails of the North"]
    lines = [
        f"- **On Boat {word}**, A. Brown, Cedar Lab. *{venues[n % 5]} {2010 + n}*. "
        f"[[paper]](https://example.org/{n})"
        for n, word in enumerate("ABCDEFGHIJ")
    ]
    form = "- **{title}**, {authors}. *{venue} {year}*. [[paper]]({paper})"
    config = f'[[lists]]\npath = "README.md"\nformat = "{form}"\n' if origin == "configured" else ""
    text = "# Papers\n\n" + "\n".join(lines) + "\n"
    monkeypatch.chdir(write({"README.md": text, "listlint.toml": config}))
    found = entries(run())
    assert [entry["venue"] for entry in found] == venues * 2
    assert [entry["year"] for entry in found] == list(range(2010, 2020))
    assert {tuple(entry["authors"]) for entry in found} == {("A. Brown", "Cedar Lab")}


@pytest.mark.usefixtures("lists")
def test_what_is_not_read_is_said(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join(f"- Boat number {n}" for n in range(12))
    monkeypatch.chdir(write({"boats/README.md": f"# Boats\n\n## Old\n\n{lines}\n"}))
    said = "12 items in 1 section have no link and are not read as entries"
    assert run().err == f"listlint: boats/README.md: {said}\n"


def test_no_brace_of_a_list_ends_a_value_of_bibtex(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "Deep }}, note = {{Nets { on Graphs"
    text = f"# P\n\n- [{title}](https://a.example/}}b) - Ada }} Lee. ICLR 2020.\n"
    monkeypatch.chdir(write({"README.md": text}))
    for line in run("--output-format", "bibtex").out.splitlines()[1:]:
        assert line == "}" or line.count("{") == line.count("}"), line
