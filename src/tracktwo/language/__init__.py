"""Article → Reading: layout, syntax, names, quotes, dates, quantities, places, mentions of actors."""
