// What waits, what is being made, and what is done: it survives a closed page and a restart.
import { useState } from "preact/hooks";
import * as api from "./api";
import type { Job } from "./api";
import type { Words } from "./words";

interface Props {
  words: Words;
  jobs: Job[];
  onAgain: (job: Job, another: boolean) => void;
  onChange: () => void;
}

export function Library({ words, jobs, onAgain, onChange }: Props) {
  const [wanted, setWanted] = useState("");
  const shown = jobs.filter((job) => nameOf(job).toLowerCase().includes(wanted.toLowerCase()));
  return (
    <section aria-labelledby="library">
      <div class="head">
        <h2 id="library">{words.library}</h2>
        <input type="search" aria-label={words.search} placeholder={words.search} value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
      </div>
      {shown.length === 0 && <p class="quiet">{words.empty}</p>}
      <ul class="cards">
        {shown.map((job) => <Card key={job.id} {...{ words, job, onAgain, onChange }} />)}
      </ul>
    </section>
  );
}

const nameOf = (job: Job) => job.title ?? job.prompt ?? "";

function Card({ words, job, onAgain, onChange }: Omit<Props, "jobs"> & { job: Job }) {
  const [plays, setPlays] = useState(false);
  const done = job.status === "completed";
  const runs = job.status === "queued" || job.status === "in_progress";
  const act = (what: Promise<unknown>) => what.then(onChange, onChange);

  return (
    <li class={`card ${job.status}`}>
      <div class="screen">
        {done && plays && <video src={api.content(job)} controls autoPlay loop={job.object === "video"} />}
        {done && !plays && (
          <button class="play" aria-label={`${words.preview}: ${nameOf(job)}`} onClick={() => setPlays(true)}>
            <img src={api.content(job, "thumbnail")} alt="" loading="lazy" />
          </button>
        )}
        {runs && <progress max={100} value={job.status === "queued" ? 0 : job.progress} aria-label={words[job.status]} />}
      </div>
      <p class="name">{nameOf(job)}</p>
      <p class="quiet">{statusOf(words, job)}</p>
      {job.error && <p class="error">{job.error.message}</p>}
      {job.warnings.length > 0 && done && (
        <details><summary>{words.notShown}</summary><ul>{job.warnings.map((each) => <li key={each}>{each}</li>)}</ul></details>
      )}
      <div class="acts">
        {done && <a href={api.content(job)} download>{words.download}</a>}
        {done && job.files?.map((file) => <a key={file} href={api.content(job, file)} download>{file}</a>)}
        <button onClick={() => onAgain(job, false)}>{words.again}</button>
        {job.object === "video" && <button onClick={() => onAgain(job, true)}>{words.another}</button>}
        {runs && <button onClick={() => act(api.stop(job))}>{words.stop}</button>}
        {!runs && <button onClick={() => confirm(words.removeSure) && act(api.remove(job))}>{words.remove}</button>}
      </div>
    </li>
  );
}

function statusOf(words: Words, job: Job): string {
  const told: string[] = [words[job.status]];
  if (job.status === "queued" && job.place !== null) told.push(words.queuedBehind(job.place));
  if (job.status === "in_progress") {
    told.push(`${job.progress}%`);
    if (job.seconds_left !== null) told.push(words.left(job.seconds_left));
  }
  if (job.size) told.push(job.size);
  if (job.seconds) told.push(`${job.seconds} s`);
  return told.join(" · ");
}
