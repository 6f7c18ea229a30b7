"""The links of some documents are judged as among all, whatever has been looked at before them."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import example_count

from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.testing import load_texts

_SITES: tuple[dict[str, str], ...] = (
    {},
    {"mkdocs.yml": "site_name: A\n"},
    {"_config.yml": "title: A\n"},
    {".obsidian/a": ""},
)
_LINKS = [
    *("[A](a.md) ", "[A](a) ", "[A](b.md) ", "[A](b) ", "[B](a) ", "![A](a.md) ", "[[a|A]] "),
    *("<a href='a.md'>A</a> ", "[A](x-gone) ", "[A](b#x-a) ", "[A][a]\n\n[a]: a.md\n"),
    *("[[a.md|A]] ", "[A](../b/) ", "[A](b/) ", "[A](/a/b/) "),
]
_HEADS = ["", *(f"---\ntitle: {title}\n---\n" for title in "AAB")]
_HEADS.append("---\ntitle: A\npermalink: /a/b/\n---\n")
projects = st.dictionaries(
    st.sampled_from(["0.md", "a.md", "b.md", "c.md", "a/b.md", "d/a.md", "_posts/2020-01-01-a.md"]),
    st.builds(
        "{}{}".format,
        st.sampled_from(_HEADS),
        st.lists(st.sampled_from(_LINKS), max_size=6).map("".join),
    ),
    min_size=3,
)


def told(links: Links) -> list[str]:
    """All that is told of links."""
    judged = [each for outcome in Outcome for each in links.worth_checking(outcome)]
    found = [f"{each.link} {each.to}" for each in judged]
    found += [f"{each.resolved.link} {each.fragment}" for each in links.absent_anchors]
    return sorted([*found, *(f"{each.link} {each.why}" for each in links.unjudged())])


@given(projects, st.sampled_from(_SITES))
@example_count(150)
def test_the_links_of_one_document_are_told_as_among_all(
    texts: dict[str, str], site: dict[str, str]
) -> None:
    links = load_texts({**texts, **site}).links
    alone = [each for path in texts for each in told(links.within({path}.__contains__))]
    assert sorted(alone) == told(links)
