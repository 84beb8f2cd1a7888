"""Nouns that are not in the cast, so that the planner learns to notice what it does not know."""

from __future__ import annotations

from onionskin.cast.cast import Cast, CastEntry

STRANGER = "stranger:"
_NOUNS = """
submarine=潜水艇=艘|windmill=风车=座|lighthouse=灯塔=座|zeppelin=飞艇=艘|spoon=勺子=把|harp=竖琴=架
sandcastle=沙堡=座|waterfall=瀑布=道|snowplow=铲雪车=辆|yacht=游艇=艘|lawnmower=割草机=台
toaster=烤面包机=台|vacuum cleaner=吸尘器=台|washing machine=洗衣机=台|pillow=枕头=个
blanket=毯子=条
carpet=地毯=块|lamp post=路灯=盏|paper boat=纸船=只|paper plane=纸飞机=架
submarine volcano=海底火山=座
hovercraft=气垫船=艘|gondola=贡多拉=条|stingray=魔鬼鱼=条|seahorse=海马=只|starfish=海星=只
walrus=海象=头|lemur=狐猴=只|armadillo=犰狳=只|meerkat=猫鼬=只|ostrich=鸵鸟=只|toucan=巨嘴鸟=只
pelican=鹈鹕=只|vulture=秃鹫=只|woodpecker=啄木鸟=只|hummingbird=蜂鸟=只|stork=鹳=只|magpie=喜鹊=只
dragonfly=蜻蜓=只|moth=飞蛾=只|firefly=萤火虫=只|centipede=蜈蚣=条|tapeworm=绦虫=条
gecko=壁虎=只|chameleon=变色龙=只|iguana=鬣蜥=只|salamander=蝾螈=只|anaconda=巨蟒=条|manatee=海牛=头
narwhal=独角鲸=头|orca=虎鲸=头|swordfish=剑鱼=条|eel=鳗鱼=条|salmon=三文鱼=条|clownfish=小丑鱼=条
yak=牦牛=头|antelope=羚羊=只|gazelle=瞪羚=只|hyena=鬣狗=只|jackal=豺=只|lynx=猞猁=只
panther=黑豹=只|cougar=美洲狮=只|puma=美洲豹=只|mole=鼹鼠=只
weasel=黄鼠狼=只|ferret=雪貂=只|porcupine=豪猪=只|platypus=鸭嘴兽=只|wombat=袋熊=只|opossum=负鼠=只
knight=骑士=位|samurai=武士=位|pirate=海盗=个|viking=维京人=个|ballerina=芭蕾舞者=位
conductor=指挥家=位
postman=邮递员=位|fisherman=渔夫=位|baker=面包师=位|gardener=园丁=位|lumberjack=伐木工=位
librarian=图书管理员=位
centaur=半人马=个|werewolf=狼人=个|mummy=木乃伊=个|scarecrow=稻草人=个|golem=石头人=个
cyclops=独眼巨人=个|griffin=狮鹫=只|phoenix=凤凰=只|minotaur=牛头怪=个|yeti=雪人怪=个|kraken=海怪=只
harpoon=鱼叉=支|telescope tower=望远塔=座|catapult=投石车=台|cannon=大炮=门|tank=坦克=辆
bulldozer=推土机=台
excavator=挖掘机=台|forklift=叉车=台|cement mixer=水泥车=辆|garbage truck=垃圾车=辆
limousine=豪华轿车=辆
hot air balloon=热气球=个|glider=滑翔机=架|spaceship=宇宙飞船=艘|lunar rover=月球车=辆
asteroid=小行星=颗
meteor=流星=颗|iceberg=冰山=座|geyser=间歇泉=眼|pagoda=宝塔=座|pyramid=金字塔=座|igloo=冰屋=座
teepee=帐篷屋=座
obelisk=方尖碑=座|aqueduct=引水渠=座|greenhouse=温室=间|barn=谷仓=座|silo=筒仓=座|well=水井=口
bookshelf=书架=个|wardrobe=衣柜=个|fridge=冰箱=台|microwave=微波炉=台|blender=搅拌机=台
kettle=水壶=把
frying pan=平底锅=口|chopstick=筷子=支|napkin=餐巾=张|tablecloth=桌布=块|vase=花瓶=个
chandelier=吊灯=盏
harmonica=口琴=支|xylophone=木琴=架|tambourine=铃鼓=个|bagpipe=风笛=支|tuba=大号=支|cello=大提琴=把
erhu=二胡=把|guzheng=古筝=架|lute=琵琶=把|gong=锣=面|spinning top=陀螺=个|rocking horse=木马=只
toy soldier=玩具兵=个|rubber duck=橡皮鸭=只|snow globe=水晶雪球=个|jigsaw=拼图板=块|marble=弹珠=颗
dumbbell=哑铃=个|trampoline=蹦床=张|surfboard=冲浪板=块|snowboard=单板=块|hang glider=悬挂滑翔翼=架
cappuccino=卡布奇诺=杯|lasagna=千层面=份|omelette=煎蛋卷=份|quiche=蛋奶派=块|macaron=马卡龙=个
tofu=豆腐=块
cabbage=卷心菜=棵|pumpkin vine=南瓜藤=根|radish=萝卜=根|celery=芹菜=根|durian=榴莲=个|papaya=木瓜=个
bonsai=盆景=盆|willow=柳树=棵|bamboo stalk=竹子=根|fern=蕨类=株|dandelion=蒲公英=朵
lavender=薰衣草=束
""".strip()


def with_strangers(cast: Cast) -> tuple[Cast, tuple[str, ...]]:
    """The cast, and beside it entries for nouns that are not in it; and the ids of those."""
    known = {name.lower() for entry in cast.entries for name in (entry.name, *entry.synonyms)}
    known |= {name for entry in cast.entries for name in (entry.name_zh, *entry.synonyms_zh)}
    strangers = []
    for item in _NOUNS.replace("\n", "|").split("|"):
        name, name_zh, measure_word = item.split("=")
        if name in known or name_zh in known:
            continue
        strangers.append(_entry(name, name_zh, measure_word))
    return Cast((*cast.entries, *strangers)), tuple(entry.id for entry in strangers)


def _entry(name: str, name_zh: str, measure_word: str) -> CastEntry:
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return CastEntry(
        id=STRANGER + name,
        name=name,
        plural=plural,
        article="an" if name[0] in "aeiou" else "a",
        name_zh=name_zh,
        measure_word=measure_word,
        group="animals" if measure_word in ("只", "头", "条") else "things",
    )
