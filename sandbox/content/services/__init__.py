"""The definition of a self-service: fields, cases, effects, and the checks of each file."""
