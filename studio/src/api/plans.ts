// Plans: what is read in a sentence, and how it will look.
import { ask, posted, read } from "./ask";

export type Shape = "16:9" | "9:16" | "1:1";

export interface Read {
  plan: Plan;
  warnings: string[];
}

// A row: seconds, x, z, y (metres), turn (degrees).
export type Key = [number, number, number, number, number];

export interface Figure {
  id: string;
  name: string;
  kind: string;
  said: string;
  looks: Record<string, unknown>;
  keys: Key[];
  [other: string]: unknown;
}

export interface Action {
  who: string;
  verb: string;
  start: number;
  end: number;
  [other: string]: unknown;
}

export interface Plan {
  seconds: number;
  place: string;
  time: string;
  weather: string;
  camera: { shot: string; angle: string; move: string; on: string };
  figures: Figure[];
  actions: Action[];
  [other: string]: unknown;
}

export const plan = (wish: { prompt: string; seconds?: number; seed?: number }, signal?: AbortSignal) =>
  read<Read>("/v1/plans", posted(wish, signal));

export async function picture(wish: Record<string, unknown>, signal?: AbortSignal): Promise<Blob> {
  return (await ask("/v1/plans/picture", posted(wish, signal))).blob();
}
