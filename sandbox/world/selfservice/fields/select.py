"""The field type `select`: one choice of a list."""

from sandbox.world.selfservice.fields.radio import Radio


class Select(Radio):
    """One of so many that they do not fit on the page."""

    group = False
