"""The conditions of a scenario's steps, over events and over the world."""
