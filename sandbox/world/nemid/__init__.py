"""NemID: sign-in, key cards, code app, locks and activation."""
