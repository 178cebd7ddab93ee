"""MitID: accounts, authenticators, the app, sign-in, activation and the visit to an office."""
