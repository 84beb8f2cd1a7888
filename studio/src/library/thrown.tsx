// What was thrown away: had back, or gone for good.
import { type Job, nameOf } from "../api/jobs";
import { useWords } from "../words/words";

interface Props {
  jobs: Job[];
  onBack: (job: Job) => void;
  onEmpty: () => void;
}

export function Thrown({ jobs, onBack, onEmpty }: Props) {
  const words = useWords();
  if (jobs.length === 0) return <p class="blank tall">{words.trashEmpty}</p>;
  return (
    <>
      <div class="head">
        <p class="quiet">{words.trashHint}</p>
        <button onClick={() => confirm(words.emptySure(jobs.length)) && onEmpty()}>{words.emptyTrash}</button>
      </div>
      <ul class="lines">
        {jobs.map((job) => (
          <li key={job.id} class="line">
            <span class="chip">{words.kinds[job.object] ?? job.object}</span>
            <span class="name">{nameOf(job)}</span>
            <button class="small" onClick={() => onBack(job)}>{words.haveBack}</button>
          </li>
        ))}
      </ul>
    </>
  );
}
