"""Powers of attorney and mailbox access that one citizen gives another."""
