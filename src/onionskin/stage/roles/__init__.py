"""Everybody the stage can show; importing this registers them all."""

from onionskin.stage.roles import care, people, work
from onionskin.stage.roles.role import ROLES, Role, look_of

__all__ = ["ROLES", "Role", "care", "look_of", "people", "work"]
