// A film's brand, as the page keeps it and as the server reads it.
import type { Files } from "./files";

export interface Brand {
  ground: string;
  primary: string;
  accent: string;
  logo: string;
  corner: string;
}

export const NO_BRAND: Brand = { ground: "", primary: "", accent: "", logo: "", corner: "top-right" };
export const USUAL = { ground: "#fbf6ec", primary: "#2b2a55", accent: "#e4574c" };
export const COLOURS = ["ground", "primary", "accent"] as const;
export const BRAND_FILE = "brand.yml";

export const isOwn = (brand: Brand) => brand.logo !== "" || COLOURS.some((name) => brand[name] !== "");

// The brand's file, which is JSON and so YAML; null where nothing was chosen.
export function brandOf(brand: Brand, files: Files): string | null {
  if (!isOwn(brand)) return null;
  const colours = Object.fromEntries(COLOURS.filter((name) => brand[name] !== "").map((name) => [name, brand[name]]));
  const logo = files[brand.logo] ? { logo: brand.logo, corner: brand.corner } : {};
  return `data:text/plain;base64,${base64(JSON.stringify({ colours, ...logo }))}`;
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
