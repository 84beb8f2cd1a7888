import type { Pairs } from "./pair";

type Names = Record<string, string>;

export const stage = {
  stageHead: ["On the stage", "舞台"],
  stageEmpty: ["Write a sentence first; then it stands here.", "请先写一句话，它会出现在这里。"],
  stageDone: ["Use this", "使用这个安排"],
  stageHint: [
    "Drag anybody; arrow keys move them, with Shift they turn. At a later moment a drag makes a path.",
    "拖动任何人；方向键移动，按住 Shift 转身。在稍后的时刻拖动会形成路径。",
  ],
  moveIt: [(name: string) => `Move ${name}`, (name: string) => `移动${name}`],
  rate: [(n: number) => `${n} pictures a second`, (n: number) => `每秒 ${n} 帧`],
  timeline: ["Who does what when", "谁在何时做什么"],
  does: [
    (verb: string, start: number, end: number) => `${verb}, from ${start.toFixed(1)} to ${end.toFixed(1)} s`,
    (verb: string, start: number, end: number) => `${verb}，${start.toFixed(1)} 到 ${end.toFixed(1)} 秒`,
  ],
  barHint: ["Drag to move, drag an end to make it longer", "拖动移动，拖动两端改变长度"],
  pickSomebody: ["Choose somebody in the picture or in the rows.", "在画面或时间行中选择。"],
  whoIs: ["Who or what", "是谁或什么"],
  mood: ["Mood", "心情"],
  moodsOf: [
    { "": "as it comes", happy: "happy", sad: "sad", angry: "angry", surprised: "surprised", afraid: "afraid", tired: "tired", thinking: "thinking", calm: "calm" } as Names,
    { "": "随意", happy: "高兴", sad: "悲伤", angry: "生气", surprised: "惊讶", afraid: "害怕", tired: "疲倦", thinking: "思考", calm: "平静" } as Names,
  ],
  age: ["Age", "年龄"],
  ages: [
    { "": "as it comes", baby: "baby", child: "child", teen: "teen", adult: "adult", old: "old" } as Names,
    { "": "随意", baby: "婴儿", child: "儿童", teen: "少年", adult: "成人", old: "老人" } as Names,
  ],
  color: ["Colour", "颜色"],
  whatTheyDo: ["What they do", "做什么"],
  verb: ["Verb", "动作"],
  addAction: ["Something more", "再加一个动作"],
  forgetPath: ["Forget where I put it", "取消摆放"],
  sendOff: ["Send off the stage", "移出舞台"],
  newcomer: ["Somebody or something new", "新增人物或物品"],
  person: ["Person", "人物"],
  thing: ["Thing", "物品"],
  whereWhen: ["Where and when", "地点与时间"],
  place: ["Place", "地点"],
} satisfies Pairs;
