// A picture of each shot; one that was drawn is not drawn again while its shot stays as it is.
import { useEffect, useState } from "preact/hooks";
import { type Board, type Shot, shotPicture } from "../api/films";

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

function keyOf(board: Board, shot: Shot): string {
  const { shots: _, title: __, ...look } = board;
  return JSON.stringify([look, shot.source, shot.camera, shot.id]);
}

export function usePicture(board: Board, shot: Shot): string {
  const key = keyOf(board, shot);
  const [url, setUrl] = useState("");
  useEffect(() => {
    let wanted = true;
    let made = drawn.get(key);
    if (!made) {
      made = turn(async () => URL.createObjectURL(await shotPicture(board, shot, new AbortController().signal)));
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
