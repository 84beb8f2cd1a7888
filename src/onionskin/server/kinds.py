"""The kinds of jobs, and what their files are called in the folder of a job."""

from __future__ import annotations

from typing import Final

CLIP, FILM = "clip", "film"
VIDEO, THUMBNAIL, SHEET = "video.mp4", "thumbnail.webp", "spritesheet.jpg"
BOARD_FOLDER: Final = "film"
"""Where the storyboard of a film and its assets lie."""
BESIDE: Final = {
    "video": ("film.*", "video/*"),
    "thumbnail": ("film.jpg", "image/jpeg"),
    "captions": ("film.srt", "application/x-subrip"),
    "timeline": ("film.otio", "application/json"),
    "report": ("film.html", "text/html"),
    "provenance": ("provenance.json", "application/json"),
    "handover": ("handover.zip", "application/zip"),
}
"""What there is of a film: file and type."""
