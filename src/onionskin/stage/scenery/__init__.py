"""Drawn scenery: any place, hour and weather, at any size, moment and camera."""

from onionskin.stage.scenery.light import Light, light_of, weather_front
from onionskin.stage.scenery.painter import paint_scenery
from onionskin.stage.scenery.view import Picture, View

__all__ = ["Light", "Picture", "View", "light_of", "paint_scenery", "weather_front"]
