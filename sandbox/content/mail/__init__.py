"""Models of letters, text messages, documents and records, and of the authorities that send them."""
