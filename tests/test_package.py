"""Importing the package."""

import subprocess
import sys

import onionskin


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_every_public_name_can_be_reached():
    """Every name in __all__ loads, and is listed."""
    for name in onionskin.__all__:
        assert getattr(onionskin, name) is not None
    assert set(dir(onionskin)) == set(onionskin.__all__)


def test_import_is_light():
    """`import onionskin` loads nothing heavy, and takes under 0.3 s of a processor."""
    code = """
import sys, time
start = time.process_time()
import onionskin
seconds = time.process_time() - start
heavy = {"torch", "numpy", "cv2", "av", "typer", "diffusers", "ray"} & set(sys.modules)
print(seconds < 0.3, sorted(heavy))
"""
    assert run_python(code).strip() == "True []"


def test_command_line_loads_no_torch():
    """The command line answers without loading torch."""
    code = "import sys, onionskin.cli.app; print('torch' in sys.modules)"
    assert run_python(code).strip() == "False"
