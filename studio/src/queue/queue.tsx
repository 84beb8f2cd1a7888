// What waits and what is being made, in an order that can be changed. It goes on without this page.
import { useState } from "preact/hooks";
import { copy, type Job, moveBefore, nameOf, runs, stop } from "../api/jobs";
import { Failed } from "../parts/failed";
import { useJobs } from "../parts/jobs";
import { statusOf } from "../parts/progress";
import { useAct } from "../parts/says";
import { Thumb } from "../parts/thumb";
import { useWords } from "../words/words";
import { reuse } from "../make/reuse";
import { Foreseen } from "./foreseen";
import { Line } from "./line";

const FEW = 10;

export function Queue() {
  const words = useWords();
  const act = useAct();
  const { jobs, look } = useJobs();
  const [held, setHeld] = useState("");
  const active = jobs.filter(runs);
  const working = active.filter((job) => job.status === "in_progress");
  const waiting = active.filter((job) => job.status === "queued").sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.created_at - b.created_at);
  const ended = jobs.filter((job) => !runs(job)).slice(0, FEW);
  const to = (id: string, index: number) => {
    const others = waiting.filter((job) => job.id !== id);
    void act(moveBefore(id, others[index]?.id ?? null).then(look));
  };
  return (
    <section class="queue" aria-labelledby="queue-head">
      <div class="head">
        <h2 id="queue-head">{words.queueHead}</h2>
        {active.length > 1 && <button onClick={() => void act(Promise.all(active.map(stop)).then(look))}>{words.stopAll}</button>}
      </div>
      <p class="quiet">{words.queueHint}</p>
      {active.length === 0 && <p class="blank tall">{words.queueEmpty}</p>}
      <ol class="lines">
        {working.map((job) => <li key={job.id}><Line job={job} /></li>)}
        {waiting.map((job, index) => (
          <li
            key={job.id}
            draggable
            class={held === job.id ? "held" : ""}
            onDragStart={(event) => { event.dataTransfer?.setData("text/plain", job.id); setHeld(job.id); }}
            onDragEnd={() => setHeld("")}
            onDragOver={(event) => { if (held) event.preventDefault(); }}
            onDrop={(event) => { event.preventDefault(); if (held && held !== job.id) to(held, index); setHeld(""); }}
          >
            <Line job={job} onSooner={index > 0 ? () => to(job.id, index - 1) : null} onLater={index < waiting.length - 1 ? () => to(job.id, index + 1) : null} />
          </li>
        ))}
      </ol>
      {ended.length > 0 && <h2>{words.justEnded}</h2>}
      <ol class="lines">{ended.map((job) => <li key={job.id}><Ended job={job} onMore={() => void act(copy(job).then(look))} /></li>)}</ol>
    </section>
  );
}

function Ended({ job, onMore }: { job: Job; onMore: () => void }) {
  const words = useWords();
  return (
    <div class="line">
      {job.status === "completed" ? <span class="thumb"><Thumb job={job} /></span> : <Foreseen job={job} />}
      <span class="chip">{words.kinds[job.object] ?? job.object}</span>
      <span class="name">{nameOf(job)}</span>
      {job.error ? <Failed job={job} /> : <span class="quiet">{statusOf(words, job)}</span>}
      <button class="small" onClick={() => reuse(job)}>{job.object === "video" ? words.reuse : words.openIt}</button>
      <button class="small" onClick={onMore}>{words.once}</button>
    </div>
  );
}
