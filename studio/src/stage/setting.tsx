// Where and when it is, and how it is filmed.
import type { Plan } from "../api/plans";
import { STYLES } from "../film/options";
import { Choice } from "../parts/fields";
import { useWords } from "../words/words";
import type { Vocabulary } from "./stage";
import { Known } from "./who";

interface Props {
  plan: Plan;
  known: Vocabulary;
  onPlan: (change: (old: Plan | null) => Plan | null) => void;
}

const TIMES = ["day", "sunset", "night", "dawn"];
const WEATHERS = ["clear", "cloudy", "rain", "snowfall", "fog"];
const SHOTS = ["", "wide", "full", "medium", "close-up", "detail"];
const MOVES = ["still", "pan-left", "pan-right", "tilt-up", "tilt-down", "dolly-in", "dolly-out", "zoom-in", "zoom-out", "orbit", "follow", "hand-held"];

export function Setting({ plan, known, onPlan }: Props) {
  const words = useWords();
  const set = (part: Partial<Plan>) => onPlan((old) => old && ({ ...old, ...part } as Plan));
  const named = (all: string[], said: Record<string, string>) => Object.fromEntries(all.map((each) => [each, each === "" ? words.auto : (said[each] ?? each)]));
  return (
    <div class="setting">
      <h3>{words.whereWhen}</h3>
      <div class="row">
        <Known label={words.place} value={plan.place} words={known.places} onWord={(place) => set({ place: place.toLowerCase() })} empty />
        <Choice label={words.things.time!} value={plan.time} of={named(TIMES, words.hours)} onPick={(time) => set({ time })} />
        <Choice label={words.things.weather!} value={plan.weather} of={named(WEATHERS, words.hours)} onPick={(weather) => set({ weather })} />
        <Choice label={words.framing} value={plan.camera.shot} of={named(SHOTS, words.framings)} onPick={(shot) => set({ camera: { ...plan.camera, shot } })} />
        <Choice label={words.move} value={plan.camera.move} of={named(MOVES, words.moves)} onPick={(move) => set({ camera: { ...plan.camera, move } })} />
        <Choice label={words.style} value={String(plan.style)} of={named(STYLES, words.styles)} onPick={(style) => set({ style })} />
      </div>
    </div>
  );
}
