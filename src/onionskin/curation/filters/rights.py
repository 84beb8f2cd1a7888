"""Rights: a licence for each clip, and the consent of those who are seen. Nothing is assumed."""

from __future__ import annotations

from onionskin.curation.config import RightsLimits
from onionskin.curation.sources import Told


def rights_reason(told: Told, limits: RightsLimits) -> str:
    """Why a clip may not be used; "" where it may."""
    if limits.licence_needed and not told.licence:
        return "no licence is told"
    if limits.licences and told.licence not in limits.licences:
        return f"its licence is {told.licence or 'not told'}: not one of those that are taken"
    if told.consent == "no":
        return "those who are seen did not agree"
    if limits.consent_needed and told.consent != "yes":
        return "nobody says that those who are seen agreed"
    return ""
