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
from contextvars import ContextVar
from dataclasses import dataclass, field, is_dataclass
from functools import cache, partial
from types import FunctionType
from typing import Any, NamedTuple, get_type_hints

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.links.index import Links
from listlint.project.project import Project
from listlint.rules._providers import IN_A_FILE, PROVIDERS, SUBJECTS, path_of

Check = Callable[..., Iterator[Diagnostic]]


class RuleMistake(TypeError):  # noqa: N818 - the author's, no fault of the program
    """What is wrong with how a rule is written, in words for its author."""

    def __init__(self, mistake: str, line: int | None = None) -> None:
        super().__init__(mistake)
        self.line = line
        """The line of the rule's file, where no line that the error has passed shows it."""


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
    on_by_default: bool = True
    check: Check | None = None
    subject_type: type | None = None
    provided_parameters: Mapping[str, type] = field(default_factory=dict)
    """What the check asks for beside its subject, by parameter."""
    options_type: type | None = None
    options_parameter: str | None = None
    """The parameter that takes the options, if there is one."""
    origin: str = ""
    """Where a rule of the project's own comes from: a file, or an entry point."""
    is_withheld: bool = False
    """Whether only the name is known, since nobody has allowed to run it, or it cannot be run."""
    mistakes: tuple[str, ...] = ()
    """Why a rule of the project's own cannot be run, each with its file and line."""

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]

    @property
    def module(self) -> str:
        """The name of the module that the check is in."""
        return getattr(self.check, "__module__", "")

    def subjects_in(
        self,
        project: Project,
        is_reported: Callable[[str], bool] = lambda path: True,  # noqa: ARG005 - everything is
    ) -> Iterable[Any]:
        """Everything in a project that the rule looks at; what stands in a file, and links, only if
        that is reported on.
        """
        if self.subject_type is None:
            return ()
        subjects = SUBJECTS[self.subject_type](project)
        if self.subject_type is Links:
            return (project.links.within(is_reported),)
        is_in_file = self.subject_type in IN_A_FILE
        return (each for each in subjects if is_reported(path_of(each))) if is_in_file else subjects

    def bind(
        self, project: Project, options: Mapping[str, object]
    ) -> Callable[[object], Iterator[Diagnostic]]:
        """The check, bound to a project: it takes a subject. Exceptions propagate."""
        assert self.check is not None
        parameters = self.provided_parameters.items()
        providers = {name: PROVIDERS[kind].provide for name, kind in parameters}
        configured: dict[str, object] = {}
        if self.options_type and self.options_parameter:
            configured[self.options_parameter] = self.options_type(**options)
        check = partial(self.check, **configured)
        return lambda subject: check(
            subject, **{name: provide(project, subject) for name, provide in providers.items()}
        )


def rule(
    *misplaced: object, severity: Severity = Severity.ERROR, on_by_default: bool = True
) -> Callable[[Check], Rule]:
    """Turn a module's check into its rule, named after the module.

    `on_by_default` is whether it runs when nothing is configured. Raises `RuleMistake` when the
    check asks for something that cannot be provided.
    """
    if misplaced:
        raise RuleMistake("write `@rule()`, with brackets and names: `@rule(severity=…)`")

    def build(check: Check) -> Rule:
        module = sys.modules[check.__module__]
        signature = _parse_signature(check)
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        doc = (module.__doc__ or "").strip()
        return Rule(name, doc, severity, on_by_default, check, *signature)

    return build


class _Signature(NamedTuple):
    """What the parameters of a check say, in the order in which `Rule` takes it."""

    subject_type: type
    provided_parameters: Mapping[str, type]
    options_type: type | None
    options_parameter: str | None


def _parse_signature(check: Check) -> _Signature:
    """What a check looks at and asks for. Raises `RuleMistake` with what it cannot do."""
    (_, subject_type), *others = _typed_parameters(check)
    if subject_type not in SUBJECTS:
        known = ", ".join(f"`{kind.__name__}`" for kind in SUBJECTS)
        raise RuleMistake(f"check() cannot look at `{_called(subject_type)}`, only at {known}")
    provided = {name: kind for name, kind in others if kind in PROVIDERS}
    for kind in provided.values():
        if subject_type not in PROVIDERS[kind].subjects:
            lacking = f"there is none of one `{_called(subject_type)}`"
            raise RuleMistake(f"check() cannot ask for `{_called(kind)}`: {lacking}")
    options = [(name, kind) for name, kind in others if kind not in PROVIDERS]
    for at, (_, kind) in enumerate(options):
        if kind in SUBJECTS:
            beside = f"beside `{_called(subject_type)}`: only the first parameter is looked at"
            raise RuleMistake(f"check() cannot ask for `{_called(kind)}` {beside}")
        if not is_dataclass(kind) or at:
            known = ", ".join(f"`{provided.__name__}`" for provided in PROVIDERS)
            one = "one dataclass of options"
            raise RuleMistake(f"check() cannot ask for `{_called(kind)}`, only for {known}, {one}")
    name, options_type = options[0] if options else (None, None)
    return _Signature(subject_type, provided, options_type, name)


def _typed_parameters(check: Check) -> list[tuple[str, type]]:
    """The parameters of a check, of which there is one at least. Raises `RuleMistake`."""
    if not isinstance(check, FunctionType):
        raise RuleMistake("`@rule()` stands above a function, `def check(…)`")
    hints, code = get_type_hints(check), check.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    if not names:
        raise RuleMistake("check() has no parameter: `entry: Entry` would make it look at entries")
    for name in names:
        if name not in hints:
            needs = f"the parameter `{name}` of check() needs a type"
            is_first = name == names[0]
            raise RuleMistake(f"{needs}, such as `{name}: Entry`" if is_first else needs)
    return [(name, hints[name]) for name in names]


def _called(kind: type) -> str:
    """The name of a type, also where it is none, such as `Entry | None`."""
    return getattr(kind, "__name__", str(kind))


OWN_RULES: ContextVar[Mapping[str, Rule]] = ContextVar("own_rules", default={})  # noqa: B039 - nobody writes into it
"""The rules of the project that is looked at, by name, beside those of `listlint.rules`."""


def found_by(
    rule: Rule, project: Project, options: Mapping[str, object] | None = None
) -> Iterator[Diagnostic]:
    """What one rule finds in a project, whatever comments and configuration say of it."""
    check = rule.bind(project, options or {})
    for subject in rule.subjects_in(project):
        yield from check(subject)


def rules() -> Mapping[str, Rule]:
    """The rules by name, in alphabetical order: those of `listlint.rules` and the project's own."""
    own = OWN_RULES.get()
    return dict(sorted({**own, **_packaged()}.items())) if own else _packaged()


@cache
def _packaged() -> Mapping[str, Rule]:
    """The rules of `listlint.rules`."""
    package = importlib.import_module("listlint.rules")
    modules = (
        importlib.import_module(f"listlint.rules.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
        if not found.name.startswith("_")
    )
    found = (value for module in modules for value in vars(module).values())
    by_name = {value.name: value for value in found if isinstance(value, Rule)}
    return dict(sorted(by_name.items()))
