"""The scenario file: its format, loading, order, JSON Schema and references to content."""
