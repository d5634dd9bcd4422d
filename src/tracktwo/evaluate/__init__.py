"""Gold readers, metrics and the gate."""
