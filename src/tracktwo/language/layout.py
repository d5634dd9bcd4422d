"""Paragraphs, and what of the page is furniture."""

import re

from tracktwo.language.reading import Layout, Paragraph, Reading


def find_layout(reading: Reading) -> Layout:
    """Find the body's paragraphs and the furniture."""
    return Layout(tuple(Paragraph(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*\S|\S", reading.text)), ())
