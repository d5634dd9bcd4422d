"""What the extractors of attacks, control, movements and actions share."""
