// The page around its screens: where one is, in which language, and whether the server answers.
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Change } from "./change/change";
import { Film } from "./film/film";
import { Library } from "./library/library";
import { Make } from "./make/make";
import { Icon, type IconName } from "./parts/icons";
import { JobsOf, useJobs } from "./parts/jobs";
import { useKept } from "./parts/kept";
import { KeyAsked } from "./parts/key";
import { type Route, useRoute } from "./parts/route";
import { Notices } from "./parts/says";
import { Queue } from "./queue/queue";
import { askIn } from "./api/ask";
import { runs } from "./api/jobs";
import { See } from "./see/see";
import { Settings } from "./settings/settings";
import { StageView } from "./stage/stage";
import { Steady } from "./steady/steady";
import { InWords, type Language, WORDS, useWords } from "./words/words";

const TABS = ["make", "film", "change", "steady", "queue", "library", "settings"] as const satisfies readonly IconName[];

export function App() {
  const [language, setLanguage] = useKept<Language>("language", navigator.language.startsWith("zh") ? "zh" : "en");
  const route = useRoute();
  askIn(language);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  }, [language]);

  const turn = () => setLanguage(language === "en" ? "zh" : "en");

  return (
    <InWords.Provider value={WORDS[language]}>
      <Notices>
        {route.screen === "see" ? (
          <Guest route={route} onLanguage={turn} />
        ) : (
          <JobsOf>
            <Frame route={route} onLanguage={turn} />
          </JobsOf>
        )}
      </Notices>
    </InWords.Provider>
  );
}

function Frame({ route, onLanguage }: { route: Route; onLanguage: () => void }) {
  const words = useWords();
  const { online, jobs } = useJobs();
  const waiting = jobs.filter(runs).length;
  const here = route.screen === "stage" ? "make" : route.screen;
  useEffect(() => {
    document.title = `${words[here as (typeof TABS)[number]]} · Onionskin`;
  }, [words, here]);

  return (
    <div class="app">
      <a class="skip" href="#page" onClick={(event) => { event.preventDefault(); document.getElementById("page")?.focus(); }}>{words.skip}</a>
      <Top onLanguage={onLanguage}>
        <nav aria-label={words.screens}>
          {TABS.map((each) => (
            <a key={each} href={`#/${each}`} aria-current={here === each ? "page" : undefined}>
              <Icon name={each} />
              <span>{words[each]}</span>
              {each === "queue" && waiting > 0 && <span class="count">{waiting}</span>}
            </a>
          ))}
        </nav>
      </Top>
      <main id="page" tabIndex={-1}>
        {!online && <p role="alert" class="error banner">{words.offline}</p>}
        <KeyAsked />
        <ScreenOf route={route} />
      </main>
    </div>
  );
}

// Whoever has a link sees what it shows, and nothing of the house.
function Guest({ route, onLanguage }: { route: Route; onLanguage: () => void }) {
  const words = useWords();
  useEffect(() => {
    document.title = `${words.seeHead} · Onionskin`;
  }, [words]);
  return (
    <div class="app">
      <Top onLanguage={onLanguage} />
      <main id="page" tabIndex={-1}><ScreenOf route={route} /></main>
    </div>
  );
}

function Top({ onLanguage, children }: { onLanguage: () => void; children?: ComponentChildren }) {
  const words = useWords();
  return (
    <header>
      <h1 class="brand"><span class="skin" aria-hidden="true" />Onionskin</h1>
      {children}
      <button class="language plain" lang={words.language === "English" ? "en" : "zh-Hans"} onClick={onLanguage}>{words.language}</button>
    </header>
  );
}

function ScreenOf({ route }: { route: Route }) {
  if (route.screen === "film") return <Film />;
  if (route.screen === "change") return <Change id={route.rest} />;
  if (route.screen === "steady") return <Steady />;
  if (route.screen === "queue") return <Queue />;
  if (route.screen === "library") return <Library />;
  if (route.screen === "settings") return <Settings />;
  if (route.screen === "stage") return <StageView />;
  if (route.screen === "see") return <See token={route.rest} />;
  return <Make />;
}
