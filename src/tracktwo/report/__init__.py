"""Brief and dossier: outline → blocks → terminal, HTML."""
