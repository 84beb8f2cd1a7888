// What a person marked of a clip: strokes in shares of the frame, so that no size loses them.
export type Tool = "brush" | "rectangle" | "lasso";
export type Point = [number, number];

export interface Stroke {
  tool: Tool;
  erases: boolean;
  // Of a brush: its width, as a share of the frame's.
  width: number;
  points: Point[];
}

export interface Strokes {
  done: Stroke[];
  undone: Stroke[];
}

export const NO_STROKES: Strokes = { done: [], undone: [] };
export const added = (strokes: Strokes, stroke: Stroke): Strokes => ({ done: [...strokes.done, stroke], undone: [] });

export function undo({ done, undone }: Strokes): Strokes {
  const last = done.at(-1);
  return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone };
}

export function redo({ done, undone }: Strokes): Strokes {
  const last = undone.at(-1);
  return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone };
}

// Draws strokes in one colour; what erases takes away.
export function draw(context: CanvasRenderingContext2D, strokes: Stroke[], colour: string): void {
  const { width, height } = context.canvas;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.fillStyle = colour;
  context.strokeStyle = colour;
  for (const stroke of strokes) {
    context.globalCompositeOperation = stroke.erases ? "destination-out" : "source-over";
    const points = stroke.points.map(([x, y]): Point => [x * width, y * height]);
    if (stroke.tool === "brush") line(context, points, stroke.width * width);
    else area(context, stroke.tool === "rectangle" ? corners(points) : points);
  }
  context.globalCompositeOperation = "source-over";
}

function line(context: CanvasRenderingContext2D, points: Point[], width: number): void {
  const [first, ...rest] = points;
  if (!first) return;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(...first);
  // A tap is a dot.
  for (const point of rest.length > 0 ? rest : [first]) context.lineTo(...point);
  context.stroke();
}

function area(context: CanvasRenderingContext2D, points: Point[]): void {
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
  context.fill();
}

function corners(points: Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? [first, [last[0], first[1]], last, [first[0], last[1]]] : [];
}

// White where it changes, black where it stays: a PNG of the clip's size.
export async function maskOf(strokes: Stroke[], width: number, height: number): Promise<Blob> {
  const marked = new OffscreenCanvas(width, height);
  draw(marked.getContext("2d") as unknown as CanvasRenderingContext2D, strokes, "#fff");
  const mask = new OffscreenCanvas(width, height);
  const context = mask.getContext("2d")!;
  context.fillStyle = "#000";
  context.fillRect(0, 0, width, height);
  context.drawImage(marked, 0, 0);
  return mask.convertToBlob({ type: "image/png" });
}
