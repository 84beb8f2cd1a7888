// Jobs: what was asked for, how far it is, what there is of it.
import { ask, type Fields, formed, posted, read, Refused } from "./ask";

export type Status = "queued" | "in_progress" | "completed" | "failed" | "cancelled";

export interface Job {
  id: string;
  object: string;
  status: Status;
  progress: number;
  created_at: number;
  completed_at: number | null;
  prompt: string | null;
  title?: string | null;
  name?: string | null;
  script?: string | null;
  model?: string;
  size: string | null;
  seconds: string | null;
  seed?: number | null;
  stage: string | null;
  seconds_left: number | null;
  place: number | null;
  paused?: boolean;
  step?: number | null;
  num_steps?: number | null;
  warnings: string[];
  error: { code: string; message: string } | null;
  files?: string[];
  fps?: string | null;
  seconds_elapsed?: number | null;
  remixed_from_video_id?: string | null;
}

// A clip that was measured and mended.
export interface Mended extends Job {
  score_before: number | null;
  score_after: number | null;
  defects: { kind?: string; [other: string]: unknown }[];
  actions: { kept?: boolean; [other: string]: unknown }[];
  untouched: boolean | null;
}

interface Page {
  data: Job[];
  last_id: string | null;
  has_more: boolean;
}

// Where the jobs of each kind are.
const NOUNS: Record<string, string> = { video: "videos", film: "films", steady: "steady" };
// Times are whole seconds: within one, jobs of a kind stay in the server's order.
const NEWEST_FIRST = (a: Job, b: Job) => b.created_at - a.created_at;

async function pages(noun: string, most: number): Promise<Job[]> {
  const found: Job[] = [];
  let after = "";
  while (found.length < most) {
    const page: Page | null = await read<Page>(`/v1/${noun}?limit=100${after && `&after=${after}`}`).catch(unknown);
    if (!page) break;
    found.push(...page.data);
    if (!page.has_more || !page.last_id) break;
    after = page.last_id;
  }
  return found;
}

// A server that does not know a kind of job has none of it.
function unknown(error: unknown): null {
  if (error instanceof Refused && error.status === 404) return null;
  throw error;
}

// The newest first, at most so many of each kind.
export async function jobs(most: number): Promise<Job[]> {
  const all = await Promise.all(Object.values(NOUNS).map((noun) => pages(noun, most)));
  return all.flat().sort(NEWEST_FIRST);
}

export const path = (job: Pick<Job, "id" | "object">) => `/v1/${NOUNS[job.object] ?? job.object}/${job.id}`;
export const content = (job: Pick<Job, "id" | "object">, variant = "video") => `${path(job)}/content?variant=${variant}`;
export const stop = (job: Job) => ask(`${path(job)}/cancel`, { method: "POST" });
// It ends now, and what is finished of it can be watched.
export const finish = (job: Job) => ask(`${path(job)}/cancel?keep=true`, { method: "POST" });
export const canFinish = (job: Job) => job.object === "video" && job.status === "in_progress";
export const remove = (job: Job) => ask(path(job), { method: "DELETE" });
export const runs = (job: Job) => job.status === "queued" || job.status === "in_progress";
const FPS = 24;

// Frames a second: "24", "24000/1001".
export function rateOf(fps: string | null | undefined): number {
  const [whole = FPS, parts = 1] = (fps ?? `${FPS}`).split("/").map(Number);
  return whole / parts || FPS;
}
export const fpsOf = (job: Job) => rateOf(job.fps);

// Its length, to a tenth of a second; "" where it is not known.
export const lengthOf = (job: Job) => (job.seconds ? `${+Number(job.seconds).toFixed(1)} s` : "");

export const nameOf = (job: Job) => job.title || job.prompt || job.name || job.id;

export async function video(fields: Fields, route = ""): Promise<Job> {
  return read(`/v1/videos${route}`, formed(fields));
}

export const mend = (id: string) => read<Mended>("/v1/steady", posted({ video: id }));

// What waits is put in another order, held back, let go on, done once more.
const told = (id: string, act: string, body: unknown = {}) => ask(`/v1/jobs/${id}/${act}`, posted(body));
export const moveBefore = (id: string, before: string | null) => told(id, "move", { before });
export const hold = (job: Job) => told(job.id, job.paused ? "resume" : "pause");
export const copy = (job: Job) => read<{ id: string }>(`/v1/jobs/${job.id}/copy`, posted({}));
// The same clip or film at half its width and height; and whether that may help.
export const smaller = (job: Job) => read<{ id: string }>(`/v1/jobs/${job.id}/copy`, posted({ smaller: true }));
const TOO_LARGE = ["out_of_memory", "worker_lost"];
const SHRINKS = ["video", "film"];
export const isTooLarge = (job: Job) => SHRINKS.includes(job.object) && TOO_LARGE.includes(job.error?.code ?? "");
// Whether the fault was the program's own, so that the same may work the next time.
export const isOurFault = (job: Job) => job.error?.code === "internal_error";
