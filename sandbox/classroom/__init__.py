"""Classes, joining, seats, the instructor's pages."""
