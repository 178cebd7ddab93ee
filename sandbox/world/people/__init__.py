"""Invented households: names, CPR numbers, homes, finances."""
