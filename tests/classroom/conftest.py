"""The instructor's browser, and one that has only come to look."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import PASSWORD


@pytest.fixture
def instructor(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.post("/instructor/log-in", data={"password": PASSWORD})
    return client
