"""Rights: a licence for each clip, and the consent of those who are seen. Nothing is assumed."""

from __future__ import annotations

from onionskin.curation.config import RightsLimits
from onionskin.curation.sources import Told


def rights_reason(told: Told, limits: RightsLimits) -> str:
    """Why a clip may not be used; "" where it may."""
    if limits.licence_needed and not told.licence:
        return "no licence is given"
    if limits.licences and told.licence not in limits.licences:
        return f"its licence is {told.licence or 'not told'}: not one of the accepted licences"
    if told.consent == "no":
        return "the people shown did not give consent"
    if limits.consent_needed and told.consent != "yes":
        return "nothing says that the people shown gave consent"
    return ""
