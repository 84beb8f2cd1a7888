// The picture, and a frame around everybody in it by which they are moved.
import { useRef, useState } from "preact/hooks";
import type { Plan, Shape } from "../api/plans";
import type { Standing } from "../api/staged";
import { useWords } from "../words/words";
import { movedTo } from "./arranging";
import { useDrawing } from "./drawing";
import { boxOf, spotAt } from "./seen";

interface Props {
  plan: Plan;
  shape: Shape;
  at: number;
  plays: boolean;
  picked: string;
  onPick: (id: string) => void;
  onPlan: (change: (old: Plan | null) => Plan | null) => void;
}

const ASPECTS: Record<Shape, number> = { "16:9": 16 / 9, "9:16": 9 / 16, "1:1": 1 };
const STEP = 0.1;
const WAYS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function Board({ plan, shape, at, plays, picked, onPick, onPlan }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Standing | null>(null);
  const start = useRef<Standing | null>(null);
  const grip = useRef<[number, number]>([0, 0]);
  const small = plays || held !== null;
  const { image, seen, error, rate } = useDrawing({ plan, shape, at, small });
  const aspect = ASPECTS[shape];
  const named = (id: string) => plan.figures.find((each) => each.id === id);
  const shown = (seen?.figures ?? []).filter((each) => named(each.id));

  const put = (figure: Standing, was: Standing) => onPlan((old) => old && movedTo(old, figure.id, at, figure, was));
  const share = (event: PointerEvent): [number, number] => {
    const around = box.current!.getBoundingClientRect();
    return [(event.clientX - around.left) / around.width, (event.clientY - around.top) / around.height];
  };
  const take = (event: PointerEvent, figure: Standing) => {
    if (!seen) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const [x, y] = share(event);
    const frame = boxOf(seen.camera, figure, aspect);
    grip.current = [x - (frame.left + frame.width / 2), y - (frame.top + frame.height)];
    start.current = figure;
    onPick(figure.id);
    setHeld(figure);
  };
  const drag = (event: PointerEvent) => {
    if (!held || !seen || !start.current) return;
    const [x, y] = share(event);
    const moved = { ...held, ...spotAt(seen.camera, x - grip.current[0], y - grip.current[1], aspect, held.y) };
    setHeld(moved);
    put(moved, start.current);
  };
  const keyed = (event: KeyboardEvent, figure: Standing) => {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    const turned = event.shiftKey ? { turn: Math.round(figure.turn + way[0] * 15) } : { x: figure.x + way[0] * STEP, z: figure.z + way[1] * STEP };
    put({ ...figure, ...turned }, figure);
  };

  return (
    <figure class="board-figure">
      <div class={`screen shape-${shape.replace(":", "-")}`}>
        <div class="layer" ref={box} style={{ aspectRatio: `${aspect}` }}>
          {image && <img src={image} alt="" draggable={false} />}
          {seen && !plays && shown.map((each) => {
            const figure = held?.id === each.id ? held : each;
            const { left, top, width, height } = boxOf(seen.camera, figure, aspect);
            const name = named(each.id)!;
            return (
              <button
                key={each.id}
                class="handle"
                aria-pressed={picked === each.id}
                aria-label={words.moveIt(name.said || name.name)}
                style={{ left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }}
                onPointerDown={(event) => take(event, each)}
                onPointerMove={drag}
                onPointerUp={() => setHeld(null)}
                onPointerCancel={() => setHeld(null)}
                onFocus={() => onPick(each.id)}
                onKeyDown={(event) => keyed(event, each)}
              >
                <span>{name.said || name.name}</span>
              </button>
            );
          })}
        </div>
      </div>
      <figcaption class="quiet">{words.stageHint} {plays && words.rate(rate)}</figcaption>
      {error && <p class="error" role="alert">{error}</p>}
      {seen && seen.warnings.length > 0 && <div class="warnings">{words.notShown}<ul>{seen.warnings.map((each) => <li key={each}>{each}</li>)}</ul></div>}
    </figure>
  );
}
