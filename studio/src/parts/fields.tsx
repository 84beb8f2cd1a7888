// Labelled fields of forms.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Labelled {
  label: string;
  hint?: string;
}

interface ChoiceProps extends Labelled {
  value: string;
  of: Record<string, string>;
  onPick: (value: string) => void;
}

export function Choice({ label, value, of, onPick }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {Object.entries(of).map(([key, said]) => <option key={key} value={key}>{said}</option>)}
      </select>
    </div>
  );
}

interface TextProps extends Labelled {
  value: string;
  mode?: "text" | "decimal" | "numeric";
  onText: (text: string) => void;
}

export function Text({ label, hint, value, mode = "text", onText }: TextProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} inputMode={mode} value={value} placeholder={hint} onInput={(event) => onText(event.currentTarget.value)} />
    </div>
  );
}

interface RangeProps extends Labelled {
  value: number;
  min: number;
  max: number;
  step: number;
  shown?: string;
  onMove: (value: number) => void;
}

export function Range({ label, value, min, max, step, shown, onMove }: RangeProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label} <span class="quiet">{shown ?? value}</span></label>
      <input id={id} type="range" {...{ min, max, step, value }} onInput={(event) => onMove(Number(event.currentTarget.value))} />
    </div>
  );
}

interface PickProps<T extends string> extends Labelled {
  value: T;
  of: Record<T, ComponentChildren>;
  onPick: (value: T) => void;
}

// A few choices that are all seen at once.
export function Pick<T extends string>({ label, value, of, onPick }: PickProps<T>) {
  const name = useId();
  return (
    <fieldset class="pick">
      <legend>{label}</legend>
      <div class="options">
        {(Object.entries(of) as [T, ComponentChildren][]).map(([key, said]) => (
          <label key={key} class={key === value ? "option picked" : "option"}>
            <input type="radio" name={name} value={key} checked={key === value} onChange={() => onPick(key)} />
            {said}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
