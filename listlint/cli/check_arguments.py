"""The options of `listlint check`, by what they are about."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from listlint.core import did_you_mean

FORMATS = (
    *("full", "concise", "json", "jsonl", "github", "gitlab"),
    *("sarif", "junit", "rdjson", "markdown"),
)
PLUGINS = (
    "run the project's own rules too (`[plugins]`): they are programs, so trust them; with"
    " `--new-since` those of that revision are run"
)
COLORS = ("auto", "always", "never")

EXIT_STATUS = """\
exit status:
  0  nothing was found, or only warnings without `--strict`
  1  something was found
  2  wrong usage, a broken configuration, or a bug in listlint
"""
EXAMPLES = """\
examples:
  listlint check                                 the whole project
  listlint check README.md --fix                 one file, with its safe fixes applied
  listlint check --new-since origin/main...HEAD  only what a branch brings
"""


def add_options(check: argparse.ArgumentParser) -> None:
    """Add what `listlint check` can be told."""
    check.description = "Check lists and notes, and say what is wrong, where and why."
    check.epilog = f"{EXAMPLES}\n{EXIT_STATUS}"
    check.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="report on these files and folders only; the whole project is read all the same; "
        "`-` reads one file from standard input",
    )
    _add_rules(check.add_argument_group("which rules run"))
    _add_reported(check.add_argument_group("what is reported"))
    _add_changes(check.add_argument_group("what is changed in files"))
    _add_output(check.add_argument_group("how it is printed"))
    _add_sources(check.add_argument_group("what is read"))


def _add_rules(group: argparse._ArgumentGroup) -> None:
    _add_names(group, "--select", "these rules only, by name, or `ALL`; may be repeated")
    _add_names(group, "--extend-select", "these too, beside those that run anyway")
    _add_names(group, "--ignore", "not these rules; may be repeated")
    group.add_argument("--plugins", action="store_true", help=PLUGINS)


def _add_names(group: argparse._ArgumentGroup, option: str, about: str) -> None:
    group.add_argument(
        option, metavar="RULES", type=_names, action="extend", default=[], help=about
    )


def _add_reported(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add(
        "--new-since",
        metavar="REV",
        help="only what that revision of git did not have; `A...B`: what B brings to A",
    )
    add(
        "--only-new",
        action="store_true",
        help="only what the change at hand brings: the range that a hook or job is given, else what"
        " differs from the last commit; everything where there is nothing to compare with",
    )
    add(
        "--no-new-suppressions",
        action="store_true",
        help="when a change is looked at: what it suppresses itself fails the run",
    )
    add("--baseline", metavar="FILE", help="hold back the findings that this file lists")
    add("--strict", action="store_true", help="warnings fail the run too")
    add("--exit-zero", action="store_true", help="exit with 0 also when there are findings")


def _add_changes(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--fix", action="store_true", help="apply the safe fixes of what is reported")
    add("--fix-only", action="store_true", help="the same, and say nothing of what is left")
    add(
        "--unsafe-fixes",
        action="store_true",
        help="with `--fix` or `--diff`: those that were guessed, too",
    )
    add("--diff", action="store_true", help="print what `--fix` would change, as a patch")
    _add_names(
        group, "--add-ignores", "silence what these rules find today with a comment at each place"
    )


def _add_output(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add(
        "--output-format",
        metavar="FORMAT",
        type=_format,
        default="full",
        help=f"one of {', '.join(FORMATS)} (default: full)",
    )
    add("--output-file", metavar="FILE", help="write it there instead of printing it")
    add(
        "--output",
        metavar="FORMAT=FILE",
        type=_output,
        action="append",
        default=[],
        help="write another report beside what is printed; may be repeated",
    )
    add("--show-all", action="store_true", help="each finding, also where many say the same")
    add("--show-unwritten", action="store_true", help="each link to a note that is not written yet")
    add("--statistics", action="store_true", help="count the findings of each rule")
    add("-q", "--quiet", action="store_true", help="print the findings and nothing else")
    add("--color", choices=COLORS, default="auto", help="whether to use colour (default: auto)")


def _add_sources(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--config", metavar="FILE", help="read this configuration and no other")
    add("--stdin-filename", metavar="FILE", help="what file `-` stands for")
    add("--no-cache", action="store_true", help="read and check everything anew")
    add("--cache-dir", metavar="FOLDER", help="keep there what the next run need not find out anew")


def _names(text: str) -> list[str]:
    """The names of a comma-separated list."""
    found = [name.strip() for name in text.split(",") if name.strip()]
    if not found:
        raise argparse.ArgumentTypeError("it names no rule")
    return found


def _format(text: str) -> str:
    return one_of(text, FORMATS, "format")


def _output(text: str) -> tuple[str, str]:
    form, equals, file = text.partition("=")
    if not (equals and file):
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form `sarif=report.sarif`")
    return _format(form), file


def one_of(text: str, known: Iterable[str], what: str) -> str:
    """A name that is known. Raises `ArgumentTypeError` with the one that was meant."""
    if text in known:
        return text
    near = did_you_mean.nearest(text, known, did_you_mean.RULE)
    hint = f"did you mean `{near}`?" if near else f"there are {', '.join(known)}"
    raise argparse.ArgumentTypeError(f"there is no {what} `{text}`: {hint}")
