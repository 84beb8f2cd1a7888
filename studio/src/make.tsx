// One box, one button; what will be staged is drawn while one writes.
import { useEffect, useState } from "preact/hooks";
import * as api from "./api";
import { useSend } from "./send";
import type { Words } from "./words";

export const SHAPES = ["16:9", "9:16", "1:1"] as const;
const SIZES: Record<string, Record<string, string>> = {
  draft: { "16:9": "640x360", "9:16": "360x640", "1:1": "480x480" },
  good: { "16:9": "1280x720", "9:16": "720x1280", "1:1": "1080x1080" },
  best: { "16:9": "1920x1080", "9:16": "1080x1920", "1:1": "1080x1080" },
};

export interface Wish {
  prompt: string;
  seconds: string;
  seed: string;
  engine: string;
}

export const NO_WISH: Wish = { prompt: "", seconds: "4", seed: "", engine: "" };

interface Props {
  words: Words;
  wish: Wish;
  onWish: (wish: Wish) => void;
  onMade: () => void;
}

export function Make({ words, wish, onWish, onMade }: Props) {
  const [shape, setShape] = useState<string>("16:9");
  const [quality, setQuality] = useState("good");
  const [picture, setPicture] = useState<File | null>(null);
  const [engines, setEngines] = useState<string[]>([]);
  const set = (part: Partial<Wish>) => onWish({ ...wish, ...part });

  useEffect(() => {
    api.engines().then(setEngines, () => setEngines([]));
  }, []);

  function ask() {
    const size = wish.engine === "" || wish.engine === "stage" ? SIZES[quality]![shape]! : "";
    const { prompt, seconds, seed, engine } = wish;
    return api.makeVideo({ prompt, seconds, seed, model: engine, size }, picture);
  }
  const { said, busy, send } = useSend(words, ask, onMade);

  return (
    <form class="make" onSubmit={send}>
      <div class="wish">
        <label for="prompt">{words.prompt}</label>
        <textarea
          id="prompt"
          rows={3}
          maxLength={2000}
          required
          value={wish.prompt}
          placeholder={words.promptHint}
          onInput={(event) => set({ prompt: event.currentTarget.value })}
        />
        <div class="row">
          <Choice id="shape" label={words.shape} value={shape} onPick={setShape} of={{ "16:9": words.wide, "9:16": words.tall, "1:1": words.square }} />
          <Choice id="quality" label={words.quality} value={quality} onPick={setQuality} of={{ draft: words.draft, good: words.good, best: words.best }} />
          <Field id="seconds" label={words.seconds} value={wish.seconds} onText={(seconds) => set({ seconds })} />
        </div>
        <details>
          <summary>{words.more}</summary>
          <div class="row">
            <Choice id="engine" label={words.engine} value={wish.engine} onPick={(engine) => set({ engine })} of={{ "": "—", ...Object.fromEntries(engines.map((each) => [each, each])) }} />
            <Field id="seed" label={words.seed} value={wish.seed} onText={(seed) => set({ seed })} />
            <div class="field">
              <label for="start">{words.start}</label>
              <input id="start" type="file" accept="image/*" onChange={(event) => setPicture(event.currentTarget.files?.[0] ?? null)} />
            </div>
          </div>
        </details>
        <button class="main" disabled={busy || wish.prompt.trim() === ""}>{words.makeVideo}</button>
        <p role="status" class="said">{said}</p>
      </div>
      <Preview words={words} prompt={wish.prompt} shape={shape} />
    </form>
  );
}

function Preview({ words, prompt, shape }: { words: Words; prompt: string; shape: string }) {
  const [image, setImage] = useState("");
  const [warnings, setWarnings] = useState<string[]>([]);

  useEffect(() => {
    if (prompt.trim() === "") {
      setWarnings([]);
      return setImage("");
    }
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const drawn = await api.drawPlan(prompt, shape, asked.signal);
        const told = await api.readPlan(prompt, asked.signal);
        setImage((old) => {
          URL.revokeObjectURL(old);
          return URL.createObjectURL(drawn);
        });
        setWarnings(told);
      } catch {
        // A newer sentence is asked for already, or the button will say what is wrong.
      }
    }, 350);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [prompt, shape]);

  return (
    <figure class="preview">
      {image ? <img src={image} alt={prompt} /> : <div class="blank">{words.previewHint}</div>}
      <figcaption>{words.preview}</figcaption>
      {warnings.length > 0 && (
        <div class="warnings">
          {words.notShown}
          <ul>{warnings.map((each) => <li key={each}>{each}</li>)}</ul>
        </div>
      )}
    </figure>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  of: Record<string, string>;
  onPick: (value: string) => void;
}

export function Choice({ id, label, value, of, onPick }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {Object.entries(of).map(([key, said]) => <option key={key} value={key}>{said}</option>)}
      </select>
    </div>
  );
}

function Field({ id, label, value, onText }: { id: string; label: string; value: string; onText: (text: string) => void }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} inputMode="decimal" value={value} onInput={(event) => onText(event.currentTarget.value)} />
    </div>
  );
}
