// A picture of each shot; one that was drawn is not drawn again while its shot stays as it is.
import { useEffect, useState } from "preact/hooks";
import { type Board, type BoardData, type RawShot, type Shot, shotPicture } from "../api/films";
import { type Edit, rawOf } from "./edits";
import { namedIn, useFiles } from "./files";

const drawn = new Map<string, Promise<string>>();
const KEPT = 400;
const AT_ONCE = 2;
let busy = 0;
const waiting: (() => void)[] = [];

async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  busy += 1;
  try {
    return await work();
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}

// Of all that the storyboard says only what this shot's picture is made of.
function alone({ shots: _, title: __, music: ___, captions: ____, voice: _____, ...look }: BoardData, shot: RawShot): BoardData {
  return { ...look, title: "", shots: [shot] };
}

export function usePicture(board: Board, shot: Shot, edit: Edit): string {
  const all = useFiles().assets;
  const raw = board.storyboard.shots.find((each) => each.id === shot.id);
  const changed = rawOf(raw, edit);
  const data = changed && alone(board.storyboard, { ...changed, transition: "cut" });
  const assets = data ? namedIn(all, data) : {};
  const key = JSON.stringify([data, assets]);
  const [url, setUrl] = useState("");
  useEffect(() => {
    if (!data) return undefined;
    let wanted = true;
    let made = drawn.get(key);
    if (!made) {
      made = turn(async () => URL.createObjectURL(await shotPicture(data, shot.id, assets)));
      drawn.set(key, made);
      made.catch(() => drawn.delete(key));
      if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value!);
    }
    made.then((found) => wanted && setUrl(found), () => wanted && setUrl(""));
    return () => {
      wanted = false;
    };
  }, [key]);
  return url;
}
