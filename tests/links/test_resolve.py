"""Where links lead, by the paths of the project."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.files.listing import Files
from listlint.links import spelling
from listlint.links.resolve import (
    Outcome,
    encode,
    is_note_shaped,
    resolve_path,
)
from listlint.testing import load_texts

FILES = Files.of(
    [
        "README.md",
        "notes/a.md",
        "notes/2019-b.md",
        "notes/v1.2.md",
        "notes/with space.md",
        "notes/what?.md",
        "notes/c#.md",
        "notes/100%.md",
        "notes/%20.md",
        "notes/é.md",
        "notes/long.markdown",
        "notes/sub/README.md",
        "img/Logo.PNG",
        "link",
        "docs/page.html",
        "docs/guide.mdx",
        "n/a.md",
    ]
)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("a.md", "notes/a.md"),
        ("./a.md", "notes/a.md"),
        ("././a.md", "notes/a.md"),
        ("a", "notes/a.md"),
        ("./a", "notes/a.md"),
        ("a.html", "notes/a.md"),
        ("2019-b", "notes/2019-b.md"),
        ("v1.2", "notes/v1.2.md"),
        ("long", "notes/long.markdown"),
        ("../README.md", "README.md"),
        ("../notes/a.md", "notes/a.md"),
        ("/notes/a.md", "notes/a.md"),
        ("/notes/a", "notes/a.md"),
        ("/README.md", "README.md"),
        ("sub", "notes/sub"),
        ("sub/", "notes/sub"),
        (".", "notes"),
        ("..", ""),
        ("/", ""),
        ("with%20space.md", "notes/with space.md"),
        ("with space.md", "notes/with space.md"),
        ("what?.md", "notes/what?.md"),
        ("what%3F.md", "notes/what?.md"),
        ("c#.md", "notes/c#.md"),
        ("c%23.md", "notes/c#.md"),
        ("100%.md", "notes/100%.md"),
        ("100%25.md", "notes/100%.md"),
        ("%20.md", "notes/%20.md"),
        ("%C3%A9.md", "notes/é.md"),
        (unicodedata.normalize("NFD", "é.md"), "notes/é.md"),
        ("a.md?raw=1", "notes/a.md"),
        ("/link", "link"),
        ("/docs/page", "docs/page.html"),
        ("../docs/guide", "docs/guide.mdx"),
        ("/n/a", "n/a.md"),
    ],
)
def test_found(target: str, path: str) -> None:
    found = resolve_path(FILES, "notes", target)
    assert (found.outcome, found.path, found.fragment) == (Outcome.FOUND, path, "")


@pytest.mark.parametrize(
    ("target", "path", "fragment"),
    [
        ("#top", "", "top"),
        ("#", "", ""),
        ("?raw=1#top", "", "top"),
        ("a#b", "notes/a.md", "b"),
        ("a.md?x#%E4%B8%AD", "notes/a.md", "中"),
        ("../README.md#a%20b", "README.md", "a b"),
    ],
)
def test_fragments(target: str, path: str, fragment: str) -> None:
    found = resolve_path(FILES, "notes", target)
    assert (found.outcome, found.path, found.fragment) == (Outcome.FOUND, path, fragment)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("nowhere.md", "notes/nowhere.md"),
        ("./nowhere", "notes/nowhere"),
        ("../nowhere.md", "nowhere.md"),
        ("/nowhere.md", "nowhere.md"),
        ("no%20where.md", "notes/no where.md"),
        ("nowhere?x#y", "notes/nowhere"),
        ("a.md/b.md", "notes/a.md/b.md"),
        ("Boats::Sails::Red", "notes/Boats::Sails::Red"),
    ],
)
def test_missing(target: str, path: str) -> None:
    found = resolve_path(FILES, "notes", target)
    assert (found.outcome, found.path) == (Outcome.MISSING, path)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("A.md", "notes/a.md"),
        ("../readme.md", "README.md"),
        ("../Notes/a", "notes/a.md"),
        ("../img/logo.png", "img/Logo.PNG"),
        ("%C3%89.md#x", "notes/é.md"),
    ],
)
def test_wrong_case(target: str, path: str) -> None:
    found = resolve_path(FILES, "notes", target)
    assert (found.outcome, found.path) == (Outcome.WRONG_CASE, path)


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("739314837@qq.com", "mailto:739314837@qq.com"),
        ("a.b+c@d.example", "mailto:a.b+c@d.example"),
        ("www.example.org/a?b#c", "https://www.example.org/a?b#c"),
        ("WWW.example.org", "https://WWW.example.org"),
    ],
)
def test_no_scheme(target: str, meant: str) -> None:
    found = resolve_path(FILES, "notes", target)
    assert (found.outcome, found.target) == (Outcome.NO_SCHEME, meant)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "https://example.org",
        "HTTP://example.org",
        "mailto:a@b.co",
        "javascript:x",
        "//example.org/a",
        "link",
        "url",
        "your-link",
        "link-to-paper",
        "link1",
        "url2",
        "path/to/file",
        "./path/to/file.md",
        "-",
        "--",
        "N/A",
        "./N/A",
        "/N/A",
        "-> N/A",
        "...",
        "…",
        "{{ page.url }}",
        "<%= url %>",
        "${url}",
        "{% link a.md %}",
    ],
)
def test_not_ours_to_judge(target: str) -> None:
    assert resolve_path(FILES, "notes", target).outcome is Outcome.ELSEWHERE


@pytest.mark.parametrize(
    ("folder", "target", "outcome"),
    [
        ("", "../master/LICENSE", Outcome.ELSEWHERE),
        ("", "../main/docs/", Outcome.ELSEWHERE),
        ("", "../HEAD/a.md", Outcome.ELSEWHERE),
        ("docs", "../../main/LICENSE", Outcome.ELSEWHERE),
        (".github", "../blob/main/X.md", Outcome.ELSEWHERE),
        ("", "tree/master/docs", Outcome.ELSEWHERE),
        ("docs", "../master/LICENSE", Outcome.MISSING),
        ("", "../maintainers/LICENSE", Outcome.MISSING),
        (".github", "../raw/main/x.png", Outcome.MISSING),
        ("", "blob/other/X.md", Outcome.MISSING),
    ],
)
def test_branches_on_github(folder: str, target: str, outcome: Outcome) -> None:
    paths = {"": ["raw"], "raw": ["file"]}
    files = Files(lambda each: paths.get(each, ()), lambda _path: False)
    assert resolve_path(files, folder, target).outcome is outcome


@pytest.mark.parametrize(
    ("path", "shaped"),
    [
        ("a.md", True),
        ("a.markdown", True),
        ("2019-b", True),
        ("v1.2", True),
        ("x/a b", True),
        ("a.pdf", False),
        ("a.PNG", False),
        ("a.md/b.html", False),
    ],
)
def test_note_shaped(path: str, *, shaped: bool) -> None:
    assert is_note_shaped(path) is shaped


@given(st.text(max_size=30))
def test_no_target_is_too_odd(target: str) -> None:
    found = resolve_path(FILES, "notes", target)
    assert found.outcome is not Outcome.FOUND or FILES.find(found.path)


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)


@given(NAMES.filter(lambda name: name.strip(".")))
def test_an_encoded_name_leads_to_its_file(name: str) -> None:
    files = Files.of([f"notes/{name}"])
    found = resolve_path(files, "notes", f"./{encode(name)}")
    assert (found.outcome, found.path) == (Outcome.FOUND, f"notes/{name}")


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("../../there.pdf", Outcome.FOUND),
        ("../..", Outcome.FOUND),
        ("../../gone.pdf", Outcome.MISSING),
        ("../../issues/12", Outcome.ELSEWHERE),
        ("../../../wiki", Outcome.ELSEWHERE),
        ("../issues", Outcome.MISSING),
    ],
)
def test_outside_the_project_only_existence_is_asked_for(target: str, outcome: Outcome) -> None:
    files = Files(lambda _folder: (), lambda path: path in {"..", "../there.pdf"})
    assert resolve_path(files, "notes", target).outcome is outcome


DOTTED = {
    "a.md": "[x](./b.md) [y](./c.md) [z](./d.md)",
    "b.md": "[x](./a.md) [y](./c.md)",
    "n/f.md": "[x](/a) [y](/b) [z](/c) [w](/d)",
    **dict.fromkeys(("c.md", "d.md", "e.md", "n/g.md"), ""),
}


@pytest.mark.parametrize(
    ("path", "target"),
    [("a.md", "./d.md"), ("e.md", "./d.md"), ("n/f.md", "/d"), ("n/g.md", "../d.md")],
)
def test_a_link_is_written_as_those_of_its_document_or_else_of_all(path: str, target: str) -> None:
    links = load_texts(DOTTED).links
    assert spelling.spell(links, links.documents[path], "d.md") == target
