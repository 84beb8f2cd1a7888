// One job that waits or is being made.
import { copy, hold, type Job, lengthOf, nameOf } from "../api/jobs";
import { reuse } from "../make/reuse";
import { Icon } from "../parts/icons";
import { useJobs } from "../parts/jobs";
import { ProgressOf } from "../parts/progress";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";
import { Foreseen } from "./foreseen";

interface Props {
  job: Job;
  onSooner?: (() => void) | null;
  onLater?: (() => void) | null;
}

export function Line({ job, onSooner, onLater }: Props) {
  const words = useWords();
  const act = useAct();
  const { look } = useJobs();
  const name = nameOf(job);
  return (
    <div class="line">
      <Foreseen job={job} />
      <span class="chip">{words.kinds[job.object] ?? job.object}</span>
      <span class="name">{name}</span>
      <span class="quiet">{[job.size, lengthOf(job)].filter(Boolean).join(" · ")}</span>
      <div class="acts">
        {job.status === "queued" && <button class="plain small" aria-label={words.sooner(name)} disabled={!onSooner} onClick={() => onSooner?.()}>↑</button>}
        {job.status === "queued" && <button class="plain small" aria-label={words.laterOn(name)} disabled={!onLater} onClick={() => onLater?.()}>↓</button>}
        <button class="plain small" aria-label={job.paused ? words.letGo(name) : words.hold(name)} onClick={() => void act(hold(job).then(look))}><Icon name={job.paused ? "play" : "pause"} /></button>
        <button class="small" onClick={() => reuse(job)}>{job.object === "video" ? words.reuse : words.openIt}</button>
        <button class="small" onClick={() => void act(copy(job).then(look))}>{words.once}</button>
      </div>
      <ProgressOf job={job} />
    </div>
  );
}
