"""What an exercise's `start` and `meanwhile` put into a world, one class a kind; `kinds.py` lists them."""
