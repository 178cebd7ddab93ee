"""The schemas that read `content/`, and the checks of what its files refer to. It has no data of its own."""
