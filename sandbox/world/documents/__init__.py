"""A citizen's own documents, the authorities' records, and the attachments of letters."""
