// A script on the left, its storyboard in the middle, the film on the right.
import { useEffect, useState } from "preact/hooks";
import { type FileWish, type FilmSettings, type Line, exported, make } from "../api/films";
import { useJob, useJobs } from "../parts/jobs";
import { useKept } from "../parts/kept";
import { useRoute } from "../parts/route";
import { useAct, useSay } from "../parts/says";
import { useWords } from "../words/words";
import { useBoard } from "./board";
import { Cards } from "./cards";
import { changed, dataOf, edited, type Edits, isEdited, moved, NO_EDITS, rewritten } from "./edits";
import { Result } from "./result";
import { BrandOptions } from "./brand";
import { type Brand, BRAND_FILE, NO_BRAND } from "./branding";
import { FilesOf, usedIn, useShelf, YourFiles } from "./files";
import { FilmOptions, USUAL } from "./options";

type Pane = "script" | "board" | "result";

export function Film() {
  const words = useWords();
  const [script, setScript] = useKept("film.script", "");
  const [settings, setSettings] = useKept<FilmSettings>("film.settings", USUAL);
  const [edits, setEdits] = useKept<Edits>("film.edits", NO_EDITS);
  const [filmId, setFilmId] = useKept("film.job", "");
  const [madeOf, setMadeOf] = useKept("film.made", "");
  const [pane, setPane] = useState<Pane>("script");
  const [picked, setPicked] = useState("");
  const [sending, setSending] = useState(false);
  const [brand, setBrand] = useKept<Brand>("film.brand", NO_BRAND);
  const shelf = useShelf(brand);
  const assets = usedIn(shelf.assets, script, edits, settings.music, brand.logo);
  const asSet = assets[BRAND_FILE] ? { ...settings, brand: BRAND_FILE } : settings;
  const { board: read, error, reading } = useBoard(script, asSet, assets);
  const board = read && edited(read, edits);
  const warnings = board?.warnings ?? [];
  const { look } = useJobs();
  const job = useJob(filmId);
  const act = useAct();
  const say = useSay();
  useReopened(setScript, setEdits, (id) => { setFilmId(id); setMadeOf(""); });
  const now = JSON.stringify([script, edits, asSet]);
  const isStale = madeOf !== "" && madeOf !== now;

  function renew(id: string, line: Line, text: string) {
    const next = rewritten(script, line.text, text);
    if (next !== null) return setScript(next);
    const shot = board?.shots.find((each) => each.id === id);
    if (!shot) return;
    const narration = shot.narration.map((each) => (each === line ? { ...each, text } : each));
    setEdits((old) => changed(old, id, { narration }));
  }

  const asked = () => (board && isEdited(edits) ? { storyboard: dataOf(board, edits) } : { script });
  async function produce(file: FileWish) {
    setSending(true);
    const began = await act(make(asked(), asSet, assets, file).then((made) => setFilmId(made.id)));
    setSending(false);
    if (began) setPane("result");
    if (began) setMadeOf(now);
    void look();
  }

  const forget = () => {
    const old = edits;
    setEdits(NO_EDITS);
    say(words.editsGone, () => setEdits(old));
  };

  return (
    <FilesOf value={{ ...shelf, assets }}>
      <div class={`film show-${pane}`}>
        <div class="panes" role="group" aria-label={words.film}>
          {(["script", "board", "result"] as const).map((each) => (
            <button key={each} aria-pressed={pane === each} onClick={() => setPane(each)}>{words[each]}</button>
          ))}
        </div>
        <section class="pane script" aria-labelledby="script-head">
          <h2 id="script-head">{words.script}</h2>
          <textarea aria-label={words.script} class="manuscript" value={script} placeholder={words.scriptHint} onInput={(event) => setScript(event.currentTarget.value)} />
          {script === "" && <button onClick={() => setScript(words.sampleScript)}>{words.useSample}</button>}
          <details class="help"><summary>{words.howToWrite}</summary><ul>{words.scriptRules.map((rule) => <li key={rule}>{rule}</li>)}</ul></details>
          <YourFiles onInsert={(line) => setScript((old) => (old.trim() === "" ? `${line}\n` : `${old.trimEnd()}\n\n${line}\n`))} />
        </section>
        <section class="pane board" aria-labelledby="board-head" aria-busy={reading}>
          <div class="head">
            <h2 id="board-head">{words.storyboard}{board && <span class="quiet"> {words.numShots(board.shots.length, board.seconds)}</span>}</h2>
            {isEdited(edits) && <button class="plain small" onClick={forget}>{words.asScript}</button>}
          </div>
          {error && <p class="error" role="alert">{error}</p>}
          {!board && !error && <p class="blank tall">{words.boardHint}</p>}
          {warnings.length > 0 && <details class="warnings" open={warnings.length < 4}><summary>{words.notShown}</summary><ul>{warnings.map((each) => <li key={each}>{each}</li>)}</ul></details>}
          {board && (
            <Cards
              board={board}
              picked={picked}
              edits={edits}
              onPick={setPicked}
              onEdit={(id, edit) => setEdits((old) => changed(old, id, edit))}
              onSay={renew}
              onMove={(id, to) => setEdits((old) => moved(board, old, id, to))}
            />
          )}
        </section>
        <section class="pane result" aria-labelledby="result-head">
          <h2 id="result-head">{words.result}</h2>
          <Result board={board} picked={picked} edits={edits} job={job} isStale={isStale} onMade={(made) => { setFilmId(made.id); void look(); }} onMore={(file) => job && void act(exported(job.id, file).then((made) => setFilmId(made.id)).then(look))} />
          <FilmOptions settings={settings} onSettings={setSettings} />
          <BrandOptions brand={brand} onBrand={setBrand} />
          <div class="row">
            <button class="main" disabled={sending || script.trim() === "" || error !== ""} onClick={() => void produce({})}>{words.makeFilm}</button>
            <button disabled={sending || script.trim() === "" || error !== ""} onClick={() => void produce({ preview: true })}>{words.makePreview}</button>
          </div>
        </section>
      </div>
    </FilesOf>
  );
}

// A film of the library that is opened here: its script is back.
function useReopened(setScript: (script: string) => void, setEdits: (edits: Edits) => void, setFilmId: (id: string) => void) {
  const { rest } = useRoute();
  const job = useJob(rest);
  useEffect(() => {
    if (!job?.script) return;
    setScript(job.script);
    setEdits(NO_EDITS);
    setFilmId(job.id);
  }, [job?.id]);
}
