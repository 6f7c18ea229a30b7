"""What is kept from run to run changes no finding, whatever happens to files and settings."""

from __future__ import annotations

import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import Repository, Run, Write
from hypothesis import given
from hypothesis import strategies as st
from strategies import PATHS, example_count, texts

from listlint.cli.main import run as run_main
from listlint.core.document import Document
from listlint.core.result import Tally
from listlint.core.source import Source
from listlint.engine import summary
from listlint.engine.kept_facts import KeptFacts, ToParse, read
from listlint.engine.kept_pairs import KeptPairs
from listlint.files import cache as cache_module
from listlint.files.cache import Cache
from listlint.files.state import state_of
from listlint.parse import parse

_NOTE = "---\ntitle: {}\n---\n# {}\n\n## References\n\n{}"
_LONG = "Deep networks for the study of {}"
WHOLE = [
    _NOTE.format(_LONG.format("images"), "A", "- [A](a.md#b)\n- [B c](B%20c)\n"),
    _NOTE.format(_LONG.format("image"), "B", "- [A](gone)\n- [A](a.md#a)\n- A\n"),
    _NOTE.format(
        "C", "C", "".join(f"- {_LONG.format(what)}\n" for what in ("images", "image", "texts"))
    ),
    "# L\n\n## Tools\n\n"
    + "".join(f"- [{n}](https://{n}.example.org) - Does {n}.\n" for n in "abcdefg")
    + "- [H](http://a.example.org/): does a\n",
]
"""Notes that cite alike titles and are cited by theirs, and a list with an entry out of form."""
contents = texts | st.sampled_from(WHOLE)
CONFIGURATIONS = [
    None,
    '[[notes]]\npath = "notes"\nschema = "schema.json"\n',
    '[[lists]]\npath = "README.md"\nformat = "- [{title}]({url})"\n',
    'ignore = ["broken-link"]\n',
    'exclude = ["a.md"]\n',
    "[rules.similar-title]\ncutoff = 90\n",
    f'[[not-duplicates]]\nworks = ["{_LONG.format("images")}", "{_LONG.format("image")}"]\n',
    '[[notes]]\npath = "notes"\nunwritten = "allow"\nlink-style = "name"\n',
    "not toml",
]
SCHEMAS = [None, '{"required": ["title"]}', '{"properties": {"title": {"const": "A"}}}', "[]"]
IGNORES = [None, "a.md\n", "notes\n"]
EDITS: list[Callable[[str], str]] = [
    lambda text: text + "\n",
    lambda text: text + "\n\nSome more words, and no sign.\n",
    lambda text: text.replace("\n\n", "\n\nSome words.\n\n", 1),
    lambda text: text.replace("\n- ", "\nSome words.\n\n- ", 1),
    lambda text: text.replace("A", "An", 1),
    lambda text: text + "\n[A](a.md#some)\n",
    lambda text: text + "\n```\n",
]
edits = st.sampled_from(EDITS)
Change = str | Path | Callable[[str], str] | None
steps = st.one_of(
    st.tuples(st.sampled_from(PATHS), contents | st.none()),
    st.tuples(st.just("listlint.toml"), st.sampled_from(CONFIGURATIONS)),
    st.tuples(st.just("schema.json"), st.sampled_from(SCHEMAS)),
    st.tuples(st.just(".gitignore"), st.sampled_from(IGNORES)),
    st.tuples(st.sampled_from(PATHS), st.sampled_from(PATHS).map(Path)),
    st.tuples(st.sampled_from(PATHS), edits),
    st.just(("", None)),
)
"""A file to write, to remove or, with a path, to rename, or to edit; or nothing."""


def outcome(*arguments: str) -> tuple[object, str, str]:
    """What a run says."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
        run_main(["check", *arguments])
    return stop.value.code, out.getvalue(), err.getvalue()


_OLD = 10**18 + 1


def make_old(folder: Path) -> None:
    """Let everything seem to have been written long ago, so that its state can be told."""
    for each in [folder, *folder.rglob("*")]:
        if each.stat().st_mtime_ns != _OLD:
            os.utime(each, ns=(_OLD, _OLD))


def take(step: tuple[str, Change], *, is_old: bool) -> None:
    """Change something, now or so that it seems to have been long ago."""
    name, what = step
    path = Path(name)
    if name and isinstance(what, str):
        path.parent.mkdir(exist_ok=True)
        path.write_text(what, encoding="utf-8")
    elif isinstance(what, Path) and path.exists():
        what.parent.mkdir(exist_ok=True)
        path.rename(what)
    elif callable(what) and path.exists():
        path.write_text(what(path.read_text(encoding="utf-8")), encoding="utf-8")
    elif name and what is None:
        path.unlink(missing_ok=True)
    if is_old:
        make_old(Path())


@given(
    st.lists(
        st.tuples(steps, st.booleans(), st.sampled_from([(), ("notes",), ("README.md",)])),
        min_size=2,
        max_size=5,
    )
)
@example_count(20)
def test_warm_and_cold_runs_say_the_same(
    changes: list[tuple[tuple[str, Change], bool, tuple[str, ...]]],
) -> None:
    here = Path.cwd()
    with TemporaryDirectory() as folder:
        project, kept = Path(folder, "project"), Path(folder, "kept")
        project.mkdir()
        try:
            os.chdir(project)
            for step, is_old, named in changes:
                take(step, is_old=is_old)
                paths = [each for each in named if Path(each).exists()]
                cold = outcome(*paths, "--no-cache")
                assert outcome(*paths, "--cache-dir", str(kept)) == cold
                assert outcome(*paths, "--cache-dir", str(kept)) == cold
        finally:
            os.chdir(here)


def test_a_run_is_not_done_twice(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = write({"README.md": "[a](gone.md)\n", "b.md": "é\n"})
    make_old(folder)
    monkeypatch.chdir(folder)
    before = run("check", "--cache-dir", str(tmp_path / "kept"))
    assert before.status == 1
    with monkeypatch.context() as patch:
        patch.setattr("listlint.cli.commands.check.run", None)
        assert run("check", "--cache-dir", str(tmp_path / "kept")) == before
    (folder / "gone.md").write_text("here\n")
    assert run("check", "--cache-dir", str(tmp_path / "kept")).status == 0


@pytest.mark.parametrize(
    ("name", "new", "looked_at"),
    [
        ("b.md", "# B\n\n[a](gone.md)\n\nSome words.\n\n[a](lost.md)\n", {"b.md"}),
        ("b.md", "# B\n\n[a](gone.md)\n", {"README.md", "a.md", "b.md"}),
        ("README.md", "Words\n", {"README.md", "a.md", "b.md"}),
        ("a.md", "# A\n\n{% include x %}\n", {"README.md", "a.md", "b.md"}),
        ("c.txt", "Words\n", {"README.md", "a.md", "b.md"}),
    ],
)
def test_only_what_may_be_found_otherwise_is_looked_at(  # noqa: PLR0913, PLR0917 - fixtures and cases
    run: Run,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    new: str,
    looked_at: set[str],
) -> None:
    texts = {"README.md": "", "a.md": "# A\n", "b.md": "# B\n\n[a](gone.md)\n\n[a](lost.md)\n"}
    folder = write({**texts, "c.txt": ""})
    make_old(folder)
    monkeypatch.chdir(folder)
    run("check", "--cache-dir", str(tmp_path / "kept"))
    (folder / name).write_text(new)
    make_old(folder)
    cold = run("check", "--no-cache")
    seen = []
    tallied = summary.tallied

    def noted(*each: Any) -> Tally:
        seen.append(each[1])
        return tallied(*each)

    with monkeypatch.context() as patch:
        patch.setattr(summary, "tallied", noted)
        assert run("check", "--cache-dir", str(tmp_path / "kept")) == cold
    assert seen == [looked_at]


@pytest.mark.parametrize("is_evicted", [False, True])
def test_what_has_not_changed_is_not_read_before_it_is_asked_for(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, is_evicted: bool
) -> None:
    texts = {"a.md": "# A\n\n[c](gone.md)\n", "b.md": "# B\n", "c.md": "# C\n"}
    folder, kept = write(texts), tmp_path / "kept"
    make_old(folder)
    monkeypatch.chdir(folder)
    run("check", "--cache-dir", str(kept))
    (folder / "b.md").write_text("# B\n\n[C](c.md)\n")
    make_old(folder)
    if is_evicted:
        with closing(sqlite3.connect(kept / "cache.sqlite3")) as database, database:
            for key, value in database.execute("SELECT key, value FROM entries").fetchall():
                kept_there = read(value)
                if isinstance(kept_there, tuple) and isinstance(kept_there[0], Document):
                    database.execute("DELETE FROM entries WHERE key = ?", (key,))
    cold = run("check", "--no-cache", "b.md")
    asked = []
    later = Source.later

    def noted(path: str, read: Callable[[], str]) -> Source:
        def reading() -> str:
            asked.append(path)
            return read()

        return later(path, reading)

    monkeypatch.setattr(Source, "later", noted)
    assert run("check", "--cache-dir", str(kept), "b.md") == cold
    assert set(asked) == ({"c.md"} if is_evicted else set())
    for each in ("a.md", "."):
        assert run("check", "--cache-dir", str(kept), each) == run("check", "--no-cache", each)


def test_a_place_in_another_file_is_where_it_is_now(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = "- On root domains, strip the trailing slash.\n"
    folder = write({"README.md": "- [a](https://a.example/)\n", "CONTRIBUTING.md": asked})
    make_old(folder)
    monkeypatch.chdir(folder)
    assert "CONTRIBUTING.md:1:" in run("check", "--cache-dir", str(tmp_path / "kept")).out
    (folder / "CONTRIBUTING.md").write_text(f"Some words.\n\n{asked}")
    make_old(folder)
    assert "CONTRIBUTING.md:3:" in run("check", "--cache-dir", str(tmp_path / "kept")).out


def test_what_git_says_is_looked_at(run: Run, repository: Repository, tmp_path: Path) -> None:
    kept = ("--cache-dir", str(tmp_path / "kept"))
    repository.commit({"README.md": "[a](old.md)\n", "old.md": "words enough to be found again\n"})
    repository.git("mv", "old.md", "new.md")
    make_old(repository.root)
    assert "renamed to `new.md`" in run("check", *kept).out
    repository.commit({})
    commit = repository.git("rev-parse", "--short", "HEAD").strip()
    make_old(repository.root)
    assert f"renamed to `new.md` in {commit}" in run("check", *kept).out


def test_a_cache_in_the_project_is_no_part_of_it(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({"README.md": "[a](gone.md)\n", ".cache/x": ""})
    make_old(folder)
    monkeypatch.chdir(folder)
    before = run("check", "--cache-dir", ".cache/listlint")
    make_old(folder)
    before = run("check", "--cache-dir", ".cache/listlint")
    monkeypatch.setattr("listlint.cli.commands.check.run", None)
    assert run("check", "--cache-dir", ".cache/listlint") == before


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0 but no more"])
def test_a_damaged_cache_is_as_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite3").write_bytes(content)
    (tmp_path / "cache.sqlite3").chmod(0o600)
    cache = Cache(tmp_path)
    assert cache.get([b"a"]) == {}
    cache.put({b"a": b"1"})
    cache.put({b"a": b"2"})
    assert cache.get([b"a", b"b"]) == {b"a": b"2"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_cache_that_others_can_write_is_not_used(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    cache.put({b"a": b"1"})
    assert cache.get([b"a"])
    (tmp_path / "kept").chmod(0o777)
    assert not cache.get([b"a"])


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("linked", ["kept", "kept/here", "kept/here/cache.sqlite3"])
def test_nothing_is_kept_behind_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: str
) -> None:
    """A checkout may have brought it, to have something written elsewhere."""
    project, outside = tmp_path / "project", tmp_path / "outside"
    (project / linked).parent.mkdir(parents=True)
    outside.mkdir()
    (project / linked).symlink_to(outside / "x" if linked.endswith("3") else outside)
    monkeypatch.chdir(project)
    Cache(project / "kept" / "here").put({b"a": b"1"})
    assert [*outside.iterdir()] == []


@pytest.mark.parametrize(
    "program",
    [
        """CREATE VIEW entries AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
        SELECT x AS key, x AS value FROM n""",
        """CREATE TABLE entries (key BLOB UNIQUE, value BLOB);
        CREATE TRIGGER more AFTER INSERT ON entries BEGIN DELETE FROM entries; END""",
        "CREATE TABLE entries (key BLOB, value BLOB DEFAULT (randomblob(9)))",
    ],
)
def test_a_database_with_a_program_in_it_is_not_used(tmp_path: Path, program: str) -> None:
    """As it may come with a checkout whose folder was named: it could run for ever."""
    with closing(sqlite3.connect(tmp_path / "cache.sqlite3")) as database, database:
        database.executescript(program)
    before = (tmp_path / "cache.sqlite3").read_bytes()
    cache = Cache(tmp_path)
    cache.put({b"a": b"1"})
    assert cache.get([b"a"]) == {}
    assert (tmp_path / "cache.sqlite3").read_bytes() == before


def test_there_is_room_for_what_is_found_in_a_large_vault(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for key in (b"a", b"b"):
        cache.put({key: bytes(10_000_000)})
    assert cache.get([b"a", b"b"]).keys() == {b"a", b"b"}


def test_what_was_kept_first_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MOST_BYTES", 100)
    cache = Cache(tmp_path)
    for number in range(20):
        cache.put({bytes([number]): bytes(10)})
    kept = cache.get(bytes([number]) for number in range(20))
    assert bytes([19]) in kept
    assert len(kept) <= 10


class Bomb:
    """What would run when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("bomb",)


def test_nothing_that_is_kept_can_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ToParse(Source("a.md", "text"), None, (), lists_are_known=False)
    cache, document = Cache(tmp_path / "kept"), Document(path="a.md")
    cache.put({asked.key(b"1"): zlib.compress(pickle.dumps(Bomb()))})
    found = KeptFacts(cache, b"1").documents([asked], lambda _: document)
    assert found == {"a.md": document}
    assert not Path("bomb").exists()
    # What has been kept instead is read again, by this version alone.
    assert KeptFacts(cache, b"1").documents([asked], lambda _: Document(path="b.md")) == found
    assert KeptFacts(cache, b"2").documents([asked], lambda _: Document(path="b.md")) != found


def test_a_document_is_what_it_was(tmp_path: Path) -> None:
    text = "---\ntitle: A\nn: [1, é]\n---\n# A\n\n- [A](b.md) x <!-- listlint: ignore[x] -->\n[[c]]"
    asked = ToParse(Source("a.md", text), None, (), lists_are_known=False)
    facts = KeptFacts(Cache(tmp_path), b"1")
    before = facts.documents([asked], lambda each: parse(each.source))
    assert facts.documents([asked], lambda _: Document(path="")) == before


def test_what_is_alike_is_asked_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    pairs = KeptPairs(cache, b"1")
    assert pairs(["a", "b"], lambda: [(0, 1)]) == [(0, 1)]
    assert pairs(["a", "c"], list) == []
    assert pairs(["a", "c"], lambda: [(0, 1)]) == []
    pairs.keep()
    for version, known in ((b"1", [(0, 1)]), (b"2", [])):
        again = KeptPairs(cache, version)
        assert again(["a", "b"], list) == known
    cache.put({next(iter_keys(tmp_path)): b'{"a": 1}'})
    assert KeptPairs(cache, b"1")(["a", "b"], list) == []


def iter_keys(folder: Path) -> Iterator[bytes]:
    """The keys of all that is kept."""
    with closing(sqlite3.connect(folder / "cache.sqlite3")) as database:
        yield from (key for (key,) in database.execute("SELECT key FROM entries").fetchall())


def test_pairs_are_kept_of_so_many_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("listlint.engine.kept_pairs.MOST", 1)
    cache = Cache(tmp_path)
    for text in ("a", "b"):
        pairs = KeptPairs(cache, b"1")
        pairs([text], lambda: [(0, 1)])
        pairs.keep()
    assert KeptPairs(cache, b"1")(["a"], list) == []
    assert KeptPairs(cache, b"1")(["b"], list) == [(0, 1)]


def test_what_was_written_a_moment_ago_has_no_state(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("a")
    os.utime(file)
    assert state_of([tmp_path]) is None
    make_old(tmp_path)

    def digest(*places: Path) -> bytes | None:
        state = state_of([tmp_path], places)
        return state.digest if state else None

    state = digest()
    assert state
    assert state == digest() != digest(tmp_path / "gone")
    file.write_text("b")
    make_old(tmp_path)
    assert digest() != state


def test_of_too_many_files_there_is_no_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).touch()
    make_old(tmp_path)
    for most, is_known in ((3, True), (2, False)):
        monkeypatch.setattr("listlint.files.state.MOST_FILES", most)
        assert (state_of([tmp_path]) is not None) == is_known


@pytest.mark.parametrize(
    ("changed", "later", "is_known"),
    [
        (10**18, 10**9, False),
        (10**18, 3 * 10**9, True),
        (10**18 + 1, 10**9, True),
        (10**18 + 1, 10**7, False),
    ],
    ids=["whole second", "whole second long ago", "finer", "finer, a moment ago"],
)
def test_a_time_in_whole_seconds_may_be_that_of_two_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: int, later: int, *, is_known: bool
) -> None:
    """As on file systems that know no finer ones."""
    (tmp_path / "a.md").touch()
    os.utime(tmp_path / "a.md", ns=(changed, changed))
    monkeypatch.setattr("listlint.files.state.time.time_ns", lambda: changed + later)
    assert (state_of([tmp_path]) is not None) == is_known


def test_a_database_that_is_being_written_to_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_SECONDS", 0)
    cache = Cache(tmp_path)
    cache.put({b"a": b"1"})
    other = sqlite3.connect(tmp_path / "cache.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache.put({b"a": b"2"})
    assert cache.get([b"a"]) == {}
    other.rollback()
    other.close()
    assert cache.get([b"a"]) == {b"a": b"1"}
