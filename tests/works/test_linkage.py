"""Which entries and notes are of one work, and what is said of it."""

from __future__ import annotations

import pytest

from listlint.config.config_file import read
from listlint.config.tables import Config, ListTable
from listlint.engine.run import lint
from listlint.project.project import Base, Project
from listlint.testing import load_texts
from listlint.works.linkage import CrossListing, Verdict, people
from listlint.works.linkage.people import Agreement

DEEP = "Learning Deep Features for Discriminative Localization"


def project(text: str, config: str = "", **others: str) -> Project:
    texts = {"README.md": text} | {f"{name}.md": each for name, each in others.items()}
    return load_texts(texts, read(config, "listlint.toml", lambda _: None))


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
    result = lint(loaded, settings.selecting(names, ()))
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
    assert [rule for rule, _ in rules_of(few)] == ["duplicate-work"]  # one for all
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
        rules_of(
            text,
            CONTRIBUTING="**Dual-listing**: an entry may stand in two sections. Never more.\n",
        )
        == []
    )


def test_a_translation_is_no_copy() -> None:
    text = "".join(
        entry(f"Work {n} of Things", f"https://arxiv.org/abs/1909.{n:05}") for n in range(9)
    )
    turned = text.replace("of Things", "\u4e8b\u7269\u7684")
    assert rules_of(text, README_zh=turned) == []


def test_a_list_in_two_languages_is_one_list_however_short() -> None:
    text = "".join(
        entry(f"Work {n} of Deep Things", f"https://arxiv.org/abs/1909.{n:05}") for n in "123"
    )
    assert rules_of(text, README_zh=text.replace("of Deep Things", "\u4e8b\u7269\u7684")) == []


@pytest.mark.parametrize(
    "other",
    ["https://github.com/Encode/HTTPX.git", "https://github.com/encode/httpx/tree/master"],
)
def test_one_repository_has_many_addresses(other: str) -> None:
    far = entry("other", "https://github.com/e/other")
    text = entry("httpx", "https://github.com/encode/httpx") + far + entry("httpx", other)
    assert rules_of(text) == [("duplicate-work", 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LLaMA-7B", "LLaMA-13B"),
        ("ViT-B/16", "ViT-L/16"),
    ],
)
def test_models_of_one_paper_are_several(one: str, other: str) -> None:
    url = "https://arxiv.org/abs/2302.13971"
    assert verdicts(entry(one, url) + entry(other, url)) == []


def test_a_chapter_is_not_its_book() -> None:
    url = "https://link.springer.com/book/10.1007/978-3-030-05318-5"
    text = entry("Automated Machine Learning", url)
    assert verdicts(text + entry("Towards Automatically-Tuned Deep Neural Networks", url)) == []


def test_a_model_is_named_after_its_paper() -> None:
    url = "https://arxiv.org/abs/2205.01068"
    text = entry("OPT: Open Pre-trained Transformer Language Models", url)
    assert verdicts(text + entry("OPT-1.3B and its larger models", url)) == [Verdict.SAME]


def test_what_is_built_on_a_paper_is_not_the_paper() -> None:
    text = entry("Momentum Contrast for Visual Representations", "https://arxiv.org/abs/1911.05722")
    paper = " - Fast reimplementation. [[Paper]](https://arxiv.org/abs/1911.05722)"
    assert rules_of(text + entry("PyMoCo", "https://github.com/x/pymoco", paper)) == []


def test_notes_of_one_template_are_not_one() -> None:
    daily = {f"day-{n}": "---\ntitle: Daily reading notes and open questions\n---\n" for n in "123"}
    assert rules_of("", **daily) == []
    headed = {f"day-{n}": "# What is this paper about really\n" for n in "12"}
    assert rules_of("", **{name: f"---\nx: 1\n---\n{text}" for name, text in headed.items()}) == []


def test_short_titles_of_two_publications_may_be_one() -> None:
    text = entry("Graph Attention Networks", "https://arxiv.org/abs/1710.10903")
    text += entry("Graph Attention Networks", "https://openreview.net/forum?id=rJXMpikCZ")
    assert verdicts(text) == [Verdict.ALIKE]


@pytest.mark.parametrize(
    "words",
    [
        "Cross-listing is not allowed.",
        "Please avoid cross-listed entries.",
        "Cross-listed entries will be rejected.",
    ],
)
def test_guidelines_may_forbid_works_in_several_sections(words: str) -> None:
    one = entry("VL-BERT", "https://arxiv.org/abs/1908.08530")
    assert len(rules_of(f"## A\n\n{one}\n## B\n\n{one}", CONTRIBUTING=f"{words}\n")) == 1


def test_works_may_be_judged_by_their_addresses() -> None:
    text = entry(DEEP, "https://example.org/1") + entry(DEEP, "https://example.org/2")
    row = '[[not-duplicates]]\nworks = ["https://example.org/1", "https://www.example.org/2/"]\n'
    assert rules_of(text, row) == []
    tools = entry("Prettier", "https://lab.example/x") + entry("Quartz", "https://lab.example/x")
    assert [rule for rule, _ in rules_of(tools)] == ["duplicate-url"]
    assert rules_of(tools, '[[not-duplicates]]\nworks = ["Prettier", "Quartz"]\n') == []


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


NEIGHBOURS = "".join(
    entry(name, f"https://{name.lower()}.example.org", f" - {name} tools for {name.lower()}s.")
    for name in ("Ash", "Birch", "Cedar", "Elder", "Fir", "Gorse", "Hazel")
)


@pytest.mark.parametrize(
    ("one", "other", "url"),
    [
        ("VS Code", "Visual Studio Code", "https://code.visualstudio.com"),
        ("got", "GOT request", "https://github.com/sindresorhus/got"),
        ("GitBoat", "Sail GitBoat API", "https://github.com/boats/sail-gitboat-api"),
        ("React Harbour", "react-harbour", "https://harbour.example.org"),
        ("Sail Internals", "Sail Internals Book", "https://sails.example.org"),
        ("coinpurse-go", "coinpurse-api-go-client", "https://github.com/c/coinpurse-api-go-client"),
        ("Delta", "The Delta Project", "https://github.com/example/delta"),
        ("FOAAS", "FOAAS API", "https://foaas.example.org"),
    ],
)
def test_names_that_overlap_are_of_one_thing(one: str, other: str, url: str) -> None:
    text = f"## A\n\n{entry(one, url)}{NEIGHBOURS}\n## B\n\n{entry(other, url)}"
    assert {rule for rule, _ in rules_of(text)} in ({"duplicate-url"}, {"duplicate-work"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[hatch](URL) - Modern project manager.", "[hatchling](URL) - Modern build backend."),
        ("[uv](URL) - Package manager.", "[uv build](URL) - Build backend."),
        ("[Baichuan-7B](URL)", "[Baichuan2-7B](URL)"),
        ("[Parcel core](URL)", "[Parcel command](URL)"),
        ("[Foona](URL), [weights](https://w.org/f)", "[Barna](URL), [weights](https://w.org/b)"),
    ],
)
def test_parts_of_a_project_share_an_address(one: str, other: str) -> None:
    entries = "".join(f"- {each}\n" for each in (one, other))
    assert not rules_of(entries.replace("URL", "https://github.com/pypa/all") + NEIGHBOURS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Image Captioning", "Speech Recognition on Low Resource Devices"),
        ("BERT", "Denoising Diffusion Probabilistic Models of Images"),
        ("A Theory of Coloured Nets", "Fast Trees over Slow Disks"),
        ("Negation in Northern Languages", "Negation in Southern Languages"),
    ],
)
def test_no_advice_deletes_another_work(one: str, other: str) -> None:
    url = "https://arxiv.org/abs/2009.07783"
    assert verdicts(entry(one, url) + entry(other, url)) == [Verdict.CONFLICT]


def test_a_short_name_may_stand_for_a_title_that_its_authors_tell() -> None:
    url = "https://arxiv.org/abs/2103.00020"
    long = "Learning Transferable Visual Models From Natural Language Supervision"
    names = ", Alec Radford, Jong Wook Kim, ICML 2021"
    assert verdicts(entry("CLIP", url, names) + entry(long, url, names)) == [Verdict.SAME]


def test_a_word_exchanged_makes_another_work() -> None:
    names = ", Ann Author, Bob Bauthor, CVPR 2022"
    pair = ("Implicit Dressed Humans from Normals", "Explicit Dressed Humans from Normals")
    one, other = (entry(title, f"https://e.org/{title[0]}", names) for title in pair)
    assert not verdicts(one + other)


def test_translations_of_a_list_are_not_compared() -> None:
    titles = ("Mining Massive Boats of the North Sea", "Sail Graphs by Ann Author in the Harbour")
    mine, theirs = (
        "".join(entry(f"{title}{end}", f"https://e.org/{title[0]}") for title in titles)
        for end in (" Videos", " Filme")
    )
    assert not rules_of(mine, **{"README-de": theirs})


def test_a_copy_that_is_still_a_preprint_has_drifted() -> None:
    works = [
        (f"The {name} of Boats at Sea and in Harbours", f"https://arxiv.org/abs/2103.1458{n}")
        for n, name in enumerate(("Alder", "Birch", "Cedar", "Elder", "Fir", "Gorse"))
    ]
    first = "".join(entry(title, url, ", *ICCV* 2021") for title, url in works)
    again = entry(*works[0], ", *arXiv* 2021") + "".join(
        entry(title, url, ", *ICCV* 2021") for title, url in works[1:]
    )
    assert rules_of(f"## A\n\n{first}\n## B\n\n{again}") == [("drifted-copy", 12)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Sailing Network (abstract)", "The Sailing Network"),
        ("Indexing Small Boats", "Indexing Small Boats (Tutorial)"),
        ("An Aspect of Harbours", "An Aspect of Harbours (Extended Abstract)"),
        ("Introduction to Small Boats", "Introduction to Small Boats - Book Review"),
        ("Sail Access (tutorial session)", "Tutorial: Sail Access"),
    ],
)
def test_kinds_of_publication_are_no_part_of_a_title(one: str, other: str) -> None:
    names = ", Anna Weber, Boris Klee, VLDB 1998"
    first, second = entry(one, "https://e.org/1"), entry(other, "https://e.org/2")
    same = entry(one, "https://e.org/1", names) + entry(other, "https://e.org/2", names)
    assert verdicts(same) == [Verdict.ALIKE]
    assert not verdicts(first + second)


def test_nothing_tells_two_bare_entries_of_one_name_apart() -> None:
    one, other = "https://github.com/example/sails", "https://github.com/other/sails"
    assert verdicts(entry("awesome sails", one) + entry("awesome sails", other)) == [Verdict.ALIKE]
    described = entry("awesome sails", one, " - Masts.") + entry("awesome sails", other, " - Oars.")
    assert not verdicts(described)


def test_columns_that_recur_are_many_works() -> None:
    names = ", Anna Weber, SIGMOD Record"
    assert not verdicts(
        "".join(entry("Editor's Notes", f"https://e.org/{n}", f"{names} 199{n}") for n in range(4))
    )
    assert verdicts(entry("Editor's Notes", "https://e.org/1", names) * 3)


def test_a_section_that_repeats_others_means_to() -> None:
    names = [f"sail{n}" for n in range(20)]
    first = "".join(entry(name, f"https://github.com/x/{name}") for name in names)
    again = "".join(entry(name, f"https://github.com/x/{name}") for name in names[:3])
    assert len(rules_of(f"## A\n\n{first}\n## Android\n\n{again}")) == 0
    slip = again.splitlines(keepends=True)[0]
    assert len(rules_of(f"## A\n\n{first}\n## B\n\n{slip}")) == 1
    assert len(rules_of(f"## A\n\n{first}{again}")) == 3


def neighbours(start: int) -> str:
    """Entries of their own, so that nothing else of the list is repeated."""
    return "".join(
        entry(f"rig{n}x{n}", f"https://github.com/x/rig{n}", f" - Ties {n}.")
        for n in range(start, start + 40)
    )


@pytest.mark.parametrize(("copies", "found"), [(2, 1), (3, 0)])
def test_three_copies_in_another_section_are_meant(copies: int, found: int) -> None:
    first = "".join(entry(f"sail{n}", f"https://e.org/{n}", " - Sails.") for n in range(3))
    again = "".join(first.splitlines(keepends=True)[:copies])
    text = f"## A\n\n{first}{neighbours(0)}\n## B\n\n{again}{neighbours(40)}"
    assert len(rules_of(text)) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (" - Sails boats.", 1),
        (" - Sails boats over the sea.", 1),
        ("", 1),
        (" - Shows the winds of the sea.", 0),
    ],
)
def test_what_each_section_describes_anew_is_meant(said: str, found: int) -> None:
    first, again = (entry("sail", "https://e.org/0", each) for each in (" - Sails boats.", said))
    assert len(rules_of(f"## A\n\n{first}{neighbours(0)}\n## B\n\n{again}")) == found
    assert len(rules_of(f"## A\n\n{first}{neighbours(0)}{again}")) == 1


def test_a_misspelt_name_is_no_other_name_for_another_section() -> None:
    names = ("sailkit", "mastlib", "oarbox")
    copies = "".join(entry(name, f"https://github.com/x/{name}") for name in names)
    slip = (
        entry("rigglet", "https://github.com/x/rigglet"),
        entry("rigglit", "https://github.com/x/rigglet"),
    )
    first, again = f"## A\n\n{copies}{slip[0]}{neighbours(0)}", f"## B\n\n{copies}{slip[1]}"
    assert [rule for rule, _ in rules_of(f"{first}\n{again}{neighbours(40)}")] == ["duplicate-url"]


def test_an_item_is_the_outline_of_what_a_heading_begins() -> None:
    items = "".join(f"- [Boat {name}](https://e.org/{name})\n" for name in "abcd")
    parts = "".join(f"### [Boat {name}](https://e.org/{name})\n\nOf {name}.\n\n" for name in "abcd")
    assert not rules_of(f"## Boats\n\n{items}\n{parts}")


def test_a_row_and_an_item_of_another_section_are_two_views() -> None:
    link = "[keyrig](https://github.com/x/keyrig)"
    rows = f"| Board | Case |\n| --- | --- |\n| {link} | wood |\n"
    text = f"## Boards\n\n{rows}\n## Programs\n\n- {link} - For boards.\n{NEIGHBOURS}"
    assert not rules_of(text)


def test_two_talks_of_one_recording_are_two() -> None:
    url = "https://www.youtube.com/watch?v=rBCqOTEfxvg"
    talks = entry("Sailing North, a talk", f"{url}&t=1380s") + entry("Sailing South, a talk", url)
    assert not rules_of(talks + NEIGHBOURS)
    assert rules_of(entry("Sailing North", f"{url}&t=9") + entry("Sailing North", url))
    pages = entry("Knots of Rope", "https://e.org/a.pdf?page=2") + entry(
        "Knots of Old Rope", "https://e.org/a.pdf?page=7"
    )
    assert not rules_of(pages + NEIGHBOURS)


def test_data_that_names_a_paper_as_its_source_is_not_the_paper() -> None:
    names = "\n  - Ann Author, Bob Bauthor. *CVPR 2022*"
    paper = entry(
        "Reading Forms by Programs That Neurons Write", "https://arxiv.org/abs/1906.02427"
    )
    data = "- [Gaga data](https://arxiv.org/abs/1906.02427), [site](https://e.org/gaga)\n"
    assert not rules_of(f"## Papers\n\n{paper}{names}\n\n## Data\n\n{data}{names}\n")


def test_what_links_a_work_by_its_title_cites_it() -> None:
    url = "https://arxiv.org/abs/2202.10630"
    title = "Testing Harbours of Many Kinds by Curious Agents"
    cites = (
        f"- Clap is an agent that tests the harbours of a simulated coast. Paper: [{title}]({url})"
    )
    assert not rules_of(f"## Code\n\n{cites}\n{NEIGHBOURS}\n## Papers\n\n{entry(title, url)}")


def test_rows_of_models_cite_one_paper() -> None:
    url = "https://arxiv.org/abs/1912.04488"
    rows = f"| SOLO ([paper]({url})) | 37 |\n| D-SOLO ([paper]({url})) | 40 |\n"
    assert not rules_of(f"| Model | Score |\n| --- | --- |\n{rows}")


def test_a_post_and_a_paper_of_one_title_are_two() -> None:
    title = "WaveBoat: A Generative Model for Waves"
    post = entry(title, "https://boats.example.org/blog/waveboat", " - A boat that rows.")
    paper = entry(title, "https://arxiv.org/pdf/1609.03499", " - New layers catch more waves.")
    assert not rules_of(f"## Posts\n\n{post}{NEIGHBOURS}\n## Papers\n\n{paper}")


def test_what_entries_without_a_link_share_is_no_title() -> None:
    assert not rules_of(
        "".join(f"- [boat-{n}] - Not yet, write it!\n" for n in "abcd") + NEIGHBOURS
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sailing together (2019)", "sea-chat: a chat that sails together"),
        ("Rope Template - Ropes and knots.", "Rope Template Plugin - Ropes and knots."),
    ],
)
def test_one_address_in_two_sections_under_names_for_each(one: str, other: str) -> None:
    mine, theirs = (
        f"- [{name}](https://e.org/2019/sailing){dash}{words}\n"
        for name, dash, words in (each.partition(" - ") for each in (one, other))
    )
    assert not rules_of(f"## A\n\n{mine}{NEIGHBOURS}\n## B\n\n{theirs}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "## Elixir\n\n- [seadb](https://github.com/kob/seadb) - Community Elixir driver.\n",
            "## Haskell\n\n- [seadb](https://github.com/hask/seadb) - Community Haskell driver.\n",
        ),
        (
            "- [Sea Style](https://github.com/a/sea-style-tf) - Implementation of Sea Style.\n",
            "- [Sea Style](https://github.com/b/style) - Implementation of Sea Style.\n",
        ),
        (
            "- 23rd - Boatly [takes passwords away](https://e.org/posts/a7d)\n",
            "- 23rd - Boatly [asks for passwords again](https://e.org/posts/5ad)\n",
        ),
        (
            "## Apps\n\n- [SeaFeed](https://apps.e.org/sea) - App for boats.\n",
            "## Accounts\n\n- [@seafeed](https://sea.example.org/u/feed) - A fine app for boats.\n",
        ),
    ],
)
def test_a_name_in_common_is_not_enough(one: str, other: str) -> None:
    assert not rules_of(f"{one}{NEIGHBOURS}\n{other}")
    assert not rules_of(f"{NEIGHBOURS}\n{one}{other}")


def test_a_line_in_bold_heads_a_part_of_its_section() -> None:
    names = [f"The Sailing of {word} Boats" for word in ("Ash", "Elm", "Fir")]
    items = "".join(
        entry(name, f"https://arxiv.org/abs/2103.1458{n}") for n, name in enumerate(names)
    )
    assert not rules_of(f"## Boats\n\n**At sea**\n\n{items}\n**In harbour**\n\n{items}")
    assert len(rules_of(f"## Boats\n\n**At sea**\n\n{items}{items}")) == 3
    assert len(rules_of(f"**At sea**\n\n## A\n\n{items}{items}")) == 3


def test_a_label_refers_to_an_entry_of_another_section() -> None:
    link = "[Lists of Boats](https://github.com/x/boats)"
    assert not rules_of(f"## Lists\n\n- {link}\n{NEIGHBOURS}\n## Ships\n\n- **LIST**: {link}\n")
    assert rules_of(f"## Lists\n\n- {link}\n{NEIGHBOURS}\n## Ships\n\n- {link}\n")


def test_a_name_that_two_sections_have_is_not_of_one_thing() -> None:
    book = "- [Sailing Around the Whole Wide World](https://books.e.org/1) (1979) by Ann Author\n"
    film = "- [Sailing Around the Whole Wide World](https://films.example.net/t2) (2005)\n"
    assert not rules_of(f"## Books\n\n{book}{NEIGHBOURS}\n## Films\n\n{film}")


def test_what_is_said_to_be_of_the_other_is_a_part_of_it() -> None:
    url = "https://github.com/example/rustboat"
    whole = entry("Rustboat", url, " - Pays for old boats.")
    part = entry("RIP-200", url, " - The proposal of Rustboat that one boat has one vote.")
    assert not rules_of(f"## Tools\n\n{whole}{NEIGHBOURS}\n## Rules\n\n{part}")
    parts = entry("Sail Boats", url), entry("Boats Protocol", url)
    assert not rules_of(f"## Tools\n\n{parts[0]}{NEIGHBOURS}\n## Rules\n\n{parts[1]}")
    papers = [f", of [a paper](https://arxiv.org/abs/1502.0304{n})" for n in (1, 2)]
    assert not rules_of(
        entry("Sea Captions", url, papers[0])
        + entry("Sea Captions by Attention", url, papers[1])
        + NEIGHBOURS
    )
    named, told = (
        entry("Old Sea Charts and Pilots", url),
        entry("Kontor", url, " - Old sea charts and pilots, in short."),
    )
    assert rules_of(f"## Tools\n\n{named}{NEIGHBOURS}\n## Rules\n\n{told}")
    other = entry("RIP-200", url, " - One boat, one vote.")
    assert rules_of(f"## Tools\n\n{whole}{NEIGHBOURS}\n## Rules\n\n{other}")


def test_entries_that_nothing_tells_apart_are_not_named_twice() -> None:
    words = ("Ash", "Birch", "Cedar", "Elder", "Fir", "Gorse", "Hazel", "Cedar")
    text = "".join(f"* {word}Boat: Sailing Wide Harbours in {word} (VLDB 2024)\n" for word in words)
    config = read("", "listlint.toml", lambda _: None)
    result = lint(load_texts({"README.md": text}), config.selecting(("duplicate-work",), ()))
    found = [each.help or "" for each in result.diagnostics]
    assert found
    assert all("not-duplicates" not in each for each in found)


def test_a_table_repeats_the_list_of_its_section() -> None:
    names = [f"sail{n}" for n in range(4)]
    items = "".join(entry(name, f"https://github.com/x/{name}") for name in names)
    rows = "".join(f"| [{name}](https://github.com/x/{name}) | MIT |\n" for name in names)
    table = f"| Name | Licence |\n| --- | --- |\n{rows}"
    assert not rules_of(f"## A\n\n{items}\n{table}")
    assert len(rules_of(f"## A\n\n{items}\n{table}{rows.splitlines()[0]}\n")) == 1


def test_works_that_several_files_list_are_meant() -> None:
    """Each file shares a work with the next one only, so that no two of them share much."""
    words = ("Boats", "Sails", "Masts", "Oars", "Ropes")
    works = [entry(f"Learning Deep Features for {word}", f"https://e.org/{word}") for word in words]
    files = {}
    for n, work in enumerate(works):
        own = "".join(
            entry(f"{a}{b}rig{n}", f"https://e.org/{a}{b}{n}") for a in "ab" for b in "cd"
        )
        files[f"task{n}"] = f"## Task {n}\n\n{own}{work}{works[n - 1]}"
    config = "[[lists]]\npath = '*.md'\n"
    assert not rules_of("# Tasks\n", config, **files)
    del files["task0"], files["task4"]
    assert len(rules_of("# Tasks\n", config, **files)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- [Sail Docs](https://e.org/a) - A tool.", "  - [Docs](https://e.org/a)"),
        ("- [Sail Docs](https://e.org/a) - A tool.", "  - [Sail Docs](https://e.org/a) - Read."),
    ],
)
def test_a_detail_is_no_second_entry(one: str, other: str) -> None:
    assert not rules_of(f"{one}\n{other}\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a site and its channel, a movie and its remake, two repositories with alike descriptions
        ("## A\n- [Geek](https://geek.org) - Read.", "## B\n- [Geek](https://y.com/geek) - Tube."),
        ("- [Talk #23: Of the Day, Anna Klee](https://e.org/1)", "- [Talk #23: Of the Day, Boris Klee](https://e.org/2)"),
        ("- [Build an app for the desk](https://e.org/1)", "- [Build an app for the desk: Egg](https://f.org/2)"),
        (
            "- [Ant](https://a.org) - A.\n  - [Cheatsheet](https://a.org/c) - C.",
            "- [Bee](https://b.org) - B.\n  - [Cheatsheet](https://b.org/c) - C.",
        ),
        ("- Geek (1995) [a](https://e.org/1)", "- Geek (2017) [a](https://e.org/2)"),
        ("- <https://e.org/mitm/ssai>", "- <https://e.org/mitm/ssai-cnn>"),
        (
            "- [py-wasm - A WebAssembly interpreter written in Python](https://github.com/a/py-wasm)",
            "- [pywasm - A WebAssembly interpreter written in Python](https://github.com/b/pywasm)",
        ),
        ("- [my css](https://github.com/a/css) by a", "- [my css](https://github.com/b/css) by b"),
    ],
)  # fmt: skip
def test_namesakes_are_two(one: str, other: str) -> None:
    assert not rules_of(f"{one}\n{other}\n")


def test_the_page_of_an_author_is_no_work() -> None:
    rows = "".join(
        f"| {name} | Go. | [Anna Weber](https://github.com/anna) | [here](https://e.org/{name}) |\n"
        for name in ("Bash", "Perl", "Ruby")
    )
    assert not rules_of(f"| Nome | O | Quem | Onde |\n| - | - | - | - |\n{rows}")


def test_a_label_names_nothing() -> None:
    labels = "".join(entry("Docs", f"https://e.org/{n}") for n in range(3))
    assert not rules_of(labels + entry("Sailing", "https://e.org/1", " - Sails."))


RESULTS = "| Model | F1 | Paper |\n| --- | --- | --- |\n"
CITED = "[A Model of Sails for Small Boats](https://arxiv.org/abs/1512.04150)"


def test_rows_of_results_cite_a_work_again() -> None:
    rows = "".join(f"| Sail {name} | 9{n} | {CITED} |\n" for n, name in enumerate(("A", "B", "C")))
    assert not rules_of(RESULTS + rows)
    assert not rules_of(f"## A\n\n{RESULTS}{rows}\n## B\n\n{RESULTS}{rows.replace('Sail', 'Mast')}")
    venues = "".join(f"| arXiv | 9{n} | [Work {n}](https://e.org/{n}) |\n" for n in range(9))
    twice = f"| arXiv | 1 | {CITED} |\n| CVPR | 2 | {CITED} |\n"
    assert rules_of(RESULTS.replace("Model", "Venue") + venues + twice) == [("duplicate-work", 13)]


def test_a_group_is_no_entry_of_its_own() -> None:
    def port(name: str) -> str:
        return f"  - [{name}](https://e.org/{name}) - A port.\n"

    foom = entry("Foom", "https://e.org/foom", " - The shooter.")
    ports = "- [Foom](https://e.org/foom)\n" + port("plus") + port("minus")
    assert not rules_of(f"## A\n\n{foom}\n## Ports\n\n{ports}")


def test_rows_of_results_are_no_copies() -> None:
    head = "| Method | Seen | Unseen |\n|---|---|---|\n"
    of = "https://arxiv.org/abs/1908.0853"
    rows = [f"| [Boat{n}]({of}{n}) (A) | {n}.5 | 2{n}.06 ± 0.5 |" for n in range(5)]
    again = [f"| [Boat{n}]({of}{n}) (B) | {n}.7 | 3{n}.1 |" for n in range(5)]
    table = "\n".join([*rows, *again])
    works = "".join(entry(f"{DEEP} {n}", f"{of}{n}") for n in range(5))
    assert not rules_of(f"# Boats\n\n## Papers\n\n{works}\n## Results\n\n{head}{table}\n")
    copies = "\n".join([*rows, rows[0]])
    assert rules_of(f"# Boats\n\n## Results\n\n{head}{copies}\n") == [("duplicate-work", 12)]


def test_few_words_are_chosen_by_several_people() -> None:
    text = (
        "- [Inverse Reinforcement Learning](https://a.org/1) by Anna Weber, 2018.\n"
        "- [Inverse Reinforcement Learning](https://b.org/2) by Boris Klee, 2018.\n"
    )
    assert not rules_of(f"# Boats\n\n## Papers\n\n{text}")


def test_two_formats_of_one_file_are_one_entry_each() -> None:
    of = "https://example.org/Regression%20Trees"
    text = entry("Classification and Regression Trees", f"{of}.pdf") + entry(
        "Classification and Regression Trees", f"{of}.ppt"
    )
    assert not rules_of(f"# Boats\n\n## Papers\n\n{text}")


def test_code_in_one_list_is_no_copy_of_a_paper_in_another() -> None:
    paper = entry(DEEP, "https://arxiv.org/abs/1512.04150")
    code = entry(DEEP, "https://github.com/example/boats/blob/main/deep.py")
    assert not rules_of(f"# Papers\n\n## Boats\n\n{paper}", code=f"# Code\n\n## Boats\n\n{code}")
    assert rules_of(f"# Papers\n\n## Boats\n\n{paper}{code}")


def test_a_fold_is_a_section() -> None:
    names = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir")
    works = [entry(name, f"https://a.org/{name}") for name in names]
    folds = "".join(
        f"<details>\n<summary>{name}</summary>\n\n{''.join(each)}\n</details>\n\n"
        for name, each in (("By topic", works), ("By <b>year</b>", works))
    )
    assert not rules_of(f"# Boats\n\n{folds}")


def test_one_video_has_one_name() -> None:
    video = "https://www.youtube.com/watch?v=jKzBJAowmGg"
    text = entry("Creating Boats with Wood", video) + entry("Getting Started with Wood 1.x", video)
    assert rules_of(f"# Boats\n\n## Videos\n\n{text}") == [("duplicate-url", 6)]


def test_pages_of_one_repository_under_one_name_may_be_one() -> None:
    of = "https://github.com/example/boats/labels/good"
    text = entry("boats", f"{of}%20first", " - Large.") + entry("boats", f"{of}-first", " - Red.")
    assert rules_of(f"# Boats\n\n## Issues\n\n{text}") == [("similar-title", 6)]


def test_rows_of_html_cite_a_work_again() -> None:
    rows = "".join(f"<tr>\n<td>{n}</td>\n<td>9</td>\n<td>{LINKED}</td>\n</tr>\n" for n in "ABCD")
    assert not rules_of(f"# T\n\n<table>\n{rows}</table>\n")


LINKED = '<a href="https://arxiv.org/abs/1512.04150">A Model of Sails</a>'


def test_bullets_that_are_categories_are_sections() -> None:
    works = [entry(f"Work of {n} Things", f"https://arxiv.org/abs/1909.{n:05}") for n in range(60)]
    small, large = ("".join(f"    {work}" for work in found) for found in (works, works[:6]))
    text = f"# Boats\n\n- Small\n{small}\n- Large\n{large}"
    assert not rules_of(text)
    assert [rule for rule, _ in rules_of(f"{text}    {works[0]}")] == ["duplicate-work"]


@pytest.mark.parametrize("other", ["2023 Sails and Masts", "Rowing Fair 2024"])
def test_a_year_is_nothing_that_two_names_share(other: str) -> None:
    url = "https://build.example.org/"
    found = project(entry("Rowing Fair 2023", url) + entry(other, url)).works.sharing_address
    assert [pair.verdict for pair in found] == [Verdict.STRANGERS]


def test_pages_that_a_site_numbers_are_several() -> None:
    names = ("DTU - Sets of Boats - Point Feature Data", "DTU - Sets of Boats - Point Feature Sums")
    works = [entry(name, f"https://a.org/?page={n}", ", CVPR 2014") for n, name in enumerate(names)]
    assert not rules_of("".join(works))


def test_the_repository_and_the_site_of_one_name_may_be_one_thing() -> None:
    code = entry("seagauge", "https://github.com/seagauge-im/seagauge", " A boat client.")
    site = entry("Seagauge", "https://seagauge-im.github.io", " Boats (and rafts) client")
    other = entry("Kelp", "https://kelp.example.org", ": one of them")
    assert rules_of(f"# Boats\n\n## Small\n\n{code}{other}{site}") == [("similar-title", 7)]
    assert not rules_of(f"# Boats\n\n## Small\n\n{code}{other}\n## Large\n\n{site}")


@pytest.mark.parametrize(
    ("one", "other", "url"),
    [
        ("Wanikani", "Wakikani", "https://kanji.example.org/"),
        ("Tales of Maps", "Tales of Maps Data", "https://a.org/2014/tales-people-tell-about-maps"),
    ],
)
def test_a_slip_and_an_article_have_no_parts(one: str, other: str, url: str) -> None:
    more = [entry(f"Deck {n}", f"https://a.org/{n}", " - Learn the cards.") for n in range(9)]
    text = entry(one, url, " - Learn the cards.") + entry(other, url, " - Cards to learn.")
    assert rules_of(f"# Boats\n\n## Small\n\n{text}{''.join(more)}") == [("duplicate-url", 6)]


def test_two_products_of_one_page_are_two() -> None:
    url = "https://a.org/blog/new-models-and-other-products"
    text = entry("Boat 4 Turbo", url, " - Fast.") + entry("Boat 4 Vision", url, " - Sees.")
    assert not rules_of(f"# Boats\n\n## Small\n\n{text}")


def test_tables_with_other_columns_show_a_work_from_two_sides() -> None:
    work = "[A Study of Sails](https://arxiv.org/abs/1909.00001)"
    film = "[film](https://film.example.org/1)"
    talks = f"## Talks\n\n| Date | Talk | Film |\n| --- | --- | --- |\n| 1/22 | {work} | {film} |\n"
    same = talks.replace("## Talks", "## More")
    papers = f"## Papers\n\n| Year | Paper |\n| --- | --- |\n| 2019 | {work} |\n"
    assert not rules_of(f"# Boats\n\n{talks}\n{papers}")
    assert rules_of(f"# Boats\n\n{talks}\n{same}") == [("duplicate-work", 13)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Checks C, C++ and Objective-C.", []),
        ("Checks C++ and Objective-C code.", []),
        ("Checks Objective-C.", [("duplicate-work", 9)]),
        ("Checks C.", [("duplicate-work", 9)]),
    ],
)
def test_an_entry_may_say_that_it_belongs_in_two_sections(
    said: str, found: list[tuple[str, int]]
) -> None:
    name = "[clint](https://github.com/clint/clint)"
    text = f"# L\n\n## C/C++\n\n- {name} - {said}\n\n## Objective-C\n\n- {name} - {said}\n"
    assert rules_of(text) == found


def test_the_page_of_a_folder_may_be_called_as_a_note_in_it() -> None:
    note = "---\ntitle: The Tides of Northern Harbours in Winter\n---\n"
    names = {"notes/tides", "notes/README", "notes/_index", "notes/notes"}
    copies = {f"{name}.md": note for name in ("notes/tides", "notes/tides copy")}

    def found(texts: dict[str, str]) -> list[str]:
        result = lint(load_texts(texts, Config()), Config().selecting(("duplicate-work",), ()))
        return [each.span.path for each in result.diagnostics]

    assert found({f"{name}.md": note for name in names}) == []
    assert len(found(copies)) == 1


def test_letters_of_several_years_are_no_duplicates() -> None:
    note = "---\ntitle: A Letter at the End of the Year\nauthor: Ann Lee\n---\n"
    texts = {f"posts/{year}-12-16-letter.md": note for year in (2021, 2022)}
    result = lint(load_texts(texts, Config()), Config())
    assert [each.rule for each in result.diagnostics] == []


def test_a_change_is_told_of_what_is_listed_already_in_whatever_words() -> None:
    before = f"## A\n\n{entry('sail', 'https://e.org/0', ' - Sails boats.')}\n## B\n\n"
    again = entry("sail", "https://e.org/0", " - Shows the winds of the sea.")
    config = Config(select=("duplicate-work",))
    base = Base(load_texts({"README.md": before + neighbours(0)}, config))
    project = load_texts({"README.md": before + neighbours(0) + again}, config, base)
    assert [each.rule for each in lint(project, config).diagnostics] == ["duplicate-work"]


def test_a_name_is_coined_if_either_entry_writes_it_so() -> None:
    between = entry("tm", "https://tm.example")

    def found(one: str, other: str) -> list[str]:
        site = entry(one, "https://sourceforge.net/projects/oarcluster")
        code = entry(other, "https://github.com/sow/oarcluster")
        return [rule for rule, _ in rules_of(f"# Boats\n\n{site}{between}{code}")]

    assert found("ClusterOAR", "clusteroar") == ["similar-title"]
    assert found("clusteroar", "ClusterOAR") == ["similar-title"]
    assert found("clusteroar", "clusteroar") == []


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Acme Colossus", "Acme Gizmo", "this has the same address"),
        ("Acme", "Acme Boats", "this may be `Acme`"),
    ],
)
def test_a_front_page_is_of_whoever_makes_both(one: str, other: str, says: str) -> None:
    site = "https://acme.com/"
    text = f"# Boats\n\n{entry(one, site)}{entry(other, site)}{neighbours(0)}"
    found = lint(load_texts({"README.md": text}), Config(select=("duplicate-url",))).diagnostics
    assert [each.message.startswith(says) for each in found] == [True]


def test_works_in_two_sections_are_one_warning_but_of_a_change_one_each() -> None:
    works = [entry(f"Work of {n} Things", f"https://arxiv.org/abs/1909.{n:05}") for n in range(60)]
    text = "## A\n\n" + "".join(works) + "\n## 2020\n\n" + "".join(works[:2])
    config = Config(select=("duplicate-work",))

    def found(text: str, before: str = "") -> list[tuple[str, str]]:
        base = Base(load_texts({"README.md": before}, config)) if before else None
        result = lint(load_texts({"README.md": text}, config, base), config)
        return [(str(each.severity), each.message[:7]) for each in result.diagnostics]

    assert found(text) == [("warning", "2 works")]
    assert found(text + works[2], text) == [("error", "already")]
    assert found(text.replace(works[1] + "\n", "\n"), text) == []


@pytest.mark.parametrize(("said", "advice"), [("Sound field tools", "keep"), ("Maps", "correct")])
def test_one_address_and_one_description_under_two_names_are_one_thing(
    said: str, advice: str
) -> None:
    one = "- [SFS-Python](https://sfs.example) - Sound field tools.\n"
    other = f"- [Acoustics](https://sfs.example) - {said}.\n"
    text = f"# Sound\n\n{one}{other}{neighbours(40)}"
    (found,) = lint(load_texts({"README.md": text}), Config(select=("duplicate-url",))).diagnostics
    assert str(found.help).startswith(f"{advice} one of ")


TALK = "Tall ships and the security of containers with winches and sails"


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [("Slides of May", "A film", 0), ("A film of it", "A film of it", 1), ("", "", 1)],
)
def test_neighbours_that_say_different_things_are_two(first: str, second: str, is_one: int) -> None:
    lines = "".join(
        f"- [{TALK}](https://{host}.example/1){said and f' - {said}.'}\n"
        for host, said in (("a", first), ("b", second))
    )
    assert len(rules_of(f"# Boats\n\n## Craft\n\n{lines}{neighbours(0)}")) == is_one


def test_titles_that_only_repeat_the_heading_are_of_several() -> None:
    lines = "".join(
        f"- [{title}](https://{n}.example/notes)\n{entry(f'Boat {n}', f'https://b.example/{n}')}"
        for n, title in enumerate(["Knotted Ropes", "Knotted ropes", "Knotted Rope"])
    )
    assert rules_of(f"# Boats\n\n## Of ropes\n\n{lines}")
    assert not rules_of(f"# Boats\n\n## Knotted Ropes (KRs)\n\n### Reading\n\n{lines}")


def test_a_description_that_names_the_owner_of_the_other_denies_it() -> None:
    words = "retrieves data of all hydrologic stations of the service into a table"
    one = f"- [dataTide](https://github.com/acme-r/dataTide) - This package {words}.\n"
    same = f"- [datatide](https://github.com/acme-py/datatide) - This package {words}.\n"
    other = same.replace("package", "is an alternative to that of ACME-R, and")
    between = neighbours(3)
    assert rules_of(f"# Boats\n\n## Data\n\n{one}{between}{same}")
    assert not rules_of(f"# Boats\n\n## Data\n\n{one}{between}{other}")


@pytest.mark.parametrize(
    ("site", "count"), [("https://fest.example", 0), ("https://a.example/x", 1)]
)
def test_a_conference_has_one_site_whatever_the_year(site: str, count: int) -> None:
    lines = "".join(f"- [Boat Fest {year}]({site}) - Talks of {year}.\n" for year in (2016, 2017))
    text = f"# Boats\n\n## Talks\n\n{lines}{neighbours(40)}"
    found = lint(load_texts({"README.md": text}), Config(select=("duplicate-url",))).diagnostics
    assert len(found) == count
