from sandbox.world.base import Part


class Credentials(Part):
    """What one citizen signs in with. The password is invented and printed, so it is kept as it is.

    `nemid_number` has nine digits, `card_number` a letter and nine digits.
    """

    nemid_number: str
    user_id: str
    password: str
    card_number: str
    mitid_user_id: str
