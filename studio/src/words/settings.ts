import type { Pairs } from "./pair";

const gigabytes = (bytes: number) => (bytes < 1e8 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`);

export const settings = {
  enginesHead: ["Engines", "引擎"],
  enginesHint: ["Who draws or paints. Each has a licence of its own.", "负责绘制的引擎，各有许可。"],
  licence: ["Licence", "许可"],
  ready: ["ready", "可用"],
  notReady: ["not ready", "不可用"],
  toFetch: [
    (size: number | null) => (size ? `weights to fetch, ${size} GB` : "weights to fetch"),
    (size: number | null) => (size ? `需下载权重 ${size} GB` : "需下载权重"),
  ],
  needsGpu: [
    (size: number | null) => (size ? `needs a graphics card of ${size} GB` : "needs a graphics card"),
    (size: number | null) => (size ? `需要 ${size} GB 显卡` : "需要显卡"),
  ],
  voicesHead: ["Voices", "声音"],
  hear: [(name: string) => `Hear ${name}`, (name: string) => `试听 ${name}`],
  storageHead: ["Storage", "存储"],
  room: [
    (used: number, free: number) => `${gigabytes(used)} used, ${gigabytes(free)} free.`,
    (used: number, free: number) => `已用 ${gigabytes(used)}，剩余 ${gigabytes(free)}。`,
  ],
  storageHint: [
    "Jobs and their files are kept for a week after they have ended; download what you want to keep.",
    "任务和文件在结束后保留一周；请下载要保留的内容。",
  ],
  keysHead: ["Keys", "密钥"],
  keysHint: ["On this machine alone no key is needed. To let others in, make each a key:", "仅在本机使用不需要密钥。给他人使用时，为每人创建密钥："],
  lookHead: ["This page", "本页面"],
  forgetAll: ["Forget what this page keeps in the browser", "清除本页面在浏览器中保存的内容"],
  forgotten: ["Forgotten. Load the page again to start afresh.", "已清除。重新加载页面即可重新开始。"],
} satisfies Pairs;
