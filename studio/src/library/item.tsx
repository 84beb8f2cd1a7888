// One thing of the library.
import { useState } from "preact/hooks";
import { content, type Job, lengthOf, nameOf } from "../api/jobs";
import type { Shelved } from "../api/shelf";
import { Icon } from "../parts/icons";
import { go } from "../parts/route";
import { statusOf } from "../parts/progress";
import { reuse } from "../make/reuse";
import { Thumb } from "../parts/thumb";
import { useWords } from "../words/words";
import { Look } from "./look";

interface Props {
  job: Job;
  shelved: Shelved;
  onShelved: (part: Partial<Shelved>) => void;
  onAway: () => void;
}

export function Item({ job, shelved, onShelved, onAway }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const done = job.status === "completed";
  return (
    <article class={`item ${job.status}`}>
      <button class="still" disabled={!done} aria-label={done ? words.open(nameOf(job)) : undefined} onClick={() => setOpen(true)}>
        {done ? <Thumb job={job} /> : <span class="blank">{statusOf(words, job)}</span>}
      </button>
      <span class="kind">{words.kinds[job.object] ?? job.object}</span>
      <p class="name" title={nameOf(job)}>{shelved.starred && <span class="starred">★ </span>}{shelved.name || nameOf(job)}</p>
      <p class={job.error ? "error one-line" : "quiet one-line"}>{job.error?.message ?? [job.size, lengthOf(job), ...shelved.tags.map((tag) => `#${tag}`)].filter(Boolean).join(" · ")}</p>
      <div class="acts">
        <button class="small" onClick={() => reuse(job)}>{job.object === "video" ? words.reuse : words.openIt}</button>
        {done && <button class="small" onClick={() => go("change", job.id)}>{words.change}</button>}
        {done && <a class="small" href={content(job)} download>{words.download}</a>}
        <button class="small" aria-label={words.putAway(nameOf(job))} title={words.away} onClick={onAway}><Icon name="bin" /></button>
      </div>
      {open && <Look job={job} shelved={shelved} onShelved={onShelved} onClose={() => setOpen(false)} />}
    </article>
  );
}
