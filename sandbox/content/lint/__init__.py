"""Style rules for content: what `flask --app sandbox check` reports beside broken files."""
