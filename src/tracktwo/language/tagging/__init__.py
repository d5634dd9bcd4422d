"""The trained reader: one pass of an encoder over an article, from which sayings and names are read."""
