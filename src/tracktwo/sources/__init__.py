"""Bytes → Article: one file per format."""
