// Every word of the page as a pair, English and Chinese: neither can lack its twin.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { change } from "./change";
import { common } from "./common";
import { film } from "./film";
import { library } from "./library";
import { make } from "./make";
import { names } from "./names";
import { settings } from "./settings";
import { stage } from "./stage";
import { steady } from "./steady";

export type Language = "en" | "zh";
const ALL = { ...common, ...make, ...film, ...change, ...library, ...settings, ...stage, ...steady, ...names };
type All = typeof ALL;
export type Words = { [K in keyof All]: All[K][0] };

const taken = (index: 0 | 1) =>
  Object.fromEntries(Object.entries(ALL).map(([name, pair]) => [name, pair[index]])) as unknown as Words;

export const WORDS: Record<Language, Words> = { en: taken(0), zh: taken(1) };
export const InWords = createContext<Words>(WORDS.en);
export const useWords = () => useContext(InWords);
