// Captions of a film, set by hand on its sound: moved, made longer, written otherwise.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { type Cue, exported, waveform, type Waveform } from "../api/films";
import { content, type Job } from "../api/jobs";
import { Choice } from "../parts/fields";
import { clock } from "../parts/player";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";
import { bounded, cuesOf, withNewCue } from "./cues";

interface Props {
  job: Job;
  at: number;
  video: RefObject<HTMLVideoElement>;
  onMade: (job: Job) => void;
}

const PIXELS_PER_SECOND = 60;
const HEIGHT = 72;
const EDGE = 10;

export function Captions({ job, at, video, onMade }: Props) {
  const words = useWords();
  const act = useAct();
  const seconds = Number(job.seconds) || 1;
  const [cues, setCues] = useState<Cue[]>([]);
  const [wave, setWave] = useState<Waveform | null>(null);
  const [picked, setPicked] = useState(0);
  const [how, setHow] = useState("burned");
  const [sending, setSending] = useState(false);
  useEffect(() => {
    void act(ask(content(job, "captions")).then((answer) => answer.text()).then((text) => setCues(cuesOf(text))));
    void waveform(job.id).then(setWave, () => undefined);
  }, [job.id]);

  const change = (index: number, part: Partial<Cue>) => setCues((old) => bounded(old, index, part, seconds));
  const pick = (index: number) => {
    setPicked(index);
    if (video.current && cues[index]) video.current.currentTime = cues[index].start + 0.01;
  };
  const save = async () => {
    setSending(true);
    await act(exported(job.id, { captions: how, cues }).then(onMade));
    setSending(false);
  };
  const cue = cues[picked];
  return (
    <div class="captions">
      <p class="quiet">{words.captionsHint}</p>
      <div class="sound" tabIndex={-1}>
        <div class="sound-line" style={{ width: `${seconds * PIXELS_PER_SECOND}px`, height: `${HEIGHT}px` }}>
          <Wave wave={wave} seconds={seconds} />
          {cues.map((each, index) => <Block key={index} cue={each} seconds={seconds} picked={index === picked} onPick={() => pick(index)} onMove={(part) => change(index, part)} />)}
          <i class="now" style={{ left: `${at * PIXELS_PER_SECOND}px` }} />
        </div>
      </div>
      {cue && (
        <div class="field">
          <label for="cue-text">{words.captionAt(clock(cue.start), clock(cue.end))}</label>
          <textarea id="cue-text" rows={2} maxLength={400} value={cue.text} onInput={(event) => change(picked, { text: event.currentTarget.value })} />
        </div>
      )}
      <div class="buttons">
        <button type="button" onClick={() => { const [next, index] = withNewCue(cues, at, words.newCaption, seconds); setCues(next); setPicked(index); }}>{words.captionHere}</button>
        {cue && <button type="button" onClick={() => { setCues(cues.filter((_, index) => index !== picked)); setPicked(0); }}>{words.captionAway}</button>}
      </div>
      <div class="row">
        <Choice label={words.captions} value={how} of={{ burned: words.burned, soft: words.soft }} onPick={setHow} />
        <button type="button" class="main" disabled={sending || cues.some((each) => each.text.trim() === "")} onClick={() => void save()}>{words.filmWithCaptions}</button>
      </div>
    </div>
  );
}

// Loudness as a shape that mirrors itself; silence is a line.
function Wave({ wave, seconds }: { wave: Waveform | null; seconds: number }) {
  const peaks = wave?.peaks ?? [];
  const x = (index: number) => (index / (wave?.per_second ?? 1) / seconds) * 1000;
  const top = peaks.map((high, index) => `${x(index).toFixed(1)},${(50 - 46 * high).toFixed(1)}`);
  const bottom = peaks.map((high, index) => `${x(index).toFixed(1)},${(50 + 46 * high).toFixed(1)}`).reverse();
  return (
    <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
      <line x1={0} y1={50} x2={1000} y2={50} />
      <polygon points={[...top, ...bottom].join(" ")} />
    </svg>
  );
}

interface BlockProps {
  cue: Cue;
  seconds: number;
  picked: boolean;
  onPick: () => void;
  onMove: (part: Partial<Cue>) => void;
}

type Grip = "start" | "end" | "all";

function Block({ cue, seconds, picked, onPick, onMove }: BlockProps) {
  const words = useWords();
  const held = useRef<{ x: number; grip: Grip; cue: Cue } | null>(null);
  const take = (event: PointerEvent) => {
    const block = event.currentTarget as HTMLElement;
    const { left, right } = block.getBoundingClientRect();
    const grip: Grip = event.clientX - left < EDGE ? "start" : right - event.clientX < EDGE ? "end" : "all";
    block.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, grip, cue };
    onPick();
  };
  const drag = (event: PointerEvent) => {
    if (!held.current) return;
    const { x, grip, cue: was } = held.current;
    const by = (event.clientX - x) / PIXELS_PER_SECOND;
    if (grip !== "end") onMove(grip === "all" ? { start: was.start + by, end: was.end + by } : { start: was.start + by });
    else onMove({ end: was.end + by });
  };
  const keyed = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.1, ArrowRight: 0.1 }[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(event.shiftKey ? { end: cue.end + by } : { start: cue.start + by, end: cue.end + by });
  };
  return (
    <button
      type="button"
      class="cue"
      aria-pressed={picked}
      aria-label={words.captionBlock(cue.text, cue.start, cue.end)}
      style={{ left: `${cue.start * PIXELS_PER_SECOND}px`, width: `${Math.min(cue.end, seconds) * PIXELS_PER_SECOND - cue.start * PIXELS_PER_SECOND}px` }}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => { held.current = null; }}
      onPointerCancel={() => { held.current = null; }}
      onFocus={onPick}
      onKeyDown={keyed}
    >
      {cue.text}
    </button>
  );
}
