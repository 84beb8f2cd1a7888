// Everything that was made: searched, gathered in projects, thrown away and taken back.
import { useMemo, useState } from "preact/hooks";
import { type Job, nameOf, runs } from "../api/jobs";
import { Choice, Pick } from "../parts/fields";
import { useJobs } from "../parts/jobs";
import { useKept } from "../parts/kept";
import { Windowed } from "../parts/windowed";
import { useWords } from "../words/words";
import { Item } from "./item";
import { usePutAway } from "./putting-away";

export type Tags = Record<string, string[]>;
type Kind = "all" | "video" | "film";

export function Library() {
  const words = useWords();
  const { jobs } = useJobs();
  const [wanted, setWanted] = useState("");
  const [kind, setKind] = useState<Kind>("all");
  const [project, setProject] = useState("");
  const [tags, setTags] = useKept<Tags>("library.tags", {});
  const { gone, putAway } = usePutAway();
  const known = useMemo(() => [...new Set(Object.values(tags).flat())].sort(), [tags]);
  const shown = useMemo(
    () => jobs.filter((job) => !runs(job) && !gone.has(job.id) && (kind === "all" || job.object === kind) && (project === "" || tags[job.id]?.includes(project)) && matches(job, tags[job.id] ?? [], wanted)),
    [jobs, gone, kind, project, tags, wanted],
  );
  return (
    <section class="library" aria-labelledby="library-head">
      <div class="head">
        <h2 id="library-head">{words.library} <span class="quiet">{shown.length}</span></h2>
        <input type="search" aria-label={words.search} placeholder={words.search} value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
      </div>
      <div class="row filters">
        <Pick<Kind> label={words.kind} value={kind} of={{ all: words.all, video: words.kinds.video!, film: words.kinds.film! }} onPick={setKind} />
        {known.length > 0 && <Choice label={words.project} value={project} of={{ "": words.all, ...Object.fromEntries(known.map((each) => [each, each])) }} onPick={setProject} />}
      </div>
      {shown.length === 0 && <p class="blank tall">{jobs.length === 0 ? words.libraryEmpty : words.nothingFound}</p>}
      <Windowed items={shown} keyOf={(job) => job.id} width={250} height={264} label={words.library}>
        {(job) => <Item job={job} tags={tags[job.id] ?? []} onTags={(next) => setTags((old) => ({ ...old, [job.id]: next }))} onAway={() => putAway(job)} />}
      </Windowed>
    </section>
  );
}

function matches(job: Job, tags: string[], wanted: string): boolean {
  const text = [nameOf(job), job.prompt, job.script, job.model, ...tags].join(" ").toLowerCase();
  return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
