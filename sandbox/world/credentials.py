from sandbox.world.base import Part


class Credentials(Part):
    """What one citizen signs in with; passwords are invented and printed on the seat card, so they are kept as they are.

    `nemid_number` has 9 digits, `card_number` a letter and 9 digits.
    """

    nemid_number: str
    user_id: str
    password: str
    card_number: str
    mitid_user_id: str
