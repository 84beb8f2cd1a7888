// A person's own picture or footage on a card: which file, and from when to when.
import { useState } from "preact/hooks";
import type { Shot, Source } from "../api/films";
import { nameOf } from "../api/jobs";
import { Drop } from "../parts/drop";
import { Choice, Text } from "../parts/fields";
import { useJobs } from "../parts/jobs";
import { useWords } from "../words/words";
import type { Edit } from "./edits";
import { useFiles } from "./files";

export type MaterialKind = "picture" | "footage";
export const isMaterial = (kind: string): kind is MaterialKind => kind === "picture" || kind === "footage";
const FEW = 30;

export function Material({ kind, shot, onEdit }: { kind: MaterialKind; shot: Shot; onEdit: (edit: Edit) => void }) {
  const words = useWords();
  const { jobs } = useJobs();
  const { files, add, take } = useFiles();
  const wanted = kind === "picture" ? "picture" : "clip";
  const path = shot.source.kind === kind ? String(shot.source.path ?? "") : "";
  const own = Object.entries(files).filter(([, file]) => file.kind === wanted);
  const taken = new Set(own.map(([, file]) => file.id));
  const clips = kind === "footage" ? jobs.filter((job) => job.status === "completed" && !taken.has(job.id)).slice(0, FEW) : [];
  const of = {
    ...(path === "" ? { "": words.chooseFile } : {}),
    ...(path !== "" && !files[path] ? { [path]: path } : {}),
    ...Object.fromEntries(own.map(([name, file]) => [name, file.said])),
    ...Object.fromEntries(clips.map((job) => [job.id, nameOf(job)])),
  };
  const show = (name: string) => name !== "" && onEdit({ source: { kind, path: name } });
  const pick = (key: string) => {
    const clip = clips.find((job) => job.id === key);
    show(clip ? take(clip) : key);
  };
  return (
    <>
      <Choice label={kind === "picture" ? words.whichPicture : words.whichClip} value={path} of={of} onPick={pick} />
      {kind === "footage" && path !== "" && <Span shot={shot} onEdit={onEdit} />}
      <Drop class="file" label={words.bringFile} accept={kind === "picture" ? "image/*" : "video/*,image/gif"} onFile={(file) => void add(file).then(show)} />
    </>
  );
}

// From which second to which it is shown; without words to hear, the shot is as long as that.
function Span({ shot, onEdit }: { shot: Shot; onEdit: (edit: Edit) => void }) {
  const words = useWords();
  const [said, setSaid] = useState({ start: textOf(shot.source.start), end: textOf(shot.source.end) });
  const set = (next: typeof said) => {
    setSaid(next);
    const source: Source = { ...shot.source };
    for (const name of ["start", "end"] as const) {
      const seconds = secondsOf(next[name]);
      if (seconds === null) delete source[name];
      else source[name] = seconds;
    }
    const length = Number(source.end ?? NaN) - Number(source.start ?? 0);
    onEdit({ source, ...(shot.narration.length === 0 && length > 0 ? { seconds: length } : {}) });
  };
  return (
    <>
      <Text label={words.fromSecond} mode="decimal" value={said.start} hint="0" onText={(start) => set({ ...said, start })} />
      <Text label={words.toSecond} mode="decimal" value={said.end} hint={words.theEnd} onText={(end) => set({ ...said, end })} />
    </>
  );
}

const textOf = (seconds: unknown) => (seconds == null ? "" : String(seconds));
const secondsOf = (text: string) => (text.trim() === "" || !(Number(text) >= 0) ? null : Number(text));
