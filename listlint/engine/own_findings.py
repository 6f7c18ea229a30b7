"""What rules of a project's own find, looked at before the engine works with it: their authors are
told what is wrong with it, rather than of an error elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import GeneratorType
from typing import Any

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.source import Span
from listlint.project.project import Project
from listlint.rules import RuleMistake


def sound(found: Any, project: Project) -> Iterator[Diagnostic]:
    """What a check gives. Raises `RuleMistake` where it is no finding, or one of no place."""
    if not isinstance(found, Iterable):
        raise RuleMistake("check() gives nothing back: it is to `yield` its findings")
    for each in found:
        if mistake := next(_mistakes(each, project), None):
            frame = found.gi_frame if isinstance(found, GeneratorType) else None
            raise RuleMistake(mistake, frame.f_lineno if frame else None)
        yield each


def _mistakes(found: Any, project: Project) -> Iterator[str]:
    if not isinstance(found, Diagnostic):
        yield f"it yields a `{type(found).__name__}`, not a `Diagnostic`"
        return
    yield from _of_span("its finding", found.span, project)
    for name, text in (("message", found.message), ("help", found.help or "")):
        if not _is(str, text):
            yield f"the `{name}` of its finding is no text"
    if found.severity is not None and not _is(Severity, found.severity):
        yield "the `severity` of its finding is no `Severity`"
    if not _is_tuple_of(Related, found.related):
        yield "the `related` places of its finding are no tuple of `Related`"
        return
    for each in found.related:
        yield from _of_span("a related place", each.span, project)
    if found.fix is not None:
        yield from _of_fix(found.fix, project)


def _of_fix(fix: Any, project: Project) -> Iterator[str]:
    if not isinstance(fix, Fix):
        yield f"its fix is a `{type(fix).__name__}`, not a `Fix`"
    elif not _is_tuple_of(Edit, fix.edits):
        yield 'the edits of its fix are no tuple of `Edit`: `Fix("…", (Edit(span, "…"),))`'
    else:
        for each in fix.edits:
            yield from _of_span("an edit", each.span, project)
            if not _is(str, each.text):
                yield "the text of an edit is no text"


def _of_span(name: str, span: object, project: Project) -> Iterator[str]:
    if not isinstance(span, Span):
        yield f"the span of {name} is a `{type(span).__name__}`, not a `Span`"
    elif (source := project.sources.get(span.path)) is None:
        yield f"the span of {name} is in `{span.path}`, which is no file that is checked"
    elif not 0 <= span.start <= span.end <= len(source.text):
        yield f"the span of {name} is not within `{span.path}`: {span.start} to {span.end}"


def _is(kind: type, value: object) -> bool:
    """Whether a value is what its annotation says, which a type checker takes for granted."""
    return isinstance(value, kind)


def _is_tuple_of(kind: type, values: object) -> bool:
    return isinstance(values, tuple) and all(isinstance(each, kind) for each in values)
