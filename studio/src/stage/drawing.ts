// The picture of the plan: one request at a time, and always the newest that is wanted.
import { useEffect, useRef, useState } from "preact/hooks";
import { drawn, layout, type Layout, type Look } from "../api/staged";
import { useTold } from "../parts/says";

interface Drawing {
  image: string;
  seen: Layout | null;
  error: string;
  rate: number;
}

export function useDrawing(look: Look | null): Drawing {
  const told = useTold();
  const [drawing, setDrawing] = useState<Drawing>({ image: "", seen: null, error: "", rate: 0 });
  const wanted = useRef<Look | null>(null);
  const busy = useRef(false);
  const times = useRef<number[]>([]);

  async function draw() {
    if (busy.current) return;
    busy.current = true;
    while (wanted.current) {
      const next = wanted.current;
      wanted.current = null;
      try {
        const picture = await drawn(next);
        const seen = next.small ? null : await layout(next);
        const image = URL.createObjectURL(picture);
        const now = performance.now();
        times.current = [...times.current.filter((each) => now - each < 1000), now];
        setDrawing((old) => {
          URL.revokeObjectURL(old.image);
          return { image, seen: seen ?? old.seen, error: "", rate: times.current.length };
        });
      } catch (error) {
        setDrawing((old) => ({ ...old, error: told(error) }));
      }
    }
    busy.current = false;
  }

  useEffect(() => {
    wanted.current = look;
    void draw();
  }, [look?.plan, look?.at, look?.small, look?.shape]);
  return drawing;
}
