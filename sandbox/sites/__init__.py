"""The imitated sites, one module each; none imports another. A new one is added to `SITES`."""

from flask import Blueprint

SITES: tuple[Blueprint, ...] = ()
