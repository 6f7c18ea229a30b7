"""What is read of one entry, in every form that lists have."""

from typing import Any

import pytest
from conftest import ROOT

from listlint.core.document import DocumentKind, Entry
from listlint.core.source import Source
from listlint.parse import parse
from listlint.parse.markdown import markdown_reader
from listlint.works import reading
from listlint.works.reading import (
    Work,
    link_names,
    person_names,
    venues,
    visible_text,
)

SEED = ROOT / "seeds" / "cross-modal-pretraining-in-bert" / "README.md"
ARXIV = "https://arxiv.org/abs/1908.08530"
CODE = "https://github.com/jackroos/VL-BERT"
TITLE = "VL-BERT: Pre-training of Generic Visual-Linguistic Representations"
PEOPLE = ("Weijie Su", "Xizhou Zhu", "Yue Cao")
AUTHORS = ", ".join(PEOPLE)


def read(text: str, *columns: str) -> Work:
    """The only entry of a text; of a table, its last row."""
    text = text.replace("PDF", f"({ARXIV})").replace("GIT", f"({CODE})")
    source = Source("README.md", text)
    if columns:
        text = f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n{text}"
        source = Source("README.md", text)
    start = text.rindex("\n") + 1 if columns else 0
    facts = markdown_reader.read(source, 1)
    links, markup = tuple(facts.links), tuple(facts.markup)
    span = source.span(start, len(text))
    return reading.read(source, Entry((), span, links, columns=columns, markup=markup))


def title(read: Work) -> str | None:
    return read.title.text if read.title else None


def venue(read: Work) -> str | None:
    return read.venue.text if read.venue else None


def labelled(read: Work) -> list[str]:
    return [label for label, _ in read.links]


FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "venue in brackets": (
        f"- 【ICLR】{TITLE}.[[pdf]]PDF.[[code]]GIT.\n  *{AUTHORS}*",
        {"authors": PEOPLE, "venue": "ICLR", "labels": ["pdf", "code"]},
    ),
    "venue at the end of the title": (
        f"- **{TITLE} (ICLR 2020)**\n  - {AUTHORS}\n  - [[Paper]]PDF",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["Paper"]},
    ),
    "year and venue in parentheses": (
        f"1. (2020, Machine Learning for Healthcare) **{TITLE}.** _{AUTHORS}_. [[pdf]]PDF",
        {
            "authors": PEOPLE,
            "venue": "Machine Learning for Healthcare",
            "year": 2020,
            "labels": ["pdf"],
        },
    ),
    "an abbreviated journal": (
        f"1. (2020 Front. Cell Dev. Biol.) **{TITLE}**\n_{AUTHORS}_. [[pdf]]PDF",
        {"authors": PEOPLE, "venue": "Front. Cell Dev. Biol", "year": 2020, "labels": ["pdf"]},
    ),
    "a journal among lines": (
        f"**{TITLE}.**  \n{AUTHORS}.  \n*Cell Systems, June 2021.*  \n[[pdf]]PDF",
        {
            "authors": PEOPLE,
            "venue": "Cell Systems",
            "year": 2021,
            "date": "June 2021",
            "labels": ["pdf"],
        },
    ),
    "one author in a line": (
        f"**{TITLE}.**  \nWeijie Su.  \n*Preprint, June 2021.*  \n[[pdf]]PDF",
        {
            "authors": ("Weijie Su",),
            "venue": "Preprint",
            "year": 2021,
            "date": "June 2021",
            "labels": ["pdf"],
        },
    ),
    "one author in emphasis": (
        f"1. (2020 ICLR) **{TITLE}.** *Weijie Su.* [[pdf]]PDF",
        {"authors": ("Weijie Su",), "venue": "ICLR", "year": 2020, "labels": ["pdf"]},
    ),
    "a quote over two lines": (
        (
            '* **VL-BERT**: "VL-BERT: Pre-training of\n'
            '  Generic Visual-Linguistic Representations", *ICLR, 2020*. [[Paper]PDF]'
        ),
        {"venue": "ICLR", "year": 2020, "labels": ["Paper"]},
    ),
    "a last name before bold": (
        f"* Su. **{TITLE}.** COMPUT COMMUN, 2020. [pdf]PDF",
        {"authors": ("Su",), "venue": "COMPUT COMMUN", "year": 2020, "labels": ["pdf"]},
    ),
    "a last name first": (
        f"* Su, Weijie, et al. **{TITLE}.** Advances in intelligence, 2020. [pdf]PDF",
        {
            "authors": ("Su, Weijie",),
            "venue": "Advances in intelligence",
            "year": 2020,
            "labels": ["pdf"],
        },
    ),
    "a preprint that has appeared": (
        f"#### [{TITLE}]PDF\n\narXiv 2004; ICLR 2020",
        {"venue": "ICLR", "year": 2020, "labels": []},
    ),
    "nested authors and venue": (
        (
            f"- {TITLE}.\n  [[pdf]]PDF\n  [[code]]GIT\n  - Weijie Su, Xizhou Zhu, and "
            "Yue Cao. *ICLR 2020*"
        ),
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["pdf", "code"]},
    ),
    "a paragraph": (
        f"[{TITLE}]PDF, ICLR 2020 [[code]]GIT",
        {"venue": "ICLR", "year": 2020, "labels": ["code"]},
    ),
    "bold, year in parentheses": (
        f"- **{TITLE}** (2020), W. Su et al. [[pdf]]PDF",
        {"authors": ("W. Su",), "year": 2020, "labels": ["pdf"]},
    ),
    "abbreviation and quoted title": (
        f'* **VL-BERT**: "{TITLE}", ICLR, 2020 (*Microsoft Research*). [[Paper]PDF][[Code]GIT]',
        {"venue": "ICLR", "year": 2020, "labels": ["Paper", "Code"]},
    ),
    "hard breaks": (
        f"**{TITLE}** \\\n*{AUTHORS}* \\\narXiv 2019. [[Paper]PDF] \\\n22 Aug 2019",
        {
            "authors": PEOPLE,
            "venue": "arXiv",
            "year": 2019,
            "date": "22 Aug 2019",
            "labels": ["Paper"],
        },
    ),
    "nested keys": (
        (
            f"- [{TITLE}]PDF\n  - {AUTHORS}\n  - Publisher: ICLR 2020\n"
            "  - Keyword: Vision, Language\n"
            "  - Code: [official]GIT"
        ),
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["official"]},
    ),
    "a key in code": (
        (
            f"- `[Su et al. ICLR20]` {TITLE}. "
            "International Conference on Learning Representations, 2020. "
            "[[paper]]PDF [[code]]GIT"
        ),
        {
            "authors": ("Su",),
            "venue": "International Conference on Learning Representations",
            "year": 2020,
            "labels": ["paper", "code"],
        },
    ),
    "venue and year first": (
        f"1. [ICLR 2020] **{TITLE}** [[paper]]PDF",
        {"venue": "ICLR", "year": 2020, "labels": ["paper"]},
    ),
    "breaks in HTML": (
        (
            f"* **{TITLE}** <br>\n*Weijie Su\\*, Xizhou Zhu\\*, Yue Cao* <br>\n"
            "ICLR, 2020. [[Paper]]PDF [[Code]]GIT"
        ),
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["Paper", "Code"]},
    ),
    "bars": (
        f"- [{TITLE}]PDF, Su et al., ICLR 2020 | [github]GIT | [bibtex](./papers.bib#L1-L9)",
        {"authors": ("Su",), "venue": "ICLR", "year": 2020, "labels": ["github", "bibtex"]},
    ),
    "abbreviation in brackets": (f"- **[VL]** {TITLE}[[paper]PDF]", {"labels": ["paper"]}),
    "date first": (
        f"- (arXiv 2019.8) {TITLE}, [[Paper]]PDF, [[Code]]GIT",
        {"venue": "arXiv", "year": 2019, "date": "2019.8", "labels": ["Paper", "Code"]},
    ),
    "bold with a period": (
        f"1. **{TITLE}.** ICLR 2020. [paper]PDF\n\n   *{AUTHORS}, et al.*",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["paper"]},
    ),
    "organisation and year in code": (
        f"43. [{TITLE}](https://example.org) ([Paper]PDF) `Microsoft Research` `2020`",
        {"year": 2020, "url": "https://example.org", "labels": ["Paper"]},
    ),
    "badges": (
        (
            f"+ [{TITLE}]PDF (Aug., 2019)\n"
            "  [![Star](https://img.shields.io/github/stars/jackroos/VL-BERT.svg)]GIT\n"
            "  [![](https://img.shields.io/badge/arXiv-1908.08530-red.svg)]PDF\n"
            "  ![](https://img.shields.io/badge/ICLR-blue)"
        ),
        {"year": 2019, "date": "Aug., 2019", "labels": ["Star", "arXiv 1908.08530"]},
    ),
    "notes and a key": (
        f"- [{TITLE}]PDF [[Notes](notes/x.md)] <kbd>ICLR 2020 oral</kbd>",
        {"venue": "ICLR", "year": 2020, "labels": ["Notes"]},
    ),
    "short year": (
        f"- {TITLE} | {AUTHORS} | **[ICLR' 20]** |[`[pdf]`]PDF",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["pdf"]},
    ),
    "a heading": (
        f"##### • \\[2020 ICLR\\] {TITLE}. [\\[PDF\\]]PDF".replace(
            "[\\[PDF\\]]PDF", f"[\\[pdf\\]]({ARXIV})"
        ),
        {"venue": "ICLR", "year": 2020, "labels": ["pdf"]},
    ),
    "all in one line": (
        f"- {TITLE}, {AUTHORS}, ICLR 2020 [[pdf]]PDF",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["pdf"]},
    ),
    "sentences": (
        f"- {TITLE}. {AUTHORS}. In ICLR, 2020. [pdf]PDF",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["pdf"]},
    ),
    "authors first": (
        f"- {AUTHORS}. [{TITLE}]PDF. In ICLR 2020.",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": []},
    ),
    "initials behind": (
        f'- Su, W., Zhu, X., and Cao, Y. (2020). "{TITLE}." *ICLR*. [[pdf]]PDF',
        {
            "authors": ("Su, W.", "Zhu, X.", "Cao, Y."),
            "venue": "ICLR",
            "year": 2020,
            "labels": ["pdf"],
        },
    ),
    "bold, authors behind": (
        f"- **{TITLE}** {AUTHORS}. *ICLR 2020*. [[pdf]PDF]",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["pdf"]},
    ),
    "a venue in italics": (
        f"* {TITLE}, in *ICLR* 2020. [\\[paper\\]]PDF",
        {"venue": "ICLR", "year": 2020, "labels": ["paper"]},
    ),
    "bare addresses under keys": (
        f"**{TITLE}**\n\n- Paper: {ARXIV}\n- Code: {CODE}",
        {"labels": ["Paper", "Code"]},
    ),
    "a venue as label": (
        f"- {TITLE}, {AUTHORS} [[ICLR2020]PDF]",
        {"authors": PEOPLE, "venue": "ICLR", "year": 2020, "labels": ["ICLR2020"]},
    ),
    "HTML": (
        f'- <b>{TITLE}</b>, <i>ICLR 2020</i> <a href="{ARXIV}">Paper</a>',
        {"venue": "ICLR", "year": 2020, "labels": ["Paper"]},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form(form: str) -> None:
    text, expected = FORMS[form]
    found = read(text)
    assert title(found) == TITLE
    assert found.authors == expected.get("authors", ())
    assert venue(found) == expected.get("venue")
    assert found.year == expected.get("year")
    assert (found.date.text if found.date else None) == expected.get("date")
    assert labelled(found) == expected["labels"]
    assert found.url == expected.get("url", ARXIV)
    assert found.description is None


@pytest.mark.parametrize("form", FORMS)
def test_the_places_are_those_of_the_words(form: str) -> None:
    text = FORMS[form][0].replace("PDF", f"({ARXIV})").replace("GIT", f"({CODE})")
    found = read(FORMS[form][0])
    source = Source("README.md", text)
    assert found.title is not None
    assert " ".join(source.text_of(found.title.span).split()) == TITLE
    if found.venue:
        assert source.text_of(found.venue.span) == found.venue.text
    if found.year_span:
        assert str(found.year).endswith(source.text_of(found.year_span)[-2:])
    if found.authors_span:
        written = source.text_of(found.authors_span)
        assert all(name in written for name in found.authors)


SOFTWARE = {
    "- [ripgrep](https://r.org) - Searches files, since 2016.": ("Searches files, since 2016.", []),
    "- [a/b](https://r.org) [[b](https://crates.io/b)] — Uses *one* [thing](https://t.org).": (
        "Uses *one* [thing](https://t.org).",
        ["b", "thing"],
    ),
    "- [x](https://r.org) - A server. ([Demo](https://d.org), [Source](https://s.org)) `MIT` `C`": (
        "A server.",
        ["Demo", "Source"],
    ),
    "- [x](https://r.org) - A server. `BSD-3` [website](https://w.org)": ("A server.", ["website"]),
    "- **x** - A server. [Link](https://r.org)": ("A server.", ["Link"]),
    "- [x](https://r.org) 🏎️ ☁️ - Fast, and good.": ("Fast, and good.", []),
    "- [x](https://r.org): Fast and good.": ("Fast and good.", []),
    "- [x](https://r.org) - Runs on [Redis], and\n  on two lines.": (
        "Runs on [Redis], and on two lines.",
        [],
    ),
    "- [ripgrep](https://r.org)\n  Stands below the name it describes.": (
        "Stands below the name it describes.",
        [],
    ),
}


@pytest.mark.parametrize("text", SOFTWARE)
def test_a_project_is_described(text: str) -> None:
    found = read(text)
    description, expected = SOFTWARE[text]
    assert found.description is not None
    assert found.description.text == description
    assert labelled(found) == expected
    assert (found.authors, found.venue, found.year) == ((), None, None)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("* [A Book](https://b.org) - Jane Roe (PDF)", ("Jane Roe",)),
        (
            "* [A Book](https://b.org) - Jane Roe, John Q. Doe (HTML, EPUB)",
            ("Jane Roe", "John Q. Doe"),
        ),
    ],
)
def test_a_book_has_authors_behind_a_dash(text: str, authors: tuple[str, ...]) -> None:
    found = read(text)
    assert (title(found), found.authors, found.description) == ("A Book", authors, None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Look, Listen and Learn, Arandjelović et al., ICCV 2017", "Look, Listen and Learn"),
        ("What Does BERT See? A Study. Ann Lee, Bo Li. ACL 2019", "What Does BERT See? A Study"),
        ("**Is Attention All You Need?** ACL 2019", "Is Attention All You Need?"),
        ("**Help, Anna! Visual Navigation**, ACL 2019", "Help, Anna! Visual Navigation"),
        ("**Navigators from 2.5 Billion Frames**", "Navigators from 2.5 Billion Frames"),
        ("**Code `x`, $O(n^2)$ and A\\* Search**, ICML 2020", "Code x, $O(n^2)$ and A* Search"),
        ('"Why Trust You?": Explaining, KDD 2016', '"Why Trust You?": Explaining'),
        ("“Quoted by the Typographer”, KDD 2016", "Quoted by the Typographer"),
        ("Swin - Transformers, by Ze Liu and Yutong Lin", "Swin - Transformers"),
        ("*In Italics: A Title*, KDD 2016", "In Italics: A Title"),
        ("**Deep Networks.** KDD 2016.", "Deep Networks"),
        ("**How Good are ACL Papers?** KDD 2016.", "How Good are ACL Papers?"),
        ("**UNITER**: Universal Learning, ECCV 2020", "UNITER: Universal Learning"),
        ("ICLR 2020: A Plain Title", "A Plain Title"),
        ("2019-08 | *ICLR* | **A Bold Title**", "A Bold Title"),
        ("Paper: [A Linked Title](https://a.org)", "A Linked Title"),
        ("[x] ✨ [A Linked Title](https://a.org)", "A Linked Title"),
        ("[![](https://img.shields.io/x.svg)](https://b.org) **A Bold Title**", "A Bold Title"),
    ],
)  # fmt: skip
def test_a_title(written: str, expected: str) -> None:
    assert title(read(f"- {written} [[pdf]]PDF")) == expected


@pytest.mark.parametrize("text", ["- [Notes](https://n.org) - An app.", "- [Notes](https://n.org)"])
def test_a_project_may_be_called_like_a_label(text: str) -> None:
    found = read(text)
    assert (title(found), found.url, found.links) == ("Notes", "https://n.org", ())


def test_an_entry_without_words_has_no_title() -> None:
    assert read("- ![](a.png)").title is None


def test_a_cell_beside_a_picture_is_an_entry_of_its_own() -> None:
    cover = "[![Deep Parsing](deep.png)](deep.md)"
    details = "[Deep Parsing](deep.md)<br>**Authors**: Ada Poe<br>**Publisher**: Springer, 2024"
    found = read(f"| {cover} | {details} |", "Cover", "Details")
    assert (title(found), found.authors, found.year) == ("Deep Parsing", ("Ada Poe",), 2024)


def test_a_row_is_read_by_its_columns() -> None:
    found = read(
        f"| 3 | 2019 ICLR | {TITLE} | {AUTHORS} | [1908.08530]PDF | [✓]GIT | |",
        "No.", "Venue", "Title", "Authors", "Paper", "Code", "",
    )  # fmt: skip
    assert (title(found), found.authors, venue(found), found.year) == (TITLE, PEOPLE, "ICLR", 2019)
    assert labelled(found) == ["1908.08530", "Code"]
    assert found.url == ARXIV


def test_a_row_whose_paper_column_holds_the_title() -> None:
    found = read(
        f"| 2019-08 | Big Model | Stanford AI | [{TITLE}]PDF | [here]GIT |",
        "date", "keywords", "institute", "paper", "Repository link",
    )  # fmt: skip
    assert (title(found), found.url, found.year) == (TITLE, ARXIV, 2019)
    assert (found.authors, found.venue) == ((), None)
    assert labelled(found) == ["Repository link"]


def test_a_row_with_breaks_in_a_cell() -> None:
    cell = f"[![Star](https://img.shields.io/x.svg)]GIT <br> **{TITLE}** <br> {AUTHORS}"
    found = read(f"| {cell} | [Paper]PDF |", "Title & Authors", "Links")
    assert (title(found), found.authors) == (TITLE, PEOPLE)
    assert (labelled(found), found.url) == (["Star", "Paper"], ARXIV)


def test_a_row_of_a_table_of_services() -> None:
    found = read(
        "| [Cats](https://c.org) | Pictures of cats | `apiKey` | Yes | [Run](https://r.org) |",
        "API", "Description", "Auth", "HTTPS", "Call this API",
    )  # fmt: skip
    assert (title(found), found.url) == ("Cats", "https://c.org")
    assert found.description is not None
    assert found.description.text == "Pictures of cats"
    assert labelled(found) == ["Run"]


def test_a_row_with_escaped_bars() -> None:
    found = read("| Either \\| Or | [code]GIT |", "Name", "Code")
    assert (title(found), labelled(found)) == ("Either | Or", ["code"])


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("CVPR 2019", ("CVPR", 2019)),
        ("CVPR'19", ("CVPR", 2019)),
        ("ICCV' 19", ("ICCV", 2019)),
        ("TPAMI21", ("TPAMI", 2021)),
        ("2016 ICML", ("ICML", 2016)),
        ("AAAI-2020", ("AAAI", 2020)),
        ("NIPS 1998", ("NIPS", 1998)),
        ("In ICLR 2021 (Oral)", ("ICLR", 2021)),
        ("IEEE RA-L, 2020", ("IEEE RA-L", 2020)),
        ("KDD 2018 Workshop", ("KDD Workshop", 2018)),
        ("arXiv preprint arXiv:1804.02516, 2018", ("arXiv preprint", 2018)),
        ("Nature", ("Nature", None)),
        ("2020/2021", (None, 2020)),
        ("FOO 2019", ("FOO", 2019)),
    ],
)
def test_venue_and_year(text: str, stated: tuple[str | None, int | None]) -> None:
    found = venues.read(text)
    assert found is not None
    assert (found.venue, found.year) == stated


@pytest.mark.parametrize(
    "text",
    ["Fast", "Microsoft Research", "A survey of ACL papers", "arXiv-like 3", "a tool for UAI"],
)
def test_no_venue(text: str) -> None:
    assert venues.read(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. Devo and G. Costante", ("A. Devo", "G. Costante")),
        ("Jun Liu¹, Wei Zhang2 & Yun Ni†", ("Jun Liu", "Wei Zhang", "Yun Ni")),
        ("Li Fei-Fei; Anton van den Hengel", ("Li Fei-Fei", "Anton van den Hengel")),
        ("Khanh Nguyen, Hal Daumé III", ("Khanh Nguyen", "Hal Daumé III")),
        ("Jan Tan (MIT), Jun Wan (NLPR, CASIA)*", ("Jan Tan", "Jun Wan")),
        ("by Ze Liu, et al.", ("Ze Liu",)),
        ("Wang, Yiru, Weihao Gan, and Wei Wu", ("Wang, Yiru", "Weihao Gan", "Wei Wu")),
        ("张三\uff0c李四", ("张三", "李四")),
        ("Su, Weijie and Cao, Yue", ("Su, Weijie", "Cao, Yue")),
        ("Su, Weijie, et al.", ("Su, Weijie",)),
        ("Hinton, Geoffrey E., and Yue Cao", ("Hinton, Geoffrey E.", "Yue Cao")),
    ],
)  # fmt: skip
def test_names(text: str, expected: tuple[str, ...]) -> None:
    found = person_names.read(text)
    assert found is not None
    assert (found.names, found.sure) == (expected, True)


@pytest.mark.parametrize(
    "text",
    [
        "Deep Learning, Computer Vision, and Natural Language",
        "Redis, Memcached and Kafka",
        "CVPR 2019",
        "",
    ],
)
def test_no_names(text: str) -> None:
    assert person_names.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"**{TITLE}** *UC Berkeley* [pdf]PDF",
        f"#### [{TITLE}]PDF\n\n1. Adapt IBP (interval bounds) for defence",
    ],
)
def test_no_authors(text: str) -> None:
    assert read(text).authors == ()


def test_acronyms_with_a_venue_behind_are_titles() -> None:
    found = read(f"- **NetLSD (KDD 2018)**\n  - {AUTHORS}\n  - [[Paper]]PDF")
    assert (title(found), venue(found), found.year) == ("NetLSD", "KDD", 2018)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv 2111", (None, "arXiv")),
        ("arXiv 2011", (2011, "arXiv")),
        ("SOSP 23", (2023, "SOSP")),
    ],
)
def test_months_of_preprints_are_no_years(text: str, expected: tuple[int | None, str]) -> None:
    found = venues.read(text)
    assert found is not None
    assert (found.year, found.venue) == expected


def test_a_likely_venue_is_taken_only_where_one_must_be() -> None:
    assert venues.read("Cell Systems, 2021") is None
    assert getattr(venues.read("Cell Systems, 2021", sure=True), "venue", None) == "Cell Systems"
    assert venues.read("seen in 2021", sure=True) is None


def test_a_description_begins_with_its_line() -> None:
    line = 'uses "adversarial glasses" to fool face recognition (and "eyes")'
    found = read(f"#### [{TITLE}]PDF\n\nCCS 2016\n\n1. {line}")
    assert found.description
    assert found.description.text == line


def test_a_nested_citation_gives_authors_and_venue() -> None:
    found = read(
        f"* ResNet [[Paper]PDF]\n  * {AUTHORS}, Deep Residual Learning of All Images, arXiv 2015."
    )
    assert (found.authors, venue(found), found.year) == (PEOPLE, "arXiv", 2015)


@pytest.mark.parametrize(
    "text",
    [
        f"* :trophy: 2019: [{TITLE}]PDF",
        f'* **[4]** Su, Weijie, and Yue Cao. "{TITLE}." Nature 518.7540 (2019): 529-533. [pdf]PDF',
        f'* Weijie Su, yue cao, Xizhou Zhu, "{TITLE}", ICLR 2019. [pdf]PDF',
    ],
)
def test_a_title_behind_a_lead(text: str) -> None:
    found = read(text)
    assert (title(found), found.year) == (TITLE, 2019)


def test_an_identifier_as_label_leads_to_the_work() -> None:
    doi = "https://doi.org/10.1038/s41592-019-0496-6"
    found = read(f"**{TITLE}.**\n[[10.1038/s41592-019-0496-6]({doi})]\nAlso on [arxiv]PDF.")
    assert found.url == doi


def test_a_column_named_for_more_than_the_title() -> None:
    found = read(
        f"23-06-14|[VL-BERT]PDF|ICLR 2020|{TITLE}|[code]GIT",
        "Date", "Method", "Conference", "Paper Title and Interpretation", "Code",
    )  # fmt: skip
    assert (title(found), found.url) == (TITLE, ARXIV)
    assert found.date
    assert found.date.text == "23-06-14"


def test_emphasis_is_paired_as_in_commonmark() -> None:
    source = Source("a.md", "***a** b* snake_case_name 2*3*4 **c*")
    markup = markdown_reader.read(source, 1).markup
    seen = visible_text.read(source, source.span(0, len(source.text)), {}, markup)
    assert seen.text == "a b snake_case_name 234 *c"
    assert link_names.places(seen) == []


def test_the_seed_list_comes_out_whole() -> None:
    source = Source("README.md", SEED.read_text(encoding="utf-8"))
    document = parse(source, DocumentKind.LIST)
    found = [reading.read(source, entry) for entry in getattr(document, "entries", ())]
    assert [(title(w) or "").partition(":")[0][:20] for w in found] == [
        "VL-BERT", "ImageBERT", "VideoBERT", "Fusion of Detected O", "VisualBERT", "Unicoder-VL",
        "ViLBERT", "LXMERT",
    ]  # fmt: skip
    assert [len(w.authors) for w in found] == [7, 6, 5, 4, 5, 6, 4, 2]
    assert [venue(w) for w in found] == [
        "ICLR", "Arxiv", "ICCV", "Arxiv", "Arxiv", "AAAI", "Arxiv", "EMNLP",
    ]  # fmt: skip
    assert ["+".join(labelled(w)) for w in found] == [
        "pdf+code", "pdf", "pdf", "pdf", "pdf+code", "pdf", "pdf+code", "pdf+code",
    ]  # fmt: skip
    assert {w.year for w in found} == {None}
    assert all(w.url and w.url == w.links[0].link.target for w in found)


@pytest.mark.parametrize("name", ["YouTube", "Google Drive", "GitHub"])
def test_a_name_that_is_a_label_elsewhere_is_the_title_of_a_row(name: str) -> None:
    row = f"| [{name}](https://x.example) | Shares things | `OAuth` |"
    found = read(row, "API", "Description", "Auth")
    assert (title(found), found.url) == (name, "https://x.example")


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        ("Nature 2020", "Nature"),
        ("WWW 2020", "WWW"),
        ("SC 2020", "SC"),
        ("LoG 2020", "LoG"),
        ("CHASE 2020", "CHASE"),
        ("Wiley 2020", "Wiley"),
        ("International Conference on Management of Data 2020", None),
        ("Very Large Data Bases 2020", None),
    ],
)
@pytest.mark.parametrize("people", ["Jane Doe, John Roe", "Jane Doe, John Roe, Ida Poe", "J. Doe"])
@pytest.mark.parametrize("mark", ["", "*"])
def test_no_venue_is_part_of_the_last_author(
    people: str, said: str, venue: str | None, mark: str
) -> None:
    work = read(f"- **{TITLE}**. {people}. {mark}{said}{mark}. [[pdf]]PDF")
    assert work.authors == tuple(people.split(", "))
    assert (work.venue and work.venue.text) == (venue or said.removesuffix(" 2020"))
    assert work.year == 2020


@pytest.mark.parametrize("venue", ["Comput. Graph. Forum", "Commun. ACM", "J. Appl. Boats"])
def test_periods_of_a_venue_in_emphasis_end_nothing(venue: str) -> None:
    work = read(f"- **{TITLE}**, A. Brown, C. Diaz. *{venue} 2015*. [[pdf]]PDF")
    assert (work.authors, work.year) == (("A. Brown", "C. Diaz"), 2015)
    assert work.venue
    assert work.venue.text == venue


@pytest.mark.parametrize(
    "title", ["ACM Boats '94 Workshop on Sails", "SIGMOD 2000 Chair's Message", "In 1951"]
)
@pytest.mark.parametrize("people", ["Anna Weber", "Anna Weber, Boris Klee"])
def test_a_title_in_bold_before_people_and_a_venue_is_no_venue(title: str, people: str) -> None:
    work = read(f"- **{title}**. {people}. *SIGMOD Record 1995*. [[pdf]]PDF")
    assert work.title
    assert work.title.text == title
    assert work.authors == tuple(people.split(", "))
    assert work.year == 1995


def test_a_venue_in_the_column_of_papers_is_no_title() -> None:
    row = f"| [Red Boats](https://example.org/1) | 2020 | CVPR 2020 [pdf]({ARXIV}) |"
    work = read(row, "Dataset", "Year", "Paper")
    assert work.title
    assert work.title.text == "Red Boats"
    assert work.venue
    assert (work.venue.text, work.year) == ("CVPR", 2020)


def test_two_full_names_before_a_title_without_markup() -> None:
    work = read("- Anna Weber, Boris Klee. Gentle sails in the wind. ICBB 2010.")
    assert work.title
    assert work.title.text == "Gentle sails in the wind"
    assert work.authors == ("Anna Weber", "Boris Klee")


def test_a_bare_address_keeps_the_bracket_that_it_opened() -> None:
    work = read("- Boat (see https://example.org/Boat_(ship)) - A ship.")
    assert work.url == "https://example.org/Boat_(ship)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "* <[A study of boats](https://a.org)>, by Anna Weber and Boris Klee, ICML 2018.",
            ("A study of boats", ("Anna Weber", "Boris Klee"), "ICML", 2018),
        ),
        ("- [Red Boats - CVPR - 2019](https://a.org)", ("Red Boats", (), "CVPR", 2019)),
        (
            "- [Red Boats - Two Decks - 2019](https://a.org)",
            ("Red Boats - Two Decks - 2019", (), None, None),
        ),
        (
            "- [Boats of KDD | A review (KDD 2021 in full)](https://a.org)",
            ("Boats of KDD | A review (KDD 2021 in full)", (), None, None),
        ),
        (
            "- NeurIPS 2021 oral, **NeuBoat**: Learning to sail, [Site](https://a.org)",
            ("NeuBoat: Learning to sail", (), "NeurIPS", 2021),
        ),
        (
            "- **A study of boats**\n\n  *Anna Weber, Boris Klee.* CCL 2019. [[pdf](https://a.org)]",
            ("A study of boats", ("Anna Weber", "Boris Klee"), "CCL", 2019),
        ),
        (
            "* [**C#**: _How to build a boat_](https://a.org)",
            ("How to build a boat", (), None, None),
        ),
        (
            "- [BOATS 2021](https://a.org): The Third Workshop on Sails, EACL 2021",
            ("BOATS 2021: The Third Workshop on Sails", (), "EACL", 2021),
        ),
        ("- [Boat](https://a.org): A library for sails.", ("Boat", (), None, None)),
        (
            "* Anna Weber, Boris Klee, and Carla Rossi, Hulls for boats, ECCV, 2016.",
            ("Hulls for boats", ("Anna Weber", "Boris Klee", "Carla Rossi"), "ECCV", 2016),
        ),
        (
            "* Anna Weber, Boris Klee, Elm: Boats of Two Sails, arXiv:1511.04492. [[p]](https://a.org)",
            ("Elm: Boats of Two Sails", ("Anna Weber", "Boris Klee"), "arXiv", None),
        ),
        (
            "* [A Tutorial of Boats](https://a.org) - Anna A. Weber (UC Berkeley) 1998",
            ("A Tutorial of Boats", ("Anna A. Weber",), None, 1998),
        ),
        (
            "- The power of Boats. Anna Weber (Harbour).\n  [[link]](https://a.org)",
            ("The power of Boats", ("Anna Weber",), None, None),
        ),
        (
            "* [Boat Materials 2015](https://a.org) - Boat Materials 2015.",
            ("Boat Materials 2015", (), None, None),
        ),
        ("- A study of boats [[20 Sep 2019]](https://a.org)", ("A study of boats", (), None, 2019)),
        (
            ":star: [A study of boats]\n- [[Paper]](https://a.org)(ICLR 2017)",
            ("A study of boats", (), "ICLR", 2017),
        ),
        ("1. (ELM) **Elm: A Boat**. KDD 2019.", ("Elm: A Boat", (), "KDD", 2019)),
        ("- (ELM)[A Boat (ICLR2015)](https://a.org)", ("A Boat", (), "ICLR", 2015)),
        (
            "**Elm**, [Boats with Two Sails](https://a.org), KDD 2019",
            ("Boats with Two Sails", (), "KDD", 2019),
        ),
        ("* A study of boats \uff08EDBT 2014\uff09", ("A study of boats", (), "EDBT", 2014)),
    ],
)
def test_what_an_entry_says(
    text: str, said: tuple[str, tuple[str, ...], str | None, int | None]
) -> None:
    work = read(text)
    assert (title(work), work.authors, venue(work), work.year) == said


@pytest.mark.parametrize(
    ("nested", "said"),
    [
        ("Elm: Boats with Two Sails, KDD'19", ("Elm: Boats with Two Sails", (), "KDD")),
        (f"[Boats with Two Sails]({ARXIV}), KDD'19", ("Boats with Two Sails", (), "KDD")),
        (
            "Anna Weber, Carla Rossi, Small Boats with Sails, NIPS, 2015",
            ("Small Boats with Sails", ("Anna Weber", "Carla Rossi"), "NIPS"),
        ),
        ("A library for boats. It has sails.", ("Elm", (), None)),
        ("Authors: Anna Weber, Carla Rossi", ("Elm", ("Anna Weber", "Carla Rossi"), None)),
    ],
)
def test_the_full_title_is_in_a_nested_citation(
    nested: str, said: tuple[str, tuple[str, ...], str | None]
) -> None:
    work = read(f"- **Elm**\n  - {nested}\n  - [[code]]GIT")
    assert (title(work), work.authors, venue(work)) == said


@pytest.mark.parametrize(("label", "venue_of"), [("arXiv", "arXiv"), ("pdf", None)])
def test_a_label_in_the_column_of_venues_is_one(label: str, venue_of: str | None) -> None:
    work = read(f"| A study of boats | [{label}]({ARXIV}) |", "Title", "Published")
    assert (title(work), venue(work)) == ("A study of boats", venue_of)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. Little boats. [Weber (1986)](https://a.org/1).", ("Little boats", ("Weber",), 1986)),
        (
            "1. **How to sort boats? [Weber, Klee (1893)](https://a.org/1).**",
            ("How to sort boats?", ("Weber", "Klee"), 1893),
        ),
        ("- [Boat (1979)](https://a.org/1)", ("Boat (1979)", (), None)),
        (
            "+ [Boats of Rare Wood](https://a.org/1) | They are rare | Weber et al,2015",
            ("Boats of Rare Wood", ("Weber",), 2015),
        ),
    ],
)
def test_who_wrote_a_work_and_when(text: str, said: tuple[str, tuple[str, ...], int]) -> None:
    work = read(text)
    assert (title(work), work.authors, work.year) == said
    assert work.url == "https://a.org/1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "- [A study of boats](u) K. Klee, YK. Lai and SM. Hu. Computational Visual Media 2015.",
            (("K. Klee", "YK. Lai", "SM. Hu"), "Computational Visual Media", 2015),
        ),
        ("- A study of boats [[2017]](https://a.org/1)", ((), None, 2017)),
        (
            "- A study of boats [[2017]](https://a.org/1) [[2018]](https://a.org/2)",
            ((), None, None),
        ),
        (
            '- K. Klee. "A study of boats". Journal of Boats, 1665. [pdf](https://a.org/1)',
            (("K. Klee",), "Journal of Boats", 1665),
        ),
        ("- [A study of boats](https://a.org/1) (1859)", ((), None, 1859)),
        ("- [A study of boats](https://a.org/1) (1600) of them", ((), None, 1600)),
        ("- [A study of boats](https://a.org/1) with 1600 boats, 1700 pages", ((), None, None)),
        (
            "- `[Klee et al. CVPRW23]` A study of boats. CVPRWorkshop, 2023. [[paper]](https://a.org/1)",
            (("Klee",), "CVPRWorkshop", 2023),
        ),
        (
            "##### • A study of boats. [[PDF]](u)\n\n*[Georg Klee](u), University of Graz*",
            (("Georg Klee",), None, None),
        ),
    ],
)
def test_who_wrote_a_work_where_and_when(text: str, said: tuple[object, ...]) -> None:
    work = read(text)
    assert (title(work), work.authors, venue(work), work.year) == ("A study of boats", *said)


def test_the_column_of_years_decides_whatever_other_cells_look_like() -> None:
    columns = ("Model", "Venue", "Year")
    for model, venue_cell in (
        (f"GPH-30 (['On Boats'{''}]PDF)", ""),
        ("[On Boats](https://boats.example), OARS19", ""),
        ("[On Boats](https://boats.example)", "arXiv 2011"),
        ("[On Boats](https://boats.example) (May 2011)", "Boating"),
    ):
        assert read(f"| {model} | {venue_cell} | 2014 |", *columns).year == 2014
    bare = read("| [On Boats](https://boats.example) | CVPR 2013 | |", *columns)
    assert bare.year == 2013  # the column says nothing


@pytest.mark.parametrize("model", ["GPH-30", "DPN-18", "TOW-19-2"])
def test_a_number_behind_a_hyphen_is_a_year_only_of_a_venue_we_know(model: str) -> None:
    assert read(f"- {model}: ['On Boats']PDF").year is None
    assert read(f"- [On Boats]PDF, {model}").year is None
    assert read("- [On Boats]PDF, CVPR-18").year == 2018


def test_only_a_column_shows_that_a_number_is_a_year() -> None:
    row = "| 1859 | [A study of boats](https://a.org/1) | C. Klee |"
    assert read(row, "Year", "Title", "Author").year == 1859
    assert read(row, "Pages", "Title", "Author").year is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- [#boat](https://a.org/1) - Karl Klee", "#boat"),
        ("- [.NET boats](https://a.org/1)", ".NET boats"),
        ("- A study of boats (** oral**) [[paper](https://a.org/1)]", "A study of boats"),
        (
            "- A study of boats\nwith their sails and masts (**CVPR**) [[paper](https://a.org/1)]",
            "A study of boats with their sails and masts",
        ),
        (
            "- A Study of Boats\nWith Their Sails (**CVPR**) [[paper](https://a.org/1)]",
            "A Study of Boats With Their Sails",
        ),
        (
            "- A Study of Boats\nKarl Klee and Dora Berg (**CVPR**) [[paper](https://a.org/1)]",
            "A Study of Boats",
        ),
        (
            "- A Study of Boats\nThis is what it says. [[paper](https://a.org/1)]",
            "A Study of Boats",
        ),
    ],
)
def test_where_a_title_begins_and_ends(text: str, said: str) -> None:
    assert title(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- [Boat](https://a.org/1) :worried:", None),
        ("- **Boat** - https://a.org/1 - has sails", "has sails"),
        ("- [Boat](https://a.org/1) - :rocket: has sails", ":rocket: has sails"),
    ],
)
def test_what_describes_a_work(text: str, said: str | None) -> None:
    work = read(text)
    assert (work.description and work.description.text) == said


def test_a_name_that_a_space_parted_from_its_address_is_the_title() -> None:
    work = read("- [Boat] (https://a.org/1) - Boat is a thing with sails.")
    assert (title(work), work.url) == ("Boat", "https://a.org/1")
    work = read("- [CVPR15] A study of boats (https://a.org/1)")
    assert (title(work), venue(work)) == ("A study of boats", "CVPR")
