import { render } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import * as api from "./api";
import type { Job } from "./api";
import { Film } from "./film";
import { Library } from "./library";
import { Make, NO_WISH, type Wish } from "./make";
import { type Language, WORDS } from "./words";

type View = "make" | "film";
const VIEWS: View[] = ["make", "film"];

// What a person was writing is still there when the page is opened again.
function useKept<T>(name: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? "null") ?? first;
    } catch {
      return first;
    }
  });
  useEffect(() => localStorage.setItem(name, JSON.stringify(value)), [name, value]);
  return [value, setValue];
}

function Studio() {
  const [language, setLanguage] = useKept<Language>("language", navigator.language.startsWith("zh") ? "zh" : "en");
  const [view, setView] = useKept<View>("view", "make");
  const [wish, setWish] = useKept<Wish>("wish", NO_WISH);
  const [script, setScript] = useKept("script", "");
  const [jobs, setJobs] = useState<Job[]>([]);
  const [online, setOnline] = useState(true);
  const words = WORDS[language];

  const look = useCallback(async () => {
    try {
      setJobs(await api.jobs());
      setOnline(true);
    } catch {
      setOnline(false);
    }
  }, []);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const waits = jobs.some((job) => job.status === "queued" || job.status === "in_progress");
  useEffect(() => {
    void look();
    const timer = setInterval(look, waits ? 1000 : 5000);
    return () => clearInterval(timer);
  }, [look, waits]);

  async function again(job: Job, another: boolean) {
    if (job.object === "film") {
      setScript(job.script ?? "");
      setView("film");
    } else {
      const same = { prompt: job.prompt ?? "", seconds: job.seconds ?? "4", engine: job.model ?? "" };
      setWish({ ...same, seed: another ? "" : String(job.seed ?? "") });
      setView("make");
      if (another) {
        await api.makeVideo({ ...same, model: same.engine, engine: "", size: job.size ?? "" }, null).catch(() => null);
        return look();
      }
    }
    document.getElementById(job.object === "film" ? "script" : "prompt")?.focus();
    window.scrollTo({ top: 0 });
  }

  return (
    <>
      <header>
        <h1>Onionskin</h1>
        <nav role="tablist">
          {VIEWS.map((each) => (
            <button key={each} role="tab" aria-selected={view === each} aria-controls="view" onClick={() => setView(each)}>
              {words[each]}
            </button>
          ))}
        </nav>
        <button class="language" lang={language === "en" ? "zh" : "en"} onClick={() => setLanguage(language === "en" ? "zh" : "en")}>
          {words.language}
        </button>
      </header>
      {!online && <p role="alert" class="error">{words.offline}</p>}
      <main>
        <div id="view" role="tabpanel">
          {view === "make"
            ? <Make words={words} wish={wish} onWish={setWish} onMade={look} />
            : <Film words={words} script={script} onScript={setScript} onMade={look} />}
        </div>
        <Library words={words} jobs={jobs} onAgain={again} onChange={look} />
      </main>
    </>
  );
}

render(<Studio />, document.getElementById("studio")!);
