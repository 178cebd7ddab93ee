from pathlib import Path

from flask.testing import FlaskClient

from sandbox import create_app
from sandbox.config import VERSION, Config


def test_it_tells_status_version_counts_and_kind_of_database(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    told = answer.get_json()
    assert told["status"] == "ok"
    assert told["version"] == VERSION
    assert told["scenarios"] >= 3
    assert told["self_services"] >= 1
    assert told["database"] == "sqlite"


def test_an_exercise_that_was_left_out_shows(config: Config, tmp_path: Path) -> None:
    pack = tmp_path / "exercises" / "pack"
    pack.mkdir(parents=True)
    (pack / "broken.yaml").write_text("format: 1\ntitel: Forkert\n")
    broken = Config.from_environ(
        {}, data_dir=config.data_dir, secret_key="s" * 32, scenario_dirs=(tmp_path / "exercises",)
    )
    told = create_app(broken).test_client().get("/healthz").get_json()
    assert (told["status"], told["scenarios"]) == ("degraded", 0)
