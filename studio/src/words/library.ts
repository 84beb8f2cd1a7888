import type { Pairs } from "./pair";

type Names = Record<string, string>;

export const library = {
  kinds: [
    { video: "Clip", film: "Film", steady: "Mended", measure: "Measured", campaign: "Campaign" } as Names,
    { video: "视频", film: "影片", steady: "修复", measure: "测量", campaign: "系列" } as Names,
  ],
  kind: ["Kind", "类型"],
  all: ["all", "全部"],
  project: ["Project", "项目"],
  search: ["Search by words", "按文字搜索"],
  libraryEmpty: ["Nothing here yet. What you make stands here.", "还没有作品。你制作的都会出现在这里。"],
  nothingFound: ["Nothing is like that.", "没有符合的作品。"],
  open: [(name: string) => `Open ${name}`, (name: string) => `打开 ${name}`],
  away: ["Throw away", "丢弃"],
  putAway: [(name: string) => `Throw ${name} away`, (name: string) => `丢弃 ${name}`],
  putAwaySaid: [(name: string) => `“${name}” is thrown away.`, (name: string) => `已丢弃“${name}”。`],
  addProject: ["Project or tag", "项目或标签"],
  add: ["Add", "添加"],
  queueHead: ["What is being made", "正在制作"],
  queueHint: ["It goes on when you close the page, and after a restart.", "关闭页面或重启后都会继续。"],
  queueEmpty: ["Nothing waits.", "没有等待的任务。"],
  stopAll: ["Stop all", "全部停止"],
  justEnded: ["Just ended", "刚刚结束"],
} satisfies Pairs;
