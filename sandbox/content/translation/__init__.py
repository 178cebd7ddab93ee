"""Extracts texts for gettext and keeps the catalogues up to date."""
