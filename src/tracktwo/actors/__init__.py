"""Who is who: register, roles in time, resolution."""
