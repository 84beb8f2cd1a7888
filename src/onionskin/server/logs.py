"""Structured logs: a line of JSON for each event, with the id of the job and of the request."""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import Final, Literal

Form = Literal["json", "text", "off"]
VARIABLE: Final = "ONIONSKIN_LOG_FORM"
"""Tells the workers of a server which form their log has."""
_FIELDS: Final = ("job", "kind", "owner", "method", "route", "status", "milliseconds", "request")


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, message, and what was noted beside it."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        told |= {
            name: value for name in _FIELDS if (value := getattr(record, name, None)) is not None
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def start_logging(form: str) -> None:
    """Writes the log of onionskin to stderr in that form; "off" writes nothing."""
    log = logging.getLogger("onionskin")
    if form == "off":
        return
    handler = logging.StreamHandler(sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)s %(message)s")
    handler.setFormatter(JsonLines() if form == "json" else text)
    log.handlers = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False
