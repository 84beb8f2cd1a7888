// The tools of marking, and a rectangle by numbers for whoever uses no pointer.
import { useState } from "preact/hooks";
import { Pick, Range, Text } from "../parts/fields";
import { useWords } from "../words/words";
import type { Hand } from "./mask";
import { added, NO_STROKES, redo, type Strokes, type Tool, undo } from "./strokes";

interface Props {
  hand: Hand;
  onHand: (hand: Hand) => void;
  strokes: Strokes;
  onStrokes: (change: (old: Strokes) => Strokes) => void;
}

export function Marking({ hand, onHand, strokes, onStrokes }: Props) {
  const words = useWords();
  return (
    <div class="marking">
      <Pick<Tool> label={words.markWith} value={hand.tool} of={{ brush: words.brush, rectangle: words.rectangle, lasso: words.lasso }} onPick={(tool) => onHand({ ...hand, tool })} />
      <div class="buttons">
        <button type="button" aria-pressed={hand.erases} onClick={() => onHand({ ...hand, erases: !hand.erases })}>{words.erase}</button>
        <button type="button" disabled={strokes.done.length === 0} onClick={() => onStrokes(undo)}>{words.undo}</button>
        <button type="button" disabled={strokes.undone.length === 0} onClick={() => onStrokes(redo)}>{words.redo}</button>
        <button type="button" disabled={strokes.done.length === 0} onClick={() => onStrokes(() => NO_STROKES)}>{words.clear}</button>
      </div>
      {hand.tool === "brush" && <Range label={words.brushSize} value={Math.round(hand.width * 100)} min={1} max={25} step={1} shown={`${Math.round(hand.width * 100)}%`} onMove={(percent) => onHand({ ...hand, width: percent / 100 })} />}
      <ByNumbers onBox={([left, top, width, height]) => onStrokes((old) => added(old, { tool: "rectangle", erases: hand.erases, width: 0, points: [[left, top], [left + width, top + height]] }))} />
    </div>
  );
}

function ByNumbers({ onBox }: { onBox: (box: [number, number, number, number]) => void }) {
  const words = useWords();
  const [box, setBox] = useState(["25", "25", "50", "50"]);
  const names = [words.left_, words.top_, words.width_, words.height_];
  const numbers = box.map((each) => Number(each) / 100);
  const holds = numbers.every((each) => each >= 0 && each <= 1) && numbers[2]! > 0 && numbers[3]! > 0;
  return (
    <details>
      <summary>{words.byNumbers}</summary>
      <div class="row">
        {names.map((name, index) => <Text key={name} label={name} mode="numeric" value={box[index]!} onText={(text) => setBox(box.map((old, at) => (at === index ? text : old)))} />)}
        <button type="button" disabled={!holds} onClick={() => onBox(numbers as [number, number, number, number])}>{words.mark}</button>
      </div>
    </details>
  );
}
