import base64
import hashlib
import re

import lxml.html
import pytest

from tests.report.cases import HOSTILE, coverage, hostile_coverage
from tracktwo.report.html import dossier

ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "h1",
    "h2",
    "h3",
    "p",
    "nav",
    "main",
    "section",
    "div",
    "span",
    "picture",
    "source",
    "img",
    "figure",
    "figcaption",
    "details",
    "summary",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "mark",
    "ol",
    "li",
    "q",
    "article",
    "del",
    "ins",
}


@pytest.fixture(scope="module")
def page() -> str:
    return dossier(coverage())


@pytest.fixture(scope="module")
def hostile() -> str:
    return dossier(hostile_coverage())


def test_nothing_of_a_hostile_article_becomes_markup(hostile: str) -> None:
    tree = lxml.html.document_fromstring(hostile)
    for element in tree.iter(lxml.etree.Element):
        assert element.tag in ALLOWED, element.tag
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"], element.attrib
        for name in ("href", "src", "srcset"):
            address = element.get(name)
            assert address is None or re.match(r"#|data:image/svg\+xml;base64,|https?://", address), address
    assert len(tree.findall(".//style")) == 1
    assert "alert(2)" in tree.text_content()


def test_pictures_hold_no_markup_of_a_hostile_article(hostile: str) -> None:
    tree = lxml.html.document_fromstring(hostile)
    found = [*tree.xpath("//img/@src"), *tree.xpath("//source/@srcset")]
    assert len(found) == 4
    for address in found:
        svg = base64.b64decode(address.split(",", 1)[1])
        drawn = lxml.etree.fromstring(svg)
        names = {lxml.etree.QName(element).localname for element in drawn.iter(lxml.etree.Element)}
        assert not names & {"script", "foreignObject", "image", "a", "style"}
        assert not [n for e in drawn.iter(lxml.etree.Element) for n in e.attrib if str(n).startswith("on")]


def test_the_policy_names_the_style_sheet_and_forbids_the_rest(page: str) -> None:
    policy = lxml.html.document_fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    css = page.split("<style>", 1)[1].split("</style>", 1)[0]
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert (
        policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_page_asks_for_nothing_outside_itself(page: str) -> None:
    assert not re.search(r"<(script|link|iframe|object|embed)|@import|url\(", page)
    assert not re.findall(r"(?:src|srcset)=\"(?!data:)", page)


def test_every_link_leads_somewhere_and_no_id_is_used_twice(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in tree.xpath("//a/@href") if address.startswith("#")} <= set(ids)


def test_the_articles_stand_in_the_page_whole(hostile: str, page: str) -> None:
    for html, text in ((hostile, HOSTILE), *((page, a.text) for a in coverage().articles.values())):
        bodies = []
        for body in lxml.html.document_fromstring(html).xpath("//div[@class='text']"):
            for number in body.xpath(".//a[@class='here']"):
                number.drop_tag() if number.text is None else number.__setattr__("text", "")
            bodies.append(body.text_content())
        assert text in bodies


def test_a_note_opens_its_passage_and_lights_it(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    assert tree.xpath("//a[@class='note'][@href='#p1']")
    assert tree.xpath("//a[@id='p1']/following::mark[contains(concat(' ', @class, ' '), ' p1 ')]")
    assert ":root:has(#p1:target) .p1{background:var(--lit)}" in page


def test_pictures_have_their_tables_and_words(page: str) -> None:
    tree = lxml.html.document_fromstring(page)
    for section in ("timeline", "figures"):
        assert tree.xpath(f"//section[@id='{section}']//table//td")
        assert tree.xpath(f"//section[@id='{section}']//img/@alt")[0]


def test_comparisons_and_copies_are_there(page: str) -> None:
    text = lxml.html.document_fromstring(page).text_content()
    assert "date differs, the rest is compatible" in text
    assert "65 → 66" in text


def test_the_same_coverage_gives_the_same_page(page: str) -> None:
    assert dossier(coverage()) == page
