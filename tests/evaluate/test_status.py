"""The evaluation of status: the measure by hand, and events judged where they stand."""

from tracktwo.evaluate.parsed import article_of
from tracktwo.evaluate.status import judge, macro_f1
from tracktwo.pipeline import read_article

TEXT = "President Vladimir Putin will meet Recep Tayyip Erdogan on Friday. The rebels refused to sign the deal."


def test_macro_f1_reckoned_by_hand() -> None:
    pairs = [("planned", "planned"), ("planned", "happened"), ("denied", "denied")]
    # planned: one right, one missed; denied: right; happened is no status of gold
    assert macro_f1(pairs) == (2 / 3 + 1) / 2


def test_events_are_judged_with_and_without_a_report() -> None:
    reading = read_article(article_of(TEXT, published="2016-12-16"))
    items = [
        {"start": TEXT.index(word), "end": TEXT.index(word) + len(word), "status": status}
        for word, status in (("meet", "planned"), ("sign", "refused"), ("rebels", "happened"))
    ]
    found = judge(reading, items)
    assert [one.judge for one in found][:2] == ["planned", "refused"]
    assert found[0].report == "planned"
    assert found[2].report is None
