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
        "listlint: `year` has no place in the format of this list; its fields are"
        " title, url, description\n"
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
        (GROPE, 2, "missing: description (`--description …`), others have `Does one thing`"),
        ((*GROPE, "--description", "D", "--section", "Shel"), 2, "did you mean `Shell`?"),
        (("--url", "x.org", "--title", "x"), 2, "`x.org` is no address"),
        (("--title", "x"), 2, "missing: url (`--url …`)"),
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


PAPERS = "# Flights\n\n## Papers\n\n" + "".join(
    f"- **{name} of wings** (Roe, 20{n}0) [[paper](https://arc.example.org/{name.lower()}.pdf)]\n"
    for n, name in enumerate(("Art", "Book", "Course", "Day", "End"))
)
STATED = """
## Programs

- [awk](https://example.org/awk) - Reads lines.
- [sed](https://example.org/sed) - Edits streams.
- [vim](https://example.org/vim) - Edits text.

## Contributing

Papers are written as

```markdown
- **Title** (Authors, Year) [[paper](url)] [[code](url)]
```

Leave out the code if there is none. Programs are `- [Name](url) - Description.` by the alphabet.
"""
WINGS = ("--section", "Papers", "--title", "Kites of wings", "--year", "2051", "--dry-run")
KITES = "https://arc.example.org/kites.pdf"
KITES_LINE = f"- **Kites of wings** (Lee, 2051) [[paper]({KITES})]\n"


def test_the_url_is_the_address_whatever_the_format_calls_it(
    repository: Repository, add: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write({"README.md": PAPERS + STATED})
    asked = add(*WINGS, "--url", KITES)
    assert asked.err == "listlint: missing: authors (`--authors …`), others have `Roe`\n"
    by = ("--authors", "Lee")
    for given in (("--url", KITES), ("--field", f"paper={KITES}"), ("--field", f"Paper={KITES}")):
        assert add(*WINGS, *by, *given).out == KITES_LINE
        assert add(*WINGS, *by, *given, "--url", KITES).out == KITES_LINE
    other = add(*WINGS, *by, "--url", "https://example.org/x", "--field", f"paper={KITES}")
    assert "no place for `--url` beside `paper`, which is another address" in other.err
    form = {"URL": KITES, "Title": "Kites of wings", "Authors": "Lee", "Year": 2051}
    stdin = SimpleNamespace(buffer=io.BytesIO(json.dumps(form | {"Section": "Papers"}).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert add("-", "--dry-run").out == KITES_LINE


def test_a_title_that_is_listed_is_told_before_anything_is_asked(
    repository: Repository, add: Run
) -> None:
    repository.write({"README.md": PAPERS + STATED})
    told = add("--section", "Papers", "--title", "day of Wings", "--url", KITES)
    listed, *asked = told.err.splitlines()
    assert listed == "listlint: README.md:8: already listed: `Day of wings` has this title"
    assert len(asked) == 2


SHOPS = """# Kites

| Name | Where | Price | Picture |
| --- | --- | --- | --- |
| [Dragon](https://dragon.example.com) | Weifang | low | ![Dragon](img/a.png) |
| [HQ](https://hq.example.com) | Bremen | middle | ![HQ](img/a.png) |
| [Prism](https://prism.example.com) | Seattle | high | |
| [Skynet](https://skynet.example.com) | Torino | high | ![Skynet](img/a.png) |
"""
LOOP = ("--title", "Loop", "--url", "https://loop.example.com", "--dry-run")


def test_a_row_of_a_small_table_is_written_by_its_columns(
    repository: Repository, add: Run, run: Run
) -> None:
    repository.write({"README.md": SHOPS, "img/a.png": "x"})
    fields = ("--field", "Where=Kiel", "--field", "price=low")
    row = "| [Loop](https://loop.example.com) | Kiel | low |"
    assert add(*LOOP, *fields).out == f"{row} |\n"
    picture = "![Loop](img/a.png)"
    assert add(*LOOP, *fields, "--field", f"Picture={picture}").out == f"{row} {picture} |\n"
    asked = add(*LOOP, "--field", "price=low").err
    assert (
        asked == "listlint: missing: where (`--field where=…`), others have `Seattle` or `Torino`\n"
    )
    unknown = add(*LOOP, *fields, "--field", "Colour=red").err
    assert "`colour` has no place in the format of this list; its fields are" in unknown
    assert "title, url, where, price, picture\n" in unknown
    template = "| [{title}]({url}) | {where} | {price} | {?{picture}?} |"
    assert template in run("format").out
    two = "".join(line for line in SHOPS.splitlines(keepends=True)[:6])
    repository.write({"README.md": two})
    few = add(*LOOP, *fields).err
    assert "2 entries are too few to know how the rows of `Name | Where | Price | Picture`" in few
    assert "such as `| [{title}]({url}) | {where} | {price} | {picture} |`" in few


def test_an_image_that_some_have_can_be_given(repository: Repository, add: Run) -> None:
    badge = "![stars](https://img.shields.io/github/stars/a/{})"
    tools = "".join(
        f"- [{name}](https://example.org/{name}) {badge.format(name)} - Does one thing.\n"
        if n % 2
        else f"- [{name}](https://example.org/{name}) - Does one thing.\n"
        for n, name in enumerate(NAMES)
    )
    stated = "\n## Contributing\n\nWrite `- [Name](url) ![stars](badge) - Description.`\n"
    for head in (f"# Tools\n\n{tools}", f"# Tools\n\n{tools}{stated}"):
        repository.write({"README.md": head})
        given = ("--url", "https://example.org/grope", "--title", "grope", "--dry-run")
        own = badge.format("grope")
        outcome = add(*given, "--description", "Finds things", "--field", f"image={own}")
        assert outcome.out == f"- [grope](https://example.org/grope) {own} - Finds things.\n"
        assert "no place" not in outcome.err


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
