"""Clients of the pages over stories in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from onrecord.web import create_app
from web.shelf import Shelf, made_up_stories, opener_of, real_stories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.web.opening import Opener


def client_over(opener: Opener, *, tells_faults: bool = True) -> TestClient:
    return TestClient(
        create_app(opener),
        base_url="http://localhost:8765",
        follow_redirects=False,
        raise_server_exceptions=tells_faults,
    )


def client_of(shelf: Shelf, *, tells_faults: bool = True) -> TestClient:
    return client_over(opener_of(shelf), tells_faults=tells_faults)


@pytest.fixture
def real() -> Iterator[TestClient]:
    with client_of(real_stories()) as client:
        yield client


@pytest.fixture
def made() -> Iterator[TestClient]:
    with client_of(made_up_stories()) as client:
        yield client


@pytest.fixture
def empty() -> Iterator[TestClient]:
    with client_of(Shelf([])) as client:
        yield client
