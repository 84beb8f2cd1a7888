// Named settings, kept.
import { useState } from "preact/hooks";
import { Choice, Text } from "../parts/fields";
import { useKept } from "../parts/kept";
import { useWords } from "../words/words";
import type { Wish } from "./wish";

type Preset = Omit<Wish, "prompt" | "seed" | "plan">;

export function Presets({ wish, onWish }: { wish: Wish; onWish: (part: Partial<Wish>) => void }) {
  const words = useWords();
  const [presets, setPresets] = useKept<Record<string, Preset>>("make.presets", {});
  const [name, setName] = useState("");
  const save = () => {
    const { prompt: _, seed: __, plan: ___, ...kept } = wish;
    setPresets({ ...presets, [name.trim()]: kept });
    setName("");
  };
  const names = Object.keys(presets);
  return (
    <div class="row presets">
      {names.length > 0 && <Choice label={words.presets} value="" of={{ "": "…", ...Object.fromEntries(names.map((each) => [each, each])) }} onPick={(picked) => presets[picked] && onWish(presets[picked])} />}
      <Text label={words.presetName} value={name} onText={setName} />
      <button disabled={name.trim() === ""} onClick={save}>{words.savePreset}</button>
    </div>
  );
}
