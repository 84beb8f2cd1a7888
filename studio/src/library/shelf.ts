// Names, projects and stars of everything, and what lies in the trash.
import { useCallback, useEffect, useState } from "preact/hooks";
import { describe, restore, type Shelved, shelf, throwAway } from "../api/shelf";
import { type Job, nameOf } from "../api/jobs";
import { useJobs } from "../parts/jobs";
import { useAct, useSay } from "../parts/says";
import { useWords } from "../words/words";

export const PLAIN: Shelved = { name: "", tags: [], starred: false };

export function useShelf() {
  const words = useWords();
  const say = useSay();
  const act = useAct();
  const { jobs, look } = useJobs();
  const [known, setKnown] = useState<ReadonlyMap<string, Shelved>>(new Map());
  const [trash, setTrash] = useState<Job[]>([]);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());

  const load = useCallback(async () => {
    const [kept, thrown] = await Promise.all([shelf(false), shelf(true)]);
    setKnown(new Map(kept.map((each) => [each.id, each])));
    setTrash(thrown);
  }, []);
  useEffect(() => void load().catch(() => undefined), [load, jobs.length]);

  const change = (id: string, part: Partial<Shelved>) => {
    setKnown((old) => new Map(old).set(id, { ...(old.get(id) ?? PLAIN), ...part }));
    void act(describe(id, part)).then((done) => (done ? undefined : load()));
  };
  const takeBack = (job: Job) => {
    setGone((old) => new Set([...old].filter((id) => id !== job.id)));
    void act(restore(job.id).then(() => Promise.all([look(), load()])));
  };
  // Gone from sight at once; it lies in the trash, from which it is had back.
  const putAway = (job: Job) => {
    setGone((old) => new Set(old).add(job.id));
    void act(throwAway(job.id).then(load)).then((done) => (done ? undefined : takeBack(job)));
    say(words.putAwaySaid(nameOf(job).slice(0, 40)), () => takeBack(job));
  };
  return { known, trash, gone, change, putAway, takeBack, load };
}
