// What is painted of a clip: a part of it anew, more around it, on after its end, all of it otherwise.
import type { ComponentChildren, RefObject } from "preact";
import { useState } from "preact/hooks";
import { useEngines } from "../api/house";
import { type Job, video as asked } from "../api/jobs";
import { Choice, Range, Text } from "../parts/fields";
import type { Source } from "../parts/source";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";
import { maskOf, type Stroke } from "./strokes";
import { expandedTo } from "./expanding";

export type Paint = "modify" | "restyle" | "extend" | "expand";

interface Props {
  source: Source;
  way: Paint;
  strokes: Stroke[];
  // An upload: the mask of every frame, in place of one for all.
  mask: string;
  video: RefObject<HTMLVideoElement>;
  onMade: (job: Job) => void;
  children: ComponentChildren;
}

const ROUTES: Record<Paint, string> = { modify: "/edits", restyle: "/edits", extend: "/extensions", expand: "/expansions" };

export function Asking({ source, way, strokes, mask, video, onMade, children }: Props) {
  const words = useWords();
  const act = useAct();
  const engines = useEngines();
  // What is to be there instead is another thing than what the clip was made of.
  const [prompts, setPrompts] = useState<Record<Paint, string>>({ modify: "", expand: source.prompt, extend: source.prompt, restyle: source.prompt });
  const prompt = prompts[way];
  const [engine, setEngine] = useState("");
  const [strength, setStrength] = useState(50);
  const [seconds, setSeconds] = useState("2");
  const [backward, setBackward] = useState("");
  const [shape, setShape] = useState("16:9");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [sending, setSending] = useState(false);

  async function fields() {
    const common = { prompt, video: source.id, model: engine };
    const width = video.current?.videoWidth || 1280;
    const height = video.current?.videoHeight || 720;
    if (way === "modify") return { ...common, mask: mask || (await maskOf(strokes, width, height)), start_seconds: from, end_seconds: to };
    if (way === "restyle") return { ...common, strength: String(strength / 100) };
    if (way === "extend") return { ...common, seconds, backward };
    return { ...common, size: expandedTo(shape, width, height) };
  }
  const make = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    await act(fields().then((given) => asked(given, ROUTES[way])).then(onMade));
    setSending(false);
  };

  const unmarked = way === "modify" && strokes.filter((each) => !each.erases).length === 0;
  return (
    <form class="asking" onSubmit={(event) => void make(event)}>
      {way === "modify" && children}
      <div class="field">
        <label for="change-prompt">{words.changePrompts[way]}</label>
        <textarea id="change-prompt" rows={3} required maxLength={2000} value={prompt} onInput={(event) => setPrompts({ ...prompts, [way]: event.currentTarget.value })} />
      </div>
      <div class="row">
        {way === "modify" && (
          <>
            <Text label={words.fromSecond} mode="decimal" value={from} hint="0" onText={setFrom} />
            <Text label={words.toSecond} mode="decimal" value={to} hint={words.theEnd} onText={setTo} />
          </>
        )}
        {way === "restyle" && <Range label={words.strength} value={strength} min={5} max={100} step={5} shown={`${strength}%`} onMove={setStrength} />}
        {way === "extend" && <Text label={words.seconds} mode="decimal" value={seconds} onText={setSeconds} />}
        {way === "extend" && <Choice label={words.where} value={backward} of={{ "": words.afterEnd, true: words.beforeStart }} onPick={setBackward} />}
        {way === "expand" && <Choice label={words.shape} value={shape} of={{ "16:9": words.wide, "9:16": words.tall, "1:1": words.square }} onPick={setShape} />}
        <Choice label={words.engine} value={engine} of={{ "": words.auto, ...Object.fromEntries(engines.map((each) => [each.id, each.id])) }} onPick={setEngine} />
      </div>
      {unmarked && <p class="quiet">{words.markFirst}</p>}
      <button class="main" disabled={sending || unmarked || prompt.trim() === ""}>{words.makeChange}</button>
    </form>
  );
}
