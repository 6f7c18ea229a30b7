"""What URLs and ids stand for, and which ids cannot exist."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listlint.works.identity import Key, faults, keys_of, normalise
from listlint.works.identity.url_patterns import FAMILIES, WEAK, Family


def names(text: str) -> list[str]:
    return [key.name for key in keys_of(text)]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.url)
def test_the_example_of_each_family(family: Family) -> None:
    assert names(family.url) == [family.means]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.url)
def test_each_family_is_the_first_that_reads_its_example(family: Family) -> None:
    bare = family.url.partition("://")[2].replace("www.", "WWW.")
    assert names(f"see http://{bare}.") == [family.means]
    assert names(f"[pdf](https://{bare}), and so on") == [family.means]


def test_every_weak_family_exists() -> None:
    assert {family.key.partition(":")[0] for family in FAMILIES} >= WEAK - {"url"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("arXiv:1908.08530v4", "arxiv:1908.08530"),
        ("1908.08530", "arxiv:1908.08530"),
        ("arxiv.org/abs/1908.08530", "arxiv:1908.08530"),
        ("https://export.arxiv.org/abs/1908.08530?context=cs", "arxiv:1908.08530"),
        ("http://xxx.lanl.gov/abs/hep-th/9901001", "arxiv:hep-th/9901001"),
        ("arXiv:math.GT/0309136", "arxiv:math/0309136"),
        ("https://doi.org/10.48550/arXiv.1908.08530", "arxiv:1908.08530"),
        ("https://doi.org/10.18653/v1/p18-2074", "acl:P18-2074"),
        ("https://aclanthology.org/2020.acl-main.1/", "acl:2020.acl-main.1"),
        ("https://aclanthology.org/papers/P/P18/P18-2074.pdf", "acl:P18-2074"),
        ("doi: 10.1016/0893-6080(89)90020-8.", "doi:10.1016/0893-6080(89)90020-8"),
        ("(10.1145/3292500.3330701)", "doi:10.1145/3292500.3330701"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/asi.X", "doi:10.1002/asi.x"),
        ("git@github.com:jackroos/VL-BERT.git", "gh:jackroos/vl-bert"),
        ("https://github.com/jackroos/VL-BERT/", "gh:jackroos/vl-bert"),
        ("https://www.github.com/jackroos/VL-BERT?tab=readme-ov-file", "gh:jackroos/vl-bert"),
        (
            "https://github.com/jackroos/VL-BERT/tree/master/figs",
            "url:github.com/jackroos/VL-BERT/tree/master/figs",
        ),
        ("https://github.com/topics/vision", "url:github.com/topics/vision"),
        ("https://github.com/jackroos", "url:github.com/jackroos"),
        ("https://web.archive.org/web/2020/https://arxiv.org/abs/1908.08530", "arxiv:1908.08530"),
        (
            "https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F1908.08530&sa=D",
            "arxiv:1908.08530",
        ),
        ("http://www.example.org/a/?utm_source=x", "url:example.org/a"),
        ("[arxiv.org/abs/1908.08530](https://example.org/a_(b).pdf)", "url:example.org/a_(b).pdf"),
        ("[code](https://github.com/jackroos/VL-BERT", "gh:jackroos/vl-bert"),
    ],
)
def test_other_spellings(text: str, expected: str) -> None:
    assert names(text) == [expected]


SPELLINGS = {
    "arxiv:1908.08530": """
        arxiv.org//abs/1908.08530 arxiv.org/abs/arXiv:1908.08530v2 128.84.21.199/pdf/1908.08530v1
        papers.cool/arxiv/1908.08530 semanticscholar.org/arxiv/1908.08530
        api.semanticscholar.org/graph/v1/paper/arXiv:1908.08530 doi.org/10.48550/arXiv.1908.08530v2
    """,
    "doi:10.1145/3292500.3330701": """
        doi.acm.org/10.1145/3292500.3330701 dl.acm.org/doi/fullHtml/10.1145/3292500.3330701
        dl.acm.org/citation.cfm?doid=10.1145/3292500.3330701
        portal.acm.org/citation.cfm?doid=3292500.3330701&CFID=1
    """,
    "doi:10.1007/978-3-030-58577-8_7": """
        link.springer.com/chapter/10.1007%2F978-3-030-58577-8_7
        link.springer.com/10.1007/978-3-030-58577-8_7
        link.springer.com/protocol/10.1007/978-3-030-58577-8_7
        link.springer.com/referenceworkentry/10.1007/978-3-030-58577-8_7#Abs1
        rd.springer.com/chapter/10.1007/978-3-030-58577-8_7/fulltext.html
        link.springer.com/content/pdf/10.1007/978-3-030-58577-8_7.pdf
    """,
    "doi:10.1186/s12859-019-2605-4": """
        bmcbioinformatics.biomedcentral.com/articles/10.1186/s12859-019-2605-4
        bmcbioinformatics.biomedcentral.com/track/pdf/10.1186/s12859-019-2605-4
    """,
    "doi:10.1101/622803": """
        biorxiv.org/content/10.1101/622803v2.full biorxiv.org/content/early/2019/04/30/622803
        biorxiv.org/content/biorxiv/early/2019/04/30/622803.full.pdf doi.org/10.1101/622803v1
    """,
    "doi:10.1038/nmeth.3547": """
        nature.com/articles/nmeth.3547 nature.com/articles/nmeth.3547.pdf
        nature.com/nmeth/journal/v12/n10/abs/nmeth.3547.html
        nature.com/nmeth/journal/v12/n10/pdf/nmeth.3547.pdf
    """,
    "doi:10.3389/fnbot.2013.00021": """
        frontiersin.org/journals/neurorobotics/articles/10.3389/fnbot.2013.00021/full
        journal.frontiersin.org/article/10.3389/fnbot.2013.00021/abstract
    """,
    "doi:10.1371/journal.pone.0000217": """
        plosone.org/article/info:doi/10.1371/journal.pone.0000217
        plosone.org/article/info%3Adoi%2F10.1371%2Fjournal.pone.0000217
        dx.plos.org/10.1371/journal.pone.0000217
        journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0000217&type=printable
    """,
    "doi:10.5281/zenodo.1212303": """
        zenodo.org/records/1212303 zenodo.org/doi/10.5281/zenodo.1212303
        zenodo.org/badge/DOI/10.5281/zenodo.1212303.svg
    """,
    "doi:10.2139/ssrn.2477899": """
        ssrn.com/abstract=2477899 papers.ssrn.com/sol3/papers.cfm?abstract_id=2477899
    """,
    "osf:ezcuj": """
        osf.io/ezcuj psyarxiv.com/EZCUJ osf.io/preprints/psyarxiv/ezcuj_v1
        doi.org/10.31234/osf.io/ezcuj_v1
    """,
    "acm:2999257": """
        dl.acm.org/citation.cfm?id=2999257 dl.acm.org/doi/10.5555/2999134.2999257
    """,
    "neurips:5347": """
        papers.nips.cc/paper/5347 papers.nips.cc/paper/5347-title
        books.nips.cc//paper/5347-title.pdf
    """,
    "neurips:3f5ee243547dee91fbd053c1c4a845aa": """
        proceedings.neurips.cc//paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html
        papers.nips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf
    """,
    "pmlr:v139/radford21a": """
        proceedings.mlr.press/v139/radford21a.html
        github.com/mlresearch/v139/blob/gh-pages/assets/radford21a/radford21a.pdf
        github.com/mlresearch/v139/raw/main/assets/radford21a/radford21a.pdf
    """,
    "jmlr:3/bengio03a": """
        jmlr.org/papers/volume3/tmp/bengio03a.pdf jmlr.org/papers/v3/bengio03a.html
        jmlr.csail.mit.edu/papers/volume3/bengio03a/bengio03a.pdf
    """,
    "openreview:SygXPaEYvH": """
        openreview.net/forum/?id=SygXPaEYvH api.openreview.net/pdf?id=SygXPaEYvH
    """,
    "s2:4aa6298b606941a282d735fa3143da293199d2ca": """
        semanticscholar.org/reader/4aa6298b606941a282d735fa3143da293199d2ca
        semanticscholar.org/paper/4aa6298b606941a282d735fa3143da293199d2ca
    """,
    "s2:corpusid:201317624": """
        semanticscholar.org/paper/CorpusID:201317624 api.semanticscholar.org/CorpusID:201317624
    """,
    "ieee:7780459": """
        ieeexplore.ieee.org/Xplore/document/7780459 ieeexplore.ieee.org/document/7780459/authors
        ieeexplore.ieee.org/iel7/7776647/7780329/07780459.pdf
        ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=7780459
    """,
    "pii:s0893608014002135": """
        sciencedirect.com/science/article/pii/S0893608014002135?via%3Dihub
        linkinghub.elsevier.com/retrieve/pii/S0893608014002135
        reader.elsevier.com/reader/sd/pii/S0893608014002135?token=x
    """,
    "usenix:sec21/carlini-extracting": """
        usenix.org/conference/usenixsecurity21/presentation/carlini-extracting
        usenix.org/system/files/sec21-carlini-extracting.pdf
        usenix.org/system/files/conference/usenixsecurity21/sec21-paper-carlini-extracting.pdf
    """,
    "aaai:aaai/6795": """
        ojs.aaai.org/index.php/AAAI/article/view/6795 ojs.aaai.org//index.php/aaai/article/view/6795
        wvvw.aaai.org/ojs/index.php/AAAI/article/viewFile/6795/6649
        doi.org/10.1609/aaai.v34i07.6795
    """,
    "aaai:aaai17/14806": """
        aaai.org/ocs/index.php/AAAI/AAAI17/paper/view/14806
        aaai.org/ocs/index.php/aaai/aaai17/paper/viewPaper/14806
    """,
    "ijcai:2019/123": """
        ijcai.org/proceedings/2019/123 ijcai.org/Proceedings/2019/0123.pdf
        doi.org/10.24963/ijcai.2019/123
    """,
    "isca:interspeech_2018/1456": """
        isca-speech.org/archive/Interspeech_2018/abstracts/1456.html
        isca-speech.org/archive/pdfs/interspeech_2018/1456.pdf
        isca-speech.org/archive_v0/Interspeech_2018/pdfs/1456.pdf
    """,
    "iacr:2020/201": "eprint.iacr.org/2020/201 ia.cr/2020/201",
    "pmc:PMC6756087": """
        ncbi.nlm.nih.gov/pmc/articles/pmc6756087 pmc.ncbi.nlm.nih.gov/articles/PMC6756087/
        europepmc.org/articles/PMC6756087 europepmc.org/article/PMC/PMC6756087
    """,
    "pubmed:26017442": """
        ncbi.nlm.nih.gov/pubmed/26017442?dopt=Abstract ncbi.nlm.nih.gov/pubmed?term=26017442
        pubmed.ncbi.nlm.nih.gov/?term=26017442 europepmc.org/abstract/MED/26017442
    """,
    "gh:jackroos/vl-bert": """
        github.com/jackroos/VL-BERT?utm_source=x&utm_medium=y github.com//jackroos/VL-BERT
        github.com/jackroos/VL-BERT/blob/HEAD/README.md github.com/jackroos/VL-BERT/tree/HEAD
        github.com/jackroos/VL-BERT/blob/main/README.rst
    """,
    "gitlab:inkscape/inkscape": """
        gitlab.com/inkscape/inkscape/-/tree/main gitlab.com/Inkscape/inkscape.git
        gitlab.com/inkscape/inkscape/-/blob/master/README.md?ref_type=heads
    """,
    "hf:google/vit": """
        huggingface.co/google/vit?library=transformers hf.co/google/vit/blob/main/README.md
    """,
    "yt:rBCqOTEfxvg": "youtube.com/watch/rBCqOTEfxvg youtube.com/watch?v=rBCqOTEfxvg&t=5",
    "url:example.org/a/b": "example.org//a///b example.org/a/b/ example.org/a//b/index.html",
}
ARCHIVES = (
    "",
    "https://web.archive.org/web/2020/",
    "//web.archive.org/web/20200101000000id_/https://",
    "web.archive.org/web/2020*/http://",
    "https://web.archive.org/web/*/https:/",
)


@pytest.mark.parametrize("name", SPELLINGS)
def test_all_forms_of_a_work_have_its_key(name: str) -> None:
    found = {form: names(f"https://{form}") for form in SPELLINGS[name].split()}
    assert not {form: known for form, known in found.items() if known != [name]}


@given(
    st.sampled_from([(name, form) for name in SPELLINGS for form in SPELLINGS[name].split()]),
    st.sampled_from(ARCHIVES),
    st.sampled_from(["http://", "https://", "https://www.", "HTTPS://WWW."]),
)
def test_neither_scheme_nor_archive_matters(
    known: tuple[str, str], archive: str, scheme: str
) -> None:
    name, form = known
    assert names(f"[pdf]({archive or scheme}{form}), and so on.") == [name]


@pytest.mark.parametrize(
    "forms",
    [
        "jmlr.org/papers/volume3/tmp/bengio03a.pdf jmlr.org/papers/volume3/tmp/blei03a.pdf",
        "nature.com/articles/nmeth.3547 nature.com/articles/nmeth.3548",
        "doi.org/10.1609/aaai.v33i01.33011 ojs.aaai.org/index.php/AAAI/article/view/33011",
        "papers.nips.cc/paper/2020 papers.nips.cc/paper/2020-title",
        "usenix.org/system/files/sec21-wang.pdf usenix.org/system/files/sec21fall-wang.pdf",
        "github.com/a/b github.com/a/b/tree/dev github.com/a/b/tree/main/c",
        "github.com/a/b github.com/a/b/blob/HEAD/CHANGELOG.md",
        "gitlab.com/a/b gitlab.com/a/b/-/tree/dev gitlab.com/a/b/-/issues",
        "huggingface.co/a/b huggingface.co/a/b/tree/dev huggingface.co/a/b/blob/main/c.md",
        "pubmed.ncbi.nlm.nih.gov/?term=vision pubmed.ncbi.nlm.nih.gov/?term=26017442",
        "doi.org/10.1051/agro/2009016 link.springer.com/article/10.1051/agro/2009017",
        "example.org/a/https://b example.org/a/b",
    ],
)
def test_what_may_be_different_keeps_different_keys(forms: str) -> None:
    found = [names(f"https://{form}") for form in forms.split()]
    assert all(found)
    assert len({*map(tuple, found)}) == len(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VL-BERT",
        "version 1908.08530 of it",
        "see example.org/a",
        "./notes/vl-bert.md",
        "10.5/2",
    ],
)
def test_what_names_nothing(text: str) -> None:
    assert not names(text)


def test_several_in_one_text_come_once_and_in_order() -> None:
    text = (
        "[[pdf]](https://arxiv.org/abs/1908.08530).[[code]](https://github.com/jackroos/VL-BERT)."
    )
    found = list(keys_of(f"{text} arXiv:1908.08530"))
    assert found == [Key("arxiv:1908.08530", strong=True), Key("gh:jackroos/vl-bert", strong=False)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://Example.org", "https://www.example.org:443/"),
        ("https://example.org/a/index.html", "//example.org/a"),
        ("https://example.org/a?b=1&a=2&fbclid=3", "https://example.org/a?a=2&b=1"),
        ("https://example.org/%7Ea%2d%2F", "https://example.org/~a-%2F"),
        ("https://github.com/jackroos/VL-BERT#readme", "https://github.com/jackroos/VL-BERT#"),
        ("https://link.zhihu.com/?target=https%3A//example.org/a", "https://example.org/a"),
    ],
)
def test_urls_that_lead_to_the_same_page(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?v=1", "https://example.org/a?v=2"),
        ("https://example.org/a#b", "https://example.org/a#c"),
        ("a/index.html", "a/"),
        ("mailto:me@example.org", "me@example.org"),
    ],
)
def test_targets_that_may_differ(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(f"https://example.org/{text}")
    assert normalise(once) == once


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("https://arxiv.org/abs/1913.08530", "1913.08530"),
        ("https://arxiv.org/abs/1900.08530", "1900.08530"),
        ("https://arxiv.org/pdf/1702.079830.pdf", "1702.079830"),
        ("https://arxiv.org/pdf/1908.8530v2", "1908.8530"),
        ("arXiv:1412.12345", "1412.12345"),
        ("https://arxiv.org/abs/190808530", "190808530"),
        ("https://arxiv.org/abs/9905.1234", "9905.1234"),
        ("https://arxiv.org/abs/0703.1234", "0703.1234"),
        ("http://arxiv.org/abs/hep-th/99010011", "hep-th/99010011"),
        ("http://arxiv.org/abs/hep-th/9913001", "hep-th/9913001"),
        ("https://doi.org/10.1145", "10.1145"),
        ("https://doi.org/10.1145/", "10.1145/"),
        ("https://doi.org/3292500.3330701", "3292500.3330701"),
        ("https://doi.org/1145/3292500", "1145/3292500"),
        ("https://arxiv.org/abs/", "arxiv.org/abs/"),
        ("https://arxiv.org/pdf", "arxiv.org/pdf"),
        ("https://arxiv.org/abs/1908.08530.pdf", "1908.08530.pdf"),
    ],
)
def test_ids_that_cannot_exist(text: str, bad: str) -> None:
    (fault,) = faults(text)
    assert (fault.text, text[fault.start : fault.end]) == (bad, bad)


@pytest.mark.parametrize(
    "text",
    [
        *(family.url for family in FAMILIES),
        "https://arxiv.org/abs/0704.0001",
        "https://arxiv.org/abs/1412.1234v12",
        "https://arxiv.org/abs/1501.00001.",
        "https://arxiv.org/abs/1703.01515/",
        "https://arxiv.org/abs/hep-th/9901001/",
        "https://arxiv.org/list/cs.CV/1913",
        "https://arxiv.org/",
        "https://doi.org/10/gfvz",
        "https://doi.org/10.1016/0893-6080(89)90020-8",
        "https://doi.org",
    ],
)
def test_ids_that_may_exist(text: str) -> None:
    assert not list(faults(text))
