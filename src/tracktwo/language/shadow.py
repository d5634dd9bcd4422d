"""A copy of the text for analysis, of the same length, so that offsets hold in both.

Curly quotation marks, odd dashes, no-break spaces and the line ends of wrapped lines confuse a parser; each is
replaced by one plain character.
"""

_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "\u00ad": "-",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
        "–": "-", "—": "-", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ",
        "\n": " ", "\x85": " ", "\u2028": " ", "\u2029": " ", "\u200e": " ", "\u200f": " ", "\u2060": " ",
        "\u2007": " ", "\u2008": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "‹": "'", "›": "'", "‛": "'", "‟": '"',
    }
)  # fmt: skip


def shadow_of(text: str) -> str:
    """Return the text with each typographic character replaced by one plain character.

    >>> shadow_of("“Yes,” said the envoy")
    '"Yes," said the envoy'
    """
    return text.translate(_PLAIN)
