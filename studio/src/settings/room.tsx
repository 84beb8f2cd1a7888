// The room that is taken, and what of it can be had back.
import { useState } from "preact/hooks";
import { posted, read } from "../api/ask";
import type { Storage } from "../api/house";
import { useAct, useSay } from "../parts/says";
import { useWords } from "../words/words";

export function Room({ storage }: { storage: Storage }) {
  const words = useWords();
  const act = useAct();
  const say = useSay();
  const [now, setNow] = useState(storage);
  const clean = () => {
    if (!confirm(words.cleanSure(now.trash_count))) return;
    void act(
      read<{ num_jobs: number; num_uploads: number }>("/v1/storage/clean", posted({}))
        .then(({ num_jobs, num_uploads }) => say(words.cleaned(num_jobs + num_uploads)))
        .then(() => read<Storage>("/v1/storage"))
        .then(setNow),
    );
  };
  return (
    <>
      <p>{words.room(now.used_bytes, now.free_bytes)} {words.sentRoom(now.sent_bytes, now.trash_count)}</p>
      {now.folder && <p class="quiet">{words.liesIn} <code>{now.folder}</code></p>}
      <button disabled={now.sent_bytes === 0 && now.trash_count === 0} onClick={clean}>{words.cleanUp}</button>
    </>
  );
}
