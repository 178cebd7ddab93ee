"""Reads YAML files into checked models, and reports what is wrong with file and line."""
