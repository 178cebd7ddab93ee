"""The models of a world document; no function here takes a world."""
