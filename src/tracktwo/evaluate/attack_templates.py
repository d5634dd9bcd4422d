"""Reading the answer keys of MUC-3 and MUC-4: the templates of attacks, one to an incident.

A key says of each incident the date (or only the day by which it had happened), the place from the country downwards,
the type, who did it, and the persons and things that were hit. Alternatives stand beside a stroke, and a template can
be optional: it is right where it is found and not missed where it is not. Robberies, strikes and what was only
threatened are no attacks and are left out.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MESSAGE = re.compile(r"^0\.\s+MESSAGE: ID\s+(\S+-MUC\d-\d+)", re.MULTILINE)
_SLOT = re.compile(r"^(\d+)\.\s+[A-Z: ]+?\s{2,}(.*)$")
_DAY = re.compile(r"(\d{1,2})\s+([A-Z]{3})\s+(\d{2})")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CENTURY = 1900
_AREA = re.compile(r"\s*\([A-Z ]+\)")
ATTACKS = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON")
_NUMBER, _DATE, _PLACE, _TYPE, _STAGE = 1, 2, 3, 4, 5
_PERSON, _BODY, _THING, _NAME, _DESCRIPTION = 9, 10, 12, 18, 19


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of the key: ``days`` are the first and last it can have been, None where the key leaves it open;
    ``places`` are chains of names from the country downwards, any of which is right.
    """

    number: str
    optional: bool
    types: frozenset[str]
    days: tuple[date, date] | None
    places: tuple[tuple[str, ...], ...]
    doers: tuple[str, ...]
    targets: tuple[str, ...]


def read_attack_templates(home: Path) -> dict[str, list[Template]]:
    """Return the templates of attacks of every document of the key files in a folder."""
    found: dict[str, list[Template]] = {}
    for path in sorted(home.glob("key*")):
        for written in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
            message = _MESSAGE.search(written)
            template = read_template(written) if message else None
            if message and template:
                found.setdefault(message.group(1), []).append(template)
    return found


def read_template(written: str) -> Template | None:
    """Read one template; None where it is that of a document without incidents, or of no attack."""
    slots = {number: tuple(lines) for number, lines in _slots(written).items()}
    types = frozenset(t for t in ATTACKS if t in " ".join(slots.get(_TYPE, ())))
    if not types or "THREATENED" in " ".join(slots.get(_STAGE, ())):
        return None
    number = " ".join(slots.get(_NUMBER, ()))
    return Template(
        number=number.split(" ")[0],
        optional="OPTIONAL" in number,
        types=types,
        days=read_days(" ".join(slots.get(_DATE, ()))),
        places=read_places(" ".join(slots.get(_PLACE, ()))),
        doers=tuple(_quoted(slots, _PERSON, _BODY)),
        targets=tuple(_quoted(slots, _THING, _NAME, _DESCRIPTION)),
    )


def _slots(written: str) -> dict[int, list[str]]:
    """Return the lines of each slot."""
    found: dict[int, list[str]] = {}
    current = -1
    for line in written.splitlines():
        slot = _SLOT.match(line)
        if slot:
            current = int(slot.group(1))
        found.setdefault(current, []).append((slot.group(2) if slot else line).strip())
    return found


def _quoted(slots: Mapping[int, tuple[str, ...]], *numbers: int) -> Iterator[str]:
    """Yield the words in quotation marks of some slots, each once."""
    yield from dict.fromkeys(w for n in numbers for line in slots.get(n, ()) for w in re.findall(r'"([^"]*)"', line))


def read_days(written: str) -> tuple[date, date] | None:
    """Return the first and last day of a date; None where only the day is given by which it had happened.

    >>> read_days("30 DEC 89"), read_days("- 08 JAN 90")
    ((datetime.date(1989, 12, 30), datetime.date(1989, 12, 30)), None)
    >>> read_days("11 NOV 89 - 12 NOV 89")[1]
    datetime.date(1989, 11, 12)
    """
    if written.lstrip("( ").startswith("-"):
        return None
    days = [
        _day(_CENTURY + int(year), _MONTHS.index(month) + 1, int(day))
        for day, month, year in _DAY.findall(written)
        if month in _MONTHS
    ]
    return (min(days), max(days)) if days else None


def _day(year: int, month: int, day: int) -> date:
    """Return a day; of one that its month has not (a key has a 31 June) the last of the month."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def read_places(written: str) -> tuple[tuple[str, ...], ...]:
    """Return the chains of a place from the country downwards, the words for kinds of places left out.

    >>> read_places("EL SALVADOR: SAN MIGUEL (DEPARTMENT): SAN LUIS (TOWN) / HONDURAS")
    (('EL SALVADOR', 'SAN MIGUEL', 'SAN LUIS'), ('HONDURAS',))
    """
    chains = re.split(r"\s+[/-]\s+", _AREA.sub("", written))
    found = (tuple(n.strip("() ?") for n in chain.split(":") if n.strip("() ?*-")) for chain in chains)
    return tuple(chain for chain in found if chain)
