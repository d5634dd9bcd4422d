"""Changes to the tables, as functions in a list; the names of those applied stand in the table ``migration``.

A migration is never edited once released: a change is a new function at the end of the list.
"""

from collections.abc import Callable

from sqlalchemy import Connection, insert, select

from tracktwo.errors import RecordError
from tracktwo.store.tables import ACTOR_JUDGEMENT, METADATA, MIGRATION


def m001_tables(connection: Connection) -> None:
    """Create the first tables."""
    METADATA.create_all(connection)


def m002_actor_judgements(connection: Connection) -> None:
    """Create the log of judgements on actors, where the first migration of a new record has not done it."""
    ACTOR_JUDGEMENT.create(connection, checkfirst=True)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (m001_tables, m002_actor_judgements)


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
