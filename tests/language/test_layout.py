import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.language.reading_of import reading_of

from tracktwo.language.blocks import cut_blocks

BODY = (
    "Envoys of Arland and Borland met in the port of Mira on Tuesday for a second day.",
    "“We are nearer than we were,” the Arland envoy told reporters after the session.",
    "A third meeting is planned for the first week of June, both sides said.",
)


def layout_of(*lines: str, **known: object) -> tuple[str | None, list[str], dict[str, str]]:
    text = "\n\n".join(lines)
    layout = reading_of(text, **known).layout
    title = text[layout.title.start : layout.title.end] if layout.title else None
    furniture = {text[piece.start : piece.end]: piece.reason for piece in layout.furniture}
    return title, [text[p.start : p.end] for p in layout.paragraphs], furniture


def test_headline_is_kept_apart() -> None:
    title, paragraphs, furniture = layout_of("Arland and Borland talk for a second day", *BODY)
    assert title == "Arland and Borland talk for a second day"
    assert paragraphs == list(BODY)
    assert furniture == {}


def test_text_without_headline_is_all_body() -> None:
    assert layout_of(*BODY) == (None, list(BODY), {})


def test_one_line_without_stop_is_body() -> None:
    assert layout_of("Envoys met in Mira on Tuesday") == (None, ["Envoys met in Mira on Tuesday"], {})


def test_given_title_is_found_under_a_topic_line() -> None:
    title, paragraphs, furniture = layout_of("Peace and Conflict", "Talks go on", *BODY, title="Talks go on")
    assert title == "Talks go on"
    assert furniture == {"Peace and Conflict": "topic"}
    assert paragraphs == list(BODY)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Follow the Mira Courier on Twitter and Facebook.", "follow us"),
        ("Read: Who sits at the table in Mira", "link"),
        ("RELATED: The long road to Mira", "link"),
        ("Ana Ruiz/Getty Images", "picture credit"),
        ("The envoys shake hands in the old harbour of Mira [Ana Ruiz/Anadolu]", "picture credit"),
        ("The envoy of Arland arrives in Mira, May 2, 2017. REUTERS/Ana Ruiz", "picture credit"),
        ("Above photo: Boats leave the harbour of Mira at noon.", "picture credit"),
        ("The envoys explain what comes next. Photo/Video: AP", "picture credit"),
        ("The envoy waves as she leaves the harbour of Mira. Photo: Tom Lee.", "picture credit"),
        ("A ferry stands at the pier of Mira, Arland. Getty Images, FILE", "picture credit"),
        ("The envoys in Mira. (Photo: Tom Lee, AP) Story Highlights Talks go on for a third day", "picture credit"),
        ("Tom Lee (left) greets Ana Ruiz (right) in Mira on May 2.", "caption"),
        ("May 3, 2017 at 9:05 am", "page date"),
        ("Published: 3 May 2017 | Updated: 4 May 2017", "page date"),
        ("Share on Facebook Tweet Email Print", "share bar"),
        ("Accessibility links", "page"),
        ("Breaking News", "page"),
        ("To learn more about our rules, click here.", "link"),
        ("Copyright 2017 The Mira Courier. All rights reserved.", "copyright"),
        ("This website uses cookies to give you the best service.", "cookie notice"),
        ("Sign up for our daily newsletter", "subscription"),
        ("Advertisement", "advertisement"),
        ("Based on reporting by AFP and dpa", "credit"),
        ("The Associated Press contributed to this report.", "credit"),
        ("By Ana Ruiz and Tom Lee, Reuters", "byline"),
        ("Telling it as it is since 1954", "slogan"),
        ("A harbour full of boats", "heading"),
        ("What do the islanders want?", "heading"),
        ("* * *", "page"),
        (
            "If you are in Borland, please note that you may face fines for sharing what we publish.",
            "legal notice",
        ),
    ],
)
def test_line_between_paragraphs_is_furniture(line: str, reason: str) -> None:
    _, paragraphs, furniture = layout_of(BODY[0], line, *BODY[1:])
    assert furniture.get(line) == reason
    assert line not in paragraphs
    assert paragraphs[0] == BODY[0]


@pytest.mark.parametrize(
    "line",
    [
        "He did not.",
        "They were told to go.",
        "Also on Friday, the port was closed to ships of both sides.",
        "The envoys, who had come by sea, left the harbour at night and were seen in Borland on the next day",
        "In a letter to the council, the envoy wrote that three things were still open:",
        "“Nobody will be turned away at the gates of this town”",
        "The island's photo archive shows who signed the first treaty.",
        "Sen. Ana Ruiz (R) said the treaty would hold, and that she would vote for it.",
        "The government of Arland asked its people to sign up to the new treaty.",
        "By Friday, all of the fishing boats had left the harbour for the open sea.",
        "Reuters reported on Monday that the envoys had not eaten for two days.",
        "Read in Borland as a threat, the letter was meant as a greeting.",
    ],
)
def test_sentence_between_paragraphs_is_body(line: str) -> None:
    _, paragraphs, furniture = layout_of(BODY[0], line, *BODY[1:])
    assert furniture == {}
    assert line in paragraphs


def test_teaser_standing_twice_is_furniture_both_times() -> None:
    text = "\n\n".join((BODY[0], "Why does Mira matter?", "Why does Mira matter?", *BODY[1:]))
    layout = reading_of(text).layout
    assert [piece.reason for piece in layout.furniture] == ["repeated", "repeated"]
    assert len(layout.paragraphs) == 3


def test_paragraph_repeated_further_down_is_read_once() -> None:
    layout = reading_of("\n\n".join((*BODY, BODY[0]))).layout
    assert len(layout.paragraphs) == 3
    assert [piece.reason for piece in layout.furniture] == ["repeated"]


def test_nothing_of_the_article_follows_its_credit() -> None:
    _, paragraphs, furniture = layout_of(
        *BODY * 1, "Based on reporting by Reuters", "The Courier has been banned in Borland since May."
    )
    assert paragraphs == list(BODY)
    assert furniture["The Courier has been banned in Borland since May."] == "after the end"


def test_a_credit_on_top_does_not_end_the_article() -> None:
    _, paragraphs, _ = layout_of("Based on reporting by Reuters", *BODY)
    assert paragraphs == list(BODY)


def test_font_size_letters_below_the_text() -> None:
    text = "\n\n".join(BODY) + "\n\nXS\nSM\nMD\nLG"
    layout = reading_of(text).layout
    assert len(layout.paragraphs) == 3
    assert len(layout.furniture) == 4


@pytest.mark.parametrize(
    "dateline",
    [
        "MIRA, Arland (Reuters) - ",
        "MIRA — ",
        "MIRA, May 3 2017 (Xinhua) -- ",
        "Mira (CNN) ",
        "(CNN) -- ",
        "MIRA, May 3. /TASS/. ",
        "PORT MIRA/ARLAND CITY (AFP) – ",
        "Mira, 3 May 2017 – ",
    ],
)
def test_dateline_is_cut_off(dateline: str) -> None:
    text = dateline + BODY[0] + "\n\n" + BODY[1]
    layout = reading_of(text).layout
    first = layout.paragraphs[0]
    assert text[first.start : first.end] == BODY[0]
    assert [(piece.reason, text[piece.start : piece.end]) for piece in layout.furniture] == [
        ("dateline", dateline.strip())
    ]


def test_a_dash_within_a_sentence_makes_no_dateline() -> None:
    text = "Talks in Mira - the second of the year - ended without a word. " + BODY[0]
    assert reading_of(text).layout.furniture == ()


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The envoys of the two islands met for the third time this year in the\n"
        "old customs house of Mira, and they talked until the lamps were lit on\n"
        "the quay.\n\n"
        "Nobody came out to speak to the reporters, who had waited in the rain\n"
        "since the morning, but a note was handed round which said that talks\n"
        "would go on.\n"
    )
    layout = reading_of(text).layout
    assert len(layout.paragraphs) == 2
    assert text[layout.paragraphs[0].start : layout.paragraphs[0].end].endswith("the quay.")


def test_short_lines_that_are_paragraphs_stay_apart() -> None:
    text = "The envoys met.\nThey talked for an hour.\nThen they left the house.\nNobody spoke.\n"
    assert len(cut_blocks(text)) == 4


def test_windows_and_unicode_line_ends() -> None:
    blocks = cut_blocks("One.\r\n\r\nTwo.\u2028Three.\u2029Four.\x85Five.\rSix.")
    assert [block.text for block in blocks] == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]


def test_text_of_headings_only_is_not_lost() -> None:
    _, paragraphs, _ = layout_of("The envoys of both islands met again", "They will meet again on Friday next")
    assert paragraphs


def test_empty_text_has_no_paragraphs() -> None:
    layout = reading_of(" \n\t\n").layout
    assert (layout.paragraphs, layout.furniture, layout.title) == ((), (), None)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_pieces_lie_in_the_text_in_order_and_apart(text: str) -> None:
    layout = reading_of(text).layout
    pieces = [(p.start, p.end) for p in layout.paragraphs] + [(f.start, f.end) for f in layout.furniture]
    if layout.title:
        pieces.append((layout.title.start, layout.title.end))
    pieces.sort()
    for start, end in pieces:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(pieces))


@given(st.lists(st.sampled_from([*BODY, "Read: more of it", "Heading", "Advertisement", "By Ana Ruiz"]), max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_line_is_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    layout = reading_of(text).layout
    held = sum(p.end - p.start for p in layout.paragraphs) + sum(f.end - f.start for f in layout.furniture)
    held += layout.title.end - layout.title.start if layout.title else 0
    assert held == sum(len(line) for line in lines)


@pytest.mark.parametrize(
    "piece", ["a", "A A/", "x\n", "“a “b” c\n", "© 2016 Reuters\n", "By A B, C D, E F\n", "word " * 14 + "\n", ". "]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.perf_counter()
        reading_of(text)
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(100_000) < 5


@pytest.mark.shared
def test_the_five_articles_keep_their_bodies(shared: object) -> None:
    from pathlib import Path

    assert isinstance(shared, Path)
    counted = {}
    for path in sorted((shared / "coverage" / "astana").glob("*.txt")):
        layout = reading_of(path.read_text(encoding="utf-8")).layout
        counted[path.name[:3]] = (len(layout.paragraphs), len(layout.furniture), layout.title is not None)
    assert counted == {
        "000": (9, 3, True),
        "001": (11, 0, False),
        "002": (16, 6, True),
        "003": (12, 5, True),
        "004": (10, 12, True),
    }
