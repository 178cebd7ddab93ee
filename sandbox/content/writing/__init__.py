"""Writes days, numbers and placeholders into texts, in Danish and English."""
