"""Templates that a list states, found and put into our language; and texts that state none."""

from __future__ import annotations

import pytest
from conftest import ROOT

from listlint.core.source import Source
from listlint.lists.format.stated import StatedFormat, stated
from listlint.lists.format.template import parse


def found(*files: tuple[str, str], of: str = "README.md") -> list[StatedFormat]:
    return list(stated([Source(path, text) for path, text in files], of))


def templates(text: str, path: str = "README.md") -> list[str]:
    return [each.template for each in found((path, text))]


def fenced(entry: str) -> str:
    return f"# Papers\n\n## Contributing\n\nMarkdown format:\n\n```markdown\n{entry}\n```\n"


FENCED = {
    "one or the other": (
        "* [Title of the Article](link) by Author/Company",
        "* [{title}]({url}) by {authors}",
    ),
    "four parts": (
        (
            "- Paper Name. \n  [[pdf]](link) \n  [[code]](link)\n"
            "  - Author 1, Author 2, and Author 3. *Conference Year*"
        ),
        "- {title}.\n  [[pdf]]({pdf}){?\n  [[code]]({code})?}\n  - {authors}. *{venue} {year}*",
    ),
    "abbreviation first": (
        (
            '* **Abbreviation**: "Paper title", Conference/Journal, Year (*Company/School*). '
            "[[Paper](link)] [[Code](link)] [[Website](link)]"
        ),
        (
            '* **{abbreviation}**: "{title}", {venue}, {year} (*{company_school}*). '
            "[[Paper]({paper})]{? [[Code]({code})]?}{? [[Website]({website})]?}"
        ),
    ),
    "in code, twice": (
        (
            "- `[Author Journal/Booktitle Year]` Title. Journal/Booktitle, Year. [[paper]](link) "
            "[[code]](link) [[homepage]](link)"
        ),
        (
            "- `[{authors} {venue} {year}]` {title}. {venue}, {year}. [[paper]]({paper})"
            "{? [[code]]({code})?}{? [[homepage]]({homepage})?}"
        ),
    ),
    "broken lines": (
        (
            "* **Paper Title** <br>\n*Author(s)* <br>\n"
            "Conference, Year. [[Paper]](link) [[Code]](link) [[Website]](link)"
        ),
        (
            "* **{title}** <br>\n*{authors}* <br>\n"
            "{venue}, {year}. [[Paper]]({paper}){? [[Code]]({code})?}{? [[Website]]({website})?}"
        ),
    ),
    "nested items": (
        (
            "format:\n- [title](paper link) [links]\n  - author1, author2, and author3...\n"
            "  - publisher\n  - keyword\n  - code\n  - experiment environments and datasets"
        ),
        (
            "- [{title}]({url}){? {any}?}\n  - {authors}\n  - {venue}\n  - {keyword}\n  - {code}\n"
            "  - {experiment_environments_and_datasets}"
        ),
    ),
    "organisation in code": (
        "- [Title of Paper, Article, Blog](url) `Organization`",
        "- [{title}]({url}) `{organization}`",
    ),
    "bars and capitals": (
        "TITLE, AUTHOR, CONFERENCE YEAR | OPTIONAL LINK | BIBTEX",
        "{title}, {authors}, {venue} {year}{? | {link}?} | {bibtex}",
    ),
    "software": ("- [package](link) - Description.", "- [{title}]({url}) - {description}."),
    "owner and repository": (
        "- [pypi-name](https://github.com/owner/repo) - Description ending with period.",
        "- [{title}]({url}) - {description}.",
    ),
    "crate": (
        (
            "[ACCOUNT/REPO](https://github.com/ACCOUNT/REPO) "
            "[[CRATE](https://crates.io/crates/CRATE)] \u2014 DESCRIPTION"
        ),
        "[{title}]({url}){? [[{crate}]({crate_url})]?} \u2014 {description}",
    ),
    "licence and website": (
        "[RESOURCE](LINK) - DESCRIPTION. [LICENSE] [website](URL)",
        "[{title}]({url}) - {description}. [{license}]{? [website]({website})?}",
    ),
    "apostrophe before the year": (
        (
            "- Paper Name [[pdf]](link) [[code]](link)\n"
            "  - Author 1, Author 2 and Author 3. *Conference'Year*"
        ),
        "- {title} [[pdf]]({pdf}){? [[code]]({code})?}\n  - {authors}. *{venue}'{year}*",
    ),
    "venue and year with a plus": (
        "- [**Name of Conference or Journal + Year**] Paper Name. [[pdf]](link) [[code]](link)",
        "- [**{venue} {year}**] {title}. [[pdf]]({pdf}){? [[code]]({code})?}",
    ),
    "label without a value": (
        (
            "- Title [[Paper]](link) [[GitHub]](link)\n  - Author (*conference(journal) year*)\n"
            "  - Summary:"
        ),
        (
            "- {title} [[Paper]]({paper}){? [[GitHub]]({github})?}\n"
            "  - {authors} (*{venue} {year}*)\n"
            "  - Summary: {description}"
        ),
    ),
    "venue in code and bold": (
        "- **`Venue Year`** Title. [[paper](URL)] [[code](URL)]",
        "- **`{venue} {year}`** {title}. [[paper]({paper})]{? [[code]({code})]?}",
    ),
    "a year of today": (
        "* [2026] Paper Title [[paper](URL)] [[project](URL)]",
        "* [{year}] {title} [[paper]({paper})]{? [[project]({project})]?}",
    ),
    "linked title, then code": (
        "- [Paper Name](link) - Author 1 et al, `Conference Year`. [[code]](link)",
        "- [{title}]({url}) - {authors}, `{venue} {year}`.{? [[code]]({code})?}",
    ),
    "linked authors": (
        (
            "[Paper Name](abs link)  \n*[Author 1](homepage), Author 2, and Author 3*\n"
            "**[`Conference/Journal Year`] (`Institution`)** [[Github](link)] [[Project](link)]"
        ),
        (
            "[{title}]({url})\n*{authors}*\n"
            "**[`{venue} {year}`] (`{institution}`)**{? [[Github]({github})]?}"
            "{? [[Project]({project})]?}"
        ),
    ),
    "optional by its target": (
        "- **Paper Title** (Year), Authors et al. [pdf](link) [code](optional)",
        "- **{title}** ({year}), {authors} [pdf]({pdf}){? [code]({code})?}",
    ),
    "short title": (
        '* **Short Title**: "TITLE", CONFERENCE, YEAR. [[Paper](link)] [[Code](link)]',
        '* **{short_title}**: "{title}", {venue}, {year}. [[Paper]({paper})]{? [[Code]({code})]?}',
    ),
    "linked venue": (
        (
            "* **Abbreviation**: Author List.\n"
            "  - Paper Name. [[Conference'Year](link)] [[code](link)]"
        ),
        (
            "* **{abbreviation}**: {authors}.\n"
            "  - {title}. [[{venue}'{year}]({url})]{? [[code]({code})]?}"
        ),
    ),
    "and so on": (
        "- Paper Name. Conference'Year. [[paper](link)] | [[code](link)] | ...",
        "- {title}. {venue}'{year}. [[paper]({paper})]{? | [[code]({code})]?}{? | {any}?}",
    ),
    "date": (
        "- [YYYY/MM] Full paper title. [[paper](URL)]",
        "- [{date}] {title}. [[paper]({paper})]",
    ),
    "model and paper": (
        "- **[Venue, Year] Model Name**: Paper title. [[Paper]](LINK) [[Code]](LINK)",
        "- **[{venue}, {year}] {model_name}**: {title}. [[Paper]]({paper}){? [[Code]]({code})?}",
    ),
    "links in lines of their own": (
        "**Title**<br>\n*Author*<br>\nConference\n[[Paper](Paper link)]\n[[Code](Code link)]",
        "**{title}**<br>\n*{authors}*<br>\n{venue}\n[[Paper]({paper})]{?\n[[Code]({code})]?}",
    ),
    "Chinese": (
        "- [论文标题](论文链接)\n  作者1, 作者2. 会议/期刊 年份",
        "- [{title}]({url})\n  {authors}. {venue} {year}",
    ),
    "angle brackets": (
        "- <name>: <description> [[code]](<link>)",
        "- {title}: {description} [[code]]({code})",
    ),
    "dollars": (
        "- **$title$** $authors$, $venue$ [[pdf]]($link$)",
        "- **{title}** {authors}, {venue} [[pdf]]({pdf})",
    ),
    "braces": (
        "- {title}. {authors}. [[pdf]]({pdf})",
        "- {title}. {authors}. [[pdf]]({pdf})",
    ),
    "linked author of software": (
        "[resource](link) - Description by [Author](link to author)",
        "[{title}]({url}) - {description} by [{authors}]({authors_url})",
    ),
    "a fork": (
        (
            "- [new-name](https://github.com/owner/new-name) - Description "
            "([original-name](original-url) fork)."
        ),
        "- [{title}]({url}) - {description} ([{original_name}]({original_name_url}) fork).",
    ),
    "a row": (
        "| YYYY-MM-DD | [Paper Title](link) | `task-tag` | Venue or - | resources |",
        "| {date} | [{title}]({url}) | `{task_tag}` | {venue} | {resources} |",
    ),
    "a row with links": (
        "| **Model Name** | Publication | [Paper Title](Link) | [Code](Link) |",
        "| **{model_name}** | {venue} | [{title}]({url}) |{? [Code]({code}) ?}|",
    ),
    "a brace of its own": (
        "- Paper Name, `L{1-4}` [[pdf]](link)",
        "- {title}, `L{{1-4}}` [[pdf]]({pdf})",
    ),
    "a part said to be optional": (
        "- [Paper Name](link), Venue (optional), Year",
        "- [{title}]({url}){?, {venue}?}, {year}",
    ),
    "an optional part in emphasis": (
        "- [Paper Name](link) *Venue (optional)* - Description",
        "- [{title}]({url}) *{?{venue}?}* - {description}",
    ),
    "a description of several words": (
        "- [project-name](https://example.com/) - A short, clear description.",
        "- [{title}]({url}) - {description}.",
    ),
    "venue and year in one word": (
        "Paper Title (VenueYear) [[paper](url)] [[code](url)]",
        "{title} ({venue}{year}) [[paper]({paper})]{? [[code]({code})]?}",
    ),
    "a semicolon between links": (
        (
            "**Paper Title.** *Author 1, Author 2, and Author 3.* "
            "<ins>Conference/Journal/Preprint</ins> Year. [[pdf](link)]; [[other resources](link)]."
        ),
        (
            "**{title}.** *{authors}.* <ins>{venue}</ins> {year}. [[pdf]({pdf})]"
            "{?; [[other resources]({other_resources})]?}."
        ),
    ),
    "unknown words in code": (
        "- [Paper Name](link), Venue, `Domain` `Key idea`",
        "- [{title}]({url}), {venue}, `{domain}` `{key_idea}`",
    ),
    "our language": (
        "- 【{venue}】{title}.[[pdf]]({pdf}){?.[[code]]({code})?}.\n  *{authors}*",
        "- 【{venue}】{title}.[[pdf]]({pdf}){?.[[code]]({code})?}.\n  *{authors}*",
    ),
}


@pytest.mark.parametrize(("entry", "template"), FENCED.values(), ids=FENCED)
def test_forms(entry: str, template: str) -> None:
    assert templates(fenced(entry)) == [template]
    assert parse(template)


PLACED = {
    "a code span in a bullet": (
        (
            "## Contributing\n\n- Add one link a request.\n"
            "- Use the following format: `[package](link) - Description.`\n- Check your spelling.\n"
        ),
        "[{title}]({url}) - {description}.",
    ),
    "a code span that goes on behind it": (
        "## Contributing\n\n2. Make a change in this format: `[RESOURCE](LINK)` - DESCRIPTION\n",
        "[{title}]({url}) - {description}",
    ),
    "only a linked title, but announced": (
        "## Contributing\n\nPlease use the format `- [Title](link_to_tutorial)`.\n",
        "- [{title}]({url})",
    ),
    "a bullet": (
        (
            "## How to add a paper\n\nEach entry should look like this:\n\n"
            "- **Paper Title**, *Authors*, Venue Year. [[pdf]](link)\n"
        ),
        "- **{title}**, *{authors}*, {venue} {year}. [[pdf]]({pdf})",
    ),
    "a bullet below another": (
        "## Guidelines\n\n- Please follow this format:\n  - [Name](url) - Short description.\n",
        "- [{title}]({url}) - {description}.",
    ),
    "behind a colon, escaped": (
        "## Contributing\n\n* Use the following format: \\[RESOURCE\\]\\(LINK\\) - DESCRIPTION.\n",
        "[{title}]({url}) - {description}.",
    ),
    "a quote": (
        (
            "## Contributing\n\n> Please follow the format below.\n>\n"
            "> - [Paper Title](url), Venue Year\n"
        ),
        "- [{title}]({url}), {venue} {year}",
    ),
    "a quote with its sentence": (
        (
            "## Description\n\n> Markdown Format:\n>\n> * (Conference/Journal Year) **Title**, "
            "First Author et al. [[Paper](URL)] [[Code](URL)] <br/>\n"
        ),
        "* ({venue} {year}) **{title}**, {authors} [[Paper]({paper})]{? [[Code]({code})]?} <br/>",
    ),
    "indented code": (
        (
            "## Add a paper\n\nThe paper format is:\n\n"
            "    - Title of the Paper (Venue YYYY) [[paper](url)]\n"
        ),
        "- {title} ({venue} {year}) [[paper]({paper})]",
    ),
    "a cell of a table of checks": (
        (
            "## Contributing\n\n| Check | What |\n|---|---|\n"
            "| Entry format | Matches `- [name](url) - Description.` |\n"
        ),
        "- [{title}]({url}) - {description}.",
    ),
    "a box to tick": (
        (
            "## Checklist for contributors\n\n- [ ] One project a request\n"
            "- [ ] Entry format: `- [name](https://github.com/owner/repo) - Description.`\n"
        ),
        "- [{title}]({url}) - {description}.",
    ),
    "a comment": (
        (
            "# Projects\n\n<!--\nPlease format entries as follows:\n\n"
            "- [Name](Link) - Description, by Author.\n-->\n"
        ),
        "- [{title}]({url}) - {description}, by {authors}.",
    ),
    "a table": (
        (
            "## Formatting\n\nCurrent entry format:\n\n"
            "| API | Description | Auth |\n|---|---|---|\n"
            "| API Title(Link to the API) | Description of API | Does it ask for a key? |\n"
        ),
        "| [{title}]({url}) | {description} | {auth} |",
    ),
    "a fence in a list": (
        (
            "## Contributing\n\n1. Fork it.\n2. Put the paper where it belongs, in this format:\n\n"
            "   ```\n   - **Paper Title**. *Author(s)*. [[Paper]](link)\n   ```\n\n3. Send it.\n"
        ),
        "- **{title}**. *{authors}*. [[Paper]]({paper})",
    ),
    "a fence far from the contributing section": (
        (
            "## Papers\n\n```\nformat:\n- [title](paper link)\n  - author1, author2\n```\n\n"
            "- [VL-BERT](https://arxiv.org/abs/1908.08530)\n  - Weijie Su\n"
        ),
        "- [{title}]({url})\n  - {authors}",
    ),
    "an HTML heading": (
        "<h2>Contributing</h2>\n\n```\n- [name](url) - Description.\n```\n",
        "- [{title}]({url}) - {description}.",
    ),
}


@pytest.mark.parametrize(("text", "template"), PLACED.values(), ids=PLACED)
def test_places(text: str, template: str) -> None:
    assert templates(text) == [template]


NONE = {
    "advice": "## Contributing\n\n- Add the title of the paper.\n- Keep descriptions short.\n",
    "needed fields": (
        "## Contributing\n\nPlease provide:\n\n- Paper title\n- Authors\n- Venue and year\n- URL\n"
    ),
    "an example": (
        "## Contributing\n\nUse this format:\n\n```\n"
        "- [VL-BERT](https://arxiv.org/abs/1908.08530) - Pre-training of representations.\n```\n"
    ),
    "an example with an open link": (
        "## Contributing\n\nFor example: `- [VL-BERT](link) - Pre-training of representations.`\n"
    ),
    "the existing format": "## Contributing\n\nPlease follow the existing format of the list.\n",
    "the title of a request": (
        "## Contributing\n\n- Make sure the PR title is in the format of `Add project-name`.\n"
    ),
    "a wrong entry": ("## Contributing\n\nBad:\n\n```\n- [project-name](url) description\n```\n"),
    "a link in Markdown": "## Contributing\n\nWrite links as `[text](https://example.com)`.\n",
    "a link, not announced": "## Project\n\n[project-name](url)\n\n## Contributing\n\nThanks!\n",
    "a command": (
        "## Contributing\n\n```\ngit clone https://github.com/<your_username>/list.git\n"
        'git commit -m "add(<your_name>): message"\n```\n'
    ),
    "data": "## Contributing\n\nThe format:\n\n```yaml\ntitle: Paper Title\nurl: link\n```\n",
    "a citation": (
        "## Citation\n\n```bibtex\n@article{key, title={Title}, author={Author}}\n```\n"
    ),
    "entries about formats": (
        "## Information formats\n\n- [Format](https://arxiv.org/abs/1908.08530) - Description "
        "formats by title.\n- [Name](https://arxiv.org/abs/1908.07490) - Names. 2019\n"
    ),
    "a real table": (
        "## Formats\n\n| Title | Venue | Link |\n|---|---|---|\n"
        "| VL-BERT | ICLR | [pdf](https://arxiv.org/abs/1908.08530) |\n"
    ),
    "an address": "## Contributing\n\nSee `https://github.com/<user>/<repo>/community`.\n",
    "how a link is written": (
        "# Contribution guidelines\n\n- Use the following format: `[List Name](link)`\n"
    ),
    "prose of titles": (
        "## Contributing\n\nThe title, authors and venue of a paper should be as published, and "
        "the name of the project as its authors write it.\n"
    ),
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_nothing_is_invented(text: str) -> None:
    assert templates(text) == []
    assert found(("README.md", "# List\n"), ("CONTRIBUTING.md", text)) == []


GUIDE = "Use this:\n\n- [name](url) - Description.\n"


def test_an_example_of_an_image_is_an_image() -> None:
    text = fenced('- [Name](link) <img src="https://b.example/owner.svg"> - Description.')
    assert templates(text) == ["- [{title}]({url}){? {image}?} - {description}."]


@pytest.mark.parametrize(
    "path",
    [
        "CONTRIBUTING.md",
        "contributing.md",
        ".github/CONTRIBUTING.md",
        "docs/Contributing.md",
        "How-to-PR.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
        ".github/PULL_REQUEST_TEMPLATE/paper.md",
        "pull_request_template.md",
    ],
)
def test_files_that_speak_of_the_list(path: str) -> None:
    [only] = found(("README.md", "# List\n"), (path, GUIDE))
    assert only.template == "- [{title}]({url}) - {description}."
    assert only.span.path == path


def test_files_are_looked_for_beside_the_list() -> None:
    files = ("lists/README.md", "# List\n"), ("lists/CONTRIBUTING.md", GUIDE)
    assert len(found(*files, of="lists/README.md")) == 1
    assert found(("CONTRIBUTING.md", GUIDE), of="lists/README.md") == []
    assert found(("notes/usage.md", GUIDE)) == []


def test_the_span_holds_what_is_written() -> None:
    text = fenced("- Paper Name [[pdf]](link)")
    [only] = found(("README.md", text))
    assert only.written == "- Paper Name [[pdf]](link)"
    assert text[only.span.start : only.span.end] == only.written


def test_written_text_has_no_marks_of_its_place() -> None:
    text = "## Format\n\n> ```\n>   - Paper Name\n>     [[pdf]](link) [[code]](link)\n> ```\n"
    [only] = found(("CONTRIBUTING.md", text))
    assert only.written == "- Paper Name\n  [[pdf]](link) [[code]](link)"
    assert only.template == "- {title}\n  [[pdf]]({pdf}){? [[code]]({code})?}"


def test_several_kinds_of_entries_the_announced_first() -> None:
    guide = (
        "## Tools\n\n```\n- [name](url) - Description.\n```\n\n## Papers\n\nThe format is:\n\n"
        "```\n- Paper title. [[pdf]](link)\n\n- [name](url) - Description.\n```\n"
    )
    assert templates(guide, "CONTRIBUTING.md") == [
        "- {title}. [[pdf]]({pdf})",
        "- [{title}]({url}) - {description}.",
    ]


def test_a_template_is_given_once() -> None:
    line = "Format: `- [name](url) - Description.`\n"
    [only] = found(("CONTRIBUTING.md", line), ("README.md", f"## Contributing\n\n{line}"))
    assert only.span.path == "README.md"


def test_the_category_is_no_part_of_the_entry() -> None:
    text = fenced("- Subcategory Name\n  - [project](url) - Description.")
    assert templates(text) == ["- [{title}]({url}) - {description}."]


def test_the_seed_list() -> None:
    folder = ROOT / "seeds/cross-modal-pretraining-in-bert"
    [only] = found(("README.md", (folder / "README.md").read_text(encoding="utf-8")))
    assert only.template == FENCED["four parts"][1]


def test_the_notes_state_none() -> None:
    for path in (ROOT / "seeds").glob("*status-notes/*.md"):
        assert found((path.name, path.read_text(encoding="utf-8")), of=path.name) == []


HOSTILE = [
    "[" * 900,
    "`" * 900,
    "author 1, " * 90,
    "title of " * 100,
    "short, " * 120,
    "name-" * 180,
    "[a](" * 220,
    "[Name](link)" + "\n - " * 200 + "x [[b]](link)",
    f"| Title | link {' ' * 850} |",
    f"| Title | link {'the your ' * 10_000} |",
    "`a " * 30_000,
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.slow
def test_hostile_text_ends(text: str) -> None:
    """What backtracks without end never does."""
    assert len(templates(f"The format: {text}\n\n```\n{text}\n```\n", "CONTRIBUTING.md")) <= 2


def test_a_long_row_states_nothing() -> None:
    row = "| Title | Description | {} |"
    assert len(templates(fenced(row.format("word " * 20)))) == 1
    assert templates(fenced(row.format("word " * 300))) == []


@pytest.mark.parametrize(
    "said",
    [
        'in the following format: "\\[title\\]\\(link\\) - short description.".',
        'in the following format: "\\[title\\](link) - short description."',
        "in the following format: \u201c[title](link) - short description.\u201d",
    ],
)
def test_a_quoted_format_is_read_without_its_quotes(said: str) -> None:
    text = f"# Contributing\n\n* Each item should contain a title {said}\n"
    assert templates(text, "CONTRIBUTING.md") == ["[{title}]({url}) - {description}."]


def test_items_that_state_an_entry_together_state_none_alone() -> None:
    lead = "# Contributing\n\n1. Use the following format:\n"
    first = "\t1. `[Name](link) - Description.`\n"
    parts = "\t2. `[Values](link).`\n\t3. `[Score (number)](link).` If there is one\n"
    assert templates(lead + first + parts, "CONTRIBUTING.md") == []
    assert templates(lead + first, "CONTRIBUTING.md") == ["[{title}]({url}) - {description}."]
    other = "\t2. `[Name](link) by Author`\n"
    assert len(templates(lead + first + other, "CONTRIBUTING.md")) == 2


@pytest.mark.parametrize(
    "said",
    [
        "A short and concise description that ends with a period.",
        "A brief and clear description.",
        "Short but meaningful description.",
        "Objective description.",
        "This is a description.",
        "Concise, one-sentence description ending with a full stop.",
        "Description of the content or author of the resource.",
        "Description beginning with a capital, ending in a period.",
        "Short description, ending with a period.",
        "Short description (max 80 characters).",
        "Brief summary of what it is and why it is useful.",
        "Description in one sentence.",
        "What it does.",
        "A useful one-liner.",
    ],
)
def test_what_is_said_of_a_description_is_no_word_of_each_entry(said: str) -> None:
    text = f"# Contributing\n\n- Use this format: `- [name](link) - {said}`\n"
    assert templates(text, "CONTRIBUTING.md") == ["- [{title}]({url}) - {description}."]


@pytest.mark.parametrize("label", ["Authors", "Year", "Licence"])
def test_another_field_is_no_word_of_the_description(label: str) -> None:
    text = f"# Contributing\n\n- Use this format: `- [name](link) - {label}, description.`\n"
    [template] = templates(text, "CONTRIBUTING.md")
    assert template.endswith("}, {description}.")


def test_two_code_spans_are_one_format_without_their_quotes() -> None:
    text = "# Contributing\n\n- Use this format: `[Name](link)` - `Short description of it`.\n"
    assert templates(text, "CONTRIBUTING.md") == ["[{title}]({url}) - {description}"]


def test_escaped_backticks_in_a_code_span_are_meant() -> None:
    text = "Use the following format: `\\`tag\\` [Resource Title](url) — description.`\n"
    assert templates(text) == ["`{tag}` [{title}]({url}) — {description}."]


def test_what_is_said_of_how_a_date_is_written_is_no_part_of_the_format() -> None:
    text = 'Use the following format: `[NAME](LINK) (AUTHOR - DATE ["mmm dd" date format]).`\n'
    assert templates(text) == ["[{title}]({url}) ({authors} - {date})."]
