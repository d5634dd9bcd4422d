"""Tracktwo reads the press on a war and its peace talks, and keeps the record."""
