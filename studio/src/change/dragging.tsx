// A brush for motion: parts of a frame are painted, and dragged the way they are to go.
import { useRef, useState } from "preact/hooks";
import { Pick, Range, Text } from "../parts/fields";
import { useWords } from "../words/words";
import { type Hand, MaskLayer } from "./mask";
import { added, NO_STROKES, type Strokes, undo } from "./strokes";

export interface Part {
  strokes: Strokes;
  across: number;
  down: number;
}

export const MOST_PARTS = 5;
export const NO_PARTS: Part[] = [{ strokes: NO_STROKES, across: 0, down: 0 }];
const COLOURS = ["#ff5a36", "#2f7df6", "#1fa35b", "#c04bd8", "#d99a00"];
export const isReady = (part: Part) => part.strokes.done.some((each) => !each.erases) && (part.across !== 0 || part.down !== 0);

export type Doing = "paint" | "drag";

interface Props {
  parts: Part[];
  current: number;
  doing: Doing;
  hand: Hand;
  onParts: (change: (old: Part[]) => Part[]) => void;
}

const changed = (parts: Part[], index: number, change: Partial<Part>) => parts.map((each, at) => (at === index ? { ...each, ...change } : each));
const rounded = (share: number) => Math.round(share * 1000) / 1000;

export function PartsLayer({ parts, current, doing, hand, onParts }: Props) {
  return (
    <>
      {parts.map((part, index) => (
        <MaskLayer
          key={index}
          strokes={part.strokes.done}
          hand={hand}
          colour={COLOURS[index]!}
          idle={index !== current || doing !== "paint"}
          onStroke={(stroke) => onParts((old) => changed(old, index, { strokes: added(old[index]!.strokes, stroke) }))}
        />
      ))}
      <Arrows parts={parts} />
      {doing === "drag" && <DragLayer onDrag={(across, down) => onParts((old) => changed(old, current, { across, down }))} />}
    </>
  );
}

function DragLayer({ onDrag }: { onDrag: (across: number, down: number) => void }) {
  const from = useRef<[number, number] | null>(null);
  const at = (event: PointerEvent): [number, number] => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  return (
    <div
      class="drags"
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); from.current = at(event); }}
      onPointerMove={(event) => {
        if (!from.current) return;
        const [x, y] = at(event);
        onDrag(rounded(x - from.current[0]), rounded(y - from.current[1]));
      }}
      onPointerUp={() => { from.current = null; }}
      onPointerCancel={() => { from.current = null; }}
    />
  );
}

// Where a part starts: the middle of what is painted.
function middleOf({ strokes }: Part): [number, number] | null {
  const points = strokes.done.filter((each) => !each.erases).flatMap((each) => each.points);
  if (points.length === 0) return null;
  const sides = (index: 0 | 1) => points.map((each) => each[index]);
  const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return [half(sides(0)), half(sides(1))];
}

function Arrows({ parts }: { parts: Part[] }) {
  return (
    <svg class="arrows" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {parts.map((part, index) => {
        const middle = middleOf(part);
        if (!middle || !isReady(part)) return null;
        const [x, y] = [middle[0] * 100, middle[1] * 100];
        const [toX, toY] = [x + part.across * 100, y + part.down * 100];
        return (
          <g key={index} stroke={COLOURS[index]!}>
            <line x1={x} y1={y} x2={toX} y2={toY} class="under" />
            <line x1={x} y1={y} x2={toX} y2={toY} />
            <line x1={toX} y1={toY} x2={toX} y2={toY} class="tip" />
          </g>
        );
      })}
    </svg>
  );
}

interface PanelProps extends Props {
  onCurrent: (index: number) => void;
  onDoing: (doing: Doing) => void;
  onHand: (hand: Hand) => void;
}

export function Dragging({ parts, current, doing, hand, onParts, onCurrent, onDoing, onHand }: PanelProps) {
  const words = useWords();
  const part = parts[current]!;
  const set = (change: Partial<Part>) => onParts((old) => changed(old, current, change));
  const add = () => {
    onParts((old) => [...old, NO_PARTS[0]!]);
    onCurrent(parts.length);
    onDoing("paint");
  };
  return (
    <div class="marking">
      <p class="quiet">{words.draggingHint}</p>
      <div class="buttons" role="group" aria-label={words.partsOf}>
        {parts.map((_, index) => (
          <button key={index} type="button" class="small part" aria-pressed={index === current} style={{ "--part": COLOURS[index] }} onClick={() => onCurrent(index)}>{words.part(index + 1)}</button>
        ))}
        {parts.length < MOST_PARTS && <button type="button" class="small" onClick={add}>{words.onePartMore}</button>}
      </div>
      <Pick<Doing> label={words.partDoes(current + 1)} value={doing} of={{ paint: words.paintPart, drag: words.dragPart }} onPick={onDoing} />
      {doing === "paint" && <Range label={words.brushSize} value={Math.round(hand.width * 100)} min={1} max={25} step={1} shown={`${Math.round(hand.width * 100)}%`} onMove={(percent) => onHand({ ...hand, tool: "brush", width: percent / 100 })} />}
      <div class="row">
        <WayField label={words.across} value={part.across} onValue={(across) => set({ across })} />
        <WayField label={words.down} value={part.down} onValue={(down) => set({ down })} />
      </div>
      <div class="buttons">
        <button type="button" disabled={part.strokes.done.length === 0} onClick={() => set({ strokes: undo(part.strokes) })}>{words.undo}</button>
        <button type="button" onClick={() => { onParts((old) => (old.length > 1 ? old.filter((_, at) => at !== current) : NO_PARTS)); onCurrent(0); }}>{words.forgetPart}</button>
      </div>
    </div>
  );
}

// What is being written may be no number yet.
function WayField({ label, value, onValue }: { label: string; value: number; onValue: (share: number) => void }) {
  const [text, setText] = useState<string | null>(null);
  const write = (next: string) => {
    setText(next);
    const percent = Number(next);
    if (next.trim() !== "" && Number.isFinite(percent)) onValue(percent / 100);
  };
  return <div onFocusOut={() => setText(null)}><Text label={label} mode="numeric" value={text ?? String(Math.round(value * 100))} onText={write} /></div>;
}
