"""The configuration: what it says, and how it complains."""

import json

import pytest
from conftest import ROOT

from listlint.config.config_file import read
from listlint.config.json_schema import configuration_schema
from listlint.config.tables import Config
from listlint.config.toml_lines import line_of
from listlint.core.diagnostic import Severity
from listlint.core.document import DocumentKind
from listlint.core.errors import UsageError
from listlint.links.index import UnwrittenPolicy
from listlint.rules import rules
from listlint.rules._engine_findings import SYNTAX_ERROR
from listlint.schema import load


def config(text: str, path: str = "listlint.toml", **files: str) -> Config:
    return read(text, path, files.get)


def complaints(text: str, **files: str) -> tuple[str, ...]:
    with pytest.raises(UsageError) as error:
        config(text, **files)
    return error.value.complaints


def test_the_schema_in_the_repository_is_up_to_date() -> None:
    written = json.loads((ROOT / "schemas/config.schema.json").read_text(encoding="utf-8"))
    assert written == configuration_schema()


def test_the_schema_is_one_that_editors_know() -> None:
    text = (ROOT / "schemas/config.schema.json").read_text(encoding="utf-8")
    load("s.json", {"s.json": text}.get)  # no keyword is there that its draft does not have
    assert json.loads(text)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_nothing_configured() -> None:
    nothing = config("")
    assert nothing == Config()
    assert nothing.kind("README.md") is None
    assert nothing.setting(rules()["broken-link"]).on


def test_tables_decide_kinds() -> None:
    both = config(
        """
[[lists]]
path = "README.md"
[[notes]]
path = "notes/**/*.md"
unwritten = "allow"
references = ["Cited"]
[[notes]]
path = "notes"
"""
    )
    assert both.kind("README.md") is DocumentKind.LIST
    assert both.kind("sub/README.md") is None
    assert both.kind("notes/a.md") is both.kind("notes/x/y/a.md") is DocumentKind.NOTE
    assert both.kind("other/notes/a.md") is None
    assert both.folder("notes/a.md").links.unwritten is UnwrittenPolicy.ALLOW
    assert both.references("notes/a.md") == ("Cited",)


def test_globs_match_as_in_gitignore() -> None:
    one = config('[[notes]]\npath = "notes/*.md"\n')
    assert one.kind("notes/a.md") is DocumentKind.NOTE
    assert one.kind("notes/sub/a.md") is None


def test_pyproject() -> None:
    text = '[project]\nname = "x"\n[tool.listlint]\nignore = ["broken-link"]\n'
    assert config(text, "pyproject.toml").ignore == ("broken-link",)
    assert config('[project]\nname = "x"\n', "pyproject.toml") == Config()


def test_levels_and_options_of_rules() -> None:
    one = config(
        """
[rules]
broken-link = { severity = "warning", cutoff = 90 }
self-link = "off"
key-mismatch = { key = "id" }
"""
    )
    broken = one.setting(rules()["broken-link"])
    assert (broken.on, broken.severity, broken.options) == (True, Severity.WARNING, {"cutoff": 90})
    assert not one.setting(rules()["self-link"]).on
    assert one.setting(rules()["key-mismatch"]).options == {"key": "id"}


def test_the_command_line_has_the_last_word() -> None:
    one = config('ignore = ["self-link"]\n[rules]\nbroken-anchor = "off"\n')
    chosen = one.selecting(["self-link", "broken-anchor"], [])
    assert chosen.setting(rules()["self-link"]).on
    assert chosen.setting(rules()["broken-anchor"]).on
    assert not chosen.setting(rules()["broken-link"]).on
    assert not one.selecting([], ["broken-link"]).setting(rules()["broken-link"]).on


def test_per_file_ignores() -> None:
    one = config('[per-file-ignores]\n"old/" = ["syntax-error"]\n')
    assert one.is_ignored("old/a.md", SYNTAX_ERROR.name)
    assert not one.is_ignored("new/a.md", SYNTAX_ERROR.name)


@pytest.mark.parametrize(
    ("text", "complaint", "remedy"),
    [
        ("exclud = []", "1: unknown key `exclud`", "`exclude`"),
        (
            '\n[[notes]]\npath = "a"\n[[notes]]\npath = "b"\nschem = "x"\n',
            "6: unknown key `notes[1].schem`",
            "`schema`",
        ),
        ('select = ["broken-lnik"]', "1: `select[0]` is `broken-lnik`", "`broken-link`"),
        ("[rules]\nself-lnik = 'off'", "2: unknown key `rules.self-lnik`", "`self-link`"),
        (
            "[rules]\nself-link = 'of'",
            "2: `rules.self-link` is `of`, not one of",
            "`off`",
        ),
    ],
)
def test_complaints_name_line_and_remedy(text: str, complaint: str, remedy: str) -> None:
    (only,) = complaints(text)
    assert only.startswith(f"listlint.toml:{complaint}")
    assert only.endswith(f"(did you mean {remedy}?)")


def test_what_is_missing_is_said_where_the_table_begins() -> None:
    (only,) = complaints("[[notes]]\nschema = 'x'\n")
    assert only.startswith("listlint.toml:1: `notes[0].path` is missing")


def test_all_complaints_come_at_once() -> None:
    assert len(complaints("a = 1\nb = 2\n")) == 2


def test_broken_toml() -> None:
    (complaint,) = complaints("a = \n")
    assert complaint.startswith("listlint.toml: this is not TOML: invalid value (at line 1")


def test_a_broken_schema_names_the_schema_file() -> None:
    text = '[[notes]]\npath = "a"\nschema = "s.json"\n'
    assert complaints(text)[0].startswith("s.json")
    assert complaints(text, **{"s.json": '{\n "type": "strin"\n}'})[0].startswith("s.json:2: ")


def test_lines_of_keys() -> None:
    text = 'a = 1\n[[x]]\np = 1\n[[x]]\np = 2\n[x.y]\n"q" = 3\n'
    assert line_of(text, ("a",)) == 1
    assert line_of(text, ("x", 1, "p")) == 5
    assert line_of(text, ("x", 0, "missing")) == 2
    assert line_of(text, ("nowhere",)) is None


def test_lines_of_keys_beside_values_of_several_lines() -> None:
    text = (
        '[[lists]] # "\n'
        "formats = [\n  '''\n[{title}]\npath = 1\n''', # [\n]\n"
        '[[lists]]\n"pa\\u0074h" = { a = "]" }\n\n  [tool.listlint.rules."a.b"]\nx.y = 1\n'
    )
    assert line_of(text, ("lists", 0, "path")) == 1
    assert line_of(text, ("lists", 1, "path")) == 9
    assert line_of(text, ("rules", "a.b", "x", "y")) == 12
    assert line_of("a = 1\x0c\u2028\nb = 2\n", ("b",)) == 2


def test_a_mistake_is_told_where_it_is_though_a_template_begins_with_a_bracket() -> None:
    text = "[[lists]]\npath = 'a'\nformat = '''\n[{title}]({url})'''\nordr = 'any'\n"
    assert complaints(text)[0].startswith("listlint.toml:5: ")


@pytest.mark.parametrize("before", ["", 'ignore = ["self-link"]\n'])
def test_the_old_name_of_suppress_is_explained(before: str) -> None:
    (complaint,) = complaints(f'{before}[[ignore]]\nrules = ["broken-link"]\nreason = "x"\n')
    assert "the tables `[[ignore]]` are called `[[suppress]]` now" in complaint


def test_rules_and_findings_can_be_silenced_in_one_configuration() -> None:
    table = '[[suppress]]\nrules = ["broken-link"]\nreason = "x"\npath = "a.md"\n'
    found = config(f'ignore = ["self-link"]\n{table}')
    assert found.ignore == ("self-link",)
    assert [each.path for each in found.suppress] == ["a.md"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('exclude = ["!"]', "listlint.toml:1: `!` is no pattern"),
        ('[[lists]]\npath = "a[.md"', "listlint.toml:2: `a[.md` is no pattern: its `[`"),
        (f"x = {'9' * 5000}", "listlint.toml: a number has too many"),
        ("exclude = 2024-01-01", 'listlint.toml:1: `exclude` is the text "2024-01-01"'),
        (
            "[rules]\nbroken-link = { cutoff = 900 }",
            "listlint.toml:2: `rules.broken-link.cutoff` is",
        ),
        ("[rules]\ninternal-error = 'off'", "listlint.toml:2: unknown key `rules.internal-error`"),
        ("x = " + "[" * 3000, "listlint.toml: this is"),
        (
            "[rules]\nself-link = 'off'\nstale-format = 'off'",
            "listlint.toml:3: the rule `stale-format` is part of `mixed-format` now",
        ),
        (
            "ignore = ['missing-frontmatter']",
            "listlint.toml:1: the rule `missing-frontmatter` is part of `invalid-frontmatter` now",
        ),
        (
            "[per-file-ignores]\n'a.md' = ['noteless-entry']",
            "listlint.toml:2: the rule `noteless-entry` is part of `unmatched-work` now",
        ),
        (
            "[[suppress]]\npath = 'a.md'\nrules = ['unlisted-note']\nreason = 'x'",
            "listlint.toml:3: the rule `unlisted-note` is part of `unmatched-work` now",
        ),
    ],
)
def test_hostile_configuration(text: str, complaint: str) -> None:
    (only,) = complaints(text)
    assert only.startswith(complaint)


def test_nobody_reads_a_thousand_complaints() -> None:
    assert len(complaints("".join(f"key{n} = 1\n" for n in range(1000)))) == 20


def test_a_table_of_pyproject_that_is_none() -> None:
    with pytest.raises(UsageError) as error:
        config("[tool]\nlistlint = 0\n", "pyproject.toml")
    assert error.value.complaints == ("pyproject.toml: `tool.listlint` is no table",)


def test_severity_of_what_the_engine_finds() -> None:
    assert not config('[rules]\nsyntax-error = "off"\n').setting(SYNTAX_ERROR).on
    assert config('select = ["self-link"]\n').setting(SYNTAX_ERROR).on
