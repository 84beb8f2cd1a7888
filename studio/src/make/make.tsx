// One box and one button; what will be staged is drawn while one writes.
import { useEffect, useState } from "preact/hooks";
import { type Job, video } from "../api/jobs";
import { useEngines } from "../api/house";
import { send } from "../api/uploads";
import { STYLES } from "../film/options";
import { Choice, Pick, Text } from "../parts/fields";
import { useJobs } from "../parts/jobs";
import { useKept } from "../parts/kept";
import { go } from "../parts/route";
import { useAct, useSay } from "../parts/says";
import { useWords } from "../words/words";
import { Before, concerns } from "./before";
import { estimate } from "./estimate";
import { OneThing } from "./one-thing";
import { Pictures } from "./pictures";
import { Presets } from "./presets";
import { Preview, useDrawn } from "./preview";
import { Takes } from "./takes";
import { fieldsOf, isStaged, NO_WISH, type Placed, type Quality, type Wish, wishMadeAs, wishOf } from "./wish";

const anySeed = () => Math.floor(Math.random() * 2 ** 31);
const MANY = 4;
const SHOWN = 8;

export function Make() {
  const words = useWords();
  const act = useAct();
  const say = useSay();
  const { jobs, look } = useJobs();
  const [wish, setWish] = useKept<Wish>("make.wish", NO_WISH);
  const [pictures, setPictures] = useKept<Placed[]>("make.pictures", []);
  const [ids, setIds] = useKept<string[]>("make.takes", []);
  const [good, setGood] = useKept<string[]>("make.good", []);
  const [picked, setPicked] = useState("");
  const [one, setOne] = useState<Job | null>(null);
  const [sending, setSending] = useState(false);
  // What is drawn while one writes is what is made: by the same seed, until another is asked for.
  const [roll, setRoll] = useKept("make.roll", anySeed());
  // The stage shows the same people.
  useEffect(() => setRoll(roll), []);
  const seeded = { ...wish, seed: wish.seed || String(roll) };
  const drawn = useDrawn(seeded);
  const set = (part: Partial<Wish>) => {
    setWish((old) => ({ ...old, ...part }));
    setPicked("");
  };

  const takes = ids.flatMap((id) => jobs.find((job) => job.id === id) ?? []).slice(0, SHOWN);
  const began = (made: Job[]) => {
    setIds((old) => [...made.map((job) => job.id), ...old].slice(0, 40));
    setPicked(made[0]?.id ?? "");
    void look();
  };

  async function make(many: number) {
    setSending(true);
    const asked = Array.from({ length: many }, (_, index) => ({ ...wish, seed: String(Number(seeded.seed) + index) }));
    const made: Job[] = [];
    for (const each of asked) if (!(await act(video(fieldsOf(each, pictures)).then((job) => made.push(job))))) break;
    if (made.length > 0) began(made);
    setSending(false);
  }

  async function again(job: Job, another: boolean) {
    const same = wishOf(job);
    if (!another) {
      set(same);
      return document.getElementById("prompt")?.focus();
    }
    return void (await act(video({ prompt: same.prompt, seed: String(anySeed()) }, `/${job.id}/remix`).then((made) => began([made]))));
  }

  async function dropped(file: File) {
    await act(
      send(file).then(({ made_as: made, kind, id, name }) => {
        if (made) {
          set(wishMadeAs(made));
          say(words.settingsBack);
        } else if (kind === "picture") setPictures((old) => [...old.filter((each) => each.at !== "start"), { at: "start", id, name }]);
        else say(words.tellsNothing);
      }),
    );
  }

  const told = [...concerns(words, wish, pictures), ...(isStaged(wish) ? drawn.warnings : [])];
  const job = jobs.find((each) => each.id === picked);
  return (
    <div class="make" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); const file = event.dataTransfer?.files[0]; if (file) void dropped(file); }}>
      <form class="wish" onSubmit={(event) => { event.preventDefault(); void make(1); }}>
        <label for="prompt" class="big">{words.prompt}</label>
        <textarea id="prompt" rows={3} maxLength={2000} required value={wish.prompt} placeholder={words.promptHint} onInput={(event) => set({ prompt: event.currentTarget.value, plan: null })} />
        {wish.plan && <p class="quiet">{words.arranged} <button type="button" class="plain small" onClick={() => set({ plan: null })}>{words.asSentence}</button></p>}
        <div class="buttons">
          <button class="main" disabled={sending || wish.prompt.trim() === ""}>{words.makeVideo}</button>
          <button type="button" disabled={sending || wish.prompt.trim() === ""} onClick={() => void make(MANY)}>{words.makeTakes(MANY)}</button>
          <button type="button" disabled={!drawn.plan} onClick={() => go("stage")}>{words.arrange}</button>
        </div>
        <Before warnings={told} minutes={estimate(wish, jobs)} />
      </form>
      <div class="choices">
        <Pick<Quality> label={words.quality} value={wish.quality} of={{ draft: words.draft, good: words.goodQuality, best: words.best }} onPick={(quality) => set({ quality })} />
        <Pick label={words.shape} value={wish.shape} of={{ "16:9": words.wide, "9:16": words.tall, "1:1": words.square }} onPick={(shape) => set({ shape })} />
        <Pictures pictures={pictures} onPictures={setPictures} />
        <details class="more">
          <summary>{words.more}</summary>
          <More wish={wish} onWish={set} />
          <Presets wish={wish} onWish={set} />
        </details>
      </div>
      <Preview wish={wish} drawn={drawn} job={job} onOther={wish.seed === "" ? () => { setRoll(anySeed()); setPicked(""); } : null} onMade={(made) => began([made])} />
      <Takes takes={takes} picked={picked} good={good} onPick={setPicked} onGood={(id) => setGood((old) => (old.includes(id) ? old.filter((each) => each !== id) : [...old, id]))} onAgain={(job, another) => void again(job, another)} onOne={setOne} />
      {one && <OneThing job={one} onMade={(made) => began([made])} onClose={() => setOne(null)} />}
    </div>
  );
}

const CAMERAS = ["still", "pan-left", "pan-right", "tilt-up", "tilt-down", "dolly-in", "dolly-out", "zoom-in", "zoom-out", "orbit", "follow", "hand-held"];

function More({ wish, onWish }: { wish: Wish; onWish: (part: Partial<Wish>) => void }) {
  const words = useWords();
  const engines = useEngines();
  const named = (all: string[], said: Record<string, string>) => ({ "": words.auto, ...Object.fromEntries(all.map((each) => [each, said[each] ?? each])) });
  return (
    <div class="row">
      <Text label={words.seconds} mode="decimal" value={wish.seconds} onText={(seconds) => onWish({ seconds })} />
      <Choice label={words.engine} value={wish.engine} of={named(engines.map((each) => each.id), { stage: words.theStage })} onPick={(engine) => onWish({ engine })} />
      <Choice label={words.style} value={wish.style} of={named(STYLES, words.styles)} onPick={(style) => onWish({ style })} />
      <Choice label={words.move} value={wish.camera} of={named(CAMERAS, words.moves)} onPick={(camera) => onWish({ camera })} />
      <Text label={words.seed} mode="numeric" value={wish.seed} hint={words.seedHint} onText={(seed) => onWish({ seed })} />
      <Text label={words.negative} value={wish.negative} onText={(negative) => onWish({ negative })} />
    </div>
  );
}
