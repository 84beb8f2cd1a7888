// What a person chose or wrote is still there when the page is opened again.
import { useCallback, useState } from "preact/hooks";

export function kept<T>(name: string, first: T): T {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") ?? first;
  } catch {
    return first;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A full or forbidden storage keeps nothing; the page works on.
  }
}

export function useKept<T>(name: string, first: T): [T, (value: T | ((old: T) => T)) => void] {
  const [value, setValue] = useState<T>(() => kept(name, first));
  const set = useCallback(
    (next: T | ((old: T) => T)) =>
      setValue((old) => {
        const made = typeof next === "function" ? (next as (old: T) => T)(old) : next;
        keep(name, made);
        return made;
      }),
    [name],
  );
  return [value, set];
}
