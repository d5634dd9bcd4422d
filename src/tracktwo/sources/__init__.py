"""Bytes → Article: one file per format. What cannot be read becomes a Failure, and the rest goes on."""

from tracktwo.sources.failure import Failure
from tracktwo.sources.read import count_sources, read_sources
from tracktwo.sources.walk import unused_manifests

__all__ = ["Failure", "count_sources", "read_sources", "unused_manifests"]
