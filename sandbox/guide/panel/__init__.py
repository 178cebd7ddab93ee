"""The guide's panel beside the page, and its views."""
