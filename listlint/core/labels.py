"""What a link is called that says only what sort of thing it points to: `pdf`, `project page`.

The one table of such labels. Whoever asks whether a link is a title or a label, and what a label
promises, asks here, so that no two answers differ.
"""

from __future__ import annotations

from listlint.core.lazy_pattern import pattern


def _labels(text: str) -> frozenset[str]:
    return frozenset(" ".join(label.split()) for label in text.split(","))


ABSTRACT = _labels("abs, abstract")
PDF = _labels("pdf, pdfs")
PAPER = _labels("arxiv, paper, papers, article, preprint")
"""Labels of the paper, be it an abstract page or a PDF."""
CODE = _labels("""
    code, codes, source code, codebase, github, gitlab, repo, repos, repository, repositories
""")
"""Labels of a repository."""
VIDEO = _labels("talk, video, videos, youtube")
THE_WORK = ABSTRACT | PDF | PAPER | _labels("acl, doi, html, link, openreview, url")
"""Labels of links to the work itself, and not to what belongs to it."""
SILENT = _labels("""
    link, links, here, url, click, site, \u2713, \u2714, \u221a, yes, y, x, \u94fe\u63a5,
    badge, image, img, icon, logo
""")
"""Labels that say nothing of what they point to."""

_OTHERS = """
    acm aclanthology album alphaxiv anthology api appendix archive articles assignment assignments
    audio author authors awesome baidu benchmark bib bibtex bilibili blog blogpost blogs book
    caffe ceurws challenge checkpoint checkpoints chinese citation cite colab
    commentary comments data database dataset datasets demo demos doc docs documentation download
    drive english eprint example examples explained explanation explanations extended facebook
    file forum full git gitee google hal handout here hf home homepage homework huggingface
    hugging face ieee image implementation implementations info interview introduction issue jax
    journal keras keynote kaggle lecture lectures library license links local matlab media mirror
    model models more modelscope mxnet news note notebook notes official online original page
    pages paperlink paperswithcode part podcast post poster ppt pptx presentation press proceedings
    product project projectpage projects publication publisher pwc python pytorch readings
    readme ref release report research researchgate resource results review samples scholar scihub
    sheet site slide slides slideshare software source sourcecode space spaces springer star stars
    summary supp suppl supplement supplementary supplemental survey syllabus teaser tech
    technical tensorflow text tf torch tf2 thesis thread toolkit translation tutorial tweet twitter
    unofficial version viewer web webpage website weights wiki workshop x xiv zenodo zhihu
    \u4e2d\u6587 \u4e2d\u8bd1 \u4e2d\u8bd1\u672c \u4e3b\u9875 \u4e0b\u8f7d \u4ee3\u7801
    \u535a\u5ba2 \u539f\u6587 \u6570\u636e \u6570\u636e\u96c6 \u77e5\u4e4e \u7ffb\u8bd1
    \u82f1\u6587 \u89c6\u9891 \u89e3\u8bfb \u8bba\u6587 \u94fe\u63a5 \u9879\u76ee
"""
_WORDS = frozenset(_OTHERS.split()).union(*(label.split() for label in THE_WORK | CODE | VIDEO))
_FILLERS = _labels(
    "a, an, and, by, for, from, i, ii, iii, in, of, on, s, the, to, v1, v2, v3, with"
)
"""What may be said in a label, but is none alone."""
_MOST_WORDS = 5
"""As `code and pretrained model weights` has: more words say which, and not only what."""
_WORD = pattern(r"[^\W_]+(?:-[^\W_]+)*")
"""A compound is one word, with its hyphens or without: `project-page`, but not `python-pptx`."""
_ADDED = pattern(r"(?<=\w)\s*+\([^()]*+\)\s*+\Z")
"""What is said more of a label: `code (unofficial)`."""


def is_label(text: str) -> bool:
    """Whether a text says only what sort of thing a link points to."""
    plain = _ADDED.sub("", text.casefold())
    words = [word.replace("-", "") for word in _WORD.findall(plain)]
    named = [word for word in words if word not in _FILLERS and not word.isdecimal()]
    return 0 < len(words) <= _MOST_WORDS and bool(named) and _WORDS.issuperset(named)
