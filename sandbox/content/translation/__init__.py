"""Extracts texts for gettext, updates the catalogues and checks translations."""
