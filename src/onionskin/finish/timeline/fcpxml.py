"""A timeline as FCPXML 1.11, which Final Cut Pro 10.7 and later and DaVinci Resolve read.

Apple's document type definition is followed: clips stand end to end in the spine, a transition
lies across its cut, everything else is connected to the clip above or under which it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.timeline.timeline import Clip, Timeline, Title, Track, Transition

_VERSION = "1.11"
_DISSOLVE = ("Cross Dissolve", "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265")
_TITLE = (
    "Basic Title",
    ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti",
)
_ROLES = {"voice": "dialogue", "music": "music", "effects": "effects"}
_RATES = {
    Fraction(24000, 1001): "2398",
    Fraction(24): "24",
    Fraction(25): "25",
    Fraction(30000, 1001): "2997",
    Fraction(30): "30",
    Fraction(50): "50",
    Fraction(60000, 1001): "5994",
    Fraction(60): "60",
}
_SIZES = {(1920, 1080): "1080p", (1280, 720): "720p"}


def write_fcpxml(timeline: Timeline, path: Path) -> None:
    """Writes the film as a project of an event. Other transitions than dissolves are dissolves
    there, with their kind as name. Raises InvalidInput without pictures, and MediaError.
    """
    pictures = timeline.tracks_of("video")
    if not pictures:
        raise InvalidInput("the timeline has no video track, so there is no FCPXML")
    document = _Document(timeline)
    root = document.root(pictures)
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n{body}\n'
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise MediaError(f"{path} could not be written ({error.strerror})") from error


class _Document:
    """One FCPXML document while it is being made."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._resources = Element("resources")
        self._assets: dict[tuple[Path, str], str] = {}
        self._effects: dict[str, str] = {}
        self._titles = 0
        self._format = self._add_format()

    def root(self, pictures: Sequence[Track]) -> Element:
        """The whole document."""
        root = Element("fcpxml", version=_VERSION)
        root.append(self._resources)
        event = SubElement(SubElement(root, "library"), "event", name=self._timeline.title)
        project = SubElement(event, "project", name=self._timeline.title)
        sequence = SubElement(
            project,
            "sequence",
            format=self._format,
            duration=self._time(self._timeline.frames),
            tcStart="0s",
            tcFormat="NDF",
            audioLayout="stereo",
            audioRate="48k",
        )
        self._fill(SubElement(sequence, "spine"), pictures)
        return root

    def _fill(self, spine: Element, pictures: Sequence[Track]) -> None:
        lowest, *above = pictures
        holders = self._spine_items(spine, lowest)
        for lane, track in enumerate(above, 1):
            for clip in track.clips:
                self._connect(holders, clip.at, self._asset_clip(clip, track, lane))
        for lane, track in enumerate(self._timeline.tracks_of("audio"), 1):
            for clip in track.clips:
                self._connect(holders, clip.at, self._asset_clip(clip, track, -lane))
        for title in self._timeline.titles:
            self._connect(holders, title.at, self._title(title, len(above) + 1))
        for marker in self._timeline.markers:
            element = Element("marker", duration=self._time(1), value=marker.name)
            if marker.note:
                element.set("note", marker.note)
            self._connect(holders, marker.at, element, at="start")

    def _spine_items(self, spine: Element, track: Track) -> list[tuple[int, int, Element]]:
        """Fills the spine; gives what begins at which frame of the film and of its own time."""
        holders: list[tuple[int, int, Element]] = []
        end = 0
        for clip in track.clips:
            if clip.at > end:
                holders.append(self._gap(spine, end, clip.at - end))
            if clip.transition is not None:
                spine.append(self._transition(clip.transition, clip.at))
            element = self._asset_clip(clip, track, 0)
            element.set("offset", self._time(clip.at))
            spine.append(element)
            holders.append((clip.at, clip.first, element))
            end = clip.end
        if end < self._timeline.frames:
            holders.append(self._gap(spine, end, self._timeline.frames - end))
        return holders

    def _gap(self, spine: Element, at: int, frames: int) -> tuple[int, int, Element]:
        times = {"offset": self._time(at), "start": "0s", "duration": self._time(frames)}
        return at, 0, SubElement(spine, "gap", {"name": "Gap"} | times)

    def _connect(
        self,
        holders: list[tuple[int, int, Element]],
        frame: int,
        element: Element,
        at: str = "offset",
    ) -> None:
        """Puts an element into the one under which it begins, at that one's own time."""
        begun = [holder for holder in holders if holder[0] <= frame] or holders[:1]
        if begun:
            start, own, holder = begun[-1]
            element.set(at, self._time(own + frame - start))
            holder.append(element)

    def _asset_clip(self, clip: Clip, track: Track, lane: int) -> Element:
        element = Element(
            "asset-clip",
            ref=self._asset(clip, track.kind),
            name=clip.name,
            start=self._time(clip.first),
            duration=self._time(clip.frames),
            tcFormat="NDF",
        )
        if lane:
            element.set("lane", str(lane))
        if track.kind == "audio":
            element.set("audioRole", _ROLES.get(track.name, "dialogue"))
        if clip.note:
            SubElement(element, "note").text = clip.note
        return element

    def _transition(self, transition: Transition, cut: int) -> Element:
        element = Element(
            "transition",
            name="Cross Dissolve" if transition.kind == "dissolve" else transition.kind,
            offset=self._time(cut - transition.before),
            duration=self._time(transition.frames),
        )
        SubElement(element, "filter-video", ref=self._effect(*_DISSOLVE), name=_DISSOLVE[0])
        return element

    def _title(self, title: Title, lane: int) -> Element:
        self._titles += 1
        style = f"ts{self._titles}"
        element = Element(
            "title",
            ref=self._effect(*_TITLE),
            lane=str(lane),
            name=title.text,
            start="0s",
            duration=self._time(title.frames),
        )
        SubElement(SubElement(element, "text"), "text-style", ref=style).text = title.text
        look = {"font": "Helvetica", "fontSize": "63", "fontColor": "1 1 1 1"}
        SubElement(SubElement(element, "text-style-def", id=style), "text-style", look)
        return element

    def _asset(self, clip: Clip, kind: str) -> str:
        known = self._assets.get((clip.path, kind))
        if known is not None:
            return known
        name = self._assets[clip.path, kind] = self._next()
        asset = SubElement(
            self._resources,
            "asset",
            id=name,
            name=clip.path.stem,
            start="0s",
            duration=self._time(clip.length),
        )
        if kind == "video":
            asset.attrib.update(hasVideo="1", format=self._format, videoSources="1")
        else:
            asset.attrib.update(
                hasAudio="1", audioSources="1", audioChannels="2", audioRate="48000"
            )
        SubElement(asset, "media-rep", kind="original-media", src=clip.path.absolute().as_uri())
        return name

    def _effect(self, name: str, uid: str) -> str:
        if name not in self._effects:
            self._effects[name] = self._next()
            SubElement(self._resources, "effect", id=self._effects[name], name=name, uid=uid)
        return self._effects[name]

    def _add_format(self) -> str:
        name, size = self._next(), self._timeline.size
        element = SubElement(self._resources, "format", id=name)
        known = _SIZES.get((size[0], size[1])), _RATES.get(self._timeline.fps)
        if all(known):
            element.set("name", f"FFVideoFormat{known[0]}{known[1]}")
        element.set("frameDuration", self._time(1))
        element.attrib.update(width=str(size[0]), height=str(size[1]))
        element.set("colorSpace", "1-1-1 (Rec. 709)")
        return name

    def _next(self) -> str:
        return f"r{len(self._resources) + 1}"

    def _time(self, frames: int) -> str:
        """Seconds as FCPXML has them: "1001/24000s", "5s"."""
        seconds = frames / self._timeline.fps
        if seconds.denominator == 1:
            return f"{seconds.numerator}s"
        # Frames of 1001/24000 s, and not what that may be cancelled to.
        rate = self._timeline.fps
        return f"{frames * rate.denominator}/{rate.numerator}s"
