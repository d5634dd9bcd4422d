"""The tables of a record, for any SQL store.

What is searched, joined or counted has a column of its own; the rest of a record stands in ``data`` as JSON, written
and read by ``codec`` alone. An article's text stands once, in ``article.text``.
"""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

MIGRATION = Table("migration", METADATA, Column("name", String, primary_key=True))

ARTICLE = Table(
    "article",
    METADATA,
    Column("id", String, primary_key=True),
    Column("path", Text),
    Column("sha256", String, nullable=False, index=True),
    Column("reading", String, nullable=False, comment="digest of the steps that its reports came from"),
    Column("given", Text, nullable=False, comment="the article as it came in"),
    Column("text", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("bands", Text, comment="its keys in ``band``, by which they are removed"),
)

REPORT = Table(
    "report",
    METADATA,
    Column("id", String, primary_key=True),
    Column("article", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("data", Text, nullable=False),
    Column("blocks", LargeBinary, comment="its keys in ``block``, by which they are removed"),
)

ACTOR = Table(
    "actor",
    METADATA,
    Column("article", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("data", Text, nullable=False),
)

# Keys are half of what is written of an article, and each lies elsewhere: they stand once, in the order in which they
# are looked up. What is removed is found by the keys that stand with it; no foreign key does it, since that needs an
# index of its own.
BLOCK = Table(
    "block",
    METADATA,
    Column("key", LargeBinary, primary_key=True, comment="eight bytes"),
    Column("report", String, primary_key=True),
    sqlite_with_rowid=False,  # the two columns are all there is: the index of the primary key holds them already
)

BAND = Table(
    "band",
    METADATA,
    Column("key", String, primary_key=True),
    Column("article", String, primary_key=True),
    sqlite_with_rowid=False,
)

FAMILY = Table(
    "family",
    METADATA,
    Column("id", String, primary_key=True),
    Column("data", Text, nullable=False),
)

FAMILY_MEMBER = Table(
    "family_member",
    METADATA,
    Column("article", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("family", ForeignKey("family.id", ondelete="CASCADE"), nullable=False, index=True),
)

ENTRY = Table(
    "entry",
    METADATA,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("data", Text, nullable=False),
)

ENTRY_REPORT = Table(
    "entry_report",
    METADATA,
    Column("report", ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),
    Column("entry", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False, index=True),
)

STEP_OUTPUT = Table(
    "step_output",
    METADATA,
    Column("key", String, primary_key=True),
    Column("article", String, nullable=False, index=True),
    Column("step", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

ACTOR_JUDGEMENT = Table(
    "actor_judgement",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("data", Text, nullable=False, comment="a judgement on actors or on reports: they share one log"),
)

FAILURE = Table(
    "failure",
    METADATA,
    Column("path", Text, primary_key=True),
    Column("what", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("next_step", Text, nullable=False),
)
