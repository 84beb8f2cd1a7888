"""`onionskin curate`."""

from tests.curation.conftest import panned, write


def test_curate_makes_a_set_and_tells_it(onionskin, tmp_path):
    """As JSON; a dry run before it writes nothing."""
    write(tmp_path / "footage" / "a wall of balloons.mp4", panned(4))
    dry = onionskin("curate", "footage", "--dry-run", "--json").json
    assert (dry["schema"], dry["num_without_licence"]) == ("onionskin.curate_preview/1", 1)
    limits = ["shots.min_seconds=1", "shots.detector=own", "frame.min_side=32", "shots.side=128"]
    result = onionskin(
        "curate", "footage", "-o", "set", "--licence", "CC0", "--skip", "text", "--json",
        *(each for limit in limits for each in ("--limit", limit)),
    )  # fmt: skip
    assert (result.json["schema"], result.json["num_kept"]) == ("onionskin.curate/1", 1)
    assert (tmp_path / "set" / "manifest.parquet").is_file()


def test_a_set_needs_a_name_and_footage_a_licence(onionskin, tmp_path):
    """One line each, exit code 2."""
    write(tmp_path / "footage" / "a.mp4", panned(4, 2))
    result = onionskin("curate", "footage")
    assert (result.exit_code, "give -o SET" in result.stderr) == (2, True)
    result = onionskin("curate", "footage", "-o", "set")
    assert (result.exit_code, "give --licence" in result.stderr) == (2, True)
