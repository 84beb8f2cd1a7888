// What the house has: engines and their licences, voices, room; and what this page keeps.
import { useEngineFacts, useKnownVoices, useStorage } from "../api/house";
import { useSay } from "../parts/says";
import { useWords } from "../words/words";
import { Download } from "./download";
import { Keys } from "./keys";
import { Room } from "./room";
import { Voices } from "./voices";

export function Settings() {
  const words = useWords();
  const say = useSay();
  const engines = useEngineFacts();
  const voices = useKnownVoices();
  const storage = useStorage();
  return (
    <div class="settings">
      <section aria-labelledby="engines">
        <h2 id="engines">{words.enginesHead}</h2>
        <p class="quiet">{words.enginesHint}</p>
        {engines.length === 0 && <p class="quiet" role="status">{words.sending}</p>}
        <ul class="facts">
          {[...engines].sort((a, b) => Number(b.ready) - Number(a.ready)).map((each) => (
            <li key={each.name} class="fact">
              <b>{each.name}</b> <span class={each.ready ? "chip ready" : "chip"}>{each.ready ? words.ready : each.to_fetch.length > 0 ? words.toFetch(each.disk_gigabytes) : words.notReady}</span>
              <p>{each.description}</p>
              <p class="quiet">{words.licence}: {each.licence ?? "–"}{each.terms && ` · ${each.terms}`}{each.needs_gpu && ` · ${words.needsGpu(each.gpu_gigabytes)}`}</p>
              {(each.repositories.length > 0 || each.problem) && (
                <details>
                  <summary>{words.weights}</summary>
                  <ul class="weights">
                    {each.repositories.map((part) => <li key={part.name} class="quiet">{part.name}{part.here && `, ${words.gigabytes(part.num_bytes)} · ${words.isHere}`}</li>)}
                  </ul>
                  {each.problem && <p class="note">{each.problem}</p>}
                  {storage?.folder && each.to_fetch.length > 0 && <Download engine={each} />}
                </details>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="voices">
        <h2 id="voices">{words.voicesHead}</h2>
        <Voices voices={voices} />
      </section>
      <section aria-labelledby="storage">
        <h2 id="storage">{words.storageHead}</h2>
        {storage && <Room storage={storage} />}
        <p class="quiet">{words.storageHint}</p>
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys">{words.keysHead}</h2>
        <Keys />
      </section>
      <section aria-labelledby="this-page">
        <h2 id="this-page">{words.lookHead}</h2>
        <button onClick={() => { localStorage.clear(); say(words.forgotten); }}>{words.forgetAll}</button>
      </section>
    </div>
  );
}
