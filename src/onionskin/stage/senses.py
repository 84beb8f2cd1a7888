"""Senses: a verb together with what it is done to is another verb of the stage.

"Play" with a violin is bowing, with a board it is chess; "open" of a fridge is not that of a box.
Each sense is one line: the verbs, the things, and what it is acted as.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sense:
    """`verbs` done to any of `things` (names of the plan or of the stage) are acted as `acted`."""

    verbs: frozenset[str]
    things: frozenset[str]
    acted: str


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(","))


def _sense(verbs: str, things: str, acted: str) -> Sense:
    return Sense(_words(verbs), _words(things), acted)


_HOLDS = "hold, carry, open, raise, bring, use"
_LOOKS = "look, watch, see, study, examine, observe, peer, gaze, look through, look into"
_CHECKS = "check, inspect, examine, verify, test, control, review, monitor, look at, look over"
_DRIVES = "drive, ride, steer, park, race, start"
_SENSES = (
    _sense(_LOOKS, "microscope, microscope table", "look through"),
    _sense("open, unlock, use, switch on, turn on, light up, swipe, tap, scroll, start",
           "phone, smartphone, app", "look at"),
    _sense("roll out, unroll, spread, unfold, spread out, open",
           "map, blueprint, document, plan, poster, newspaper, paper, letter", "look at"),
    _sense("drive, herd, lead, guide, round up, chase, shepherd",
           "sheep, cow, goat, pig, duck, goose, flock, herd, cattle, horse, lamb, calf", "lead"),
    _sense(_HOLDS, "umbrella", "hold an umbrella"),
    _sense("plant, set up, raise", "flag", "set up"),
    _sense("plant, set", "tree, sapling, flower, rose, bush, shrub, apple tree, fruit tree, tulip, "
           "seedling, tomato, pine, bulb", "plant a sapling"),
    _sense("wash, rinse, scrub", "clothes, laundry, shirt, dress, sheet, linen, sock, trousers",
           "wash clothes"),
    _sense("build, make, roll", "snowman", "push"),
    _sense("ride, gallop, mount, ride on",
           "horse, pony, donkey, camel, unicorn, mule, elephant, deer, reindeer, zebra, ostrich, "
           "llama, dragon, bull, cow, buffalo, lion, tiger, bear, goat, yak, racehorse, stallion",
           "ride a horse"),
    _sense("clear, leap, leap over, jump over, jump, vault, cross, fly", "crossbar, bar",
           "leap over"),
    _sense("clear, leap, leap over, jump over, vault, cross, fly",
           "hurdle, fence, obstacle", "jump"),
    _sense("tie, lace, lace up, fasten, do up, put on, untie, loosen",
           "shoe, shoelace, sneaker, boot, lace, running shoe, football boot", "tie shoes"),
    _sense("shine, point, flash, aim, direct, use, hold, switch on, turn on",
           "flashlight, headlamp", "shine a light"),
    _sense("lock, unlock, chain", "bicycle, bike, scooter, motorcycle, e-bike", "crouch"),
    _sense("lay, place, put", "wreath", "bow"),
    _sense("wrap, wrap up, gift-wrap", "fish, sandwich, bread, cheese, meat, bouquet, flower, "
           "gift, present, box, vase, cup, plate, glass, bottle, perfume bottle, chocolate, book, "
           "toy, parcel, package, dress, shirt, doll, teapot, bowl", "wrap"),
    _sense("smash, break, shatter, hit, strike, bang, break open, crack",
           "window, glass pane, car, ice, wall, rock, stone, door, lock, padlock, brick", "repair"),
    _sense("open, break, split, break open, crack, tear",
           "orange, banana, pomegranate, egg, nut, walnut, coconut, lychee, tangerine, melon, "
           "corn, fruit, peanut, oyster, clam", "peel"),
    _sense("ride", "skateboard, longboard, kick scooter", "skateboard"),
    _sense("put, put in, cast, drop", "ballot", "vote"),
    _sense("press, push, pull, hit, ring, sound", "alarm", "point"),
    _sense("ride", "surfboard, wave", "surf"),
    _sense("play", "violin, viola, fiddle", "play violin"),
    _sense("play", "piano, keyboard, organ", "play piano"),
    _sense("play, strum, pluck", "guitar, ukulele, banjo, lute, pipa, bass", "play guitar"),
    _sense("play", "flute, recorder, clarinet, oboe, bamboo flute, whistle", "play flute"),
    _sense("blow", "whistle", "blow a whistle"),
    _sense("play", "saxophone, bassoon", "play saxophone"),
    _sense("play", "trumpet, horn, trombone, tuba, bugle", "play trumpet"),
    _sense("play, beat, hit, bang", "drums, drum, drum kit, bongo", "play drums"),
    _sense("play", "cello, double bass, erhu, contrabass", "play cello"),
    _sense("play", "chess, chess board, cards, board game, checkers, go, mahjong", "play chess"),
    _sense("play", "basketball", "play basketball"),
    _sense(
        "play, hit", "racket, tennis, table tennis, ping-pong, badminton, squash", "play tennis"
    ),
    _sense("play", "golf", "play golf"),
    _sense("play", "baseball, cricket, softball", "play baseball"),
    _sense("play", "volleyball", "play volleyball"),
    _sense("play", "hockey, ice hockey", "play hockey"),
    _sense("play", "football, soccer, soccer ball, rugby", "kick"),
    _sense("play", "game controller, video game, computer game, console", "play video games"),
    _sense("lift, raise, press, hold, train", "barbell, weight, weights, dumbbell", "lift weights"),
    _sense("drive, steer, sail, pilot, row, paddle, start",
           "boat, rowing boat, yacht, sailboat, dinghy, ship, ferry, canoe, kayak, raft, lifeboat, "
           "fishing boat, motorboat, speedboat, trawler, barge, gondola", "row"),
    _sense("change", "nappy, diaper, bandage, sheet, bed, dressing", "fold"),
    _sense("brush, brush off, clean, dust, wipe",
           "skull, fossil, statue, bone, pot, vase, terracotta figure, skeleton, painting", "wipe"),
    _sense(_DRIVES, "car, taxi, police car, sports car, race car, electric car", "drive a car"),
    _sense(_DRIVES, "van, delivery van, minibus, ambulance, camper", "drive a van"),
    _sense(_DRIVES, "truck, lorry, fire engine, fire truck, garbage truck", "drive a truck"),
    _sense(_DRIVES, "bus, coach, school bus, tram", "drive a bus"),
    _sense(_DRIVES, "forklift, pallet truck", "drive a forklift"),
    _sense("ride, drive", "scooter, moped, electric scooter, motorcycle, motorbike, e-scooter",
           "ride a scooter"),
    _sense("open, close, shut, look into", "fridge, refrigerator, freezer", "open a fridge"),
    _sense("open, close, shut", "window, shutter, curtain, blind", "open a window"),
    _sense("open, unpack, unwrap, pack, close", "parcel, box, package, carton, crate, present, "
           "gift, chest, suitcase, toolbox, drawer, bag, backpack", "unpack"),
    _sense("open, close", "book, notebook, newspaper, magazine, album, diary, map, letter, "
           "envelope, folder, menu", "read"),
    _sense("unfold, spread, spread out, hold, study, look at", "map, newspaper", "read"),
    _sense("open, twist, uncork", "bottle, jar, tin, can, wine, pill bottle", "twist open"),
    _sense("open, close, fold", "laptop, computer", "type"),
    _sense("write, fill in, fill out, note, draft", "ballot, letter, book, diary, notebook, "
           "report, exam, form, essay, paper, document, list, poem, novel, note, postcard, "
           "contract, email, test, card, story, homework, article, recipe, prescription", "sign"),
    _sense(_CHECKS, "machine, control panel, engine, switchboard, generator", "operate"),
    _sense("stamp, post", "passport, letter, document", "sign"),
    _sense("answer, pick up, use, hold, dial, talk on", "phone, telephone, smartphone", "phone"),
    _sense("turn, spin, rotate, adjust, steer, twist, align, set", "globe, earth, telescope, "
           "ship's wheel, steering wheel, valve, knob, dial, wheel, handle, camera, crank, "
           "binoculars, machine, compass, tap", "operate"),
    _sense("cut, grind, copy, file, make", "key, lock", "operate"),
    _sense("swing, crack, shake, throw, flick", "whip, lasso, tambourine, flag, scarf", "wave"),
    _sense("knock, sweep, brush, tip", "pencil case, pencil, pen, cup, glass, vase, bottle, book, "
           "plate, bowl, lamp, tray, jar, phone, ball", "reach out"),
    _sense("paint, repaint, mark, whitewash", "zebra crossing, wall, brick wall, fence, door, "
           "house, boat, ship, bench, line, ceiling, car, gate, room, window, roof, rowing boat, "
           "fishing boat, chair, table, road", "wipe"),
    _sense("grab, grip, seize, catch, take, hoist, snatch", "barbell, bar, weight", "lift weights"),
    _sense("light, ignite, put out, snuff", "candle, lamp, lantern, incense stick, fire, torch, "
           "match, stove, firework, firecracker, lighter", "reach out"),
    _sense("unroll, open, read, chant", "scroll", "read"),
    _sense("look, look at, watch, check, read, tap, scroll, hold up", "phone, smartphone", "text"),
    _sense("climb, walk, go, run, carry", "ladder", "climb"),
    _sense("wear, put on", "helmet, hard hat, hat, cap, glasses, mask", "put on"),
    _sense("carry, hold, take, bring, lift, pick up", "suitcase, luggage, bag, sack, handbag, "
           "shopping bag, bucket, watering can, basket, briefcase, toolbox", "carry a bag"),
    _sense("count", "coin, money, banknote, cash, note, bill", "count"),
    _sense("cut, saw", "saw, handsaw, hand saw, chainsaw", "saw"),
    _sense("click, double-click, use, move, hold, press", "computer mouse", "type"),
    _sense("pick, harvest, gather, pluck, collect", "tea, tea leaf, tea bush, tea plant",
           "pick tea"),
    _sense("shape, form, make, turn, throw, work", "clay, potter's wheel", "throw a pot"),
    _sense("bang, hit, strike, knock, beat", "gavel, hammer, anvil, nail", "repair"),
    _sense("shape, form, throw", "pot, bowl, vase, jar, clay jar", "throw a pot"),
)  # fmt: skip
_PRESSED = "press"
# What is ironed where it is pressed; anything else is pressed with a finger.
_IRONED = frozenset({"clothes", "shirt", "dress", "trousers", "laundry", "suit", "skirt", "cloth"})


def sense_of(verb: str, names: Collection[str]) -> str:
    """What a verb is acted as that is done to things of these names; itself where it stays so."""
    words = {*names, *(name.rsplit(" ", 1)[-1] for name in names)}
    for sense in _SENSES:
        if verb in sense.verbs and words & sense.things:
            return sense.acted
    if verb == _PRESSED and not words & _IRONED:
        return "point"
    return verb
