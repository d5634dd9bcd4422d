"""A quotation that runs on behind a caption: the caption is no part of what was said."""

from dataclasses import replace

from tests import making
from tracktwo.extract.statement import _clear_of_furniture
from tracktwo.language.reading import Layout, Reading
from tracktwo.types import Furniture

TEXT = '"We will come back.\n\nThe envoy in Port Mira (Photo: A. Lens)\n\n"We will not wait," he said.'


def reading() -> Reading:
    start = TEXT.index("The envoy")
    article = replace(making.article(), text=TEXT)
    return Reading(article=article, layout=Layout((), (Furniture(start, TEXT.index("\n\n", start), "caption"),)))


def test_furniture_is_cut_out_of_what_was_said() -> None:
    pieces = _clear_of_furniture(reading(), [(1, TEXT.index(',"'))])
    assert [TEXT[a:b] for a, b in pieces] == ["We will come back.", '"We will not wait']


def test_what_touches_no_furniture_stays() -> None:
    assert _clear_of_furniture(reading(), [(1, 8)]) == ((1, 8),)
