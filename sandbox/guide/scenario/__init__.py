"""The scenario file: format, loading, JSON Schema and references to content."""
