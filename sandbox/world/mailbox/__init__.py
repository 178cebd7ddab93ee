"""Digital Post: delivery, folders, writing, replies, forwarding, notifications, search and the log."""
