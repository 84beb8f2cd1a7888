// Short notices at the edge of the page, some of them with a way back.
import { createContext } from "preact";
import { useCallback, useContext, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { useWords } from "../words/words";
import { Refused } from "../api/ask";

interface Notice {
  text: string;
  undo?: () => void;
}

const Says = createContext<(text: string, undo?: () => void) => void>(() => undefined);
export const useSay = () => useContext(Says);

const SECONDS = 8;

export function Notices({ children }: { children: ComponentChildren }) {
  const words = useWords();
  const [notice, setNotice] = useState<Notice | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const say = useCallback((text: string, undo?: () => void) => {
    clearTimeout(timer.current);
    setNotice(undo ? { text, undo } : { text });
    timer.current = setTimeout(() => setNotice(null), SECONDS * 1000);
  }, []);
  const close = () => setNotice(null);
  return (
    <Says.Provider value={say}>
      {children}
      <div class="notices" role="status" aria-live="polite">
        {notice && (
          <p class="notice">
            <span>{notice.text}</span>
            {notice.undo && <button onClick={() => { notice.undo?.(); close(); }}>{words.undo}</button>}
            <button class="plain" aria-label={words.close} onClick={close}>×</button>
          </p>
        )}
      </div>
    </Says.Provider>
  );
}

// An error in one sentence, as a person reads it.
export function useTold() {
  const words = useWords();
  return useCallback(
    (error: unknown) => (error instanceof Refused && error.message !== "offline" ? error.message : words.offline),
    [words],
  );
}

// Does what is asked and says what went wrong; true where all went well.
export function useAct() {
  const say = useSay();
  const told = useTold();
  return useCallback(
    async (work: Promise<unknown>): Promise<boolean> => {
      try {
        await work;
        return true;
      } catch (error) {
        say(told(error));
        return false;
      }
    },
    [say, told],
  );
}
