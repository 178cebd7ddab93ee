"""Letters, text messages, documents and records, and the authorities that send them."""
