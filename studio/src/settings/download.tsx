// The weights of an engine are downloaded, where the server is one of this machine.
import { useEffect, useState } from "preact/hooks";
import { ask, posted, read } from "../api/ask";
import type { EngineFacts } from "../api/house";
import { type Job, runs } from "../api/jobs";
import { useKept } from "../parts/kept";
import { statusOf } from "../parts/progress";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";

const OFTEN = 1000;

export function Download({ engine }: { engine: EngineFacts }) {
  const words = useWords();
  const act = useAct();
  const [id, setId] = useKept(`weights.${engine.name}`, "");
  const [job, setJob] = useState<Job | null>(null);
  useEffect(() => {
    if (!id) return undefined;
    const look = () => read<Job>(`/v1/jobs/${id}`).then(setJob, () => setId(""));
    void look();
    const timer = setInterval(() => void look(), OFTEN);
    return () => clearInterval(timer);
  }, [id]);
  const begin = () => act(read<Job>(`/v1/engines/${engine.name}/weights`, posted({ accept: true })).then((made) => { setJob(made); setId(made.id); }));

  if (job?.status === "completed") return <p role="status">{words.weightsCame}</p>;
  if (job && runs(job)) {
    return (
      <div class="progress">
        <progress max={100} value={job.progress} aria-label={words[job.status]} />
        <span class="quiet">{statusOf(words, { ...job, num_steps: null })}</span>
        <button class="small" onClick={() => void act(ask(`/v1/jobs/${job.id}/cancel`, { method: "POST" }))}>{words.stop}</button>
      </div>
    );
  }
  return (
    <>
      {job?.error && <p class="error" role="alert">{job.error.message}</p>}
      <button class="small" aria-label={words.downloadOf(engine.name)} onClick={() => void begin()}>{engine.terms ? words.acceptAndDownload : words.downloadWeights}</button>
    </>
  );
}
