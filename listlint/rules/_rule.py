"""A rule is one module of `listlint.rules`: its docstring, its options and its check.

The check's signature says what the rule looks at: its first parameter is its subject, one of
`SUBJECTS`, for each of which it is called. After that it may ask for what it needs beside it, any
of `PROVIDERS`, and for its own `Options`. What it does not ask for, it cannot depend on.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from functools import cache, partial
from typing import Any, NamedTuple, get_type_hints

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.project.project import Project
from listlint.rules._providers import PROVIDERS, SUBJECTS

Check = Callable[..., Iterator[Diagnostic]]


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
    needs: Mapping[str, type] = field(default_factory=dict)
    """What the check asks for beside its subject, by parameter."""
    options: type | None = None
    wants_options: str | None = None
    """The parameter that takes the options, if there is one."""

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]

    def subjects(self, project: Project) -> Iterable[Any]:
        """Everything in a project that the rule looks at."""
        return SUBJECTS[self.subject](project) if self.subject else ()

    def looking(
        self, project: Project, options: Mapping[str, object]
    ) -> Callable[[object], Iterator[Diagnostic]]:
        """What says what the rule finds in one subject. Whatever `check` raises goes through."""
        assert self.check is not None
        gives = {name: PROVIDERS[kind].give for name, kind in self.needs.items()}
        own: dict[str, object] = {}
        if self.options and self.wants_options:
            own[self.wants_options] = self.options(**options)
        check = partial(self.check, **own)
        return lambda subject: check(
            subject, **{name: give(project, subject) for name, give in gives.items()}
        )


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
        needs = {name: kind for name, kind in rest if kind in PROVIDERS}
        options = {name: kind for name, kind in rest if kind not in PROVIDERS}
        for kind in needs.values():
            if subject not in PROVIDERS[kind].subjects:
                what = f"{kind.__name__}: there is none of one {subject.__name__}"
                raise TypeError(f"{module.__file__}: check() cannot ask for {what}")
        for kind in options.values():
            if not is_dataclass(kind) or len(options) > 1:
                raise TypeError(f"{module.__file__}: check() cannot ask for {kind.__name__}")
        wants, kind = next(iter(options.items()), (None, None))
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        doc = (module.__doc__ or "").strip()
        return Rule(name, doc, severity, on, check, subject, needs, kind, wants)

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
