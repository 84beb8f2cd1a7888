"""Limits: from a file, one by one, and refused where they cannot be."""

import pytest

from onionskin.curation.config import FILTER_NAMES, CurationConfig, config_text, read_config
from onionskin.errors import InvalidInput, MediaError


def test_a_file_and_overrides(tmp_path):
    """What is given last holds; all else stays as it is."""
    (tmp_path / "limits.yaml").write_text(
        "motion: {min_degree: 0.1, max_degree: 3}\nskip: [text]\n"
    )
    config = read_config(tmp_path / "limits.yaml", ["motion.min_degree=0.2"], licence="CC0")
    assert (config.motion.min_degree, config.motion.max_degree) == (0.2, 3.0)
    assert (config.licence, config.skip) == ("CC0", ("text",))
    assert config.blur == CurationConfig().blur


def test_the_whole_config_can_be_written_and_read(tmp_path):
    """As a set keeps it."""
    config = read_config(None, ["rights.licences=[CC0, CC BY 4.0]", "taste.min_score=0.25"])
    (tmp_path / "set.yaml").write_text(config_text(config))
    assert read_config(tmp_path / "set.yaml") == config


def test_every_filter_has_limits():
    """Under its name."""
    for name in FILTER_NAMES:
        assert hasattr(CurationConfig(), name)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("motion.min_degree", "give FILTER.LIMIT=VALUE"),
        ("motion.degree=1", "no field is called 'degree'"),
        ("motions.min_degree=1", "no field is called 'motions'"),
        ("blur.max_blur=3", "blur.max_blur is 3"),
        ("shots.max_seconds=2", "twice min_seconds"),
        ("skip=[colour]", "skip is 'colour'"),
        ("captioner=gpt", "give openai:MODEL"),
    ],
)
def test_what_cannot_be_is_refused(given, said):
    """In one line that names the field."""
    with pytest.raises(InvalidInput, match=said):
        read_config(None, [given])


def test_a_file_that_is_not_there(tmp_path):
    """Is named."""
    with pytest.raises(MediaError, match=r"limits.yaml cannot be read"):
        read_config(tmp_path / "limits.yaml")
