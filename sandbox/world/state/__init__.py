"""The models of the world document. No function here takes a world."""
