"""Rules of a project's own: loaded from its files and from installed packages.

They are programs, so nothing of them is run unless whoever starts listlint says so on the command
line; and where a change is looked at, their text is that of the revision it is compared with.
Otherwise their names are known, by which configuration and comments speak of them, and no more.
"""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import NamedTuple

from listlint.config.tables import PluginTable
from listlint.core.diagnostic import Severity
from listlint.core.errors import UsageError, last_line
from listlint.core.source import lines_of
from listlint.rules import ENGINE_FINDINGS, OWN_RULES, Rule, RuleMistake, rules

GROUP = "listlint.rules"
"""The group of entry points that name rules."""
_PACKAGE = "listlint_own_rules"


class RuleFiles(NamedTuple):
    """The files that rules may stand in: of a folder, or of a revision."""

    names: Callable[[str], Iterable[str]]
    """The names in a folder."""
    read: Callable[[str], str | None]
    """The text of a file, `None` where there is none."""


def files_of(root: Path, read: Callable[[str], str | None]) -> RuleFiles:
    """The files of a folder, of which none lies beyond it, not even through a link."""
    real = root.resolve()

    def names(folder: str) -> list[str]:
        place = (real / folder).resolve()
        is_inside = place.is_relative_to(real) and place.is_dir()
        return [each.name for each in place.iterdir()] if is_inside else []

    return RuleFiles(names, read)


class OwnRules(NamedTuple):
    """What a configuration says of rules of the project's own, and the files that go with it."""

    table: PluginTable
    files: RuleFiles


def use(here: OwnRules, before: OwnRules | None, *, is_allowed: bool) -> Iterator[str]:
    """Make a project's own rules known to this run, and yield what has to be said of it. They are
    run only where that is allowed, and of a change those that were there before.

    Raises `UsageError` where one cannot be loaded.
    """
    OWN_RULES.set({})
    known = _named(*here) | (_named(*before) if before else {})
    if is_allowed:
        known |= _loaded(*(before or here))
    OWN_RULES.set(known)
    withheld = ", ".join(f"`{name}`" for name, rule in known.items() if _is_unasked(rule))
    if withheld and is_allowed:
        yield f"not run, since the change brings it: {withheld}"
    elif withheld:
        yield f"not run: {withheld}; `--plugins` runs the project's own rules, if you trust them"


def _is_unasked(rule: Rule) -> bool:
    return rule.is_withheld and not rule.mistakes


def _named(table: PluginTable, files: RuleFiles) -> dict[str, Rule]:
    """The rules that a table names, without their programs."""
    names = [*map(_rule_name, _paths(table, files)), *table.entry_points]
    doc = "A rule of the project's own, which is not run without `--plugins`."
    return {
        name: Rule(name, doc, Severity.ERROR, on_by_default=False, is_withheld=True)
        for name in names
    }


def _loaded(table: PluginTable, files: RuleFiles) -> dict[str, Rule]:
    """The rules that a table names, ready to run: this runs their files. Raises `UsageError`."""
    found: dict[str, Rule] = {}
    for rule in (*_of_files(table, files), *_of_packages(table)):
        if rule.name in {**rules(), **ENGINE_FINDINGS, **found}:
            raise UsageError(f"`{rule.origin}`: there is a rule `{rule.name}` already")
        found[rule.name] = rule
    return found


def _paths(table: PluginTable, files: RuleFiles) -> Iterator[str]:
    """The files of the rules, of each folder in alphabetical order."""
    for path in table.paths:
        if path.endswith(".py"):
            yield path
            continue
        folder = path.strip("/")
        for name in sorted(files.names(folder)):
            if name.endswith(".py") and not name.startswith("_"):
                yield f"{folder}/{name}" if folder not in ("", ".") else name


def _rule_name(path: str) -> str:
    return PurePosixPath(path).stem.replace("_", "-")


def _of_files(table: PluginTable, files: RuleFiles) -> Iterator[Rule]:
    for path in _paths(table, files):
        text = files.read(path)
        if text is None:
            raise UsageError(f"there is no file `{path}` for a rule (`paths` of `[plugins]`)")
        try:
            yield from rules_of_file(path, text)
        except UsageError as error:  # the other rules go on
            yield _broken(path, error)


def rules_of_file(path: str, text: str) -> list[Rule]:
    """The rules of a file, which is run. Raises `UsageError` where it fails or has none."""
    found = [*_rules_in(_module(path, text), path)]
    if not found:
        raise UsageError(f"`{path}` has no rule: a function `check` below `@rule()`")
    return found


def _broken(path: str, error: UsageError) -> Rule:
    """What stands for the rules of a file that cannot be run, so that this is reported."""
    doc = "A rule of the project's own, which cannot be run."
    return Rule(
        _rule_name(path),
        doc,
        Severity.ERROR,
        origin=path,
        is_withheld=True,
        mistakes=error.complaints,
    )


def _module(path: str, text: str) -> ModuleType:
    """The module of a file, run. Raises `UsageError` with its line where it fails."""
    name = f"{_PACKAGE}.{PurePosixPath(path).stem}"
    module = ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    linecache.cache[path] = (len(text), None, [f"{line}\n" for line in lines_of(text)], path)
    try:
        exec(compile(text, path, "exec"), module.__dict__)  # noqa: S102 - allowed by who runs it
    except SyntaxError as error:
        raise UsageError(f"{path}:{error.lineno or 1}: {error.msg}") from None
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - what a file likes to raise
        said = str(error) if isinstance(error, RuleMistake) else f"{type(error).__name__}: {error}"
        raise UsageError(f"{path}:{last_line(error, name) or 1}: {said}") from None
    return module


def _rules_in(module: ModuleType, origin: str) -> Iterator[Rule]:
    """The rules of a module. Raises `UsageError` where the options of one are mistaken."""
    for value in vars(module).values():
        if isinstance(value, Rule) and value.module == module.__name__:
            yield _with_sound_options(replace(value, origin=origin))


def _with_sound_options(rule: Rule) -> Rule:
    """The rule. Raises `UsageError` where its options cannot be configured."""
    from listlint.config.json_schema import option_mistakes  # noqa: PLC0415 - slow to load

    if rule.options_type and (mistakes := [*option_mistakes(rule.options_type)]):
        raise UsageError(*(f"{rule.origin}:{line}: {said}" for line, said in mistakes))
    return rule


def _of_packages(table: PluginTable) -> Iterator[Rule]:
    if not table.entry_points:
        return
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, and seldom needed

    installed = entry_points(group=GROUP)
    for name in table.entry_points:
        point = next((each for each in installed if each.name == name), None)
        if point is None:
            raise UsageError(f"no installed package has an entry point `{name}` of `{GROUP}`")
        try:
            loaded = point.load()
        except Exception as error:  # noqa: BLE001 - as above
            raise UsageError(f"`{point.value}`: {type(error).__name__}: {error}") from None
        if isinstance(loaded, Rule):
            yield _with_sound_options(replace(loaded, origin=point.value))
        elif isinstance(loaded, ModuleType):
            yield from _rules_in(loaded, point.value)
        else:
            raise UsageError(f"`{point.value}` is no module with rules and no rule")
