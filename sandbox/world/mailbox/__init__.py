"""Digital Post: delivery, folders, writing, replies, notifications and search."""
