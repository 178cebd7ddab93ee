"""Owners of hosts, false sites and whom to call about fraud."""
