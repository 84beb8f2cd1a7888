// Takes side by side: look at them, mark the good one, change one thing.
import { content, type Job, runs } from "../api/jobs";
import { Icon } from "../parts/icons";
import { play } from "../parts/playing";
import { go } from "../parts/route";
import { statusOf } from "../parts/progress";
import { useWords } from "../words/words";

interface Props {
  takes: Job[];
  picked: string;
  good: string[];
  onPick: (id: string) => void;
  onGood: (id: string) => void;
  onAgain: (job: Job, another: boolean) => void;
  onOne: (job: Job) => void;
}

export function Takes({ takes, picked, good, onPick, onGood, onAgain, onOne }: Props) {
  const words = useWords();
  if (takes.length === 0) return null;
  return (
    <section class="takes" aria-labelledby="takes">
      <h2 id="takes">{words.takesHead}</h2>
      <ul class="strip">
        {takes.map((job, index) => (
          <li key={job.id} class={job.id === picked ? "take picked" : "take"}>
            <button class="still" aria-pressed={job.id === picked} aria-label={words.showTake(index + 1)} onClick={() => onPick(job.id)}>
              {job.status === "completed" ? (
                <video src={content(job)} poster={content(job, "thumbnail")} muted loop playsInline preload="none" onPointerEnter={(event) => play(event.currentTarget)} onPointerLeave={(event) => event.currentTarget.pause()} />
              ) : <span class="blank">{runs(job) ? <progress max={100} value={job.progress} aria-label={words[job.status]} /> : words[job.status]}</span>}
            </button>
            <p class="quiet name">{job.status === "completed" ? job.prompt : statusOf(words, job)}</p>
            <div class="acts">
              <button class="small" aria-pressed={good.includes(job.id)} aria-label={words.good(index + 1)} onClick={() => onGood(job.id)}><Icon name="star" /></button>
              <button class="small" onClick={() => onAgain(job, false)}>{words.again}</button>
              <button class="small" onClick={() => onAgain(job, true)}>{words.another}</button>
              {job.status === "completed" && <button class="small" onClick={() => onOne(job)}>{words.oneThing}</button>}
              {job.status === "completed" && <button class="small" onClick={() => go("change", job.id)}>{words.change}</button>}
              {job.status === "completed" && <a class="small" href={content(job)} download>{words.download}</a>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
