"""The imitated sites, one module each; none imports another."""
