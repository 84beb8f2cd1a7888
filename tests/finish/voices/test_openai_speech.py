"""Voices behind an OpenAI-compatible address, answered by a small server here."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import numpy as np
import pytest

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.finish.speech import load_voice
from onionskin.finish.voices import openai_speech
from onionskin.finish.voices.sounding import wave_bytes
from onionskin.sound import Sound
from onionskin.testing import VoiceContract


class Service(BaseHTTPRequestHandler):
    """Answers with a tone for every word, and remembers what it was asked."""

    asked: ClassVar[list[dict]] = []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, **body})
        status, content = 200, _tones(body["input"], body["speed"])
        if body["voice"] == "nobody":
            status, content = 404, b'{"error": {"message": "there is no voice nobody"}}'
        if body["voice"] == "locked":
            status, content = 401, b'{"error": {"message": "Incorrect API key: not-***key"}}'
        if body["voice"] == "page":
            content = b"<html>hello</html>"
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Nothing is printed."""


def _tones(text, speed):
    step = 0.3 / speed
    count = len(text.split()) if " " in text else len(text)
    time = np.arange(round((count * step + 0.4) * 24_000)) / 24_000
    heard = (time > 0.2) & (time < 0.2 + count * step) & ((time - 0.2) % step < 0.24 / speed)
    samples = 0.3 * np.sin(2 * np.pi * 300 * time) * heard
    return wave_bytes(Sound(samples[:, None].astype(np.float32), 24_000))


@pytest.fixture(scope="module")
def service():
    """The address of a service that runs while the module's tests do."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _address(service, monkeypatch):
    """The service is here, and nobody listens to what it says."""
    monkeypatch.setenv("OPENAI_BASE_URL", service)
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-key")
    monkeypatch.setattr(openai_speech, "heard_words", lambda samples, language: ())


@pytest.fixture
def voice():
    """One of the service's."""
    return openai_speech.OpenAIVoice("alloy")


class TestOpenAI(VoiceContract):
    """As the service answers the same each time."""

    @pytest.fixture
    def voice(self, voice):
        return voice


def test_it_asks_for_the_script_as_it_is_written(voice):
    """With the film's own pronunciations, the voice, the model and the pace."""
    voice.speak(
        "Ask Dr. Nguyen for $5.", language="en", pace=1.25, pronunciations={"Nguyen": "win"}
    )
    asked = Service.asked[-1]
    assert asked["path"] == "/v1/audio/speech"
    assert asked["input"] == "Ask Dr. win for $5."
    assert (asked["voice"], asked["model"]) == ("alloy", openai_speech.MODEL)
    assert (asked["speed"], asked["response_format"]) == (1.25, "wav")


def test_a_model_may_be_named():
    """Before a slash."""
    assert openai_speech.OpenAIVoice("tts-1/nova").name == "openai:tts-1/nova"
    with pytest.raises(InvalidInput, match="names no voice"):
        load_voice("openai:tts-1/")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "nobody",
            "voice openai:nobody did not speak: the endpoint does not know this model, voice",
        ),
        ("page", "voice openai:page did not answer with WAV sound"),
        ("locked", "voice openai:locked did not speak: the endpoint refuses the key: check"),
    ],
)
def test_what_goes_wrong_is_one_line(name, told):
    """That names the voice, and repeats nothing that the service says: it may show the key."""
    voice = openai_speech.OpenAIVoice(name)
    with pytest.raises(OnionskinError, match=told) as caught:
        voice.speak("Hi.", language="en")
    assert "not-***key" not in str(caught.value)


def test_without_a_key_it_is_not_ready(monkeypatch):
    """And says what to set."""
    monkeypatch.delenv("OPENAI_API_KEY")
    assert openai_speech.OpenAIVoice("alloy").is_ready, "a service of one's own may want no key"
    monkeypatch.delenv("OPENAI_BASE_URL")
    voice = openai_speech.OpenAIVoice("alloy")
    assert not voice.is_ready
    with pytest.raises(OnionskinError, match="openai:alloy needs OPENAI_API_KEY, or OPENAI"):
        voice.speak("Hi.", language="en")
