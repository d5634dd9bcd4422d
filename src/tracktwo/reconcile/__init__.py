"""Across articles: copies, entries, agreement."""
