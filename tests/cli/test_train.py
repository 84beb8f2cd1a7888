"""`onionskin train`."""

from pathlib import Path

CONFIG = """
from onionskin.toybox.model import ModelConfig
from onionskin.toybox.training.config import Drawn, Kind, TrainConfig

config = TrainConfig(
    model=ModelConfig(width=16, num_layers=1, num_heads=1, hidden=16, channels=(8, 8, 8)),
    kinds=(Kind(batch=2, num_frames=1, height=32, width=32, micro_batch=1),),
    data=Drawn(num_captions=2),
    num_steps=2,
    log_every=1,
    num_loaders=0,
)
"""


def test_a_model_is_trained_by_two_processes_and_goes_on_in_one(onionskin, tmp_path):
    """And says where its weights are."""
    Path("tiny.py").write_text(CONFIG)
    done = onionskin("train", "tiny.py", "--run", "run", "--json").json
    assert (done["schema"], done["step"]) == ("onionskin.train/1", 2)
    assert Path(done["weights"]).is_file()
    assert len(Path("run/log.jsonl").read_text().splitlines()) == 2
    more = onionskin("train", "tiny.py", "--run", "run", "--steps", "3", "--json").json
    assert more["step"] == 3
    assert len(Path("run/log.jsonl").read_text().splitlines()) == 3


def test_a_dry_run_tells_sizes_and_writes_nothing(onionskin, tmp_path):
    """Of each process."""
    Path("tiny.py").write_text(CONFIG)
    shown = onionskin("train", "tiny.py", "--dry-run", "--processes", "2").stdout.splitlines()
    assert "parameters, 2 processes; the largest batch is 1x32x32" in shown[0]
    assert [line.partition(":")[0] for line in shown[1:8]] == [
        "weights", "moving average", "optimiser", "gradients", "activations", "gathered weights",
        "total",
    ]  # fmt: skip
    assert shown[8].endswith("operations per step")
    assert not Path("run").exists()


def test_faults_take_a_line_each(onionskin, tmp_path):
    """The last of them is the error."""
    Path("bad.py").write_text(
        CONFIG.replace("height=32", "height=30").replace("log_every=1", "log_every=0")
    )
    result = onionskin("train", "bad.py", "--run", "run")
    assert result.exit_code == 2
    assert [line.partition(" is ")[0] for line in result.stderr.splitlines()] == [
        "bad.py: log_every",
        "onionskin: bad.py: kinds[0].height",
    ]
    assert "give --run FOLDER" in onionskin("train", "small").stderr
