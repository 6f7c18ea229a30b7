"""A rule is one module of `listlint.rules`: its docstring, its options and its check.

The check's signature says what the rule looks at: its first parameter is what it is called for, and
it may ask for the `Project` and for its own `Options` after that.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import (
    Document,
    Entry,
    Link,
    List,
    Note,
    Reference,
)
from listlint.project.project import Project

Check = Callable[..., Iterator[Diagnostic]]

SUBJECTS: Mapping[type, Callable[[Project], Iterable[Any]]] = {
    Project: lambda project: (project,),
    Document: lambda project: project.documents.values(),
    Note: lambda project: project.notes,
    List: lambda project: project.lists,
    Link: lambda project: (link for d in project.documents.values() for link in d.links),
    Entry: lambda project: (entry for each in project.lists for entry in each.entries),
    Reference: lambda project: (one for note in project.notes for one in note.references),
}
"""What a rule can look at, and where the project has it."""


class Between(NamedTuple):
    """The least and the most that an option may be: `Annotated[int, Between(0, 100)]`."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the engine sees it. The engine's own findings are rules without a check."""

    name: str
    doc: str
    severity: Severity
    on: bool = True
    check: Check | None = None
    subject: type | None = None
    wants_project: str | None = None
    """The parameter that takes the project, if there is one."""
    wants_options: str | None = None
    options: type | None = None

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]

    def look(
        self, subject: object, project: Project, options: Mapping[str, object]
    ) -> Iterator[Diagnostic]:
        """What the rule says of one subject. Whatever `check` raises goes through."""
        assert self.check is not None
        extra: dict[str, object] = {}
        if self.wants_project:
            extra[self.wants_project] = project
        if self.wants_options and self.options:
            extra[self.wants_options] = self.options(**options)
        return self.check(subject, **extra)

    def run(self, project: Project, options: Mapping[str, object]) -> Iterator[Diagnostic]:
        """What the rule says of everything there is to look at."""
        if self.subject is not None:
            for subject in SUBJECTS[self.subject](project):
                yield from self.look(subject, project, options)


def rule(*, severity: Severity = Severity.ERROR, on: bool = True) -> Callable[[Check], Rule]:
    """Turn a module's check into its rule, named after the module.

    `on` is whether it runs when nothing is configured. Raises `TypeError`, naming the file, when
    the check asks for something that cannot be given.
    """

    def build(check: Check) -> Rule:
        module = sys.modules[check.__module__]
        hints = get_type_hints(check)
        hints.pop("return", None)
        (_, subject), *rest = hints.items()
        if subject not in SUBJECTS:
            raise TypeError(f"{module.__file__}: check() cannot look at {subject.__name__}")
        wants: dict[str, Any] = {"wants_project": None, "wants_options": None, "options": None}
        for name, kind in rest:
            if kind is Project:
                wants["wants_project"] = name
            elif is_dataclass(kind):
                wants |= {"wants_options": name, "options": kind}
            else:
                raise TypeError(f"{module.__file__}: check() cannot ask for {kind.__name__}")
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        doc = (module.__doc__ or "").strip()
        return Rule(name, doc, severity, on, check, subject, **wants)

    return build


@cache
def rules() -> Mapping[str, Rule]:
    """The rules of `listlint.rules` by name, in alphabetical order."""
    package = importlib.import_module("listlint.rules")
    modules = (
        importlib.import_module(f"listlint.rules.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
        if not found.name.startswith("_")
    )
    found = (value for module in modules for value in vars(module).values())
    by_name = {value.name: value for value in found if isinstance(value, Rule)}
    return dict(sorted(by_name.items()))
