"""Conditions of a scenario's steps: over events and over the world."""
