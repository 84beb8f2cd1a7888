// How far a job is, and how long it will still take.
import { canFinish, finish, type Job, stop } from "../api/jobs";
import { useWords } from "../words/words";
import { useJobs } from "./jobs";
import { useAct } from "./says";

export function statusOf(words: ReturnType<typeof useWords>, job: Job): string {
  if (job.paused) return words.heldBack;
  const told: string[] = [words[job.status]];
  if (job.status === "queued" && job.place !== null) told.push(words.queuedBehind(job.place));
  if (job.status === "in_progress") {
    told.push(`${job.progress}%`);
    // A film's steps are shares of its work, which say nothing beside the percentage.
    if (job.num_steps && job.object !== "film") told.push(words.step(job.step ?? 0, job.num_steps));
    if (job.stage) told.push(stageOf(words, job.stage));
    if (job.seconds_left !== null) told.push(words.left(job.seconds_left));
  }
  return told.join(" · ");
}

const FILL = /^fill (\d+) of (\d+)$/;

function stageOf(words: ReturnType<typeof useWords>, stage: string): string {
  const fill = FILL.exec(stage);
  return fill ? words.fill(Number(fill[1]), Number(fill[2])) : (words.stages[stage] ?? stage);
}

export function ProgressOf({ job }: { job: Job }) {
  const words = useWords();
  const act = useAct();
  const { look } = useJobs();
  return (
    <div class="progress">
      <progress max={100} value={job.status === "queued" ? 0 : job.progress} aria-label={words[job.status]} />
      <span class="quiet">{statusOf(words, job)}</span>
      {canFinish(job) && (
        <button class="small" onClick={() => void act(finish(job).then(look))}>{words.keepDone}</button>
      )}
      <button class="small" onClick={() => void act(stop(job).then(look))}>{words.stop}</button>
    </div>
  );
}
