// A clip cut, filmed once more or with parts dragged; and masks that follow what was marked.
import { type Fields, formed, read } from "./ask";
import type { Job } from "./jobs";
import type { Upload } from "./uploads";

// A row: seconds, the middle across and down, the width; in shares of the picture.
export type View = [number, number, number, number];

export const rework = (fields: Fields) => read<Job>("/v1/videos/reworks", formed(fields));
export const followed = (video: string, mask: Blob, seconds: number) =>
  read<Upload>("/v1/masks", formed({ video, mask, at_seconds: String(seconds) }));
