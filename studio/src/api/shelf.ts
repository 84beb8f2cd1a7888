// The library as the server keeps it: names, projects, stars, and what was thrown away.
import { ask, posted, read } from "./ask";
import type { Job } from "./jobs";

export interface Shelved {
  name: string;
  tags: string[];
  starred: boolean;
}

type Item = Job & Shelved & { kind: string };

interface Page {
  data: Item[];
  last_id: string | null;
  has_more: boolean;
}

const MOST = 5000;
const OBJECTS: Record<string, string> = { clip: "video" };

export async function shelf(trash: boolean): Promise<Item[]> {
  const found: Item[] = [];
  let after = "";
  while (found.length < MOST) {
    const page: Page = await read(`/v1/library?limit=200&trash=${trash}${after && `&after=${after}`}`);
    found.push(...page.data.map((each) => ({ ...each, object: OBJECTS[each.kind] ?? each.kind })));
    if (!page.has_more || !page.last_id) break;
    after = page.last_id;
  }
  return found;
}

export const describe = (id: string, change: Partial<Shelved>) =>
  ask(`/v1/library/${id}`, { ...posted(change), method: "PATCH" });
export const throwAway = (id: string) => ask(`/v1/library/${id}/trash`, { method: "POST" });
export const restore = (id: string) => ask(`/v1/library/${id}/restore`, { method: "POST" });
export const emptyTrash = () => ask("/v1/library/trash", { method: "DELETE" });
