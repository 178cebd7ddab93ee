"""Danish full-text search: stemming, misspellings and the documents that are searched."""
