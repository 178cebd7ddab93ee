"""NemID's rules as the configuration has them: for its box, its own pages, the phone and the papers."""

from sandbox.config import Config
from sandbox.web.services import services
from sandbox.world.state.nemid import Rules


def rules() -> Rules:
    return rules_of(services().config)


def rules_of(config: Config) -> Rules:
    return Rules(
        attempts=config.nemid_attempts,
        lock_hours=config.nemid_lock_hours,
        wrong_keys=config.nemid_wrong_keys,
        session_minutes=config.session_minutes,
        session_warning_minutes=config.session_warning_minutes,
        locks=config.nemid_locks,
        abandoned_counts=config.nemid_abandoned_counts,
        key_minutes=config.nemid_key_minutes,
        few_keys=config.nemid_few_keys,
        card_weekdays=config.nemid_card_weekdays,
        password_weekdays=config.nemid_password_weekdays,
        temporary_days=config.nemid_temporary_days,
        confirm_new_card=config.nemid_confirm_new_card,
        app_minutes=config.nemid_app_minutes,
        app_wrong_codes=config.nemid_app_wrong_codes,
        app_wait_minutes=config.nemid_app_wait_minutes,
    )
