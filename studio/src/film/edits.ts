// What a person changed of a storyboard that is read anew from the script at each word.
import type { Board, BoardData, RawShot, Shot } from "../api/films";

export type Edit = Partial<Pick<Shot, "source" | "camera" | "transition" | "narration" | "seconds">>;

export interface Edits {
  shots: Record<string, Edit>;
  order: string[];
}

export const NO_EDITS: Edits = { shots: {}, order: [] };

// The storyboard as it goes back to the server: its own data, with what was changed of it.
export function dataOf(board: Board, edits: Edits): BoardData {
  const raw = new Map(board.storyboard.shots.map((shot) => [shot.id, shot]));
  return { ...board.storyboard, shots: board.shots.flatMap((shot) => rawOf(raw.get(shot.id), edits.shots[shot.id] ?? {}) ?? []) };
}

export function rawOf(raw: RawShot | undefined, { narration, ...edit }: Edit): RawShot | null {
  if (!raw) return null;
  const lines = narration && { narration: narration.map((line) => (line.speaker ? { [line.speaker]: line.text } : line.text)) };
  const given = Object.entries({ ...raw, ...edit, ...lines }).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as RawShot;
}

// Shots have names of their own words, so that what was changed of one holds while others change.
export function edited(board: Board, edits: Edits): Board {
  return { ...board, shots: ordered(board.shots, edits.order).map((shot) => ({ ...shot, ...edits.shots[shot.id] })) };
}

// Those that were moved stand where they were put; a new one follows the one it follows in the script.
function ordered(shots: Shot[], order: string[]): Shot[] {
  if (order.length === 0) return shots;
  const byId = new Map(shots.map((shot) => [shot.id, shot]));
  const placed = order.flatMap((id) => byId.get(id) ?? []);
  shots.forEach((shot, index) => {
    if (order.includes(shot.id)) return;
    const before = shots[index - 1];
    const at = before ? placed.findIndex((each) => each.id === before.id) + 1 : 0;
    placed.splice(at, 0, shot);
  });
  return placed;
}

export function moved(board: Board, edits: Edits, id: string, to: number): Edits {
  const order = board.shots.map((shot) => shot.id).filter((each) => each !== id);
  order.splice(to, 0, id);
  return { ...edits, order };
}

export function changed(edits: Edits, id: string, edit: Edit): Edits {
  return { ...edits, shots: { ...edits.shots, [id]: { ...edits.shots[id], ...edit } } };
}

export const isEdited = (edits: Edits) => edits.order.length > 0 || Object.keys(edits.shots).length > 0;

// A sentence said otherwise: in the script where it stands there, else of the card alone.
export function rewritten(script: string, old: string, next: string): string | null {
  const pattern = old.trim().split(/\s+/).map(escaped).join("\\s+");
  const found = pattern === "" ? null : new RegExp(pattern).exec(script);
  if (!found) return null;
  return script.slice(0, found.index) + next + script.slice(found.index + found[0].length);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
