"""What a scenario's `start` and `meanwhile` put into a world."""
