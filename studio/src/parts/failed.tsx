// Why a job failed, and what helps: what needed too much memory is made smaller.
import { copy, isOurFault, isTooLarge, type Job, smaller } from "../api/jobs";
import { useWords } from "../words/words";
import { useJobs } from "./jobs";
import { useAct } from "./says";

interface Props {
  job: Job;
  // Where there is no other button by which it is done again.
  onMade?: (job: Job) => void;
}

export function Failed({ job, onMade }: Props) {
  const words = useWords();
  const act = useAct();
  const { look } = useJobs();
  if (!job.error) return null;
  const instead = (made: Promise<{ id: string }>) => void act(made.then(async ({ id }) => { await look(); onMade?.({ ...job, id }); }));
  return (
    <p class="error" role="alert">
      {job.error.message}{" "}
      {isTooLarge(job) && <button type="button" class="small" onClick={() => instead(smaller(job))}>{words.makeSmaller}</button>}
      {isOurFault(job) && onMade && <button type="button" class="small" onClick={() => instead(copy(job))}>{words.once}</button>}
    </p>
  );
}
