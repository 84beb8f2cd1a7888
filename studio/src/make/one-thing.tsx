// The same clip again with one thing otherwise.
import { useEffect, useRef, useState } from "preact/hooks";
import { type Job, video } from "../api/jobs";
import { STYLES } from "../film/options";
import { Choice, Text } from "../parts/fields";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";

interface Props {
  job: Job;
  onMade: (job: Job) => void;
  onClose: () => void;
}

const CHOICES: Record<string, string[]> = {
  style: STYLES,
  time: ["day", "sunset", "night", "dawn"],
  weather: ["clear", "cloudy", "rain", "snowfall", "fog"],
  camera: ["still", "pan-left", "pan-right", "dolly-in", "dolly-out", "orbit", "follow", "close-up", "wide"],
  size: ["1280x720", "720x1280", "960x960", "1920x1080", "1080x1920", "1080x1080"],
};
const THINGS = ["prompt", "style", "time", "weather", "camera", "size", "seconds"] as const;
type Thing = (typeof THINGS)[number];

export function OneThing({ job, onMade, onClose }: Props) {
  const words = useWords();
  const act = useAct();
  const dialog = useRef<HTMLDialogElement>(null);
  const [thing, setThing] = useState<Thing>("prompt");
  const [value, setValue] = useState(job.prompt ?? "");
  useEffect(() => dialog.current?.showModal(), []);

  const pick = (next: string) => {
    const one = next as Thing;
    setThing(one);
    setValue(one === "prompt" ? (job.prompt ?? "") : one === "seconds" ? (job.seconds ?? "4") : CHOICES[one]![0]!);
  };
  const make = async (event: Event) => {
    event.preventDefault();
    const made = await act(video({ [thing]: value, seed: job.seed == null ? "" : String(job.seed) }, `/${job.id}/remix`).then(onMade));
    if (made) onClose();
  };
  const choices = CHOICES[thing];
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="one-thing">
      <form onSubmit={(event) => void make(event)}>
        <h2 id="one-thing">{words.oneThing}</h2>
        <Choice label={words.whatChanges} value={thing} of={Object.fromEntries(THINGS.map((each) => [each, words.things[each]!]))} onPick={pick} />
        {choices ? (
          <Choice label={words.things[thing]!} value={value} of={Object.fromEntries(choices.map((each) => [each, words.styles[each] ?? words.moves[each] ?? words.framings[each] ?? words.hours[each] ?? each]))} onPick={setValue} />
        ) : <Text label={words.things[thing]!} value={value} onText={setValue} />}
        <div class="row end">
          <button type="button" onClick={onClose}>{words.cancel}</button>
          <button class="main">{words.makeVideo}</button>
        </div>
      </form>
    </dialog>
  );
}
