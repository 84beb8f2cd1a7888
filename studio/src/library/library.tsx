// Everything that was made: searched, gathered in projects, thrown away and taken back.
import { useMemo, useState } from "preact/hooks";
import { type Job, nameOf, runs } from "../api/jobs";
import { emptyTrash, type Shelved } from "../api/shelf";
import { Choice, Pick } from "../parts/fields";
import { useJobs } from "../parts/jobs";
import { useAct } from "../parts/says";
import { Windowed } from "../parts/windowed";
import { useWords } from "../words/words";
import { Item } from "./item";
import { PLAIN, useShelf } from "./shelf";
import { Thrown } from "./thrown";

type Kind = "all" | "video" | "film" | "steady" | "starred" | "trash";
const WIDTH = 250;
const HEIGHT = 264;

export function Library() {
  const words = useWords();
  const act = useAct();
  const { jobs } = useJobs();
  const { known, trash, gone, change, putAway, takeBack, load } = useShelf();
  const [wanted, setWanted] = useState("");
  const [kind, setKind] = useState<Kind>("all");
  const [project, setProject] = useState("");
  const projects = useMemo(() => [...new Set([...known.values()].flatMap((each) => each.tags))].sort(), [known]);
  const of = (job: Job): Shelved => known.get(job.id) ?? PLAIN;
  const shown = useMemo(
    () => jobs.filter((job) => !runs(job) && !gone.has(job.id) && isOf(job, of(job), kind) && (project === "" || of(job).tags.includes(project)) && matches(job, of(job), wanted)),
    [jobs, gone, kind, project, known, wanted],
  );
  return (
    <section class="library" aria-labelledby="library-head">
      <div class="head">
        <h2 id="library-head">{words.library} <span class="quiet">{kind === "trash" ? trash.length : shown.length}</span></h2>
        <input type="search" aria-label={words.search} placeholder={words.search} value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
      </div>
      <div class="row filters">
        <Pick<Kind> label={words.kind} value={kind} of={{ all: words.all, video: words.kinds.video!, film: words.kinds.film!, steady: words.kinds.steady!, starred: words.starred, trash: words.trash }} onPick={setKind} />
        {projects.length > 0 && <Choice label={words.project} value={project} of={{ "": words.all, ...Object.fromEntries(projects.map((each) => [each, each])) }} onPick={setProject} />}
      </div>
      {kind === "trash" ? <Thrown jobs={trash} onBack={takeBack} onEmpty={() => void act(emptyTrash().then(load))} /> : (
        <>
          {shown.length === 0 && <p class="blank tall">{jobs.length === 0 ? words.libraryEmpty : words.nothingFound}</p>}
          <Windowed items={shown} keyOf={(job) => job.id} width={WIDTH} height={HEIGHT} label={words.library}>
            {(job) => <Item job={job} shelved={of(job)} onShelved={(part) => change(job.id, part)} onAway={() => putAway(job)} />}
          </Windowed>
        </>
      )}
    </section>
  );
}

function isOf(job: Job, shelved: Shelved, kind: Kind): boolean {
  if (kind === "starred") return shelved.starred;
  return kind === "all" || job.object === kind;
}

function matches(job: Job, shelved: Shelved, wanted: string): boolean {
  const text = [nameOf(job), shelved.name, job.prompt, job.script, job.model, ...shelved.tags].join(" ").toLowerCase();
  return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
