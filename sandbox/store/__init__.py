"""The database: tables, `act`, the event log, snapshots."""
