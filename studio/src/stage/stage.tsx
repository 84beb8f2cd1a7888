// The plan as things on a stage: moved, recast, told what to do and when.
import { useEffect, useMemo, useState } from "preact/hooks";
import { plan as readPlan, type Plan } from "../api/plans";
import { vocabulary } from "../api/staged";
import { kept, useKept } from "../parts/kept";
import { go } from "../parts/route";
import { useTold } from "../parts/says";
import { NO_WISH, type Wish } from "../make/wish";
import { useWords } from "../words/words";
import { Board } from "./board";
import { Setting } from "./setting";
import { Timeline } from "./timeline";
import { Who } from "./who";

export type Vocabulary = Awaited<ReturnType<typeof vocabulary>>;

export function StageView() {
  const words = useWords();
  const told = useTold();
  const [wish, setWish] = useKept<Wish>("make.wish", NO_WISH);
  const [plan, setPlan] = useState<Plan | null>(wish.plan);
  const [known, setKnown] = useState<Vocabulary>({ roles: [], verbs: [], places: [] });
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState("");
  const [plays, setPlays] = useState(false);
  const [error, setError] = useState("");

  const read = () => readPlan({ prompt: wish.prompt, seconds: Number(wish.seconds) || 4, seed: Number(wish.seed || kept("make.roll", 0)) }).then((found) => setPlan(found.plan), (bad) => setError(told(bad)));
  useEffect(() => void vocabulary().then(setKnown, () => undefined), []);
  useEffect(() => {
    if (!plan && wish.prompt.trim() !== "") void read();
  }, []);
  usePlaying(plays, plan?.seconds ?? 0, setAt);
  // While it plays only the picture and the clock are drawn anew.
  const aside = useMemo(
    () => plan && (
      <div class="aside">
        <Who plan={plan} picked={picked} known={known} onPick={setPicked} onPlan={setPlan} />
        <Setting plan={plan} known={known} onPlan={setPlan} />
      </div>
    ),
    [plan, picked, known],
  );

  if (!plan) {
    return <p class="blank tall">{error || (wish.prompt.trim() === "" ? words.stageEmpty : words.sending)} <a href="#/make">{words.make}</a></p>;
  }
  const done = () => {
    setWish((old) => ({ ...old, plan }));
    go("make");
  };
  return (
    <section class="stage" aria-labelledby="stage-head">
      <div class="head">
        <h2 id="stage-head">{words.stageHead} <span class="quiet">{wish.prompt}</span></h2>
        <div class="buttons">
          <button onClick={() => { setWish((old) => ({ ...old, plan: null })); void read(); }}>{words.asSentence}</button>
          <button class="main" onClick={done}>{words.stageDone}</button>
        </div>
      </div>
      <div class="floor">
        <Board plan={plan} shape={wish.shape} at={at} plays={plays} picked={picked} onPick={setPicked} onPlan={setPlan} />
        <Timeline plan={plan} at={at} plays={plays} picked={picked} onAt={(next) => { setPlays(false); setAt(next); }} onPlays={setPlays} onPick={setPicked} onPlan={setPlan} />
      </div>
      {aside}
    </section>
  );
}

// No picture comes sooner: the clock need not go faster either.
const SHOWN = 1 / 30;

function usePlaying(plays: boolean, seconds: number, setAt: (change: (old: number) => number) => void) {
  useEffect(() => {
    if (!plays) return undefined;
    let last = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const passed = (now - last) / 1000;
      if (passed >= SHOWN) {
        last = now;
        setAt((old) => (old + passed) % seconds);
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [plays, seconds]);
}
