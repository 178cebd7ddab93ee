"""A citizen's own documents, records and attachments."""
