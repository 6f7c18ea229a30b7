"""Writes the manual page from the parser of the command line: `docs/site/listlint.1`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from listlint import __version__
from listlint.cli.arguments import parsers
from listlint.cli.check_arguments import EXAMPLES, EXIT_STATUS

_ENVIRONMENT = (
    ("NO_COLOR, FORCE_COLOR", "no colour, or colour also where no terminal is"),
    ("FORCE_HYPERLINK", "1: places and rules are links, 0: they are not; else as the terminal can"),
    ("LISTLINT_DEBUG", "1: show where a bug in listlint comes from"),
)
_FILES = (
    ("listlint.toml", "the configuration, or the table [tool.listlint] of pyproject.toml"),
    ("listlint-baseline.json", "the findings that `listlint baseline` has written down"),
)


def man_page() -> str:
    """The page, as `man` reads it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    top, commands = parsers()
    yield f'.TH LISTLINT 1 "" "listlint {__version__}" "User Commands"'
    yield from (".SH NAME", rf"listlint \- {_text(_uncapitalised(top.description or ''))}")
    yield from (".SH SYNOPSIS", r".B listlint", r"\fICOMMAND\fR [\fIOPTIONS\fR] [\fIPATH\fR ...]")
    yield ".SH COMMANDS"
    for name, about in _summaries(top):
        yield from _item(rf"\fB{name}\fR", about)
    for name, command in commands.items():
        yield f'.SH "LISTLINT {name.upper()}"'
        if command.description:
            yield from (_text(command.description), ".PP")
        yield from _options(command)
    yield from (".SH EXAMPLES", ".nf", *map(_text, EXAMPLES.splitlines()[1:]), ".fi")
    for heading, rows in (
        ("EXIT STATUS", _exit_status()),
        ("ENVIRONMENT", _ENVIRONMENT),
        ("FILES", _FILES),
    ):
        yield f'.SH "{heading}"'
        for term, about in rows:
            yield from _item(rf"\fB{_text(term)}\fR", about)


def _exit_status() -> Iterator[tuple[str, str]]:
    for line in EXIT_STATUS.splitlines()[1:]:
        number, _, meaning = line.strip().partition("  ")
        yield number, meaning


def _summaries(top: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """The commands and what each is for, in their order."""
    (chosen,) = (each for each in top._actions if isinstance(each, argparse._SubParsersAction))  # noqa: SLF001 - argparse has no other way to ask
    for each in chosen._choices_actions:  # noqa: SLF001 - as above
        yield each.dest, each.help or ""


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    for group in command._action_groups:  # noqa: SLF001 - as above
        actions = [each for each in group._group_actions if each.dest != "help"]  # noqa: SLF001 - as above
        if actions and group.title not in ("positional arguments", "options"):
            yield f'.SS "{group.title}"'
        for action in actions:
            yield from _item(_term(action), action.help or "")


def _term(action: argparse.Action) -> str:
    """An option as it is written, with what it takes."""
    value = action.metavar or "{" + ",".join(map(str, action.choices or ())) + "}"
    taken = "" if action.nargs == 0 else rf"\fI{_text(str(value))}\fR"
    names = ", ".join(rf"\fB{_text(name)}\fR" for name in action.option_strings)
    return " ".join(part for part in (names, taken) if part)


def _item(term: str, about: str) -> Iterable[str]:
    return (".TP", term, _text(about))


def _text(text: str) -> str:
    r"""A text with what `roff` would obey escaped."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("…", "...").replace("\n", " ")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _uncapitalised(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}".rstrip(".")
