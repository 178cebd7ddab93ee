"""The counts and lengths that an installation can set: settings in `Config`, carried to the world as `world.rules`.

Source: the domain facts on NemID, MitID and the broker. A number that nobody publishes is a setting.
Minutes, hours and days are those of the seat's clock.
"""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from sandbox.config_reading import unusable, yes_or_no

COHORT_YEAR = 2026
TICK_SECONDS = 20

Switch = Annotated[bool, BeforeValidator(yes_or_no)]


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NemIdRules(_Rules):
    """The counts and lengths of NemID."""

    attempts: int = Field(
        5, ge=1, le=100, description="Wrong user-ids or passwords in a row before NemID locks."
    )
    lock_hours: int = Field(8, ge=1, le=1000, description="Hours of the seat's clock that the lock lasts.")
    wrong_keys: int = Field(5, ge=1, le=100, description="Wrong keys in a row before NemID is blocked.")
    locks: int = Field(
        2,
        ge=0,
        le=100,
        description="Locks in a row that wrong passwords bring; what would be one more blocks NemID.",
    )
    abandoned_counts: Switch = Field(
        True, description="A key step that is left counts as failed; as many as attempts lock."
    )
    key_minutes: int = Field(
        10, ge=1, le=1440, description="Minutes of the seat's clock that a key is asked for."
    )
    few_keys: int = Field(20, ge=0, le=147, description="Keys left at which a new key card is posted.")
    card_weekdays: int = Field(
        5, ge=0, le=60, description="Weekdays of the seat's clock that a key card takes by post."
    )
    password_weekdays: int = Field(
        3, ge=0, le=60, description="Weekdays of the seat's clock that a temporary password takes by post."
    )
    temporary_days: int = Field(28, ge=1, le=365, description="Days that a temporary password can be used.")
    confirm_new_card: Switch = Field(
        True, description="A new key card is taken into use by typing its number."
    )
    app_minutes: int = Field(
        5, ge=1, le=1440, description="Minutes of the seat's clock to approve in the code app."
    )
    app_wrong_codes: int = Field(3, ge=1, le=100, description="Wrong codes in a row that close the code app.")
    app_wait_minutes: int = Field(60, ge=0, le=1440, description="Minutes until a new code app is ready.")


class MitIdRules(_Rules):
    """The counts and lengths of MitID."""

    pin_attempts: int = Field(3, ge=1, le=100, description="Wrong PINs in a row that pause the MitID app.")
    password_attempts: int = Field(
        5, ge=1, le=100, description="Wrong MitID passwords in a row that pause it."
    )
    pause_minutes: int = Field(
        10, ge=1, le=1440, description="Minutes of the seat's clock that such a pause lasts."
    )
    pauses: int = Field(2, ge=0, le=100, description="Pauses in a row; what would be one more blocks.")
    timeout_minutes: int = Field(
        5, ge=1, le=1440, description="Minutes of the seat's clock that MitID waits for a step."
    )
    one_time_digits: int = Field(
        4,
        ge=4,
        le=6,
        description="Digits of the one-time code for a phone that cannot scan; sources say 4 or 6.",
    )
    exact_case: Switch = Field(True, description="Capitals in a MitID password make a difference.")


class SessionRules(_Rules):
    """How long a sign-in lasts on all sites that the broker serves."""

    minutes: int = Field(
        30, ge=2, le=1440, description="Idle minutes of the seat's clock after which a sign-in ends."
    )
    warning_minutes: int = Field(
        5,
        ge=1,
        le=1439,
        validate_default=True,
        description="Minutes before that end at which the warning comes.",
    )

    @field_validator("warning_minutes")
    @classmethod
    def _comes_before_the_end(cls, minutes: int, info: ValidationInfo) -> int:
        if minutes >= info.data.get("minutes", minutes + 1):
            raise unusable("skal være mindre end SESSION_MINUTES.", "has to be less than SESSION_MINUTES.")
        return minutes


class Rules(_Rules):
    """All rules that the world's functions go by."""

    nemid: NemIdRules = NemIdRules()
    mitid: MitIdRules = MitIdRules()
    session: SessionRules = SessionRules()


STANDARD = Rules()
