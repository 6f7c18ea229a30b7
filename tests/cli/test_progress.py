"""What is shown while a run goes on: only to somebody who looks on, and gone at the end."""

import sys
import threading
from io import StringIO

import pytest

from listlint.cli import progress


class Terminal(StringIO):
    """A terminal that says when something has been written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        size = super().write(text)
        self.written.set()
        return size


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name in ("CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(progress, "SECONDS", 0.001)
    stream = Terminal()
    monkeypatch.setattr(sys, "__stderr__", stream)
    return stream


def test_a_run_that_takes_long_says_so_and_leaves_nothing(terminal: Terminal) -> None:
    with progress.shown("checking"):
        terminal.written.wait()
    said = terminal.getvalue()
    assert "listlint: checking, 0 s" in said
    assert said.endswith("\r\x1b[K")


def test_a_short_run_says_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SECONDS", 1000)
    with progress.shown("checking"):
        pass
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_nothing_is_said_where_nobody_looks_on(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    before = threading.active_count()
    with progress.shown("checking"):
        assert threading.active_count() == before
    assert terminal.getvalue() == ""


def test_nothing_is_said_to_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    for stream in (StringIO(), None):
        monkeypatch.setattr(sys, "__stderr__", stream)
        before = threading.active_count()
        with progress.shown("checking"):
            assert threading.active_count() == before
