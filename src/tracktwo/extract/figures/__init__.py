"""The parts of the extractor of figures."""
