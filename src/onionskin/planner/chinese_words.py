"""Chinese words and what they are in canonical English: who, what and how.

Names of places are in `scenes`; names of the cast are added where this list has none.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set


def _table(text: str) -> dict[str, str]:
    """Lines of "english: 中文, 中文" as a table from each Chinese word to its English."""
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        english, _, words = line.strip().partition(":")
        for word in words.replace("，", ",").split(","):
            if word.strip():
                table[word.strip()] = english
    return table


NOUNS: Final = _table(
    """
    doctor: 医生, 大夫
    nurse: 护士
    surgeon: 外科医生
    dentist: 牙医
    patient: 病人, 患者
    teacher: 老师, 教师, 女教师
    professor: 教授
    student: 学生, 同学, 大学生
    pupil: 小学生
    chef: 厨师, 大厨
    waiter: 服务员, 服务生
    barista: 咖啡师
    farmer: 农民, 农夫, 果农
    fisherman: 渔夫, 渔民
    firefighter: 消防员, 消防队员
    police officer: 警察, 交警, 民警
    soldier: 士兵, 军人, 战士
    mechanic: 修理工, 修车工, 机械师
    builder: 建筑工人, 工匠
    worker: 工人, 员工, 劳动者
    scientist: 科学家, 研究员, 科研人员
    engineer: 工程师
    programmer: 程序员
    courier: 外卖小哥, 快递员, 快递小哥, 外卖员, 邮递员, 送货员
    driver: 司机, 驾驶员
    pilot: 飞行员, 机长
    astronaut: 宇航员, 航天员
    business person: 商人, 白领, 上班族
    manager: 经理, 老板
    politician: 政治家, 政客, 总统, 领导人
    judge: 法官
    lawyer: 律师
    presenter: 主持人, 主播
    reporter: 记者
    athlete: 运动员
    football player: 足球运动员, 足球员, 球员
    basketball player: 篮球运动员
    runner: 跑步者, 跑者
    dancer: 舞者, 舞蹈演员
    singer: 歌手, 歌唱家
    musician: 音乐家, 乐手
    pianist: 钢琴家
    violinist: 小提琴家, 小提琴手
    artist: 画家, 艺术家
    actor: 演员
    magician: 魔术师
    bride: 新娘
    groom: 新郎
    king: 国王, 皇帝
    queen: 女王, 王后
    princess: 公主
    prince: 王子
    knight: 骑士
    father: 爸爸, 父亲
    mother: 妈妈, 母亲
    grandfather: 爷爷, 外公, 老爷爷, 祖父
    grandmother: 奶奶, 外婆, 老奶奶, 祖母
    son: 儿子
    daughter: 女儿
    grandson: 孙子
    granddaughter: 孙女
    tourist: 游客, 旅客
    passenger: 乘客
    swimmer: 游泳者, 游泳运动员
    diver: 潜水员
    office worker: 职员, 办公室职员
    cleaner: 清洁工, 保洁员
    cashier: 收银员
    customer: 顾客, 客户, 客人
    gamer: 玩家
    volunteer: 志愿者
    tailor: 裁缝
    carpenter: 木匠
    gardener: 园丁
    hairdresser: 理发师
    cyclist: 骑行者
    climber: 登山者
    skier: 滑雪者
    surfer: 冲浪者
    guard: 保安, 警卫
    monk: 和尚, 僧人
    santa: 圣诞老人
    ninja: 忍者
    child: 孩子, 小孩, 儿童, 孩子们, 小朋友, 幼儿, 小朋友们
    boy: 男孩, 小男孩, 男孩子, 少年
    girl: 女孩, 小女孩, 女孩子, 姑娘, 少女, 小姑娘
    baby: 婴儿, 宝宝, 宝贝
    man: 男人, 男子, 男士, 先生, 小伙子
    woman: 女人, 女子, 女士, 妇女
    old man: 老人, 老头, 老汉, 老大爷
    old woman: 老太太, 老妇人
    person: 人, 人们, 行人, 路人, 大家
    couple: 夫妻, 夫妇, 情侣, 恋人
    old couple: 老夫妻, 老两口
    family: 一家人, 全家, 家人, 一家, 全家人
    friend: 朋友, 伙伴, 好友
    crowd: 人群, 观众, 群众, 听众
    voter: 选民
    team: 团队, 球队
    dog: 狗, 小狗, 狗狗, 柯基, 金毛
    cat: 猫, 小猫, 猫咪, 橘猫
    panda: 熊猫, 大熊猫
    fox: 狐狸
    rabbit: 兔子, 小兔子, 白兔
    horse: 马, 骏马
    cow: 牛, 奶牛
    sheep: 羊, 绵羊
    goat: 山羊
    pig: 猪, 小猪
    chicken: 鸡, 母鸡
    rooster: 公鸡
    duck: 鸭子, 小鸭子
    goose: 鹅, 大雁, 雁
    bird: 鸟, 小鸟, 鸟儿, 海鸥, 燕子
    eagle: 鹰, 老鹰
    owl: 猫头鹰
    crane bird: 仙鹤, 鹤
    tiger: 老虎
    lion: 狮子
    elephant: 大象
    monkey: 猴子
    bear: 熊
    polar bear: 北极熊
    wolf: 狼
    deer: 鹿, 小鹿
    camel: 骆驼
    giraffe: 长颈鹿
    penguin: 企鹅
    fish: 鱼, 小鱼, 金鱼, 鱼群, 锦鲤
    shark: 鲨鱼
    whale: 鲸鱼, 鲸
    dolphin: 海豚
    turtle: 乌龟, 海龟
    crab: 螃蟹
    octopus: 章鱼
    frog: 青蛙
    snake: 蛇
    snail: 蜗牛
    spider: 蜘蛛
    bee: 蜜蜂
    butterfly: 蝴蝶
    ant: 蚂蚁
    dragonfly: 蜻蜓
    firefly: 萤火虫
    mouse: 老鼠
    squirrel: 松鼠
    hedgehog: 刺猬
    dragon: 龙, 巨龙
    dinosaur: 恐龙
    car: 汽车, 车, 轿车, 小汽车, 车辆, 跑车
    electric car: 电动车, 电动汽车, 新能源车
    bus: 公交车, 巴士, 大巴
    school bus: 校车
    taxi: 出租车
    truck: 卡车, 货车
    ambulance: 救护车
    fire engine: 消防车
    police car: 警车
    train: 火车, 高铁, 列车, 动车
    subway train: 地铁
    airplane: 飞机, 客机
    helicopter: 直升机
    drone: 无人机
    rocket: 火箭
    satellite: 卫星
    spaceship: 飞船, 宇宙飞船
    ship: 船, 轮船, 货轮
    boat: 小船, 渔船, 龙舟
    sailboat: 帆船
    bicycle: 自行车, 单车
    motorcycle: 摩托车
    scooter: 滑板车
    skateboard: 滑板
    wheelchair: 轮椅
    tractor: 拖拉机
    excavator: 挖掘机
    crane: 起重机, 吊车
    hot air balloon: 热气球
    robot: 机器人
    robot arm: 机械臂, 机械手
    vaccine: 疫苗
    syringe: 针筒, 注射器, 针
    thermometer: 体温计, 温度计
    stethoscope: 听诊器
    medicine: 药, 药片
    blackboard: 黑板
    book: 书, 书本, 课本
    pen: 笔, 钢笔
    pencil: 铅笔
    newspaper: 报纸
    letter: 信, 信件
    drawing: 图纸
    painting: 画, 油画
    desk: 书桌, 办公桌
    table: 桌子, 桌, 餐桌, 木桌, 桌上
    chair: 椅子
    bench: 长椅, 长凳
    sofa: 沙发
    bed: 床, 病床
    door: 门, 大门
    window: 窗户, 窗子, 窗
    wall: 墙, 墙壁, 老墙
    lamp: 台灯, 灯
    lantern: 灯笼
    candle: 蜡烛
    clock: 时钟, 钟, 闹钟
    watch: 手表
    phone: 手机, 电话
    computer: 电脑, 计算机
    laptop: 笔记本电脑
    television: 电视, 电视机
    camera: 相机, 照相机
    microphone: 麦克风, 话筒
    microscope: 显微镜
    telescope: 望远镜
    test tube: 试管
    package: 包裹, 快递, 箱包
    box: 箱子, 盒子, 纸箱
    bag: 包, 袋子
    suitcase: 行李箱, 行李
    umbrella: 雨伞, 伞
    ball: 球, 皮球
    football: 足球
    basketball: 篮球
    table tennis ball: 乒乓球
    goal: 球门
    kite: 风筝
    balloon: 气球
    rope: 绳子, 绳
    flag: 旗, 旗帜, 国旗, 红旗
    banner: 横幅
    gift: 礼物
    red envelope: 红包
    toy: 玩具
    doll: 娃娃
    snowman: 雪人
    snowball: 雪球, 雪仗
    sandcastle: 沙堡, 沙子城堡
    coffee: 咖啡, 热咖啡
    tea: 茶, 热茶
    milk: 牛奶
    water: 水, 海水, 雨水
    wine: 酒, 红酒
    juice: 果汁
    cup: 杯子, 杯, 茶杯
    bowl: 碗
    plate: 盘子
    pot: 锅
    teapot: 茶壶
    bottle: 瓶子, 瓶
    pan: 炒锅, 平底锅
    dish: 菜, 饭菜, 菜肴
    rice: 米饭, 水稻, 稻子
    noodles: 面条, 面, 拉面
    dumpling: 饺子, 汤圆
    bread: 面包
    cake: 蛋糕, 生日蛋糕
    pizza: 披萨
    burger: 汉堡, 汉堡包
    cheese: 奶酪, 芝士
    egg: 鸡蛋, 蛋
    apple: 苹果
    orange: 橙子, 橘子
    banana: 香蕉
    watermelon: 西瓜
    strawberry: 草莓
    fruit: 水果
    vegetable: 蔬菜
    carrot: 胡萝卜
    ice cream: 冰淇淋
    mooncake: 月饼
    new year's eve dinner: 年夜饭
    perfume bottle: 香水, 香水瓶
    lipstick: 口红
    shoe: 鞋, 鞋子
    sneaker: 运动鞋, 跑鞋
    hat: 帽子
    dress: 裙子, 连衣裙
    ring: 戒指
    glasses: 眼镜
    piano: 钢琴
    guitar: 吉他
    violin: 小提琴
    drum: 鼓
    bouquet: 花束, 捧花
    flower: 花, 花朵, 鲜花, 花儿
    rose: 玫瑰, 玫瑰花
    sunflower: 向日葵
    lotus: 荷花, 莲花
    cherry blossom: 樱花
    tree: 树, 大树, 树木
    christmas tree: 圣诞树
    bamboo: 竹子
    grass: 草, 小草
    leaf: 叶子, 树叶, 落叶
    seed: 种子
    sprout: 嫩芽, 芽
    mushroom: 蘑菇
    cactus: 仙人掌
    wheat: 小麦, 麦子
    cocoon: 茧
    egg nest: 鸟巢
    house: 房子, 房屋, 小屋, 楼房
    building: 大楼, 高楼, 楼
    skyscraper: 摩天大楼
    tower: 塔
    bridge: 桥, 大桥
    tunnel: 隧道
    lighthouse: 灯塔
    castle: 城堡
    roof: 屋顶
    tent: 帐篷
    campfire: 篝火
    great wall: 长城
    wind turbine: 风力发电机, 风车, 风力涡轮机
    solar panel: 太阳能板, 太阳能电池板
    battery: 电池
    light bulb: 灯泡
    gear: 齿轮
    lock: 锁
    key: 钥匙
    scale: 天平
    globe: 地球仪
    earth: 地球
    moon: 月亮, 月球, 明月
    sun: 太阳
    star: 星星, 恒星
    planet: 行星, 星球
    comet: 彗星
    meteor: 流星
    galaxy: 银河, 星系
    volcano: 火山
    lava: 熔岩, 岩浆
    waterfall: 瀑布
    mountain: 高山
    cliff: 悬崖
    iceberg: 冰山
    rock: 石头, 岩石
    wave: 海浪, 浪, 波浪, 巨浪
    cloud: 云, 白云, 乌云, 云朵
    rain: 雨, 大雨
    rain drop: 雨滴
    snow: 雪, 雪花, 大雪
    lightning: 闪电
    rainbow: 彩虹
    fire: 火, 火焰, 大火
    smoke: 烟, 浓烟
    steam: 热气, 蒸汽
    water vapour: 水蒸气, 水汽
    firework: 烟花, 焰火, 鞭炮
    heart: 心脏, 心
    lung: 肺, 肺部
    brain: 大脑, 脑
    kidney: 肾, 肾脏
    liver: 肝, 肝脏
    tooth: 牙齿, 牙
    bone: 骨头
    eye: 眼睛
    hand: 手
    blood: 血, 血液
    red blood cell: 红细胞
    white blood cell: 白细胞
    cell: 细胞
    virus: 病毒
    bacterium: 细菌
    antibody: 抗体
    dna: 基因
    arrow: 箭头
    chart: 图表, 股市, 房价, 股价, 物价, 经济, 销量
    line: 曲线, 线, 折线
    bar chart: 柱状图
    coin: 金币, 硬币
    money: 钱, 钞票
    piggy bank: 存钱罐, 储蓄罐
    banknote: 纸币
    credit card: 信用卡
    contract: 合同
    ballot: 选票
    ballot box: 投票箱
    computer code: 代码
    message: 消息, 信息, 短信
    photo: 照片
    map: 地图
    story: 故事
    song: 歌, 歌曲
    traffic: 交通
    traffic light: 红绿灯, 红灯
    background: 背景
    homework: 作业
    nut: 坚果, 核桃, 松果
    crumb: 面包屑
    thing: 东西, 物品
    launch pad: 发射台
    chart: 股票, 价格, 股票价格, 工资, 失业率, 利率, 气温, 人口
    sickle: 镰刀
    chick: 小鸡
    duckling: 小鸭
    foal: 小马
    chess: 棋
    meal: 餐, 饭, 晚饭, 午饭, 早饭, 早餐, 晚餐, 午餐
    blood pressure: 血压
    temperature: 体温
    net: 网, 渔网
    steel plate: 钢板
    sweater: 毛衣
    rain drop: 雨点
    branch: 树枝, 枝头
    speech: 演讲
    teddy bear: 泰迪熊
    lettuce: 生菜
    tomato: 番茄, 西红柿
    potato: 土豆
    corn: 玉米
    pumpkin: 南瓜
    grape: 葡萄
    lemon: 柠檬
    peach: 桃子
    chocolate: 巧克力
    candy: 糖果, 糖
    soup: 汤
    hot pot: 火锅
    chopsticks: 筷子
    spoon: 勺子
    fork: 叉子
    knife: 刀, 菜刀
    stove: 炉子, 灶台
    oven: 烤箱
    fridge: 冰箱
    washing machine: 洗衣机
    bathtub: 浴缸
    mirror: 镜子
    carpet: 地毯
    curtain: 窗帘
    pillow: 枕头
    blanket: 毯子, 被子
    bookshelf: 书架
    shelf: 货架, 架子
    counter: 柜台
    shopping cart: 购物车
    basket: 篮子
    bucket: 水桶, 桶
    broom: 扫帚
    mop: 拖把
    hammer: 锤子
    screwdriver: 螺丝刀
    saw: 锯子
    shovel: 铲子
    brick: 砖, 砖头
    ladder: 梯子
    paintbrush: 画笔, 毛笔
    easel: 画架
    palette: 调色板
    scissors: 剪刀
    needle: 针线
    thread: 线团
    headphones: 耳机
    keyboard: 键盘
    screen: 屏幕
    tablet: 平板电脑, 平板
    robot vacuum: 扫地机器人
    satellite dish: 天线
    bulldozer: 推土机
    forklift: 叉车
    conveyor: 传送带
    container: 集装箱
    pipe: 管道, 水管
    hose: 水枪, 消防水带
    helmet: 头盔, 安全帽
    mask: 口罩
    glove: 手套
    scarf: 围巾
    coat: 外套, 大衣
    shirt: 衬衫
    backpack: 书包, 背包
    crown: 皇冠
    necklace: 项链
    diamond: 钻石
    trophy: 奖杯
    medal: 奖牌, 金牌
    swing: 秋千
    slide: 滑梯
    building blocks: 积木
    puzzle: 拼图
    chess: 象棋, 围棋
    card: 扑克牌, 卡片
    fishing rod: 鱼竿
    surfboard: 冲浪板
    skis: 滑雪板
    racket: 球拍
    tennis ball: 网球
    badminton: 羽毛球
    volleyball: 排球
    dumbbell: 哑铃
    drum: 架子鼓
    flute: 笛子
    erhu: 二胡
    trumpet: 小号
    picnic blanket: 野餐垫
    fountain: 喷泉
    statue: 雕像
    fence: 栅栏, 篱笆
    gate: 大门口
    stairs: 楼梯, 台阶
    elevator: 电梯
    street lamp: 路灯
    traffic jam: 堵车
    parcel locker: 快递柜
    fish tank: 鱼缸
    cage: 笼子
    nest: 巢, 窝
    feather: 羽毛
    shell: 贝壳
    coral: 珊瑚
    seaweed: 海草
    jellyfish: 水母
    seal: 海豹
    swan: 天鹅
    parrot: 鹦鹉
    peacock: 孔雀
    kangaroo: 袋鼠
    koala: 考拉
    zebra: 斑马
    leopard: 豹子
    rhinoceros: 犀牛
    hippopotamus: 河马
    crocodile: 鳄鱼
    donkey: 驴
    ladybird: 瓢虫
    caterpillar: 毛毛虫
    mosquito: 蚊子
    alien: 外星人
    vase: 花瓶
    cloud: 云层, 云海
    light: 灯光, 光, 光芒
    petal: 花瓣
    lawn: 草皮
    sheet music: 乐谱
    audience: 听众席
    meeting: 会
    experiment: 实验品
    thief: 小偷
    robot dog: 机器狗
    elderly person: 长者
    farmer's wife: 农妇
    worker bee: 工蜂
    craftsman: 手艺人
    delivery truck: 快递车
    cable car: 缆车
    ferry: 渡轮, 渡船
    cruise ship: 邮轮
    submarine: 潜艇
    parachute: 降落伞
    lantern festival: 灯会
    ghost: 幽灵, 鬼
    witch: 女巫
    wizard: 巫师
    superhero: 超级英雄
    mermaid: 美人鱼
    pirate: 海盗
    angel: 天使
    chef's hat: 厨师帽
    cloud computing: 云计算
    data: 数据
    network: 网络
    chip: 芯片
    server: 服务器
    atom: 原子
    molecule: 分子
    magnet: 磁铁
    muscle: 肌肉
    stomach: 胃
    skin: 皮肤
    nerve: 神经
    vein: 静脉
    pill: 药丸, 胶囊
    crutch: 拐杖
    stretcher: 担架
    flood: 洪水
    earthquake: 地震
    typhoon: 台风
    tornado: 龙卷风
    drought: 干旱
    forest fire: 山火
    wind: 风
    sunlight: 阳光
    moonlight: 月光
    dew: 露珠
    icicle: 冰柱
    ice: 冰, 冰块
    sand: 沙子, 沙
    """
)

VERBS: Final = _table(
    """
    talk: 说话, 谈话, 聊天, 交谈, 聊, 对话, 讨论
    speak: 演讲, 发言, 讲话, 致辞, 说
    teach: 讲课, 上课, 教, 授课
    tell: 讲, 讲述
    explain: 解释, 讲解, 介绍
    listen: 听, 倾听
    vaccinate: 打疫苗, 接种, 接种疫苗
    inject: 打针, 注射
    examine: 检查, 体检, 查看, 诊断
    measure: 量, 测量
    bandage: 包扎
    operate: 做手术, 手术
    ride: 骑, 乘, 坐车
    drive: 开, 驾驶, 开车, 行驶
    walk: 走, 走路, 散步, 走过, 漫步, 行走
    run: 跑, 奔跑, 跑步, 跑过, 跑回, 飞奔
    jump: 跳, 跳跃, 跳起来, 跃出
    skip: 跳绳
    dance: 跳舞, 起舞, 舞蹈
    climb: 爬, 攀登, 爬上, 登
    swim: 游泳, 游, 游动
    dive: 潜水
    fly: 飞, 飞翔, 飞过, 飞行
    take off: 起飞, 升空
    land: 降落, 着陆, 落在
    launch: 发射
    sit: 坐, 坐着
    stand: 站, 站着, 立, 摆, 停在, 放
    lie: 躺, 趴, 躺着, 趴着
    sleep: 睡觉, 睡, 睡着
    wait: 等, 等待, 等候
    queue: 排队
    look: 看, 看着, 观察, 望, 注视, 欣赏
    read: 阅读, 读, 看书, 读书, 看报
    write: 写, 写字, 书写, 写作
    type: 打字
    draw: 画画, 绘画
    paint: 画
    sing: 唱, 唱歌
    play: 玩, 弹, 拉, 踢, 打球, 弹奏, 演奏, 玩耍
    do tai chi: 打太极, 打太极拳, 太极拳
    do yoga: 做瑜伽, 瑜伽
    exercise: 锻炼, 健身
    shake hands: 握手
    hug: 拥抱, 抱
    kiss: 亲, 亲吻
    wave: 挥手, 挥动
    clap: 鼓掌
    cheer: 欢呼
    laugh: 笑, 大笑, 微笑
    cry: 哭, 哭泣
    bow: 鞠躬
    point: 指
    direct: 指挥
    give: 给, 递给, 送给
    deliver: 送, 送来, 送到, 派送, 投递
    bring: 带来, 端, 端到, 端来
    take: 拿, 拿着, 取
    hold: 握, 举着, 捧着
    carry: 搬, 背, 叼, 叼着, 抬, 运
    push: 推, 推着
    pull: 拉出, 拖
    lift: 举, 举起, 提
    throw: 扔, 抛, 抛向, 投
    throw snowballs: 打雪仗
    catch: 接, 接住, 抓, 抓住, 捉
    kick: 踢球
    hit: 打, 敲, 击
    chase: 追, 追逐, 追赶
    attack: 攻击, 袭击
    fight: 打架, 战斗, 搏斗
    protect: 保护
    rescue: 救, 救出, 营救, 救援
    extinguish: 灭火, 扑灭, 救火
    cook: 做饭, 煮, 做菜, 烹饪
    fry: 炒菜, 炒, 煎
    make dumplings: 包饺子
    make: 做, 制作, 包
    bake: 烤
    stir: 搅拌
    pour: 倒, 倒茶, 倒入
    eat: 吃, 吃饭, 吃掉, 用餐
    drink: 喝, 喝水
    cut: 切, 剪
    wash: 洗, 洗手
    clean: 打扫, 清洁, 擦
    sweep: 扫, 扫地
    dig: 挖
    plant: 种, 种植, 插, 栽
    water: 浇, 浇水, 浇花
    harvest: 收割, 采摘, 收获
    build: 堆, 建, 搭, 建造, 盖
    repair: 修, 修理, 维修, 修车
    assemble: 组装, 装配
    buy: 买, 购物, 购买
    sell: 卖
    pay: 付款, 支付, 付钱
    vote: 投票
    sign: 签, 签字, 签名
    work: 工作, 上班
    study: 学习
    think: 思考, 想
    photograph: 拍照, 拍
    film: 拍摄
    phone: 打电话
    row: 划, 划船
    sail: 航行, 驶
    ski: 滑雪
    skate: 滑冰, 溜冰
    surf: 冲浪
    fish: 钓鱼
    pass: 穿过, 经过, 驶过, 路过, 通过
    cross: 过, 横穿
    enter: 进入, 进站, 驶入, 进
    leave: 离开, 出发, 离港
    arrive: 到达, 抵达
    stop: 停, 停下
    come: 来, 来到
    come out: 出来, 钻出, 破茧
    rise: 上涨, 升起, 上升, 涨, 升, 飞上, 升上
    fall: 落, 落下, 飘落, 掉, 掉下来, 下跌, 下降, 落下来, 掉落, 跌, 洒落
    float: 漂浮, 飘, 漂, 飘浮
    drift: 飘动
    flow: 流, 流动, 流淌, 流过, 流下
    turn: 转, 转动, 旋转, 转圈
    orbit: 绕, 围绕, 环绕
    roll: 滚, 滚动
    swing: 荡秋千, 摇摆
    shake: 摇晃, 晃动
    vibrate: 震动, 振动
    open: 打开, 盛开, 张开
    bloom: 开花, 绽放, 开放
    close: 关, 关上, 关闭
    grow: 长, 长大, 长成, 生长, 发芽, 成长
    melt: 融化, 化
    burn: 燃烧, 烧, 着火, 点燃
    glow: 发光, 闪烁, 亮, 亮起, 闪
    shine: 照, 照耀, 照亮
    light up: 点亮
    explode: 爆炸
    set off: 燃放
    erupt: 喷发, 爆发
    steam: 冒, 冒着, 冒热气
    rain: 下雨
    snow: 下雪
    beat: 跳动, 搏动
    pump: 泵, 输送
    breathe: 呼吸
    evaporate: 蒸发
    crash: 碰撞, 撞
    break: 碎, 打破, 断
    lean: 靠, 倚
    meditate: 冥想, 打坐
    practise: 练, 练习
    celebrate: 庆祝
    stack: 堆得, 堆起, 堆起来
    point up: 向上
    point down: 向下
    feed: 喂, 喂食
    cast: 撒
    weld: 焊接
    knit: 织
    sew: 缝
    race: 飞驰, 疾驰, 赛跑
    give speech: 发表
    blow: 吹
    float up: 飘起
    peel: 剥, 削
    wrap: 包装
    pack: 打包
    unload: 卸货
    load: 装货
    sort: 分拣
    scan: 扫描, 扫码
    shoot: 射, 射门, 投篮
    score: 进球, 得分
    dribble: 运球
    serve: 发球
    wrestle: 摔跤
    box: 拳击
    march: 游行
    salute: 敬礼
    raise hand: 举手
    nod: 点头
    kneel: 跪
    squat: 蹲, 蹲下
    stretch: 伸展, 拉伸
    slide: 滑, 滑下
    crawl: 爬行
    hide: 躲, 藏, 躲在
    search: 找, 寻找, 搜索
    dream: 做梦
    argue: 争吵, 吵架
    whisper: 耳语
    shout: 喊, 大喊, 叫
    bark: 吠, 狗叫
    howl: 嚎叫
    peck: 啄
    graze: 吃草
    hunt: 捕猎, 狩猎
    hatch: 孵化
    wither: 枯萎, 凋谢
    freeze: 结冰, 冻
    boil: 煮沸, 沸腾
    dissolve: 溶解
    drip: 滴, 滴下
    splash: 溅, 溅起
    sink: 沉, 下沉
    collapse: 倒塌
    rotate: 自转
    charge: 充电
    print: 打印
    swipe: 刷卡, 滑动
    dial: 拨打
    record: 录音, 录像
    perform: 表演, 演出
    conduct: 指挥乐队
    juggle: 杂耍
    iron: 熨
    fold: 折, 叠
    brush teeth: 刷牙
    bathe: 洗澡
    comb: 梳, 梳头
    cut hair: 理发, 剪头发
    put on: 穿, 穿上, 戴, 戴上
    marry: 结婚
    graduate: 毕业
    interview: 采访
    report: 报道
    arrest: 逮捕
    patrol: 巡逻
    rush: 冲, 冲向, 冲过
    announce: 宣布
    play chess: 下棋
    pick: 摘, 采, 采茶, 捡
    hatch: 孵, 孵出
    pop up: 弹出, 跳出
    help: 帮, 帮助, 帮忙, 扶
    blow down: 吹倒
    appear: 出现, 出, 冒出
    disappear: 消失
    change: 变, 变成, 变化, 改变
    spread: 扩散, 传播, 蔓延
    split: 分裂, 裂开
    spin: 转圈圈
    peck: 啄食
    celebrate: 过年, 庆祝
    light: 点, 点灯
    pull: 拉着, 拽
    crash: 撞上
    circle: 盘旋
    gallop: 奔驰
    creep: 爬过
    bounce: 弹跳
    nod: 点头
    hand over: 递
    toast: 干杯
    play instrument: 吹奏
    tie: 系
    wear: 穿着, 戴着
    meet: 开会, 见面
    refuel: 加油
    experiment: 做实验, 实验
    knock over: 打翻, 碰倒
    put in: 放进, 放入, 装进
    put: 放到, 放在
    gather around: 围着, 围坐
    visit: 参观
    welcome: 欢迎
    shovel: 铲
    hang: 挂, 悬挂
    lead: 牵, 牵着, 带着, 领着
    blow out: 吹灭
    cast net: 撒网
    hold hands: 牵手, 手拉手
    spray: 喷, 喷水
    flash: 闪光
    board: 上车, 登机
    get off: 下车
    applaud: 鼓掌喝彩
    set: 落山, 下山
    """
)

ADJECTIVES: Final = _table(
    """
    red: 红, 红色, 红色的
    orange: 橙色
    yellow: 黄, 黄色
    green: 绿, 绿色
    blue: 蓝, 蓝色
    purple: 紫, 紫色
    pink: 粉色, 粉红, 粉红色
    white: 白, 白色
    black: 黑, 黑色
    gray: 灰, 灰色
    golden: 金, 金色
    big: 大, 巨大, 高大
    small: 小, 微小
    old: 老, 年老, 年迈
    young: 年轻
    happy: 开心, 快乐, 高兴
    sad: 难过, 伤心
    tired: 疲惫, 累
    angry: 生气
    hot: 热
    wooden: 木, 木头
    """
)

ADVERBS: Final = _table(
    """
    slowly: 慢慢, 缓缓, 慢慢地, 缓缓地, 慢慢的
    quickly: 快速, 飞快地, 迅速, 快
    happily: 开心地, 快乐地, 高兴地
    gently: 轻轻, 轻轻地
    """
)

MEASURES: Final = word_set(
    "个 只 位 名 条 头 匹 辆 艘 架 朵 棵 座 栋 张 把 本 杯 瓶 碗 盘 群 对 双 些 件 块 颗 片 根 支 台 部 列 幅 盏 束 堆 排 队 家 口 顶 壶 枚 粒 "
    "滴 轮"
)
GROUPS: Final = word_set("群 些 排 队 堆")
NUMBERS: Final = {
    "一": 1, "两": 2, "二": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10, "几": 3, "许多": 4, "很多": 4, "无数": 5, "一些": 3, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
TIMES: Final = {
    "dawn": ("黎明", "日出", "清晨", "早晨", "早上", "拂晓"),
    "sunset": ("日落", "黄昏", "傍晚", "夕阳"),
    "night": ("夜里", "晚上", "夜晚", "深夜", "夜空", "夜间", "半夜", "月夜", "年夜饭", "夜"),
    "day": ("白天", "中午", "下午", "晴天"),
}
WEATHERS: Final = {
    "rain": ("下雨", "雨中", "大雨", "暴雨", "暴风雨", "雨天", "看雨", "雨里"),
    "snowfall": ("下雪", "飘雪", "大雪", "雪中", "暴风雪"),
    "fog": ("雾", "大雾", "雾中"),
    "cloudy": ("多云", "阴天"),
}
SEASONS: Final = {
    "spring": ("春天", "春风", "春季", "春日"),
    "summer": ("夏天", "夏日", "夏季"),
    "autumn": ("秋天", "秋日", "秋季", "落叶"),
    "winter": ("冬天", "冬日", "冬季"),
}
MOVES: Final = {
    "dolly-in": ("镜头推近", "镜头拉近", "镜头缓缓推进", "推近", "镜头慢慢推近", "推镜头"),
    "dolly-out": ("镜头拉远", "拉远", "拉镜头"),
    "pan-left": ("镜头左移", "向左摇"),
    "pan-right": ("镜头右移", "向右摇", "镜头平移"),
    "orbit": ("环绕拍摄", "镜头环绕"),
    "follow": ("跟拍", "镜头跟随"),
}
SHOTS: Final = {"close-up": ("特写",), "wide": ("全景", "远景"), "medium": ("中景",)}
ANGLES: Final = {"above": ("俯拍", "俯瞰", "从上方"), "below": ("仰拍",)}
