"""Self-services: drafts, submissions, cases, consents, payments and effects."""
