"""NemID: sign-in, key cards, code app, code viewer, locks and activation."""
