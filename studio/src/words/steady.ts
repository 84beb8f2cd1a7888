import type { Pairs } from "./pair";

type Names = Record<string, string>;

export const steady = {
  steadyHead: ["A clip that shakes, flickers or jumps", "抖动、闪烁或跳帧的视频"],
  bringSteady: ["Drop anyone's clip here, or choose a file", "把任何视频拖到这里，或选择文件"],
  steadyHint: ["It is measured, and mended where it does not hold still. The original stays as it is.", "先测量，再修复不稳定的地方。原片不变。"],
  scoreHint: ["How still it holds: 100 is as still as a filmed scene on a stand.", "稳定程度：100 相当于固定机位拍摄。"],
  found: ["What was found", "发现的问题"],
  holdsStill: ["It holds still: nothing was found.", "很稳定：没有发现问题。"],
  doneAbout: ["What was mended", "修复的内容"],
  untouched: ["Nothing helped, so it was left as it is.", "没有可改进之处，保持原样。"],
  defects: [
    { flash: "A flash of light", pop: "Something jumps for a frame", displaced: "The whole picture jumps", rewind: "It runs backwards", duplicate: "A frame is shown twice", gap: "Frames are missing", step: "Light or colour changes at a seam", blend: "Two frames lie over each other" } as Names,
    { flash: "闪光", pop: "某帧跳变", displaced: "整个画面跳动", rewind: "倒放", duplicate: "重复帧", gap: "缺帧", step: "接缝处光色突变", blend: "两帧重叠" } as Names,
  ],
  mendings: [
    { flicker: "The light was evened", jitter: "The picture was held still", pops: "Broken frames were drawn anew", place: "Frames that jumped were put back", exposure: "Dark and bright frames were matched", crawl: "Fine detail was calmed", steps: "Changes at seams were smoothed", drift: "Colours were brought back" } as Names,
    { flicker: "光线已均匀", jitter: "画面已稳定", pops: "坏帧已重绘", place: "跳动的帧已归位", exposure: "明暗已匹配", crawl: "细节已平滑", steps: "接缝已柔化", drift: "颜色已校正" } as Names,
  ],
  reports: [
    { report: "The full report (HTML)", plot: "The measures as a picture", measures: "The measures (JSON)" } as Names,
    { report: "完整报告（HTML）", plot: "测量图", measures: "测量数据（JSON）" } as Names,
  ],
} satisfies Pairs;
