// The API beside the page: what it gives, and how it is asked.
export type Status = "queued" | "in_progress" | "completed" | "failed" | "cancelled";

export interface Job {
  id: string;
  object: "video" | "film";
  status: Status;
  progress: number;
  created_at: number;
  prompt: string | null;
  title?: string | null;
  script?: string | null;
  model?: string;
  size: string | null;
  seconds: string | null;
  seed?: number | null;
  stage: string | null;
  seconds_left: number | null;
  place: number | null;
  warnings: string[];
  error: { code: string; message: string } | null;
  files?: string[];
}

export class Refused extends Error {}

async function answer(path: string, init?: RequestInit): Promise<Response> {
  let got: Response;
  try {
    got = await fetch(path, init);
  } catch {
    throw new Refused("offline");
  }
  if (!got.ok) {
    const body = await got.json().catch(() => null);
    throw new Refused(body?.error?.message ?? `${got.status}`);
  }
  return got;
}

const asJson = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export async function engines(): Promise<string[]> {
  const got = await (await answer("/v1/models")).json();
  return got.data.map((each: { id: string }) => each.id);
}

export async function jobs(): Promise<Job[]> {
  const [videos, films] = await Promise.all(
    ["/v1/videos", "/v1/films"].map(async (path) => (await (await answer(`${path}?limit=100`)).json()).data),
  );
  return [...videos, ...films].sort((a: Job, b: Job) => b.created_at - a.created_at);
}

export async function makeVideo(fields: Record<string, string>, picture: File | null): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== "") form.append(name, value);
  if (picture) form.append("input_reference", picture);
  await answer("/v1/videos", { method: "POST", body: form });
}

export async function makeFilm(fields: Record<string, string>): Promise<void> {
  await answer("/v1/films", asJson(fields));
}

export async function readPlan(prompt: string, signal: AbortSignal): Promise<string[]> {
  const got = await answer("/v1/plans", { ...asJson({ prompt }), signal });
  return (await got.json()).warnings;
}

export async function drawPlan(prompt: string, shape: string, signal: AbortSignal): Promise<Blob> {
  return (await answer("/v1/plans/picture", { ...asJson({ prompt, shape }), signal })).blob();
}

const path = (job: Job) => `/v1/${job.object}s/${job.id}`;
export const content = (job: Job, variant = "video") => `${path(job)}/content?variant=${variant}`;
export const stop = (job: Job) => answer(`${path(job)}/cancel`, { method: "POST" });
export const remove = (job: Job) => answer(path(job), { method: "DELETE" });
