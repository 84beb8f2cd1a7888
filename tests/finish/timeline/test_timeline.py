"""Timelines are written and opened again by readers that others wrote, to the frame."""

from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import opentimelineio as otio
import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.timeline import (
    Clip,
    Marker,
    Timeline,
    Title,
    Track,
    Transition,
    write_edl,
    write_fcp7,
    write_fcpxml,
    write_otio,
)

FILM = Fraction(24000, 1001)


def film(tmp_path, fps=FILM, **changes):
    """Three shots, a dissolve of 13 frames between the last two, a voice, music and captions."""
    shots = (
        Clip(
            name="Shot 1", path=tmp_path / "shots" / "one & 1.mp4", at=0, frames=60, note="Hello."
        ),
        Clip(name="Shot 2", path=tmp_path / "shots" / "two.mp4", at=60, frames=77, media_frames=97),
        Clip(
            name="镜头 3",
            path=tmp_path / "shots" / "three.mp4",
            at=137,
            frames=51,
            first=12,
            media_frames=63,
            transition=Transition(kind="dissolve", frames=13),
        ),
    )
    voice = (
        Clip(name="line 1", path=tmp_path / "voice" / "1.wav", at=5, frames=40),
        Clip(name="line 2", path=tmp_path / "voice" / "2.wav", at=70, frames=30),
    )
    music = (Clip(name="music", path=tmp_path / "music.wav", at=0, frames=188),)
    return Timeline(
        **(
            {
                "title": "A film",
                "fps": fps,
                "size": (1920, 1080),
                "tracks": (
                    Track(kind="video", name="pictures", clips=shots),
                    Track(kind="audio", name="voice", clips=voice),
                    Track(kind="audio", name="music", clips=music),
                ),
                "markers": (Marker(at=60, name="Second scene", note="outside"),),
                "titles": (Title(at=10, frames=48, text="Dr <Lin> & Co"),),
                "captions": tmp_path / "film.srt",
            }
            | changes
        )
    )


def spans(track):
    """Of each clip its name, where it lies on the track, and which frames of its file it shows."""
    found = []
    for clip in track.find_clips():
        place, source = clip.range_in_parent(), clip.source_range
        times = (place.start_time, place.duration, source.start_time)
        found.append((clip.name, *(round(time.value) for time in times)))
    return found


PICTURES = [("Shot 1", 0, 60, 0), ("Shot 2", 60, 77, 0), ("镜头 3", 137, 51, 12)]
EVENTS = [(0, 60, 0), (60, 71, 0), (131, 57, 6)]
"""The same in an EDL, where a dissolve begins the clip that comes in."""


@pytest.mark.parametrize("fps", [FILM, Fraction(25), Fraction(30000, 1001), Fraction(60)])
def test_otio_keeps_every_frame(tmp_path, fps):
    """Tracks, gaps, the transition, handles, markers, notes and where the files are."""
    write_otio(film(tmp_path, fps), tmp_path / "film.otio")
    read = otio.adapters.read_from_file(str(tmp_path / "film.otio"))
    pictures, voice, music, titles = read.tracks
    assert spans(pictures) == PICTURES
    assert spans(voice) == [("line 1", 5, 40, 0), ("line 2", 70, 30, 0)]
    assert spans(music) == [("music", 0, 188, 0)]
    assert titles.find_clips()[0].media_reference.parameters["text"] == "Dr <Lin> & Co"
    assert titles.range_of_child_at_index(1).start_time.value == 10
    over = next(each for each in pictures if isinstance(each, otio.schema.Transition))
    assert (over.in_offset.value, over.out_offset.value) == (6, 7)
    shots = pictures.find_clips()
    assert shots[1].media_reference.available_range.duration.value == 97
    assert shots[0].media_reference.target_url == "shots/one%20%26%201.mp4"
    assert shots[0].metadata["onionskin"]["note"] == "Hello."
    assert read.tracks.markers[0].name == "Second scene"
    assert read.tracks.markers[0].marked_range.start_time.value == 60
    assert read.metadata["onionskin"]["captions"] == "film.srt"
    assert Fraction(read.metadata["onionskin"]["exact_rate"]) == fps


@pytest.mark.parametrize("fps", [FILM, Fraction(25), Fraction(30000, 1001), Fraction(60)])
def test_fcp7_keeps_every_frame(tmp_path, fps):
    """Read by OpenTimelineIO's own adapter: pictures, sound, and the dissolve."""
    write_fcp7(film(tmp_path, fps), tmp_path / "film.xml")
    read = otio.adapters.read_from_file(str(tmp_path / "film.xml"), adapter_name="fcp_xml")
    assert spans(read.tracks[0]) == PICTURES
    heard = [track for track in read.tracks if track.kind == "Audio"]
    assert spans(heard[0]) == [("line 1", 5, 40, 0), ("line 2", 70, 30, 0)]
    over = next(each for each in read.tracks[0] if isinstance(each, otio.schema.Transition))
    assert over.in_offset.value + over.out_offset.value == 13
    url = read.tracks[0].find_clips()[0].media_reference.target_url
    assert url.startswith("file://")
    assert "one%20%26%201.mp4" in url
    assert {marker.name for marker in read.tracks.markers} == {"Second scene", "Dr <Lin> & Co"}


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(25), Fraction(30)])
def test_an_edl_keeps_every_frame(tmp_path, fps):
    """Of the lowest track of pictures; the dissolve too."""
    write_edl(film(tmp_path, fps), tmp_path / "film.edl")
    read = otio.adapters.read_from_file(
        str(tmp_path / "film.edl"), adapter_name="cmx_3600", rate=float(fps)
    )
    assert [each[1:] for each in spans(read.tracks[0])] == EVENTS
    over = next(each for each in read.tracks[0] if isinstance(each, otio.schema.Transition))
    assert (over.in_offset.value, over.out_offset.value) == (0, 13)


def test_an_edl_counts_the_frames_of_film_in_video(tmp_path):
    """At 24000/1001 it counts 24 frames a second, as editing programs do."""
    write_edl(film(tmp_path), tmp_path / "film.edl")
    text = (tmp_path / "film.edl").read_text()
    assert "00:00:02:12" in text  # frame 60
    read = otio.adapters.read_from_file(
        str(tmp_path / "film.edl"), adapter_name="cmx_3600", rate=24
    )
    assert [each[1:] for each in spans(read.tracks[0])] == EVENTS


def frames_of(text, fps):
    """Frames that an FCPXML time stands for; fails where it is none."""
    frames = Fraction(text.removesuffix("s")) * fps
    assert frames.denominator == 1
    return int(frames)


@pytest.mark.parametrize("fps", [FILM, Fraction(24), Fraction(60000, 1001)])
def test_fcpxml_is_laid_out_as_final_cut_asks(tmp_path, fps):
    """Clips end to end, the transition across its cut, the rest connected, all on whole frames."""
    write_fcpxml(film(tmp_path, fps), tmp_path / "film.fcpxml")
    root = ElementTree.parse(tmp_path / "film.fcpxml").getroot()
    assert root.get("version") == "1.11"
    resources = {each.get("id"): each for each in root.find("resources")}
    for element in root.iter():
        if "ref" in element.attrib and element.tag != "text-style":
            assert element.get("ref") in resources
        for name in ("offset", "start", "duration", "frameDuration"):
            if name in element.attrib:
                frames_of(element.get(name), fps)
    spine = root.find(".//spine")
    clips = [each for each in spine if each.tag == "asset-clip"]
    laid = [
        tuple(frames_of(each.get(name), fps) for name in ("offset", "duration", "start"))
        for each in clips
    ]
    assert laid == [(0, 60, 0), (60, 77, 0), (137, 51, 12)]
    over = spine.find("transition")
    assert list(spine).index(over) == 2
    assert (frames_of(over.get("offset"), fps), frames_of(over.get("duration"), fps)) == (131, 13)
    assert resources[over.find("filter-video").get("ref")].get("uid").startswith("FxPlug:")
    assert resources[clips[1].get("ref")].get("duration") == (
        f"{97 * fps.denominator}/{fps.numerator}s"
    )


def test_fcpxml_connects_voice_music_titles_and_markers(tmp_path):
    """Each in the time of the clip that it hangs on, in the order that the definition has."""
    write_fcpxml(film(tmp_path), tmp_path / "film.fcpxml")
    first, second, third = ElementTree.parse(tmp_path / "film.fcpxml").findall(
        ".//spine/asset-clip"
    )
    assert [each.tag for each in first] == ["note", "asset-clip", "asset-clip", "title"]
    line, music, title = list(first)[1:]
    assert (line.get("lane"), line.get("audioRole")) == ("-1", "dialogue")
    assert (music.get("lane"), music.get("audioRole")) == ("-2", "music")
    assert frames_of(line.get("offset"), FILM) == 5
    assert title.find("text/text-style").text == "Dr <Lin> & Co"
    assert title.find("text-style-def").get("id") == title.find("text/text-style").get("ref")
    assert [each.tag for each in second] == ["asset-clip", "marker"]
    assert frames_of(second[0].get("offset"), FILM) == 10
    assert frames_of(second[1].get("start"), FILM) == 0
    assert second[1].get("value") == "Second scene"
    assert len(third) == 0


def test_gaps_are_kept(tmp_path):
    """Where a track has nothing there is a gap, at the end too."""
    one = Clip(name="late", path=tmp_path / "a.mp4", at=10, frames=5)
    music = Clip(name="music", path=tmp_path / "m.wav", at=0, frames=30)
    tracks = (
        Track(kind="video", name="v", clips=(one,)),
        Track(kind="audio", name="music", clips=(music,)),
    )
    timeline = film(tmp_path, Fraction(25), tracks=tracks, markers=(), titles=())
    write_fcpxml(timeline, tmp_path / "film.fcpxml")
    spine = ElementTree.parse(tmp_path / "film.fcpxml").find(".//spine")
    assert [each.tag for each in spine] == ["gap", "asset-clip", "gap"]
    write_otio(timeline, tmp_path / "film.otio")
    read = otio.adapters.read_from_file(str(tmp_path / "film.otio"))
    assert spans(read.tracks[0]) == [("late", 10, 5, 0)]


def clip(at, **changes):
    return Clip(**({"name": f"at {at}", "path": Path("a.mp4"), "at": at, "frames": 10} | changes))


DISSOLVE = Transition(kind="dissolve", frames=8)


@pytest.mark.parametrize(
    ("clips", "message"),
    [
        ((clip(0), clip(5)), "before"),
        ((clip(0, transition=DISSOLVE),), "nothing ends"),
        ((clip(0), clip(12, first=9, transition=DISSOLVE)), "nothing ends"),
        ((clip(0), clip(10, first=9, transition=DISSOLVE)), "4 more frames"),
        ((clip(0, media_frames=20), clip(10, first=3, transition=DISSOLVE)), "4 before"),
    ],
)
def test_tracks_that_cannot_be_are_refused(clips, message):
    """Overlaps, and transitions without the frames that they need."""
    with pytest.raises(InvalidInput, match=message):
        Track(kind="video", name="v", clips=clips)


def test_what_has_no_pictures_has_no_edl(tmp_path):
    """Nor FCPXML; and a folder that is not there is told."""
    silent = film(tmp_path, tracks=(), markers=(), titles=())
    for write in (write_edl, write_fcpxml):
        with pytest.raises(InvalidInput, match="video track"):
            write(silent, tmp_path / "film")
    for write in (write_otio, write_fcp7, write_edl, write_fcpxml):
        with pytest.raises(MediaError, match="could not be written"):
            write(film(tmp_path), tmp_path / "no" / "film.x")
