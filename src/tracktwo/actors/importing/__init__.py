"""Actors that a user brings along: dictionaries, tables and case files, each in its own file."""
