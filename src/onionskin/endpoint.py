"""Asks endpoints that speak OpenAI's HTTP: hosted ones, ollama, llama.cpp, vLLM.

The address is `OPENAI_BASE_URL` and the key `OPENAI_API_KEY`. Neither is ever put in a message,
nor what an endpoint says of an error, which may repeat the key: errors are told by their kind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, Final, TypeVar

from onionskin.errors import InvalidInput, OnionskinError

MAX_ANSWER: Final = 200_000
"""Characters of an answer that are read."""
MAX_SOUND: Final = 256 * 2**20
"""Bytes of speech that are read: three quarters of an hour."""
_RETRIES: Final = 1
_NO_KEY: Final = "none"
"""Sent to an endpoint of one's own, which asks for no key."""
_STATUS: Final = {
    401: "refuses the key: check OPENAI_API_KEY",
    403: "refuses the key: check OPENAI_API_KEY",
    404: "does not know this model, voice or address: check them",
}

T = TypeVar("T")


class NoAnswer(OnionskinError):
    """An endpoint gave no answer; the message says why, in words of our own."""


class Endpoint:
    """The endpoint that the environment names; every call opens and closes its connection."""

    def __init__(self, who: str, *, timeout_seconds: float) -> None:
        """`who` asks, as errors name it: "reader openai:tiny". An answer takes `timeout_seconds`
        at most, and is asked for once more where the first try fails.

        Raises InvalidInput without the package openai, or without a key and an address.
        """
        self._package = _package(who)
        if not (os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL")):
            raise InvalidInput(
                f"{who} needs OPENAI_API_KEY, or OPENAI_BASE_URL for your own server; set one "
                "of them"
            )
        self._timeout_seconds = timeout_seconds

    def chat(self, model: str, messages: Sequence[dict[str, Any]], **options: Any) -> str:
        """The text that a model answers; `options` are those of OpenAI's chat completions.

        Raises NoAnswer, also for an answer without any words.
        """

        def ask(client: Any) -> str:
            answer = client.chat.completions.create(model=model, messages=messages, **options)
            text = answer.choices[0].message.content
            if not isinstance(text, str) or not text.strip():
                raise NoAnswer("the endpoint gave an empty answer")
            return text[:MAX_ANSWER]

        return self._asked(ask)

    def speech(self, model: str, voice: str, text: str, *, speed: float) -> bytes:
        """A WAV file of `text`, spoken. Raises NoAnswer."""

        def ask(client: Any) -> bytes:
            answer = client.audio.speech.create(
                model=model, voice=voice, input=text, speed=speed, response_format="wav"
            )
            return bytes(answer.content[:MAX_SOUND])

        return self._asked(ask)

    def _asked(self, ask: Callable[[Any], T]) -> T:
        openai = self._package
        try:
            with openai.OpenAI(
                api_key=os.environ.get("OPENAI_API_KEY") or _NO_KEY,
                timeout=self._timeout_seconds,
                max_retries=_RETRIES,
            ) as client:
                return ask(client)
        except NoAnswer:
            raise
        except openai.APIStatusError as error:
            status = error.status_code
            said = _STATUS.get(status, f"answers with error {status}: try again later")
            raise NoAnswer(f"the endpoint {said}") from None
        except openai.APITimeoutError:
            raise NoAnswer(
                f"the endpoint gave no answer within {self._timeout_seconds:g} seconds"
            ) from None
        except openai.APIConnectionError:
            raise NoAnswer("the endpoint cannot be reached: check OPENAI_BASE_URL") from None
        except Exception as error:  # whatever else a server that is none sends
            raise NoAnswer(
                f"the endpoint's answer cannot be read ({type(error).__name__})"
            ) from None


def can_ask() -> bool:
    """Whether there is an endpoint to ask: the package openai, and a key or an address."""
    with suppress(InvalidInput):
        Endpoint("", timeout_seconds=1.0)
        return True
    return False


def _package(who: str) -> Any:
    try:
        return import_module("openai")
    except ImportError:
        raise InvalidInput(
            f"{who} needs the package openai; install it: pip install 'onionskin[llm]'"
        ) from None
