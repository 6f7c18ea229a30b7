"""Addresses that cannot be, and those that only look odd."""

import pytest

from listlint.links.impossible_urls import url_fault


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("htps://a.org", "https://a.org"),
        ("ttps://a.org", "https://a.org"),
        ("hhttp://a.org", "http://a.org"),
        ("https://https://a.org/b", "https://a.org/b"),
        ("http://https//a.org", "https://a.org"),
        ("http:\\\\a.org", "http://a.org"),
        ("https:///a", None),
        ("https://a:99999/", None),
        ("https://a:65536/", None),
        ("HTTPS://,a/", None),
        ("https://a_b.org:abc/x", None),
        ("http://[::1", None),
        ("https://a,b.org", None),
        ("https://.a.org", None),
        ("https://a..org", None),
    ],
)
def test_what_cannot_be_is_told(target: str, meant: str | None) -> None:
    fault = url_fault(target)
    assert fault
    assert fault.meant == meant


@pytest.mark.parametrize(
    "target",
    [
        "https://a.org:8080/x",
        "https://a.org:65535/x",
        "http://[::1]:80/",
        "https://user:word@a.org/",
        "https://web.archive.org/web/2020/https://a.org",
        "https://a.org/x,y?z=https://b.org",
        "https://{host}:{port}",
        "http://localhost:PORT/",
        "https://",
        "sftp://a.org",
        "ftp://a.org",
        "docs/a.md",
        "#a",
    ],
)
def test_what_only_looks_odd_passes(target: str) -> None:
    assert url_fault(target) is None
