// A camera's way over a clip: frames that are dragged to where it looks, each at its time.
import { useRef } from "preact/hooks";
import type { View } from "../api/reworks";
import { Range } from "../parts/fields";
import { clock } from "../parts/player";
import { useWords } from "../words/words";

const SAME_MOMENT = 0.05;
const SMALLEST = 0.1;
const STEP = 0.02;
const WHOLE: View = [0, 0.5, 0.5, 1];
const WAYS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Where the frame stands at a moment, as the server has it.
export function viewAt(views: View[], seconds: number): View {
  const next = views.findIndex((each) => each[0] > seconds);
  if (views.length === 0) return WHOLE;
  if (next <= 0) return views.at(next === 0 ? 0 : -1)!;
  const [first, second] = [views[next - 1]!, views[next]!];
  const part = (seconds - first[0]) / (second[0] - first[0]);
  const eased = part * part * (3 - 2 * part);
  const width = first[3] * (second[3] / first[3]) ** eased;
  const share = Math.abs(second[3] - first[3]) > 1e-6 ? (width - first[3]) / (second[3] - first[3]) : eased;
  return [seconds, first[1] + share * (second[1] - first[1]), first[2] + share * (second[2] - first[2]), width];
}

// A frame that is set: inside the picture, in place of the one that stood at that moment.
export function withView(views: View[], at: number, x: number, y: number, width: number): View[] {
  const wide = Math.min(Math.max(width, SMALLEST), 1);
  const inside = (middle: number) => rounded(Math.min(Math.max(middle, wide / 2), 1 - wide / 2));
  const view: View = [rounded(at), inside(x), inside(y), rounded(wide)];
  return [...views.filter((each) => Math.abs(each[0] - at) > SAME_MOMENT), view].sort((a, b) => a[0] - b[0]);
}

const rounded = (value: number) => Math.round(value * 10000) / 10000;

interface Props {
  views: View[];
  at: number;
  onViews: (views: View[]) => void;
}

export function FrameLayer({ views, at, onViews }: Props) {
  const words = useWords();
  const grip = useRef<[number, number] | null>(null);
  const [, x, y, width] = viewAt(views, at);
  const place = (event: PointerEvent): [number, number] => {
    const box = (event.currentTarget as HTMLElement).parentElement!.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  const take = (event: PointerEvent) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).focus();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const [left, top] = place(event);
    grip.current = [left - x, top - y];
  };
  const drag = (event: PointerEvent) => {
    if (!grip.current) return;
    const [left, top] = place(event);
    onViews(withView(views, at, left - grip.current[0], top - grip.current[1], width));
  };
  const keyed = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    const zoom = { "+": -STEP, "=": -STEP, "-": STEP }[event.key];
    if (!way && !zoom) return;
    event.preventDefault();
    event.stopPropagation();
    onViews(withView(views, at, x + (way?.[0] ?? 0) * STEP, y + (way?.[1] ?? 0) * STEP, width + (zoom ?? 0)));
  };
  return (
    <div class="frames">
      <button
        type="button"
        class="view-frame"
        aria-label={words.cameraFrame(Math.round(width * 100))}
        style={{ left: `${(x - width / 2) * 100}%`, top: `${(y - width / 2) * 100}%`, width: `${width * 100}%`, height: `${width * 100}%` }}
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={() => { grip.current = null; }}
        onPointerCancel={() => { grip.current = null; }}
        onWheel={(event) => { event.preventDefault(); onViews(withView(views, at, x, y, width + Math.sign(event.deltaY) * STEP)); }}
        onKeyDown={keyed}
      />
    </div>
  );
}

export function Filming({ views, at, onViews, onSeek }: Props & { onSeek: (seconds: number) => void }) {
  const words = useWords();
  const [, x, y, width] = viewAt(views, at);
  return (
    <div class="marking">
      <p class="quiet">{words.filmingHint}</p>
      <Range label={words.howMuchSeen} value={Math.round(width * 100)} min={SMALLEST * 100} max={100} step={1} shown={`${Math.round(width * 100)}%`} onMove={(percent) => onViews(withView(views, at, x, y, percent / 100))} />
      <div class="buttons">
        <button type="button" onClick={() => onViews(withView(views, at, x, y, width))}>{words.setFrame(clock(at))}</button>
        <button type="button" disabled={views.length === 0} onClick={() => onViews([])}>{words.clear}</button>
      </div>
      <ul class="moments">
        {views.map((each) => (
          <li key={each[0]} class="buttons">
            <button type="button" class="small" onClick={() => onSeek(each[0])}>{clock(each[0])} · {Math.round(each[3] * 100)}%</button>
            <button type="button" class="small plain" aria-label={words.takeAway(clock(each[0]))} onClick={() => onViews(views.filter((other) => other !== each))}>×</button>
          </li>
        ))}
      </ul>
    </div>
  );
}
