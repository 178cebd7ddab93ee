"""Models of the portal's articles, themes, life situations, calculators, questions, pages and power areas."""
