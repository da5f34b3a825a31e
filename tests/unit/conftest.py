import pytest

from bot.content.catalog import Catalog, load_catalog
from bot.content.files import Prompts
from bot.content.reframe import load_engine
from bot.reframe.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine(Prompts())


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog(Prompts())
