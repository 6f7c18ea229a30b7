"""The Python API: what the command line says, as values."""

import re

import pytest
from conftest import ROOT, Repository, Write

import listlint

TEXT = (
    "# Papers\n\n## Vision\n\n- [VL-BERT](https://arxiv.org/abs/1908.08530), Weijie Su, ICLR 2020\n"
    "- [UNITER](gone.md), Yen-Chun Chen, ECCV 2020\n"
)


def test_check_gives_a_report(write: Write) -> None:
    report = listlint.check(write({"README.md": TEXT}))
    (finding,) = report.findings
    assert (finding.path, finding.line, finding.column) == ("README.md", 6, 12)
    assert (finding.end_line, finding.end_column) == (6, 19)
    assert (finding.rule, finding.severity) == ("broken-link", "error")
    assert (report.errors, report.warnings, report.files, report.entries) == (1, 0, 1, 2)


def test_a_change_is_looked_at_as_on_the_command_line(repository: Repository) -> None:
    repository.commit({"README.md": TEXT})
    assert listlint.check(repository.root / "README.md", new_since="HEAD").findings == ()
    repository.write({"README.md": TEXT + "- [LXMERT](lost.md), Hao Tan, EMNLP 2019\n"})
    found = listlint.check(repository.root, new_since="HEAD").findings
    assert [(each.rule, each.line) for each in found] == [("broken-link", 7)]


def test_entries_are_read(write: Write) -> None:
    first, second = listlint.entries(write({"README.md": TEXT}))
    assert (first.path, first.line, first.section) == ("README.md", 5, ("Papers", "Vision"))
    assert (first.title, first.authors, first.venue, first.year) == (
        "VL-BERT",
        ("Weijie Su",),
        "ICLR",
        2020,
    )
    assert (first.url, first.ids) == ("https://arxiv.org/abs/1908.08530", ("arxiv:1908.08530",))
    assert second.text.startswith("- [UNITER]")


def test_wrong_usage_is_an_error(write: Write) -> None:
    root = write({"README.md": TEXT, "listlint.toml": "select = ['no-such-rule']\n"})
    with pytest.raises(listlint.UsageError, match="no-such-rule"):
        listlint.check(root)
    with pytest.raises(listlint.UsageError, match="there is no file"):
        listlint.check(root / "gone")


EXAMPLE = re.compile(r"^```python\n(import listlint\n.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_example_of_the_page_runs(repository: Repository) -> None:
    (example,) = EXAMPLE.findall((ROOT / "docs" / "own-rules.md").read_text("utf-8"))
    repository.commit({"path/to/list/README.md": TEXT})
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - our own page
    assert names["titles"] == ["VL-BERT", "UNITER"]


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(AttributeError, match="no attribute `chekc`"):
        listlint.chekc  # noqa: B018 - the access is what is tested
