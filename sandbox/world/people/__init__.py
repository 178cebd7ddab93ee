"""The invented households: names, CPR numbers, birth years, homes and finances."""
