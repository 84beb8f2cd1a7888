"""A film as editing programs take it over: OpenTimelineIO, FCPXML, FCP7 XML and EDL."""

from onionskin.finish.timeline.fcpxml import write_fcpxml
from onionskin.finish.timeline.opentimeline import write_edl, write_fcp7, write_otio
from onionskin.finish.timeline.timeline import Clip, Marker, Timeline, Title, Track, Transition

__all__ = [
    "Clip",
    "Marker",
    "Timeline",
    "Title",
    "Track",
    "Transition",
    "write_edl",
    "write_fcp7",
    "write_fcpxml",
    "write_otio",
]
