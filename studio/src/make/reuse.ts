// What made a thing is opened again, to be made otherwise.
import type { Job } from "../api/jobs";
import { keep } from "../parts/kept";
import { go } from "../parts/route";
import { NO_WISH, wishOf } from "./wish";

export function reuse(job: Job): void {
  if (job.object === "film") return go("film", job.id);
  if (job.object === "steady") return go("steady", job.id);
  // Make reads what it keeps when it is opened.
  keep("make.wish", { ...NO_WISH, ...wishOf(job) });
  return go("make");
}
