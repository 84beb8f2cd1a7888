// The size at which a clip stands whole in another shape: even, and never smaller.
const RATIOS: Record<string, number> = { "16:9": 16 / 9, "9:16": 9 / 16, "1:1": 1 };
const MORE = 1.25;
const even = (value: number) => 2 * Math.ceil(value / 2);

export function expandedTo(shape: string, width: number, height: number): string {
  const ratio = RATIOS[shape] ?? width / height;
  const now = width / height;
  if (Math.abs(ratio - now) < 0.01) return `${even(width * MORE)}x${even(height * MORE)}`;
  return ratio > now ? `${even(height * ratio)}x${even(height)}` : `${even(width)}x${even(width / ratio)}`;
}
