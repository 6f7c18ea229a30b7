"""`listlint add`: what it writes, what it asks for and what it refuses."""

import io
import json
import sys
from functools import partial
from types import SimpleNamespace

import pytest
from conftest import Repository, Run

NAMES = ("awk", "bat", "curl", "dust", "exa", "fd", "jq", "zoxide")
README = "# Tools\n\n## Shell\n\n" + "".join(
    f"- [{name}](https://github.com/a/{name}) - Does one thing.\n" for name in NAMES
)
GROPE = ("--url", "https://github.com/x/grope", "--title", "grope")


@pytest.fixture
def add(run: Run) -> Run:
    """Run `listlint add` in this process."""
    return partial(run, "add")


@pytest.fixture
def listed(repository: Repository) -> Repository:
    repository.commit({"README.md": README})
    return repository


def read(repository: Repository) -> str:
    return (repository.root / "README.md").read_text("utf-8")


def test_an_entry_is_written_at_its_place(listed: Repository, add: Run, run: Run) -> None:
    outcome = add(*GROPE, "--description", "Finds things", "--year", "2024")
    line = "- [grope](https://github.com/x/grope) - Finds things."
    assert (outcome.status, outcome.out) == (0, f"{line}\n")
    assert outcome.err == (
        "listlint: `year` has no place in the format of this list\n"
        "listlint: added to README.md:11, in `Shell`, after `fd`\n"
    )
    assert read(listed).splitlines()[10] == line
    assert run("check", "--new-since", "HEAD", "--strict").status == 0


def test_a_dry_run_writes_nothing(listed: Repository, add: Run) -> None:
    outcome = add(*GROPE, "--description", "Finds things", "--dry-run")
    assert outcome.status == 0
    assert "would be added to README.md:11" in outcome.err
    assert read(listed) == README


def test_the_answers_of_an_issue_form_are_read(
    listed: Repository, add: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = {
        "URL": "https://github.com/x/grope",
        "title": "grope",
        "Description": "Finds\nthings.",
        "section": "shell",
        "authors": "_No response_",
        "terms": True,
    }
    stdin = SimpleNamespace(buffer=io.BytesIO(json.dumps(form).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert add("-").out == "- [grope](https://github.com/x/grope) - Finds things.\n"
    assert "- [grope]" in read(listed)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (GROPE, 2, "the description is missing: `--description …`, others have `Does one thing`"),
        ((*GROPE, "--description", "D", "--section", "Shel"), 2, "did you mean `Shell`?"),
        (("--url", "x.org", "--title", "x"), 2, "`x.org` is no address"),
        (("--title", "x"), 2, "the url is missing"),
        ((*GROPE, "--description", "<!-- a -->"), 2, "holds a comment"),
        ((*GROPE, "--field", "x"), 2, "NAME=TEXT"),
        (
            ("--url", "http://github.com/A/fd.git", "--title", "fd", "--description", "D"),
            1,
            "README.md:10: already listed: `fd` has this address",
        ),
        (
            (*GROPE, "--description", "Does [one](thing.md)"),
            1,
            "`check` would have something to say of it",
        ),
    ],
)
def test_what_cannot_be_added_is_said(
    listed: Repository, add: Run, arguments: tuple[str, ...], status: int, said: str
) -> None:
    outcome = add(*arguments)
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err
    assert read(listed) == README


def test_an_address_may_have_the_name_that_the_format_has_for_it(
    repository: Repository, add: Run
) -> None:
    papers = "".join(
        f"- **{name} of things**. [[PDF](https://arxiv.org/abs/2001.0000{n})]\n"
        for n, name in enumerate(("Art", "Book", "Course", "Day", "End", "Fun", "Gift", "Home"))
    )
    repository.write({"README.md": f"# Papers\n\n## All\n\n{papers}"})
    fields = ("--title", "Ink of things", "--field", "pdf=https://arxiv.org/abs/2001.00009")
    written = "- **Ink of things**. [[PDF](https://arxiv.org/abs/2001.00009)]\n"
    assert add(*fields, "--dry-run").out == written
    said = (*fields, "--field", "note=https: a protocol")
    assert add(*said, "--dry-run").out == written
    listed = add(*fields[:-1], "pdf=https://arxiv.org/abs/2001.00003")
    assert "already listed: `Day of things` has this address" in listed.err


def test_that_there_is_no_list_is_said_before_anything_is_asked(
    repository: Repository, add: Run
) -> None:
    repository.write({"notes.txt": "nothing"})
    assert "there is no list with entries" in add("--title", "x").err


def test_the_text_of_an_issue_is_read(
    listed: Repository, add: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = (
        "### URL\r\n\r\nhttps://github.com/x/grope\r\n\r\n### Title\r\n\r\ngrope\r\n\r\n"
        "### Description\r\n\r\nFinds things.\r\n\r\n### Section\r\n\r\nShell\r\n\r\n"
        "### Authors\r\n\r\n_No response_\r\n"
    )
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(issue.encode())))
    assert add("-", "--dry-run").out == "- [grope](https://github.com/x/grope) - Finds things.\n"
    assert read(listed) == README


@pytest.mark.parametrize("data", [b"[]", b"words", b"{", b'{"url": {}}', b"\xff", b"[" * 100_000])
def test_input_that_is_no_object_of_texts_is_refused(
    listed: Repository, add: Run, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    outcome = add("-")
    assert outcome.status == 2
    assert "Traceback" not in outcome.err
    assert read(listed) == README
