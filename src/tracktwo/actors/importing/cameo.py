"""Actor dictionaries in the CAMEO format of TABARI and PETRARCH.

A record is a line with a name, words joined by ``_``; lines that begin with ``+`` give other names; codes in brackets,
some for a time (``[AFGGOV 011222-041207]``, ``<`` before, ``>`` after), stand behind the name or on lines of their own.
``#``, ``;`` and ``<!-- -->`` begin comments. Years of two digits up to 30 are of this century, as in PETRARCH.

A code says where and of what sort somebody is, not which office it holds: a dated code becomes an office by the name of
its sector ("Government of Afghanistan"). States without dates are left to our own register: their other names are
adjectives and towns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tracktwo.actors.importing.brought import Brought, gathered, id_for, reversed_days
from tracktwo.actors.register import load_register
from tracktwo.actors.states import load_states
from tracktwo.actors.words import is_given_name, knowledge, knowledge_of_sectors
from tracktwo.errors import InputError
from tracktwo.types import Actor, ActorKind, Role

_CODE = re.compile(r"\[\s*(---|[A-Za-z][A-Za-z0-9]{2,})\s*(?:([<>]?)\s*(\d+)(?:-(\d+))?\s*)?\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CENTURY = 30  # two digits up to this are of the 2000s
_LETTERS = 3  # of a country or of each part of a code
_SHORT, _LONG = 6, 8  # digits of a date
_NO_OFFICE = ("", "ELI")


@dataclass(slots=True)
class _Entry:
    """A record of the dictionary, with the line that it begins on; the code ``---`` makes it stand for ``nobody``."""

    line: int
    names: list[str]
    codes: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    nobody: bool = False


def read_cameo(text: str, where: str) -> Brought:
    """Read a dictionary; a line that cannot be read is a failure, and the rest goes on."""
    failures: list[InputError] = []
    entries = list(_entries(text, where, failures))
    actors, left = [], 0
    for entry in entries:
        if _is_state(entry) or (entry.nobody and not entry.codes):
            left += 1
        elif entry.codes:
            actors.append(_actor(entry))
        else:
            failures.append(_fault("no code stands with the name", where, entry.line, "give it one, such as [SYRREB]"))
    return Brought(gathered(actors), tuple(failures), left)


def _entries(text: str, where: str, failures: list[InputError]) -> Iterator[_Entry]:
    """Yield the records of a dictionary, comments taken out line for line."""
    blank = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    entry: _Entry | None = None
    for number, whole in enumerate(blank.splitlines(), 1):
        line = re.split(r"[#;]", whole, maxsplit=1)[0].rstrip()
        if not line.strip():
            continue
        name, codes = _parts(line)
        if not name and entry is None:
            failures.append(_fault("a code stands before any name", where, number, "put a name above it"))
        elif not name or name.startswith("+"):
            if name and entry is not None:
                entry.names.append(_words(name[1:]))
        elif line[0].isspace():
            failures.append(_fault(f"{line.strip()!r} is no code", where, number, "write it in brackets: [SYRREB]"))
            continue
        else:
            if entry is not None:
                yield entry
            entry = _Entry(number, [_words(name)])
        if entry is not None:
            _take_codes(entry, codes, where, number, failures)
    if entry is not None:
        yield entry


def _parts(line: str) -> tuple[str, str]:
    """Cut a line into its name and its codes."""
    at = line.find("[")
    return (line.strip(), "") if at < 0 else (line[:at].strip(), line[at:])


def _take_codes(entry: _Entry, text: str, where: str, line: int, failures: list[InputError]) -> None:
    """Read the codes of a line into a record."""
    for code, sign, one, other in _CODE.findall(text):
        try:
            begins, ends = _times(sign, one, other)
        except ValueError as error:
            failures.append(_fault(f"[{code}]: {error}", where, line, "write YYYYMMDD or YYMMDD"))
            continue
        if reversed_days(begins, ends):
            failures.append(_fault(f"[{code}] ends {ends}, before it begins {begins}", where, line, "swap the dates"))
        elif code == "---":
            entry.nobody = True
        else:
            entry.codes.append((code.upper(), begins, ends))
    rest = _CODE.sub("", text).strip()
    if "[" in rest:
        failures.append(_fault(f"{rest!r} is no code", where, line, "write it as [CODE] or [CODE 20110315-20161213]"))


def _times(sign: str, one: str, other: str) -> tuple[str | None, str | None]:
    """Return from when to when a code holds."""
    if sign == "<":
        return None, _day(one)
    if sign == ">":
        return _day(one), None
    return (_day(one) if one else None), (_day(other) if other else None)


def _day(digits: str) -> str:
    """Return a date of six or eight digits as ISO; raises ValueError.

    >>> _day("011222"), _day("860701"), _day("20110315")
    ('2001-12-22', '1986-07-01', '2011-03-15')
    """
    if len(digits) not in (_SHORT, _LONG):
        raise ValueError(f"the date {digits} has neither six nor eight digits")
    if len(digits) == _SHORT:
        digits = ("20" if int(digits[:2]) <= _CENTURY else "19") + digits
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"there is no day {digits[:4]}-{digits[4:6]}-{digits[6:]}") from None


def _is_state(entry: _Entry) -> bool:
    """Tell the record of a state: a country's code alone, without a time."""
    codes = {code for code, begins, ends in entry.codes if not begins and not ends}
    return bool(codes) and all(_country(code) and len(code) == _LETTERS for code in codes) and len(entry.codes) == 1


def _actor(entry: _Entry) -> Actor:
    """Make an actor of a record."""
    name, *others = entry.names
    id_ = id_for(name, others)
    known = load_register().actors.get(id_)
    code = max(entry.codes, key=lambda one: (one[2] or "9999", one[1] or ""))[0]
    dated = any(begins or ends for _, begins, ends in entry.codes)
    country = next((found for one, _, _ in entry.codes if (found := _country(one))), None)
    return Actor(
        id=id_,
        name=known.name if known else name,
        kind=known.kind if known else _kind(name, code, dated=dated),
        aliases=tuple(dict.fromkeys(other for other in (name, *others) if known is None or other != known.name))[
            0 if known else 1 :
        ],
        country=country,
        sector=_sector(code) or None,
        roles=tuple(_roles(entry)),
        how="analyst",
    )


def _roles(entry: _Entry) -> Iterator[Role]:
    """Yield the dated codes as offices by the name of their sector."""
    for code, begins, ends in entry.codes:
        sector, country = _sector(code), _country(code)
        if (begins or ends) and sector not in _NO_OFFICE and country:
            yield Role(title=knowledge_of_sectors()[sector], of=country.lower(), from_=begins, until=ends)


def _country(code: str) -> str | None:
    """Return the state of a code, by our own code for it."""
    found = _names()["states"].get(code[:_LETTERS], code[:_LETTERS])
    return found if found in load_states() else None


def _sector(code: str) -> str:
    """Return the PLOVER sector of a code; nothing where it tells none."""
    parts = [code[at : at + _LETTERS] for at in range(0, len(code), _LETTERS)]
    known = (_names()["sectors"].get(part, part) for part in parts)
    return next((sector for sector in known if sector in knowledge_of_sectors()), "")


def _kind(name: str, code: str, *, dated: bool) -> ActorKind:
    """Return what sort of actor a record is; a dictionary does not say it, codes and names let it be guessed."""
    words = name.split()
    if code[:_LETTERS] in _names()["bodies"]:
        return "organisation" if code[:_LETTERS] != "IGO" or len(code) > 2 * _LETTERS else "body"
    sector = _sector(code)
    if dated or sector == "ELI" or (len(words) in (2, 3, 4) and is_given_name(words[0])):
        return "person"
    kinds: dict[str, ActorKind] = _names()["kinds"]
    return kinds.get(sector, "population" if len(code) == _LETTERS and not _country(code) else "other")


@cache
def _names() -> dict[str, dict[str, ActorKind]]:
    """Return what CAMEO's codes are called here."""
    found: dict[str, dict[str, ActorKind]] = knowledge("cameo_codes.yaml")
    return found


def _words(phrase: str) -> str:
    """Return a phrase of a dictionary as a name.

    >>> _words("HAMID_KARZAI_ "), _words("SOCIETY_OF_FRIENDS_")
    ('Hamid Karzai', 'Society of Friends')
    """
    small = ("OF", "AND", "THE", "FOR", "IN", "ON", "DE", "LA", "EL", "AL", "BIN", "VAN", "VON", "DER")
    words = phrase.replace("_", " ").split()
    return " ".join(w.lower() if n and w in small else w.capitalize() for n, w in enumerate(words))


def _fault(what: str, where: str, line: int, next_step: str) -> InputError:
    """Return a fault of one line."""
    return InputError(what, where=f"{where}, line {line}", next_step=f"{next_step}; the rest is in")
