// Small drawings of the page; each stands beside its word.
const PATHS = {
  make: "M4 20l4-1L19 8l-3-3L5 16zM14 7l3 3",
  film: "M4 5h16v14H4zM8 5v14M16 5v14M4 9h4M4 15h4M16 9h4M16 15h4",
  change: "M4 18c4 0 4-4 7-4M13 13l7-8-8 7zM11 14a3 3 0 0 1 2 2c0 3-5 4-9 2",
  steady: "M3 9c3-5 5 5 8 0s4 4 5 2M3 17h18M16 11h5",
  queue: "M4 6h10M4 12h10M4 18h10M18 5l3 3-3 3",
  library: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M13 5v4M7 15v4",
  bin: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  play: "M7 5v14l12-7z",
  pause: "M7 5h3v14H7zM14 5h3v14h-3z",
  back: "M17 5v14L8 12zM6 5v14",
  next: "M7 5v14l9-7zM18 5v14",
  star: "M12 3l2.8 5.8 6.2.9-4.500 4.400 1.100 6.300L12 17.500 6.400 20.400l1.100-6.300L3 9.700l6.200-.9z",
  sound: "M4 9h4l5-4v14l-5-4H4zM16 9c2 2 2 4 0 6",
  mute: "M4 9h4l5-4v14l-5-4H4zM16 9l5 6M21 9l-5 6",
  big: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
};

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
