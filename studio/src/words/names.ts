// Names of what can be chosen, by the server's own words.
type Names = Record<string, string>;

export const names = {
  sources: [
    { stage: "drawn", engine: "painted", picture: "own picture", footage: "own footage", chart: "chart", title: "title", list: "list", quote: "quotation", screen: "screen", presenter: "presenter", things: "callouts" } as Names,
    { stage: "绘制", engine: "生成", picture: "自己的图片", footage: "自己的视频", chart: "图表", title: "标题", list: "列表", quote: "引语", screen: "屏幕画面", presenter: "主讲人", things: "图示" } as Names,
  ],
  transitions: [
    { cut: "cut", dissolve: "dissolve", wipe: "wipe", push: "push", iris: "iris" } as Names,
    { cut: "硬切", dissolve: "叠化", wipe: "擦除", push: "推动", iris: "圆形划像" } as Names,
  ],
  framings: [
    { wide: "wide", full: "full figure", medium: "medium (waist up)", "close-up": "close-up", detail: "detail" } as Names,
    { wide: "远景", full: "全景（全身）", medium: "中景（半身）", "close-up": "特写", detail: "大特写" } as Names,
  ],
  moves: [
    { still: "static", "pan-left": "pan left", "pan-right": "pan right", "tilt-up": "tilt up", "tilt-down": "tilt down", "dolly-in": "dolly in", "dolly-out": "dolly out", "zoom-in": "zoom in", "zoom-out": "zoom out", orbit: "orbit", follow: "follow", "hand-held": "handheld" } as Names,
    { still: "固定", "pan-left": "左摇", "pan-right": "右摇", "tilt-up": "上摇", "tilt-down": "下摇", "dolly-in": "推近", "dolly-out": "拉远", "zoom-in": "变焦推近", "zoom-out": "变焦拉远", orbit: "环绕", follow: "跟拍", "hand-held": "手持" } as Names,
  ],
  moods: [
    { calm: "calm", bright: "bright", serious: "serious", tense: "tense", warm: "warm", playful: "playful", hopeful: "hopeful" } as Names,
    { calm: "平静", bright: "明快", serious: "严肃", tense: "紧张", warm: "温暖", playful: "俏皮", hopeful: "充满希望" } as Names,
  ],
  styles: [
    { flat: "flat", paper: "paper cut-out", watercolour: "watercolour", chalk: "chalk", blueprint: "blueprint", pixel: "pixel art", noir: "noir" } as Names,
    { flat: "扁平", paper: "剪纸", watercolour: "水彩", chalk: "粉笔画", blueprint: "蓝图", pixel: "像素画", noir: "黑色电影" } as Names,
  ],
  parts: [
    { captions: "Captions (SRT)", timeline: "Timeline for editors (OTIO)", report: "Report: how it was made (HTML)", provenance: "Provenance (JSON)", handover: "Project folder for editors (ZIP)" } as Names,
    { captions: "字幕（SRT）", timeline: "剪辑时间线（OTIO）", report: "报告：怎样制作的（HTML）", provenance: "来源证明（JSON）", handover: "剪辑工程文件夹（ZIP）" } as Names,
  ],
  stages: [
    { drawing: "drawing", painting: "painting", measuring: "checking", mending: "fixing", speaking: "voices", encoding: "saving" } as Names,
    { drawing: "绘制", painting: "生成", measuring: "检查", mending: "修复", speaking: "配音", encoding: "保存" } as Names,
  ],
} satisfies Record<string, readonly [Names, Names]>;
