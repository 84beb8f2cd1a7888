"""Every role the stage knows; importing this registers them all."""

from onionskin.stage.roles import care, people, performers, public, sports, trades, work
from onionskin.stage.roles.role import ROLES, Role, look_of

__all__ = [
    "ROLES",
    "Role",
    "care",
    "look_of",
    "people",
    "performers",
    "public",
    "sports",
    "trades",
    "work",
]
