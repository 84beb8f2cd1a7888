// A clip to work on: a finished one of the library, or one that is brought.
import { useEffect, useState } from "preact/hooks";
import { read } from "../api/ask";
import { content, fpsOf, type Job, nameOf } from "../api/jobs";
import { send, type Upload, urlOf } from "../api/uploads";
import { Thumb } from "./thumb";
import { useWords } from "../words/words";
import { Drop } from "./drop";
import { useJobs } from "./jobs";
import { useAct } from "./says";

export interface Source {
  id: string;
  url: string;
  name: string;
  fps: number;
  prompt: string;
}

const FPS = 24;
const FEW = 12;
const isUpload = (id: string) => id.startsWith("upload");

const ofJob = (job: Job): Source => ({ id: job.id, url: content(job), name: nameOf(job), fps: fpsOf(job), prompt: job.prompt ?? "" });
const ofUpload = (file: Upload): Source => ({ id: file.id, url: urlOf(file.id), name: file.name, fps: file.fps ?? FPS, prompt: file.made_as?.prompt ?? "" });

// The clip of that id, once it is known.
export function useSource(id: string): Source | null {
  const { jobs } = useJobs();
  const [upload, setUpload] = useState<Upload | null>(null);
  useEffect(() => {
    setUpload(null);
    if (isUpload(id)) read<Upload>(`/v1/uploads/${id}`).then(setUpload, () => undefined);
  }, [id]);
  if (isUpload(id)) return upload && ofUpload(upload);
  const job = jobs.find((each) => each.id === id && each.status === "completed");
  return job ? ofJob(job) : null;
}

export function Bring({ hint, onSource }: { hint: string; onSource: (id: string) => void }) {
  const words = useWords();
  const act = useAct();
  const { jobs } = useJobs();
  const [sending, setSending] = useState(false);
  const done = jobs.filter((job) => job.status === "completed").slice(0, FEW);
  const bring = async (file: File) => {
    setSending(true);
    await act(send(file).then((sent) => onSource(sent.id)));
    setSending(false);
  };
  return (
    <div class="bring">
      <Drop class="large" label={hint} accept="video/*,image/gif,image/webp" onFile={(file) => void bring(file)}>
        <b>{sending ? words.sending : hint}</b>
        <span class="quiet">{words.bringKinds}</span>
      </Drop>
      {done.length > 0 && (
        <>
          <h2>{words.orOne}</h2>
          <ul class="strip">
            {done.map((job) => (
              <li key={job.id} class="take">
                <button class="still" aria-label={nameOf(job)} onClick={() => onSource(job.id)}><Thumb job={job} /></button>
                <p class="quiet name">{nameOf(job)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
