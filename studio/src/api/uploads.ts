// Files that a person brings: sent once, and used by their ids.
import { formed, read } from "./ask";

export interface MadeAs {
  tool: string | null;
  prompt: string;
  seed: number;
  engine: string;
  options: Record<string, unknown>;
}

export interface Upload {
  id: string;
  kind: "picture" | "clip" | "sound" | "text";
  name: string;
  width: number | null;
  height: number | null;
  seconds: number | null;
  fps: number | null;
  num_frames: number | null;
  made_as: MadeAs | null;
}

export const send = (file: File) => read<Upload>("/v1/uploads", formed({ file }));
export const urlOf = (id: string) => `/v1/uploads/${id}/content`;
