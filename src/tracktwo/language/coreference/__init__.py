"""Coreference: which words of an article stand for the same person, body or thing."""
