"""Plan files: YAML as `onionskin plan` prints it, or its `--json`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onionskin.errors import InvalidInput

if TYPE_CHECKING:
    from onionskin.plan.plan import Plan

_MAX_BYTES = 1_000_000


def read_plan(path: Path) -> Plan:
    """The plan in a file. Raises InvalidInput for one that is missing or is not a plan."""
    text = _text_of(path)
    try:
        return _plan_of(text)
    except InvalidInput as error:
        raise InvalidInput(f"{path}: {error}") from None
    except RecursionError:
        raise InvalidInput(f"{path} is nested too deeply; give a plan file") from None


def _plan_of(text: str) -> Plan:
    import yaml

    from onionskin.plan.serial import plan_from_dict, plan_from_yaml

    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError:
        return plan_from_yaml(text)  # which says where it is no YAML
    if isinstance(content, dict) and "plan" in content:
        return plan_from_dict(content["plan"])
    return plan_from_dict(content)


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InvalidInput(f"plan {path} is larger than {_MAX_BYTES:,} bytes; give a plan file")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"plan {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"plan {path} is not text in UTF-8; give a plan file") from None
