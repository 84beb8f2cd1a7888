// Where the server wants a key, it is asked for.
import { useEffect, useRef, useState } from "preact/hooks";
import { needsKey, onKeyWanted } from "../api/ask";
import { openSession } from "../api/session";
import { useTold } from "./says";
import { useWords } from "../words/words";

// What can stand in a key: a header holds nothing else.
const LIKE_A_KEY = /^[\x21-\x7e]+$/;

export function KeyAsked() {
  const words = useWords();
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(true);
  useEffect(() => onKeyWanted(() => setWanted(true)), []);
  if (!wanted) return null;
  if (open) return <KeyDialog onClose={() => setOpen(false)} />;
  return <p class="banner">{words.keyWanted} <button onClick={() => setOpen(true)}>{words.enterKey}</button></p>;
}

function KeyDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const told = useTold();
  const dialog = useRef<HTMLDialogElement>(null);
  const [key, setKey] = useState("");
  const [wrong, setWrong] = useState("");
  const [sending, setSending] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    const given = key.trim();
    if (!LIKE_A_KEY.test(given)) return setWrong(words.keyWrong);
    setSending(true);
    try {
      await openSession(given);
      // Everything that was refused is asked for again.
      location.reload();
    } catch (error) {
      setWrong(needsKey(error) ? words.keyWrong : told(error));
      setSending(false);
    }
  };
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="key-head">
      <form onSubmit={(event) => void send(event)}>
        <h2 id="key-head">{words.keyWanted}</h2>
        <p class="quiet" id="key-hint">{words.keyWantedHint}</p>
        <div class="field">
          <label for="key">{words.theKey}</label>
          <input id="key" type="password" autocomplete="off" spellcheck={false} value={key} aria-invalid={wrong !== ""} aria-describedby={wrong ? "key-wrong" : "key-hint"} onInput={(event) => { setKey(event.currentTarget.value); setWrong(""); }} />
          {wrong && <p id="key-wrong" class="error" role="alert">{wrong}</p>}
        </div>
        <div class="row end">
          <button type="button" onClick={() => dialog.current?.close()}>{words.notNow}</button>
          <button class="main" disabled={sending || key.trim() === ""}>{words.useKey}</button>
        </div>
      </form>
    </dialog>
  );
}
