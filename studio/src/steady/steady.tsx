// Anyone's clip: measured, mended where it does not hold still, shown beside the original.
import { useState } from "preact/hooks";
import { content, type Mended, mend, runs } from "../api/jobs";
import { Compare } from "../parts/compare";
import { Failed } from "../parts/failed";
import { useJob, useJobs } from "../parts/jobs";
import { useKept } from "../parts/kept";
import { ProgressOf } from "../parts/progress";
import { useRoute } from "../parts/route";
import { useAct } from "../parts/says";
import { Bring } from "../parts/source";
import { useWords } from "../words/words";
import { Report } from "./report";

export function Steady() {
  const words = useWords();
  const act = useAct();
  const { look } = useJobs();
  const { rest } = useRoute();
  const [last, setLast] = useKept("steady.job", "");
  const job = useJob(rest || last) as Mended | undefined;
  const [shown, setShown] = useState(true);
  const begin = async (id: string) => {
    await act(mend(id).then((made) => setLast(made.id)));
    setShown(true);
    void look();
  };

  return (
    <section class="steady" aria-labelledby="steady-head">
      <div class="head">
        <h2 id="steady-head">{job && shown ? (job.name ?? words.steady) : words.steadyHead}</h2>
        {job && shown && <button class="plain small link" onClick={() => { setShown(false); setLast(""); location.hash = "#/steady"; }}>{words.otherClip}</button>}
      </div>
      {!(job && shown) && (
        <>
          <p class="quiet">{words.steadyHint}</p>
          <Bring hint={words.bringSteady} onSource={(id) => void begin(id)} />
        </>
      )}
      {job && shown && runs(job) && <ProgressOf job={job} />}
      {job && shown && <Failed job={job} onMade={(made) => setLast(made.id)} />}
      {job && shown && job.status === "completed" && (
        <div class="workshop">
          <Compare before={content(job, "original")} after={content(job)} beforeName={words.original} afterName={words.mended} />
          <Report job={job} />
        </div>
      )}
    </section>
  );
}
