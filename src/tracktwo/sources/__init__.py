"""Bytes → Article: one file per format. What cannot be read becomes a Failure, and the rest goes on."""

from tracktwo.sources.failure import Failure
from tracktwo.sources.read import count_sources, read_sources

__all__ = ["Failure", "count_sources", "read_sources"]
