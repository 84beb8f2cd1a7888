// A layer over the player on which regions are marked: brush, rectangle, lasso.
import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../words/words";
import { draw, type Point, type Stroke, type Tool } from "./strokes";

export interface Hand {
  tool: Tool;
  erases: boolean;
  width: number;
}

interface Props {
  strokes: Stroke[];
  hand: Hand;
  colour?: string;
  // It is only seen.
  idle?: boolean;
  onStroke: (stroke: Stroke) => void;
}

const COLOUR = "#ff5a36";
const SIDE = 960;

export function MaskLayer({ strokes, hand, colour = COLOUR, idle = false, onStroke }: Props) {
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [now, setNow] = useState<Stroke | null>(null);
  const shape = useRef(16 / 9);

  useEffect(() => {
    const layer = canvas.current;
    if (!layer) return;
    const video = layer.parentElement?.querySelector("video");
    if (video?.videoWidth) shape.current = video.videoWidth / video.videoHeight;
    layer.width = SIDE;
    layer.height = Math.round(SIDE / shape.current);
    draw(layer.getContext("2d")!, now ? [...strokes, now] : strokes, colour);
  });

  const at = (event: PointerEvent): Point => {
    const box = canvas.current!.getBoundingClientRect();
    const share = (value: number) => Math.min(Math.max(value, 0), 1);
    return [share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height)];
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    canvas.current?.setPointerCapture(event.pointerId);
    setNow({ ...hand, points: [at(event)] });
  };
  const move = (event: PointerEvent) => {
    if (!now) return;
    // A fast hand moves further than one event tells.
    const events = event.getCoalescedEvents?.() ?? [];
    const points = (events.length > 0 ? events : [event]).map(at);
    setNow((old) => (old && hand.tool === "rectangle" ? { ...old, points: [old.points[0]!, points.at(-1)!] } : old && { ...old, points: [...old.points, ...points] }));
  };
  // Also where the pointer is taken away: what was drawn so far is kept.
  const end = () => {
    if (now && (now.tool === "brush" || now.points.length > 1)) onStroke(now);
    setNow(null);
  };

  return (
    <canvas
      ref={canvas}
      class={idle ? "mask idle" : "mask"}
      role="img"
      aria-label={words.maskLabel(strokes.length)}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
    />
  );
}
