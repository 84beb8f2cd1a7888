// What the house has: engines, voices, room on the disk. A route that is not there gives nothing.
import { useEffect, useState } from "preact/hooks";
import { useWords } from "../words/words";
import { read } from "./ask";

export interface EngineFacts {
  name: string;
  ready: boolean;
  problem: string | null;
  description: string | null;
  licence: string | null;
  terms: string | null;
  repositories: { name: string; here: boolean; num_bytes: number }[];
  to_fetch: string[];
  disk_gigabytes: number | null;
  generative: boolean | null;
  needs_gpu: boolean | null;
  gpu_gigabytes: number | null;
  canvases: string[];
}

export interface VoiceFacts {
  name: string;
  ready: boolean;
  problem: string | null;
  languages: string[];
  about: string;
  licence: string;
}

export interface Storage {
  folder: string | null;
  used_bytes: number;
  sent_bytes: number;
  trash_count: number;
  free_bytes: number;
}

// What was told once, by its language and its path.
const found = new Map<string, Promise<unknown>>();

function once<T>(path: string, language: unknown): Promise<T> {
  const name = `${language} ${path}`;
  let known = found.get(name) as Promise<T> | undefined;
  if (!known) {
    known = read<T>(path);
    known.catch(() => found.delete(name));
    found.set(name, known);
  }
  return known;
}

function useOnce<T>(path: string): T | null {
  const { language } = useWords();
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let here = true;
    once<T>(path, language).then((answer) => here && setValue(answer), () => undefined);
    return () => {
      here = false;
    };
  }, [path, language]);
  return value;
}

const NONE: never[] = [];

// The names of the engines: told at once, without looking at their weights.
export const useEngines = (): { id: string }[] => useOnce<{ data: { id: string }[] }>("/v1/models")?.data ?? NONE;
export const useEngineFacts = (): EngineFacts[] => useOnce<{ data: EngineFacts[] }>("/v1/engines")?.data ?? NONE;
export const useKnownVoices = (): VoiceFacts[] => useOnce<{ data: VoiceFacts[] }>("/v1/voices")?.data ?? NONE;
export const useVoices = (): string[] => useKnownVoices().filter((each) => each.ready && each.name !== "none").map((each) => each.name);
export const useStorage = (): Storage | null => useOnce<Storage>("/v1/storage");
