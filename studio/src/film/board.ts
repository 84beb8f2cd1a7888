// The storyboard of what is written, read anew a moment after the last key.
import { useEffect, useState } from "preact/hooks";
import { type Assets, type Board, type FilmSettings, storyboard } from "../api/films";
import { Refused } from "../api/ask";
import { useTold } from "../parts/says";
import { useWords } from "../words/words";

interface Found {
  board: Board | null;
  error: string;
  reading: boolean;
}

const PAUSE = 350;
const NO_ROUTE = [404, 405];

export function useBoard(script: string, settings: FilmSettings, assets: Assets): Found {
  const told = useTold();
  const { language } = useWords();
  const [found, setFound] = useState<Found>({ board: null, error: "", reading: false });
  const { size, style, voice } = settings;
  const files = JSON.stringify(assets);

  useEffect(() => {
    if (script.trim() === "") {
      setFound({ board: null, error: "", reading: false });
      return undefined;
    }
    const asked = new AbortController();
    setFound((old) => ({ ...old, reading: true }));
    const timer = setTimeout(async () => {
      try {
        const board = await storyboard(script, settings, assets, asked.signal);
        setFound({ board, error: "", reading: false });
      } catch (error) {
        // A server that draws no storyboards still makes films.
        const said = error instanceof Refused && NO_ROUTE.includes(error.status) ? "" : told(error);
        if (!asked.signal.aborted) setFound((old) => ({ ...old, error: said, reading: false }));
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [script, size, style, voice, settings.brand, files, language]);

  return found;
}
