// The key that a server wants: sent once, then kept by the browser until it is closed, out of the page's reach.
import { ask, read } from "./ask";

export interface Session {
  name: string;
  scopes: string[];
  needs_key: boolean;
}

export const session = () => read<Session>("/v1/session");
export const openSession = (key: string) => ask("/v1/session", { method: "POST", headers: { Authorization: `Bearer ${key}` } });
export const closeSession = () => ask("/v1/session", { method: "DELETE" });
