"""Changes to the tables, as functions in a list; the names of those applied stand in the table ``migration``.

A migration is never edited once released: a change is a new function at the end of the list.
"""

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, text

from tracktwo.errors import RecordError
from tracktwo.store.tables import ACTOR_JUDGEMENT, BAND, BLOCK, METADATA, MIGRATION


def m001_tables(connection: Connection) -> None:
    """Create the first tables."""
    METADATA.create_all(connection)


def m002_actor_judgements(connection: Connection) -> None:
    """Create the log of judgements on actors, where the first migration of a new record has not done it."""
    ACTOR_JUDGEMENT.create(connection, checkfirst=True)


def m003_keys_stand_once(connection: Connection) -> None:
    """Turn the tables of keys round, where the first migration of a new record has not made them so.

    They were kept by report and by article, with an index by key: half of the file, and of what was written. What keys
    there are is not settled here: those of another version are made anew before anything is joined.
    """
    if any(column["name"] == "blocks" for column in inspect(connection).get_columns("report")):
        return
    for statement in (
        "ALTER TABLE report ADD COLUMN blocks BLOB",
        "ALTER TABLE article ADD COLUMN bands TEXT",
        "ALTER TABLE block RENAME TO block_before",
        "ALTER TABLE band RENAME TO band_before",
    ):
        connection.execute(text(statement))
    BLOCK.create(connection)
    BAND.create(connection)
    for article in connection.scalars(text("SELECT id FROM article")).all():
        _turn_bands(connection, article)
        for report in connection.scalars(text("SELECT id FROM report WHERE article = :id"), {"id": article}).all():
            _turn_blocks(connection, report)
    connection.execute(text("DROP TABLE block_before"))
    connection.execute(text("DROP TABLE band_before"))


def _turn_bands(connection: Connection, article: str) -> None:
    """Put the bands of an article where they stand now."""
    statement = text("SELECT key FROM band_before WHERE article = :id ORDER BY key")
    keys = connection.scalars(statement, {"id": article}).all()
    row = {"id": article, "bands": " ".join(keys)}
    connection.execute(text("UPDATE article SET bands = :bands WHERE id = :id"), row)
    if keys:
        connection.execute(insert(BAND), [{"key": key, "article": article} for key in keys])


def _turn_blocks(connection: Connection, report: str) -> None:
    """Put the blocks of a report where they stand now."""
    statement = text("SELECT key FROM block_before WHERE report = :id ORDER BY key")
    keys = [bytes.fromhex(key) for key in connection.scalars(statement, {"id": report})]
    row = {"id": report, "blocks": b"".join(keys)}
    connection.execute(text("UPDATE report SET blocks = :blocks WHERE id = :id"), row)
    if keys:
        connection.execute(insert(BLOCK), [{"key": key, "report": report} for key in keys])


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (m001_tables, m002_actor_judgements, m003_keys_stand_once)


def migrate(connection: Connection, where: str) -> list[str]:
    """Apply the migrations that are missing and return their names; raises RecordError for a record newer than us."""
    MIGRATION.create(connection, checkfirst=True)
    applied = set(connection.scalars(select(MIGRATION.c.name)))
    known = {migration.__name__ for migration in MIGRATIONS}
    if applied - known:
        raise RecordError(
            f"the record was written by a newer version of tracktwo ({', '.join(sorted(applied - known))})",
            where=where,
            next_step="update tracktwo, or use another record",
        )
    missing = [migration for migration in MIGRATIONS if migration.__name__ not in applied]
    for migration in missing:
        migration(connection)
        connection.execute(insert(MIGRATION).values(name=migration.__name__))
    return [migration.__name__ for migration in missing]


def pending(connection: Connection) -> list[str]:
    """Return the names of migrations not yet applied, without applying them."""
    applied = set(connection.scalars(select(MIGRATION.c.name)))
    return [migration.__name__ for migration in MIGRATIONS if migration.__name__ not in applied]
