// One thing of the library.
import { useState } from "preact/hooks";
import { content, type Job, nameOf } from "../api/jobs";
import { Icon } from "../parts/icons";
import { go } from "../parts/route";
import { statusOf } from "../parts/progress";
import { keep } from "../parts/kept";
import { NO_WISH, wishOf } from "../make/wish";
import { useWords } from "../words/words";
import { Look } from "./look";

interface Props {
  job: Job;
  tags: string[];
  onTags: (tags: string[]) => void;
  onAway: () => void;
}

export function Item({ job, tags, onTags, onAway }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const done = job.status === "completed";
  const again = () => {
    if (job.object === "film") return go("film", job.id);
    keep("make.wish", { ...NO_WISH, ...wishOf(job) });
    return go("make");
  };
  return (
    <article class={`item ${job.status}`}>
      <button class="still" disabled={!done} aria-label={words.open(nameOf(job))} onClick={() => setOpen(true)}>
        {done ? <img src={content(job, "thumbnail")} alt="" loading="lazy" decoding="async" /> : <span class="blank">{statusOf(words, job)}</span>}
        <span class="number">{words.kinds[job.object] ?? job.object}</span>
      </button>
      <p class="name" title={nameOf(job)}>{nameOf(job)}</p>
      <p class={job.error ? "error one-line" : "quiet one-line"}>{job.error?.message ?? [job.size, job.seconds && `${job.seconds} s`, ...tags.map((tag) => `#${tag}`)].filter(Boolean).join(" · ")}</p>
      <div class="acts">
        <button class="small" onClick={again}>{words.again}</button>
        {done && <button class="small" onClick={() => go("change", job.id)}>{words.change}</button>}
        {done && <a class="small" href={content(job)} download>{words.download}</a>}
        <button class="small" aria-label={words.putAway(nameOf(job))} title={words.away} onClick={onAway}><Icon name="bin" /></button>
      </div>
      {open && <Look job={job} tags={tags} onTags={onTags} onClose={() => setOpen(false)} />}
    </article>
  );
}
