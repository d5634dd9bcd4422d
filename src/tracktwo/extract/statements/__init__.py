"""Finding who says what: cues, speakers, contents, quotations, and how one saying stands inside another."""
