// Who somebody is, how they look, what they do.
import { useId, useMemo, useState } from "preact/hooks";
import type { Plan } from "../api/plans";
import type { Word } from "../api/staged";
import { Choice } from "../parts/fields";
import { useWords } from "../words/words";
import { withAction, withFigure, withNewAction, withNewFigure, withoutAction, withoutFigure } from "./arranging";
import type { Vocabulary } from "./stage";

const NO_WORDS: Word[] = [];

interface Props {
  plan: Plan;
  picked: string;
  known: Vocabulary;
  onPick: (id: string) => void;
  onPlan: (change: (old: Plan | null) => Plan | null) => void;
}

export function Who({ plan, picked, known, onPick, onPlan }: Props) {
  const words = useWords();
  const figure = plan.figures.find((each) => each.id === picked);
  const change = (make: (old: Plan) => Plan) => onPlan((old) => old && make(old));
  const looks = (part: Record<string, unknown>) => change((old) => withFigure(old, picked, { looks: { ...figure!.looks, ...part } }));
  return (
    <div class="who">
      {!figure ? <p class="quiet">{words.pickSomebody}</p> : (
        <>
          <Known label={words.whoIs} value={figure.name} words={figure.kind === "person" ? known.roles : NO_WORDS} onWord={(name) => change((old) => withFigure(old, picked, { name: name.toLowerCase(), said: name }))} />
          <div class="row">
            {figure.kind === "person" && <Choice label={words.mood} value={String(figure.looks.mood ?? "")} of={words.moodsOf} onPick={(mood) => looks({ mood })} />}
            {figure.kind === "person" && <Choice label={words.age} value={String(figure.looks.age ?? "")} of={words.ages} onPick={(age) => looks({ age })} />}
            <Known label={words.color} value={String(figure.looks.color ?? "")} words={NO_WORDS} onWord={(color) => looks({ color })} empty />
          </div>
          <h3>{words.whatTheyDo}</h3>
          {plan.actions.map((action, index) => action.who === picked && (
            <div class="row" key={index}>
              <Known label={words.verb} value={action.verb} words={known.verbs} onWord={(verb) => change((old) => withAction(old, index, { verb: verb.toLowerCase() }))} />
              <button class="small" aria-label={words.takeAway(action.verb)} onClick={() => change((old) => withoutAction(old, index))}>×</button>
            </div>
          ))}
          <div class="buttons">
            <button onClick={() => change((old) => withNewAction(old, picked, "wave"))}>{words.addAction}</button>
            {figure.keys.length > 0 && <button onClick={() => change((old) => withFigure(old, picked, { keys: [] }))}>{words.forgetPath}</button>}
            <button onClick={() => { change((old) => withoutFigure(old, picked)); onPick(""); }}>{words.sendOff}</button>
          </div>
        </>
      )}
      <Newcomer known={known} onCome={(name, kind) => change((old) => withNewFigure(old, name, kind))} />
    </div>
  );
}

function Newcomer({ known, onCome }: { known: Vocabulary; onCome: (name: string, kind: string) => void }) {
  const words = useWords();
  return (
    <details>
      <summary>{words.newcomer}</summary>
      <div class="row">
        <Known label={words.person} value="" words={known.roles} onWord={(name) => onCome(name, "person")} clears />
        <Known label={words.thing} value="" words={NO_WORDS} onWord={(name) => onCome(name, "thing")} clears />
      </div>
    </details>
  );
}

interface KnownProps {
  label: string;
  value: string;
  words: Word[];
  onWord: (word: string) => void;
  empty?: boolean;
  clears?: boolean;
}

// A field that offers what the stage knows; other words may be written as well.
export function Known({ label, value, words, onWord, empty, clears }: KnownProps) {
  const id = useId();
  const zh = useWords().language === "English";
  const [text, setText] = useState<string | null>(null);
  const offered = useMemo(() => <datalist id={`${id}-list`}>{words.map((each) => <option key={each.en} value={zh ? each.zh : each.en} />)}</datalist>, [id, words, zh]);
  const done = () => {
    const word = (text ?? value).trim();
    const found = words.find((each) => each.zh === word)?.en ?? word;
    if (text !== null && found !== value && (found !== "" || empty)) onWord(found);
    setText(null);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} list={`${id}-list`} value={text ?? value} onInput={(event) => setText(event.currentTarget.value)} onChange={done} onBlur={done} onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); done(); } }} />
      {(words.length > 0 || clears) && offered}
    </div>
  );
}
