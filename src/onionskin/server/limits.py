"""`Limits`: what one request, and one owner, may ask a server for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one request, and one owner, may ask for."""

    upload_bytes: int = 200 * 2**20
    """Of the whole body of a request."""
    picture_bytes: int = 20 * 2**20
    pixels: int = 40_000_000
    """Of one picture that is sent: more than an 8K one."""
    clip_seconds: float = 1800.0
    """Of one clip that is sent."""
    sound_seconds: float = 7200.0
    """Of one sound that is sent."""
    shelf_bytes: int = 4 * 2**30
    """Of all files that one owner has sent and not deleted."""
    seconds: float = 300.0
    """Of one clip that is made."""
    queued: int = 200
    """Jobs of one owner that wait."""
    requests_per_minute: int = 1200
    artefact_bytes: int = 100 * 2**30
    """Of all finished jobs of one owner; the oldest are forgotten beyond that."""
    keep_seconds: float | None = 7 * 86_400.0
    """How long finished jobs are kept."""
