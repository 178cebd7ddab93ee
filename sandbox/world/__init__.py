"""The pure core: a module a subject, each with its models, its changes and its events."""
