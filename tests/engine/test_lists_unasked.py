"""Which READMEs are taken for lists where nobody has named any."""

from __future__ import annotations

import pytest

from listlint.core.document import List
from listlint.project.project import Base
from listlint.testing import load_texts

LINES = "".join(
    f"- [Tide {n}](https://example.org/{n}) - Measures the water at harbour {n}.\n"
    for n in range(12)
)


USE = "Whoever wants to measure the sea has to build a gauge first, and then to wait. " * 16


@pytest.mark.parametrize(
    ("path", "others", "is_list"),
    [
        ("README.md", {}, True),
        ("README.md", {"package.json": "{}"}, True),
        ("water/README.md", {}, True),
        ("water/README.md", {"water/package.json": "{}"}, False),
        ("docs/README.md", {"mkdocs.yml": ""}, True),
        ("docs/examples/tides/README.md", {"mkdocs.yml": ""}, False),
        ("README.md", {"mkdocs.yml": ""}, True),
        ("papers.md", {"_config.yml": "theme: x"}, True),
        ("_includes/thanks.md", {"_config.yml": "theme: x"}, False),
    ],
)
def test_a_readme_deep_in_a_site_is_a_page(
    path: str, others: dict[str, str], *, is_list: bool
) -> None:
    texts = {**others, path: f"# Tides\n\n## Gauges\n\n{LINES}"}
    assert isinstance(load_texts(texts).documents[path], List) == is_list


@pytest.mark.parametrize(("others", "is_list"), [({}, True), ({"package.json": "{}"}, False)])
def test_the_readme_of_a_package_lists_what_it_can_do(
    others: dict[str, str], *, is_list: bool
) -> None:
    texts = {**others, "README.md": f"# Gauge\n\n## Related\n\n{LINES}\n## Use\n\n{USE}\n"}
    assert isinstance(load_texts(texts).documents["README.md"], List) == is_list


MAKEFILE = (
    "OUT := docs\n\n.PHONY: docs/tides.md\nall docs/tides.md: tides.json\n\tpython tides.py > $@\n"
)


@pytest.mark.parametrize(
    ("path", "head", "makefile", "is_list"),
    [
        ("docs/tides.md", "", "", True),
        ("docs/tides.md", "", "docs/tides.md := 1\ntides: docs/tides.md\n", True),
        ("docs/tides.md", "", MAKEFILE, False),
        ("tides.md", "", MAKEFILE, True),
        ("tides.md", "<!-- Automatically generated from tides.json. -->\n", "", False),
        ("tides.md", "<!--\nDO NOT EDIT, but tides.json\n-->\n", "", False),
        ("tides.md", "<!-- generated with love -->\n", "", True),
        ("README.md", "<!-- DO NOT EDIT -->\n", "", True),
    ],
)
def test_what_a_program_writes_is_no_list(
    path: str, head: str, makefile: str, *, is_list: bool
) -> None:
    texts = {"Makefile": makefile, path: f"{head}# Tides\n\n## Gauges\n\n{LINES}"}
    assert isinstance(load_texts(texts).documents[path], List) == is_list


def test_a_change_hides_no_list_by_saying_that_a_program_wrote_it() -> None:
    texts = {"README.md": f"# Tides\n\n{LINES}"}
    base = load_texts(texts)
    new = {**texts, "more.md": f"<!-- DO NOT EDIT -->\n# More\n\n## Gauges\n\n{LINES}"}
    assert isinstance(load_texts(new, base=Base(base)).documents["more.md"], List)
    assert not isinstance(load_texts(new).documents["more.md"], List)
