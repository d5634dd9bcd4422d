"""Bytes → text, unchanged but for a byte-order mark: same characters, same line ends, same no-break spaces."""

import codecs
import re

from tracktwo.errors import InputError, LimitError
from tracktwo.sources.limits import LARGEST_TEXT

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the first bytes of common files of other kinds say (as `file` knows them).
_KINDS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich-text file"),
)
# Code pages in which news was and is written; the guesser is asked about these only, since over all of the hundred that
# it knows it takes short English texts for EBCDIC and the like.
_PAGES = (
    "cp1252", "cp1251", "cp1250", "cp1254", "cp1256", "cp1253", "cp1255", "cp1257", "koi8_r", "koi8_u", "iso8859_5",
    "iso8859_2", "iso8859_9", "iso8859_6", "cp866", "mac_roman", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
SAMPLE = 64_000  # bytes that are enough to guess from
FEW = 0.08  # share of bytes above 127 up to which a text is in Latin letters with some typography and accents
CONTROLS = 0.005
FEWEST_PAIRS = 4
_TURKISH = re.compile(rb"[a-zA-Z][\xf0\xfd\xfe]|[\xf0\xfd\xfe][a-zA-Z]|\xdd[a-z]|\xde[a-z]")
_ICELANDIC = re.compile(rb"[\xf6\xe6\xe1\xf3]")


def decode_text(data: bytes, where: str, hint: str | None = None) -> str:
    """Decode bytes to text; ``hint`` is an encoding that the file itself names.

    Raises InputError where they are empty, no text, or in no encoding that we can tell, and LimitError where the text
    is too long.
    """
    refuse_binary(data, where)
    encoding, skip = encoding_of(data, hint)
    if encoding is None or not (skip or encoding.startswith("utf-16")):
        _refuse_controls(data[:SAMPLE].decode("latin-1"), where)
    if encoding is None:
        raise InputError(
            "its character encoding cannot be told", where=where, next_step="save it as UTF-8 and add it again"
        )
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"it breaks off its encoding {encoding} at byte {error.start + skip:,}",
            where=where,
            next_step="save it as UTF-8 and add it again",
        ) from None
    check_text(text, where)
    return text


def check_text(text: str, where: str) -> None:
    """Raise InputError where a decoded text is empty or holds what no text holds, LimitError where it is too long."""
    if len(text) > LARGEST_TEXT:
        raise LimitError(
            f"the text has {len(text):,} characters, and the limit is {LARGEST_TEXT:,}",
            where=where,
            next_step="cut it into articles",
        )
    if not text.strip("\ufeff \t\r\n\x0b\x0c\x85\xa0\u200b\u2028\u2029"):
        raise InputError("it is empty", where=where, next_step="leave it out")
    _refuse_controls(text, where)
    if re.search("[\ud800-\udfff]", text):
        raise InputError("it holds halves of characters", where=where, next_step="save it as UTF-8 and add it again")


def _refuse_controls(text: str, where: str) -> None:
    """Raise InputError where a text holds a zero, or more than a few of the other control characters."""
    odd = sum(1 for _ in re.finditer(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", text[:SAMPLE]))
    if "\x00" in text or odd > max(2, CONTROLS * min(len(text), SAMPLE)):
        raise InputError("it holds control characters and is no text", where=where, next_step="leave it out")


def refuse_binary(data: bytes, where: str) -> None:
    """Raise InputError for nothing at all, and for the common kinds of files that are not text."""
    if not data:
        raise InputError("it is empty", where=where, next_step="leave it out")
    for start, kind in _KINDS:
        if data.startswith(start):
            raise InputError(f"it is {kind}, not text", where=where, next_step="save its text as .txt or .html")


def encoding_of(data: bytes, hint: str | None = None) -> tuple[str | None, int]:
    """Return the encoding of bytes and how many bytes of mark to skip; None where it cannot be told.

    >>> encoding_of("Ja.".encode("utf-16")), encoding_of("A naïve man said he would go.".encode("cp1252"))
    (('utf-16-le', 2), ('cp1252', 0))
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    wide = _wide(data[:SAMPLE])
    if wide:
        return wide, 0
    if _decodes(data, "utf-8"):
        return "utf-8", 0
    if hint and _decodes(data, hint):
        return ("cp1252" if codecs.lookup(hint).name in {"iso8859-1", "ascii"} else hint), 0
    return _guess(data), 0


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zero bytes: in text of the Latin alphabet every second byte is one."""
    pairs = len(sample) // 2
    if pairs < FEWEST_PAIRS or b"\x00" not in sample:
        return None
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _decodes(data: bytes, encoding: str) -> bool:
    """Tell whether bytes are valid in an encoding; one that Python does not know, or that makes no text, is not."""
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError, AssertionError):
        return False
    return True


def _guess(data: bytes) -> str | None:
    """Guess a code page: Western by few high bytes, Turkish by its letters, others by charset-normalizer."""
    sample = data[:SAMPLE]
    high = sum(1 for byte in sample if byte > 127)  # noqa: PLR2004 - the end of ASCII
    if high <= FEW * len(sample):
        # In Turkish names ğ, ı, ş stand where the Western page has ð, ý, þ, which only Icelandic uses.
        page = "cp1254" if _TURKISH.search(data) and not _ICELANDIC.search(data) else "cp1252"
        if _decodes(data, page):
            return page
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_PAGES), steps=5, chunk_size=512).best()
    guessed = best.encoding if best is not None else "cp1252"
    return next((name for name in (guessed, "cp1252", "cp1251", "cp1250") if _decodes(data, name)), None)
