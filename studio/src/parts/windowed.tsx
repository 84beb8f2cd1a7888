// A grid of which only the rows near the window are there: thousands of things scroll as ten do.
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface Props<T> {
  items: T[];
  keyOf: (item: T) => string;
  width: number;
  height: number;
  label: string;
  children: (item: T) => VNode;
}

const GAP = 16;
const BEYOND = 2;

export function Windowed<T>({ items, keyOf, width, height, label, children }: Props<T>) {
  const box = useRef<HTMLUListElement>(null);
  const [across, setAcross] = useState(1);
  const [rows, setRows] = useState<[number, number]>([0, 6]);
  const drawn = useRef<{ by: unknown; of: Map<string, VNode> }>({ by: null, of: new Map() });
  const tall = height + GAP;
  const total = Math.ceil(items.length / across);

  useLayoutEffect(() => {
    const fit = () => setAcross(Math.max(1, Math.floor(((box.current?.clientWidth ?? width) + GAP) / (width + GAP))));
    const watch = new ResizeObserver(fit);
    if (box.current) watch.observe(box.current);
    fit();
    return () => watch.disconnect();
  }, [width]);

  useEffect(() => {
    const see = () => {
      const top = box.current?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / tall) - BEYOND);
      const last = Math.ceil((innerHeight - top) / tall) + BEYOND;
      setRows((old) => (old[0] === first && old[1] === last ? old : [first, last]));
    };
    see();
    addEventListener("scroll", see, { passive: true });
    addEventListener("resize", see);
    return () => {
      removeEventListener("scroll", see);
      removeEventListener("resize", see);
    };
  }, [tall, total]);

  const [first, last] = rows;
  const seen = items.slice(first * across, last * across);
  // While only the window moves, what is in it already is not gone through again.
  const known = drawn.current.by === children ? drawn.current.of : new Map<string, VNode>();
  drawn.current = { by: children, of: new Map(seen.map((item) => [keyOf(item), known.get(keyOf(item)) ?? children(item)])) };
  return (
    <ul class="windowed" ref={box} aria-label={label} style={{ height: `${Math.max(total * tall - GAP, 0)}px` }}>
      {seen.map((item, index) => {
        const number = first * across + index;
        const top = Math.floor(number / across) * tall;
        const left = `calc((100% + ${GAP}px) / ${across} * ${number % across})`;
        return (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={number + 1}
            style={{ transform: `translateY(${top}px)`, left, width: `calc((100% + ${GAP}px) / ${across} - ${GAP}px)`, height: `${height}px` }}
          >
            {drawn.current.of.get(keyOf(item))}
          </li>
        );
      })}
    </ul>
  );
}
