"""`listlint completion`: what makes a shell complete commands and options."""

from __future__ import annotations

from argparse import Namespace

import shtab

from listlint.cli.arguments import parsers
from listlint.cli.console import CLEAN, show


def run(options: Namespace) -> int:
    show([shtab.complete(parsers()[0], options.shell)])
    return CLEAN
