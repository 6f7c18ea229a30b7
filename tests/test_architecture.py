"""The arrows between modules run one way only, and outside packages stay where they belong."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "listlint"

# Each room of the house, from the ground up, and which of those before it it may know. A folder is
# one room; so is a module outside of folders.
ROOMS = {
    "__init__": "",
    "source": "",
    "diagnostic": "source",
    "result": "source diagnostic",
    "model": "source",
    "anchors": "",
    "titles": "",
    "identity": "",
    "years": "",
    "ordering": "",
    "guidelines": "source",
    "addresses": "source model",
    "sequences": "source diagnostic model",
    "files": "",
    "examples": "",
    "errors": "",
    "writing": "errors",
    "arguments": "",
    "patterns": "",
    "history": "files",
    "resolve": "files",
    "vault": "model anchors files resolve",
    "parse": "source model",
    "work": "source model",
    "sorting": "source model identity ordering work",
    "format": "source model guidelines",
    "schema": "source model parse",
    "novelty": "source model",
    "linkage": "source model titles identity years work",
    "names": "model titles",
    "settings": "model ordering schema linkage",
    "project": (
        "source model titles addresses guidelines ordering files resolve vault work format "
        "schema novelty linkage names settings"
    ),
    "customs": "diagnostic model addresses guidelines project",
    "suggest": "model titles resolve vault project",
    "spelling": "source model resolve vault project",
    "rule": "diagnostic model project",
    "rules": (
        "source diagnostic model titles identity years addresses guidelines ordering "
        "sequences sorting work format files resolve vault schema linkage settings "
        "project customs suggest spelling rule"
    ),
    "builtin": "diagnostic rule",
    "config": (
        "source diagnostic ordering patterns model parse schema linkage settings project rule"
    ),
    "configschema": "diagnostic rule builtin schema linkage config",
    "configfile": (
        "errors ordering patterns source model parse format schema linkage settings project config "
        "configschema"
    ),
    "tree": "",
    "walk": "patterns tree",
    "discover": "source model",
    "revision": "errors tree",
    "suppress": "source diagnostic result model titles identity linkage project config configfile",
    "fix": "source diagnostic",
    "catalogue": "source model identity project work",
    "survey": "source model format project",
    "report": "source diagnostic result work catalogue survey",
    "baseline": "source diagnostic errors project",
    "known": "source diagnostic project",
    "tally": "source diagnostic result model resolve project suggest known",
    "engine": (
        "source diagnostic result model files parse settings project rule builtin config suppress "
        "known baseline tally"
    ),
    "fidelity": "source diagnostic model",
    "halving": "",
    "mending": "source diagnostic result model project builtin config fix fidelity halving engine",
    "ignoring": "source diagnostic model project config fix fidelity halving engine",
    "patch": "",
    "complaints": "patterns config configfile walk",
    "past": (
        "source errors files model project config configfile tree walk discover revision engine"
    ),
    "workspace": (
        "source errors files history project config configfile tree walk discover baseline engine "
        "complaints past"
    ),
    "configedit": "errors config configfile",
    "explain": (
        "source model guidelines ordering sequences sorting format vault project rule builtin "
        "config survey workspace"
    ),
    "console": "report",
    "commands": (
        "source diagnostic result errors writing arguments project baseline rule builtin catalogue "
        "survey config report engine mending ignoring patch workspace configedit explain console"
    ),
    "cli": "arguments errors console commands",
    "__main__": "cli",
}

# Each package from outside, and the rooms that may use it.
OUTSIDE = {
    "jsonschema": "schema",
    "jsonschema_specifications": "schema",
    "markdown_it": "parse",
    "numpy": "titles",
    # alike titles, "did you mean"
    "rapidfuzz": "titles linkage suggest schema suppress vault rules commands",
    "pathspec": "patterns walk",
    "referencing": "schema",
    "regex": "schema",
    "snowballstemmer": "titles",
    "wcwidth": "report",
    "yaml": "parse",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def room(module: str) -> str:
    """The room of a module, given below the package."""
    first = module.partition(".")[0]
    return first if first in ROOMS else "__init__"


def room_of(path: Path) -> str:
    return room(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names that are imported, wherever in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import"
            if node.module == "listlint":
                yield from (f"listlint.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def allowed(name: str) -> set[str]:
    own = [] if name == "rules" else [name]  # a rule never knows another one
    return {"__init__", *ROOMS[name].split(), *own}


def test_the_table_has_no_arrow_upwards() -> None:
    before: set[str] = set()
    for name, known in ROOMS.items():
        assert set(known.split()) <= before
        before.add(name)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_knows_only_what_is_below_it(path: Path) -> None:
    here = room_of(path)
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        top, _, below = name.partition(".")
        if top == "listlint":
            assert room(below) in allowed(here), f"{name_of(path)} imports {name}"
        elif top not in sys.stdlib_module_names:
            assert here in OUTSIDE[top].split(), f"{name_of(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    if room_of(path) in ("console", "cli", "__main__"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    # What runs a module as a script, for the hooks of this repository, is a command line too.
    tree.body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'")
    ]
    for node in ast.walk(tree):
        words = ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        forbidden = ("print", "exit", "quit", "SystemExit", "sys.exit", "os._exit")
        assert words not in forbidden, f"{name_of(path)}:{getattr(node, 'lineno', 0)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
