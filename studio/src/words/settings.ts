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
  sentRoom: [
    (sent: number, trash: number) => `Files you brought take ${gigabytes(sent)}; ${trash} things lie in the trash.`,
    (sent: number, trash: number) => `你带来的文件占 ${gigabytes(sent)}；回收站里有 ${trash} 项。`,
  ],
  gigabytes: [gigabytes, gigabytes],
  isHere: ["is here", "已在本机"],
  liesIn: ["Everything lies in", "全部存放于"],
  cleanUp: ["Throw these away", "清理"],
  cleanSure: [
    (n: number) => `Delete the files you brought, and ${n} things of the trash, for good? What was made of them stays.`,
    (n: number) => `彻底删除你带来的文件和回收站里的 ${n} 项？已制作的作品会保留。`,
  ],
  cleaned: [(n: number) => `${n} things are gone.`, (n: number) => `已删除 ${n} 项。`],
  storageHint: [
    "Jobs and their files are kept for a week after they have ended; download what you want to keep.",
    "任务和文件在结束后保留一周；请下载要保留的内容。",
  ],
  keysHead: ["Keys", "密钥"],
  keysHint: ["On this machine no key is needed. Others, for whom you start “onionskin serve --host”, need one each.", "在本机使用不需要密钥。用“onionskin serve --host”给他人使用时，每人需要一个密钥。"],
  keysElsewhere: ["Keys are made on the server's own machine:", "密钥在服务器本机上创建："],
  keyFor: ["For whom", "给谁"],
  keyMay: ["What they may do", "权限"],
  keyBoth: ["look and make", "查看和制作"],
  keyRead: ["only look", "仅查看"],
  keyMetrics: ["read the server's figures", "读取服务器指标"],
  keyMinutes: ["Minutes a day", "每天分钟数"],
  asManyAsWanted: ["any", "不限"],
  makeKey: ["Make a key", "创建密钥"],
  keyOnce: ["Copy it now, it is shown only once:", "请立即复制，只显示一次："],
  takeKeyBack: [(name: string) => `Take ${name}'s key back`, (name: string) => `收回 ${name} 的密钥`],
  lookHead: ["This page", "本页面"],
  forgetAll: ["Forget what this page keeps in the browser", "清除本页面在浏览器中保存的内容"],
  forgotten: ["Forgotten. Load the page again to start afresh.", "已清除。重新加载页面即可重新开始。"],
} satisfies Pairs;
