"""Reads YAML files into pydantic models. A mistake is reported with file, line, key and message."""
