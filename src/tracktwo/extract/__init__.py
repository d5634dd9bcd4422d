"""Reading → Reports: one file per kind."""
