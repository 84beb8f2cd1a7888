// A link to one thing, for others to look at: made, copied, ended.
import { useState } from "preact/hooks";
import { addressOf, endLink, type Link, share } from "../api/shares";
import { useAct, useSay } from "../parts/says";
import { useWords } from "../words/words";

export function Sharing({ id }: { id: string }) {
  const words = useWords();
  const act = useAct();
  const say = useSay();
  const [link, setLink] = useState<Link | null>(null);
  if (!link) return <button onClick={() => void act(share(id).then(setLink))}>{words.shareIt}</button>;
  const address = addressOf(link);
  // Browsers give a clipboard to pages of this machine and of https alone; elsewhere the address is there to be marked.
  const copy = () => navigator.clipboard?.writeText(address).then(() => say(words.copied), () => undefined);
  return (
    <div class="field sharing">
      <label for="share-link">{words.shareLink}</label>
      <div class="buttons">
        <input id="share-link" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        <button onClick={() => void copy()}>{words.copyLink}</button>
        <a class="button" href={link.path} target="_blank" rel="noopener">{words.openIt}</a>
        <button class="plain" onClick={() => void act(endLink(link.token).then(() => setLink(null)))}>{words.endLink}</button>
      </div>
      <p class="quiet">{words.shareHint(link.num_comments)}</p>
    </div>
  );
}
