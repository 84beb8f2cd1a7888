// What is thrown away is gone from sight at once, and from the disk a while later: undo brings it back.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Job, nameOf, remove } from "../api/jobs";
import { useJobs } from "../parts/jobs";
import { useAct, useSay } from "../parts/says";
import { useWords } from "../words/words";

const UNDO_SECONDS = 8;

export function usePutAway() {
  const words = useWords();
  const say = useSay();
  const act = useAct();
  const { look } = useJobs();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef(new Map<string, { job: Job; timer: ReturnType<typeof setTimeout> }>());

  const really = useCallback(
    (job: Job) => {
      waiting.current.delete(job.id);
      void act(remove(job).then(look));
    },
    [act, look],
  );
  const putAway = useCallback(
    (job: Job) => {
      setGone((old) => new Set(old).add(job.id));
      waiting.current.set(job.id, { job, timer: setTimeout(() => really(job), UNDO_SECONDS * 1000) });
      say(words.putAwaySaid(nameOf(job).slice(0, 40)), () => {
        clearTimeout(waiting.current.get(job.id)?.timer);
        waiting.current.delete(job.id);
        setGone((old) => new Set([...old].filter((id) => id !== job.id)));
      });
    },
    [really, say, words],
  );
  // Whoever leaves the screen meant it.
  useEffect(() => () => {
    for (const { job, timer } of waiting.current.values()) {
      clearTimeout(timer);
      void remove(job).catch(() => undefined);
    }
  }, []);
  return { gone, putAway };
}
