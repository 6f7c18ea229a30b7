"""The project's own list and notes: what is wrong with them, exactly."""

import json
from collections import Counter
from functools import cache
from typing import Any

from conftest import ROOT, TESTS, Golden

from listlint.cli.report import FORMATS
from listlint.cli.report.layout import PLAIN, Layout
from listlint.engine.run import lint
from listlint.engine.workspace import open_workspace

EACH = Layout(show_all=True, show_unwritten=True)


@cache
def report() -> dict[str, Any]:
    workspace = open_workspace(ROOT, ["seeds"])
    result = lint(workspace.project, workspace.config, workspace.is_named)
    loaded: dict[str, Any] = json.loads("".join(FORMATS["json"](result, PLAIN)))
    return loaded


def of(rule: str) -> list[dict[str, Any]]:
    return [found for found in report()["diagnostics"] if found["rule"] == rule]


def test_what_was_checked() -> None:
    summary = report()["summary"]
    assert (summary["files"], summary["lists"], summary["notes"]) == (5, 1, 4)
    assert (summary["entries"], summary["references"]) == (8, 185)
    assert [each["notes"] for each in summary["schemas"]] == [1, 3]


def test_of_159_note_links_157_are_broken() -> None:
    workspace = open_workspace(ROOT, ["seeds"])
    notes = list(workspace.project.notes)
    assert sum(len(note.links) for note in notes) == 159
    expected = {
        (note.path, link.span.start)
        for note in notes
        for link in note.links
        if not (ROOT / note.folder / link.target).exists()
    }
    sources = workspace.project.sources
    found = set()
    for each in of("broken-link"):
        text = sources[each["path"]].text
        found.add((each["path"], text.rindex("[", 0, each["start"]["offset"])))
    assert len(found) == len(of("broken-link")) == 157
    assert found == expected


def test_six_of_them_have_an_answer() -> None:
    answered = [found for found in of("broken-link") if found["severity"] == "error"]
    assert len(answered) == 6
    assert all(found["help"] for found in answered)
    assert report()["summary"]["unwritten"] == 151


def test_the_pixel_bert_note_means_uniter_under_another_title() -> None:
    (found,) = [
        found
        for found in of("broken-link")
        if "pixel-bert" in found["path"] and "uniter" in found["message"]
    ]
    assert "uniter-universal-image-text-representation-learning.md" in found["help"]


def test_the_contact_lacks_its_scheme() -> None:
    (found,) = of("missing-scheme")
    assert (found["start"]["line"], found["start"]["column"]) == (17, 53)
    assert found["fix"]["safe"]


def test_vqa_is_one_finding_with_its_places() -> None:
    (found,) = [each for each in of("repeated-reference") if "VQA" in each["message"]]
    assert "6 times" in found["message"]
    lines = [found["start"]["line"], *(place["start"]["line"] for place in found["related"])]
    assert sorted(lines) == [48, 57, 60, 66, 75, 84]


def test_two_works_are_cited_under_changed_titles() -> None:
    path = "reading-status-notes"
    whys = [each["message"] for each in of("repeated-reference") if path in each["path"]]
    assert [why.partition("the same words, ")[2] for why in whys] == [
        "continued with `with instance loss`",
        "continued with `with hard negatives`",
    ]


def test_the_list_and_its_notes_disagree_on_one_work() -> None:
    year, authors = of("disagreeing-note")
    assert year["message"].endswith("`2019` here, `2020` in the note")
    assert authors["message"].endswith("`Ming Gong` only here")
    assert all("unicoder-vl" in each["message"] for each in (year, authors))


def test_two_entries_break_the_line_before_the_authors_and_six_do_not() -> None:
    (found,) = of("uneven-line-break")
    assert found["message"].startswith("2 entries break the line before the authors")
    assert found["message"].endswith("6 do not")
    assert found["start"]["line"] == 30
    assert [place["start"]["line"] for place in found["related"]] == [32]


def test_nothing_else_is_found() -> None:
    assert Counter(found["rule"] for found in report()["diagnostics"]) == {
        "broken-link": 157,
        "disagreeing-note": 2,
        "missing-scheme": 1,
        "repeated-reference": 3,
        "mixed-format": 1,
        "uneven-line-break": 1,
    }


def test_the_golden_report(golden: Golden) -> None:
    workspace = open_workspace(ROOT, ["seeds"])
    result = lint(workspace.project, workspace.config, workspace.is_named)
    text = "".join(f"{line}\n" for line in FORMATS["concise"](result, EACH))
    golden(TESTS / "golden" / "seeds.concise.txt", text)
