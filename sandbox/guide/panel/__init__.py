"""The guide's panel beside the page: what it shows, and the views of its buttons."""
