// The page of `onionskin curate review`: pairs and strips, by mouse and by keyboard.
import { remove, show as play } from "/page/player.js";
const by = (id) => document.getElementById(id);
const KEYS = { ArrowLeft: "left", ArrowRight: "right", f: "left", j: "right", " ": "neither" };
// As review.css puts the clips of a pair.
const stacked = () => matchMedia("(max-width: 44rem)").matches;
let mode = "pairs", pair = null, offset = 0, busy = false;

function make(tag, attributes = {}, ...inner) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inner);
  return made;
}

function says(text, wrong = false) {
  by("says").textContent = text;
  by("says").className = wrong ? "error" : "quiet";
}

async function ask(path, body) {
  const sent = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, sent);
  const data = await answer.json();
  if (!answer.ok) throw new Error(data.error?.message ?? `the page's server answers ${answer.status}`);
  return data;
}

async function doing(work) {
  if (busy) return;
  busy = true;
  try { await work(); } catch (error) { says(`${error.message}. Is onionskin curate review still running?`, true); }
  busy = false;
}

function pictures(clip, withVideo) {
  const strip = make("img", { class: "strip", src: `/review/strips/${clip.id}`, alt: `Six moments of ${clip.source}`, loading: "lazy" });
  if (!withVideo) return [strip];
  const player = make("div", { class: "moving", role: "group", "aria-label": `Clip of ${clip.source}` });
  play(player, `/review/previews/${clip.id}`, !matchMedia("(prefers-reduced-motion: reduce)").matches);
  player.querySelector("video").addEventListener("error", () => { remove(player); player.remove(); });
  return [player, strip];
}

function about(clip) {
  const facts = `${clip.source} · ${clip.seconds.toFixed(1)} s · ${clip.width}×${clip.height} · camera ${clip.camera}`;
  const lines = [make("p", { class: "quiet one-line", title: facts }, facts)];
  if (clip.caption) lines.unshift(make("p", {}, clip.caption));
  for (const reason of clip.reasons) lines.push(make("p", { class: "why" }, reason));
  return lines;
}

async function showPair() {
  const found = (await ask("/review/pair")).pair;
  pair = found;
  by("pair").querySelectorAll(".moving").forEach(remove);
  by("pair").replaceChildren();
  if (!found) return says("Every pair that would say something has been compared.");
  const [left, right] = found;
  const side = (clip, over, words, key) => make("article", { class: "clip" }, ...pictures(clip, true), ...about(clip),
    make("button", { class: "main", onclick: () => doing(() => prefer(clip, over)) }, words, " ", make("kbd", {}, key)));
  by("pair").append(side(left, right, stacked() ? "The upper is better" : "The left is better", "←"), side(right, left, stacked() ? "The lower is better" : "The right is better", "→"),
    make("p", { class: "buttons between" }, make("button", { onclick: () => doing(neither) }, "Neither ", make("kbd", {}, "space"))));
}

async function prefer(clip, over) {
  tell(await ask("/review/decisions", { kind: "prefer", clip: clip.id, over: over.id }));
  await showPair();
}

async function neither() {
  tell(await ask("/review/decisions", { kind: "prefer", over: pair.map((clip) => clip.id).join(" ") }));
  await showPair();
}

async function showStrips() {
  const found = await ask(`/review/clips?offset=${offset}`);
  const cards = found.clips.map((clip) => {
    const state = clip.verdict ?? clip.kept;
    const card = make("article", { class: `clip ${clip.verdict === null ? "" : state ? "kept" : "dropped"}`, tabindex: "0", "data-clip": clip.id, "aria-label": clip.source },
      ...pictures(clip, false), ...about(clip),
      make("p", { class: "buttons" },
        make("button", { class: "small", "aria-pressed": String(clip.verdict === true), onclick: () => doing(() => judge(card, "keep")) }, "Keep ", make("kbd", {}, "K")),
        make("button", { class: "small", "aria-pressed": String(clip.verdict === false), onclick: () => doing(() => judge(card, "drop")) }, "Drop ", make("kbd", {}, "D")),
        make("span", { class: "quiet" }, clip.verdict === null ? (clip.kept ? "kept by the filters" : "dropped by the filters") : "")));
    return card;
  });
  const turn = (step, words) => make("button", { disabled: offset + step < 0 || offset + step >= found.total, onclick: () => doing(() => { offset += step; return showStrips(); }) }, words);
  by("list").replaceChildren(...cards, make("p", { class: "buttons" }, turn(-found.page, "Before"),
    `${offset + 1}–${offset + found.clips.length} of ${found.total}`, turn(found.page, "After")));
}

async function judge(card, kind) {
  tell(await ask("/review/decisions", { kind, clip: card.dataset.clip }));
  card.classList.toggle("kept", kind === "keep");
  card.classList.toggle("dropped", kind === "drop");
  card.querySelectorAll("button").forEach((button, index) => button.setAttribute("aria-pressed", String((index === 0) === (kind === "keep"))));
  (card.nextElementSibling?.dataset?.clip ? card.nextElementSibling : card).focus();
}

async function undo() {
  tell(await ask("/review/decisions", { kind: "undo" }), "taken back");
  await show();
}

const counted = (count, name) => `${count} ${name}${count === 1 ? "" : "s"}`;

function tell({ state }, words) {
  const said = words ?? (state.learned ? "kept; your taste chooses what is asked next" : `kept; ${Math.max(10 - state.decisions, 0)} more until a taste is learned`);
  says(`${counted(state.decisions, "decision")}: ${said}`);
  learned(state);
}

function learned(state) {
  by("set").textContent = state.set;
  by("who").textContent = `${state.reviewer}, ${counted(state.decisions, "decision")}, ${counted(state.pairs, "pair")}`;
  by("learned").hidden = !state.proposals.length && !state.agreement.length;
  const row = (kind, cells) => make("tr", {}, ...cells.map((cell) => make(kind, {}, String(cell))));
  const table = (head, rows) => make("table", {}, make("thead", {}, row("th", head)), make("tbody", {}, ...rows.map((cells) => row("td", cells))));
  const parts = [];
  if (state.proposals.length) parts.push(table(["limit", "now", "asked for", "of so many choices", "it loses", "clips beyond it"],
    state.proposals.map((each) => [each.limit, each.now, each.value, each.evidence, `${Math.round(100 * each.loses)}%`, each.drops])));
  if (state.agreement.length) parts.push(table(["reviewers", "both decided", "agree", "kappa"],
    state.agreement.map((each) => [each.reviewers.join(" and "), each.both, `${Math.round(100 * each.agree)}%`, each.kappa ?? "–"])));
  by("proposals").replaceChildren(...parts);
}

async function show() {
  by("pair").hidden = mode !== "pairs";
  by("list").hidden = mode !== "strips";
  by("pairs").setAttribute("aria-pressed", String(mode === "pairs"));
  by("strips").setAttribute("aria-pressed", String(mode === "strips"));
  await (mode === "pairs" ? showPair() : showStrips());
}

const turnTo = (to) => doing(() => { mode = to; return show(); });
by("pairs").addEventListener("click", () => turnTo("pairs"));
by("strips").addEventListener("click", () => turnTo("strips"));
by("undo").addEventListener("click", () => doing(undo));

addEventListener("keydown", (event) => {
  // What the player heard is its own.
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const onControl = event.target.closest?.("button, .moving") && (key === " " || key === "Enter");
  const card = event.target.closest?.("[data-clip]");
  let work;
  if (key === "u") work = undo;
  else if (key === "1" || key === "2") work = () => { mode = key === "1" ? "pairs" : "strips"; return show(); };
  else if (mode === "strips" && card && (key === "k" || key === "d")) work = () => judge(card, key === "k" ? "keep" : "drop");
  else if (mode === "pairs" && pair && KEYS[key] && !onControl) {
    const [left, right] = pair;
    work = { left: () => prefer(left, right), right: () => prefer(right, left), neither }[KEYS[key]];
  }
  if (work) { event.preventDefault(); doing(work); }
});

doing(async () => { learned(await ask("/review/state")); await show(); });
