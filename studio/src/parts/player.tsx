// A player that steps by frames, and tells which one it shows.
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../words/words";
import { Icon } from "./icons";
import { play } from "./playing";

interface Props {
  src: string;
  poster?: string;
  fps?: number;
  loop?: boolean;
  autoPlay?: boolean;
  silent?: boolean;
  video?: RefObject<HTMLVideoElement>;
  onTime?: (seconds: number) => void;
  children?: ComponentChildren;
}

const FPS = 24;

export function Player({ src, poster, fps = FPS, loop, autoPlay, silent = false, video, onTime, children }: Props) {
  const words = useWords();
  const own = useRef<HTMLVideoElement>(null);
  const shown = video ?? own;
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [plays, setPlays] = useState(false);
  const [muted, setMuted] = useState(silent);
  const [ratio, setRatio] = useState(16 / 9);

  useEffect(() => {
    let running = true;
    const tick = () => {
      const now = shown.current?.currentTime ?? 0;
      setAt(now);
      onTime?.(now);
      if (running) frame = requestAnimationFrame(tick);
    };
    let frame = plays ? requestAnimationFrame(tick) : 0;
    return () => {
      running = false;
      cancelAnimationFrame(frame);
    };
  }, [plays, shown, onTime]);

  const seek = (seconds: number) => {
    if (!shown.current) return;
    shown.current.pause();
    // The middle of a frame: no player shows its neighbour for it.
    const frames = Math.max(Math.round(length * fps), 1);
    const frame = Math.min(Math.max(Math.floor(seconds * fps + 1e-6), 0), frames - 1);
    shown.current.currentTime = (frame + 0.5) / fps;
  };
  const toggle = () => (shown.current?.paused ? play(shown.current) : shown.current?.pause());
  const keyed = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.key !== " ") return;
    if (event.target instanceof HTMLButtonElement && event.key === " ") return;
    const step = { ArrowLeft: -1, ArrowRight: 1, ",": -1, ".": 1 }[event.key];
    if (step) seek(at + step / fps);
    else if (event.key === " ") toggle();
    else return;
    event.preventDefault();
  };

  return (
    <div class="player" role="group" aria-label={words.player} onKeyDown={keyed}>
      <div class="screen">
        <div class="fit" style={{ "--ratio": ratio }}>
          <video
            ref={shown}
            {...{ src, poster, loop, autoPlay, muted }}
            playsInline
            preload="auto"
            tabIndex={0}
            aria-label={words.player}
            onClick={toggle}
            onPlay={() => setPlays(true)}
            onPause={() => setPlays(false)}
            onLoadedMetadata={({ currentTarget: loaded }) => {
              setLength(loaded.duration);
              if (loaded.videoHeight) setRatio(loaded.videoWidth / loaded.videoHeight);
            }}
            onSeeked={(event) => {
              setAt(event.currentTarget.currentTime);
              onTime?.(event.currentTarget.currentTime);
            }}
          />
          {children}
        </div>
      </div>
      <div class="controls">
        <button class="plain" aria-label={plays ? words.pause : words.play} onClick={toggle}><Icon name={plays ? "pause" : "play"} /></button>
        <button class="plain" aria-label={words.frameBack} onClick={() => seek(at - 1 / fps)}><Icon name="back" /></button>
        <button class="plain" aria-label={words.frameOn} onClick={() => seek(at + 1 / fps)}><Icon name="next" /></button>
        <input class="time" type="range" aria-label={words.time} min={0} max={length || 1} step={1 / fps} value={at} onInput={(event) => seek(Number(event.currentTarget.value))} />
        <span class="clock">{clock(at)} / {clock(length)} <span class="frame-number">{words.frame(Math.floor(at * fps + 1e-6))}</span></span>
        <button class="plain" aria-label={muted ? words.soundOn : words.soundOff} onClick={() => setMuted(!muted)}><Icon name={muted ? "mute" : "sound"} /></button>
        <button class="plain" aria-label={words.fullScreen} onClick={() => void shown.current?.closest(".screen")?.requestFullscreen()}><Icon name="big" /></button>
      </div>
    </div>
  );
}

export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? seconds : 0;
  return `${Math.floor(whole / 60)}:${(whole % 60).toFixed(1).padStart(4, "0")}`;
}
