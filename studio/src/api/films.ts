// Films: a script, its storyboard, a picture of each shot, and the film.
import { ask, posted, read } from "./ask";
import type { Job } from "./jobs";

export interface Line {
  text: string;
  speaker: string | null;
}

export interface Source {
  kind: string;
  prompt?: string;
  text?: string;
  [other: string]: unknown;
}

export interface Shot {
  id: string;
  source: Source;
  scene: string;
  narration: Line[];
  seconds: number | null;
  camera: string | null;
  transition: string;
  origin: number | null;
  notes: string[];
  [other: string]: unknown;
}

export interface Board {
  title: string;
  language: string;
  shots: Shot[];
  [other: string]: unknown;
}

export interface FilmSettings {
  size: string;
  voice: string;
  captions: string;
  music: string;
  style: string;
  [other: string]: string;
}

const given = (settings: FilmSettings) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""));

export const storyboard = (script: string, settings: FilmSettings, signal: AbortSignal) =>
  read<{ storyboard: Board; warnings: string[] }>("/v1/films/storyboard", posted({ script, ...given(settings) }, signal));

export const make = (film: { script: string } | { script: string; storyboard: Board }, settings: FilmSettings) =>
  read<Job>("/v1/films", posted({ ...film, ...given(settings) }));

export async function shotPicture(board: Board, shot: Shot, signal: AbortSignal): Promise<Blob> {
  const got = await ask("/v1/films/storyboard/picture", posted({ storyboard: { ...board, shots: [shot] } }, signal));
  return got.blob();
}
