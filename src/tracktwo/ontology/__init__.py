"""Kinds and fields as data, checked at start."""
