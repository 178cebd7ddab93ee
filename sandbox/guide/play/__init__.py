"""Plays a scenario in a real browser and verifies each step."""
