// A plan on the stage: drawn, and where everybody is in the picture.
import { ask, posted, read } from "./ask";
import type { Plan, Shape } from "./plans";

export interface Camera {
  x: number;
  y: number;
  height: number;
  eye: number;
  distance: number;
  swing: number;
}

export interface Standing {
  id: string;
  x: number;
  z: number;
  y: number;
  turn: number;
  width: number;
  height: number;
  is_person: boolean;
}

export interface Layout {
  camera: Camera;
  figures: Standing[];
  warnings: string[];
}

export interface Word {
  en: string;
  zh: string;
}

export interface Look {
  plan: Plan;
  shape: Shape;
  at: number;
  small: boolean;
}

export const layout = (look: Look) => read<Layout>("/v1/stage/layout", posted(look));
export const drawn = async (look: Look, signal?: AbortSignal) => (await ask("/v1/stage/picture", posted(look, signal))).blob();
export const vocabulary = () => read<Record<"roles" | "verbs" | "places", Word[]>>("/v1/stage/words");
