// A script becomes a film.
import { useState } from "preact/hooks";
import * as api from "./api";
import { Choice } from "./make";
import { useSend } from "./send";
import type { Words } from "./words";

const SIZES: Record<string, string> = { "16:9": "1920x1080", "9:16": "1080x1920", "1:1": "1080x1080" };

interface Props {
  words: Words;
  script: string;
  onScript: (script: string) => void;
  onMade: () => void;
}

export function Film({ words, script, onScript, onMade }: Props) {
  const [shape, setShape] = useState("16:9");
  const [captions, setCaptions] = useState("burned");
  const ask = () => api.makeFilm({ script, size: SIZES[shape]!, captions });
  const { said, busy, send } = useSend(words, ask, onMade);

  return (
    <form class="film" onSubmit={send}>
      <label for="script">{words.script}</label>
      <textarea id="script" rows={14} required value={script} placeholder={words.scriptHint} onInput={(event) => onScript(event.currentTarget.value)} />
      <div class="row">
        <Choice id="film-shape" label={words.shape} value={shape} onPick={setShape} of={{ "16:9": words.wide, "9:16": words.tall, "1:1": words.square }} />
        <Choice id="captions" label={words.captions} value={captions} onPick={setCaptions} of={{ burned: words.burned, soft: words.soft, off: words.off }} />
      </div>
      <button class="main" disabled={busy || script.trim() === ""}>{words.makeFilm}</button>
      <p role="status" class="said">{said}</p>
    </form>
  );
}
