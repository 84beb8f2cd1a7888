// The film, or the shot that is looked at before there is one; and what can be taken home.
import { useRef, useState } from "preact/hooks";
import type { Board, FileWish } from "../api/films";
import { content, type Job, runs } from "../api/jobs";
import { Failed } from "../parts/failed";
import { Player } from "../parts/player";
import { ProgressOf } from "../parts/progress";
import { useWords } from "../words/words";
import { Sharing } from "../library/sharing";
import { Captions } from "./captions";
import type { Edits } from "./edits";
import { SIZES } from "./options";
import { usePicture } from "./pictures";

interface Props {
  board: Board | null;
  picked: string;
  job: Job | undefined;
  // Whether something was changed since the film was made.
  isStale: boolean;
  edits: Edits;
  onMade: (job: Job) => void;
  onMore: (file: FileWish & { size?: string }) => void;
}

export function Result({ board, picked, edits, job, isStale, onMade, onMore }: Props) {
  const words = useWords();
  const shot = board?.shots.find((each) => each.id === picked) ?? board?.shots[0];
  const done = job?.status === "completed";
  const video = useRef<HTMLVideoElement>(null);
  const [at, setAt] = useState(0);
  const [captioning, setCaptioning] = useState(false);
  return (
    <>
      {done ? <Player src={content(job)} poster={content(job, "thumbnail")} video={video} onTime={setAt} /> : (
        <div class="screen">{board && shot ? <Still board={board} shot={shot} edits={edits} /> : <p class="blank">{words.resultHint}</p>}</div>
      )}
      {done && isStale && <p class="note" role="status">{words.filmIsOld}</p>}
      {job && runs(job) && <ProgressOf job={job} />}
      {job && <Failed job={job} onMade={onMade} />}
      {done && <div class="buttons"><a class="button" href={content(job)} download>{words.download}</a></div>}
      {done && (
        <details class="export">
          <summary>{words.export}</summary>
          <ul class="acts">
            <li><a href={content(job)} download>{words.theFilm} {job.size}</a></li>
            {job.files?.map((file) => <li key={file}><a href={content(job, file)} download>{words.parts[file] ?? file}</a></li>)}
            {Object.entries(SIZES).filter(([size]) => size !== job.size).map(([size, name]) => (
              <li key={size}><button onClick={() => onMore({ size })}>{words.alsoAs(words[name])}</button></li>
            ))}
            <li><button onClick={() => onMore({ sign: true, label: "corner" })}>{words.asSigned}</button></li>
            <li><button onClick={() => onMore({ handover: true })}>{words.forEditors}</button></li>
          </ul>
        </details>
      )}
      {done && job.files?.includes("captions") && (
        <details onToggle={(event) => setCaptioning(event.currentTarget.open)}>
          <summary>{words.captionsHead}</summary>
          {captioning && <Captions key={job.id} job={job} at={at} video={video} onMade={onMade} />}
        </details>
      )}
      {done && <Sharing key={job.id} id={job.id} />}
      {done && job.warnings.length > 0 && <details class="warnings"><summary>{words.isNotShown}</summary><ul>{job.warnings.map((each) => <li key={each}>{each}</li>)}</ul></details>}
    </>
  );
}

function Still({ board, shot, edits }: { board: Board; shot: Board["shots"][number]; edits: Edits }) {
  const image = usePicture(board, shot, edits.shots[shot.id] ?? {});
  return image ? <img src={image} alt={shot.narration.map((line) => line.text).join(" ")} /> : <p class="blank" />;
}
