"""Models of the municipality: settings, addresses, waste, parking, institutions, appointment and report types."""
