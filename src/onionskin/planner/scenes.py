"""What goes with what: places by their names, and where, with what and to whom things happen.

A sentence says little: a teacher at a blackboard is in a classroom, whoever fries holds a pan,
a family is a father, a mother and a child. These tables say the likely rest. Names of places are
those a stage is built for; whatever is not among them keeps the name that the sentence gives it.
"""

from __future__ import annotations

from importlib.resources import files
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


def _written(name: str) -> str:
    """The lines of a file of words, without its notes."""
    text = (files("onionskin.planner") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if line and not line.startswith("#"))


PLACES: Final = _names(_written("place_names"))
"""Words for places, in both languages, and what a stage calls them."""
SETTINGS: Final = frozenset(
    {"hall", "plain", "window", "bridge", "tunnel", "castle", "map", "balcony"}
)
"""Places that are things too: they are the place only where nothing better is said."""

LIKELY_PLACES: Final = _names(_written("likely_places"))
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
