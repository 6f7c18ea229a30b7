"""Corners of the rules on links that would only clutter their documentation."""

from collections.abc import Mapping

import pytest

from listlint.core.source import Source
from listlint.engine import fix
from listlint.files.listing import Files
from listlint.parse import parse
from listlint.project.project import Project
from listlint.rules import rules
from listlint.testing import found_by, load_texts

NET = "---\ntitle: Deep Net\n---\n"
NOTE = "---\ntitle: A\n---\n"


def fixed(
    rule: str,
    text: str,
    notes: Mapping[str, str] | None = None,
    others: tuple[str, ...] = (),
    *,
    unsafe: bool = False,
) -> str:
    """What fixes of one rule make of the note `n/a.md`, with other files around it."""
    texts = {"n/a.md": text, **{f"n/{name}.md": note for name, note in (notes or {}).items()}}
    sources = {path: Source(path, each) for path, each in texts.items()}
    project = Project(map(parse, sources.values()), sources, Files.of([*texts, *others]))
    return fix.apply(texts, found_by(rules()[rule], project), unsafe=unsafe)["n/a.md"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[*Deep* `Net`](x.md 't')", "[*Deep* `Net`](n%20%28%29.md 't')"),
        ("[Deep Net](<x y.md#q (z)>)", "[Deep Net](<n ().md#q (z)>)"),
        ("[Deep Net](./x?q=1#f)", "[Deep Net](./n%20%28%29?q=1#f)"),
        ("[Deep Net](/n/x.md)", "[Deep Net](/n/n%20%28%29.md)"),
        ("|a|\n|-|\n|[Deep Net](a\\|b.md)|", "|a|\n|-|\n|[Deep Net](n%20%28%29.md)|"),
        ("[Deep Net](x.pdf)", "[Deep Net](x.pdf)"),
        ("[Deep Net](x/)", "[Deep Net](x/)"),
        ("![Deep Net](x)", "![Deep Net](x)"),
        ("[A](x.md)", "[A](x.md)"),
        ("[[Deep Net]](x.md)", "[[Deep Net]](x.md)"),
    ],
)
def test_a_link_is_rewritten_in_its_authors_manner(before: str, after: str) -> None:
    assert fixed("broken-link", NOTE + before, {"n ()": NET}) == NOTE + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](../N/B.md#F)", "[x](../n/b.md#F)"),
        ("[x](../n/./B)", "[x](../n/./b)"),
        ("[x](<IMG/figure 1.png>)", "[x](<img/Figure 1.png>)"),
        ("[x](/n/IMG/)", "[x](/n/img/)"),
        ("[x](./%C3%89)", "[x](./%C3%A9)"),
        ("<img src='Img/figure%201.png'>", "<img src='img/Figure%201.png'>"),
        ("[x](IMG/a>)", "[x](img/a>)"),
    ],
)
def test_only_letters_change(before: str, after: str) -> None:
    others = ("n/img/Figure 1.png", "n/img/a>")
    assert fixed("wrong-case-link", before, {"b": "# B\n", "é": "# É\n"}, others) == after


def test_which_of_two_spellings_is_meant_is_a_guess() -> None:
    others = ("n/LICENSE", "n/license")
    assert fixed("wrong-case-link", "[x](License)", others=others) == "[x](License)"
    assert fixed("wrong-case-link", "[x](License)", others=others, unsafe=True) == "[x](LICENSE)"


def test_a_page_that_is_called_as_the_link_is_written_may_be_another() -> None:
    text = "[SDL_LOG](SDL_LOG.md)"
    assert fixed("wrong-case-link", text, {"sdl_log": "# sdl_log\n"}) == text
    assert fixed("wrong-case-link", text.replace("[SDL_LOG]", "[x]"), {"sdl_log": "# s\n"}) != text


@pytest.mark.parametrize("target", ["figure@2x.png", "notes@home.md", "./me@example.org"])
def test_a_file_with_an_at_sign_is_no_address(target: str) -> None:
    assert fixed("missing-scheme", f"[x]({target})") == f"[x]({target})"


@pytest.mark.parametrize(
    "fragment",
    [
        "own",
        "Own",
        "A%20%26%20b",
        "a--b",
        "C#A & b",
        "C # A & b ",
        "user-content-own",
        "user-content-fn-1",
        "user-content-fnref-1-2",
        "own:~:text=x",
        "L1-L20",
    ],
)
def test_a_fragment_that_leads_somewhere(fragment: str) -> None:
    text = f"## A & b\n\n# C {{#own}}\n\n[x](<#{fragment}>)"
    assert said("broken-anchor", {"n/a.md": text}) == []


def said(rule: str, texts: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """The message and help of each finding of one rule."""
    sources = {path: Source(path, each) for path, each in texts.items()}
    project = Project(map(parse, sources.values()), sources, Files.of(texts))
    return [(found.message, found.help) for found in found_by(rules()[rule], project)]


@pytest.mark.parametrize("fragment", ["readme", "readme-ov-file"])
@pytest.mark.parametrize("name", ["README.md", "readme.md", "docs/README.zh.md"])
def test_github_has_anchors_of_its_own_for_a_readme(fragment: str, name: str) -> None:
    texts = {name: f"[Up](#{fragment})", "docs/a.md": f"[Up](/{name}#{fragment}) [Up](../#readme)"}
    assert said("broken-anchor", texts) == []
    elsewhere = said("broken-anchor", {"docs/a.md": f"[Up](#{fragment})"})
    assert elsewhere == [(f"this document has no heading or anchor `#{fragment}`", None)]


@pytest.mark.parametrize("item", ["[[Net]]", "see [[net|Net]] there", "![[Net]]"])
def test_a_wikilink_is_a_link(item: str) -> None:
    note = f"---\ntitle: A\n---\n## References\n\n- {item}\n- Net\n"
    titles = ("Net", "see [[net|Net]] there", "[[Net]]", "![[Net]]")
    others = {f"{n}.md": f"---\ntitle: '{title}'\n---\n" for n, title in enumerate(titles)}
    message = "not linked, though the note `0.md` has this title"
    assert said("unlinked-reference", {"a.md": note, **others})[0] == (message, "make it a link")
    assert len(said("unlinked-reference", {"a.md": note, **others})) == 1


@pytest.mark.parametrize(
    ("label", "advice"),
    [
        ("pkg.Class", None),
        ("pkg._mod.Class.__init__", None),
        ("pkg.Clas", "did you mean `pkg.Claß`?"),
        ("1.2", "add a line `[1.2]: …` with the target"),
        ("a b.c", "add a line `[a b.c]: …` with the target"),
        ("two\nlines", "add a line `[two lines]: …` with the target"),
    ],
)
def test_labels_of_code(label: str, advice: str | None) -> None:
    defined = "pkg.Claß" if label == "pkg.Clas" else "other"
    found = said("undefined-reference", {"a.md": f"[text][{label}]\n\n[{defined}]: b.md\n"})
    assert [help_ for _, help_ in found] == [advice] * (advice is not None)


def test_an_anchor_that_lacks_its_hash_is_suggested() -> None:
    text = "[Pick](pick-images-) [Pick](pick-imagesx)\n\n## Pick images 📷\n"
    assert said("broken-link", {"README.md": text}) == [
        ("no file `pick-images-`", "did you mean `#pick-images-`?"),
        ("no file `pick-imagesx`", None),
    ]
    note = {"n.md": NOTE + text}
    assert said("broken-link", note)[0][1] == "did you mean `#pick-images-`?"


def test_a_note_of_that_very_title_is_meant_rather_than_an_anchor() -> None:
    texts = {
        "x/a.md": NOTE + "[Net](./net)\n\n[Net](net)\n\n## Net\n",
        "b.md": "---\ntitle: Net\n---\n",
    }
    assert [advice for _, advice in said("broken-link", texts)] == [
        "the note `../b` has this title"
    ] * 2


def test_a_url_is_shown_as_it_is_written() -> None:
    assert said("broken-link", {"a.md": NOTE + "[x](https//localhost/x)"}) == [
        ("no file `https//localhost/x`", None)
    ]


def test_a_document_is_not_suggested_to_itself() -> None:
    texts = {"notes-all.md": NOTE + "[x](notes-alll.md)", "notes-al.md": "# B\n", "q.md": "# Q\n"}
    assert said("broken-link", texts)[0][1] == "did you mean `notes-al.md`?"
    images = {"shot-ab.mdx": "", "shot-abc.md": "[x](shot-abcd.mdx)"}
    assert said("broken-link", images)[0][1] == "did you mean `shot-ab.mdx`?"


def test_a_name_with_another_number_is_not_suggested() -> None:
    texts = {
        "a.md": "![x](shot_17.png) and [y](part-2.md)",
        "shot_19.png": "",
        "part-1.md": "# P\n",
    }
    assert [advice for _, advice in said("broken-link", texts)] == [None, None]


@pytest.mark.parametrize(
    ("written", "is_fixed"), [("htps://a.org/?b=1&c", True), ("htps://a.org/?b=1&amp;c", False)]
)
def test_an_address_is_only_rewritten_as_it_is_written(written: str, *, is_fixed: bool) -> None:
    project = load_texts({"README.md": f"# T\n\n- [a]({written}) - b.\n"})
    [found] = found_by(rules()["malformed-link"], project)
    assert (found.fix is not None) == is_fixed


FILLED_IN = "".join(f"- [{name}](@repo)\n" for name in ("ant", "bee", "cat"))


def broken(path: str, text: str) -> list[str]:
    project = load_texts({"README.md": "# Here\n", path: text})
    return [each.message for each in found_by(rules()["broken-link"], project)]


def test_a_page_whose_addresses_a_program_puts_in_is_a_template() -> None:
    assert not broken("head.md", f"{FILLED_IN}- [dog](dog.md)\n")
    assert broken("head.md", FILLED_IN.replace("@repo", "a@repo", 1) + "- [dog](dog.md)\n")
    assert broken("README.md", FILLED_IN)


def test_a_file_called_template_is_one() -> None:
    text = "# Boats of 20xx\n\n![boats](parts/20xx.png)\n"
    assert not broken("parts/template.md", text)
    assert broken("parts/templates.md", text)


def test_a_file_that_has_moved_down_counts_before_another_of_that_title() -> None:
    texts = {
        ".obsidian/app.json": "{}",
        "net/osi/3/ip-addresses.md": "# Internet addresses\n",
        "exam/addresses.md": "# IP addresses\n",
        "tools.md": "[IP addresses](/net/osi/ip-addresses.md)\n",
    }
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert "net/osi/3/ip-addresses.md` has this file name" in (found.help or "")
    assert found.fix is None or not found.fix.safe
    del texts["net/osi/3/ip-addresses.md"]
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert found.fix is not None
    assert found.fix.safe


@pytest.mark.parametrize(
    "path",
    [
        ".github/PULL_REQUEST_TEMPLATE.md",
        ".github/ISSUE_TEMPLATE/bug.md",
        ".gitlab/merge_request_templates/Default.md",
    ],
)
def test_links_of_a_form_count_from_where_it_is_posted(path: str) -> None:
    assert not broken(path, "- [ ] I have read [this](../blob/main/CONTRIBUTING.md).\n")
    assert not broken(path, "- [ ] I have read [this](CONTRIBUTING.md).\n")
    assert broken(".github/CONTRIBUTING.md", "- [ ] I have read [this](CONTRIBUTING-2.md).\n")


def test_anchors_of_a_piece_are_those_of_the_page_made_of_it() -> None:
    piece = "# Boats\n\nA list.\n\n- [Kayaks](#kayaks)\n"
    page = f"{piece}\n## Kayaks\n\n- [Zip](https://zip.example)\n"

    def absent(texts: Mapping[str, str]) -> list[str]:
        found = found_by(rules()["broken-anchor"], load_texts(texts))
        return [each.span.path for each in found]

    assert not absent({"README.md": page, "data/header.md": piece})
    other = piece.replace("A list.", "A list.\n\nOf its own.")
    assert absent({"README.md": page, "data/header.md": other}) == ["data/header.md"]


@pytest.mark.parametrize(
    ("note", "is_titled"),
    [
        ("> [!note] begun\n\n## Tidal Waves\n", False),
        ("text\n\n# Tidal Waves\n", False),
        ("## Tidal Waves\n", False),
        ("# Tidal Waves\n\n## More\n", True),
        ("---\ntags: [x]\n---\n\n# Tidal Waves\n", True),
        ("---\ntitle: Tidal Waves\n---\ntext\n\n## Tidal Waves\n", True),
        ("Tidal Waves\n===\n", True),
    ],
)
def test_in_a_wiki_a_heading_further_down_is_no_title(note: str, *, is_titled: bool) -> None:
    texts = {".obsidian/app.json": "{}", "oral exam.md": note, "a.md": "[[Tidal Waves]]\n"}
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert (found.fix is not None) == is_titled
    assert (found.unwritten == "") == is_titled


def test_a_label_may_be_defined_twice_for_one_target() -> None:
    text = "[a b][x] [c][x]\n\n[x]: ../w%C3%A9/a%20b.md\n[x]: ../wé/a%20b.md\n"
    other = text.replace("wé", "we")
    rule = rules()["duplicate-definition"]
    found = [[*found_by(rule, load_texts({"a.md": each}))] for each in (text, other)]
    assert [len(each) for each in found] == [0, 1]


def test_a_link_with_the_name_of_a_section_misleads_where_it_leads_to_the_top() -> None:
    text = "# Report\n\nSee [{}](report.md).\n\n## Methods\n"
    for name, count in (("the report", 0), ("Methods", 1)):
        project = load_texts({"report.md": text.format(name)})
        assert len([*found_by(rules()["self-link"], project)]) == count


def test_a_template_may_name_itself() -> None:
    text = "See [the form](report-template.md) for more.\n"
    rule = rules()["self-link"]
    for path, count in (("report-template.md", 0), ("report.md", 1)):
        texts = {path: text.replace("report-template.md", path)}
        assert len([*found_by(rule, load_texts(texts))]) == count


def found(rule: str, text: str) -> list[str]:
    """What one rule says of a list."""
    return [each.message for each in found_by(rules()[rule], load_texts({"README.md": text}))]


PLAIN = "".join(f"- [Tool {n}](https://{n}.example) - Does {n}.\n" for n in range(20))
GIT = "https://github.com/x/{0}"


@pytest.mark.parametrize(
    ("links", "count"),
    [
        (f"[Zork]({GIT}) [[pdf]]({GIT})", 1),
        (f"[Zork]({GIT}) [[pdf]](https://web.archive.org/web/2020/{GIT})", 0),
        (f"[Zork]({GIT}) [[pdf]](#zork)", 0),
        (f"[Zork]({GIT}) [[website]]({GIT})", 0),
    ],
)
def test_a_copy_in_an_archive_is_no_repeated_link(links: str, count: int) -> None:
    text = f"# L\n\n{PLAIN}- {links.format('zork')}\n"
    assert len(found("repeated-link", text)) == count


def test_what_repeats_the_link_of_the_entry_is_a_convention_of_its_own() -> None:
    by_label = f"- [{{0}}](https://{{0}}.example) [[code]]({GIT}) [[pdf]]({GIT})\n"
    labels = "".join(map(by_label.format, "abc"))
    by_title = f"- [zork]({GIT}) [[pdf]]({GIT})\n".format("zork")
    assert found("repeated-link", f"# L\n\n{labels}{by_title}") == [
        "`pdf` points to the same page as `zork`"
    ]


def test_an_empty_cell_is_no_link_without_text() -> None:
    rows = "".join(f"| [Tool {n}](https://{n}.example) | Does. |\n" for n in range(30))
    table = f"| name | what |\n| - | - |\n{rows}| Zork | []() |\n"
    assert found("placeholder-link", f"# L\n\n{table}") == []
    assert found("placeholder-link", f"# L\n\n{PLAIN}- []() - Does.\n") != []


def test_lines_below_a_list_are_no_lines_of_its_entries() -> None:
    papers = "".join(
        f"- [On boats {n}](https://{n}.example)  \n"
        f"  [pdf](https://p{n}.example)  \n  [code](https://c{n}.example)\n"
        for n in "abcde"
    )
    below = "\n[pdf](https://p.example)\n[code](https://c.example)\n" * 5
    assert found("uneven-line-break", f"# L\n\n{papers}{below}") == []
    torn = papers.replace("pc.example)  ", "pc.example)")
    assert found("uneven-line-break", f"# L\n\n{torn}{below}") != []


@pytest.mark.parametrize("end", ["", " "])
def test_a_line_break_is_missing_where_the_line_ends(end: str) -> None:
    papers = "".join(
        f"- [On boats {n}](https://{n}.example)  \n"
        f"  [pdf](https://p{n}.example)  \n  [code](https://c{n}.example)\n"
        for n in "abcde"
    )
    text = papers.replace("pc.example)  ", f"pc.example){end}")
    (torn,) = found_by(rules()["uneven-line-break"], load_texts({"README.md": text}))
    assert text[: torn.span.end].endswith("[pdf](https://pc.example)")


@pytest.mark.parametrize(
    ("builder", "text", "count"),
    [
        ("Dockerfile", "ENV HUGO_VERSION=0.18", 0),
        ("Dockerfile", "FROM klakegg/hugo:0.111.3", 1),
        ("Dockerfile", "ADD https://example.org/v0.55.6/hugo_0.55.6_Linux.deb /x", 0),
        ("netlify.toml", 'HUGO_VERSION = "0.160.1"', 1),
        (".github/workflows/site.yml", "hugo-version: '0.58.3'", 0),
        ("config.yaml", "defaultMarkdownHandler: blackfriday", 0),
        ("hugo.toml", "[markup.goldmark.renderer]", 1),
        ("README.txt", "", 1),
    ],
)
def test_hugo_of_before_goldmark_reads_spaces(builder: str, text: str, count: int) -> None:
    texts = {"layouts/a.html": "", "content/a.md": "[x](b c.md)", "content/b c.md": ""}
    texts |= {"config.toml": ""} if not builder.startswith(("config", "hugo")) else {}
    found = found_by(rules()["malformed-link"], load_texts({**texts, builder: text}))
    assert len([*found]) == count


@pytest.mark.parametrize(
    ("heading", "link", "meant"),
    [
        ("Hard Drives #nda/topic-4", "Hard Drives", "#Hard Drives nda/topic-4"),
        ("RAM #a #b", "RAM", "#RAM a b"),
        ("Disks #os", "b#disks", "#Disks os"),
        ("C#", "D", None),
    ],
)
def test_a_heading_with_a_tag_is_named_whole(heading: str, link: str, meant: str | None) -> None:
    texts = {".obsidian/app.json": "", "a.md": f"[[b#{link}]]", "b.md": f"## {heading}\n"}
    (found,) = found_by(rules()["broken-anchor"], load_texts(texts))
    assert found.help == (f"did you mean `{meant}`?" if meant else None)


PAGES = {
    "mkdocs.yml": "",
    "docs/calling.md": "---\ntitle: Calling an Airnode\n---\n",
    "docs/v1/index.md": "---\ntitle: Developers\n---\n",
    "docs/v1/fees.md": "---\ntitle: Fees\n---\n[Calling an Airnode](index.md)",
}


def test_a_page_beside_the_one_that_links_call_so_is_none_of_its_versions() -> None:
    head = "---\ntitle: {}\n---\n"
    texts = {"mkdocs.yml": "", "docs/f/syntax.md": head.format("Syntax")}
    texts |= {"docs/f/overview.md": head.format("Window functions overview")}
    texts |= {f"docs/c/{n}.md": "[Window functions overview](../f/overview.md)" for n in range(3)}
    texts |= {"docs/c/x.md": head.format("X") + "[Window functions overview](../f/syntax.md)"}
    (found,) = found_by(rules()["link-text-mismatch"], load_texts(texts))
    assert found.span.path == "docs/c/x.md"


def test_a_page_of_a_site_may_be_described_as_another_is_called() -> None:
    assert [*found_by(rules()["link-text-mismatch"], load_texts(PAGES))] == []
    texts = {**PAGES, "docs/v1/more.md": "[Calling an Airnode](../calling.md)"}
    assert len([*found_by(rules()["link-text-mismatch"], load_texts(texts))]) == 1
    others = {path.replace("v1", "v2"): text for path, text in PAGES.items()}
    assert [*found_by(rules()["link-text-mismatch"], load_texts(texts | others))] == []


@pytest.mark.parametrize(
    "end",
    [": the return", ": a postscript", ", two years later", " - take two", ": the code"],
)
@pytest.mark.parametrize("head", ["author: A. Bee\ndate: 2022-09-15\n", "date: 2022-09-15\n", ""])
def test_a_post_may_go_on_from_another(head: str, end: str) -> None:
    title = "Using a mail service with a custom domain"
    texts = {
        "posts/one.md": f'---\ntitle: "{title}"\n{head}---\n',
        "posts/two.md": f'---\ntitle: "{title}{end}"\n{head}---\n',
    }
    assert [*found_by(rules()["similar-title"], load_texts(texts))] == []


def test_words_in_brackets_before_others_say_what_a_line_is_of() -> None:
    text = "- [Bug][Sync Profiles] One\n- [Bug][Device List] Two\n"
    assert [*found_by(rules()["undefined-reference"], load_texts({"log.md": text}))] == []
    text += "- [Sync Profiles guide][guide page] Three\n"
    assert len([*found_by(rules()["undefined-reference"], load_texts({"log.md": text}))]) == 1


HEAD = "---\ntitle: worker_threads\ndisplayTitle: Worker threads\n---\n"
CALLED = f"{HEAD}## Event listener\n\n## New one\n"


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("[x](b.md#worker-threads)", []),
        ("[x](b.md#b)", []),
        ("[EventListener](b.md#listener)", ["did you mean `#event-listener`?"]),
        ("[Event listener](b.md#new-ones)", ["did you mean `#event-listener`?"]),
        ("[x](b.md#new-ones)", ["did you mean `#new-one`?"]),
        ("[x](b.md#worker)", [None]),
    ],
)
def test_a_fragment_that_is_the_title_or_a_text_that_is_a_heading(
    link: str, advice: list[str | None]
) -> None:
    texts = {"a.md": link, "b.md": CALLED}
    found = found_by(rules()["broken-anchor"], load_texts(texts))
    assert [each.help for each in found] == advice


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (
            "lessons/state/index.md",
            (
                "no file `lessons/react/lessons/state/index.md`",
                "did you mean `/lessons/state/index.md`?",
            ),
        ),
        ("gone/state.md", ("no file `lessons/react/gone/state.md`", None)),
        ("other.md", ("no file `lessons/react/other.md`", None)),
    ],
)
def test_a_page_of_a_site_is_no_note_to_be_written(
    target: str, said: tuple[str, str | None]
) -> None:
    page = f"---\ntitle: React\n---\n[x]({target})"
    texts = {"mkdocs.yml": "docs_dir: .", "lessons/react/index.md": page}
    texts |= {"lessons/state/index.md": "---\ntitle: Hooks\n---\n"}
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert (found.message, found.help) == said


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("/home/me/list/refs.bib#L3", "did you mean `/refs.bib`?"),
        ("home/me/list/refs.bib", "did you mean `refs.bib`?"),
        ("x/LICENSE.txt", "did you mean `LICENSE.txt`?"),
        ("x/README.md", None),
        ("x/other.bib", None),
    ],
)
def test_folders_of_another_machine_are_taken_away(link: str, advice: str | None) -> None:
    texts = {
        "list.md": f"# List\n\n- [a]({link})\n",
        "README.md": "",
        **dict.fromkeys(("refs.bib", "docs/a.txt", "LICENSE.txt"), ""),
    }
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert found.help == advice
    assert found.fix is None or not found.fix.safe


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://arxiv.org/abs/1908.07490.pdf", "1908.07490.pdf"),
        ("https://arxiv.org/abs/1908&#46;07490.pdf", "https://arxiv.org/abs/1908&#46;07490.pdf"),
    ],
)
def test_an_id_is_fixed_where_it_is_written_as_it_is_read(url: str, place: str) -> None:
    text = f"# L\n\n- [A]({url})\n"
    (found,) = found_by(rules()["malformed-id"], load_texts({"README.md": text}))
    assert text[found.span.start : found.span.end] == place
    assert (found.fix is not None) == (place != url)


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("b c.md", "did you mean `b_c.md`?"),
        ("x y.md", "did you mean `x-y.md`?"),
        ("d e.md", "put the target in `<…>`"),
        ("gone by.md", "write `%20` for the space, or put the target in `<…>`"),
        ("https://e.org/a b", "remove the space, or write `%20` for it if the address has one"),
    ],
)
def test_a_target_with_a_space_is_looked_up(target: str, advice: str) -> None:
    texts = {"a.md": f"[x]({target})", "b_c.md": "", "x-y.md": "", "d e.md": "", "d_e.md": ""}
    (found,) = found_by(rules()["malformed-link"], load_texts(texts))
    assert found.help == advice


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("[[#FCFS]]", "did you mean `#FCFS (First Come)`?"),
        ("[[#Al]]", None),
        ("[x](a.md#fcfs)", "did you mean `#fcfs-first-come`?"),
        ("[x](#first)", None),
    ],
)
def test_the_only_heading_that_begins_so_is_suggested(link: str, advice: str | None) -> None:
    texts = {".obsidian/app.json": "", "a.md": f"{link}\n\n## FCFS (First Come)\n\n## Als ob\n"}
    (found,) = found_by(rules()["broken-anchor"], load_texts(texts))
    assert found.help == advice


HUGO = {"hugo.toml": "", "content/posts/first-steps.md": ""}
JEKYLL = {"_config.yml": "", "_docs/first-steps.md": "", "_posts/2020-01-02-first-steps.md": ""}


@pytest.mark.parametrize(
    ("site", "tag", "meant"),
    [
        (HUGO, '{{< ref "posts/first-step" >}}', "posts/first-steps"),
        (HUGO, '{{< ref "posts/first-step.md" >}}', "posts/first-steps.md"),
        (HUGO, '{{< relref "/posts/first-step.md#a" >}}', "/posts/first-steps.md"),
        (JEKYLL, "{% link _docs/first-step.md %}", "_docs/first-steps.md"),
        (JEKYLL, "{% post_url 2020-01-02-first-step %}", "2020-01-02-first-steps"),
    ],
)
def test_what_a_tag_means_is_written_as_the_tag_has_it(
    site: Mapping[str, str], tag: str, meant: str
) -> None:
    path = "content/a.md" if site is HUGO else "a.md"
    (found,) = found_by(rules()["broken-link"], load_texts({**site, path: f"[x]({tag})"}))
    assert found.help == f"did you mean `{meant}`?"


@pytest.mark.parametrize("name", ["index.md", "_index.md", "README.md"])
def test_the_page_of_one_folder_is_not_suggested_for_that_of_another(name: str) -> None:
    texts = {"hugo.toml": "", "content/a.md": f"[x](gone/{name})", f"content/docs/{name}": ""}
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert (found.help, found.fix) == (None, None)


@pytest.mark.parametrize("tail", ["", "?utm_source=c"])
def test_what_stands_behind_a_second_question_mark_makes_the_fix_unsure(tail: str) -> None:
    clean = "".join(f"- [t{n}](https://t{n}.example?a=1) - Does things.\n" for n in range(20))
    text = f"# Tools\n\n{clean}- [x](https://x.example?a=1&utm_medium=b{tail}) - Does more.\n"
    (found,) = found_by(rules()["tracking-parameter"], load_texts({"README.md": text}))
    assert found.fix
    assert found.fix.safe is (not tail)


FOOTNOTES = "One.[^1]\n\n[^1]: A.\n[^2]: B.\n"


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ("README.md", "no mark `[^2]` refers to this footnote, so it is not shown"),
        ("mkdocs.yml", "no mark `[^2]` refers to this footnote"),
        ("logseq/config.edn", None),
        ("book.toml", None),
    ],
)
def test_an_unused_footnote_is_not_shown_where_that_is_so(settings: str, shown: str | None) -> None:
    texts = {settings: "", "docs/a.md": FOOTNOTES, "src/a.md": FOOTNOTES, "pages/a.md": FOOTNOTES}
    paths = {"mkdocs.yml": "docs/a.md", "book.toml": "src/a.md"}
    project = load_texts(texts)
    found = [
        each.message
        for each in found_by(rules()["unused-footnote"], project)
        if each.span.path == paths.get(settings, "pages/a.md")
    ]
    assert found == ([shown] if shown else [])


def told(texts: Mapping[str, str]) -> list[tuple[str | None, str | None]]:
    found = found_by(rules()["broken-link"], load_texts(texts))
    return [(each.help, each.fix.title if each.fix else None) for each in found]


def test_a_link_that_is_read_as_it_is_gets_its_suffix() -> None:
    notes = {"tools/ssh-key.md": NOTE, "b.md": NOTE + "[a](a.md) [c](c.md)", "c.md": "[b](b.md)"}
    texts = notes | {"a.md": NOTE + "[the key](./ssh-key)"}
    advice = ("the note `./tools/ssh-key.md` has this file name", "link to `./tools/ssh-key.md`")
    assert told(texts) == [advice]
    ((_, fix),) = told(texts | {"b.md": NOTE + "[a](a) [c](c)"})
    assert fix == "link to `./tools/ssh-key`"


def test_a_page_of_the_same_language_is_meant() -> None:
    pages = {f"content/{lang}/{name}.md": "" for lang in ("en", "it") for name in ("pod", "node")}
    pages |= {"content/en/container.md": "", "content/it/containers.md": "", "hugo.toml": ""}
    pages |= {"content/it/cloud_computing.md": "", "content/it/distributed-systems.md": ""}
    links = "[a](/it/container/) [b](/it/cloud-computing/) [c](/it/pod/)"
    assert told(pages | {"content/it/a.md": links}) == [
        ("did you mean `/it/containers/`?", None),
        ("did you mean `/it/cloud_computing/`?", None),
    ]
    pages |= {"content/it/infrastructure-as-code.md": ""}
    links = "[Infra](/it/infrastructure-as-a-service/)"
    assert told(pages | {"content/it/a.md": links}) == [(None, None)]
    pages |= {"content/en/service-mesh.md": ""}
    assert told(pages | {"content/it/a.md": "[Mesh](/it/service-mesh/)"}) == [(None, None)]


@pytest.mark.parametrize(
    ("name", "others", "found"),
    [
        ("start-swarming.jpg", (), ".gitbook/assets/start-swarming.jpg"),
        ("start-swarming.jpg", ("b/start-swarming.jpg",), None),
        ("logo.jpg", (), None),
    ],
)
def test_the_only_file_of_a_name_is_meant(
    name: str, others: tuple[str, ...], found: str | None
) -> None:
    texts = {"a.md": f"![x](images/{name})", f".gitbook/assets/{name}": ""}
    advice = (f"did you mean `{found}`?", f"link to `{found}`") if found else (None, None)
    assert told(texts | dict.fromkeys(others, "")) == [advice]


def test_a_text_of_many_targets_is_the_name_of_none() -> None:
    texts = {"right.md": "---\ntitle: Notes on the talk\n---\n"}
    texts |= {f"t{n}.md": f"---\ntitle: Talk {n}\n---\n" for n in range(4)}

    def told(*targets: str) -> int:
        links = " ".join(f"[Notes on the talk]({each}.md)" for each in targets)
        project = load_texts(texts | {"a.md": f"---\ntitle: All\n---\n{links}\n"})
        return len([*found_by(rules()["link-text-mismatch"], project)])

    assert told("t0", "right") == 1
    assert told("t0", "t1", "t2", "right") == 0


def test_the_file_beside_is_what_an_empty_link_means() -> None:
    entries = "".join(f"- [Kind {n}](https://k{n}.example.org/)\n" for n in range(20))
    texts = {"objects/README.md": f"# Objects\n\n{entries}- [CronJob]()\n- [Gone]()\n"}
    project = load_texts(texts | {"objects/cronjob.md": ""})
    advice = [each.help for each in found_by(rules()["placeholder-link"], project)]
    assert advice == ["did you mean `cronjob.md`?", "fill in the address, or remove the link"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("See [Attention][vaswani 2017].", ["vaswani 2017"]),
        ("See [Attention][vaswani 2017] of [S4][S12].", []),
        ("See [the paper][vaswani].", ["vaswani"]),
        ("See [Attention][vaswani].", []),
        ("See [Attention][vaswani] and [it][a b].\n\n[b]: c.md", ["vaswani", "a b"]),
        ("See [Attention][1].", []),
        ("See [Attention][1].\n\n[2]: c.md", ["1"]),
    ],
)
def test_which_words_in_brackets_ask_for_a_label(text: str, labels: list[str]) -> None:
    project = load_texts({"a.md": f"{text}\n", "c.md": ""})
    found = [*found_by(rules()["undefined-reference"], project)]
    assert [each.message.split("`")[1] for each in found] == labels


@pytest.mark.parametrize(
    ("folders", "help_"),
    [
        ("ab", "say which is meant: `a/Net` or `b/Net`"),
        ("abc", "say which is meant: `a/Net` or `b/Net` or `c/Net`"),
        ("abcde", "say which is meant: `a/Net`, `b/Net`, `c/Net` or 2 more"),
    ],
)
def test_of_many_files_that_answer_three_are_named(folders: str, help_: str) -> None:
    texts = {f"{folder}/Net.md": "" for folder in folders}
    texts |= {".obsidian/app.json": "{}", "x/y.md": "[[Net]]"}
    (found,) = found_by(rules()["ambiguous-link"], load_texts(texts))
    assert found.help == help_


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("[[v1.2 deep nte.md]]", "did you mean `v1.2 deep net.md`?"),
        ("[[v1.2 deep nte]]", "did you mean `v1.2 deep net`?"),
        ("[[old.md|Deep Net v1.2]]", "the note `v1.2 deep net.md` has this title"),
        ("[[Deep Net v1.2]]", "the note `v1.2 deep net` has this title"),
    ],
)
def test_a_wikilink_keeps_its_suffix_behind_a_name_with_dots(link: str, advice: str) -> None:
    texts = {
        ".obsidian/app.json": "{}",
        "v1.2 deep net.md": "---\ntitle: Deep Net v1.2\n---\n",
        "a.md": f"{NOTE}{link}\n",
    }
    (found,) = found_by(rules()["broken-link"], load_texts(texts))
    assert found.help == advice
