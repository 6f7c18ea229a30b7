"""Which commands and arguments there are, and what `--help` says of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import NoReturn

from listlint.cli import check_arguments
from listlint.core import did_you_mean
from listlint.core.errors import UsageError
from listlint.core.version import __version__

ENTRY_FORMATS = ("json", "jsonl", "csv", "bibtex")
OVERVIEW_FORMATS = ("text", "json")
SHELLS = ("bash", "zsh", "tcsh")

_EPILOG = f"""\
examples:
  listlint check                          check the list and the notes that are here
  listlint format README.md               how the entries of a list are written
  listlint rule broken-link               what a rule finds and why, with examples

{check_arguments.EXIT_STATUS}"""


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what it does not understand."""

    def __init__(self, **arguments: object) -> None:
        # An option is called by its whole name: others may come that begin in the same way.
        super().__init__(
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **arguments,  # type: ignore[arg-type] # as argparse has them
        )

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see `{self.prog} --help`")


def parse(given: Sequence[str]) -> argparse.Namespace:
    """Read a command line; what is returned has as `module` that of `listlint.cli.commands` which
    runs the command. Raises `UsageError`.
    """
    top, commands = parsers()
    name = next(iter(given), "")
    if name and not name.startswith("-") and name not in commands:
        raise UsageError(f"there is no command `{name}`{_hint(name, commands, top.prog)}")
    options, unknown = top.parse_known_args(given)
    if unknown:
        command = commands[options.command]
        problem = f"there is no option `{unknown[0]}`"
        raise UsageError(problem + _hint(unknown[0], _options_of(command), command.prog))
    return options


def _hint(name: str, known: Iterable[str], program: str) -> str:
    near = did_you_mean.nearest(name.partition("=")[0], known, did_you_mean.RULE)
    return f": did you mean `{near}`?" if near else f"; see `{program} --help`"


def parsers() -> tuple[Parser, dict[str, argparse.ArgumentParser]]:
    """The parser of the command line, and that of each command by its name."""
    top = Parser(
        prog="listlint",
        description="Lint curated lists and the Markdown notes behind them.",
        epilog=_EPILOG,
    )
    top.add_argument("-V", "--version", action="version", version=f"listlint {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND", dest="command")

    def add(name: str, module: str, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about)
        command.set_defaults(module=module)
        command.add_argument(
            "--debug",
            action="store_true",
            help="show where a bug in listlint comes from, as `LISTLINT_DEBUG=1` does",
        )
        return command

    check_arguments.add_options(add("check", "check", "check lists and notes: the main job"))
    _add_init(add("init", "init", "learn from what is here, and write a configuration for a start"))
    _add_entries(add("entries", "show_entries", "print what the lists list, as data"))
    _add_duplicates(
        add("duplicates", "show_duplicates", "show all copies of each work that is listed twice")
    )
    _add_format(add("format", "show_format", "show or write down how entries are written"))
    _add_add(add("add", "add_entry", "add an entry, written as the others and where it belongs"))
    _add_baseline(add("baseline", "write_baseline", "write down or prune what is known"))
    _add_rule(add("rule", "show_rule", "what a rule is, with examples; without a name, all"))
    _add_config(add("config", "show_config", "what applies to a file, and why"))
    _add_completion(
        add("completion", "show_completion", "print what completes commands in a shell")
    )
    return top, dict(commands.choices)


def _add_init(start: argparse.ArgumentParser) -> None:
    start.description = (
        "Look at the lists and notes that are here, and write a commented `listlint.toml`, a schema"
        " for each folder of notes, a GitHub workflow and hooks. Nothing is asked, and nothing that"
        " is there is overwritten."
    )
    start.add_argument("--force", action="store_true", help="overwrite files that are there")


def _add_rule(rule: argparse.ArgumentParser) -> None:
    rule.add_argument("name", metavar="NAME", nargs="?", help="such as `broken-link`")
    rule.add_argument("--plugins", action="store_true", help=check_arguments.PLUGINS)


def _add_config(config: argparse.ArgumentParser) -> None:
    config.add_argument(
        "file", metavar="FILE", nargs="?", help="a file or folder; without one, the whole project"
    )
    config.add_argument("--config", metavar="FILE", help="read this configuration and no other")


def _add_completion(completion: argparse.ArgumentParser) -> None:
    completion.description = (
        "Print a script that makes a shell complete commands and options. For bash: `listlint"
        " completion bash >~/.local/share/bash-completion/completions/listlint`."
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def _options_of(parser: argparse.ArgumentParser) -> list[str]:
    """The options that a command has, as they are written."""
    return [*parser._option_string_actions]  # noqa: SLF001 - argparse has no other way to ask


def _add_entries(entries: argparse.ArgumentParser) -> None:
    entries.description = (
        "Print what the lists list: title, authors, venue, year, links, identifiers and place of"
        " each entry, as far as it says them."
    )
    add = entries.add_argument
    add("paths", metavar="PATH", nargs="*", help="only the lists among these files and folders")
    add("--config", metavar="FILE", help="read this configuration and no other")
    add("--output-format", choices=ENTRY_FORMATS, default="json", help="how (default: json)")
    add("--output-file", metavar="FILE", help="write the entries there")


def _add_duplicates(duplicates: argparse.ArgumentParser) -> None:
    duplicates.description = (
        "Show the works that are listed more than once, all copies together, and which of them\n"
        "says most. Copies that a list means, and works that somebody has judged to be two, are\n"
        "left out."
    )
    add = duplicates.add_argument
    add("paths", metavar="PATH", nargs="*", help="only the lists among these files and folders")
    add("--config", metavar="FILE", help="read this configuration and no other")


def _add_format(form: argparse.ArgumentParser) -> None:
    form.description = (
        "Show the format of each list's entries: what is configured, stated or learnt from them,\n"
        "how many conform, which sections differ, and which entries conform to nothing."
    )
    form.epilog = "Exit status: 0 shown or written, 1 not all could be written, 2 wrong usage."
    add = form.add_argument
    add("paths", metavar="PATH", nargs="*", help="only the lists among these files and folders")
    add("--config", metavar="FILE", help="read this configuration and no other")
    add(
        "--write",
        action="store_true",
        help="write the format that entries are held to into the configuration, which is"
        " `listlint.toml` where there is none",
    )
    add("--output-format", choices=OVERVIEW_FORMATS, default="text", help="how (default: text)")


def _add_add(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Write an entry as the list writes its entries, and put it where it belongs: by the order"
        " of its section, or at the end. What is listed already is refused, and a field that the"
        " entries have and that is missing is asked for."
    )
    command.epilog = (
        "Exit status: 0 added, 1 refused: listed already, or the list does not show how its entries"
        " are written, 2 a field is missing or wrong usage."
    )
    add = command.add_argument
    add(
        "fields",
        metavar="-",
        nargs="?",
        choices=["-"],
        help="read JSON or the answers of an issue form from standard input",
    )
    add("--url", metavar="URL", help="the address of what is added")
    add("--title", metavar="TEXT", help="its name")
    add("--description", metavar="TEXT", help="what it is")
    add("--authors", metavar="TEXT", help="who wrote it")
    add("--venue", metavar="TEXT", help="where it was published, without the year")
    add("--year", metavar="YEAR", help="when")
    add("--date", metavar="DATE", help="when, where the entries say more than the year")
    add(
        "--field",
        metavar="NAME=TEXT",
        type=_field,
        action="append",
        default=[],
        help="another field, by its name in `listlint format`, such as `code=https://…`; may be"
        " repeated",
    )
    add(
        "--section",
        metavar="NAME",
        help="the heading of its section; `A > B` for one below another",
    )
    add("--file", metavar="FILE", help="the list, where the project has several")
    add("--dry-run", action="store_true", help="print the entry and its place, and write nothing")
    add("--config", metavar="FILE", help="read this configuration and no other")


def _field(text: str) -> tuple[str, str]:
    name, is_given, value = text.partition("=")
    if not is_given or not name.strip():
        raise argparse.ArgumentTypeError("it is written `NAME=TEXT`")
    return name.strip(), value


def _add_baseline(baseline: argparse.ArgumentParser) -> None:
    baseline.description = (
        "Write down what is found today, so that `check` reports only what comes after. What is\n"
        "written down and no longer found is removed."
    )
    add = baseline.add_argument
    add("paths", metavar="PATH", nargs="*", help="only what is found in these files and folders")
    add("--prune", action="store_true", help="add nothing, and remove what is no longer found")
    add("--baseline", metavar="FILE", help="write it there (default: listlint-baseline.json)")
    add("--plugins", action="store_true", help=check_arguments.PLUGINS)
    add("--config", metavar="FILE", help="read this configuration and no other")
