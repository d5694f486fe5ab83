import pytest


@pytest.fixture
def written(tmp_path):
    def write(content, encoding="utf-8", name="export.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return file

    return write
