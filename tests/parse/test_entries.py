"""What is an entry of a list, in every form that lists use, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.core.document import DocumentKind, Entry, Form, List
from listlint.core.source import Source
from listlint.parse import parse

WORKS = ["VL-BERT", "Pixel-BERT", "UNITER", "LXMERT", "ViLBERT", "VisualBERT"]
AUTHORS = "Weijie Su, Xizhou Zhu, Yue Cao"


def entries(text: str) -> tuple[Entry, ...]:
    document = parse(Source("README.md", text), DocumentKind.LIST)
    assert isinstance(document, List)
    found = document.entries
    for entry, after in pairwise(found):
        assert entry.span.end <= after.span.start
    for entry in found:
        inside = [
            link
            for link in document.links
            if entry.span.start <= link.span.start < entry.span.end
            and link.kind not in ("definition", "wiki", "embed")
        ]
        assert list(entry.links) == inside
    return found


def written(text: str) -> list[str]:
    return [text[each.span.start : each.span.end] for each in entries(text)]


def link(name: str, what: str = "") -> str:
    return f"https://example.org/{name}{what}"


# The forms that were seen in real lists: each takes the name of a work.
FORMS: dict[str, Callable[[str], str]] = {
    "venue, labels and authors": lambda w: (
        f"- 【ICLR】{w}: A Study.[[pdf]]({link(w)}).[[code]]({link(w, '/c')}).\n  *{AUTHORS}*"
    ),
    "labels in the next line": lambda w: (
        f"- {w}: A Study.\n  [[pdf]]({link(w)})\n  [[code]]({link(w, '/c')})\n"
        f"  - {AUTHORS}. *CVPR 2017*"
    ),
    "bold title": lambda w: f"- **{w}: A Study** (2016), W. Su et al. [[pdf]]({link(w)})",
    "abbreviation": lambda w: (
        f'* **{w}**: "A Study", ECCV, 2022 (*Waymo*). [[Paper]({link(w)})][[Code]({link(w)})]'
    ),
    "nested links in brackets": lambda w: (
        f"- **{w}: A Study (ICLR 2020)**\n  - {AUTHORS}\n  - [[Paper]]({link(w)})\n"
        f"  - [[Python Reference]]({link(w, '/c')})"
    ),
    "nested details": lambda w: (
        f"- [{w}: A Study]({link(w)})\n  - {AUTHORS}\n  - Keyword: pretraining\n"
        f"  - Code: [official]({link(w, '/c')})\n  - Dataset: [COCO]({link('coco')}), "
        f"[VQA]({link('vqa')})"
    ),
    "label in code": lambda w: (
        f"- `[Su et al. ICLR20]` {w}: A Study. ICLR, 2020. [[paper]]({link(w)})"
    ),
    "ordered": lambda w: f"1. [ICLR 2023] **{w}** [[paper]]({link(w)})",
    "lazy authors": lambda w: (
        f"* **{w}: A Study** <br>\n*{AUTHORS}* <br>\nCVPR, 2021. [[Paper]]({link(w)})"
    ),
    "bars": lambda w: f"- [{w}]({link(w)}), Su et al. | [github]({link(w)}) | [bibtex](./f.bib)",
    "abbreviation in brackets": lambda w: f"- **[{w}]** A Study[[paper]({link(w)})]",
    "venue in parentheses": lambda w: f"- (arXiv 2023.2) {w}: A Study, [[Paper]]({link(w)})",
    "ordered with lazy authors": lambda w: (
        f"1. **{w}: A Study.** KDD 2019. [paper]({link(w)})\n*{AUTHORS}*"
    ),
    "authors in a second paragraph": lambda w: (
        f"1. **{w}: A Study.** `ACL 2023`\n\n    *{AUTHORS}.* [[Paper]({link(w)})], 2022.12"
    ),
    "organisation in code": lambda w: f"43. [{w}]({link(w)}) ([Paper]({link(w)})) `Uber` `2020`",
    "badges": lambda w: (
        f"+ [{w}]({link(w)}) (Feb., 2025)\n"
        f"  [![Star](https://img.example.org/{w}.svg)]({link(w, '/c')})"
    ),
    "keys": lambda w: f"- [{w}]({link(w)}) [[Notes](paper_notes/x.md)] <kbd>ICCV 2017</kbd>",
    "venue between bars": lambda w: f"- {w}: A Study | **[ICCV' 19]** |[pdf]({link(w)})",
    "software": lambda w: f"- [{w}]({link(w)}) - A library.",
    "bare address": lambda w: f"- {w}: A Study, 2019, {link(w)}",
    "html": lambda w: f'- <a href="{link(w)}">{w}</a>: a study',
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items(form: str, gap: str) -> None:
    works = [FORMS[form](work) for work in WORKS]
    found = entries(text := f"# A list\n\n## 2020\n\n{gap.join(works)}\n")
    assert [text[each.span.start : each.span.end] for each in found] == works
    assert {(each.form, each.section) for each in found} == {(Form.ITEM, ("A list", "2020"))}


LOOSE: dict[str, Callable[[str], str]] = {
    "a line": lambda w: f"[{w}: A Study]({link(w)}), CVPR 2019 [[code]]({link(w, '/c')})",
    "lines": lambda w: (
        f"**{w}: A Study** \\\n*{AUTHORS}* \\\narXiv 2023. [[Paper]({link(w)})] \\\n8 Jul 2023"
    ),
    "plain": lambda w: f"{w}: A Study, {AUTHORS}, CVPR 2019 [[Paper]]({link(w)})",
    "title over labels": lambda w: (
        f"**{w}: A Study**\n\n- Paper: {link(w)}\n- Code: [{w}]({link(w, '/c')})"
    ),
}


@pytest.mark.parametrize("form", LOOSE)
def test_paragraphs(form: str) -> None:
    works = [LOOSE[form](work) for work in WORKS]
    text = f"# A list\n\nBy [me]({link('me')}).\n\n## 2020\n\n" + "\n\n".join(works) + "\n"
    assert written(text) == works
    assert {each.form for each in entries(text)} == {Form.PARAGRAPH}


def test_each_line_of_a_paragraph_may_be_an_entry() -> None:
    works = [f"[{work}]({link(work)}), CVPR 2019" for work in WORKS]
    assert written("# A\n\n## B\n\n" + "  \n".join(works)) == [
        *(f"{work}  " for work in works[:-1]),
        works[-1],
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_headings(newline: str) -> None:
    works = [
        f"##### • [2021 AAAI] {work}: A Study. [\\[PDF\\]]({link(work)}){newline}*{AUTHORS}*"
        for work in WORKS
    ]
    text = f"# A{newline * 2}## B{newline * 2}" + (newline * 2).join(works) + newline
    found = entries(text)
    assert [text[each.span.start : each.span.end] for each in found] == works
    assert {(each.form, each.section) for each in found} == {(Form.HEADING, ("A", "B"))}


def test_a_heading_with_its_links_below() -> None:
    works = [f"### {work}\n\n*{AUTHORS}*\n\n[paper]({link(work)})" for work in WORKS]
    assert written("# A\n\n## B\n\n" + "\n\n".join(works)) == works


def test_headings_with_links_over_lists_are_sections() -> None:
    text = "".join(f"## [{w}]({link(w)})\n\n- [{w}-large]({link(w)}) - A model.\n\n" for w in WORKS)
    assert written(text) == [f"- [{work}-large]({link(work)}) - A model." for work in WORKS]


def test_headings_with_links_over_nothing_among_those_over_lists_are_sections() -> None:
    item = f"- [Fair Trees]({link('m')}) - A study.\n- [Fair Rules]({link('r')}) - A study.\n"
    text = "".join(
        f"### [{w} {year}]({link(w, f'/{year}')})\n\n{item if year > 2018 else ''}\n"
        for w in WORKS
        for year in (2020, 2019, 2018)
    )
    assert set(written(text)) == set(item.splitlines())


TABLE = "| Title | Venue | Paper | Code |\n|---|---|---|---|\n"


def test_rows() -> None:
    rows = [f"| {work} | 2016 ICML | [id]({link(work)}) | | |" for work in WORKS]
    found = entries(f"# A\n\n{TABLE}" + "\n".join(rows))
    assert [each.form for each in found] == [Form.ROW] * 6
    assert {each.columns for each in found} == {("Title", "Venue", "Paper", "Code")}
    assert written(f"{TABLE}" + "\n".join(rows)) == rows


def test_a_row_without_link_is_an_entry_and_a_subtitle_is_none() -> None:
    rows = [f"| {work} | 2016 ICML | [id]({link(work)}) | |" for work in WORKS[1:]]
    bare, subtitle = "| VL-BERT | 2020 ICLR | | |", "| **2021** | | | |"
    assert written(f"{TABLE}{subtitle}\n{bare}\n" + "\n".join(rows)) == [bare, *rows]


@pytest.mark.parametrize(
    "table",
    [
        "| Section | Entries |\n|---|---|\n| [A](#a) | 3 |\n| [B](#b) | 4 |\n",
        "| Topic | Papers |\n|---|---|\n| A | [c](https://c), [d](https://d) |\n",
        "| Badge | Meaning |\n|---|---|\n| ![a](https://img.example.org/a.svg) | free |\n",
        "# Sponsors\n\n| a | b |\n|---|---|\n| [A](https://a) | [B](https://b) |\n",
        "| a | b |\n|---|---|\n| [![A](https://a.png)](https://a) | |\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
    ],
)
def test_tables_that_hold_no_entries(table: str) -> None:
    assert not entries(table)


def test_categories_over_entries() -> None:
    text = (
        f"- Linux\n\t- [eBPF]({link('e')}) - Tracing.\n\t- [Arch]({link('a')})\n"
        f"- macOS - An operating system.\n\t- [Apps]({link('m')})\n- [iOS]({link('i')})\n"
    )
    assert [each.strip()[3:7] for each in written(text)] == ["eBPF", "Arch", "Apps", "iOS]"]


def test_entries_under_entries() -> None:
    text = (
        f"- [Node.js]({link('n')}) - A runtime.\n  - [Streams]({link('s')}) - Of data.\n"
        f"  - [npm]({link('p')})\n    more of it\n- [Python]({link('y')})\n"
    )
    assert written(text) == [
        f"- [Node.js]({link('n')}) - A runtime.",
        f"  - [Streams]({link('s')}) - Of data.",
        f"  - [npm]({link('p')})\n    more of it",
        f"- [Python]({link('y')})",
    ]


@pytest.mark.parametrize(
    "detail",
    [
        f"[code]({link('c')})",
        f"[Project page]({link('c')})",
        f"Code: [official]({link('c')})",
        f"by [Su]({link('c')})",
        "Weijie Su, Yue Cao",
    ],
)
def test_details_are_of_the_entry_above(detail: str) -> None:
    works = [f"- [{work}]({link(work)})\n  - {detail}" for work in WORKS]
    assert written("\n".join(works)) == works


@pytest.mark.parametrize("detail", ["[pdf]({}) [code]({})", "Paper: [arXiv]({})"])
def test_a_title_over_links_is_one_entry(detail: str) -> None:
    works = [f"- **{w}: A Study**\n  - {AUTHORS}\n  - {detail.format(link(w), w)}" for w in WORKS]
    assert written("# A\n\n" + "\n".join(works)) == works


@pytest.mark.parametrize(
    ("works", "odd"),
    [
        ("- [{}]({}) - A model.", "- VL-BERT - A model."),
        ("- [{}]({}) - A model.", "- [VL-BERT]() - A model."),
        ("- **{}** (2015), W. Su [[pdf]]({})", "- **VL-BERT** (2015), W. Su"),
        ("- {}, CVPR 2019. [[pdf]]({})", "- VL-BERT: A Study, CVPR 2019."),
        ("- [{}]({})\n  - W. Su", "- [VL-BERT][https://example.org)\n  - W. Su"),
    ],
)
def test_an_entry_without_its_link(works: str, odd: str) -> None:
    others = [works.format(work, link(work)) for work in WORKS[1:]]
    assert written("# A\n\n" + "\n".join([*others[:3], odd, *others[3:]])) == [
        *others[:3],
        odd,
        *others[3:],
    ]


def test_paragraphs_without_link_among_their_like() -> None:
    works = [f"[{work}]({link(work)}), CVPR 2019" for work in WORKS[1:]]
    odd = "VL-BERT: Pre-training of Representations, ICLR 2020"
    assert written("# A\n\n## B\n\n" + "\n\n".join([*works, odd])) == [*works, odd]


@pytest.mark.parametrize("glued", ["-[{}]({})", "*[{}]({})", "+[{}]({})", "-{}.[[pdf]]({})"])
def test_a_bullet_that_lost_its_blank(glued: str) -> None:
    lost = glued.format("LXMERT", link("l"))
    text = f"- [VL-BERT]({link('v')})\n  by Su\n{lost}\n  - Hao Tan\n- [UNITER]({link('u')})\n"
    assert written(text) == [
        f"- [VL-BERT]({link('v')})\n  by Su",
        f"{lost}\n  - Hao Tan",
        f"- [UNITER]({link('u')})",
    ]


def test_a_glued_bullet_behind_nested_details() -> None:
    works = [f"- [{w}]({link(w)})\n  - W. Su\n  - Code: [official]({link(w)})" for w in WORKS]
    works[2] = works[2].replace("- [", "-[", 1)
    assert written("\n".join(works)) == works


def test_a_glued_bullet_behind_a_blank_line() -> None:
    works = [f"- [{w}]({link(w)})\n  - W. Su\n  - Code: [official]({link(w)})" for w in WORKS]
    works[2] = works[2].replace("- [", "-[", 1)
    assert written("\n\n".join(works)) == works


def test_a_glued_bullet_before_what_becomes_code() -> None:
    works = [f"1. **{w}: A Study.** KDD.\n\n    *{AUTHORS}* [[Paper]({link(w)})]" for w in WORKS]
    works[2] = works[2].replace("1. ", "1.", 1)
    assert written("# A\n\n" + "\n\n".join(works)) == works


def test_a_glued_bullet_before_strong_words() -> None:
    works = [f'* **{w}**: "A Study", 2021 (*CAS*). [[Paper]({link(w)})]' for w in WORKS]
    works[2] = works[2].replace("* ", "*", 1)
    assert written("\n".join(works)) == works


@pytest.mark.parametrize(("old", "new"), [("](", "] ("), ("](", "("), (link("LXMERT"), "")])
@pytest.mark.parametrize(
    "form", ["- [{}]({}) - A model.", "[{}]({}), CVPR 2019", "**{}** \\\n[[p]({})]"]
)
def test_an_entry_with_a_broken_link(form: str, old: str, new: str) -> None:
    works = [form.format(w, link(w)) for w in WORKS]
    works[3] = works[3].replace(old, new, 1)
    assert written("# A\n\n## B\n\n" + "\n\n".join(works)) == works


def test_an_emphasised_link_is_no_glued_bullet() -> None:
    works = [
        f"* **{work}** <br>\n*[Su]({link(work)}), Zhu* [[Paper]]({link(work)})" for work in WORKS
    ]
    assert written("\n".join(works)) == works


def test_authors_whose_asterisk_made_them_an_item() -> None:
    works = [
        f"* **{work}: A Study** <br>\n*{AUTHORS}* <br>\nICLR, 2020. [[Paper]]({link(work)})"
        for work in WORKS
    ]
    works[1] = works[1].replace("*Weijie", "* Weijie")
    assert written("\n\n".join(works)) == works


def test_authors_in_a_paragraph_behind_each_item() -> None:
    works = [
        f"{n}. **{w}.** KDD. [paper]({link(w)})\n\n*{AUTHORS}*" for n, w in enumerate(WORKS, 1)
    ]
    assert written("# A\n\n" + "\n\n".join(works)) == works


def test_details_under_a_number_that_are_not_indented_enough() -> None:
    works = [
        f"{n}. {w} is shown.\n  - Paper: {link(w)}\n  - {link(w)}" for n, w in enumerate(WORKS, 1)
    ]
    assert written("# A\n\n" + "\n".join(works)) == works


def test_details_one_blank_deeper_than_their_title() -> None:
    works = [f"  * {w} [[Paper]]({link(w)})\n   * {AUTHORS}, {w}, arXiv." for w in WORKS]
    works[2] += "\n   * Hao Tan, a second one."
    works[3] = f"  * You Only Look Once [[Paper]] ({link('yolo')})\n   * {AUTHORS}, arXiv."
    assert written("# A\n\n" + "\n".join(works)) == works


def test_entries_one_blank_deeper_than_others() -> None:
    works = [f"{' ' * (n % 2)}- {w} [[Paper]]({link(w)})" for n, w in enumerate(WORKS)]
    assert written("# A\n\n" + "\n".join(works)) == works


def test_categories_with_a_single_entry_each() -> None:
    works = [f"    - ***{w}:*** A Study [[Paper]]({link(w)})" for w in WORKS * 2]
    works[4], works[8] = (f"    - A Study {n} [[Paper]]({link(str(n))})" for n in (4, 8))
    lines = [
        *("- <span id='year-2020'>**Year 2020**</span>", "  - **ACL**", *works[:4]),
        *("  - **EMNLP**", works[4], "  - **ICLR**", *works[5:8]),
        *("- <span id='year-2019'>**Year 2019**</span>", "- **ACL**", works[8][2:]),
        *("- <span id='year-2018'>**Year 2018**</span>", "  - **Others**", *works[9:]),
    ]
    works[8] = works[8][2:]
    assert written("# A\n\n## B\n\n" + "\n".join(lines)) == works


FOLD = (
    '<details><summary><b><a href="{0}">{1}</a></b> (⭐ 9K) - A model.</summary>\n\n'
    "- [GitHub]({0}/g) (🔀 72K):\n\n\t```\n\tgit clone\n\t```\n- [PyPi]({0}/p)\n</details>"
)


def test_folded_entries() -> None:
    works = [FOLD.format(link(work), work) for work in WORKS]
    hidden = f'- <b><a href="{link("h")}">A hidden one</a></b> - A model.'
    text = "\n".join(works) + f"\n<details><summary>More</summary>\n\n{hidden}\n</details>\n"
    found = entries(f"# A\n\n## B\n\n{text}")
    assert written(f"# A\n\n## B\n\n{text}") == [*works, hidden]
    assert [each.form for each in found] == [Form.PARAGRAPH] * len(works) + [Form.ITEM]


def test_folded_sections() -> None:
    folds = [
        f'<details><summary><a href="{link(w, "/all")}">{w}</a></summary>\n\n'
        f"- [{w}]({link(w)}) - A model.\n- [{w} 2]({link(w, '2')}) - A model.\n\n</details>"
        for w in WORKS
    ]
    found = written("# A\n\n## B\n\n" + "\n".join(folds))
    assert found == [
        line
        for w in WORKS
        for line in (f"- [{w}]({link(w)}) - A model.", f"- [{w} 2]({link(w, '2')}) - A model.")
    ]


def test_headings_over_named_details() -> None:
    works = [
        f"### {n}. {w}: A Study\n**Authors**: {AUTHORS}\n\n<details>\n<summary>Abstract</summary>\n"
        f"We show.\n</details>\n\n  [📄 Paper (Low)]({link(w)}) | [Short film]({link(w, '/f')}) | "
        f"[💻 Code (not yet)]({link(w, '/c')})"
        for n, w in enumerate(WORKS, 1)
    ]
    works.append(f"### 7. Soon: A Study\n**Authors**: {AUTHORS}")
    viewers = f"- [Viewer]({link('v')})\n- [Another viewer]({link('w')})"
    text = "# A\n\n## B\n\n" + "\n\n".join(works) + f"\n\n### Viewers\n\n{viewers}\n"
    assert written(text) == [*works, *viewers.split("\n")]


def test_a_name_without_a_link_among_links() -> None:
    text = MANY.replace("- [UNITER](https://example.org/UNITER) - A model.", "- UNITER", 1)
    assert written(f"# A\n\n## B\n\n{text}\n- More:\n- Others\n") == text.split("\n")


def test_names_without_a_link_in_a_numbered_list() -> None:
    works = [f"1. [{work}]({link(work)}). A model." for work in WORKS]
    works += ["1. AlphaFold", "1. Contrastive learning", "1. Anchor-free object detection"]
    assert written("# A\n\n## B\n\n" + "\n".join(works)) == works


def test_words_to_the_reader_among_entries() -> None:
    works = [f"- :star: 01/2022: [{work}]({link(work)}) - A model." for work in WORKS]
    works[2] += " It speeds up your training."
    text = "# A\n\n## B\n\n" + "\n".join(works)
    assert written(text + f"\n\n## C\n\n- Star our [collection]({link('c')}).\n") == works


def test_works_of_a_group_under_its_name() -> None:
    works = [f"   * {AUTHORS}, {work}, arXiv. [[Paper]]({link(work)})" for work in WORKS]
    text = "  * Adelaide\n" + "\n".join(works[:3]) + "\n  * POSTECH\n" + "\n".join(works[3:])
    assert written(f"# A\n\n{text}") == works


def test_lists_in_details() -> None:
    text = f"<details>\n<summary>more</summary>\n\n- [VL-BERT]({link('v')})\n\n</details>\n"
    assert written(text) == [f"- [VL-BERT]({link('v')})"]


def test_sections_are_stripped() -> None:
    (entry,) = entries(f"# A ![x](x.svg)\n\n- [VL-BERT]({link('v')})\n")
    assert entry.section == ("A",)


MANY = "\n".join(f"- [{work}]({link(work)}) - A model." for work in WORKS * 3)


@pytest.mark.parametrize(
    "other",
    [
        "## Contents\n\n- [Papers](#papers)\n  - [2020](#2020) (12)\n- Others\n  - [A](#a)\n",
        "1. [Papers](#papers)\n2. [Code](https://github.com/a/b#code) and [b](#b)\n3. [C](#c)\n",
        "[English](README.md) | [中文](README.zh-CN.md)\n",
        "- [English](README.md)\n- [中文](README.zh-CN.md)\n",
        "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n",
        f"- ![VL-BERT]({link('v.png')})\n",
        f"## Contributing\n\n- [Fork]({link('f')}) it.\n- `- [package](link) - Description.`\n",
        f"## License\n\n- [CC0]({link('cc0')})\n",
        f"## Acknowledgements\n\n- [Yue Cao]({link('y')})\n",
        f"## Thanks to\n\n- [Yue Cao]({link('y')})\n",
        f"## Star History\n\n[![Star]({link('s.svg')})]({link('s')})\n",
        "## Get involved\n\n* [Guide](CONTRIBUTING.md)\n* [API](https://github.com/a/b)\n",
        "## More\n\n* [Guide](CONTRIBUTING.md)\n* [Issues](https://github.com/a/b/issues)\n",
        f"## About\n\n- Please see [this guide]({link('g')}) before you open an issue.\n",
        "## Why\n\n- It is fast.\n- It is **small**.\n- Strong modelling, since 2019.\n",
        "```\n- [package](https://example.org/package) - Description.\n```\n",
        f"An introduction with [a link]({link('l')}).\n\nAnd [another]({link('m')}) here.\n",
        f"## Models\n\n[Models]({link('m')}) of language, as [seen]({link('s')}).\n",
        "**[⬆ back to top](#contents)**\n",
        f"<!-- - [VL-BERT]({link('v')}) -->\n",
        f"## 🔥 News\n\n- [2023/04/05] We released [our survey]({link('s')}).\n",
        f"> See [the other list]({link('o')}).\n",
        "- [Paper Name](link) - Description.\n",
        f'## Explanation\n\n- <img src="{link("i")}">&nbsp; A model of images\n',
        f"## 参与者\n\n- 维护者 [一]({link('m')})\n",
    ],
)
def test_what_is_no_entry(other: str) -> None:
    for text in (
        f"# A\n\n{other}\n## Entries\n\n{MANY}\n",
        f"# A\n\n## Entries\n\n{MANY}\n\n## More\n\n{other}",
    ):
        assert written(text) == MANY.split("\n")


@pytest.mark.parametrize("name", ["Related lists", "Other resources", "Blogs", "Tutorials", "News"])
def test_sections_with_ordinary_entries(name: str) -> None:
    odd = f"- [awesome-bert]({link('a')}) - A list."
    assert written(f"# A\n\n## B\n\n{MANY}\n\n## {name}\n\n{odd}\n")[-1] == odd


def test_news_above_a_table() -> None:
    rows = "\n".join(f"| {work} | 2016 | [id]({link(work)}) | |" for work in WORKS)
    news = f"- [2023-04-05] We released [our survey]({link('s')}).\n"
    assert written(f"# A\n\n## News\n\n{news}\n## B\n\n{TABLE}{rows}\n") == rows.split("\n")


def test_links_out_above_a_list_of_own_files() -> None:
    own = "\n".join(f"- **2019** · [{work} {n}](notes/{n}.md)" for n in range(4) for work in WORKS)
    text = f"# A\n\n- English: <{link('en')}>\n- Chinese: <{link('zh')}>\n\n## B\n\n{own}\n"
    assert written(text) == own.split("\n")


def test_a_file_full_of_rows_is_a_list() -> None:
    rows = "\n".join(f"| {work} | 2016 | [id]({link(work)}) | |" for work in WORKS * 2)
    assert isinstance(parse(Source("papers.md", f"# A\n\n{TABLE}{rows}\n")), List)


def test_a_file_full_of_paragraphs_is_a_list() -> None:
    works = "\n\n".join(f"[{work}]({link(work)}), CVPR 2019" for work in WORKS * 2)
    assert isinstance(parse(Source("papers.md", f"# A\n\n## B\n\n{works}\n")), List)


def test_a_page_of_prose_with_links_is_none() -> None:
    prose = "\n\n".join(f"We look at {w}, as in [this work]({link(w)}), again." for w in WORKS * 2)
    assert not isinstance(parse(Source("page.md", f"# A\n\n## B\n\n{prose}\n")), List)


PIECES = [
    "- ",
    "* ",
    "-",
    "*",
    "1. ",
    "2.",
    "# ",
    "### ",
    "> ",
    "| ",
    "  ",
    "    ",
    "\t",
    "• ",
    "**",
]
PIECES += [
    "[VL-BERT](https://a.b)",
    "[[pdf]](https://a.b)",
    "[[code](https://a.b)]",
    "[a](#a)",
    "[b]()",
]
PIECES += [
    "UNITER ",
    "**UNITER** ",
    "*Su*",
    "`ICLR`",
    "Code: ",
    "https://a.b ",
    " | ",
    "|-|-|",
    "2019",
]
PIECES += [
    "![x](x.svg)",
    "<br>",
    "<a href='https://a.b'>x</a>",
    "<details><summary>",
    "</summary>",
    "</details>",
    "[r]",
    "[r]: https://a.b",
    "---",
    "```",
]
line = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)


@example_count(150)
@given(st.lists(line, max_size=16), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_entries_are_whole_lines_in_the_order_of_the_file(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    for entry in entries(text):
        start, end = entry.span.start, entry.span.end
        assert 0 <= start < end <= len(text)
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] in "\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{' ' * 2 * n}- [a](https://a)\n" for n in range(700)),
        "".join(f"{' ' * 2 * n}- a\n" for n in range(700)) + " " * 1400 + "- [a](https://a)\n",
        "- [a](https://a)\n" + "-[b](https://b)\n" * 3000,
        "# " + " " * 100_000 + "a" + "." * 100_000 + "b\n\n- [a](https://a)\n",
        "- " + "<" * 50_000 + "[![" * 10_000 + " [a](https://a)\n",
        "- [a](<https://a" + "/commits" * 20_000 + " >)\n",
        "##### [a](https://a)\nb\n" * 3000,
        "- [a](https://a)\n\n" + "<details><summary>a" * 20_000,
        "- [a](https://a)\n- [b" + "(a" * 50_000 + "](https://a)\n",
    ],
)
@pytest.mark.slow
def test_no_list_takes_for_ever(text: str) -> None:
    assert entries(text)


SET_OFF: dict[str, Callable[[str], str]] = {
    "quote": lambda w: f"> **[{w}]({link(w)})** <kbd>MIT</kbd><br>A boat.\n",
    "row of HTML": lambda w: (
        f'<table><tr><td><a href="{link(w)}">{w}</a></td><td>A boat.</td></tr></table>\n'
    ),
    "row with a label": lambda w: (
        f'<table>\n<tr>\n<td>{w}</td>\n<td><a href="{link(w)}">Paper</a></td>\n</tr>\n</table>\n'
    ),
    "item of HTML": lambda w: f'<ul><li><a href="{link(w)}">{w}</a> - A boat.</li></ul>\n',
}


@pytest.mark.parametrize("form", SET_OFF.values(), ids=list(SET_OFF))
def test_quotes_and_raw_html_hold_entries(form: Callable[[str], str]) -> None:
    found = written("# Boats\n\n## Small\n\n" + "\n".join(map(form, WORKS)))
    assert [work for work, text in zip(WORKS, found, strict=True) if work in text] == WORKS


def test_a_contents_of_raw_html_holds_none() -> None:
    of = "https://github.com/example/boats/blob/main"
    rows = "".join(f'<tr><td><a href="{of}/{w}.md">{w}</a></td></tr>\n' for w in WORKS)
    assert not entries(f"# Boats\n\n<table>\n{rows}</table>\n")


@pytest.mark.parametrize("name", ["Languages", "Serialization format", "Support", "FAQ"])
def test_a_section_with_entries_is_one_whatever_it_is_called(name: str) -> None:
    lines = "\n".join(f"- [{w}]({link(w)}) - A boat." for w in WORKS)
    assert len(entries(f"# Boats\n\n## Small\n\n{lines}\n\n## {name}\n\n{lines}\n")) == 12


def test_translations_of_the_list_are_none() -> None:
    of = "https://github.com/example/boats/blob/main"
    lines = "\n".join(f"- [{w}]({link(w)}) - A boat." for w in WORKS)
    others = "\n".join(f"- [{w}]({of}/README.{w}.md)" for w in ("de", "fr", "it", "ja"))
    assert len(entries(f"# Boats\n\n## Languages\n\n{others}\n\n## Small\n\n{lines}\n")) == 6


def test_a_list_without_links_says_who_when_and_where() -> None:
    lines = "\n".join(f"- {AUTHORS}. {w}: A study. ICBB, 2015." for w in WORKS)
    assert len(entries(f"# Papers\n\n## Boats\n\n{lines}\n")) == len(WORKS)
    others = "\n".join(f"- {w} is one of our boats since 2015" for w in WORKS)
    assert not entries(f"# Boats\n\n## Small\n\n{others}\n")


def test_folders_of_one_repository_are_a_table_of_contents() -> None:
    of = "https://github.com/example/boats/tree/main/papers"
    lines = "\n".join(f"- [{w}]({of}/{w})\n  - [{w} 2]({of}/{w}/2)" for w in WORKS)
    assert not entries(f"# Boats\n\n## Papers\n\n{lines}\n")


def test_a_key_that_many_entries_have_begins_no_entry() -> None:
    lines = "\n".join(
        f"- [{w}]({link(w)})\n  - {AUTHORS}\n  - Sails: [{w} 2]({'' if w == 'LXMERT' else link(w)})"
        for w in WORKS
    )
    assert len(entries(f"# Boats\n\n## Small\n\n{lines}\n")) == len(WORKS)


def test_the_way_back_to_the_top_ends_an_entry() -> None:
    works = "".join(f"#### {w} [\\[PDF\\]]({link(w)})\n\n*{AUTHORS}*\n\n" for w in WORKS)
    found = written(f"# Boats\n\n## 2016\n\n{works}[\\[back to top\\]](#boats)\n")
    assert len(found) == len(WORKS)
    assert found[-1].endswith(f"*{AUTHORS}*")


def test_what_is_no_entry_is_counted_if_it_is_more_than_a_few() -> None:
    lines = "\n".join(f"- [{w}]({link(w)}) - A boat." for w in WORKS)
    lost = "\n\n".join(f"### Of {n}\n\n- Boat number {n}\n- Boat with {n} sails" for n in range(6))
    document = parse(Source("README.md", f"# Boats\n\n## Small\n\n{lines}\n\n## Old\n\n{lost}\n"))
    assert isinstance(document, List)
    assert document.passed_over == (("have no link", 12, 6),)
    few = parse(Source("README.md", f"# Boats\n\n## Small\n\n{lines}\n\n## Old\n\n{lost[:99]}\n"))
    assert isinstance(few, List)
    assert not few.passed_over


def test_a_list_without_links_says_where_works_appeared() -> None:
    lines = "\n".join(f"* {w}: A study of {w} (ICBB 2015)" for w in WORKS)
    linked = f"* [Boats]({link('boats')}): A study (ICBB 2016)"
    assert len(entries(f"# Papers\n\n## Boats\n\n{lines}\n{linked}\n")) == len(WORKS) + 1
    others = "\n".join(f"* {w} was added to the list (May 2015)" for w in WORKS)
    assert not entries(f"# Boats\n\n## Small\n\n{others}\n")


def test_a_bibliography_in_a_table_needs_no_links() -> None:
    rows = "\n".join(f"| 2015 | {w}: A study | {AUTHORS} | |" for w in WORKS)
    for column, count in (("Title", len(WORKS)), ("Sails", 0)):
        table = f"| Year | {column} | **Authors** | Links |\n|---|---|---|---|\n{rows}"
        assert len(entries(f"# Papers\n\n## Boats\n\n{table}\n")) == count


def test_a_full_title_before_labels_is_no_entry_below_its_name() -> None:
    lines = "\n".join(
        f"- **{w}**\n  - [{w}: A study]({link(w)}), ICBB'15\n  - [[Fortran]]({link(w, '/f')})"
        for w in WORKS
    )
    assert len(entries(f"# Papers\n\n## Boats\n\n{lines}\n")) == len(WORKS)


def test_works_with_a_page_of_the_project_each() -> None:
    lines = [f"* [{w}: A study]({w}.md) 20 July 2017" for w in WORKS]
    linked = "\n".join(f"{line} [arXiv]({link('abs')})" for line in lines)
    text = f"# Papers\n\n## Small\n\n{linked}\n\n## Large\n\n{chr(10).join(lines)}\n"
    assert len(entries(text)) == 2 * len(WORKS)


def test_titles_in_brackets_behind_a_shortcode() -> None:
    lines = "\n\n".join(f":star: [A study of {w}]\n- [[Paper]]({link(w)})" for w in WORKS)
    sections = "\n\n".join(f"## {name}\n\n{lines}" for name in ("Small", "Large", "Red"))
    assert len(entries(f"# Papers\n\n{sections}\n")) == 3 * len(WORKS)


def test_the_summary_of_a_fold_is_a_heading() -> None:
    folds = "".join(
        f"<details>\n<summary><b>{name}</b></summary>\n\n"
        + "".join(f"- [{w}]({link(w, name)})\n" for w in WORKS[:count])
        + "\n</details>\n\n"
        for name, count in (("Small", 3), ("More", 1))
    )
    found = [each.section for each in entries(f"# A\n\n## B\n\n{folds}")]
    assert found == [("A", "B", "Small")] * 3 + [("A", "B")]


def test_lines_of_raw_html_are_entries() -> None:
    lines = "".join(
        f'&nbsp;:small_blue_diamond: <a href="{link(w)}"><b>{w}</b></a> - a model.<br>\n'
        for w in WORKS
    )
    assert len(entries(f"# Boats\n\n## Small\n\n<p>\n{lines}</p>\n")) == len(WORKS)
    each = "".join(f"## Of {n}\n\n<p>\n{a}\n</p>\n\n" for n, a in enumerate(lines.splitlines()))
    assert len(entries(f"# Boats\n\n{each}")) == len(WORKS)
    cell = f"<table><tr><td>{lines}</td></tr></table>"
    assert not entries(f"# Boats\n\n## Small\n\n{cell}\n")


def test_signed_works_below_a_work() -> None:
    signed = "\n".join(
        f"    * Of {w}. [Weber ({1980 + n})]({link(w)})." for n, w in enumerate(WORKS)
    )
    text = f"1. **On boats. [Klee (1970)]({link('on')}).**\n{signed}\n"
    assert len(entries(f"# Boats\n\n## Small\n\n{text * 3}")) == 3 * (len(WORKS) + 1)


@pytest.mark.parametrize(
    "form",
    [
        '- <a href="{}"><b>{}</b></a> - A boat.',
        "- [{1}]({0}): [review](https://github.com/a/b/issues/1)",
    ],
)
def test_a_list_is_no_log_and_no_row_of_badges(form: str) -> None:
    lines = "\n".join(form.format(link(w), w) for w in WORKS)
    assert isinstance(parse(Source("README.md", f"# Boats\n\n## Small\n\n{lines}\n")), List)


@pytest.mark.parametrize("labels", ["일시 신청 공고", "日付 申込 公式", "Fecha Registro Página"])
def test_labels_of_any_language_are_details(labels: str) -> None:
    when, where, other = labels.split()
    items = "".join(
        f"- {w} para botes\n  - {when}: 8.{n}\n  - {where}: 8.{n} [Link]({link(w)})\n"
        for n, w in enumerate(WORKS)
    )
    last = f"- A thing apart\n  - {where}: [Link]({link('a')})\n  - {other}: [Link]({link('b')})\n"
    assert len(entries(f"# Boats\n\n## Small\n\n{items}{last}")) == len(WORKS) + 1


def test_a_label_before_names_begins_entries() -> None:
    kinds = "".join(
        f"- {w}\n  - Book: [On {w}]({link(w)})\n  - Tale: [Of {w}]({link(w, '/t')})\n"
        for w in WORKS
    )
    assert len(entries(f"# Boats\n\n## Small\n\n{kinds}")) == 2 * len(WORKS)


def test_a_nested_address_that_is_its_own_text_is_a_detail() -> None:
    items = "".join(f"- **On {w} and boats**\n    - [{link(w)}]({link(w)})\n" for w in WORKS)
    assert [text[:5] for text in written(f"# Boats\n\n## Small\n\n{items}")] == ["- **O"] * 6


@pytest.mark.parametrize(
    "authors",
    ["J. Zhu, I. Lee and A. Ray. ICBB, 2019", "A. Ray, Part I and II", "Boats, Volume 18, issue 4"],
)
def test_an_initial_and_an_issue_speak_to_nobody(authors: str) -> None:
    text = "\n\n".join(f"[On {w} and boats]({link(w)}). {authors}." for w in WORKS)
    assert len(entries(f"# Boats\n\n## Small\n\n{text}\n")) == len(WORKS)


def test_a_section_with_the_table_of_the_others_is_one_of_them() -> None:
    names = ["Design", "Travel", "Languages"]
    tables = "".join(
        f"## {name}\n| Name | Author |\n| --- | --- |\n| [On {name}]({link(name)}) | A. Ray |\n\n"
        for name in names
    )
    assert len(entries(f"# Boats\n\n{tables}")) == len(names)


def test_a_paragraph_under_many_sections_is_the_way_back() -> None:
    back = f"[Go back to top]({link('list#boats')})\n\n"
    text = "".join(f"## Part {w}\n\n- [{w}]({link(w)})\n\n{back}" for w in WORKS)
    assert len(entries(f"# Boats\n\n{text}## Notes\n\nNone yet.\n\n{back}")) == len(WORKS)


def test_a_heading_with_a_label_and_its_authors() -> None:
    text = "".join(
        f"##### On {w} and boats. [\\[PDF\\]]({link(w)})\n\n*[Ada Ray]({link('ray')}), Uppsala*\n\n"
        for w in WORKS
    )
    assert len(entries(f"# Boats\n\n{text}")) == len(WORKS)


@pytest.mark.parametrize(
    ("targets", "count"),
    [
        (("https://data.example.org/licence", "https://press.example.org/issues/"), 2),
        (("https://github.com/a/b/blob/main/LICENSE", "https://gitlab.com/a/b/issues"), 0),
    ],
)
def test_only_a_forge_has_pages_of_a_project(targets: tuple[str, ...], count: int) -> None:
    lines = "".join(f"- [On boats]({target})\n" for target in targets)
    small = "".join(f"- [{w}]({link(w)})\n" for w in WORKS)
    found = entries(f"# Boats\n\n## Small\n\n{small}\n## More\n\n{lines}")
    assert len(found) == len(WORKS) + count


def test_a_work_that_is_listed_several_times_is_no_way_back_to_the_top() -> None:
    names = (f"Work {number}" for number in range(30))
    works = [f"[{name}]({link(name.replace(' ', ''))})\n\n" for name in names]
    twice = f"[On Boats]({link('boats')})\n\n"
    sections = "".join(f"## {n}\n\n{''.join(works[n * 10 : n * 10 + 10])}{twice}" for n in range(3))
    assert len(written(f"# Boats\n\n{sections}")) == 33


def test_a_title_above_its_only_item_is_the_entry() -> None:
    papers = "".join(
        f"- {work}: Learning of Pictures and Words.\n"
        f"  - W. Su and X. Zhu. *ICLR 2020*. [[pdf]](https://{work}.example) [[code]](https://c.example)\n"
        for work in WORKS
    )
    assert len(written(f"# L\n\n## Papers\n\n{papers}")) == len(WORKS)
    assert all("Learning" in each for each in written(f"# L\n\n## Papers\n\n{papers}"))


def test_a_category_with_one_entry_is_none() -> None:
    groups = "".join(
        f"- Group {work}\n  - [{work}](https://{work}.example) - Learns words.\n" for work in WORKS
    )
    assert all("Group" not in each for each in written(f"# L\n\n## Tools\n\n{groups}"))
