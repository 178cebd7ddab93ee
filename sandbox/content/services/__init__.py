"""Definitions of self-services: fields, cases, effects and their checks."""
