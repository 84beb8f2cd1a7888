// A thing of the library, looked at: the player, its projects, all its files.
import { useEffect, useRef, useState } from "preact/hooks";
import { content, fpsOf, type Job, nameOf } from "../api/jobs";
import type { Shelved } from "../api/shelf";
import { Text } from "../parts/fields";
import { Icon } from "../parts/icons";
import { Player } from "../parts/player";
import { Sharing } from "./sharing";
import { useWords } from "../words/words";

interface Props {
  job: Job;
  shelved: Shelved;
  onShelved: (part: Partial<Shelved>) => void;
  onClose: () => void;
}

export function Look({ job, shelved, onShelved, onClose }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [tag, setTag] = useState("");
  const { tags, starred } = shelved;
  useEffect(() => dialog.current?.showModal(), []);
  const named = (file: string) => (file === "original" ? words.original : ((job.object === "steady" ? words.reports : words.parts)[file] ?? file));
  const add = (event: Event) => {
    event.preventDefault();
    const name = tag.trim();
    if (name && !tags.includes(name)) onShelved({ tags: [...tags, name] });
    setTag("");
  };
  return (
    <dialog ref={dialog} class="look" onClose={onClose} aria-label={nameOf(job)}>
      <div class="head">
        <h2>{nameOf(job)}</h2>
        <button aria-pressed={starred} onClick={() => onShelved({ starred: !starred })}><Icon name="star" />{words.keepIt}</button>
        <button class="plain" aria-label={words.close} onClick={() => dialog.current?.close()}>×</button>
      </div>
      <Player src={content(job)} poster={job.object === "steady" ? undefined : content(job, "thumbnail")} loop={job.object === "video"} fps={fpsOf(job)} />
      <ul class="acts">
        <li><a href={content(job)} download>{words.download}</a></li>
        {job.files?.filter((file) => file !== "video").map((file) => <li key={file}><a href={content(job, file)} download>{named(file)}</a></li>)}
      </ul>
      <Sharing id={job.id} />
      {job.warnings.length > 0 && <details class="warnings"><summary>{words.isNotShown}</summary><ul>{job.warnings.map((each) => <li key={each}>{each}</li>)}</ul></details>}
      <form class="row" onSubmit={add}>
        <Text label={words.addProject} value={tag} onText={setTag} />
        <button>{words.add}</button>
      </form>
      <div class="buttons">
        {tags.map((each) => <button key={each} class="chip" aria-label={words.takeAway(each)} onClick={() => onShelved({ tags: tags.filter((other) => other !== each) })}>#{each} ×</button>)}
      </div>
    </dialog>
  );
}
