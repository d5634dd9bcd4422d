"""The sections of a brief, one file each: entries in, blocks out."""
