// One shot as a card: its picture, its words, and how it is filmed.
import { useState } from "preact/hooks";
import type { Board, Line, Shot } from "../api/films";
import { Choice, Text } from "../parts/fields";
import { useWords } from "../words/words";
import type { Edit } from "./edits";
import { isMaterial, Material } from "./material";
import { usePicture } from "./pictures";

export interface CardProps {
  board: Board;
  shot: Shot;
  number: number;
  picked: boolean;
  edit: Edit;
  onPick: () => void;
  onEdit: (edit: Edit) => void;
  onSay: (line: Line, text: string) => void;
  onMove: (to: number) => void;
}

const SHOTS = ["wide", "full", "medium", "close-up", "detail"];
const MOVES = ["still", "pan-left", "pan-right", "tilt-up", "tilt-down", "dolly-in", "dolly-out", "orbit", "follow", "hand-held"];
export const TRANSITIONS = ["cut", "dissolve", "wipe", "push", "iris"] as const;

export function Card(props: CardProps) {
  const { board, shot, number, picked, onPick } = props;
  const words = useWords();
  const [open, setOpen] = useState(false);
  const image = usePicture(board, shot, props.edit);
  return (
    <article class={picked ? "shot picked" : "shot"} aria-label={words.shot(number)}>
      <button class="still" onClick={onPick} aria-pressed={picked} aria-label={words.showShot(number)}>
        {image ? <img src={image} alt="" draggable={false} /> : <span class="blank">{shot.source.text ?? shot.source.prompt ?? ""}</span>}
        <span class="number">{number}</span>
      </button>
      <div class="about">
        <div class="top">
          <span class="chip">{words.sources[shot.source.kind] ?? shot.source.kind}</span>
          <span class="quiet">{words.aboutSeconds(shot.seconds)}</span>
          {shot.transition !== "cut" && <span class="chip">{words.transitions[shot.transition] ?? shot.transition}</span>}
          <span class="grow" />
          <button class="plain small" aria-label={words.earlier(number)} disabled={number === 1} onClick={() => props.onMove(number - 2)}>↑</button>
          <button class="plain small" aria-label={words.later(number)} disabled={number === board.shots.length} onClick={() => props.onMove(number)}>↓</button>
        </div>
        {shot.narration.map((line, index) => <Said key={index} line={line} number={number} onSay={(text) => props.onSay(line, text)} />)}
        {shot.narration.length === 0 && <p class="quiet">{words.silent}</p>}
        {shot.notes.map((note) => <p key={note} class="note">{note}</p>)}
        <button class="plain small link" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.less : words.details}</button>
      </div>
      {open && <Details shot={shot} onEdit={props.onEdit} />}
    </article>
  );
}

// The words are sent when the person leaves them or presses Enter.
function Said({ line, number, onSay }: { line: Line; number: number; onSay: (text: string) => void }) {
  const words = useWords();
  const [text, setText] = useState<string | null>(null);
  const done = () => {
    if (text !== null && text.trim() !== "" && text !== line.text) onSay(text.trim());
    setText(null);
  };
  return (
    <label class="said-line">
      {line.speaker && <b>{line.speaker}: </b>}
      <textarea
        rows={Math.min(5, 1 + Math.floor((text ?? line.text).length / 38))}
        aria-label={words.narrationOf(number)}
        value={text ?? line.text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) event.currentTarget.blur();
        }}
      />
    </label>
  );
}

function Details({ shot, onEdit }: { shot: Shot; onEdit: (edit: Edit) => void }) {
  const words = useWords();
  const [kind, setKind] = useState(shot.source.kind);
  const camera = shot.camera?.split(/[ ,]+/) ?? [];
  const framing = camera.find((each) => SHOTS.includes(each)) ?? "";
  const move = camera.find((each) => MOVES.includes(each)) ?? "";
  const angle = camera.filter((each) => each !== framing && each !== move);
  const film = (parts: string[]) => onEdit({ camera: parts.filter(Boolean).join(" ") || null });
  const named = (all: readonly string[], of: Record<string, string>) => ({ "": words.auto, ...Object.fromEntries(all.map((each) => [each, of[each] ?? each])) });
  return (
    <div class="row">
      <Choice label={words.source} value={kind} of={sourcesFor(shot, words.sources)} onPick={(next) => { setKind(next); if (!isMaterial(next)) onEdit({ source: madeOf(next, shot) }); }} />
      {isMaterial(kind) && <Material kind={kind} shot={shot} onEdit={onEdit} />}
      {(shot.source.kind === "stage" || shot.source.kind === "engine" || shot.source.kind === "presenter") && (
        <Text label={words.pictured} value={shot.source.prompt ?? ""} onText={(prompt) => onEdit({ source: { ...shot.source, prompt: prompt || " " } })} />
      )}
      {(shot.source.kind === "title" || shot.source.kind === "quote") && (
        <Text label={words.cardText} value={shot.source.text ?? ""} onText={(text) => onEdit({ source: { ...shot.source, text: text || " " } })} />
      )}
      <Choice label={words.framing} value={framing} of={named(SHOTS, words.framings)} onPick={(next) => film([next, ...angle, move])} />
      <Choice label={words.move} value={move} of={named(MOVES, words.moves)} onPick={(next) => film([framing, ...angle, next])} />
      <Choice label={words.transition} value={shot.transition} of={Object.fromEntries(TRANSITIONS.map((each) => [each, words.transitions[each]!]))} onPick={(transition) => onEdit({ transition })} />
    </div>
  );
}

const words = (shot: Shot) => shot.narration.map((line) => line.text).join(" ");

function sourcesFor(shot: Shot, said: Record<string, string>): Record<string, string> {
  const kinds = [...new Set([shot.source.kind, "stage", "picture", "footage", "title", "quote", "presenter"])];
  return Object.fromEntries(kinds.map((kind) => [kind, said[kind] ?? kind]));
}

function madeOf(kind: string, shot: Shot) {
  const text = words(shot) || shot.source.prompt || shot.source.text || "…";
  if (kind === shot.source.kind) return shot.source;
  if (kind === "stage") return { kind, prompt: text.slice(0, 2000) };
  if (kind === "presenter") return { kind, figure: "presenter", prompt: "" };
  return { kind, text: text.slice(0, kind === "quote" ? 1000 : 500) };
}
