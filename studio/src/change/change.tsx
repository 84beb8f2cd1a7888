// A finished clip: a part of it anew, more around it, on after its end, or all of it otherwise.
import { useRef, useState } from "preact/hooks";
import { content, type Job } from "../api/jobs";
import { Compare } from "../parts/compare";
import { useJob, useJobs } from "../parts/jobs";
import { useKept } from "../parts/kept";
import { Player } from "../parts/player";
import { ProgressOf } from "../parts/progress";
import { go } from "../parts/route";
import { Bring, type Source, useSource } from "../parts/source";
import { runs } from "../api/jobs";
import { useWords } from "../words/words";
import { Asking, type Way } from "./asking";
import { Marking } from "./marking";
import { type Hand, MaskLayer } from "./mask";
import { added, NO_STROKES, type Strokes } from "./strokes";

export function Change({ id }: { id: string }) {
  const words = useWords();
  const source = useSource(id);
  const open = (next: string) => go("change", next);
  if (!source) {
    return (
      <section aria-labelledby="change-head">
        <h2 id="change-head">{words.changeHead}</h2>
        <Bring hint={words.bringChange} onSource={open} />
      </section>
    );
  }
  return <Workshop key={source.id} source={source} />;
}

const BRUSH: Hand = { tool: "brush", erases: false, width: 0.06 };

function Workshop({ source }: { source: Source }) {
  const words = useWords();
  const { look } = useJobs();
  const video = useRef<HTMLVideoElement>(null);
  const [way, setWay] = useKept<Way>("change.way", "modify");
  const [strokes, setStrokes] = useKept<Strokes>(`strokes.${source.id}`, NO_STROKES);
  const [hand, setHand] = useState<Hand>(BRUSH);
  const [made, setMade] = useKept(`changed.${source.id}`, "");
  const job = useJob(made);
  const begun = (next: Job) => {
    setMade(next.id);
    void look();
  };

  return (
    <div class="workshop">
      <div class="bench">
        <div class="head">
          <h2>{source.name}</h2>
          <button class="plain small" onClick={() => go("change")}>{words.otherClip}</button>
        </div>
        {job?.status === "completed" ? <Done source={source} job={job} onBack={() => setMade("")} /> : (
          <Player src={source.url} fps={source.fps} video={video}>
            {way === "modify" && <MaskLayer strokes={strokes.done} hand={hand} onStroke={(stroke) => setStrokes((old) => added(old, stroke))} />}
          </Player>
        )}
        {job && runs(job) && <ProgressOf job={job} />}
        {job?.error && <p class="error" role="alert">{job.error.message}</p>}
      </div>
      <Asking source={source} way={way} onWay={setWay} strokes={strokes.done} video={video} onMade={begun}>
        <Marking hand={hand} onHand={setHand} strokes={strokes} onStrokes={setStrokes} />
      </Asking>
    </div>
  );
}

function Done({ source, job, onBack }: { source: Source; job: Job; onBack: () => void }) {
  const words = useWords();
  return (
    <>
      <Compare before={source.url} after={content(job)} beforeName={words.before} afterName={words.after} />
      <div class="buttons">
        <button onClick={onBack}>{words.backToClip}</button>
        <button onClick={() => go("change", job.id)}>{words.changeFurther}</button>
        <a class="button" href={content(job)} download>{words.download}</a>
      </div>
    </>
  );
}
