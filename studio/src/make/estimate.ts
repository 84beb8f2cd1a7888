// How long a clip will take here, by those that were made here before.
import type { Job } from "../api/jobs";
import { isStaged, sizeOf, type Wish } from "./wish";

const FEW = 12;
const COMMON = 1.5;

// Seconds of work, or null where nothing like it was made yet.
export function estimate(wish: Wish, jobs: Job[]): number | null {
  const engine = isStaged(wish) ? "stage" : wish.engine;
  const alike = jobs.filter((job) => job.object === "video" && job.status === "completed" && job.model === engine && job.seconds_elapsed);
  const rates = alike.slice(0, FEW).map((job) => (job.seconds_elapsed ?? 0) / workOf(job.seconds, job.size));
  if (rates.length === 0) return null;
  rates.sort((a, b) => a - b);
  const usual = rates[Math.floor(rates.length / 2)]!;
  return Math.max(COMMON, usual * workOf(wish.seconds, sizeOf(wish) || alike[0]!.size));
}

// Seconds times megapixels.
function workOf(seconds: string | null, size: string | null): number {
  const [width = 1280, height = 720] = (size ?? "").split("x").map(Number);
  return (Number(seconds) || 4) * ((width * height) / 1e6);
}
