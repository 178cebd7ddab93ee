"""Events and checklists of the portal."""
