"""The municipality: its settings, addresses, waste calendar, parking and appointments."""
