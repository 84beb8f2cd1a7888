// How it will look: drawn while one writes, and replaced by the clip when it is there.
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/plans";
import { drawn as drawnPlan } from "../api/staged";
import { content, fpsOf, type Job, runs } from "../api/jobs";
import { Failed } from "../parts/failed";
import { Player } from "../parts/player";
import { ProgressOf } from "../parts/progress";
import { useWords } from "../words/words";
import type { Wish } from "./wish";

const PAUSE = 200;

const shot = (plan: api.Plan, style: string, camera: string): api.Plan => ({
  ...plan,
  ...(style ? { style } : {}),
  ...(camera ? { camera: { ...plan.camera, move: camera } } : {}),
});

export interface Drawn {
  image: string;
  warnings: string[];
  plan: api.Plan | null;
  seconds: number | null;
}

const NOTHING: Drawn = { image: "", warnings: [], plan: null, seconds: null };

export function useDrawn({ prompt, shape, seconds, style, camera, plan, seed }: Wish): Drawn {
  const { language } = useWords();
  const [drawn, setDrawn] = useState<Drawn>(NOTHING);
  const old = useRef("");
  useEffect(() => {
    if (prompt.trim() === "") {
      setDrawn(NOTHING);
      return undefined;
    }
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const length = Math.min(Math.max(Number(seconds) || 4, 0.5), 300);
        const began = performance.now();
        const drawing = plan
          ? drawnPlan({ plan, shape, at: length / 2, small: false }, asked.signal)
          : api.picture({ prompt, shape, seconds: length, ...(seed ? { seed: Number(seed) } : {}) }, asked.signal);
        const reading = api.plan({ prompt, seconds: length, ...(seed ? { seed: Number(seed) } : {}) }, asked.signal);
        reading.catch(() => undefined);
        const image = URL.createObjectURL(await drawing);
        URL.revokeObjectURL(old.current);
        old.current = image;
        const took = (performance.now() - began) / 1000;
        setDrawn((before) => ({ ...before, image, seconds: took }));
        const read = await reading;
        const told = { image, warnings: read.warnings, plan: read.plan, seconds: took };
        setDrawn(told);
        if (plan || (!style && !camera)) return;
        // Style and camera are of the plan: it is drawn once more as it will be.
        const styled = URL.createObjectURL(await drawnPlan({ plan: shot(read.plan, style, camera), shape, at: length / 2, small: false }, asked.signal));
        URL.revokeObjectURL(old.current);
        old.current = styled;
        setDrawn({ ...told, image: styled });
      } catch {
        // A newer sentence is asked for already, or the button will say what is wrong.
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [prompt, shape, seconds, style, camera, plan, seed, language]);
  return drawn;
}

interface Props {
  wish: Wish;
  drawn: Drawn;
  job: Job | undefined;
  onOther: (() => void) | null;
  onMade: (job: Job) => void;
}

export function Preview({ wish, drawn, job, onOther, onMade }: Props) {
  const words = useWords();
  if (job?.status === "completed") {
    return (
      <figure class="preview">
        <Player key={job.id} src={content(job)} poster={content(job, "thumbnail")} loop autoPlay fps={fpsOf(job)} />
        <figcaption>{job.prompt} <a class="button small" href={content(job)} download>{words.download}</a></figcaption>
      </figure>
    );
  }
  return (
    <figure class="preview">
      <div class={`screen shape-${wish.shape.replace(":", "-")}`}>
        {drawn.image ? <img src={drawn.image} alt={wish.prompt} /> : <p class="blank">{words.previewHint}</p>}
      </div>
      {job && runs(job) ? <ProgressOf job={job} /> : (
        <figcaption>
          {drawn.image ? words.preview : ""}
          {drawn.image && onOther && <button type="button" class="plain small link" onClick={onOther}>{words.otherLook}</button>}
        </figcaption>
      )}
      {job && <Failed job={job} onMade={onMade} />}
    </figure>
  );
}
