"""The gazetteer: places by name and by id, offline."""
