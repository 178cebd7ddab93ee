"""What is written rather than computed, one file each, and the schemas that read it."""
