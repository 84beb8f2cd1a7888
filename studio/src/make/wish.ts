// What a person wants of a clip, and how the server calls it.
import type { Fields } from "../api/ask";
import type { Job } from "../api/jobs";
import type { Plan, Shape } from "../api/plans";
import type { MadeAs } from "../api/uploads";

export type Quality = "draft" | "good" | "best";

export interface Wish {
  prompt: string;
  shape: Shape;
  quality: Quality;
  seconds: string;
  seed: string;
  engine: string;
  style: string;
  camera: string;
  negative: string;
  plan: Plan | null;
}

export const NO_WISH: Wish = { prompt: "", shape: "16:9", quality: "good", seconds: "4", seed: "", engine: "", style: "", camera: "", negative: "", plan: null };
export const SIZES: Record<Quality, Record<Shape, string>> = {
  draft: { "16:9": "640x360", "9:16": "360x640", "1:1": "480x480" },
  good: { "16:9": "1280x720", "9:16": "720x1280", "1:1": "960x960" },
  best: { "16:9": "1920x1080", "9:16": "1080x1920", "1:1": "1080x1080" },
};
// A picture at its time: the start, the end, or somewhere between, as a share of the clip.
export interface Placed {
  at: "start" | "between" | "end";
  id: string;
  name: string;
}

const STAGE = ["", "stage"];
export const isStaged = (wish: Wish) => STAGE.includes(wish.engine);
// Open models have sizes of their own; what is drawn has any.
export const sizeOf = (wish: Wish) => (isStaged(wish) ? SIZES[wish.quality][wish.shape] : "");

export function fieldsOf(wish: Wish, pictures: Placed[]): Fields {
  const keyframes = keyframesOf(wish, pictures);
  return {
    prompt: wish.prompt,
    seconds: wish.seconds,
    seed: wish.seed,
    model: wish.engine,
    size: sizeOf(wish),
    style: wish.style,
    camera: wish.camera,
    negative_prompt: wish.negative,
    plan: wish.plan ? JSON.stringify(wish.plan) : "",
    image: pictures.find((each) => each.at === "start")?.id ?? "",
    last_image: pictures.find((each) => each.at === "end")?.id ?? "",
    keyframes: keyframes ? JSON.stringify(keyframes) : "",
  };
}

function keyframesOf(wish: Wish, pictures: Placed[]): Record<string, string> | null {
  const between = pictures.filter((each) => each.at === "between");
  if (between.length === 0) return null;
  const length = Number(wish.seconds) || 4;
  return Object.fromEntries(between.map((each, index) => [((length * (index + 1)) / (between.length + 1)).toFixed(2), each.id]));
}

export function wishOf(job: Job): Wish {
  return { ...NO_WISH, ...looksOf(job.size), prompt: job.prompt ?? "", seconds: job.seconds ?? "4", seed: job.seed == null ? "" : String(job.seed), engine: job.model === "stage" ? "" : (job.model ?? "") };
}

// A clip that was dropped on the page tells how it was made.
export function wishMadeAs(made: MadeAs): Wish {
  const text = (name: string) => (made.options[name] == null ? "" : String(made.options[name]));
  const size = made.options.size;
  return {
    ...NO_WISH,
    ...looksOf(Array.isArray(size) ? size.join("x") : text("size")),
    prompt: made.prompt,
    seconds: text("seconds") || "4",
    seed: String(made.seed),
    engine: made.engine === "stage" ? "" : made.engine,
    style: text("style"),
    camera: text("camera"),
    negative: text("negative_prompt"),
    plan: (made.options.plan as Plan | undefined) ?? null,
  };
}

export function looksOf(size: string | null): { shape: Shape; quality: Quality } {
  const [width = 16, height = 9] = (size ?? "").split("x").map(Number);
  const shape = width === height ? "1:1" : width > height ? "16:9" : "9:16";
  const quality = (Object.keys(SIZES) as Quality[]).find((each) => SIZES[each][shape] === size);
  return { shape, quality: quality ?? "good" };
}
