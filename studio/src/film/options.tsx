// How the film is to be: size, voice, music, captions, style.
import type { FilmSettings } from "../api/films";
import { Choice } from "../parts/fields";
import { useVoices } from "../api/house";
import { useWords } from "../words/words";
import { useFiles } from "./files";

export const SIZES = { "1920x1080": "wide", "1080x1920": "tall", "1080x1080": "square" } as const;
export const USUAL: FilmSettings = { size: "1920x1080", voice: "", captions: "", music: "", style: "" };
const MOODS = ["calm", "bright", "serious", "tense", "warm", "playful", "hopeful", "off"];
export const STYLES = ["flat", "paper", "watercolour", "chalk", "blueprint", "pixel", "noir"];

export function FilmOptions({ settings, onSettings }: { settings: FilmSettings; onSettings: (settings: FilmSettings) => void }) {
  const words = useWords();
  const voices = useVoices();
  const { files } = useFiles();
  const sounds = Object.entries(files).filter(([, file]) => file.kind === "sound");
  const set = (part: Partial<FilmSettings>) => onSettings({ ...settings, ...part } as FilmSettings);
  const of = (all: string[], said: Record<string, string>) => ({ "": words.asScriptSays, ...Object.fromEntries(all.map((each) => [each, said[each] ?? each])) });
  return (
    <div class="row">
      <Choice label={words.shape} value={settings.size} of={Object.fromEntries(Object.entries(SIZES).map(([size, name]) => [size, words[name]]))} onPick={(size) => set({ size })} />
      <Choice label={words.voice} value={settings.voice} of={of(["auto", ...voices, "off"], { auto: words.auto, off: words.none })} onPick={(voice) => set({ voice })} />
      <Choice label={words.music} value={settings.music} of={of([...MOODS, ...sounds.map(([name]) => name)], { ...words.moods, off: words.none, ...Object.fromEntries(sounds.map(([name, file]) => [name, file.said])) })} onPick={(music) => set({ music })} />
      <Choice label={words.captions} value={settings.captions} of={of(["burned", "soft", "off"], { burned: words.burned, soft: words.soft, off: words.none })} onPick={(captions) => set({ captions })} />
      <Choice label={words.style} value={settings.style} of={of(STYLES, words.styles)} onPick={(style) => set({ style })} />
    </div>
  );
}
