"""One verb a file; each has a ``command``, and imports what is heavy inside it."""
