// All jobs of this person, looked at again while some of them run.
import { createContext } from "preact";
import type { ComponentChildren } from "preact";
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { needsKey } from "../api/ask";
import * as api from "../api/jobs";

interface Shared {
  jobs: api.Job[];
  online: boolean;
  look: () => Promise<void>;
}

const Jobs = createContext<Shared>({ jobs: [], online: true, look: async () => undefined });
export const useJobs = () => useContext(Jobs);
export const useJob = (id: string) => useJobs().jobs.find((job) => job.id === id);

const ALL = 5000;
const BUSY = 1000;
const IDLE = 5000;
const SOME = 100;

// What has not changed stays the same object, so that nothing that shows it is drawn again.
function sameAs(old: api.Job[], next: api.Job[]): api.Job[] {
  const known = new Map(old.map((job) => [job.id, job]));
  const merged = next.map((job) => {
    const before = known.get(job.id);
    return before && (before === job || JSON.stringify(before) === JSON.stringify(job)) ? before : job;
  });
  return merged.length === old.length && merged.every((job, index) => job === old[index]) ? old : merged;
}

export function JobsOf({ children }: { children: ComponentChildren }) {
  const [jobs, setJobs] = useState<api.Job[]>([]);
  const [online, setOnline] = useState(true);
  const older = useRef<api.Job[]>([]);

  const load = useCallback(async (most: number) => {
    try {
      const found = await api.jobs(most);
      setOnline(true);
      const oldest = found.at(-1)?.created_at ?? 0;
      if (most === ALL) older.current = found;
      const known = new Set(found.map((job) => job.id));
      // What is older than the newest hundred is told when the page is opened or looked at again.
      const rest = most === ALL || found.length < SOME ? [] : older.current.filter((job) => job.created_at <= oldest && !known.has(job.id));
      setJobs((old) => sameAs(old, [...found, ...rest]));
    } catch (error) {
      setOnline(needsKey(error));
    }
  }, []);

  const look = useCallback(() => load(ALL), [load]);
  const busy = jobs.some(api.runs);
  useEffect(() => void look(), [look]);
  useEffect(() => {
    const timer = setInterval(() => void load(SOME), busy ? BUSY : IDLE);
    return () => clearInterval(timer);
  }, [load, busy]);

  const shared = useMemo(() => ({ jobs, online, look }), [jobs, online, look]);
  return <Jobs.Provider value={shared}>{children}</Jobs.Provider>;
}
