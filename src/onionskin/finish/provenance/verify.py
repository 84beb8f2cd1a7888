"""What a file says of where it comes from: signed manifest, tags, invisible mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onionskin.errors import MediaError, OnionskinError
from onionskin.finish.provenance.mark import FoundMark, find_mark, payload_of
from onionskin.finish.provenance.signing import Manifest, is_installed, read_manifest
from onionskin.media.tags import identity_in, origin_of, source_type_in
from onionskin.origin import Origin

NOTHING_FOUND, BROKEN_SEAL = 3, 4
"""Exit codes beside 0: the file says nothing; it is not as it was signed."""
_PAINTED, _DRAWN = "trainedAlgorithmicMedia", "algorithmicMedia"


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """All that was found in a file.

    `identity` is that of its AIGC label; `warnings` tell what could not be looked at.
    """

    path: Path
    manifest: Manifest | None
    origin: Origin | None
    source_type: str
    identity: str
    mark: FoundMark | None
    looked_for_mark: bool
    warnings: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 where anything was found and no seal is broken."""
        if self.manifest is not None and not self.manifest.intact:
            return BROKEN_SEAL
        found = self.manifest or self.origin or self.source_type or self.identity or self.mark
        return 0 if found else NOTHING_FOUND

    @property
    def mark_agrees(self) -> bool | None:
        """Whether mark and label name the same film; None where one of them is missing."""
        if self.mark is None or not self.identity:
            return None
        return self.mark.payload == payload_of(self.identity)

    def lines(self) -> tuple[str, ...]:
        """What was found, in plain sentences."""
        return (self._of_manifest(), self._of_tags(), self._of_mark(), self._in_short())

    def to_dict(self) -> dict[str, object]:
        """The same as data."""
        return {
            "path": str(self.path),
            "c2pa": None if self.manifest is None else _as_data(self.manifest),
            "tags": {
                "source_type": self.source_type,
                "aigc_identity": self.identity,
                "onionskin": None if self.origin is None else _told(self.origin),
            },
            "mark": None
            if self.mark is None
            else {
                "payload": f"{self.mark.payload:016x}",
                "certainty": round(self.mark.certainty, 1),
                "agrees_with_tags": self.mark_agrees,
            },
            "looked_for_mark": self.looked_for_mark,
            "exit_code": self.exit_code,
            "warnings": list(self.warnings),
        }

    def _of_manifest(self) -> str:
        sealed = self.manifest
        if sealed is None:
            return "C2PA: no signed manifest."
        if not sealed.intact:
            codes = ", ".join(sealed.problems)
            return f"C2PA: signed by {sealed.signer}, and CHANGED since then ({codes})."
        if sealed.is_development:
            trust = "a development certificate, which proves nothing about who signed"
        else:
            trust = "a trusted signer" if sealed.trusted else "the signer is on no trust list"
        how = _in_words(sealed.source_type)
        return f"C2PA: signed by {sealed.signer} ({trust}), not changed since; {how}."

    def _of_tags(self) -> str:
        if self.origin is not None:
            return f"Tags: made by onionskin {self.origin.version}; {_in_words(self.source_type)}."
        if self.source_type or self.identity:
            label = " It has an AIGC label." if self.identity else ""
            return f"Tags: {_in_words(self.source_type)}.{label}"
        return "Tags: nothing about its origin."

    def _of_mark(self) -> str:
        if not self.looked_for_mark:
            return "Watermark: not looked for."
        if self.mark is None:
            return "Watermark: none found in the first forty seconds."
        agrees = {True: ", that of its label", False: ", NOT that of its label", None: ""}
        name = f"{self.mark.payload:016x}"
        return f"Mark: onionskin's, {name}{agrees[self.mark_agrees]}."

    def _in_short(self) -> str:
        if self.exit_code == BROKEN_SEAL:
            return "In short: it was changed after signing; do not trust what it says."
        if self.exit_code == NOTHING_FOUND:
            return "In short: it does not say where it comes from, which proves nothing either way."
        return "In short: it was made by a machine."


def verify(path: Path, *, look_for_mark: bool = True) -> Findings:
    """Looks a file over. Raises MediaError for a file that is missing or cannot be read."""
    from onionskin.media.read import probe, read_tags

    info = probe(path)
    warnings = []
    manifest = None
    if is_installed():
        manifest = read_manifest(path)
    else:
        warnings.append('signed manifests are not read: pip install "onionskin[provenance]"')
    tags: Mapping[str, str] = read_tags(path)
    found, looked = None, look_for_mark and info.num_frames > 1
    if looked:
        try:
            found = find_mark(path)
        except MediaError as error:
            warnings.append(f"the search for a watermark did not finish: {error}")
        except OnionskinError as error:
            looked = False
            warnings.append(f"no watermark was looked for: {error}")
    return Findings(
        path=path,
        manifest=manifest,
        origin=origin_of(tags),
        source_type=source_type_in(tags),
        identity=identity_in(tags),
        mark=found,
        looked_for_mark=looked,
        warnings=tuple(warnings),
    )


def _in_words(source_type: str) -> str:
    kind = source_type.rpartition("/")[2]
    if kind == _PAINTED:
        return "painted by a trained model"
    if kind == _DRAWN:
        return "drawn by a program, by rule"
    return "it does not say how its pictures were made"


def _told(origin: Origin) -> dict[str, object]:
    names = ("engine", "weights", "prompt", "seed", "version")
    return {name: getattr(origin, name) for name in names}


def _as_data(manifest: Manifest) -> dict[str, object]:
    return {
        "intact": manifest.intact,
        "trusted": manifest.trusted,
        "development_certificate": manifest.is_development,
        "signer": manifest.signer,
        "title": manifest.title,
        "source_type": manifest.source_type,
        "generator": manifest.generator,
        "made": dict(manifest.made),
        "problems": list(manifest.problems),
    }
