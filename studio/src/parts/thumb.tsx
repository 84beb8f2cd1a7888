// A small picture of what was made. What was mended has none of its own: its first frame is shown.
import { content, type Job } from "../api/jobs";

export function Thumb({ job }: { job: Job }) {
  if (job.object === "steady") return <video src={content(job)} muted playsInline preload="metadata" tabIndex={-1} aria-hidden="true" />;
  return <img src={content(job, "thumbnail")} alt="" loading="lazy" decoding="async" />;
}
