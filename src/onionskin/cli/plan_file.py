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
    import yaml

    text = _text_of(path)
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        where = str(getattr(error, "problem_mark", "")).strip()
        raise InvalidInput(f"plan {path} is not YAML ({where}); see `onionskin plan`") from None
    if isinstance(content, dict) and isinstance(content.get("plan"), dict):
        text = yaml.safe_dump(content["plan"], allow_unicode=True, sort_keys=False)
    from onionskin.plan.serial import plan_from_yaml

    return plan_from_yaml(text)


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InvalidInput(f"plan {path} is larger than {_MAX_BYTES:,} bytes; give a plan file")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"plan {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"plan {path} is not text in UTF-8; give a plan file") from None
