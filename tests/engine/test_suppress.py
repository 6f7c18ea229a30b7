"""Comments that silence findings, and what is said of those that do not."""

import pytest
from conftest import Repository, Run

from listlint.config.config_file import read
from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.engine.suppress import RULES_OF_DUPLICATES
from listlint.testing import load_texts

NOTHING = dict[str, str]().get
BROKEN = "[x](gone.png)"


def findings(text: str, config: Config | None = None) -> list[str]:
    config = config or Config()
    result = lint(load_texts({"a.md": text}, config), config)
    lines = result.sources["a.md"]
    return [f"{lines.position(d.span.start).line}: {d.rule}" for d in result.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        f"{BROKEN} <!-- listlint: ignore[broken-link] why -->\n",
        f"- {BROKEN} <!-- listlint: ignore[broken-link] -->\n",
        f"- an item\n  - {BROKEN}\n\n  {BROKEN} <!-- listlint: ignore[broken-link] -->\n",
        f"| a |\n|---|\n| {BROKEN} <!-- listlint: ignore[broken-link] --> |\n",
        f"# A <!-- listlint: ignore[broken-link] -->\n\n## B\n\n{BROKEN}\n\n- {BROKEN}\n",
        f"{BROKEN}\n\n<!-- listlint: ignore-file[broken-link] -->\n",
        f"<!-- listlint: ignore[broken-link] -->\n{BROKEN}\n",
        f"[other](a.md) {BROKEN} <!-- listlint: ignore[self-link, broken-link] both -->\n",
    ],
)
def test_silenced(text: str) -> None:
    assert findings(text) == []


def test_what_stands_elsewhere_is_not_silenced() -> None:
    text = f"- {BROKEN} <!-- listlint: ignore[broken-link] -->\n- {BROKEN}\n"
    assert findings(text) == ["2: broken-link"]
    section = f"# A <!-- listlint: ignore[broken-link] -->\n\n{BROKEN}\n\n# B\n\n{BROKEN}\n"
    assert findings(section) == ["7: broken-link"]


def test_what_awesome_lint_is_told_to_pass_over_is_silenced_too() -> None:
    entries = (
        "- [httpx](https://httpx.example) - A client.",
        "- [flask](https://flask.example) - A small framework.",
        "- [starlette](https://httpx.example) - A server.",
    )

    def found(*before: str) -> list[str]:
        text = "\n".join([*before, *entries, ""])
        return [each.rule for each in lint(load_texts({"README.md": text}), Config()).diagnostics]

    disabled, enabled = (f"<!--lint {word} double-link-->\n" for word in ("disable", "enable"))
    assert found() == ["duplicate-url"]
    assert found(disabled) == []
    assert found(disabled, enabled) == ["duplicate-url"]


def test_a_comment_for_awesome_lint_may_be_of_no_use_here() -> None:
    assert findings("<!--lint disable double-link no-such-rule-->\n\nA paragraph.\n") == []


def test_other_rules_are_not_silenced() -> None:
    text = f"{BROKEN} <!-- listlint: ignore[self-link] -->\n"
    assert findings(text) == ["1: broken-link", "1: unused-suppression"]


def test_a_finding_about_a_comment_can_be_silenced_too() -> None:
    comment = "x <!-- listlint: ignore[self-link, unused-suppression] soon -->\n"
    assert findings(comment) == []
    silenced = "<!-- listlint: ignore-file[unused-suppression] -->\n\n"
    assert findings(f"{silenced}x <!-- listlint: ignore[self-lnk] -->\n") == []
    assert findings(f"{silenced}x <!-- listlint: ignore -->\n") == []
    assert findings(silenced) == ["1: unused-suppression"]


def test_what_is_silenced_is_counted() -> None:
    text = "[x](a.md) <!-- listlint: ignore[broken-link, unused-suppression] why -->\n"
    config = Config()
    assert lint(load_texts({"a.md": text}, config), config).summary.suppressed == 1


def test_comments_that_overlap_are_all_of_use() -> None:
    whole = "<!-- listlint: ignore-file[broken-link] -->\n\n"
    line = "<!-- listlint: ignore[broken-link] -->"
    assert findings(f"{whole}- {BROKEN} {line}\n- {BROKEN} {line}\n- {BROKEN}\n") == []
    assert findings(f"{whole}- {BROKEN} {line}\n- x {line}\n- {BROKEN}\n") == [
        "4: unused-suppression"
    ]


def test_never_blanket() -> None:
    assert findings(f"{BROKEN} <!-- listlint: ignore -->\n") == [
        "1: broken-link",
        "1: unused-suppression",
    ]


def test_code_is_no_comment() -> None:
    text = "`<!-- listlint: ignore[broken-link] -->`\n\n```\n<!-- listlint: ignore[x] -->\n```\n"
    assert findings(text) == []


def test_rules_that_did_not_run_are_not_called_unused() -> None:
    off = read('[rules]\nbroken-link = "off"\n', "listlint.toml", NOTHING)
    assert findings("x <!-- listlint: ignore[broken-link] -->\n", off) == []


def test_comments_in_frontmatter() -> None:
    keyed = read('[rules]\nkey-mismatch = { key = "meta_key" }\n', "listlint.toml", NOTHING)
    head = "---\ntitle: A\nmeta_key: b # listlint: ignore[key-mismatch] renamed\n---\n"
    assert findings(head, keyed) == []
    alone = "---\n# listlint: ignore[key-mismatch]\nmeta_key: b\n---\n"
    assert findings(alone, keyed) == []
    text = "---\ntitle: 'A # listlint: ignore[key-mismatch]'\nmeta_key: b\n---\n"
    assert findings(text, keyed) == ["3: key-mismatch"]


IGNORE = '[[suppress]]\nrules = ["broken-link"]\nreason = "moves soon"\n'


@pytest.mark.parametrize(
    ("place", "is_meant"),
    [
        ('path = "a.md"', True),
        ('path = "b.md"', False),
        ('path = "*.md"\ntitle = "note: A"', True),
        ('path = "b.md"\ntitle = "Note A"', False),
        ('title = "Note B"', False),
        ('id = "arxiv:1908.08530"', False),
    ],
)
def test_the_configuration_silences_by_path_and_title(place: str, *, is_meant: bool) -> None:
    config = read(f"{IGNORE}{place}\n", "listlint.toml", NOTHING)
    project = load_texts({"a.md": f"# Note A\n\n{BROKEN}\n"}, config)
    found = lint(project, config)
    rules = [(d.span.path, d.rule) for d in found.diagnostics]
    silent = [("a.md", "broken-link"), ("listlint.toml", "unused-suppression")]
    assert rules == ([] if is_meant else silent)
    assert found.summary.suppressed == is_meant


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ('title = "vl-bert"', [2]),
        ('id = "arxiv:1908.08530"', [2]),
        ('id = "https://arxiv.org/pdf/1908.08530v2.pdf"', [2]),
        ('id = "arxiv:1908.08530"\ntitle = "LXMERT"', [1, 2]),
        ('title = "LXMERT"', [1]),
    ],
)
def test_the_configuration_silences_entries(place: str, lines: list[int]) -> None:
    entries = (
        "- [VL-BERT](https://arxiv.org/abs/1908.08530), [code](gone.md)\n"
        "- [LXMERT](https://arxiv.org/abs/1908.07490), [code](gone.md)\n"
    )
    config = read(f"{IGNORE}{place}\n", "listlint.toml", NOTHING)
    found = lint(load_texts({"README.md": entries}, config), config).diagnostics
    source = load_texts({"README.md": entries}, config).sources["README.md"]
    assert [
        source.position(each.span.start).line for each in found if each.rule == "broken-link"
    ] == lines


def unused(table: str, rules: str) -> list[str]:
    """What is said of a table of the configuration that silences nothing, where these rules run."""
    config = read(f"select = [{rules}, 'unused-suppression']\n{table}", "listlint.toml", NOTHING)
    return [d.rule for d in lint(load_texts({"a.md": "# A\n"}, config), config).diagnostics]


def test_a_table_is_unused_only_where_all_its_rules_ran() -> None:
    table = '[[suppress]]\nrules = ["broken-link", "self-link"]\nreason = "r"\npath = "a.md"\n'
    assert unused(table, "'broken-link'") == []
    assert unused(table, "'broken-link', 'self-link'") == ["unused-suppression"]


def test_a_review_is_unused_only_where_all_rules_of_duplicates_ran() -> None:
    table = '[[not-duplicates]]\nworks = ["Tool a", "Tool b"]\nreason = "r"\n'
    first, *_ = RULES_OF_DUPLICATES
    assert unused(table, f"'{first}'") == []
    assert unused(table, f"{sorted(RULES_OF_DUPLICATES)}"[1:-1]) == ["unused-suppression"]


def test_a_change_that_suppresses_says_so(repository: Repository, run: Run) -> None:
    old = f"- {BROKEN} <!-- listlint: ignore[broken-link] old -->\n"
    repository.commit({"a.md": old, "listlint.toml": ""})
    table = f'{IGNORE}path = "b.md"\n'
    new = f"- [y](y.png) <!-- listlint: ignore[broken-link] new -->\n- {BROKEN[:-1]}x)\n"
    repository.write({"a.md": old + new, "b.md": BROKEN, "listlint.toml": table})
    outcome = run("check", "--new-since", "HEAD", "--output-format", "concise")
    assert outcome.places == ["a.md:3:broken-link"]
    assert outcome.err.splitlines()[-2:] == [
        "the change itself suppresses broken-link at a.md:2: new",
        "the change itself suppresses broken-link at listlint.toml:2: moves soon",
    ]


def test_what_the_base_suppresses_the_change_does_not(repository: Repository, run: Run) -> None:
    kept = "[a](gone.md) <!-- listlint: ignore[broken-link] -->\n"
    repository.commit({"a.md": kept})
    repository.write({"a.md": f"{kept}\nMore.\n"})
    assert "the change itself" not in run("check", "--new-since", "HEAD").err
    repository.write({"a.md": f"{kept}\n{kept}"})
    assert "the change itself suppresses broken-link at a.md:3" in (
        run("check", "--new-since", "HEAD").err
    )
    repository.write({"a.md": kept.replace("gone", "lost")})
    assert "the change itself suppresses broken-link at a.md:1" in (
        run("check", "--new-since", "HEAD").err
    )


IGNORED = "<!-- listlint: ignore[broken-link] -->"
WHOLE = "<!-- listlint: ignore-file[broken-link] -->"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (f"{WHOLE}\n\n# A\n", f"# A\n\n{BROKEN}\n\n{WHOLE}\n", None),
        (f"# A {IGNORED}\n\n{BROKEN}\n", f"# A {IGNORED}\n\nNew.\n\n{BROKEN}\n[y](y.png)\n", None),
        (f"# A\n\n# B {IGNORED}\n\n{BROKEN}\n", f"# A {IGNORED}\n\n{BROKEN}\n\n# B\n", 1),
        (f"# A\n\n# B {IGNORED}\n\n{BROKEN}\n", f"# A\n\n# C {IGNORED}\n\n{BROKEN}\n", 3),
        (f"# A\n\n# B {IGNORED}\n\n{BROKEN}\n", f"{BROKEN}\n\n{WHOLE}\n", 3),
        (f"a\n{BROKEN} {IGNORED}\n", f"New.\n\na b\n{BROKEN} {IGNORED}\n", None),
        (f"a\n{BROKEN} {IGNORED}\n", f"a\n[y](y.png)\n{BROKEN} {IGNORED}\n", 3),
    ],
)
def test_a_comment_that_speaks_for_the_same_as_before_suppresses_nothing_new(
    repository: Repository, run: Run, before: str, after: str, line: int | None
) -> None:
    repository.commit({"a.md": before})
    repository.write({"a.md": after})
    said = run("check", "--new-since", "HEAD").err
    assert ("the change itself" in said) == (line is not None)
    assert line is None or f"broken-link at a.md:{line}" in said
