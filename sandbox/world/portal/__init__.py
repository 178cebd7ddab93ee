"""The portal's events, and the checklist of a life situation."""
