// Keys of those who reach this server from elsewhere: made, shown once, taken back.
import { useEffect, useState } from "preact/hooks";
import { ask, posted, read } from "../api/ask";
import { closeSession, session } from "../api/session";
import { Choice, Text } from "../parts/fields";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";

interface Key {
  name: string;
  scopes: string[];
  requests_per_minute: number | null;
  minutes_per_day: number | null;
}

const ALLOWED: Record<string, string[]> = { both: ["read", "write"], read: ["read"], metrics: ["metrics"] };

export function Keys() {
  const words = useWords();
  const act = useAct();
  const [keys, setKeys] = useState<Key[] | null>(null);
  const [name, setName] = useState("");
  const [may, setMay] = useState("both");
  const [minutes, setMinutes] = useState("");
  const [made, setMade] = useState("");
  const load = () => read<{ data: Key[] }>("/v1/keys").then(({ data }) => setKeys(data), () => setKeys(null));
  useEffect(() => void load(), []);
  // Where keys are asked for, they are managed on the server's own machine.
  if (!keys) return <><OwnKey /><p class="quiet">{words.keysElsewhere}</p><code>onionskin keys add NAME</code></>;

  const add = (event: Event) => {
    event.preventDefault();
    const wish = { name, scopes: ALLOWED[may], ...(Number(minutes) > 0 ? { minutes_per_day: Number(minutes) } : {}) };
    void act(read<{ key: string }>("/v1/keys", posted(wish)).then(({ key }) => { setMade(key); setName(""); return load(); }));
  };
  const remove = (key: Key) => void act(ask(`/v1/keys/${encodeURIComponent(key.name)}`, { method: "DELETE" }).then(load));
  return (
    <>
      <p class="quiet">{words.keysHint}</p>
      <form class="row" onSubmit={add}>
        <Text label={words.keyFor} value={name} onText={setName} />
        <Choice label={words.keyMay} value={may} of={{ both: words.keyBoth, read: words.keyRead, metrics: words.keyMetrics }} onPick={setMay} />
        <Text label={words.keyMinutes} mode="decimal" value={minutes} hint={words.asManyAsWanted} onText={setMinutes} />
        <button disabled={name.trim() === ""}>{words.makeKey}</button>
      </form>
      {made && <p role="status" class="made-key">{words.keyOnce} <code>{made}</code></p>}
      <ul class="lines">
        {keys.map((key) => (
          <li key={key.name} class="line">
            <b class="name">{key.name}</b>
            <span class="quiet">{key.scopes.join(", ")}{key.minutes_per_day !== null && ` · ${key.minutes_per_day} min`}</span>
            <button class="small" onClick={() => remove(key)}>{words.takeKeyBack(key.name)}</button>
          </li>
        ))}
      </ul>
    </>
  );
}

// Whose key this browser holds, and how it is forgotten before the browser is closed.
function OwnKey() {
  const words = useWords();
  const act = useAct();
  const [name, setName] = useState("");
  useEffect(() => void session().then((told) => setName(told.needs_key ? told.name : ""), () => undefined), []);
  if (!name) return null;
  return <p>{words.keyHeld(name)} <button onClick={() => void act(closeSession().then(() => location.reload()))}>{words.forgetKey}</button></p>;
}
