// How the server is asked: one error, with the sentence that the server says.
export class Refused extends Error {
  constructor(message: string, readonly status: number, readonly code: string | null = null) {
    super(message);
  }
}

export const OFFLINE = 0;
const NO_KEY = 401;
let spoken = "en";

// The language that the server's own sentences come in from now on.
export function askIn(language: string): void {
  spoken = language;
}

const KEY_WANTED = "key-wanted";

export const needsKey = (error: unknown) => error instanceof Refused && error.status === NO_KEY;

// Told whenever the server wants a key that it was not given; gives how to stop listening.
export function onKeyWanted(told: () => void): () => void {
  addEventListener(KEY_WANTED, told);
  return () => removeEventListener(KEY_WANTED, told);
}

export async function ask(path: string, init?: RequestInit): Promise<Response> {
  let got: Response;
  try {
    got = await fetch(path, { ...init, headers: { ...init?.headers, "Accept-Language": spoken } });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused("offline", OFFLINE);
  }
  if (got.ok) return got;
  if (got.status === NO_KEY) dispatchEvent(new Event(KEY_WANTED));
  const body = await got.json().catch(() => null);
  throw new Refused(body?.error?.message ?? `${got.status}`, got.status, body?.error?.code ?? null);
}

export async function read<T>(path: string, init?: RequestInit): Promise<T> {
  return (await ask(path, init)).json() as Promise<T>;
}

export const posted = (body: unknown, signal?: AbortSignal): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
});

export type Fields = Record<string, string | File | Blob | null | undefined>;

// A form of what is given; what is empty is left to the server.
export function formed(fields: Fields): RequestInit {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value, value instanceof File ? value.name : `${name}.png`);
    else if (value) form.append(name, value);
  }
  return { method: "POST", body: form };
}
