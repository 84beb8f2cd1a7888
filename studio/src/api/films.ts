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
  seconds: number;
  camera: string | null;
  transition: string;
  notes: string[];
}

// As a storyboard's file has it: what is usual is left out.
export interface BoardData {
  title?: string;
  shots: RawShot[];
  [other: string]: unknown;
}

export interface RawShot {
  id: string;
  [other: string]: unknown;
}

export interface Board {
  title: string;
  seconds: number;
  shots: Shot[];
  warnings: string[];
  storyboard: BoardData;
}

export interface FilmSettings {
  size: string;
  voice: string;
  captions: string;
  music: string;
  style: string;
  [other: string]: string;
}

export interface FileWish {
  preview?: boolean;
  label?: string;
  sign?: boolean;
  handover?: boolean;
  format?: string;
}

// A caption by the film's clock.
export interface Cue {
  start: number;
  end: number;
  text: string;
}

export interface Waveform {
  per_second: number;
  peaks: number[];
}

export const waveform = (id: string) => read<Waveform>(`/v1/films/${id}/waveform`);

const given = (settings: FilmSettings) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""));

// Ids of files, or what is in them, by the names that a film has for them.
export type Assets = Record<string, string>;

export const storyboard = (script: string, settings: FilmSettings, assets: Assets, signal: AbortSignal) =>
  read<Board>("/v1/films/storyboard", posted({ script, ...given(settings), assets }, signal));

export const make = (film: { script: string } | { storyboard: BoardData }, settings: FilmSettings, assets: Assets, file: FileWish = {}) =>
  read<Job>("/v1/films", posted({ ...film, ...given(settings), assets, ...file }));

export async function shotPicture(storyboard: BoardData, shot: string, assets: Assets): Promise<Blob> {
  return (await ask("/v1/films/storyboard/picture", posted({ storyboard, shot, assets }))).blob();
}

// The same film once more as another file: what is drawn already is not drawn again.
export const exported = (id: string, file: FileWish & { size?: string; captions?: string; cues?: Cue[] }) => read<Job>(`/v1/films/${id}/exports`, posted(file));
