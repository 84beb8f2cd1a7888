// The storyboard: cards in order, which are dragged to where they belong.
import { useState } from "preact/hooks";
import type { Board, Line } from "../api/films";
import { useWords } from "../words/words";
import { Card } from "./card";
import type { Edit, Edits } from "./edits";

const NONE: Edit = {};

interface Props {
  board: Board;
  picked: string;
  edits: Edits;
  onPick: (id: string) => void;
  onEdit: (id: string, edit: Edit) => void;
  onSay: (id: string, line: Line, text: string) => void;
  onMove: (id: string, to: number) => void;
}

export function Cards({ board, picked, edits, onPick, onEdit, onSay, onMove }: Props) {
  const words = useWords();
  const [held, setHeld] = useState("");
  const [over, setOver] = useState(-1);
  const drop = (to: number) => {
    const from = board.shots.findIndex((shot) => shot.id === held);
    if (from >= 0 && to !== from) onMove(held, to);
    setHeld("");
    setOver(-1);
  };
  return (
    <ol class="shots" aria-label={words.storyboard}>
      {board.shots.map((shot, index) => (
        <li
          key={shot.id}
          draggable
          class={`${held === shot.id ? "held" : ""} ${over === index && held ? "target" : ""}`}
          onDragStart={(event) => {
            // Words are marked by dragging over them; the card is held by its picture.
            if ((event.target as HTMLElement).closest("textarea, input, select")) return event.preventDefault();
            event.dataTransfer?.setData("text/plain", shot.id);
            return setHeld(shot.id);
          }}
          onDragEnd={() => { setHeld(""); setOver(-1); }}
          onDragOver={(event) => { if (held) { event.preventDefault(); setOver(index); } }}
          onDrop={(event) => { event.preventDefault(); drop(index); }}
        >
          <Card
            board={board}
            shot={shot}
            number={index + 1}
            edit={edits.shots[shot.id] ?? NONE}
            picked={picked === shot.id}
            onPick={() => onPick(shot.id)}
            onEdit={(edit) => onEdit(shot.id, edit)}
            onSay={(line, text) => onSay(shot.id, line, text)}
            onMove={(to) => onMove(shot.id, to)}
          />
        </li>
      ))}
    </ol>
  );
}
