"""What is odd in the frontmatter of notes, and what is not."""

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.rules import rules
from listlint.testing import found_by, load_texts

USUAL = {f"{n}.md": f"---\nstatus: done\nyear: {2000 + n}\ntags: [x]\n---\n" for n in range(40)}


def found(*heads: str) -> list[str]:
    texts = USUAL | {f"odd{n}.md": f"---\n{head}\n---\n" for n, head in enumerate(heads)}
    result = lint(load_texts(texts, Config()), Config())
    return [each.message for each in result.diagnostics if each.rule == "odd-frontmatter"]


def test_what_is_empty_or_new_is_not_odd() -> None:
    assert found("status: done\nyear:\ntags: [x]") == []
    assert found("status: abandoned\nyear: 2030\ntags: [y]\nvenue: ICLR") == []


def test_a_key_beside_the_usual_one_is_another() -> None:
    assert found("status: done\nstatues: 3\nyear: 2030\ntags: [x]") == []


def test_a_case_that_several_notes_have_is_a_convention() -> None:
    heads = ["status: Done\nyear: 2030\ntags: [x]"]
    assert len(found(*heads)) == 1
    assert found(*heads * 5) == []


def test_a_type_that_several_notes_have_is_a_convention() -> None:
    heads = ['status: done\nyear: "2030"\ntags: [x]']
    assert len(found(*heads)) == 1
    assert found(*heads * 5) == []


def test_several_are_no_other_type_than_one() -> None:
    assert found("status: [done, todo]\nyear: 2030\ntags: x") == []


def test_a_number_is_no_other_type_than_a_whole_one() -> None:
    assert found("status: done\nyear: 2030.5\ntags: [x]") == []


def test_a_key_in_another_case_is_odd_in_each_note() -> None:
    texts = {f"{n}.md": f"---\ntitle: A {n}\n---\n" for n in range(200)}
    texts |= {f"odd{n}.md": f"---\nTitle: B {n}\n---\n" for n in range(2)}
    texts |= {"both.md": "---\ntitle: C\nTitle: D\n---\n", "json.md": '{"TITLE": "E"}\n'}
    result = lint(load_texts(texts, Config()), Config())
    odd = [each for each in result.diagnostics if each.rule == "odd-frontmatter"]
    message = "the key `Title` is `title` in the 201 other notes"
    assert [each.message for each in odd] == [message.replace("Title", "TITLE"), message, message]
    assert [each.fix is not None for each in odd] == [False, True, True]


def test_hugo_reads_keys_in_any_case() -> None:
    texts = {f"content/n{n}.md": f"---\ntitle: N {n}\n---\n" for n in range(60)}
    texts["content/odd.md"] = "---\nTitle: Odd\n---\n"
    rule = rules()["odd-frontmatter"]
    assert len([*found_by(rule, load_texts(texts))]) == 1
    assert not [*found_by(rule, load_texts({**texts, "hugo.toml": ""}))]


def test_a_word_for_a_number_or_a_switch_for_a_text_is_meant() -> None:
    assert found("status: false\nyear: soon\ntags: [x]") == []
    assert found("status: 3\nyear: 2030\ntags: [x]") == []
    assert found("status: done\nyear: '2030'\ntags: [x]") != []


def test_a_number_is_odd_where_all_others_are_quoted() -> None:
    texts = {f"{n}.md": f'---\nweek: "{n}"\n---\n' for n in range(60)}
    texts["odd.md"] = "---\nweek: 7\n---\n"
    result = lint(load_texts(texts, Config()), Config())
    assert [each.span.path for each in result.diagnostics] == ["odd.md"]


def test_another_version_of_pages_has_a_spelling_of_its_own() -> None:
    def said(path: str) -> list[str]:
        texts = {f"v3.{n}/a.md": "---\ntitle: Discovery service\n---\n" for n in range(60)}
        texts |= {"v2/b.md": "---\ntitle: Snapshot Migration\n---\n"}
        texts |= {path: "---\ntitle: Discovery Service\n---\n"}
        result = lint(load_texts(texts, Config()), Config())
        return [each.span.path for each in result.diagnostics if each.rule == "odd-frontmatter"]

    assert said("v2/a.md") == []
    assert said("v3.1/b.md") == ["v3.1/b.md"]


def test_what_layouts_read_in_both_spellings_is_not_odd() -> None:
    texts = {f"n{n}.md": f"---\nstatus: Done\ntitle: N {n}\n---\n" for n in range(60)}
    texts |= {"odd.md": "---\nstatus: done\nTitle: Odd\n---\n", "_config.yml": ""}

    def told(layout: str) -> list[str]:
        project = load_texts(texts | {"_layouts/page.html": layout}, Config())
        return [each.message for each in found_by(rules()["odd-frontmatter"], project)]

    key = "the key `Title` is `title` in the 60 other notes"
    value = "`status` is `done`, and `Done` in 60 other notes"
    assert told("{{ page.title }} {% if page.status == 'Done' %}") == [value, key]
    assert told("{% if page.status == 'Done' or page.status == \"done\" %}") == [key]
    assert told("{{ page.title | default: page.Title }}") == [value]
