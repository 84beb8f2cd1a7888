// Who does what when: a row for each, on which what they do is moved and made longer.
import { useRef } from "preact/hooks";
import type { Action, Plan } from "../api/plans";
import { Icon } from "../parts/icons";
import { clock } from "../parts/player";
import { useWords } from "../words/words";
import { withAction } from "./arranging";

interface Props {
  plan: Plan;
  at: number;
  plays: boolean;
  picked: string;
  onAt: (seconds: number) => void;
  onPlays: (plays: boolean) => void;
  onPick: (id: string) => void;
  onPlan: (change: (old: Plan | null) => Plan | null) => void;
}

export function Timeline({ plan, at, plays, picked, onAt, onPlays, onPick, onPlan }: Props) {
  const words = useWords();
  const percent = (seconds: number) => `${(seconds / plan.seconds) * 100}%`;
  return (
    <div class="timeline" role="group" aria-label={words.timeline}>
      <div class="controls">
        <button class="plain" aria-label={plays ? words.pause : words.play} onClick={() => onPlays(!plays)}><Icon name={plays ? "pause" : "play"} /></button>
        <input class="time" type="range" aria-label={words.time} min={0} max={plan.seconds} step={1 / 24} value={at} onInput={(event) => onAt(Number(event.currentTarget.value))} />
        <span class="clock">{clock(at)} / {clock(plan.seconds)}</span>
      </div>
      {plan.figures.map((figure) => (
        <div key={figure.id} class={picked === figure.id ? "track picked" : "track"}>
          <button class="plain small one-line" onClick={() => onPick(figure.id)}>{figure.said || figure.name}</button>
          <div class="bars">
            {plan.actions.map((action, index) => action.who === figure.id && (
              <Bar key={index} action={action} seconds={plan.seconds} onMove={(change) => onPlan((old) => old && withAction(old, index, change))} />
            ))}
            {figure.keys.map((key) => <i key={key[0]} class="key" style={{ left: percent(key[0]) }} />)}
            <i class="now" style={{ left: percent(at) }} />
          </div>
        </div>
      ))}
    </div>
  );
}

interface BarProps {
  action: Action;
  seconds: number;
  onMove: (change: Partial<Action>) => void;
}

type Grip = "start" | "end" | "all";
const EDGE = 10;

function Bar({ action, seconds, onMove }: BarProps) {
  const words = useWords();
  const from = useRef<{ x: number; grip: Grip; start: number; end: number } | null>(null);
  const take = (event: PointerEvent) => {
    const bar = event.currentTarget as HTMLElement;
    const { left, right } = bar.getBoundingClientRect();
    const grip: Grip = event.clientX - left < EDGE ? "start" : right - event.clientX < EDGE ? "end" : "all";
    bar.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, grip, start: action.start, end: action.end };
  };
  const drag = (event: PointerEvent) => {
    const held = from.current;
    if (!held) return;
    const width = (event.currentTarget as HTMLElement).parentElement!.clientWidth;
    const by = ((event.clientX - held.x) / width) * seconds;
    const round = (value: number) => Math.round(value * 20) / 20;
    if (held.grip === "start") onMove({ start: round(held.start + by) });
    else if (held.grip === "end") onMove({ end: round(held.end + by) });
    else {
      const shift = Math.min(Math.max(by, -held.start), seconds - held.end);
      onMove({ start: round(held.start + shift), end: round(held.end + shift) });
    }
  };
  const keyed = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.1, ArrowRight: 0.1 }[event.key];
    if (!by) return;
    event.preventDefault();
    if (event.shiftKey) onMove({ end: action.end + by });
    else onMove({ start: action.start + by, end: action.end + by });
  };
  return (
    <button
      class="bar"
      title={words.barHint}
      aria-label={words.does(action.verb, action.start, action.end)}
      style={{ left: `${(action.start / seconds) * 100}%`, width: `${((action.end - action.start) / seconds) * 100}%` }}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => { from.current = null; }}
      onKeyDown={keyed}
    >
      {action.verb}
    </button>
  );
}
