// What was marked on one frame, followed through all of them: seen over the clip before it changes.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { followed } from "../api/reworks";
import { urlOf } from "../api/uploads";
import { useAct } from "../parts/says";
import type { Source } from "../parts/source";
import { useWords } from "../words/words";
import { maskOf, type Stroke } from "./strokes";

interface Props {
  source: Source;
  strokes: Stroke[];
  mask: string;
  at: number;
  video: RefObject<HTMLVideoElement>;
  onMask: (id: string) => void;
}

export function Follow({ source, strokes, mask, at, video, onMask }: Props) {
  const words = useWords();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const follow = async () => {
    setBusy(true);
    const shown = video.current;
    const painted = await maskOf(strokes, shown?.videoWidth || 1280, shown?.videoHeight || 720);
    await act(followed(source.id, painted, at).then((sent) => onMask(sent.id)));
    setBusy(false);
  };
  return (
    <div class="buttons">
      <button type="button" disabled={busy || strokes.length === 0} onClick={() => void follow()}>{busy ? words.following : words.follow}</button>
      {mask && <button type="button" class="plain" onClick={() => onMask("")}>{words.sameEverywhere}</button>}
      {mask && <span class="chip ready" role="status">{words.itFollows}</span>}
    </div>
  );
}

// The masks play with the clip.
export function FollowLayer({ mask, at }: { mask: string; at: number }) {
  const layer = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const shown = layer.current;
    if (shown && Math.abs(shown.currentTime - at) > 0.01) shown.currentTime = at;
  }, [at]);
  return <video ref={layer} class="mask followed" src={urlOf(mask)} muted playsInline preload="auto" tabIndex={-1} aria-hidden="true" onLoadedData={() => { if (layer.current) layer.current.currentTime = at; }} />;
}
