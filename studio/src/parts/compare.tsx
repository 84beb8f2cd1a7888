// Two clips at the same moment, one before and one after a line that is dragged.
import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../words/words";
import { Icon } from "./icons";
import { play } from "./playing";

interface Props {
  before: string;
  after: string;
  beforeName: string;
  afterName: string;
}

const APART = 0.04;

export function Compare({ before, after, beforeName, afterName }: Props) {
  const words = useWords();
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const [cut, setCut] = useState(50);
  const [beside, setBeside] = useState(false);
  const [plays, setPlays] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);

  useEffect(() => {
    if (!plays) return undefined;
    let frame = 0;
    const together = () => {
      const lead = first.current;
      const other = second.current;
      if (lead && other) {
        if (Math.abs(lead.currentTime - other.currentTime) > APART) other.currentTime = lead.currentTime;
        setAt(lead.currentTime);
      }
      frame = requestAnimationFrame(together);
    };
    frame = requestAnimationFrame(together);
    return () => cancelAnimationFrame(frame);
  }, [plays]);

  const both = (act: (video: HTMLVideoElement) => void) => {
    for (const each of [first, second]) if (each.current) act(each.current);
  };
  const toggle = () => both((video) => (plays ? video.pause() : play(video)));
  const seek = (seconds: number) => {
    setAt(seconds);
    both((video) => {
      video.pause();
      video.currentTime = seconds;
    });
  };

  return (
    <div class="compare" role="group" aria-label={words.compare}>
      <div class={beside ? "pair beside" : "pair"}>
        <figure>
          <video ref={first} src={before} muted loop playsInline preload="auto" aria-label={beforeName} onPlay={() => setPlays(true)} onPause={() => setPlays(false)} onLoadedMetadata={(event) => setLength(event.currentTarget.duration)} />
          <figcaption>{beforeName}</figcaption>
        </figure>
        <figure class="after" style={beside ? {} : { clipPath: `inset(0 0 0 ${cut}%)` }}>
          <video ref={second} src={after} muted loop playsInline preload="auto" aria-label={afterName} />
          <figcaption>{afterName}</figcaption>
        </figure>
        {!beside && (
          <>
            <div class="seam" style={{ left: `${cut}%` }} />
            <input class="cut" type="range" min={0} max={100} value={cut} aria-label={words.slider} onInput={(event) => setCut(Number(event.currentTarget.value))} />
          </>
        )}
      </div>
      <div class="controls">
        <button class="plain" aria-label={plays ? words.pause : words.play} onClick={toggle}><Icon name={plays ? "pause" : "play"} /></button>
        <input class="time" type="range" aria-label={words.time} min={0} max={length || 1} step={0.02} value={at} onInput={(event) => seek(Number(event.currentTarget.value))} />
        <button onClick={() => setBeside(!beside)} aria-pressed={beside}>{words.beside}</button>
      </div>
    </div>
  );
}
