"""A film's signed manifest (C2PA): how it was made, by what, and that nobody changed it since.

It needs the extra: pip install "onionskin[provenance]". Without a certificate of one's own a
development one is made on the spot; it says so in its name, and nobody trusts it.
"""

from __future__ import annotations

import datetime
import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onionskin import checks
from onionskin.errors import InvalidInput, MediaError
from onionskin.media.tags import source_type_of
from onionskin.version import __version__

DEVELOPMENT = "onionskin development certificate, not trusted"
_ASSERTION = "org.onionskin.film"
_MOST = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What a film is made of, for its manifest.

    `generative` tells whether a trained model painted any of it; otherwise it is drawn by rule.
    `sources` are names and licences of what others made; `edits` is what was done, in words;
    `consent` is by whose consent a real person is seen or heard.
    """

    title: str
    generative: bool
    engines: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    consent: str = ""

    def __post_init__(self) -> None:
        checks.text("title", self.title, longest=_MOST)
        checks.text("consent", self.consent, longest=_MOST)
        checks.flag("generative", self.generative)
        for name in ("engines", "voices", "sources", "edits"):
            checks.keep(self, name, checks.items(name, getattr(self, name), str, most=_MOST))


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """Files in PEM: the chain, the signer's certificate first, and its private key (ES256)."""

    chain: Path
    key: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What the manifest in a file says.

    `intact` tells whether the file is as it was signed; `trusted` whether the signer is on a
    list of trust (never so for a development certificate); `problems` are in C2PA's codes.
    """

    intact: bool
    trusted: bool
    signer: str
    title: str
    source_type: str
    generator: str
    made: Mapping[str, object]
    problems: tuple[str, ...]

    @property
    def is_development(self) -> bool:
        """Whether it was signed with a certificate that was made for the occasion."""
        return DEVELOPMENT in self.signer


def check_signing(certificate: Certificate | None = None) -> None:
    """Raises InvalidInput without the extra, and for a certificate that cannot be used."""
    library = _library()
    if certificate is None:
        return
    chain, key = _own(certificate)
    try:
        with library.Signer.from_info(library.C2paSignerInfo(b"es256", chain, key, None)):
            _name_in(chain)
    except (library.C2paError, ValueError) as error:
        text = " ".join(str(error).split())[:200]
        raise InvalidInput(
            f"the certificate cannot be used ({text}); it must be ES256, in PEM"
        ) from error


def sign(path: Path, output: Path, made: Made, certificate: Certificate | None = None) -> str:
    """Writes the file at `path` with a signed manifest to `output`; gives who signed it.

    It is the last thing to be done: whatever changes the file afterwards breaks the seal. Raises
    InvalidInput without the extra, for formats that hold no manifest (WebM) and for certificates
    that cannot be used; MediaError where it cannot be written.
    """
    library = _library()
    chain, key = _own(certificate) if certificate is not None else _development()
    info = library.C2paSignerInfo(b"es256", chain, key, None)
    try:
        with library.Signer.from_info(info) as signer:
            builder = library.Builder(json.dumps(_manifest(path, made)))
            builder.sign_file(path, output, signer)
    except library.C2paError as error:
        output.unlink(missing_ok=True)
        raise _as_ours(path, error) from error
    return _name_in(chain)


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in a file; None where it has none, or is of a kind that cannot hold one.

    Raises InvalidInput without the extra.
    """
    library = _library()
    try:
        with library.Reader(path) as reader:
            document = json.loads(reader.json())
    except library.C2paError as error:
        known = ("ManifestNotFound", "NotSupported", "unsupported", "no JUMBF")
        if any(each.lower() in str(error).lower() for each in known):
            return None
        raise MediaError(f"the manifest of {path} cannot be read ({error})") from error
    return _told(document)


def is_installed() -> bool:
    """Whether manifests can be signed and read."""
    from importlib.util import find_spec

    return find_spec("c2pa") is not None


def _library() -> Any:
    try:
        import c2pa
    except ImportError as error:
        raise InvalidInput('signing needs an extra: pip install "onionskin[provenance]"') from error
    return c2pa


def _manifest(path: Path, made: Made) -> dict[str, object]:
    agent = {"name": "onionskin", "version": __version__}
    created = {
        "action": "c2pa.created",
        "digitalSourceType": source_type_of(generative=made.generative),
        "softwareAgent": agent,
    }
    edits = [
        {"action": "c2pa.edited", "softwareAgent": agent, "parameters": {"description": each}}
        for each in made.edits
    ]
    facts = {
        "engines": list(made.engines),
        "voices": list(made.voices),
        "sources": list(made.sources),
        "consent": made.consent,
    }
    return {
        "claim_generator_info": [agent],
        "title": made.title,
        "format": mimetypes.guess_type(path.name)[0] or "video/mp4",
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [created, *edits]}},
            {"label": _ASSERTION, "data": facts},
        ],
    }


def _told(document: Mapping[str, Any]) -> Manifest:
    manifest = document.get("manifests", {}).get(document.get("active_manifest"), {})
    assertions = {each["label"]: each.get("data") or {} for each in manifest.get("assertions", [])}
    actions = next(
        (data for label, data in assertions.items() if label.startswith("c2pa.actions")), {}
    )
    kinds = [each.get("digitalSourceType", "") for each in actions.get("actions", [])]
    signature = manifest.get("signature_info", {})
    state = document.get("validation_state", "Invalid")
    problems = [each.get("code", "") for each in document.get("validation_status", [])]
    names = [signature.get(each, "") for each in ("common_name", "issuer")]
    agents = manifest.get("claim_generator_info") or [{}]
    return Manifest(
        intact=state in ("Valid", "Trusted"),
        trusted=state == "Trusted",
        signer=", ".join(dict.fromkeys(name for name in names if name)),
        title=str(manifest.get("title", "")),
        source_type=next((kind for kind in kinds if kind), ""),
        generator=f"{agents[0].get('name', '')} {agents[0].get('version', '')}".strip(),
        made=dict(assertions.get(_ASSERTION, {})),
        problems=tuple(dict.fromkeys(each for each in problems if each)),
    )


def _own(certificate: Certificate) -> tuple[bytes, bytes]:
    try:
        return certificate.chain.read_bytes(), certificate.key.read_bytes()
    except OSError as error:
        raise InvalidInput(
            f"the certificate or its key cannot be read ({error.filename}: {error.strerror}); "
            "give both as PEM files"
        ) from error


def _development() -> tuple[bytes, bytes]:
    """A chain of two certificates, and the key of the first: good for a month."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def named(name: str) -> x509.Name:
        words = [(NameOID.COMMON_NAME, name), (NameOID.ORGANIZATION_NAME, DEVELOPMENT)]
        return x509.Name([x509.NameAttribute(*each) for each in words])

    def begun(subject: x509.Name, issuer: x509.Name, key: Any) -> x509.CertificateBuilder:
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
        builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - datetime.timedelta(hours=1))
        builder = builder.not_valid_after(now + datetime.timedelta(days=30))
        known = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        return builder.add_extension(known, critical=False)

    def uses(*, signs: bool) -> x509.KeyUsage:
        names = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
        off = dict.fromkeys((*names, "encipher_only", "decipher_only"), False)
        return x509.KeyUsage(
            digital_signature=not signs, key_cert_sign=signs, crl_sign=signs, **off
        )

    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, name = named("onionskin development root"), named(DEVELOPMENT)
    root = begun(root_name, root_name, root_key)
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    root = root.add_extension(uses(signs=True), critical=True)
    leaf = begun(name, root_name, key)
    leaf = leaf.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    leaf = leaf.add_extension(uses(signs=False), critical=True)
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
    leaf = leaf.add_extension(purpose, critical=False)
    from_root = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    leaf = leaf.add_extension(from_root, critical=False)
    pem = serialization.Encoding.PEM
    chain = [each.sign(root_key, hashes.SHA256()).public_bytes(pem) for each in (leaf, root)]
    form = serialization.PrivateFormat.PKCS8
    return b"".join(chain), key.private_bytes(pem, form, serialization.NoEncryption())


def _name_in(chain: bytes) -> str:
    """The name of who holds the first certificate of a chain."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    subject = x509.load_pem_x509_certificates(chain)[0].subject
    names = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else subject.rfc4514_string()


def _as_ours(path: Path, error: Exception) -> InvalidInput | MediaError:
    text = " ".join(str(error).split())[:200]
    if any(each in text.lower() for each in ("notsupported", "unsupported")):
        return InvalidInput(
            f"{path.suffix or path} cannot carry a signed manifest; sign .mp4, .mov or .gif instead"
        )
    if any(each in text.lower() for each in ("certificate", "signature", "key", "pem", "cose")):
        return InvalidInput(f"the certificate cannot be used ({text}); it must be ES256, in PEM")
    return MediaError(f"{path} could not be signed ({text})")
