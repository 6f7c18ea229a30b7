"""Which entries and notes are of one work, and what is said of it."""

from __future__ import annotations

import pytest

from listlint import engine
from listlint.config import Config, ListTable
from listlint.configfile import read
from listlint.linkage import CrossListing, Verdict, people
from listlint.linkage.people import Agreement
from listlint.project import Project

DEEP = "Learning Deep Features for Discriminative Localization"


def project(text: str, config: str = "", **others: str) -> Project:
    texts = {"README.md": text} | {f"{name}.md": each for name, each in others.items()}
    return engine.load_texts(texts, read(config, "listlint.toml", lambda _: None))


def verdicts(text: str, config: str = "", **others: str) -> list[Verdict]:
    return [pair.verdict for pair in project(text, config, **others).works.pairs()]


def rules_of(text: str, config: str = "", **others: str) -> list[tuple[str, int]]:
    """Which rules find something, and in which line."""
    loaded = project(text, config, **others)
    settings = read(config, "listlint.toml", lambda _: None)
    names = (
        "duplicate-work",
        "similar-title",
        "conflicting-title",
        "drifted-copy",
        "duplicate-url",
    )
    result = engine.lint(loaded, settings.selecting(names, ()))
    return [
        (found.rule, loaded.sources[found.span.path].position(found.span.start).line)
        for found in result.diagnostics
    ]


def entry(title: str, url: str, rest: str = "") -> str:
    return f"- [{title}]({url}){rest}\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("B. Li", "Bin Li"),
        ("Bin Li", "Li, Bin"),
        ("Bin Li", "Li Bin"),
        ("J. Schmidhuber", "J\u00fcrgen Schmidhuber"),
        ("Yann LeCun", "Yann Le Cun"),
        ("Ahmed El Kholy", "A. Kholy"),
        ("Cho-Jui Hsieh", "C.-J. Hsieh"),
        ("Liunian Harold Li", "L. H. Li"),
        ("Li", "Bin Li"),
        ("KW Tan", "Kian-Lee W. Tan"),
        ("Sammy Davis Jr.", "Sammy Davis"),
    ],
)
def test_names_of_one_person(one: str, other: str) -> None:
    assert people.is_same(one, other)
    assert people.is_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bin Li", "Gen Li"), ("Ming Gong", "Ming Zhou"), ("", "Bin Li"), ("B. Li", "G. Li")],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not people.is_same(one, other)
    assert not people.is_same(other, one)


def test_agreement_of_authors() -> None:
    full = ["Gen Li", "Nan Duan", "Yuejian Fang", "Ming Gong"]
    assert people.agreement(full, ["N. Duan", "G. Li", "Y. Fang", "M. Gong"]) is Agreement.ALL
    assert people.agreement(full, ["G. Li", "N. Duann"]) is Agreement.SHORTER
    assert people.agreement(full, ["Gen Li"]) is Agreement.ONE
    assert people.agreement(full, ["G. Li", "A. Zhou"]) is Agreement.HALF
    assert people.agreement(full, ["A. Zhou", "B. Wang", "G. Li", "Z. Xu"]) is Agreement.SOME
    assert people.agreement(full, ["Ada Zhou"]) is Agreement.NONE
    assert people.agreement(full, []) is None
    assert people.missing(full, ["G. Li", "N. Duan", "Y. Fang"]) == ["Ming Gong"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("A", "https://arxiv.org/abs/1909.11740"),
            ("A", "https://arxiv.org/pdf/1909.11740v2.pdf"),
        ),
        (("A", "https://doi.org/10.48550/arXiv.1909.11740"), ("A", "https://ar5iv.org/1909.11740")),
        ((DEEP, "https://example.org/1"), (DEEP.upper(), "https://example.org/2")),
        (
            ("flask", "https://github.com/pallets/flask"),
            ("Flask", "http://github.com/pallets/flask/"),
        ),
    ],
)
def test_one_work(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert verdicts(entry(*one) + entry(*other)) == [Verdict.SAME]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            (DEEP, "https://example.org/1", ", CVPR 2015"),
            (DEEP, "https://example.org/2", ", TPAMI 2017"),
        ),
        (("bloom", "https://github.com/a/bloom"), ("bloom", "https://github.com/b/bloom")),
        (("Steam", "https://a.example"), ("Steam", "https://b.example")),
        (
            (f"{DEEP} Part I", "https://arxiv.org/abs/1909.11740"),
            (f"{DEEP} Part II", "https://arxiv.org/abs/1909.11741"),
        ),
        (
            ("A Survey on Neural Architecture Search", "https://arxiv.org/abs/1905.01392"),
            ("Neural architecture search: A survey", "https://jmlr.org/papers/v20/18-598.html"),
        ),
    ],
)
def test_two_works(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert verdicts(entry(*one) + entry(*other)) == []


def test_other_identifiers_veto_alike_titles_and_not_equal_ones() -> None:
    one = entry(f"{DEEP} of Things", "https://arxiv.org/abs/1909.11740")
    near = entry(f"{DEEP} of Thing", "https://arxiv.org/abs/1909.11741")
    equal = entry(f"{DEEP} of Things", "https://arxiv.org/abs/1909.11741")
    assert verdicts(one + near) == []
    assert verdicts(one + equal) == [Verdict.ALIKE]


def test_a_preprint_and_its_publication_have_two_identifiers() -> None:
    one = entry(DEEP, "https://arxiv.org/abs/1512.04150", ", arXiv 2015")
    other = entry(DEEP, "https://doi.org/10.1109/CVPR.2016.319", ", CVPR 2016")
    assert verdicts(one + other) == [Verdict.SAME]


def test_a_mentioned_paper_is_not_the_work() -> None:
    text = "".join(
        f"- [{name}](https://docs.example/{name}) from [A Paper of Both]"
        f"(https://arxiv.org/abs/1909.11740) - Layer.\n"
        for name in ("ConvOne", "PoolTwo")
    )
    assert verdicts(text) == []


def test_a_volume_is_no_work() -> None:
    names = ("Of Graphs", "By Induction", "On Networks")
    text = "".join(entry(name, "https://doi.org/10.1007/s00530-019-00627-4") for name in names)
    assert verdicts(text) == []


def test_who_lists_across_sections_means_it() -> None:
    works = [entry(f"Work of {n} Things", f"https://arxiv.org/abs/1909.{n:05}") for n in range(60)]
    few = "## A\n\n" + "".join(works) + "\n## B\n\n" + "".join(works[:2])
    many = "## A\n\n" + "".join(works) + "\n## B\n\n" + "".join(works[:6])
    assert [rule for rule, _ in rules_of(few)] == ["duplicate-work"] * 2
    assert rules_of(many) == []
    forbidden = '[[lists]]\npath = "README.md"\ncross-listing = "forbid"\n'
    assert len(rules_of(many, forbidden)) == 6
    twice = many + works[0]
    assert [rule for rule, _ in rules_of(twice)] == ["duplicate-work"]
    assert rules_of(twice, forbidden.replace("forbid", "allow")) == []


def test_contributing_says_that_works_may_stand_in_several_sections() -> None:
    one = entry("VL-BERT", "https://arxiv.org/abs/1908.08530")
    text = f"## A\n\n{one}\n## B\n\n{one}"
    assert len(rules_of(text)) == 1
    assert (
        rules_of(text, CONTRIBUTING="**Dual-listing**: an entry may stand in two sections.\n") == []
    )


def test_a_translation_is_no_copy() -> None:
    text = "".join(
        entry(f"Work {n} of Things", f"https://arxiv.org/abs/1909.{n:05}") for n in range(9)
    )
    turned = text.replace("of Things", "\u4e8b\u7269\u7684")
    assert rules_of(text, README_zh=turned) == []


def test_a_judged_pair_stays_judged() -> None:
    text = entry(DEEP, "https://example.org/1") + entry(f"{DEEP}.", "https://example.org/2")
    assert len(rules_of(text)) == 1
    for works in (f'["{DEEP}", "{DEEP.lower()}"]', f'["x", "{DEEP}", "{DEEP}"]'):
        assert rules_of(text, f"[[not-duplicates]]\nworks = {works}\n") == []
    ids = entry(DEEP, "https://arxiv.org/abs/1909.11740") + entry(
        DEEP, "https://arxiv.org/abs/1909.11741"
    )
    assert [rule for rule, _ in rules_of(ids)] == ["similar-title"]
    row = '[[not-duplicates]]\nworks = ["arxiv:1909.11740", "https://arxiv.org/pdf/1909.11741"]\n'
    assert rules_of(ids, row) == []


def test_a_note_is_found_by_an_id_that_yaml_takes_for_a_number() -> None:
    note = "---\ntitle: Another Name\narxiv: 1908.08530\n---\n"
    other = "---\ntitle: Other\narxiv: [1908.08531]\n---\n"
    found = project("", note=note, other=other).works.records
    assert [[*record.ids] for record in found] == [["arxiv:1908.08530"], []]


def test_the_policy_of_a_list_is_read() -> None:
    config = read(
        '[[lists]]\npath = "README.md"\ncross-listing = "across-sections"\n',
        "listlint.toml",
        lambda _: None,
    )
    assert config == Config(
        path="listlint.toml",
        lists=(ListTable("README.md", cross_listing=CrossListing.ACROSS_SECTIONS),),
    )
