"""Whether `openapi.json` is true: every route is asked at random, and its answers are compared.

    python benchmarks/server/schema.py --examples 20

Needs schemathesis (benchmarks/requirements.txt). Exit code 1 for a server error, or an answer (its
status, type or body) that is not described.
"""

from __future__ import annotations

import argparse
import collections
import sys
import tempfile
import warnings
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks
from schemathesis.config import SchemathesisConfig

from onionskin.jobs.store import JobStore
from onionskin.server.app import create_app
from onionskin.server.config import Config
from onionskin.server.limits import Limits

CHECKS = (
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
)
MAY_BE_DOWN = "/ready"
"""Its 503 is what it is for."""


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--examples", type=int, default=20, help="of each route")
    asked.add_argument("--only", default="", help="routes whose path holds this")
    given_ = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        limits = Limits(queued=10**6, requests_per_minute=10**9, seconds=20)
        app = create_app(Config(store=JobStore(Path(folder)), limits=limits, hosts=("*",)))
        found = run(app, given_.examples, given_.only)
    print(f"{found.routes} routes, {found.requests} requests, {len(found.faults)} faults")
    for fault, count in found.faults.most_common():
        print(f"{count:4} {fault}")
    return 1 if found.faults else 0


class Found:
    """What came of all requests."""

    def __init__(self) -> None:
        self.routes = self.requests = 0
        self.faults: collections.Counter[str] = collections.Counter()


def run(app: object, examples: int, only: str = "") -> Found:
    """Asks every route of an app so many times."""
    found = Found()
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=SchemathesisConfig())
    for result in schema.get_all_operations():
        operation = result.ok()
        if only in operation.path:
            found.routes += 1
            ask(operation, examples, found)
    return found


def ask(operation, examples: int, found: Found) -> None:
    """Asks one route at random."""

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def tried(case) -> None:
        found.requests += 1
        try:
            response = case.call(timeout=600)
        except UnicodeEncodeError:
            return  # what no client can send
        try:
            wanted = CHECKS[1:] if operation.path == MAY_BE_DOWN else CHECKS
            case.validate_response(response, checks=wanted)
        except BaseException as error:
            if not isinstance(error, Exception) and not hasattr(error, "exceptions"):
                raise
            for each in getattr(error, "exceptions", (error,)):
                line = str(each).strip().splitlines()[0]
                said = f"{operation.label}: {response.status_code}: {line} {response.text[:160]!r}"
                found.faults[said] += 1

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tried()


if __name__ == "__main__":
    sys.exit(main())
