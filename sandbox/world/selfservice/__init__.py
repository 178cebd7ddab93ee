"""Self-services: drafts, submissions, cases, consents, payments, effects and the registers they change."""
