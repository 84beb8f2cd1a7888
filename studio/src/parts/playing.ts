// Plays; a pause that comes before the first picture refuses that, and nothing is wrong.
export const play = (media: HTMLMediaElement) => void media.play().catch(() => undefined);
