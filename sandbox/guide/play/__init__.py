"""Plays an exercise in a real browser and verifies every step and mistake."""
