"""Drawn scenery: any place, hour and weather, at any size, moment and camera."""

from onionskin.plan.scenery.light import Light, light_of, weather_front
from onionskin.plan.scenery.painter import paint_scenery
from onionskin.plan.scenery.view import Picture, View

__all__ = ["Light", "Picture", "View", "light_of", "paint_scenery", "weather_front"]
