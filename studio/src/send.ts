// Sending a form: what is said of it, and whether it is on its way.
import { useState } from "preact/hooks";
import type { Words } from "./words";

export function useSend(words: Words, ask: () => Promise<void>, onMade: () => void) {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);

  async function send(event: Event) {
    event.preventDefault();
    setBusy(true);
    try {
      await ask();
      setSaid(words.making);
      onMade();
    } catch (error) {
      setSaid(error instanceof Error && error.message !== "offline" ? error.message : words.offline);
    }
    setBusy(false);
  }

  return { said, busy, send };
}
