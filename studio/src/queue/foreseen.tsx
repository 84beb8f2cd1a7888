// How a clip that waits will look: its sentence, drawn once.
import { useEffect, useState } from "preact/hooks";
import type { Job } from "../api/jobs";
import { picture } from "../api/plans";
import { looksOf } from "../make/wish";

const drawn = new Map<string, Promise<string>>();
const KEPT = 100;

function drawnOf(job: Job): Promise<string> {
  const wish = { prompt: job.prompt, shape: looksOf(job.size).shape, ...(job.seed == null ? {} : { seed: job.seed }) };
  const key = JSON.stringify(wish);
  let made = drawn.get(key);
  if (!made) {
    made = picture(wish).then((image) => URL.createObjectURL(image));
    made.catch(() => drawn.delete(key));
    drawn.set(key, made);
    if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value!);
  }
  return made;
}

export function Foreseen({ job }: { job: Job }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    let here = true;
    if (job.object === "video" && job.prompt) drawnOf(job).then((found) => here && setUrl(found), () => undefined);
    return () => {
      here = false;
    };
  }, [job.id]);
  return <span class="thumb">{url && <img src={url} alt="" />}</span>;
}
