"""The reports for other programs, as those read them: by their own libraries and schemas, or by
what their documentation asks for.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Run, Write
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError
from junitparser import Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt
from pydantic_sarif import model as sarif_model
from report_cases import CHECKED, README, RESULT, SOURCES, error, result, results, span

from listlint.cli.report import FORMATS, for_review
from listlint.cli.report.layout import PLAIN
from listlint.cli.report.markdown_report import LONGEST_PASTE, MOST_ROWS
from listlint.cli.report.suggestion import new_lines, replacement
from listlint.core.diagnostic import Edit, Fix
from listlint.core.result import Added, Result, Unchecked
from listlint.core.source import Source, Span

SARIF = sarif_model.StaticAnalysisResultsFormatSarifVersion210JsonSchema


def written(name: str, of: Result) -> str:
    return "\n".join(FORMATS[name](of, PLAIN))


def read_sarif(text: str) -> Any:
    SARIF.model_validate_json(text)
    return json.loads(text)["runs"][0]


def read_junit(text: str) -> JUnitXml:
    return JUnitXml.fromstring(text.encode())


def test_sarif_has_the_findings_where_they_are() -> None:
    run = read_sarif(written("sarif", replace(RESULT, prefix="my docs/")))
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(RESULT.diagnostics)
    for found, each in zip(RESULT.diagnostics, run["results"], strict=True):
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"] == found.rule
        assert each["level"] == found.severity
        place = each["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == f"my%20docs/{found.span.path}"
        start = RESULT.sources[found.span.path].position(found.span.start)
        assert (place["region"]["startLine"], place["region"]["startColumn"]) == start
    assert run["columnKind"] == "unicodeCodePoints"
    fixed = [each for each in run["results"] if "fixes" in each]
    assert len(fixed) == sum(bool(each.fix and each.fix.edits) for each in RESULT.diagnostics)


def test_gitlab_has_all_that_its_documentation_asks_for() -> None:
    issues = json.loads(written("gitlab", RESULT))
    assert len({each["fingerprint"] for each in issues}) == len(issues) == len(RESULT.diagnostics)
    for each in issues:
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(each["location"]["lines"]["begin"], int)
        assert not each["location"]["path"].startswith(("/", "./"))
        assert {"description", "check_name"} <= each.keys()


def test_junit_counts_errors_as_failures_and_warnings_as_skipped() -> None:
    report = read_junit(written("junit", RESULT))
    cases = [case for suite in report for case in suite]
    kinds = [type(case.result[0]) for case in cases]
    assert (report.tests, report.failures, report.skipped) == (12, 10, 2)
    assert (kinds.count(Failure), kinds.count(Skipped)) == (10, 2)
    assert sum(suite.tests for suite in report) == 12


def test_junit_of_a_clean_run_has_a_test_that_passed() -> None:
    report = read_junit(written("junit", result(())))
    (suite,) = report
    (case,) = suite
    assert (report.tests, case.is_passed) == (1, True)


def offset(source: Source, position: dict[str, int]) -> int:
    """A place as reviewdog counts it: in bytes of UTF-8 from the start of a line."""
    line = source.text[source.offset(position["line"]) :].encode("utf-8", "surrogatepass")
    before = line[: position["column"] - 1].decode("utf-8", "surrogatepass")
    return source.offset(position["line"]) + len(before)


def spans(source: Source, value: dict[str, dict[str, int]]) -> Span:
    return source.span(offset(source, value["start"]), offset(source, value["end"]))


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "jsonl"])
def test_a_finding_that_lacks_its_place_is_no_report(name: str) -> None:
    """That what reads them would notice."""
    read = dict(READERS)[name]
    text = written(name, RESULT)
    read(text)
    with pytest.raises(ValidationError):
        read(text.replace('"location"', '"place"').replace('"path"', '"file"'))


def test_rdjson_places_and_suggestions() -> None:
    report = json.loads(written("rdjson", RESULT))
    for found, each in zip(RESULT.diagnostics, report["diagnostics"], strict=True):
        source = SOURCES[each["location"]["path"]]
        assert spans(source, each["location"]["range"]) == found.span
        assert each["severity"] == str(found.severity).upper()
        if found.fix and found.fix.edits:
            (edit,) = found.fix.edits
            (suggestion,) = each["suggestions"]
            assert (spans(source, suggestion["range"]), suggestion["text"]) == (
                edit.span,
                edit.text,
            )


def test_several_edits_are_one_suggestion() -> None:
    first, last = span(README, "[Attention]"), span(README, " - Transformers")
    fix = Fix("write it otherwise", (Edit(last, "."), Edit(first, "[Self-attention]")))
    new = replacement(fix, SOURCES)
    assert new is not None
    assert new.text == "[Self-attention](notes/atention.md)."
    lines = new_lines(fix, SOURCES)
    assert lines == (3, 3, "- [Self-attention](notes/atention.md).")


def test_lines_that_are_removed_leave_nothing_of_them() -> None:
    source = Source("a.md", "one\ntwo\nthree\n")
    fix = Fix("remove it", (Edit(source.span(4, 8), ""),))
    assert new_lines(fix, {"a.md": source}) == (2, 2, "")


_PLACE = {
    "type": "object",
    "required": ["line"],
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "properties": {"start": _PLACE, "end": _PLACE},
    "additionalProperties": False,
}
_LOCATION = {
    "type": "object",
    "required": ["path"],
    "properties": {"path": {"type": "string"}, "range": _RANGE},
    "additionalProperties": False,
}
RDJSON = Draft202012Validator(
    {
        "type": "object",
        "required": ["source", "diagnostics"],
        "properties": {
            "source": {"$ref": "#/$defs/source"},
            "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
            "diagnostics": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["message", "location"],
                    "properties": {
                        "message": {"type": "string", "minLength": 1},
                        "location": _LOCATION,
                        "related_locations": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["location"],
                                "properties": {
                                    "message": {"type": "string"},
                                    "location": _LOCATION,
                                },
                                "additionalProperties": False,
                            },
                        },
                        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                        "source": {"$ref": "#/$defs/source"},
                        "code": {
                            "type": "object",
                            "required": ["value"],
                            "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
                            "additionalProperties": False,
                        },
                        "suggestions": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["range", "text"],
                                "properties": {"range": _RANGE, "text": {"type": "string"}},
                                "additionalProperties": False,
                            },
                        },
                        "original_output": {"type": "string"},
                    },
                    "additionalProperties": False,
                },
            },
        },
        "additionalProperties": False,
        "$defs": {
            "source": {
                "type": "object",
                "required": ["name"],
                "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
                "additionalProperties": False,
            }
        },
    }
)
"""What reviewdog's documentation of its format has, and nothing else."""
GITLAB = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string"},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^(?!\.?/)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""What GitLab's documentation asks for."""


def read_by(schema: Draft202012Validator) -> Callable[[str], object]:
    return lambda text: schema.validate(json.loads(text))


def read_lines(text: str) -> None:
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    finding = {**schema["properties"]["diagnostics"]["items"], "$defs": schema.get("$defs", {})}
    validator = Draft202012Validator(finding)
    for line in text.splitlines():
        validator.validate(json.loads(line))


READERS: list[tuple[str, Callable[[str], object]]] = [
    ("sarif", read_sarif),
    ("gitlab", read_by(GITLAB)),
    ("junit", read_junit),
    ("rdjson", read_by(RDJSON)),
    ("jsonl", read_lines),
]


@given(results())
def test_nothing_breaks_a_reader(any_result: Result) -> None:
    for name, read in READERS:
        read(written(name, any_result))


@given(results())
def test_a_comment_has_no_markup_of_a_file(any_result: Result) -> None:
    text = written("markdown", any_result)
    page = MarkdownIt("commonmark").enable("table").render(text)
    tags = set(re.findall(r"</?(\w+)", page))
    known = {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "code", "pre"}
    assert tags <= known | {"ul", "li"}
    words = re.sub(r"<code.*?</code>", "", page, flags=re.DOTALL)
    assert not re.search("[@#](?!\u200b)", words)


def test_a_comment_mentions_nobody_and_no_issue() -> None:
    """GitHub looks for them on the page, where an escaped character is what it stands for."""
    found = error(span(README, "bert.md"), "ask @alice about #12, not `@bob`")
    page = MarkdownIt("commonmark").render(written("markdown", result((found,))))
    words = re.sub(r"<code.*?</code>", "", page, flags=re.DOTALL)
    assert "@\u200balice about #\u200b12" in words


WORDS = "see [all](https://evil.example), ask @alice about #12 <b>`@bob [x](y)`"


def test_no_message_is_markup_for_reviewdog() -> None:
    found = error(span(README, "bert.md"), WORDS)
    message = json.loads(written("rdjson", result((found,))))["diagnostics"][0]["message"]
    page = MarkdownIt("commonmark").render(message)
    assert set(re.findall(r"</?(\w+)", page)) == {"p", "code"}
    assert not re.search("[@#](?!\u200b)", re.sub(r"<code.*?</code>|&#?\w+;", "", page))
    assert "<code>@bob [x](y)</code>" in page


def test_no_message_is_a_link_in_sarif() -> None:
    found = error(span(README, "bert.md"), WORDS)
    message = read_sarif(written("sarif", result((found,))))["results"][0]["message"]["text"]
    assert not re.search(r"(?<!\\)\]\(", message)


def test_notes_for_a_review_are_no_findings() -> None:
    summary = replace(
        CHECKED,
        added_suppressions=(Added("README.md", 3, ("broken-link",), "known"),),
        unchecked=(Unchecked("new docs", None, "it is hidden"),),
    )
    clean = result((), summary)
    texts = [each.text for each in for_review(clean)]
    run = read_sarif(written("sarif", clean))
    assert [(each["level"], each["message"]["text"]) for each in run["results"]] == [
        ("note", text) for text in texts
    ]
    issues = json.loads(written("gitlab", clean))
    assert [(each["severity"], each["description"]) for each in issues] == [
        ("info", text) for text in texts
    ]
    assert len({each["fingerprint"] for each in issues}) == len(texts)
    notes = json.loads(written("rdjson", clean))["diagnostics"]
    assert [(each["severity"], each["message"]) for each in notes] == [
        ("INFO", text) for text in texts
    ]
    assert [each["location"].get("range") for each in notes] == [{"start": {"line": 3}}, None]
    read = read_junit(written("junit", clean))
    assert (read.tests, read.failures, read.skipped) == (2, 0, 2)


def test_a_comment_has_room_for_all_that_it_says() -> None:
    long = "x" * 3 * LONGEST_PASTE
    source = Source("README.md", "".join(f"- {long} {n}\n" for n in range(400)))
    found = tuple(
        replace(
            error(source.span(at, at + 1), f"no file `{long}`"),
            fix=Fix("write it", (Edit(source.span(at, at + 1), "*"),)),
        )
        for at in source.starts[:-1]
    )
    of = Result(diagnostics=found, fingerprints=("",) * 400, sources={"README.md": source})
    text = written("markdown", of)
    assert len(text) < 65_536
    assert f"and {400 - MOST_ROWS} more" in text


def test_several_reports_in_one_run(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"a.md": "[a](gone.png)\n"})
    monkeypatch.chdir(root)
    files = {name: f"--output={name}=out.{name}" for name in FORMATS}
    found = run("check", *files.values(), "--output-format", "concise")
    assert len(found.out.splitlines()) == 1
    for name in FORMATS:
        assert (root / f"out.{name}").read_text()
    assert ET.parse(root / "out.junit").getroot().tag == "testsuites"  # noqa: S314 - our own
    assert len(json.loads(Path("out.json").read_text())["diagnostics"]) == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--output", "sarif"], "`sarif` is not of the form `sarif=report.sarif`"),
        (["--output", "srif=a"], "there is no format `srif`: did you mean `sarif`?"),
        (["--output", "json=a", "--output", "sarif=a"], "into one file, `a`"),
        (["--output", "json=no/a"], "`no/a` cannot be written"),
    ],
)
def test_a_report_that_cannot_be_written(
    run: Run,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    complaint: str,
) -> None:
    monkeypatch.chdir(write({"a.md": "# A\n"}))
    found = run("check", *arguments)
    assert found.status == 2
    assert complaint in found.err
