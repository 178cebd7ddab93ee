"""The database: tables, `act`, the event log, snapshots for undo, classes and migrations."""
