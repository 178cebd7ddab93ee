"""Models of site owners, false sites and fraud helplines."""
