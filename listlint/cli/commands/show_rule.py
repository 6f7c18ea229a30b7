"""`listlint rule`: what a rule is, with examples; without a name, all of them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from listlint.cli.commands.rule_names import all_rules, check_names
from listlint.cli.console import CLEAN, show
from listlint.cli.report.rule_pages import page_of
from listlint.core.errors import UsageError
from listlint.engine.workspace import open_workspace


def run(options: Namespace) -> int:
    if options.plugins:
        open_workspace(Path.cwd(), [], plugins=True)
    if options.name:
        check_names([options.name])
        if mistakes := all_rules()[options.name].mistakes:
            raise UsageError(*mistakes)
    show(_one(options.name) if options.name else _all())
    return CLEAN


def _all() -> Iterator[str]:
    width = max(map(len, all_rules()))
    for rule in all_rules().values():
        state = rule.severity if rule.on_by_default else "off"
        yield f"{rule.name:<{width}}  {state:<7}  {rule.summary}"


def _one(name: str) -> Iterator[str]:
    rule = all_rules()[name]
    state = "" if rule.on_by_default else ", off by default"
    yield f"# {rule.name} ({rule.severity}{state})\n\n{rule.doc}"
    if page := page_of(name):
        yield f"\n{page}"
