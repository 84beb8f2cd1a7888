// Pictures to start with, to pass and to end with.
import { send, urlOf } from "../api/uploads";
import { Drop } from "../parts/drop";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";
import type { Placed } from "./wish";

interface Props {
  pictures: Placed[];
  onPictures: (change: (old: Placed[]) => Placed[]) => void;
}

export function Pictures({ pictures, onPictures }: Props) {
  const words = useWords();
  const act = useAct();
  const put = (at: Placed["at"]) => (file: File) =>
    void act(
      send(file).then(({ id, name }) =>
        onPictures((old) => [...old.filter((each) => each.at !== at || at === "between"), { at, id, name }]),
      ),
    );
  const shown = (at: Placed["at"]) => pictures.filter((each) => each.at === at).map((each) => (
    <div class="placed" key={each.id}>
      <img src={urlOf(each.id)} alt={each.name} />
      <button class="plain small" aria-label={words.takeAway(each.name)} onClick={() => onPictures((old) => old.filter((other) => other.id !== each.id))}>×</button>
    </div>
  ));
  return (
    <div class="pictures" role="group" aria-label={words.pictures}>
      {(["start", "between", "end"] as const).map((at) => (
        <div class="slot" key={at}>
          {shown(at)}
          {(at === "between" || !pictures.some((each) => each.at === at)) && <Drop label={words.places[at]} accept="image/*" onFile={put(at)} />}
        </div>
      ))}
    </div>
  );
}
