import type { Pairs } from "./pair";

type Names = Record<string, string>;

export const steady = {
  steadyHead: ["Fix a clip that shakes, flickers or jumps", "修复抖动、闪烁或有坏帧的视频"],
  bringSteady: ["Drop any clip here, or choose a file", "把任何视频拖到这里，或选择文件"],
  steadyHint: ["It is measured, and fixed where it is unsteady. The original is not changed.", "先测量，再修复不稳定的地方。原片不变。"],
  scoreHint: ["Steadiness: 100 is as steady as a camera on a tripod.", "稳定程度：100 相当于用三脚架拍摄。"],
  found: ["What was found", "发现的问题"],
  holdsStill: ["It is steady: nothing was found.", "很稳定：没有发现问题。"],
  allOfIt: ["No frame stands out: the whole clip is unsteady.", "没有单独的坏帧：整段视频都不稳定。"],
  doneAbout: ["What was fixed", "修复的内容"],
  untouched: ["Nothing helped, so it was left unchanged.", "修复没有改善，保持原样。"],
  defects: [
    { flash: "A flash of light", pop: "A frame jumps", displaced: "The whole picture jumps", rewind: "It runs backwards", duplicate: "A frame is shown twice", gap: "Frames are missing", step: "Light or colour changes at a seam", blend: "Two frames are blended" } as Names,
    { flash: "闪光", pop: "坏帧", displaced: "整个画面跳动", rewind: "倒放", duplicate: "重复帧", gap: "缺帧", step: "衔接处亮度或颜色突变", blend: "两帧重叠" } as Names,
  ],
  mendings: [
    { flicker: "Flicker removed", jitter: "Shaking removed", pops: "Broken frames redrawn", place: "Frames that jumped put back", exposure: "Brightness of frames matched", crawl: "Shimmering detail calmed", steps: "Jumps at seams smoothed", drift: "Colours restored" } as Names,
    { flicker: "已去除闪烁", jitter: "已去除抖动", pops: "坏帧已重绘", place: "跳动的帧已归位", exposure: "各帧亮度已一致", crawl: "细节闪动已减轻", steps: "衔接处的突变已平滑", drift: "颜色已校正" } as Names,
  ],
  reports: [
    { report: "The full report (HTML)", plot: "The measures as a picture", measures: "The measures (JSON)" } as Names,
    { report: "完整报告（HTML）", plot: "测量曲线图", measures: "测量数据（JSON）" } as Names,
  ],
} satisfies Pairs;
