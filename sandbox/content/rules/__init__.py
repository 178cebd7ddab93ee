"""The notation of dates, the rates and deadlines of each year, and the formulas that use them."""
