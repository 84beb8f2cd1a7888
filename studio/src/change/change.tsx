// A finished clip: painted anew in part or wholly, made longer or wider, cut, filmed or moved in parts.
import { useRef, useState } from "preact/hooks";
import { content, type Job } from "../api/jobs";
import { Compare } from "../parts/compare";
import { Failed } from "../parts/failed";
import { useJob, useJobs } from "../parts/jobs";
import { useKept } from "../parts/kept";
import { Player } from "../parts/player";
import { ProgressOf } from "../parts/progress";
import { go } from "../parts/route";
import { Bring, type Source, useSource } from "../parts/source";
import { runs } from "../api/jobs";
import { useWords } from "../words/words";
import type { View } from "../api/reworks";
import { Pick } from "../parts/fields";
import { Asking, type Paint } from "./asking";
import { type Doing, Dragging, NO_PARTS, type Part, PartsLayer } from "./dragging";
import { Filming, FrameLayer } from "./filming";
import { Follow, FollowLayer } from "./follow";
import { Marking } from "./marking";
import { type Hand, MaskLayer } from "./mask";
import { type Rework, Reworking } from "./reworking";
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
type Way = Paint | Rework;
const isRework = (way: Way): way is Rework => way === "drag" || way === "film" || way === "cut";

function Workshop({ source }: { source: Source }) {
  const words = useWords();
  const { look } = useJobs();
  const video = useRef<HTMLVideoElement>(null);
  const [way, setWay] = useKept<Way>("change.way", "modify");
  const [strokes, setStrokes] = useKept<Strokes>(`strokes.${source.id}`, NO_STROKES);
  const [mask, setMask] = useKept(`mask.${source.id}`, "");
  const [views, setViews] = useKept<View[]>(`views.${source.id}`, []);
  const [parts, setParts] = useKept<Part[]>(`parts.${source.id}`, NO_PARTS);
  const [hand, setHand] = useState<Hand>(BRUSH);
  const [at, setAt] = useState(0);
  const [part, setPart] = useState(0);
  const [doing, setDoing] = useState<Doing>("paint");
  const [made, setMade] = useKept(`changed.${source.id}`, "");
  const job = useJob(made);
  const begun = (next: Job) => {
    setMade(next.id);
    void look();
  };
  // What is marked otherwise is to be followed anew.
  const mark = (change: (old: Strokes) => Strokes) => {
    setMask("");
    setStrokes(change);
  };
  const seek = (seconds: number) => {
    if (video.current) video.current.currentTime = seconds;
  };
  const dragging = { parts, current: Math.min(part, parts.length - 1), doing, hand, onParts: setParts };

  return (
    <div class="workshop">
      <div class="bench">
        <div class="head">
          <h2>{source.name}</h2>
          <button class="plain small link" onClick={() => go("change")}>{words.otherClip}</button>
        </div>
        {job?.status === "completed" ? <Done source={source} job={job} onBack={() => setMade("")} /> : (
          <Player src={source.url} fps={source.fps} video={video} onTime={setAt}>
            {way === "modify" && mask && <FollowLayer mask={mask} at={at} />}
            {way === "modify" && <MaskLayer strokes={mask ? [] : strokes.done} hand={hand} onStroke={(stroke) => mark((old) => added(old, stroke))} />}
            {way === "film" && <FrameLayer views={views} at={at} onViews={setViews} />}
            {way === "drag" && <PartsLayer {...dragging} />}
          </Player>
        )}
        {job && runs(job) && <ProgressOf job={job} />}
        {job && <Failed job={job} onMade={begun} />}
      </div>
      <div class="asking">
        <Pick<Way> label={words.whatToDo} value={way} of={words.changeWays as Record<Way, string>} onPick={setWay} />
        <p class="quiet">{words.ways[way]}</p>
        {isRework(way) ? (
          <Reworking source={source} way={way} at={at} views={views} parts={parts} video={video} onMade={begun}>
            {way === "film" && <Filming views={views} at={at} onViews={setViews} onSeek={seek} />}
            {way === "drag" && <Dragging {...dragging} onCurrent={setPart} onDoing={setDoing} onHand={setHand} />}
          </Reworking>
        ) : (
          <Asking source={source} way={way} strokes={strokes.done} mask={mask} video={video} onMade={begun}>
            <Marking hand={hand} onHand={setHand} strokes={strokes} onStrokes={mark} />
            <Follow source={source} strokes={strokes.done} mask={mask} at={at} video={video} onMask={setMask} />
          </Asking>
        )}
      </div>
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
