// What is done to a clip without painting: it is cut, filmed once more, or parts of it are dragged.
import type { ComponentChildren, RefObject } from "preact";
import { useState } from "preact/hooks";
import { rework, type View } from "../api/reworks";
import type { Fields } from "../api/ask";
import type { Job } from "../api/jobs";
import { Text } from "../parts/fields";
import { useAct } from "../parts/says";
import type { Source } from "../parts/source";
import { useWords } from "../words/words";
import { isReady, type Part } from "./dragging";
import { maskOf } from "./strokes";

export type Rework = "drag" | "film" | "cut";

interface Props {
  source: Source;
  way: Rework;
  at: number;
  views: View[];
  parts: Part[];
  video: RefObject<HTMLVideoElement>;
  onMade: (job: Job) => void;
  children: ComponentChildren;
}

const rounded = (seconds: number) => String(Math.round(seconds * 1000) / 1000);

export function Reworking({ source, way, at, views, parts, video, onMade, children }: Props) {
  const words = useWords();
  const act = useAct();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [held, setHeld] = useState("3");
  const [sending, setSending] = useState(false);
  const ready = parts.filter(isReady);

  async function fields(): Promise<Fields> {
    const common = { video: source.id };
    if (way === "film") return { ...common, views: JSON.stringify(views) };
    if (way === "cut") return { ...common, start_seconds: from, end_seconds: to };
    const width = video.current?.videoWidth || 1280;
    const height = video.current?.videoHeight || 720;
    const masks = await Promise.all(ready.map((each) => maskOf(each.strokes.done, width, height)));
    return {
      ...common,
      start_seconds: held === "" ? "" : rounded(at),
      hold_seconds: held,
      drags: JSON.stringify(ready.map((each) => [each.across, each.down])),
      ...Object.fromEntries(masks.map((mask, index) => [`masks[${index}]`, mask])),
    };
  }
  const make = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    await act(fields().then(rework).then(onMade));
    setSending(false);
  };

  const missing = way === "film" ? views.length === 0 : way === "cut" ? from === "" && to === "" : ready.length === 0;
  return (
    <form class="asking" onSubmit={(event) => void make(event)}>
      {children}
      {way === "cut" && (
        <div class="marking">
          <div class="row">
            <Text label={words.fromSecond} mode="decimal" value={from} hint="0" onText={setFrom} />
            <button type="button" onClick={() => setFrom(rounded(at))}>{words.startsHere}</button>
          </div>
          <div class="row">
            <Text label={words.toSecond} mode="decimal" value={to} hint={words.theEnd} onText={setTo} />
            <button type="button" onClick={() => setTo(rounded(Math.min(at + 1 / source.fps, video.current?.duration ?? Infinity)))}>{words.endsHere}</button>
          </div>
        </div>
      )}
      {way === "drag" && <Text label={words.holdFor} mode="decimal" value={held} hint={words.itGoesOn} onText={setHeld} />}
      {missing && <p class="quiet">{words.reworkMissing[way]}</p>}
      <button class="main" disabled={sending || missing}>{words.makeChange}</button>
    </form>
  );
}
