"""The rules of the practice world, pure: no Flask, no SQL. A package a subject; the models are in `state/`."""
