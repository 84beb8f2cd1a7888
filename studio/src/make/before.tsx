// What will be otherwise than asked, and how long it takes: said before the button.
import { useWords } from "../words/words";
import { isStaged, type Placed, type Wish } from "./wish";

const LONGEST = 300;

export function concerns(words: ReturnType<typeof useWords>, wish: Wish, pictures: Placed[]): string[] {
  const said: string[] = [];
  const seconds = Number(wish.seconds);
  if (!(seconds > 0)) said.push(words.noLength);
  else if (seconds > LONGEST) said.push(words.tooLong(LONGEST));
  if (isStaged(wish) && wish.negative !== "") said.push(words.noNegative);
  if (!isStaged(wish)) said.push(words.ownSize);
  if (isStaged(wish) && pictures.length > 0) said.push(words.stageNeedsPictures);
  return said;
}

interface Props {
  warnings: string[];
  minutes: number | null;
}

export function Before({ warnings, minutes }: Props) {
  const words = useWords();
  return (
    <div class="before" role="status">
      {warnings.length > 0 && (
        <div class="warnings">
          <b>{words.notShown}</b>
          <ul>{warnings.map((each) => <li key={each}>{each}</li>)}</ul>
        </div>
      )}
      <p class="quiet">{minutes === null ? words.noTimeYet : words.takesLong(minutes)} {words.failsFree}</p>
    </div>
  );
}
