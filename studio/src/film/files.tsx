// The files that a film shows, by the names that its script and its cards have for them.
import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Assets, BoardData } from "../api/films";
import { type Job, nameOf } from "../api/jobs";
import { send, type Upload } from "../api/uploads";
import { Drop } from "../parts/drop";
import { useKept } from "../parts/kept";
import { useAct } from "../parts/says";
import { useWords } from "../words/words";
import { type Brand, BRAND_FILE, brandOf } from "./branding";

interface FilmFile {
  id: string;
  kind: Upload["kind"];
  said: string;
}

export type Files = Record<string, FilmFile>;

interface Shelf {
  files: Files;
  // All that the server is told of, the brand too.
  assets: Assets;
  // Sends a file; its name in the film, or "" where it was refused.
  add: (file: File) => Promise<string>;
  // Uses a finished clip; its name in the film.
  take: (job: Job) => string;
  drop: (name: string) => void;
}

const FilmFiles = createContext<Shelf>({ files: {}, assets: {}, add: async () => "", take: () => "", drop: () => undefined });
export const useFiles = () => useContext(FilmFiles);
export const FilesOf = FilmFiles.Provider;

const LONGEST = 80;

// Names as the server takes them: letters and figures of any script, and a few signs.
export const nameIn = (name: string) => name.normalize("NFC").replace(/[^\p{L}\p{N}_ .,()+-]/gu, "-").slice(-LONGEST).replace(/^[^\p{L}\p{N}_]+/u, "") || "file";

export function useShelf(brand: Brand): Shelf {
  const act = useAct();
  const [files, setFiles] = useKept<Files>("film.files", {});
  return useMemo(() => {
    const put = (name: string, file: FilmFile) => setFiles((old) => ({ ...old, [name]: file }));
    const own = brandOf(brand, files);
    return {
      files,
      assets: { ...Object.fromEntries(Object.entries(files).map(([name, { id }]) => [name, id])), ...(own ? { [BRAND_FILE]: own } : {}) },
      add: async (file) => {
        const name = nameIn(file.name);
        return (await act(send(file).then(({ id, kind }) => put(name, { id, kind, said: file.name })))) ? name : "";
      },
      take: (job) => {
        const name = `${job.id}.mp4`;
        put(name, { id: job.id, kind: "clip", said: nameOf(job) });
        return name;
      },
      drop: (gone) => setFiles((old) => Object.fromEntries(Object.entries(old).filter(([name]) => name !== gone))),
    };
  }, [files, setFiles, act, brand]);
}

// Those that are named in any of what is said, and the brand: a file that is used no more may be gone.
export function usedIn(assets: Assets, ...said: unknown[]): Assets {
  const text = JSON.stringify(said);
  return Object.fromEntries(Object.entries(assets).filter(([name]) => name === BRAND_FILE || text.includes(name)));
}

// Those that a storyboard names; with its brand, whose logo may be any of them, all.
export function namedIn(assets: Assets, data: BoardData): Assets {
  if (data.brand) return assets;
  const text = JSON.stringify(data);
  return Object.fromEntries(Object.entries(assets).filter(([name]) => text.includes(JSON.stringify(name))));
}

// A sound is heard, and of texts only tables can be shown.
const isShown = (name: string, file: FilmFile) => file.kind !== "sound" && (file.kind !== "text" || /\.[ct]sv$/i.test(name));
const lineOf = (name: string) => (/[ ()]/.test(name) ? `![](<${name}>)` : `![](${name})`);

// Files of the script: brought, put into it, taken away.
export function YourFiles({ onInsert }: { onInsert: (line: string) => void }) {
  const words = useWords();
  const { files, add, drop } = useFiles();
  const names = Object.keys(files);
  return (
    <details class="your-files" open={names.length > 0}>
      <summary>{words.yourFiles}</summary>
      <Drop label={words.bringFile} accept="image/*,video/*,audio/*,.csv,.txt" onFile={(file) => void add(file)} />
      <ul class="lines">
        {names.map((name) => (
          <li key={name} class="line">
            <span class="chip">{words.fileKinds[files[name]!.kind]}</span>
            <span class="name">{files[name]!.said}</span>
            {isShown(name, files[name]!) && <button class="small" aria-label={words.insertFile(name)} onClick={() => onInsert(lineOf(name))}>{words.insert}</button>}
            <button class="plain small" aria-label={words.takeAway(name)} onClick={() => drop(name)}>×</button>
          </li>
        ))}
      </ul>
    </details>
  );
}
