"""Which commands and arguments there are, and what `--help` says of them."""

from __future__ import annotations

import argparse

from listlint import __version__

FORMATS = ("full", "concise", "json", "github")
ENTRY_FORMATS = ("json", "jsonl", "csv", "bibtex")
SURVEY_FORMATS = ("text", "json")


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; what it returns has as `module` that of
    `listlint.cli.commands` which runs the command.
    """
    top = argparse.ArgumentParser(
        prog="listlint",
        description="Lint curated lists and the Markdown notes behind them.",
        epilog="Exit status: 0 clean, 1 findings, 2 wrong usage, configuration or a bug.",
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

    _add_check(add("check", "check", "check lists and notes: the main job"))
    _add_entries(add("entries", "show_entries", "print what the lists list, as data"))
    _add_format(add("format", "show_format", "show or write down how entries are written"))
    _add_baseline(add("baseline", "write_baseline", "write down or prune what is known"))
    rule = add("rule", "show_rule", "what a rule is, with examples; without a name, all")
    rule.add_argument("name", metavar="NAME", nargs="?")
    config = add("config", "show_config", "what applies to a file, and why")
    config.add_argument("file", metavar="FILE", nargs="?")
    config.add_argument("--config", metavar="FILE", help="read this configuration")
    return top


def _add_check(check: argparse.ArgumentParser) -> None:
    add = check.add_argument
    add(
        "paths",
        metavar="PATH",
        nargs="*",
        help="report on these files and folders only; the whole project is read all the same; "
        "`-` reads one file from standard input",
    )
    add("--fix", action="store_true", help="apply the safe fixes of what is reported")
    add(
        "--unsafe-fixes",
        action="store_true",
        help="with `--fix` or `--diff`: those that were guessed as well",
    )
    add("--diff", action="store_true", help="print what `--fix` would change, as a patch")
    add(
        "--add-ignores",
        metavar="RULES",
        type=_names,
        default=[],
        help="silence what these rules find today with a comment at each place",
    )
    add("--select", metavar="RULES", type=_names, default=[], help="run these rules only")
    add("--ignore", metavar="RULES", type=_names, default=[], help="do not run these rules")
    add("--strict", action="store_true", help="warnings count as findings")
    add("--exit-zero", action="store_true", help="exit with 0 also when there are findings")
    add(
        "--new-since",
        metavar="REV",
        help="report only what that revision of git did not have; `A...B` is the merge base",
    )
    add(
        "--no-new-suppressions",
        action="store_true",
        help="with `--new-since`: what the change itself suppresses fails the run",
    )
    add(
        "--baseline",
        metavar="FILE",
        help="hold back the findings that this file, written before, lists",
    )
    add("--config", metavar="FILE", help="read this configuration and no other")
    add("--output-format", choices=FORMATS, default="full", help="how to print (default: full)")
    add("--output-file", metavar="FILE", help="write the findings there")
    add(
        "--show-all",
        action="store_true",
        help="show findings of one rule and file that say the same",
    )
    add("--statistics", action="store_true", help="count the findings of each rule")
    add("--stdin-filename", metavar="FILE", help="what file `-` stands for")


def _add_entries(entries: argparse.ArgumentParser) -> None:
    add = entries.add_argument
    add("paths", metavar="PATH", nargs="*", help="only the lists among these files and folders")
    add("--config", metavar="FILE", help="read this configuration and no other")
    add("--output-format", choices=ENTRY_FORMATS, default="json", help="how (default: json)")
    add("--output-file", metavar="FILE", help="write the entries there")


def _add_format(form: argparse.ArgumentParser) -> None:
    form.description = (
        "Show the format of each list's entries: what is configured, stated or learnt from them,"
        " how many conform, which sections differ, and which entries conform to nothing."
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
    add("--output-format", choices=SURVEY_FORMATS, default="text", help="how (default: text)")


def _add_baseline(baseline: argparse.ArgumentParser) -> None:
    baseline.description = (
        "Write down what is found today, so that `check` reports only what comes after. Rows whose"
        " finding is gone go."
    )
    add = baseline.add_argument
    add("paths", metavar="PATH", nargs="*", help="only what is found in these files and folders")
    add("--prune", action="store_true", help="add nothing, and remove what is no longer found")
    add("--baseline", metavar="FILE", help="write it there (default: listlint-baseline.json)")
    add("--config", metavar="FILE", help="read this configuration and no other")


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("it names no rule")
    return names
