"""What holds for any project: nothing raises, places lie in their files, fixes settle."""

from __future__ import annotations

import pickle

from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import PATHS, example_count, projects

from listlint.config.tables import Config
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.result import Result
from listlint.core.source import Source
from listlint.engine import fix
from listlint.engine.loading import load
from listlint.engine.run import lint
from listlint.files.listing import Files
from listlint.links.vault.vaults import Vault
from listlint.project.project import Base
from listlint.rules._engine_findings import INTERNAL_ERROR
from listlint.testing import load_texts

many = example_count(50)


def check(files: dict[str, str]) -> Result:
    return lint(load_texts(files, Config()), Config())


def changed(before: dict[str, str], after: dict[str, str]) -> Result:
    base = Base(load_texts(before, Config()))
    return lint(load_texts(after, Config(), base), Config())


def seen(found: Diagnostic) -> tuple[object, ...]:
    return (found.span, found.rule, found.message, found.help)


@many
@given(projects)
def test_nothing_fails_and_every_place_is_in_its_file(files: dict[str, str]) -> None:
    result = check(files)
    for found in result.diagnostics:
        assert found.rule != INTERNAL_ERROR.name, found.message
        edits = found.fix.edits if found.fix else ()
        for span in (found.span, *(r.span for r in found.related), *(e.span for e in edits)):
            assert 0 <= span.start <= span.end <= len(files[span.path])
            assert result.sources[span.path].position(span.end).line >= 1
    assert len(set(result.fingerprints)) == len(result.fingerprints)


@many
@given(projects, st.permutations(PATHS))
def test_the_order_of_files_does_not_matter(files: dict[str, str], order: list[str]) -> None:
    sources = [Source(path, files[path]) for path in order if path in files]
    project = load(sources, Config(), Files.of(files))
    assert lint(project, Config()).diagnostics == check(files).diagnostics


@many
@given(projects)
def test_paths_restrict_what_is_reported_only(files: dict[str, str]) -> None:
    project = load_texts(files, Config())
    everything = lint(project, Config()).diagnostics
    for path in files:
        alone = lint(project, Config(), path.__eq__).diagnostics
        assert alone == tuple(found for found in everything if found.span.path == path)


@many
@given(projects)
def test_fixes_settle(files: dict[str, str]) -> None:
    fixed = files
    for _ in range(10):
        again = fix.apply(fixed, check(fixed).diagnostics, unsafe=True)
        if again == fixed:
            break
        fixed = again
    else:
        raise AssertionError(f"does not settle: {fixed}")


@many
@given(projects)
def test_safe_fixes_leave_no_safe_fix_behind(files: dict[str, str]) -> None:
    fixed = files
    for _ in range(10):
        fixed = fix.apply(fixed, check(fixed).diagnostics)
    left = [found for found in check(fixed).diagnostics if found.fix and found.fix.safe]
    assert left == []


@many
@given(projects)
def test_facts_survive_pickling(files: dict[str, str]) -> None:
    documents = load_texts(files, Config()).documents
    assert pickle.loads(pickle.dumps(documents)) == documents  # noqa: S301 - our own


@many
@given(projects)
def test_what_is_counted_is_what_is_reported(files: dict[str, str]) -> None:
    result = check(files)
    assert result.summary.errors == result.count(Severity.ERROR)
    assert result.summary.warnings == result.count(Severity.WARNING)
    assert result.summary.files == len(files)
    assert len(result.fingerprints) == len(result.diagnostics)
    assert [seen(f) for f in result.diagnostics] == [
        seen(f) for f in sorted(result.diagnostics, key=lambda found: found.sort_key)
    ]


def habits(files: dict[str, str]) -> tuple[frozenset[Vault], frozenset[Vault]]:
    found = load_texts(files, Config()).links.follower.inferred
    return found.wikis, found.by_name


@many
@given(projects, projects)
def test_a_change_brings_only_what_is_found_and_nothing_if_there_is_none(
    before: dict[str, str], after: dict[str, str]
) -> None:
    assert changed(after, after).diagnostics == ()
    # What a wikilink is, a change is told by the habits that were there before it.
    assume(habits(before) == habits(after))
    found = check(after)
    brought = changed(before, after)
    assert not any(each.rule == INTERNAL_ERROR.name for each in brought.diagnostics)
    assert set(map(seen, brought.diagnostics)) <= set(map(seen, found.diagnostics))
    assert len(brought.diagnostics) + brought.summary.baselined == len(found.diagnostics)
