"""Three hundred first names, many of which are words: for a cast whose names are names."""

_ENGLISH = (
    "Lea Will Robin May Rose Lily Jack Ivy Mark Bill Sandy Dawn Grace Hope Joy Faith Frank "
    "Art Drew Pat Chase Hunter Mason Cook Baker Sky River Stone Olive Daisy Iris Violet Hazel "
    "Amber Ruby Pearl Opal Jade Heather Holly Ginger Penny Rob Sue Nick Chip Buck Cliff Dale "
    "Glen Heath Jay Josh Lance Miles Reed Rich Rod Rusty Skip Tad Tanner Tucker Wade Ward "
    "Woody April June August Autumn Summer Winter Star Willow Fern Basil Sage Rosemary "
    "Clementine Cherry Peach Plum Apple Berry Clay Rock Sunny Misty Stormy Rain Angel Bishop "
    "King Prince Duke Earl Major Gene Guy Harry Jasper Jean Jewel Kit Laurel Leaf Mercy "
    "Melody Harmony Carol Mina Norm Pierce Piper Poppy Porter Queen Raven Wren Lark Phoenix "
    "Drake Teal Martin Jay-Jay Scarlett Sierra Savannah Brook Ford Forest Hill Lake Land "
    "Marina Bay Bob Don Dot Gale Grant Bea Belle Buddy Bunny Candy Cash Chance Christian "
    "Coral Crystal Dean Destiny Dolly Ebony Eve Fawn Fox Fuller Happy Hank Honey Horst Jet "
    "Judge Justice Lane Lee Levy Liberty Max Merry Mick Minnie Nelly Nova Page Patience Peg "
    "Petunia Pip Polly Prudence Randy Ray Ridge Roman Roy Sal Sawyer Shepherd Sid Smith Sonny "
    "Stan Tally Teddy Ted Tom Tommy Trinity True Val Vale Van Vera Vic Viola Wally West Wolf "
    "Zen Anna Ben Mia Nora Lina Leo Yuki Jonas Ali Priya Ahmed Chen Zoltan Björn Siobhan "
)
ENGLISH = tuple(_ENGLISH.split())
"""Flowers, months, birds, jewels, deeds, trades and weathers, and plain ones."""
_CHINESE = (
    "小明 小红 小丽 小雨 小雪 小云 小虎 小龙 小燕 小花 小草 小石 小月 小星 小海 小河 小山 小林 小玉 小梅 "
    "小兰 小菊 小竹 小松 小春 小夏 小秋 小冬 小天 小光 小米 小鱼 小鹿 小马 小牛 小羊 小白 小黑 小青 小蓝 "
    "晨晨 阳阳 月月 星星 天天 乐乐 欢欢 笑笑 圆圆 豆豆 果果 糖糖 甜甜 点点 球球 毛毛 宝宝 贝贝 妞妞 壮壮 "
    "春花 秋月 冬梅 夏荷 海燕 海波 雪梅 雪莲 石头 铁柱 大山 大海 大勇 建国 国庆 建军 红梅 玉兰 桂花 水仙 "
    "牡丹 芙蓉 丁香 百合 茉莉 杜鹃 玲玲 朝阳 晓光 黎明 李华 王芳 张伟 李娜 刘洋 陈静 "
)
CHINESE = tuple(_CHINESE.split())
"""Rain, snow, tigers, flowers, sweets and national days among them."""
