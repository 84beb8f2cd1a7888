"""Every role the stage knows; importing this registers them all."""

from onionskin.stage.roles import care, people, performers, public, sports, trades, work
from onionskin.stage.roles.role import ROLES, Role, look_of, nearest_role

__all__ = [
    "ROLES",
    "Role",
    "care",
    "look_of",
    "nearest_role",
    "people",
    "performers",
    "public",
    "sports",
    "trades",
    "work",
]
