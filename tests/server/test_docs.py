"""What docs/server.md tells people to type does what it says."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "server.md"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_examples_for_curl_make_and_fetch_a_video(running, tmp_path):
    """One after another, as they stand there; made small."""
    (block,) = re.findall(r"```sh\n(curl .*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    lines = block.replace("http://127.0.0.1:8000", running.address).splitlines()
    assert len(lines) == 3

    def typed(line: str) -> bytes:
        return subprocess.run(
            ["bash", "-c", f"set -e; {line} -sS --fail"],
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout

    small = lines[0].replace("seconds=2", "seconds=0.5 -F size=160x90")
    video = json.loads(typed(small))["id"]
    running.work()
    assert json.loads(typed(lines[1].replace("VIDEO_ID", video)))["status"] == "completed"
    typed(lines[2].replace("VIDEO_ID", video))
    assert (tmp_path / "fox.mp4").read_bytes()[4:8] == b"ftyp"
