import contextlib
import time

import pytest

from tracktwo.errors import InputError
from tracktwo.sources.page import is_page, read_page

BODY = "".join(
    f"<p>Envoys of Arland and Borland met in the port for the {n} time, and they talked until the lamps were lit.</p>"
    for n in ("first", "second", "third", "fourth")
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Envoys meet in Mira - CNN</title>'
    '<meta property="og:title" content="Envoys meet in Mira - CNN"><meta property="og:site_name" content="CNN">'
    '<meta name="author" content="Ana Ruiz"><link rel="canonical" href="https://edition.cnn.com/mira/index.html">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2017-05-03T22:10:00-05:00"}</script>'
    "</head><body><nav><a href='/'>Home</a></nav><article><h1>Envoys meet in Mira</h1>"
    f"{BODY}</article><footer>Follow us</footer></body></html>"
)


def test_page_gives_text_and_metadata() -> None:
    page = read_page(PAGE.encode(), "x.html")
    assert page.text.count("until the lamps were lit.") == 4
    assert "Follow us" not in page.text
    given = page.given
    assert (given.title, given.outlet, given.published) == ("Envoys meet in Mira", "CNN", "2017-05-03")
    assert given.authors == ("Ana Ruiz",)
    assert given.url == "https://edition.cnn.com/mira/index.html"


def test_day_of_a_meta_tag_and_of_microdata() -> None:
    plain = PAGE.replace("application/ld+json", "text/plain")
    meta = '<meta property="article:published_time" content="2017-05-04T01:00:00Z">'
    micro = '<time itemprop="datePublished" datetime="2017-05-05">5 May</time>'
    assert read_page(plain.replace("</head>", f"{meta}</head>").encode(), "x").given.published == "2017-05-04"
    assert read_page(plain.replace("<h1>", f"{micro}<h1>").encode(), "x").given.published == "2017-05-05"


def test_a_wrong_day_of_a_page_is_no_day() -> None:
    page = PAGE.replace("2017-05-03T22:10:00-05:00", "soon")
    assert read_page(page.encode(), "x").given.published is None


def test_encoding_named_by_the_page() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-2"').replace("lamps", "lampy świeciły")
    assert "lampy świeciły" in read_page(page.encode("iso8859_2"), "x").text


@pytest.mark.parametrize(
    "start", [b"<!DOCTYPE html>", b"\n <html>", b"<?xml version='1.0'?><html>", b"<!-- x --><HTML lang=en>"]
)
def test_pages_are_told_by_their_beginning(start: bytes) -> None:
    assert is_page(start)


@pytest.mark.parametrize("start", [b"The <html> tag", b"<b>Bold</b> words", b"", b"<htmlish>"])
def test_texts_are_no_pages(start: bytes) -> None:
    assert not is_page(start)


def test_page_without_main_text_is_refused() -> None:
    with pytest.raises(InputError, match="no main text"):
        read_page(b"<html><head><title>x</title></head><body></body></html>", "x.html")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 1_000_000,
        "<html><body>" + "<p>a" * 200_000,
        "<html><body>" + "<div>" * 4_000 + "word " * 500,
        "<html><body><p title='" + "x" * 1_000_000 + "'>Envoys met.</p>",
        "<html>" + "<" * 1_000_000,
        "<html>" + '<script type="application/ld+json">' * 50_000,
        "<html>" + '<meta content="a" ' * 100_000,
        '<html><script type="application/ld+json">' + "[" * 100_000 + "</script><body><p>Envoys met.</p>",
    ],
)
def test_pages_made_to_exhaust_us_cost_bounded_time(page: str) -> None:
    start = time.perf_counter()
    with contextlib.suppress(InputError):
        assert read_page(page.encode(), "x.html").text
    assert time.perf_counter() - start < 8


def test_external_entities_are_not_read() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + PAGE.replace("lamps", "&x; lamps")[15:]
    assert "root:" not in read_page(page.encode(), "x").text
