// What is changed by hand is written into the plan.
import type { Action, Figure, Key, Plan } from "../api/plans";

const SAME_MOMENT = 0.05;
const SHORTEST = 0.2;

export const withFigure = (plan: Plan, id: string, change: Partial<Figure>): Plan => ({
  ...plan,
  figures: plan.figures.map((each) => (each.id === id ? { ...each, ...change } : each)),
});

// A figure that is moved at a moment: the first move says where it is, a later one makes a path.
export function movedTo(plan: Plan, id: string, seconds: number, spot: { x: number; z: number; y: number; turn: number }, was: { x: number; z: number; turn: number; y: number }): Plan {
  const figure = plan.figures.find((each) => each.id === id);
  if (!figure) return plan;
  const at = Math.round(seconds * 100) / 100;
  const key: Key = [at, spot.x, spot.z, spot.y, spot.turn];
  const start: Key[] = figure.keys.length === 0 && at > SAME_MOMENT ? [[0, was.x, was.z, was.y, was.turn]] : figure.keys;
  const others = start.filter((each) => Math.abs(each[0] - at) > SAME_MOMENT);
  return withFigure(plan, id, { keys: [...others, key].sort((a, b) => a[0] - b[0]) });
}

export const withAction = (plan: Plan, index: number, change: Partial<Action>): Plan => ({
  ...plan,
  actions: plan.actions.map((each, at) => (at === index ? bounded({ ...each, ...change }, plan.seconds) : each)),
});

export const withoutAction = (plan: Plan, index: number): Plan => ({ ...plan, actions: plan.actions.filter((_, at) => at !== index) });

export function withNewAction(plan: Plan, who: string, verb: string): Plan {
  const action = { who, verb, start: 0, end: plan.seconds, object: "", partner: "", tool: "", to: "", manner: [] };
  return { ...plan, actions: [...plan.actions, action] };
}

function bounded(action: Action, seconds: number): Action {
  const start = Math.min(Math.max(action.start, 0), seconds - SHORTEST);
  return { ...action, start, end: Math.min(Math.max(action.end, start + SHORTEST), seconds) };
}

export function withNewFigure(plan: Plan, name: string, kind: string): Plan {
  const ids = plan.figures.map((each) => each.id);
  const stem = name.trim().toLowerCase().replace(/\s+/g, "-").replace(/[^\p{L}\p{N}-]/gu, "") || "figure";
  let id = stem;
  for (let number = 2; ids.includes(id); number += 1) id = `${stem}-${number}`;
  const looks = { age: "", sex: "", build: "", mood: "", color: "", wears: [], traits: [] };
  return { ...plan, figures: [...plan.figures, { id, name: name.trim().toLowerCase(), kind, said: name.trim(), count: 1, looks, standing: null, keys: [], face: null }] };
}

// Whoever goes takes along what they do, and what is done with them.
export function withoutFigure(plan: Plan, id: string): Plan {
  const figures = plan.figures.filter((each) => each.id !== id).map((each) => ((each.standing as { of?: string } | null)?.of === id ? { ...each, standing: null } : each));
  const actions = plan.actions.filter((each) => each.who !== id).map((each) => Object.fromEntries(Object.entries(each).map(([name, value]) => [name, value === id ? "" : value])) as unknown as Action);
  const camera = plan.camera.on === id ? { ...plan.camera, on: "" } : plan.camera;
  return { ...plan, figures, actions, camera };
}
