"""The guide: scenarios, their conditions, a participant's progress, the panel beside the page."""
