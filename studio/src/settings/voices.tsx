// Voices, and how each of them sounds.
import { useRef, useState } from "preact/hooks";
import { ask, posted } from "../api/ask";
import type { VoiceFacts } from "../api/house";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";

export function Voices({ voices }: { voices: VoiceFacts[] }) {
  const words = useWords();
  const act = useAct();
  const audio = useRef<HTMLAudioElement>(null);
  const [busy, setBusy] = useState("");
  const hear = async (voice: VoiceFacts) => {
    setBusy(voice.name);
    const zh = words.language === "English" && voice.languages.includes("zh");
    const language = zh || !voice.languages.includes("en") ? "zh" : "en";
    await act(
      ask(`/v1/voices/${encodeURIComponent(voice.name)}/speech`, posted({ text: zh || language === "zh" ? "你好，这是我的声音。" : "Hello, this is how I sound.", language }))
        .then((answer) => answer.blob())
        .then((sound) => {
          if (!audio.current) return undefined;
          audio.current.src = URL.createObjectURL(sound);
          return audio.current.play();
        }),
    );
    setBusy("");
  };
  return (
    <>
      <audio ref={audio} />
      <ul class="facts">
        {voices.filter((each) => each.name !== "none").map((each) => (
          <li key={each.name} class="fact">
            <b>{each.name}</b> <span class={each.ready ? "chip ready" : "chip"}>{each.ready ? words.ready : words.notReady}</span>
            <span class="quiet"> {each.languages.join(", ")}</span>
            <p>{each.about}</p>
            <p class="quiet">{words.licence}: {each.licence || "–"}</p>
            {each.problem && <p class="note">{each.problem}</p>}
            {each.ready && each.languages.length > 0 && <button class="small" disabled={busy !== ""} onClick={() => void hear(each)}>{busy === each.name ? "…" : words.hear(each.name)}</button>}
          </li>
        ))}
      </ul>
    </>
  );
}
