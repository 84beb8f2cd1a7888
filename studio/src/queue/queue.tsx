// What waits and what is being made. It goes on without this page.
import { nameOf, runs, stop } from "../api/jobs";
import { useJobs } from "../parts/jobs";
import { ProgressOf, statusOf } from "../parts/progress";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";
import { content } from "../api/jobs";

const FEW = 10;

export function Queue() {
  const words = useWords();
  const act = useAct();
  const { jobs, look } = useJobs();
  const waiting = jobs.filter(runs).sort((a, b) => rank(a.status) - rank(b.status) || (a.place ?? 0) - (b.place ?? 0));
  const ended = jobs.filter((job) => !runs(job)).slice(0, FEW);
  return (
    <section class="queue" aria-labelledby="queue-head">
      <div class="head">
        <h2 id="queue-head">{words.queueHead}</h2>
        {waiting.length > 1 && <button onClick={() => void act(Promise.all(waiting.map(stop)).then(look))}>{words.stopAll}</button>}
      </div>
      <p class="quiet">{words.queueHint}</p>
      {waiting.length === 0 && <p class="blank tall">{words.queueEmpty}</p>}
      <ol class="lines">
        {waiting.map((job) => (
          <li key={job.id} class="line">
            <span class="chip">{words.kinds[job.object] ?? job.object}</span>
            <span class="name">{nameOf(job)}</span>
            <span class="quiet">{[job.size, job.seconds && `${job.seconds} s`].filter(Boolean).join(" · ")}</span>
            <ProgressOf job={job} />
          </li>
        ))}
      </ol>
      {ended.length > 0 && <h2>{words.justEnded}</h2>}
      <ol class="lines">
        {ended.map((job) => (
          <li key={job.id} class="line">
            {job.status === "completed" && <img class="thumb" src={content(job, "thumbnail")} alt="" loading="lazy" />}
            <span class="chip">{words.kinds[job.object] ?? job.object}</span>
            <span class="name">{nameOf(job)}</span>
            <span class={job.status === "failed" ? "error" : "quiet"}>{job.error?.message ?? statusOf(words, job)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const rank = (status: string) => (status === "in_progress" ? 0 : 1);
