// What was found in a clip, and what was done about it.
import { content, type Mended } from "../api/jobs";
import { useWords } from "../words/words";

// The score from which a clip without a broken frame is called steady.
const STEADY = 90;

export function Report({ job }: { job: Mended }) {
  const words = useWords();
  const won = job.actions.filter((action) => action.kept);
  const isSteady = won.length === 0 && (job.score_before ?? STEADY) >= STEADY;
  return (
    <div class="report">
      <div class="scores">
        <Score name={words.before} value={job.score_before} />
        <Score name={words.after} value={job.score_after} />
      </div>
      <p class="quiet">{words.scoreHint}</p>
      <h3>{words.found}</h3>
      {job.defects.length === 0 ? <p>{isSteady ? words.holdsStill : words.allOfIt}</p> : <ul class="found">{counted(job.defects).map(([kind, number]) => <li key={kind}>{words.defects[kind] ?? kind}{number > 1 && ` × ${number}`}</li>)}</ul>}
      {won.length > 0 && <h3>{words.doneAbout}</h3>}
      {won.length > 0 && <ul class="found">{won.map((action, index) => <li key={index}>{words.mendings[String(action.kind)] ?? String(action.kind)}</li>)}</ul>}
      {job.untouched && <p>{words.untouched}</p>}
      <div class="buttons">
        <a class="button main" href={content(job)} download>{words.download}</a>
        {job.files?.filter((file) => file !== "video" && file !== "original").map((file) => <a class="button" key={file} href={content(job, file)} download>{words.reports[file] ?? file}</a>)}
      </div>
    </div>
  );
}

function Score({ name, value }: { name: string; value: number | null }) {
  return (
    <div class="score">
      <b>{value === null ? "–" : Math.round(value)}</b>
      <span class="quiet">{name}</span>
    </div>
  );
}

function counted(defects: Mended["defects"]): [string, number][] {
  const counts = new Map<string, number>();
  for (const each of defects) counts.set(String(each.kind), (counts.get(String(each.kind)) ?? 0) + 1);
  return [...counts];
}
