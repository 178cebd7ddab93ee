"""Dates, rates, deadlines and the formulas that count with them."""
