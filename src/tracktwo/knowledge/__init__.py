"""Lexicons as data, each file with its source and date."""
