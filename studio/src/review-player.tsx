// The studio's player for the page of `onionskin curate review`, which is written by hand.
import { render } from "preact";
import { Player } from "./parts/player";

export function show(host: HTMLElement, src: string, plays: boolean) {
  render(<Player src={src} loop autoPlay={plays} silent />, host);
}

// Before its host goes: nothing of it plays on.
export const remove = (host: HTMLElement) => render(null, host);
