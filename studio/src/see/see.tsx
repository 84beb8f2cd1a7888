// What somebody was sent a link to: it plays, and they say what they think of which moment.
import { useEffect, useRef, useState } from "preact/hooks";
import { type Comment, comment, contentFor, type Shown, shownTo, takeBack } from "../api/shares";
import { useKept } from "../parts/kept";
import { clock, Player } from "../parts/player";
import { useAct, useTold } from "../parts/says";
import { Text } from "../parts/fields";
import { rateOf } from "../api/jobs";
import { useWords } from "../words/words";

const AGAIN = 10_000;

export function See({ token }: { token: string }) {
  const words = useWords();
  const told = useTold();
  const act = useAct();
  const video = useRef<HTMLVideoElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState("");
  const [at, setAt] = useState(0);
  const look = () => shownTo(token).then((found) => { setShown(found); setError(""); }, (bad) => setError(told(bad)));
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), AGAIN);
    return () => clearInterval(timer);
  }, [token]);

  if (!shown) return <p class="blank tall" role="status">{error ? words.linkEnded : words.sending}</p>;
  const seek = (seconds: number) => {
    if (!video.current) return;
    video.current.pause();
    video.current.currentTime = seconds;
  };
  return (
    <section class="see" aria-labelledby="see-head">
      <div class="bench">
        <h2 id="see-head">{shown.title} <span class="quiet">{words.readOnly}</span></h2>
        <Player src={contentFor(token)} fps={rateOf(shown.fps)} video={video} onTime={setAt} />
      </div>
      <div class="asking">
        <Saying at={at} onSay={(text, name) => act(comment(token, { seconds: at, text, name }).then(look))} />
        <h3>{words.comments(shown.comments.length)}</h3>
        <ol class="comments">
          {shown.comments.map((each) => <Said key={each.id} said={each} onSeek={() => seek(each.seconds)} onAway={shown.mine ? () => void act(takeBack(token, each.id).then(look)) : null} />)}
        </ol>
      </div>
    </section>
  );
}

function Saying({ at, onSay }: { at: number; onSay: (text: string, name: string) => Promise<boolean> }) {
  const words = useWords();
  const [name, setName] = useKept("see.name", "");
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    if (await onSay(text.trim(), name.trim())) setText("");
    setSending(false);
  };
  return (
    <form class="asking" onSubmit={(event) => void send(event)}>
      <div class="field">
        <label for="say">{words.sayAt(clock(at))}</label>
        <textarea id="say" rows={3} maxLength={2000} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </div>
      <Text label={words.yourName} value={name} hint={words.mayBeEmpty} onText={setName} />
      <button class="main" disabled={sending || text.trim() === ""}>{words.sayIt}</button>
    </form>
  );
}

function Said({ said, onSeek, onAway }: { said: Comment; onSeek: () => void; onAway: (() => void) | null }) {
  const words = useWords();
  return (
    <li class="fact">
      <div class="top">
        <button class="small" aria-label={words.goTo(clock(said.seconds))} onClick={onSeek}>{clock(said.seconds)}</button>
        <span class="quiet grow">{said.name}</span>
        {onAway && <button class="small plain" aria-label={words.takeAway(said.text)} onClick={onAway}>×</button>}
      </div>
      <p class="said">{said.text}</p>
    </li>
  );
}
