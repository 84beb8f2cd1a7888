// Links that show one thing to others, and what these say of its moments.
import { ask, posted, read } from "./ask";

export interface Link {
  token: string;
  id: string;
  path: string;
  num_comments: number;
}

export interface Comment {
  id: string;
  seconds: number;
  text: string;
  name: string;
  created_at: number;
}

export interface Shown {
  title: string;
  kind: string;
  seconds: string | null;
  size: string | null;
  fps: string | null;
  files: string[];
  comments: Comment[];
  mine: boolean;
}

const at = (token: string) => `/v1/shared/${encodeURIComponent(token)}`;
export const shownTo = (token: string) => read<Shown>(at(token));
export const contentFor = (token: string, variant = "video") => `${at(token)}/content?variant=${variant}`;
export const comment = (token: string, said: { seconds: number; text: string; name: string }) => read<Comment>(`${at(token)}/comments`, posted(said));
export const share = (id: string) => read<Link>("/v1/shares", posted({ id }));
export const endLink = (token: string) => ask(`/v1/shares/${token}`, { method: "DELETE" });
export const takeBack = (token: string, id: string) => ask(`/v1/shares/${token}/comments/${id}`, { method: "DELETE" });
export const addressOf = (link: Link) => `${location.origin}${link.path}`;
