// Why a job failed, and what helps: a clip that needed too much memory is made smaller.
import { isTooLarge, type Job, smaller } from "../api/jobs";
import { useWords } from "../words/words";
import { useJobs } from "./jobs";
import { useAct } from "./says";

interface Props {
  job: Job;
  onMade?: (job: Job) => void;
}

export function Failed({ job, onMade }: Props) {
  const words = useWords();
  const act = useAct();
  const { look } = useJobs();
  if (!job.error) return null;
  const shrink = () => act(smaller(job).then(async (made) => { await look(); onMade?.({ ...job, ...made }); }));
  return (
    <p class="error" role="alert">
      {job.error.message}{" "}
      {isTooLarge(job) && <button type="button" class="small" onClick={() => void shrink()}>{words.makeSmaller}</button>}
    </p>
  );
}
