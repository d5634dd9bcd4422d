"""Where a record is kept: one contract, one file per store."""
