"""Which sections the contents of a list leave out."""

import pytest

from listlint.config.tables import Config
from listlint.engine.run import lint
from listlint.testing import load_texts

NAMES = ("Shells", "Editors", "Games", "Maps", "Mail", "News", "Music", "Fonts", "Clocks", "Keys")


def section(name: str, level: int = 2) -> str:
    return f"{'#' * level} {name}\n\n- [{name} one](https://example.org/{name}) - A thing.\n\n"


def left_out(contents: str, body: str) -> list[str]:
    project = load_texts({"README.md": f"# Tools\n\n{contents}\n{body}"})
    found = lint(project, Config()).diagnostics
    return [each.message for each in found if each.rule == "toc-mismatch"]


def linked(*names: str) -> str:
    return "".join(f"- [{name}](#{name.lower()})\n" for name in names)


BODY = "".join(map(section, NAMES))


def test_a_repeated_heading_is_meant_by_its_anchor() -> None:
    contents = linked(*NAMES) + "- [Games](#games-1)\n"
    assert not left_out(contents, BODY + section("Games"))
    assert left_out(linked(*NAMES), BODY + section("Games"))


def test_the_words_of_a_link_count_where_its_target_is_nowhere() -> None:
    contents = linked(*NAMES[:-1]) + f"- [{NAMES[-1]}](#key-rings)\n"
    assert not left_out(contents, BODY)


@pytest.mark.parametrize("broken", ["- [Radio](#radio)\n", "- [Top](#)\n"])
def test_a_link_to_no_heading_does_not_end_the_contents(broken: str) -> None:
    contents = linked(*NAMES[:5]) + broken + linked(*NAMES[5:])
    assert not left_out(contents, BODY)


def test_contents_that_go_into_one_section_need_not_go_into_another() -> None:
    inner = ("Bash", "Fish", "Tcsh", "Zsh", "Dash", "Ksh", "Elvish", "Nu", "Xonsh")
    contents = linked("Shells", *inner, *NAMES[1:])
    below = section("Shells") + "".join(section(name, 3) for name in inner)
    others = "".join(map(section, NAMES[1:]))
    assert not left_out(contents, below + others + section("Quartz", 3))
    assert left_out(contents, below + section("Rc", 3) + others)
