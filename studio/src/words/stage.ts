import type { Pairs } from "./pair";

type Names = Record<string, string>;

export const stage = {
  stageHead: ["Stage", "舞台"],
  stageEmpty: ["Write a sentence first; it then appears here.", "请先写一句话，它会出现在这里。"],
  stageDone: ["Use this scene", "采用这个安排"],
  stageHint: [
    "Drag anyone to move them; arrow keys do the same, and turn them with Shift. Dragging at a later moment makes a path.",
    "拖动人物即可移动；方向键也能移动，按住 Shift 则转身。换到稍后的时刻再拖，会形成移动路径。",
  ],
  moveIt: [(name: string) => `Move ${name}`, (name: string) => `移动${name}`],
  rate: [(n: number) => `${n} pictures a second`, (n: number) => `每秒 ${n} 帧`],
  timeline: ["Timeline: who does what", "时间线：谁做什么"],
  does: [
    (verb: string, start: number, end: number) => `${verb}, from ${start.toFixed(1)} to ${end.toFixed(1)} s`,
    (verb: string, start: number, end: number) => `${verb}，${start.toFixed(1)} 到 ${end.toFixed(1)} 秒`,
  ],
  barHint: ["Drag to move, drag an end to make it longer", "拖动可移动，拖动两端可改变时长"],
  pickSomebody: ["Choose someone in the picture or on the timeline.", "请在画面或时间线上选一个人物或物品。"],
  whoIs: ["Who or what", "人物或物品"],
  mood: ["Mood", "心情"],
  moodsOf: [
    { "": "auto", happy: "happy", sad: "sad", angry: "angry", surprised: "surprised", afraid: "afraid", tired: "tired", thinking: "thinking", calm: "calm" } as Names,
    { "": "自动", happy: "高兴", sad: "悲伤", angry: "生气", surprised: "惊讶", afraid: "害怕", tired: "疲倦", thinking: "沉思", calm: "平静" } as Names,
  ],
  age: ["Age", "年龄"],
  ages: [
    { "": "auto", baby: "baby", child: "child", teen: "teen", adult: "adult", old: "old" } as Names,
    { "": "自动", baby: "婴儿", child: "儿童", teen: "少年", adult: "成年", old: "老人" } as Names,
  ],
  color: ["Colour", "颜色"],
  whatTheyDo: ["What they do", "做什么"],
  verb: ["Action", "动作"],
  addAction: ["Add an action", "再加一个动作"],
  forgetPath: ["Reset its position", "重置位置"],
  sendOff: ["Remove from the stage", "移出舞台"],
  newcomer: ["Add someone or something", "新增人物或物品"],
  person: ["Person", "人物"],
  thing: ["Object", "物品"],
  whereWhen: ["Where and when", "地点与时间"],
  place: ["Place", "地点"],
} satisfies Pairs;
