"""The arrows between modules run one way only, and outside packages stay where they belong."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "listlint"

# The packages, from the ground up, and which of those below it each may know.
PACKAGES = {
    "core": "",
    "files": "core",
    "parse": "core",
    "works": "core",
    "schema": "core parse",
    "links": "core files works",
    "lists": "core works",
    "project": "core files works schema links lists",
    "rules": "core works schema links lists project",
    "config": "core files works schema links lists project rules",
    "engine": "core files parse works links lists project rules config",
    "cli": "core files lists project rules config engine",
}

# Modules beside them: the Python API's names, what `python -m` runs, what authors of rules write
# and test with.
BESIDE = {
    "__init__": "core engine",
    "__main__": "cli",
    "plugin": "core works project rules",
    "testing": "core rules config engine cli",
}

# Each package from outside, and where it may be used.
OUTSIDE = {
    "jsonschema": "schema",
    "jsonschema_specifications": "schema",
    "markdown_it": "parse.markdown",
    "numpy": "works.titles",
    "platformdirs": "files.cache",
    # alike titles, "did you mean"
    "rapidfuzz": "works.titles works.linkage core.did_you_mean",
    "referencing": "schema",
    "regex": "schema",
    "shtab": "cli.commands",
    "snowballstemmer": "works.titles",
    "tomlkit": "config.edit",
    "wcwidth": "cli.report",
    "yaml": "parse.frontmatter",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """A module as a tree, which nobody changes."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def dotted(path: Path) -> str:
    """A module's name below the package."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def package_of(path: Path) -> str:
    return dotted(path).partition(".")[0]


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names that are imported, wherever in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def test_the_table_has_no_arrow_upwards() -> None:
    before: set[str] = set()
    for name, known in PACKAGES.items():
        assert set(known.split()) <= before
        before.add(name)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_knows_only_what_is_below_it(path: Path) -> None:
    here = package_of(path)
    own = [] if here == "rules" and not path.stem.startswith("_") else [here]
    known = {*(PACKAGES | BESIDE)[here].split(), *own}
    for name in imports(parsed(path)):
        top, _, below = name.partition(".")
        if top == "listlint":
            first, _, module = below.partition(".")
            shared = first == "rules" and module.startswith("_")  # a rule never knows another one
            is_known = first in known or first not in PACKAGES or (shared and here == "rules")
            assert is_known, f"{name_of(path)} imports {name}"
        elif top not in sys.stdlib_module_names:
            users = OUTSIDE[top].split()
            assert any(f"{dotted(path)}.".startswith(f"{user}.") for user in users), name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    if dotted(path) in ("cli.console", "cli.main", "__main__"):
        return
    # What runs a module as a script, for the hooks of this repository, is a command line too.
    body = (
        node
        for node in parsed(path).body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'")
    )
    forbidden = ("print", "exit", "quit", "SystemExit", "sys.exit", "os._exit")
    for node in (inner for outer in body for inner in ast.walk(outer)):
        named = isinstance(node, ast.Name | ast.Attribute) and _dotted_name(node)
        assert named not in forbidden, f"{name_of(path)}:{getattr(node, 'lineno', 0)}"


def _dotted_name(node: ast.expr) -> str:
    """`sys.exit` as it is written; what is no plain name is empty."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


# What may start other programs, and that which only names an exception of the first.
STARTING = ("files.git.branches", "files.git.command", "files.git.renames", "files.git.revision")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_one_module_starts_programs(path: Path) -> None:
    tree = parsed(path)
    names = {name.partition(".")[0] for name in imports(tree)}
    assert not names & {"multiprocessing", "pty", "popen2", "asyncio", "webbrowser"}
    if "subprocess" in names:
        assert dotted(path) in STARTING
    words = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    starters = {word for word in words if word.startswith(("os.exec", "os.spawn", "os.posix_sp"))}
    assert not starters | (words & {"os.system", "os.popen", "os.fork", "os.startfile"})
    if dotted(path) != "files.git.command":
        runs = {word for word in words if word.startswith("subprocess.")}
        allowed = {"SubprocessError", "TimeoutExpired", "CompletedProcess"}
        assert runs <= {f"subprocess.{name}" for name in allowed}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(parsed(path))


def _repeated(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names that stand in several places, with these."""
    places: dict[str, list[str]] = {}
    for name, place in names:
        places.setdefault(name, []).append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_modules_have_one_name() -> None:
    modules = [path for path in MODULES if path.stem != "__init__"]
    assert not _repeated((path.stem, name_of(path)) for path in modules)


def test_no_two_public_classes_have_one_name() -> None:
    """But for `Options`, of which every rule may have its own."""
    classes = (
        (node.name, name_of(path))
        for path in MODULES
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert not _repeated(each for each in classes if each[0] != "Options")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_function_is_named_as_its_module(path: Path) -> None:
    named = {path.stem if path.stem != "__init__" else path.parent.name}
    tree = parsed(path)
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert not found & named


NEUTRAL = (0.0, 0.5, 1.0)
"""Nothing, half and all: where a sum begins, and what is even."""


def _is_number(node: ast.AST | None) -> bool:
    """Whether an expression holds numbers and nothing else: one, several, or a mapping to some."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ast.UnaryOp(operand=operand):
            return _is_number(operand)
        case ast.BinOp(left=left, right=right):
            return _is_number(left) and _is_number(right)
        case ast.Tuple(elts=values) | ast.Dict(values=values):
            return bool(values) and all(map(_is_number, values))
    return False


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_named_number_has_a_word(path: Path) -> None:
    """A docstring below it says its unit, what it means, and what chose it."""
    body = parsed(path).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_number(node.value):
            has_word = (
                isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and isinstance(after.value.value, str)
            )
            assert has_word, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_number_stands_bare_in_an_expression(path: Path) -> None:
    """But for whole ones, and for what is nothing, half or all."""
    tree = parsed(path)
    named = {
        inner
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node not in named:
            assert node.value in NEUTRAL, f"{path.name}:{node.lineno}"
