"""How good the content is that can be used: what `flask --app sandbox check` tells authors beside broken files."""
