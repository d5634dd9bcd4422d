"""Reading a file of actors by its format: a CAMEO dictionary, a table in Wikidata's shape, or a case file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from tracktwo.actors.importing.brought import Brought
from tracktwo.actors.importing.cameo import read_cameo
from tracktwo.actors.importing.case_file import read_case
from tracktwo.actors.importing.table import read_table
from tracktwo.errors import InputError

ActorFormat = Literal["cameo", "table", "case"]
FORMATS: Mapping[str, Callable[[str, str], Brought]] = {"cameo": read_cameo, "table": read_table, "case": read_case}
ENDINGS: Mapping[str, ActorFormat] = {".txt": "cameo", ".actors": "cameo", ".csv": "table", ".toml": "case"}
LARGEST = 64 * 1024 * 1024  # bytes; the largest dictionary of the field has two million


def read_actors(path: Path, form: ActorFormat | None = None) -> Brought:
    """Read a file of actors; the format goes by the file's ending unless it is named.

    Raises InputError where the file cannot be read at all.
    """
    where, chosen = str(path), form or ENDINGS.get(path.suffix.lower())
    if chosen is None:
        endings = ", ".join(f"{ending} ({name})" for ending, name in ENDINGS.items())
        raise InputError("unknown sort of file", where=where, next_step=f"name its format, or end it in {endings}")
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"the file is larger than {LARGEST >> 20} MB", where=where, next_step="cut it in pieces")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"it cannot be read: {error.strerror}", where=where, next_step="check the path and its permissions"
        ) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if chosen != "cameo":
            raise InputError("it is not UTF-8", where=where, next_step="save it as UTF-8") from None
        text = data.decode("latin-1")  # the old dictionaries were written so
    return FORMATS[chosen](text, where)
