// Captions as a file has them, and what may become of one beside its neighbours.
import type { Cue } from "../api/films";

const SHORTEST = 0.3;
const USUAL = 2;
const round = (seconds: number) => Math.round(seconds * 1000) / 1000;

// "00:01:02,500" in seconds.
function secondsOf(text: string): number {
  const [hours = 0, minutes = 0, rest = 0] = text.replace(",", ".").split(":").map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

export function cuesOf(srt: string): Cue[] {
  return srt.trim().split(/\n\s*\n/).flatMap((block) => {
    const [, times = "", ...lines] = block.split("\n");
    const [start, end] = times.split("-->").map((each) => each.trim());
    return start && end ? [{ start: secondsOf(start), end: secondsOf(end), text: lines.join("\n") }] : [];
  });
}

// One is changed: it keeps within its neighbours, and is never too short to be read.
export function bounded(cues: Cue[], index: number, part: Partial<Cue>, seconds: number): Cue[] {
  const old = cues[index];
  if (!old) return cues;
  const low = cues[index - 1]?.end ?? 0;
  const high = cues[index + 1]?.start ?? seconds;
  const next = { ...old, ...part };
  const moved = part.start !== undefined && part.end !== undefined;
  const length = old.end - old.start;
  const start = Math.min(Math.max(next.start, low), moved ? high - length : next.end - SHORTEST);
  const end = moved ? start + length : Math.max(Math.min(next.end, high), start + SHORTEST);
  return cues.map((each, at) => (at === index ? { ...next, start: round(Math.max(start, low)), end: round(end) } : each));
}

// A new one at a moment, where there is room for it, and which it is.
export function withNewCue(cues: Cue[], at: number, text: string, seconds: number): [Cue[], number] {
  const before = cues.filter((each) => each.start <= at);
  const start = Math.max(at, before.at(-1)?.end ?? 0);
  const high = cues[before.length]?.start ?? seconds;
  if (high - start < SHORTEST) return [cues, Math.max(before.length - 1, 0)];
  const cue = { start: round(start), end: round(Math.min(start + USUAL, high)), text };
  return [[...before, cue, ...cues.slice(before.length)], before.length];
}
