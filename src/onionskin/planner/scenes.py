"""What goes with what: places by their names, and where, with what and to whom things happen.

A sentence says little: a teacher at a blackboard is in a classroom, whoever fries holds a pan,
a family is a father, a mother and a child. These tables say the likely rest. Names of places are
those a stage is built for; whatever is not among them keeps the name that the sentence gives it.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set


def _names(text: str) -> dict[str, str]:
    """ "name: word, word" lines as a table from each word to its name; the name is one too."""
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        name, _, words = line.strip().partition(":")
        for word in (name, *words.split(",")):
            if word.strip():
                table[word.strip()] = name
    return table


PLACES: Final = _names(
    """
    hospital room: hospital, ward, hospital ward, sickroom, 病房, 医院, 住院部, emergency room, intensive care unit, delivery room, waiting room, 急诊, 急诊科, 急诊室, 产房, 候诊室, maternity ward, recovery room, sickbay, 重症监护室, 隔离病房, 监护室, 住院楼, 康复医院, 儿童医院, 产科, 产科病房, 重症病房, 儿科病房, 病床前, 病床边, 手术室外, 急救室, 输液室, 抢救室, 产检室, 隔离区, 方舱, 发热门诊
    hospital corridor: corridor, hallway, 走廊, 医院走廊, 病房走廊
    clinic: doctor's office, surgery, 诊所, 诊室, 门诊, 牙科诊所, dental practice, dental clinic, vaccination centre, vet, veterinary clinic, 疫苗接种点, 宠物医院, 中医馆, 康复中心, health centre, health center, medical centre, medical center, treatment room, consulting room, examination room, vaccination center, blood bank, 卫生所, 卫生院, 体检中心, 治疗室, 诊疗室, 口腔诊所, 康复室, 接种点, 检查室, 献血站, 诊疗台, 兽医站, 眼科诊所, 按摩店, 献血车, 体检车, 口腔科, 牙科, 眼科, 骨科, 儿科, 理疗室, 疫苗站, 献血点, 体检中心里, 牙科椅, 推拿馆, 按摩室
    operating room: operating theatre, operating theater, 手术室
    classroom: exam hall, examination hall, 考场, school, schoolroom, kindergarten, 教室, 学校, 课堂, 幼儿园, lesson room, nursery school, daycare, preschool, primary school, 小学, 中学, 班级, 校园, art room, music room, computer room, 美术教室, 音乐教室, 补习班, 托儿所, 课室, 班里, 学堂, 画室, 讲台, 讲台上, 自习室, 小组讨论, 课堂上, 家长会, 开学第一天, 补习班里, 教学楼, 幼儿园教室, 少年宫, 兴趣班, 围棋班, 画画班, 培训班
    lecture hall: conference, seminar, symposium, congress hall, auditorium, university, 礼堂, 讲堂, 大学
    library: 图书馆, 书店, study, 书房, reading room, 阅览室, 阅览区, 图书室
    office: police station, server room, 警察局, 警局, data centre, data center, 机房, 数据中心, workplace, open-plan office, 办公室, 公司, 写字楼, headquarters, cubicle, agency office, call centre, call center, 工位, 总部, 交易大厅, 证券交易所, 呼叫中心, 客服中心, 交易所, trading floor, stock exchange, law firm, law office, 律师事务所, 会计师事务所, 办公楼, 财务室, 格子间, 售楼处, 政务大厅, 交易厅, 派出所, 警局里, 税务局, 办事大厅, 审计局, 证券公司, 编辑部, 报社, 银监局, 法律援助中心, 公证处, 居委会办公室, 人才市场, 招聘会, 村委会办公室, 民政局, 户籍窗口, 出入境大厅
    meeting room: conference room, boardroom, 会议室, 居委会, 市政厅, 会议厅, 会谈室, 谈判室, negotiating table, 谈判桌前, 签约仪式, 面试室
    factory: factory hall, plant floor, assembly line, 工厂, 车间, 流水线, power plant, production line, mill, refinery, plant hall, sawmill, brewery, 厂房, 发电厂, 生产车间, 生产线, 工业园, textile mill, steelworks, foundry, car plant, shop floor, dairy, cannery, 工业区, 纺织厂, 钢铁厂, 汽车厂, 服装厂, 食品厂, 炼钢厂, 车间里, 制药厂, 造纸厂, 自来水厂, 污水处理厂, 厂区, 车间流水线, 炼钢车间, 纺纱厂, 服装车间, 酒厂, 茶厂, 陶瓷厂, 玩具厂, 电池厂, 面粉厂, 炼油厂, 啤酒厂
    warehouse: depot, 仓库, storehouse, storage room, distribution centre, logistics centre, fulfilment centre, 物流中心, 库房, 快递站, 物流园, 分拣中心, 仓储中心, 冷库, 快递公司, 仓库里, 分拣线, 粮仓
    construction site: building site, 工地, 建筑工地, scaffold, scaffolding, site, 施工现场, 工地上, roadworks, 建筑工地上, 施工工地, 工地脚手架, 塔吊下
    laboratory: lab, research lab, 实验室, research centre, research institute, clean room, 研究所, 实验台前, 实验台, 化验室, 科研所, 研究室, 检测中心, 无菌室
    kitchen: 厨房, canteen kitchen, 灶台边, 后厨, 后厨里, 灶台前, 灶台旁, 厨房里
    restaurant: diner, bistro, canteen, 餐厅, 饭店, 餐馆, 食堂, noodle shop, pizzeria, steakhouse, dining hall, snack bar, sushi bar, 面馆, 小吃店, 火锅店, 面店, food court, cafeteria, buffet, 大排档, 餐桌旁, 烧烤店, 快餐店, 酒楼, 饭馆, 西餐厅, 早餐店, 早点铺, 食堂里, 火锅店里, 大排档里, 婚宴, 寿宴, 年会, 宴会厅, 饭局, 满月酒, 早餐摊, 食堂窗口
    café: cafe, coffee shop, coffee house, coffeehouse, bar, pub, 咖啡馆, 咖啡店, 咖啡厅, 酒吧, tea house, teahouse, bakery café, 茶馆, 奶茶店, ice cream parlour, 甜品店, 茶室, 茶楼, 咖啡吧, 咖啡馆里, 茶馆里, 酒吧里
    dining room: 饭厅, 饭桌, 餐桌边, 饭桌上, dinner table, breakfast table
    hall: entrance hall, stairs, stair, step, steps, 楼梯, 门厅
    staircase: stairwell, stairway, flight of stairs, 楼道, 楼梯间, landing, 楼梯口, 楼梯上
    living room: lounge, sitting room, home, apartment, house interior, 客厅, 家里, 家, 家中, 屋里, 房间, 室内, room, parlour, parlor, flat, studio apartment, 大厅, 家门, 养老院, 屋内, 壁炉旁, 客厅沙发, 出租屋, 公寓, 屋子里, 屋子, 老屋, 老房子里, 客厅里, 堂屋, 炕上, 沙发上, 家中客厅, 除夕, 年夜饭桌, 生日会, 家庭聚会, 敬老院, 火炉边
    bedroom: dormitory, dorm, 宿舍, nursery, 卧室, 床边, 儿童房, 床头, 床前, 婴儿房, 卧房, 被窝里, 女生宿舍, 男生宿舍, 卧室里, 床上
    bathroom: shower, 浴室, 卫生间, 洗手间, 盥洗室, 厕所, 洗手池边, 淋浴间
    garage: car repair shop, 车库, 修车厂, 汽修厂, repair shop, tyre shop, petrol garage, 4s店, 维修车间
    workshop: studio workshop, smithy, 作坊, 车铺, carpenter's shop, tailor's shop, 木工坊, 裁缝店, 工坊, carpenter's workshop, 修复室, joinery, forge, woodshop, repair stall, 修理铺, 铁匠铺, 木工房, 手工坊, 裁缝铺, 修鞋摊, 维修店, 工作坊, 绣坊, 染坊, 铁匠铺里, 车行, 工艺坊, 木雕坊, 修鞋铺, 钟表铺, 竹编坊, 豆腐坊, 油坊, 印刷坊
    pottery: potter's studio, potter's workshop, pottery studio, 陶艺坊, 陶坊, 陶艺室, 陶瓷作坊, 陶艺馆
    bakery: cake shop, 面包店, 蛋糕店, 面包房
    pharmacy: drugstore, 药店, 药房
    shop: store, boutique, florist, 商店, 店里, 花店, hairdresser, salon, hair salon, barbershop, beauty salon, jewellery shop, bookstore, bookshop, checkout, till, 理发店, 美容院, 书店, 收银处, 超市门口, 服装店, 便利店, 水果店, 门店, 店铺, 专柜, 橱窗, 橱窗里, 小店, 小卖部, 杂货铺, shoe shop, toy shop, pet shop, hardware store, antique shop, 珠宝店, 首饰店, 鞋店, 玩具店, 宠物店, 文具店, 五金店, 眼镜店, 手机店, 茶叶店, 礼品店, 古董店, 婚纱店, 母婴店, 电器店, 专卖店, 试衣间, 手机专卖店, 童装店, 乐器店, 糖果店, 专营店, 美妆店, 发廊, 美发店, 理发店里, 美甲店, 服装店里, 古玩店, 家电城, 4S店展厅, 旧货店, 修表铺, 当铺, 药妆店, 家具店, 精品店, 奶粉店, 烟酒店, 纪念品店, 免税店, 花鸟店, 画材店, 服饰店, 球鞋店, 维修铺, 典当行
    supermarket: grocery store, grocery, 超市
    market: marketplace, market square, bazaar, fair, 市场, 菜市场, 集市, 夜市, flea market, fish market, market stall, stall, auction, 地摊, 市集, night market, farmers' market, food market, fruit stall, vegetable stall, 早市, 农贸市场, 海鲜市场, 花市, 集贸市场, 水果摊, 菜摊, 摊位前, 小摊前, 鱼摊, 跳蚤市场, 批发市场, 赶集, 小吃街, 美食街, 灯会集市, 鱼市, 花鸟市场, 夜市里, 菜场, 庙会摊位, 年货市场, 集市上, 鱼市场, 菜市口, 拍卖会
    shopping mall: mall, shopping centre, shopping center, department store, 商场, 购物中心
    bank: post office, 邮局, bank branch, 银行, bank counter, atm, cash machine, 取款机, 营业厅, 银行大厅, 银行柜台, 银行网点, 银行里
    vault: bank vault, 金库
    news studio: newsroom, tv studio, television studio, 演播室, 直播间, 新闻演播室, tv set, broadcasting studio, 电视台, 发布会现场, 新闻发布会, 发布会, 直播室, 演播厅, 录音棚, recording studio, radio studio
    studio: product studio, photo studio, plain studio, 摄影棚, 工作室
    plain: background, backdrop, white background, 背景, 白色背景
    stage: theatre, theater, concert hall, opera, 舞台, 剧院, 音乐厅, 台上, catwalk, theatre stage, ballroom, concert, show, musical, talent show, 音乐会, 晚会, T台, awards ceremony, puppet theatre, recital, 戏台, 大剧院, 演出现场, 剧场, 戏院, 颁奖典礼, 排练厅, 歌剧院, 大舞台, 毕业典礼, 演唱会, 舞台上, 戏台上, 后台, 春晚, 选秀节目, 开幕式, 闭幕式, 联欢会, 文艺汇演, 毕业晚会, 时装秀, 选美大赛, 皮影戏台
    stadium: stands, grandstand, bleachers, arena, football stadium, soccer field, football pitch, pitch, 体育场, 球场, 足球场, running track, racetrack track, olympics, match, 赛场, 跑道上, 田径场, 赛道, 看台, 看台上, velodrome, racecourse, baseball field, pitch side, 绿茵场, 田径赛场, 棒球场, 运动场, 赛马场, 体育场里, 奥运会, 比赛现场, 跑道旁, 体育场内, 主席台, 领奖台, 运动会, 决赛, 奥运赛场, 世界杯, 马拉松赛道, 冠军赛, 比赛场
    basketball court: court, tennis court, 篮球场
    gym: fitness studio, 健身房, boxing ring, dojo, yoga studio, dance studio, 拳击台, 舞蹈室, 瑜伽馆, 训练馆, dance class, dance school, ballet studio, weight room, martial arts school, 舞蹈教室, 武馆, 拳馆, 瑜伽室, 练功房, 舞蹈房, 形体房, 排练室, 训练室, 健身中心, 拳击馆, 舞室, 体操房, 健身房里, 拳台, 擂台, 拳馆里, 跆拳道馆, 武术馆
    sports hall: sport hall, gymnasium, school gym, 体育馆, 体操馆, 社区中心, 羽毛球馆, 乒乓球馆, 排球馆, 篮球馆, 室内体育馆, 运动馆, 体育馆里, 训练场, 冰壶馆外, 室内篮球场, 羽毛球场, 乒乓球室, 击剑馆
    swimming pool: pool, 泳池, 游泳池, indoor pool, diving board, water park, 水上乐园, 跳水池, 跳水馆, 游泳馆, 泳道, 泳池边, swimming lane
    courtroom: court of law, courthouse, 法庭, 法院, tribunal, 审判庭, 审判席, 被告席, 庭审现场, 开庭
    parliament: congress, 议会, 国会
    polling station: voting booth, 投票站
    museum: gallery, 博物馆, 美术馆, exhibition, art gallery, 展览馆, 展厅, 展馆, 画廊, 展会, 展台, science museum, 科技馆, 展览, 艺术馆, 陈列室, 画展, 天文馆, 考古展, 书画展, 科技展, 文物馆, 纪念馆
    church: cathedral, chapel, 教堂, mosque, monastery, wedding, altar, 婚礼, 清真寺, 礼拜堂, 教堂里, 大教堂, 洗礼, 弥撒, 婚礼现场, 唱诗班
    temple: shrine, pagoda, 寺庙, 庙, 佛堂, 祠堂, 大殿, 寺里, 寺院, 佛寺, 道观, 禅院, 庙里, 庙会, 佛像前, 寺院里, 祭祀大典, 香炉前, 佛堂里, 寺门口
    playground: play area, 游乐场, 儿童乐园, amusement park, funfair, 游乐园, 沙坑, 儿童公园, 滑梯旁
    schoolyard: sports field, 操场, 校门口, 校门, 学校门口, 校园里
    park: city park, 公园, zoo park, square garden, 植物园, 公园里, botanical garden, 湖心公园, 社区公园, 街心公园, 森林公园, 公园长椅, 公园长椅上, 广场舞场地, 湖心亭, 凉亭, 亭子里
    garden: yard, backyard, front yard, lawn, courtyard, patio, 花园, 院子, 庭院, vegetable patch, vegetable garden, flower bed, driveway, porch, allotment, 菜园, 菜地, 后院, 前院, 天井, 院里, 小院, 农家院, 屋后, 小花园, 院子里, 四合院, 后花园, 果蔬园, 农家小院, 院坝, 葡萄架下, 晾衣绳下, 花圃, 苗圃, 藤架下, 石榴树下
    greenhouse: glasshouse, hothouse, polytunnel, 温室, 大棚, 温室大棚, 花房
    farm: farmyard, 农场, 牧场, ranch, 养鸡场, 打谷场, 晒场, dairy farm, chicken farm, pig farm, 奶牛场, 养殖场, 猪场, 羊场, 农庄, 养猪场, 养牛场, 鸭场, 农家, 养殖基地, 羊栏, 猪栏, 养鸭场, 牲口圈
    barn: stable, cowshed, henhouse, chicken coop, 马厩, 牛棚, 谷仓, 羊圈, 猪圈, 鸡舍, 猪舍, 马场, sheepfold, pigsty, 牲口棚, 羊舍, 牛舍, 牛圈, 鸡棚, 羊棚, 马棚
    field: wheat field, cornfield, corn field, 田野, 田里, 麦田, 农田, 田间, plantation, farmland, crop, crops, 庄稼地, 梯田, 地里, 油菜花田, 田埂, vegetable field, potato field, cotton field, flower field, lavender field, 菜田, 棉田, 玉米地, 田头, 田边, 地头, 田地, 瓜田, 花田, 高粱地, 花海, 土豆地, 棉花地, 甘蔗地, 薰衣草田, 庄稼, 大田, 地里头, 稻田边, 瓜地, 豆田, 油菜田, 向日葵田, 田间地头, 葵花地, 麦浪
    tea field: tea plantation, tea garden, tea terrace, 茶园, 茶山, 茶田, 茶场
    solar park: solar farm, solar field, solar power station, 光伏电站, 太阳能电站, 光伏园
    orchard: fruit orchard, apple orchard, cherry orchard, orange grove, olive grove, 果园, 橘园, 苹果园, 橙园, 果林, 桃园, 梨园
    vineyard: vineyards, wine hill, 葡萄园, 酒庄
    rice paddy: paddy, paddy field, rice field, rice terrace, rice terraces, 稻田, 水田, 水稻田, 秧田
    grassland: pasture, prairie, steppe, grazing land, 草原, 大草原, 牧场, 草场, 草甸, 高原, 草地牧场, 大草原上, 牧区
    meadow: grass, clearing, 草地, 草坪, 花丛
    savanna: savannah, safari, 稀树草原
    forest: wood, woods, woodland, jungle, rainforest, 森林, 树林, 丛林, 林间, grove, rain forest, thicket, swamp, bush, 丛林里, 雨林, 山林, 大森林, tree house, 松林, 桦树林, 竹海, 密林, 树丛中, 林中, 热带雨林, 林场, 防火瞭望塔, 伐木场
    bamboo forest: bamboo grove, 竹林
    mountains: quarry, stone pit, 采石场, mountain, mountainside, mountaintop, peak, summit, slope, cliff, canyon, alps, 山, 山上, 山顶, 高山, 山脉, 山坡, 山间, 悬崖, 雪山, icy slope, ridge, crater, glacier valley, 岩壁, 山脚下, 山区, mountain pass, mountain path, mountain track, cliff edge, rock face, volcano crater, 山路, 山道, 山崖, 山腰, 雪峰, 冰川上, 山巅, 山野, 峭壁, 岩石上, 火山口, 火山, 山崖边, 登山路, 滑坡现场, 登山营地, 山洞口, 雪线, 长城, 石林, 天坑, 梯田山上, 翻山越岭
    valley: gorge, 山谷, 峡谷
    hill: hills, hilltop, hillside, green hill, 小山, 山丘, 丘陵, 天文台, 观星台
    village: 古城, 古寨, 老城, mountain village, hamlet, 村庄, 村子, 山村, 乡村, 农村, cottage, villages, hut, countryside, 村口, 村里, 老家, 乡下, 小村庄, 村头, 村落, 古镇, 水乡, 小镇, 古村, 乡间, 渔村, 村中, 寨子, 村口大树下, 村道, 苗寨, 村委会, 晒谷场, 废墟, 瓦砾堆, 震区, 灾区, 村小, 山寨
    castle: palace, 城堡, 宫殿, 紫禁城, 皇宫里
    desert: sandstorm, 沙暴, 沙尘暴, dune, dunes, 沙漠, 沙丘, 戈壁, sahara, sand dunes, oasis, 绿洲, 沙丘上, 大漠, 沙海
    beach: shore, seashore, seaside, coast, 海滩, 沙滩, 海边, 岸边, 海岸, coastline, sandbank, bay, 海滨, 沙滩上, 海滨浴场, 浅滩, 滩涂, 沙滩边, 海滩上, 礁石, 岸上沙滩, 沙滩里, 上岸, 岸
    island: 岛, 小岛, 海岛
    sea: ocean, high sea, open sea, waves, 海, 大海, 海上, 海面, 海洋, 海中, 远海, 公海, 海面上, 茫茫大海, 甲板外, 大海上, 海浪中, 惊涛骇浪
    harbour: harbor, port, dock, pier, marina, 港口, 码头, 港湾, wharf, quay, jetty, shipyard, container terminal, 渡口, 船厂, 渔港, ship's deck, 甲板, 渔船上, 船上, 甲板上, 海港, 船坞, 船头, 渔港码头, 船厂里, 轮船甲板, 渡口边
    lake: 水面, 湖水, pond, lakeside, 湖, 湖边, 湖面, 湖上, 池塘, reservoir, lagoon, 水库, 湖畔, 鱼塘, 池边, 荷塘, 湖心, 湖面上, 水塘, 湖中, 荷花池
    river: riverbank, river bank, stream, creek, 河, 河边, 小河, 河流, 江边, 溪边, 江面, canal, towpath, rapids, 溪流, 小溪, 河岸, 河滩, 河堤, 江岸, 运河, 岸上, 河面, 江上, 小河边, 大河, 堤坝上, 大堤, 江堤, 河岸边, 溪水, 河里, 江里, 河道, 河畔, 石桥, 石拱桥, 廊桥, 小桥, 河堤上, 瀑布边
    waterfall: 瀑布下
    underwater: under the ice, seabed, sea floor, ocean floor, coral reef, reef, deep sea, under the sea, 海底, 水下, 水里, 水中, 珊瑚礁, ocean depths, seabed floor, aquarium tank, 大海深处, 海里, 水底, 深海, 海洋深处, ocean bed
    road: highway, motorway, country road, crossroads, crossing, racetrack, 路, 公路, 马路, 高速公路, 路上, 路口, 十字路口, freeway, expressway, intersection, roundabout, junction, lane, traffic jam, 车道, 高架桥, coast road, coastal road, mountain road, highway bridge, 海岸公路, 盘山公路, 乡间小路, 山间公路, 国道, 快速路, 大道, 林荫道, 收费站, 沿海公路, 环城路, 柏油路, 土路, 公路上
    street: city street, roadside, wayside, curb, kerb, kerbside, curbside, alley, avenue, sidewalk, pavement, 街, 街道, 大街, 街上, 街头, 小巷, 胡同, street corner, bus shelter, taxi rank, zebra crossing, crosswalk, gutter, suburb, neighbourhood, neighborhood, doorstep, 街角, 小区, 社区, 门口, 家门口, 楼下, 路边, 路旁, 马路边, 公路边, 斑马线上, 巷子, 社区门口, terrace of houses, back street, 老街, 步行街, 商业街, 巷口, 弄堂, 街边, 路灯下, 人行道, 店门口, 楼前, 校门外, 单元门口, 居民楼, 小区门口, 大门口, 小区里, 胡同里, 大街上, 医院门口, 便利店门口, 斑马线, 十字街头, 楼道口, 天桥, 天桥下, 灯会, 车祸现场, 火灾现场, 事故现场, 十字路口旁, 公交站台, 马路中间, 小巷里
    city: town, downtown, skyline, metropolis, tokyo, paris, london, new york, shanghai, beijing, 城市, 城里, 市区, 东京, 上海, 北京, 镇上, skyline of the city, berlin, tokyo skyline, hong kong, beijing city, sydney, rome, 都市, 城区, 广州, 深圳, 纽约, 市中心, 闹市, 城市上空, 商业区, 都市里, 大都市, 城市夜空
    town square: square, plaza, 广场, rally, demonstration, parade, ceremony, 集会, 会场, 纪念碑前, 市政广场, 市民广场, 纪念碑, 市民中心广场, 升旗台
    bridge: 桥上, 桥头
    tunnel: 隧道里
    parking lot: 服务区, 高速服务区, rest stop, service area, car park, parking garage, 停车场, bike shed, bicycle shed, carport, 车棚, 停车棚, 地下车库, 自行车棚
    charging station: 充电站, 充电桩
    gas station: petrol station, filling station, 加油站
    airport: tarmac, apron, runway, terminal, departure hall, 机场, 候机楼, 跑道, boarding gate, departure gate, check-in, hangar, control tower, 登机口, 停机坪, baggage claim, arrivals hall, security check, 机场大厅, 到达大厅, 安检口, 值机柜台, 航站楼, 航站楼前, 机场出口, 机场到达口, 候机大厅, 登机桥, 停机坪上, 廉航柜台, 海关, 行李转盘, 停机坪边, customs, customs hall, border control, passport control
    station: train station, railway station, platform, bus stop, subway station, metro station, 车站, 火车站, 站台, 地铁站, 公交站, underground station, tube station, train platform, ticket counter, 候车室, 售票处, 高铁站, 候车厅, 月台, 公交车站, 站台上, 汽车站, 地铁口, 铁路, 铁道边, 检票口, 高铁站台, 车站广场
    train inside: train carriage, carriage, compartment, subway, metro, 车厢, 地铁里, 火车上, sleeping car, dining car, 车厢里, 高铁上, underground carriage, railway carriage, subway car, 车厢内, 地铁上, 地铁车厢, 高铁车厢, 列车上, 卧铺车厢, 餐车, 绿皮车厢, 高铁车厢里, 火车餐车
    plane inside: cabin, aircraft cabin, airplane cabin, plane cabin, 机舱, 客舱, 飞机上, 经济舱, 头等舱, 机舱里, 客舱里
    bus inside: 公交车上, 车上, minibus, 公交车里, 大巴车上
    cockpit: 驾驶舱
    playroom: 游戏室
    hotel: hostel, youth hostel, guesthouse, 旅舍, 青年旅舍, 民宿, 客栈, 旅馆, lobby, hotel room, reception, 酒店, 宾馆, 大堂, hotel lobby, reception desk, 前台
    prison: jail, cell block, 监狱, 监狱里, 看守所
    cemetery: graveyard, 墓地, 墓园, 烈士陵园, 坟前, 葬礼, 追悼会, 扫墓, 清明节, 烈士墓
    zoo: 动物园, 熊猫馆, 猴山, 动物园里
    space station: 空间站, 太空站
    space: outer space, orbit, universe, galaxy, 太空, 宇宙, 星空, earth orbit, cosmos, solar system, 轨道, 外太空, 太阳系
    moon: lunar surface, 月球, 月球上, 月亮上, 月面
    mars: 火星
    sky: clouds, air, 天空, 天上, 空中, 云端, mid-air, thin air, 高空, 云层上, 蓝天, 半空, 天际
    arctic: frozen lake, 冰面, 冰面上, frozen sea, antarctica, antarctic, ice floe, north pole, south pole, 北极, 南极, 冰川
    snow: snowfield, snowy field, ski slope, 雪地, 雪原, 滑雪场, piste, igloo camp, 雪山上, 雪坡, snowy slope, slopes, ski resort, 雪道, 雪场, 滑雪道, 冰天雪地, 冰雪
    ice rink: rink, frozen lake, 冰场, 冰面, 溜冰场, 滑冰场, 冰球场, 冰壶馆, 冰壶赛道, 冰球馆
    blood vessel: vein, artery, bloodstream, 血管, 血液, bloodstream inside, arteries, veins, 血管里, 血流
    body: human body, inside the body, 身体, 人体, 体内, organism, immune system, digestive system, gut, stomach inside, 胃里, 肠道里, 免疫系统, 大脑里, 全身
    cave: 山洞, 洞穴, mine, mine shaft, 矿井, 矿山, mine tunnel, coal mine, 洞里, 矿洞, 溶洞, 岩洞, 煤矿井下, 石窟, 地下矿井, 岩洞里, 矿坑, 井下
    map: 地图
    camp: campsite, 营地
    balcony: terrace, rooftop, 阳台, 露台, 屋顶, 楼顶, roof terrace, veranda, 天台, 楼顶天台, 阳台上, 屋顶花园
    window: windowsill, window sill, 窗边, 窗台, 窗前
    aquarium: 水族馆
    circus: 马戏团
    internet cafe: 网吧
    cinema: movie theater, movie theatre, 电影院, movie theatre hall, 影院
    """
)
"""Words for places, in both languages, and what a stage calls them."""
SETTINGS: Final = frozenset(
    {"hall", "plain", "window", "bridge", "tunnel", "castle", "map", "balcony"}
)
"""Places that are things too: they are the place only where nothing better is said."""

LIKELY_PLACES: Final = _names(
    """
    street: cross the street
    market: stallholder, market trader, fruit seller
    desert: archaeologist, archeologist, excavation
    shop: saleswoman, salesman, salesperson, shop assistant, salesclerk, shop girl
    staircase: walk up the stairs, walk down the stairs
    classroom: exam room, examination, invigilator, homework lesson, sign language, special needs teacher, alphabet, multiplication table, teach, blackboard, pupil, teacher, student, lecture, whiteboard, lesson, exam, exam paper, homework, school desk, professor, school bag, chalk, kindergarten teacher, grade, exercise book, timetable
    hospital room: radiologist, radiographer, nurse, patient, hospital bed, wheelchair, inject, bandage, vaccinate, thermometer, doctor, medical team, crutches, drip, infusion, x-ray, ward round, paramedic, stretcher, fever, medicine, pill, baby scale, blood pressure monitor, midwife, pregnant woman, thermometer check
    operating room: surgeon, operate, scalpel, surgery, operation, transplant
    clinic: dietician, dietitian, nutritionist, acupuncturist, speech therapist, physiotherapist, family doctor, psychologist, masseur, eye doctor, plaster cast, health worker, chiropractor, acupuncture, eye chart, treatment table, physiotherapy, scales, toothache, vaccination card, eye test, dentist, dental chair, physiotherapist, vaccine, syringe, stethoscope, veterinarian, vet, optician
    pharmacy: pharmacist, prescription
    hall: choir rehearsal, senior centre, line dance, village hall, doorbell, door, doormat, knock
    kitchen: dumplings, jam, pancake, sausage, tea kettle, meal prep, vegetables, chopsticks, dish towel, cutting board, mother and daughter bake, biscuit, sink, plumber, vegetable, chopping board, apron, frying pan, dishes, wooden spoon, dishwasher, bowl of noodles, coffee machine, fry, cook, chef, stir, bake, wok, pan, oven, stove, pot, dumpling, cereal, milk, dough, flour, knife board, whisk, soup, spice, kettle, toaster, microwave, refrigerator, fridge, onion, garlic, tomato, sauce, egg, batter, oil, knead, chop, peel, simmer, boil, grate, slice, marinate, baker, recipe, noodles, blender, salt, sugar, butter, vinegar, cheese, pasta, rice
    dining room: dine, dinner, lunch, breakfast, supper, meal, eat
    restaurant: waiter, waitress, serve, guest, menu, bill, sommelier, chopsticks
    café: make coffee, espresso machine, barista, espresso, cappuccino, latte, milk tea
    courtroom: judge, lawyer, gavel, jury, trial, verdict, sentence, defendant, witness
    laboratory: scientist, microscope, test tube, experiment, researcher, chemist, petri dish, sample, lab coat, telescope lens, pipette, chemical, chemicals, battery test, invent, discover
    office: estate agent, insurance broker, tax inspector, tax official, tax form, lawyer's letter, notary, solicitor, civil servant, recruiter, interviewer, applicant, hacker, financial advisor, real estate agent, shareholder, stock price, official form, call centre agent, copier, photocopier, financial adviser, headset, manager, business person, businessman, businesswoman, laptop, computer, desk, type, programmer, accountant, secretary, hourglass, keyboard, colleague, boss, employee, employer, contract, printer, email, deadline, spreadsheet, office chair, designer, architect, software, app, company, accountant work, hr, interview candidate, applicant, meeting notes, trader, broker, adviser, advisor, consultant, bookkeeper, ledger, computer screen, clerk, analyst, stockbroker, insurance agent
    meeting room: presentation, meeting, negotiate, agreement, whiteboard marker, projector, board meeting, negotiation, client
    factory: robot arm, conveyor, assembly robot, machine, robot, production, conveyor belt, factory worker, welder, weld, engineer, assembly, assemble, manufacture, steel, turbine, gauge, lever, safety goggles, inspect, engine part, gear
    warehouse: forklift, pallet, container, stock box, crate, cardboard box, pallet truck, shelf rack, parcel sorting, sort
    construction site: builder, brick, excavator, bricklayer, crane, scaffold, bulldozer, construction worker, hard hat, cement, concrete, beam, bulldozer driver, drill, hammer drill, wheelbarrow, ladder worker, crane operator, helmet, tile, plank, foreman
    garage: mechanic, tyre, tire, engine, oil change, wrench, spanner, bonnet
    workshop: cobbler, shoemaker, glassmaker, glassblower, silversmith, potter's kiln, violin maker, clockmaker, furniture maker, restorer, carpenter, tailor, blacksmith, saw, craftsman, potter, pottery, wood, plank board, chisel, sewing machine, loom, weave, carve, sculptor, anvil, violin maker, shoemaker, sew, goldsmith, silversmith, glassblower, watchmaker, cobbler, weaver, workbench, luthier, bookbinder, upholsterer, woodcarver, carver, 工匠
    supermarket: shopping cart, cashier, shopper, groceries, grocery, shopping basket, checkout line, barcode, trolley, price tag, shampoo
    shop: cheesemonger, butcher, fishmonger, greengrocer, shop window, display case, saleslady, salesman, jeweller's, bridal gown, antique, cheese counter, shop assistant, hairdryer, wedding dress, tailor's dummy, shoe, sneaker, mannequin, opticians, customer, shopkeeper, florist, lipstick, receipt, wallet, hairdresser, barber, sale sign, mannequin, dress fitting, jeweller, cash register, pay, buy, salesperson, shop assistant, discount, florist bouquet, perfume counter, try on, scarf shop
    bank: mortgage contract, loan contract, safe deposit box, teller window, teller, bank employee, banker, bank clerk, bank teller, loan, mortgage, savings account, cash, banknote, deposit, withdraw, central bank
    news studio: presenter, newsreader, news anchor, anchor, headline, breaking news, weather forecaster, weather map, newsreader desk, forecast
    stage: award ceremony, graduation, graduation cap, cheerleader dance, stand-up comedian, puppet, curtain, dance, sing, singer, dancer, magician, violinist, pianist, musician, guitarist, guitar, piano, violin, drums, drummer, bride, groom, orchestra, actor, ballerina, choir, microphone stand, applause, curtain, opera singer, ballet, drum set, trumpet, concert, perform, clown, comedian, conductor, audience, award, musician band
    town square: ceremony, mayor, politician, speech, crowd, protest, protester, banner, voter, demonstrator, election, statue, fountain, march, flag parade, strike, rally, megaphone
    stadium: javelin, javelin thrower, discus, hammer thrower, long jump, relay, referee, cheerleader, high jumper, long jumper, pole vaulter, hurdler, crossbar, javelin thrower, shot putter, hurdle, starting block, referee whistle, red card, sprint, pole vault, discus, score, soccer, football player, footballer, goal, referee, runner, athlete, goalkeeper, penalty, striker, football match, fan, relay, sprinter, hurdle, long jump, javelin, medal, finish line, race runner, coach
    basketball court: basketball, basketball player, dunk
    barn: milking machine
    zoo: zookeeper
    pottery: throw a pot
    bakery: baker
    hotel: receptionist
    gym: fencer, fencing coach, boxing, judo, karate, personal trainer, tai chi hall, aerobics, treadmill, punching bag, kettlebell, boxing glove, barbell, martial artist, wrestler, fencer, balance bar, fitness trainer, balance beam, horizontal bar, pommel horse, rowing machine, lift weights, dumbbell, treadmill, boxer, weightlifter, yoga mat, push-up, boxer, weight, barbell, exercise, stretch, trainer, personal trainer, gymnast, martial artist, karate, skipping rope
    swimming pool: springboard diver, diving platform, springboard, diver off a board, water polo, swimming coach, swimmer, swim, diving board, lifeguard pool, water slide, swimming goggles
    playground: swing, slide, seesaw, jump rope, skip, sandbox, sandpit, climbing frame, hide and seek, hopscotch, merry-go-round
    park: kite flyer, balloon seller, accordion, pushchair, bubbles, grandpa, dog and ball, soap bubbles, picnic blanket, soap bubble, ice cream cone, playground swing, frisbee, dog lead, bench, jog, picnic, frisbee, tai chi, stroll, jogger, duck, pond, pigeon, dog walker, roller skates, skateboarder, stroller, ice cream, pram, jogging, cyclist path, fallen leaves, squirrel park, do tai chi, chess player
    garden: garden table, garden chair, hammock, lawn chair, swing seat, barbecue, sprinkler, hedge, bird bath, picnic table, snowman, gardener, sweep, watering can, rake, tulip, snail, hedge, lawn mower, mow, flowerpot, greenhouse tomato, vegetable, hose, caterpillar, worm, kennel, doghouse, garden gnome, clothesline, laundry, plant pot, rose, sprinkler, swing bench, water, dig
    farm: silkworm, beekeeper, shearer, farm dog, beehive, milk can, hay bale, trough, veterinarian visit, ram, turkey, farmer, cow, pig, chicken, sheep, rooster, hen, goat, hay, milk bucket, farm dog, shepherd, tractor driver, milk, egg basket, sheepdog, feed, foal, chick, donkey, lamb, stable boy
    field: pitchfork, haystack, plough horse, tractor, harvest, plough, plow, wheat, scarecrow, combine harvester, corn, rice, crop, reap, sow, sunflower field, irrigation, farmworker, potato field, drought, locust
    orchard: fruit tree, apple tree, orange tree, pear tree, cherry tree, peach tree, fruit grower
    vineyard: wine grower, grape, grapes, vine, grapevine, vintner, winegrower, winemaker
    rice paddy: rice plant, plant seedlings, transplant rice, rice seedling
    grassland: herder, herdsman, herdswoman, yurt
    hill: kite, wind turbine, windmill
    meadow: bee, butterfly, flower, sunflower, rabbit, horse, tree, seed, grow, plant, ladybug, sprout, bird, dog, cherry blossom, rainbow, dandelion, balloon, grass, daisy, ladybird, calf, pasture, grasshopper, ant, beehive, honey, kite meadow, hare, tortoise
    forest: chainsaw, lumberjack, forest ranger, mushroom picker, camp, tree house, bear, deer, wolf, owl, squirrel, campfire, mushroom, spider, web, fox, hedgehog, mushroom picker, tent, ranger, oak, acorn, pine, axe, woodcutter, lumberjack, log, hunter, badger, tree trunk, stag, woodpecker, nest, witch hut, elf, fairy, pine cone
    savanna: elephant, lion, giraffe, zebra, rhino, cheetah, antelope
    desert: camel, cactus
    mountains: mountaineer, mountain rescuer, rescue helicopter, alpine hut, ice axe, volcano, climber, mountaineer, eagle, waterfall, hiker, avalanche, lava, erupt, glacier, summit, rope team, mountain goat, alpine, ski lift, cable car, backpacker, rockfall, landslide, earthquake, lava flow
    beach: sandcastle, seashell, sunbathe, crab, towel, sunscreen, sunglasses, lifeguard, bucket and spade, beach ball, palm, parasol, bikini, swim ring, tide, surfboard, sea level
    lake: rower, oar, paddle, kayaker, canoeist, rowing crew, regatta, pedal boat, fisherman, rowing boat, swan, duck, canoe, kayak, heron, reed, dock, frog, lily pad, angler, row, rowboat, swan lake, toad
    sea: ship, boat, sailboat, surfer, surf, whale, dolphin, lighthouse, evaporate, submarine, sail, yacht, oil tanker, ferry, sailor, captain, buoy, storm wave, trawler, fishing boat, seagull, cruise ship, raft, pirate, ocean, iceberg drift, tsunami
    underwater: fish, shark, octopus, diver, jellyfish, coral, turtle, seahorse, reef, seaweed, clownfish, sea turtle, anchor, treasure chest, whale song, plankton, shipwreck, plastic bag sea, coral bleaching
    sky: cloud, eagle in the sky, parachute, paraglider
    arctic: ice hole, penguin, polar bear, seal, iceberg, walrus, igloo, ice floe, sled dog, husky
    snow: ski, skier, sledge, snowboard, snowball, snowboarder
    ice rink: ice hockey player, hockey player, puck, hockey puck, figure skater, speed skater, skate, ice skater, figure skater
    street: hostage, paparazzo, refugee, robber, thief, traffic police, postman, mail carrier, letter carrier, busker, protest march, street vendor, ice cream seller, newspaper seller, mailbox, letterbox, road worker, street cleaner, streetlight, sanitation worker, dog walker, motorcyclist, delivery rider, tourist bus, firetruck, burning house, bank robber, pedestrian, passer-by, stray dog, beggar, homeless man, marathon, marathon runner, cross the street, lamp post, police car, ambulance, fire engine, firefighter, hydrant, traffic cone, taxi driver, parking ticket, courier, delivery, street musician, busker, rickshaw, car, bus, taxi, ambulance, traffic, firefighter, fire engine, police officer, courier, motorcycle, scooter, truck, burning house, protest, umbrella, shoe, running shoe, sneaker, puddle, reporter, pedestrian, police car, zebra crossing, crosswalk, traffic light, bus stop, garbage truck, street lamp, street musician, mailbox, letterbox, delivery, e-scooter, electric scooter, wheelie bin, sidewalk, commuter, burglar, police, fire truck, rescue, accident, flood victim, street vendor, vendor, delivery man, paper boy, taxi driver, beggar, homeless
    road: truck driver, race car, hitchhiker, truck, lorry, motorway, speed limit, flat tyre, road sign, road works, toll, traffic jam, driver, seat belt, drive, highway patrol, petrol
    city: skyscraper, window cleaner, drone, skyscraper, skyscrapers, smog, skyline, air pollution, traffic smog, rooftop, smart city, high-rise, tower block
    plane inside: flight attendant, cabin crew, tray table, window seat, seat belt sign
    train inside: train conductor, ticket inspector
    tea field: tea bush, tea picker, tea leaf, tea plant
    station: commuter train, ticket inspector, suitcase on wheels, platform clock, commuter, vending machine, train, passenger, ticket machine, timetable board, commuter train, subway train, board, platform edge
    airport: boarding pass, pilot, luggage belt, airplane, plane, pilot, suitcase, passport, flight, jet, air traffic controller, take off, luggage
    village: rubble, debris, ruin, ruins, collapsed house, collapsed building, roof, solar panel, house, well, rooster house, thatched, village chief, cottage, chimney, villager, earthquake house, flood, roof tile, hut, tornado
    living room: piano lesson, homework, bedtime story, nanny, knit, puzzle, toy train, sofa bed, tea set, family tree, photo album, television news, caregiver, robot vacuum, vacuum robot, remote, sofa cushion, knitting needle, picture book, bedtime, jigsaw, sofa, couch, phone, smartphone, television, armchair, family, cat, baby, clock, candle, grandmother, grandfather, fireplace, carpet, lamp, christmas tree, remote control, video game, game console, gamer, knitting, knit, rocking chair, bookshelf, aquarium, vacuum, vacuum cleaner, dog bed, toddler, puzzle, board game, television, tablet, teddy, newspaper, birthday, robot vacuum, parent, grandparents, window, curtain, dust
    bedroom: bed, sleep, crib, pillow, dream, alarm clock, pyjamas, pajamas, blanket, lullaby, bedtime story, wake up, nightmare, teddy bear, wardrobe, mattress, fall asleep
    bathroom: washing machine, toothbrush, bathtub, soap, toothpaste, brush teeth, shampoo bottle, mirror bathroom, towel rail, tap, wash, bathe, shower, toilet, razor, wash hands, cleaner bathroom
    space: earth, sun, planet, rocket, satellite, comet, asteroid, galaxy, star, orbit, astronaut, solar system, ufo, alien, space shuttle, telescope space, black hole, meteor, moon, mars rover, space station, spaceship, milky way, nebula, gravity, jupiter, saturn, venus, supernova
    body: cell, virus, bacterium, heart, lung, brain, kidney, antibody, liver, stomach, germ, dna, neuron, tooth, bone, stomach acid, insulin, glucose, sperm, embryo, nerve, muscle, immune cell, protein, hormone, vitamin, intestine, gut, hiv, cancer cell, tumour, tumor, vaccine cell, white blood cell body, gene, chromosome, organ, bloodstream body, oxygen molecule
    blood vessel: red blood cell, white blood cell, blood cell, blood, vein, cholesterol, artery, clot, platelet, haemoglobin
    church: wedding, priest, altar, organ pipe
    temple: incense, monk, buddha
    library: librarian, bookcase, bookworm
    museum: curator, mummy, fossil, terracotta soldier, bronze vessel, display case, exhibit, sculpture, dinosaur skeleton, museum guide
    castle: dragon, throne, knight, king, queen, princess, prince
    cinema: popcorn, movie, film screen
    polling station: ballot, ballot box, vote, voter card, election day
    studio: chart, graph, arrow, coin, piggy bank, perfume, perfume bottle, bottle, burger, watch, wristwatch, smartphone, product, price, line, curve, bar, lock, padlock, money, scale, can, cosmetics, headphones, cake, pizza, juice, envelope, diagram, lipstick, gift, shampoo bottle, face cream, cream, sneaker ad, car model, product box, package design, phone case, laptop ad, piggy, savings, interest, credit card, chart line, investment, bitcoin, currency, dollar, euro, gold bar, calculator, budget, discount tag, pie chart, bar chart, light bulb, gear icon, puzzle piece, shield, speech bubble, question mark, calendar, target, magnet, atom, molecule, dice, hourglass sand, trophy, battery, headphone, wrist watch, soap bottle
    sports hall: table tennis player, table tennis bat, badminton player, shuttlecock, volleyball player, volleyball, handball player, trampoline, gymnast
    harbour: fishing net, trawlerman, docker, deckhand, fish crate, harbour crane
    lecture hall: keynote, seminar, symposium
    market: vendor
    town square: memorial, war memorial, monument, wreath laying, town crier, marching band, rally speaker, clock tower, cannon
    news studio: press conference, answer questions, teleprompter, weatherman, weather presenter, anchorwoman, anchorman, talk show host, quizmaster, quiz show, podcast, podcaster, radio presenter, voice actor, sound engineer, autocue, boom operator
    airport: coffin on a plane, gangway of a plane, airstair, customs officer, baggage handler, baggage cart, suitcase belt, ground crew, radar operator, cabin luggage, departure board, gate agent, metal detector, body scanner, sniffer dog, presidential plane, private jet, jetway, wind sock
    harbour: dock worker, container ship, lobster pot, fish auction, mooring line, smuggler, anchor chain, bollard, gantry crane, ship's captain, shipwright, dinghy, gangplank, coastguard, coast guard
    sea: mast, helm, ship's wheel, deck, mermaid, life raft, sea rescue, trawl net, whale watcher, oil rig, periscope, albatross, flying fish, castaway
    river: dam, dyke, dike, levee, sandbag, otter, beaver, salmon, kingfisher, wade, ford a river, stepping stone, gondolier, gondola, punt, ferryman, hippopotamus, hippo, crocodile, water wheel, barge, bargeman, watermill, rafting, raft guide, gold panner, washerwoman, panning for gold
    cave: miner, mine cart, pickaxe, stalactite, bat colony, caver, potholer, coal face, cave painting, spelunker, headlamp, coal, ore
    road: learner driver, driving instructor, driving lesson, learner, brake, dashboard, lorry driver, biker, steering wheel, hitchhike, tow truck, breakdown van, speed camera, toll booth, road roller, steamroller, asphalt, tarmac machine, snowplough, snow plough, gritter, racing driver, formula one, pit stop, jeep, off-road vehicle, convoy, roadside assistance
    street: pickpocket, homeless woman, homeless person, tram, lamplighter, newsstand, ice cream van, manhole, sewer worker, dustcart, bin lorry, parking meter, meter maid, striker at a gate, picket line, barricade, riot police, tear gas, water cannon, moving van, removal van, council worker, delivery bike, street artist, chalk drawing, chestnut seller, newspaper boy, paperboy, fire hydrant, refugee column, looter
    bedroom: cot, bunk bed, double cot, baby monitor, twin, night light, dressing table, pyjama party, four-poster, hot-water bottle, sleepwalker, duvet, cradle, sleep mask, nursery rhyme, music box, bedside lamp, moses basket, mobile over a cot, vanity table
    living room: babysitter, aquarium fish, tv, rocking horse, advent wreath, jigsaw puzzle, games console, game controller, dollhouse, doll's house, toy car, toy blocks, model railway, family album, godmother, rug, houseplant, cushion, birthday cake, birthday party, balloon animal, menorah, ancestor tablet, wine cellar visit, record player, gramophone, sewing basket, ironing board, laundry basket
    kitchen: jam jar, pickle, pasta machine, mixing bowl, baby food, carrot purée, high chair, omelette, soup pot, ladle, rice cooker, coffee grinder, chopping, cookie, gingerbread, spice rack, peeler, cookbook
    dining room: roast turkey, thanksgiving, christmas dinner, family dinner, reunion dinner, candlelit dinner
    bathroom: shaving foam, shaving cream, shave, hair dryer, bathroom scales, bubble bath, rubber duck, toilet paper, plunger, mascara, dental floss, electric toothbrush, hairbrush, shower head, washcloth
    garden: garden hose, compost, bird feeder, birdhouse, bird table, paddling pool, treehouse, mole, rose bush, rosebush, sunflower seed, deckchair, lemonade stand, easter egg, easter egg hunt, egg hunt, washing line, bonsai, sundial, courtyard well
    playground: monkey bars, ferris wheel, carousel, bumper car, roller coaster, candy floss, cotton candy, jungle gym
    shop: bookseller, antiquarian, key, locksmith, hairdryer at a salon, watch seller, manicure, nail polish, fitting room, changing room, perfume tester, dressmaker, seamstress, haberdasher, parrot cage, veil, bride-to-be, milliner, hatter, pawnbroker, discount sign, gift wrapper, tobacconist, newsagent, ironmonger, bicycle shop, shoe box, high heels, sneaker box, optometrist, glasses frame, phone shop, sales rep, lottery ticket, tattooist, tattoo, wig, personal shopper, car dealer, window dresser
    market: market woman, fortune teller, snake charmer, spice seller, rug seller, carpet seller, haggle, bargain, fish stall, watermelon seller, candied hawthorn, sugar figure, popcorn seller
    supermarket: shopping trolley, self-checkout, freezer cabinet, deli counter, milk carton, stockist, shelf stacker
    bank: bankbook, passbook, banknote counter, bank card, loan officer, cheque
    vault: gold ingots, ingot
    office: founder, start-up, startup, investor, pitch deck, auditor, invoice, tax return, voucher, stapler, shredder, filing cabinet, whistleblower, passport application, registrar, job interview, interviewee, fax machine, safe, stock ticker, share price, identity card, id card, visa application, paper shredder, startup founder
    meeting room: negotiator, shareholder meeting, flip chart, flipchart, treaty, delegation, mediator, town council, jury room
    courtroom: convict, accused, juror, prosecutor, handcuffs in court, judgment, courtroom sketch, plaintiff, witness stand
    parliament: minister of finance, opposition leader, speaker of the house, budget speech, lawmaker, prime minister's questions
    prison: prisoner, inmate, warder, prison guard, prison bars, jailer
    hospital room: newborn, porter, hospital porter, broken leg, broken arm, cast, get-well card, ventilator, heart monitor, incubator, obstetrician, oxygen mask, blood transfusion, iv drip, ward sister, dialysis, chemotherapy, orthopaedist, convalescent, bedpan, visitor with flowers, stretcher bearer, chief physician
    clinic: hearing aid, audiologist, hearing specialist, blood pressure cuff, dermatologist, allergy test, dental mirror, dentist's chair, dental drill, braces, urine sample, blood sample, ultrasound, paediatrician, pediatrician, gynaecologist, vaccination, optometrist's chart, massage table, pulse, x-ray plate, diabetic, blood sugar, glucose meter, flea collar, plaster on a knee
    operating room: anaesthetist, anesthetist, anaesthesiologist, surgical mask, operating table, surgical robot, donor heart, forceps
    pharmacy: pill bottle, cough syrup, ointment, pill box, medicine cabinet, chemist's
    laboratory: serum, beaker, centrifuge, lab rat, lab mouse, fume hood, microscope slide, bacteria culture, flask, robot arm in a lab, laser beam, electron microscope, dna sample, geneticist, biochemist, physicist, virologist
    hill: observatory, stargazer, meteor shower, telescope, shooting star
    classroom: geography teacher, globe, pencil case, schoolbag, satchel, first grader, grader, school nurse, group discussion, group work, glue stick, raise a hand, raise hand, class monitor, protractor, ruler, chalkboard, school report, report card, spelling test, abacus lesson, substitute teacher, student teacher, teaching assistant, schoolmaster, headteacher, maths problem, equation, sum, kindergartner, preschooler, kindergartener, proof
    lecture hall: dissertation, thesis, doctoral student, doctorate, professor emeritus, keynote speaker
    schoolyard: school bell, school gate, school bus stop, crossing guard, lollipop lady, flag raising, flagpole, morning exercises, physical education teacher, pe teacher
    library: library card, study group
    museum: night at the museum, museum guard, audio guide, painting on a wall, mammoth, skeleton, art critic, art student, fresco, suit of armour, tapestry, antique vase
    church: holy water, baptism, godfather, font, baptismal font, choirboy, altar boy, nun, bishop, hymn, communion, confessional, rosary, rabbi, imam, torah, scroll, chant, organist, pew, pulpit, crucifix, christening, preacher, vicar, pastor, prayer rug, minaret, worshipper, churchgoer, bell ringer, bell tower, stained glass, advent candle, congregation
    temple: wooden fish, buddha statue, incense burner, incense stick, novice, lama, prayer wheel, prayer flag, believer, devotee, kowtow, shrine maiden, alms bowl, meditation cushion, bodhisattva, joss stick, sutra
    stadium: relay runner, baton, line judge, linesman, starting pistol, discus thrower, shot put, mascot, stadium announcer, penalty kick, corner flag, goalpost, yellow card, offside, wave of fans, football fan, finishing line, winner's podium, gold medal, medallist, champion, olympic torch, torch bearer, rugby player, baseball player, cricketer, polo player, archer, archery target
    gym: weightlifting, chalk dust, bench press, punchbag, sparring, corner man, judoka, spinning class, ballet barre, ballerina practice, yoga teacher, zumba
    sports hall: vault horse, gymnastics teacher, gymnastics, table tennis, ping-pong ball, ping-pong table, badminton, volleyball net, handball, climbing wall, wall bars, sumo wrestler, somersault, cartwheel, fencing mask, bowling ball, bowling pin, indoor football, basketball hoop
    ice rink: curler, curling stone, curling, figure skating, ice dancer, zamboni, skate blade, pirouette on ice, hockey stick, skater
    snow: chairlift, ski instructor, bobsleigh, luge, sled, sledge dog, avalanche dog, snow groomer, ski jump, ski jumper, biathlete, cross-country skier, snowmobile, snowshoe, gondola lift, snow angel, igloo builder
    swimming pool: lifebuoy, goggles, swimming cap, water polo player, starting block swimmer, swimming lesson, aqua aerobics, synchronised swimmer
    mountains: carabiner, climbing rope, rope bridge, mountain guide, cable car station, yak, ibex, chamois, summit cross, base jumper, hang glider, condor, alpinist, volcanologist, hermit, alpenhorn
    desert: oil well, mirage, bedouin, caravan, scorpion, rattlesnake, meerkat, sand dune, nomad tent, vulture, archaeological dig, sphinx, pyramid
    savanna: safari jeep, lioness, hyena, ostrich, gazelle, wildebeest, warthog, baobab, poacher, leopard, buffalo herd, maasai
    forest: trapper, truffle, truffle pig, wild boar, blackberry, log cabin, bird watcher, birdwatcher, logger, fern, lynx, dwarf, scout, boy scout, girl scout
    park: park bench, inline skater, roller skater, skatepark, picnic basket, duck pond, paper boat, remote-controlled car, drone pilot, calisthenics, dog trainer, street chess, rowing boat hire
    farm: farmhand, milkmaid, bale of hay, silo, trailer, goose girl, goose, geese, gosling, duckling, piglet, farm cat, farm gate, horse trainer, ploughman, grindstone, pig farmer, piglets, livestock, shearing, chicken farmer, duck farmer, sheep pen, whip, cattle, mule, pony, alpaca, llama, poultry farmer, incubator for eggs
    barn: born calf, birth of a calf, lamb birth, horseshoe, farrier, saddle, bridle, milking stool, horse box, stable lad, groom a horse, manger
    field: crop duster, crop dusting plane, seed drill, wheat sheaf, sugar cane, cotton picker, cotton, potato, pumpkin, onion field, asparagus, irrigation ditch, watermelon, melon, melon grower, strawberry picker, strawberry, sickle, scythe, sheaf, gleaner, harvester, hemp, tobacco, corn cob, spraying drone
    orchard: apple, apple picker, fruit picker, cider, cherry picker, fruit crate, paper bag on an apple, orange picker, olive, olive picker, beekeeping, almond tree, persimmon, persimmon tree, pear, plum, apricot, lychee tree
    greenhouse: seedling, orchid, hydroponics, tomato plant, pepper plant, botanist, cucumber, strawberry plant
    factory: assembly line worker, welding mask, foundryman, molten steel, blast furnace, weaving machine, textile worker, quality inspector, forklift in a factory, bottle filler, bottling plant, car body, packaging machine, spinning machine, steelworker, glass furnace, garment worker, punch clock, machine operator, boiler
    warehouse: parcel sorter, parcel belt, stock keeper, warehouse worker, packer, courier depot, packing tape, barcode scanner
    workshop: basket weaver, basket, willow, willow branch, bookbinding, lathe, leather worker, saddler, loom weaver, embroiderer, embroidery, embroidery frame, paper cutter, paper cut, paper-cut, folk artist, papercut, kite maker, lantern maker, umbrella maker, candle maker, soap maker, calligrapher, engraver, printmaker, printing press, cooper, mask maker, puppet maker, toy maker, fan maker, dyer, batik, tinsmith, knife grinder, joiner, origami
    pottery: pottery wheel, kiln, clay, glaze, vase painter
    construction site: scaffolder, cement mixer, concrete mixer, roofer, plasterer, surveyor, theodolite, girder, steel beam, demolition ball, wrecking ball, jackhammer, tiler
    garage: car mechanic, hood, spark plug, car jack, motorbike engine
    station: railway worker, points, railway track, rail track, switch, stationmaster, train driver, porter with luggage, locomotive, steam train, steam engine, ticket barrier, turnstile, track worker, train roof
    train inside: luggage rack, dining car attendant, train attendant, seat reservation, train passenger
    bus inside: bus driver, bus passenger, school bus driver
    hotel: bellboy, bellhop, room key, hotel guest, hotel maid, chambermaid, room service, doorman, luggage cart, concierge
    restaurant: wine list, head waiter, busboy, sushi chef, noodle, hotpot, hot pot, kebab, barbecue skewer, restaurant guest, maître d'
    café: croissant, milk foam, bartender, cocktail, cocktail shaker, barmaid, beer tap, tea ceremony, tea master
    bakery: bread, loaf, baguette, pretzel, wedding cake, pastry chef, confectioner, flour sack, cake decorator, oven peel
    stage: ballet dancer, puppeteer, ventriloquist, actress, trumpeter, saxophonist, cellist, spotlight, juggler, acrobat, hypnotist, beatboxer, rock band, rock star, prompter, lion dance, lion dancer, peking opera, opera performer, host of a gala, tightrope walker, flamenco dancer, tap dancer, breakdancer, mime
    circus: ringmaster, trapeze, trapeze artist, lion tamer, fire-eater, unicycle, knife thrower
    zoo: keeper, panda, gorilla, orangutan, giraffe keeper, chimpanzee, monkey, koala, kangaroo, flamingo, red panda, penguin keeper, animal keeper, cage, enclosure
    village: village elder, thatcher, village secretary, loudspeaker, mud hut, storyteller, water carrier, haystack roof
    cemetery: gravestone, grave, tombstone, gravedigger, mourner, funeral, hearse, widow
    space: astronaut outside, comet tail, satellite dish in space
    space station: space suit inside, cosmonaut, zero gravity
    balcony: flower box, window box, rooftop garden, laundry on a balcony, roof antenna
    camp: sleeping bag, scout camp, camping stove, marshmallow, camper
    polling station: ballot paper, poll worker, polling clerk, election official
    castle: armour, catapult, jester, court jester, minstrel, drawbridge, moat, crown, squire, page boy, herald, troubadour
    cinema: film projector, movie ticket, projectionist, usherette
    meadow: bee swarm, poppy, shepherd boy, daisy chain, dandelion clock, butterfly net
    grassland: flock of sheep, horseman, eagle hunter, mare, wild horse, cowboy, lasso, bison, prairie dog, rodeo
    tea field: tea farmer
    rice paddy: rice farmer, water buffalo, rice planter
    news studio: spokeswoman, spokesman, spokesperson
    airport: airstair
    sports hall: table tennis coach, badminton coach, volleyball coach, gymnastics coach
    street: lantern
    hill: astronomer
    basketball court: tennis ball, tennis player, tennis racket, tennis coach
    office: tax officer, loan officer, press officer, abacus, tax inspector
    workshop: artist, glass artist
    bus inside: bus conductor
    stadium: vaulter, crossbar, jumper
    airport: customs dog
    plane inside: stewardess, air hostess, steward
    meadow: golfer, golf club, golf, caddie, caddy, golf ball
    church: choirmaster, choirboy
    street: power pole, postwoman, mail carrier
    bathroom: rubber duck, bath duck
    laboratory: coroner, forensic scientist, pathologist
    workshop: vat, dye, shuttle
    sea: lifeboat, rough water, lifeboat crew
    living room: homework help
    """
)
"""What is likely met or done where; a verb or a name."""

TOOLS: Final = _names(
    """
    syringe: vaccinate, inject
    pan: fry
    pot: cook
    spoon: stir
    broom: sweep
    mop: mop
    shovel: dig
    hammer: hammer
    surfboard: surf
    skis: ski
    brush: paint
    knife: cut, chop, slice
    watering can: water
    needle: sew
    fishing rod: fish
    saw: saw
    camera: photograph
    rope: skip
    hose: extinguish
    """
)
"""What somebody does something with, where nobody said it."""

EFFECTS: Final = _names(
    """
    fire: burning, burn, flaming, blaze, on fire
    steam: steaming, steam
    smoke: smoking, smoke
    water vapour: evaporate
    lava: erupt
    splash: splash
    """
)
"""What is seen where something is done or something is so."""

MEMBERS: Final[dict[str, tuple[str, ...]]] = {
    "family": ("father", "mother", "boy", "girl"),
    "generation": ("grandmother", "mother", "girl"),
    "newborn twins": ("baby", "baby"),
    "newborn twin": ("baby", "baby"),
    "couple": ("man", "woman"),
    "wedding couple": ("bride", "groom"),
    "wind park": ("wind turbine",) * 4,
    "wind farm": ("wind turbine",) * 4,
    "father and son": ("father", "boy"),
    "father and daughter": ("father", "girl"),
    "mother and son": ("mother", "boy"),
    "mother and daughter": ("mother", "girl"),
    "two brothers": ("boy", "boy"),
    "two sisters": ("girl", "girl"),
    "brother and sister": ("boy", "girl"),
    "grandfather and grandson": ("grandfather", "boy"),
    "master and apprentice": ("craftsman", "apprentice"),
    "family of three": ("father", "mother", "child"),
    "yoga class": ("woman", "man", "woman", "man"),
    "dance class": ("woman", "man", "woman", "man"),
    "fitness class": ("woman", "man", "woman", "man"),
    "cooking class": ("woman", "man", "woman", "man"),
    "bride and groom": ("bride", "groom"),
    "elderly couple": ("old man", "old woman"),
    "old couple": ("old man", "old woman"),
    "parent": ("father", "mother"),
    "parents": ("father", "mother"),
    "grandparent": ("grandfather", "grandmother"),
    "grandparents": ("grandfather", "grandmother"),
    "newlyweds": ("bride", "groom"),
    "bridal couple": ("bride", "groom"),
    "twins": ("boy", "boy"),
    "class": ("pupil", "pupil", "pupil", "pupil"),
    "school class": ("pupil", "pupil", "pupil", "pupil"),
    "traffic": ("car", "bus", "taxi"),
    "burger layer": ("patty", "lettuce", "cheese slice"),
}
"""Groups, and who is in them."""
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "burger": ("bun", "patty", "lettuce", "cheese slice", "tomato slices"),
    "hamburger": ("bun", "patty", "lettuce", "cheese slice", "tomato slices"),
    "sandwich": ("bread", "ham", "lettuce", "cheese slice", "tomato slices"),
    "car": ("wheel", "door"),
    "cake": ("cake layer", "cream", "cherry"),
}
"""What something is put together of."""
BALLS: Final = {
    "score": "football",
    "kick": "football",
    "dunk": "basketball",
    "dribble": "basketball",
}
"""What is played with, where nobody said it."""
SET_WITH: Final[dict[str, tuple[str, ...]]] = {
    "village": ("house",),
    "classroom": ("blackboard",),
    "dining room": ("table",),
    "restaurant": ("table",),
    "office": ("desk",),
    "bedroom": ("bed",),
    "hospital room": ("hospital bed",),
    "stadium": ("goal",),
    "laboratory": ("lab bench",),
    "kitchen": ("stove",),
}
"""Props that belong to a place."""

KINDS: Final = _names(
    """
    person: bride-to-be, volcanologist, curler, young player, flood fighter, tightrope walker, best man, groupmate, noodle maker, cheesemonger, acupuncturist, dietician, dietitian, nutritionist, javelin thrower, sprinter, donor, shearer, high jumper, long jumper, triple jumper, pole vaulter, shot putter, javelin thrower, passer-by, kayaker, windsurfer, kitesurfer, paraglider, cheesemaker, trawlerman, cabbie, postwoman, binman, childminder, groomer, anchorwoman, streamer, podcaster, tenor, firewoman, stuntman, stuntwoman, scaffolder, hurdler, gymnast, conductor, herder, milkmaid, first-grader, ranch hand, farmworker, karateka, sous-chef, someone, commuter, operator, camerawoman, call centre agent, support agent, call center agent, barista, model, server, zookeeper, fireman, builder, carer, tattooist, herdswoman, winegrower, stallholder, agent, founder, principal, judoka, midfielder, choir, craftswoman, craftsman, gamer, vlogger, influencer, youtuber, fundraiser, rower, farmhand, caretaker, restorer, curator, staff, squad, brigade, delegation, rescuer, adviser, customs officer, medic, train conductor, tea picker, tour guide, pharmacist, aider, first aider, fan, barber, potter, plumber, electrician, caravan guide, referee, goalkeeper, lifeguard, cleaner, gardener, chef, mechanic, painter, artist, investor, villager, minister, mayor, suspect, person, mother, father, baker, giant, teen, teenager, kid, mum, dad, shopkeeper, painter, owner, neighbour, neighbor, boss, colleague, dwarf, elf, fairy, troll, pirate, guard, nanny, crowd, people, police, audience, team, band, orchestra, jury, class, crew, astronaut, queen, king, prince, princess, knight, wizard, witch, santa, snow queen, mermaid, angel, rider, surfer, skier, diver, presenter, reporter, anchor, runner, bride, groom, guest, patient, customer, worker, scientist, child, baby, player, cyclist
    animal: whale, raccoon, leopard, donkey, ram, beaver, sloth, otter, skunk, badger, dodo, pufferfish, octopus, squid, scorpion, monster, yeti, sea lion, seahorse, hamster, guinea pig, mule, ox, wasp, mosquito, bunny, tiger, lion, goat, cow, pig, sheep, wolf, fox, deer, crow, rooster, cock, swan, goose, sparrow, robin, squirrel, mouse, elephant, giraffe, zebra, turtle, tortoise, chameleon, seal, crane bird, bat, mole, stork, pigeon, dove, rooster, hen, worm, caterpillar, ant, retriever, golden retriever, pug, husky, poodle, kitten, dragon, unicorn, dinosaur, goldfish, salmon, chicken, turkey, duck, crab, shrimp, lobster, panda, bird, flock, herd, swarm, bee, butterfly, cat, dog, kitten, puppy
    vehicle: hot air balloon, robot vacuum, vacuum robot, tricycle, electric car, racing car, rickshaw, cart, handcart, carriage, sleigh, tank, electric scooter, harvester, loader, digger, combine harvester, trailer, excavator, bulldozer, forklift, stroller, pram, submarine, sled, drone, ship, rocket, spaceship, spacecraft, satellite, boat, train, car, bicycle, bike, tractor, ambulance, taxi, helicopter, airplane, plane, sailboat, wheelchair, cable car, hot air balloon, skateboard, scooter, space shuttle, high-speed train, bus, truck, van
    thing: meter, crumb, wooden fish, incense stick, judgment, shadow puppet, airstair, soy milk, fish scale, persimmon, pomegranate, lychee, mango, durian, kiwi fruit, car window, couplet, picture, photo, photograph, wreath, javelin, discus, relay baton, volleyball net, ditch, sweet, sweets, mandarin, taco, hotdog, vacuum cleaner, speaker box, blueprint plan, diving platform, starting block, finish line, eye chart, wheelbarrow, steel beam, hot air balloon toy, treadmill, punching bag, toothpaste, glass pane, gold bar, vegetable, barbecue, gavel, honeycomb, crossbar, hurdle, skewer, kebab, mannequin, throne, carousel, parking ticket, business card, name tag, stopwatch, price tag, photograph, portrait, snow globe, blueprint, peeler, slicer, transmitter, conveyor, tracker, cutter, rowing machine, painting, portrait, mummy, scale model, terracotta soldier, specimen, fossil, mannequin, bronze, trainer shoe, stretcher, bone, electric fan, pen, mug, wrench, rake, monitor, cutting board, chopping board, chess board, ironing board, racket, game controller, egg beater, whisk, carton, perfume, puck, bench vice, tablet, trophy, medal, pot, saucepan, receipt, invoice, calendar, passport, ticket, menu, diary, notebook, report, form, label, clipboard, stairs, cello, saxophone, flute, bottle, box, suitcase, alarm, crane, toaster, kettle, tutu, champagne, can, glass, mouse trap, tap, blender, dishwasher, washer, dryer, cooker, batter, magma, surface, printer, scanner, ruler, counter, hammer, iron, egg, medicine, pill, whistle, food, meat, chicken meat, blood pressure monitor, homework, ring, treaty, net, balloon, burger, hamburger, cheeseburger, sandwich, hot dog, x-ray, poster, branch, teddy bear, newspaper, letter, document, book, letter, map, sign, photo, bouquet, cookie, chess, kite, stage, snowman, heart, lung, brain, cell, virus, bacterium, red blood cell, white blood cell, antibody, kidney, tooth, robot, toy, doll, coin, money, message, notification, package, parcel, line, chart, graph, arrow, earth, moon, sun, planet, star, tree, flower, seed, watch, fruit, football, basketball, ball, goal, speech bubble, skeleton, volcano, banner, cage, ghost, scarecrow, flag, envelope, house, castle, tower, bridge, door, window, table, lighthouse, tunnel, bed, wall, crib, roof, igloo, tent, glacier, iceberg, rock, rope
    effect: campfire, bonfire, fire, flame, smoke, steam, rain, snow, wave, splash, firework, fireworks, lightning, light, wind, storm, fog, water, lava, cloud, rainbow, confetti, explosion, water vapour, bubble, neon light, petal, raindrop, rain drop, sparks, snowflake, blood, lightning bolt, sunlight, dust, tornado
    """
)
"""What a figure is, where WordNet's kinds say something else."""
MEASURED: Final = dict.fromkeys(
    word_set(
        "profit price sale sales revenue revenues earnings unemployment inflation demand share "
        "shares stock stocks cost costs income wage wages salary growth export exports import "
        "imports debt tax gdp turnover economy population statistics statistic percentage percent "
        "index trend budget deficit savings poverty wealth rate yield forecast output productivity "
        "emission emissions temperature turnout traffic-growth market-share"
    ),
    "chart",
)
"""What is measured and not seen: it is shown as a chart."""
ORGANISATIONS: Final = _names(
    """
    business person: company, firm, business, corporation, start-up, startup, enterprise, agency, bank manager, board, board of directors, executive board, school board, management
    politician: government, ministry, senate, party, committee, administration
    courier: delivery team, delivery crew, delivery service
    firefighter: fire department, fire brigade, fire crew, rescue team, rescue crew
    doctor: medical team, medical staff
    nurse: nursing staff, nursing team, ward staff
    scientist: research team, research group
    flight attendant: cabin crew
    builder: construction crew, construction team, road crew, work crew
    cleaner: cleaning crew, cleaning team, cleaning staff
    chef: kitchen crew, kitchen team, kitchen staff, kitchen brigade
    waiter: restaurant staff, hotel staff
    reporter: news team, news crew, television crew, tv crew, camera crew, film crew
    footballer: football team, soccer team, football squad
    athlete: rowing crew, rowing team, sports team, relay team
    runner: running team, running club, running group
    cashier: shop staff, sales staff, sales team
    volunteer: volunteer team, volunteer crew
    singer: choir
    soldier: army, navy
    police officer: police force
    """
)
"""Who is seen where an organisation does something."""
AGENTS: Final = _names(
    """
    chef: cook, bake, fry, boil, chop, slice, dice, peel, grate, knead, whisk, stir, mix, beat, simmer, drain, season, sprinkle, heat, preheat, melt, roll out, garnish, mash, roast, grill, marinate, add, pour, combine, fold, blend, cut, crack, squeeze, put in, sprinkle, cast salt, debone, stew, steam
    gardener: water, plant, dig, rake, prune, weed, trim, mow
    farmer: harvest, plough, plow, sow, milk, reap, pick, fertilize, fertilise
    mechanic: repair, fix, change, install, mend, oil, tighten, replace, service
    builder: build, construct, demolish, lay, renovate, erect, weld, drill
    painter: paint, decorate
    scientist: test, analyse, analyze, discover, research, investigate, develop, invent
    doctor: vaccinate, inject, examine, operate, treat, prescribe, diagnose, bandage, x-ray, scan
    nurse: measure, weigh
    teacher: teach, correct, grade
    police officer: arrest, stop, patrol
    courier: deliver, ship, post, mail
    business person: sign, send, type, print, announce, launch, publish, introduce, present, approve
    cleaner: clean, wash, sweep, mop, wipe, scrub, polish, dust
    worker: assemble, produce, manufacture, sort, pack, recycle, collect, load, unload, wear, lift, inspect, check, transport, store, press, package, wrap, remove, move, carry, push, pull, connect
    shopkeeper: sell, weigh out
    firefighter: extinguish, rescue, evacuate
    artist: draw, sculpt
    musician: play
    """
)
"""Who does what nobody is said to do: "the plant is watered"."""
HAPPENS: Final = word_set(
    "open close break shatter freeze burn explode grow bloom rise raise fall lower increase "
    "decrease reduce flood destroy damage cover fill light charge lose turn surround attack "
    "infect hurt injure kill affect hit cause cut locate find see need use call know make "
    "connect"
)
"""What things undergo of themselves, or by nobody who is to be seen."""
