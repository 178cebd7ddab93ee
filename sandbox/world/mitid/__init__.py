"""MitID: accounts, authenticators, sign-in and activation."""
