"""What people usually do, and what usually goes on where.

It is seen where a place itself is what is spoken of: in a bank, a clerk who talks to a customer.
"""

from __future__ import annotations

from typing import Final

from onionskin.film.phrasing import Shown, Sight


def _sights(text: str) -> dict[str, tuple[Sight, ...]]:
    """ "name, name: who | verb | thing | partner" lines as what is seen under each name.

    A number before "who" is how many they are; several lines of a name are several pictures.
    """
    table: dict[str, tuple[Sight, ...]] = {}
    for line in text.strip().splitlines():
        names, _, rest = line.strip().partition(":")
        for name in (each.strip() for each in names.split(",")):
            table[name] = (*table.get(name, ()), _sight(rest, name))
    return table


def _sight(row: str, name: str) -> Sight:
    who, verb, thing, partner = ([each.strip() for each in row.split("|")] + [""] * 4)[:4]
    digit, _, rest = who.partition(" ")
    count, who = (int(digit), rest) if digit.isdigit() else (1, who)
    things = (Shown(name=thing.rstrip("s") if thing != "drums" else thing),) if thing else ()
    return Sight(
        people=(who or name,),
        counts={who or name: count},
        verb=verb,
        things=things,
        is_direct=bool(things),
        partners=(partner,) if partner else (),
    )


_WORK: Final = _sights(
    """
    doctor, nurse, dentist: | talk | | patient
    surgeon: | operate | | patient
    patient: | talk | | doctor
    pharmacist: | talk | | customer
    teacher, professor, trainer: | explain | | pupil
    pupil, student: | read | book
    scientist, researcher: | look through | microscope
    engineer, mechanic, technician, electrician, plumber: | repair | machine
    worker, courier: | carry | parcel
    farmer: | water | plant
    gardener: | water | flower
    baker: | knead
    chef, cook: | cook
    waiter, waitress: | carry | plate
    barista: | pour | coffee
    cashier, shopkeeper: | sell | | customer
    customer, shopper: | shop
    librarian: | read | book
    office worker, programmer, accountant, secretary, clerk, designer: | type | laptop
    adviser, consultant, agent: | talk | | customer
    business person, manager: | talk | | business person
    politician, minister, mayor, president, prime minister, senator: | give a speech
    judge, lawyer: | give a speech
    reporter, journalist, presenter: | talk
    firefighter: | run
    builder, carpenter: | saw
    painter, artist: | paint
    tourist, traveller: | photograph
    runner, jogger, athlete: | run
    footballer: | kick | ball
    swimmer: | swim
    cyclist: | ride | bicycle
    skier: | ski
    musician: | play guitar
    singer: | sing
    dancer: | dance
    photographer: | photograph
    cleaner: | sweep
    fisherman: | fish
    call centre agent: | phone
    """
)
"""What people of a role are seen to do where nothing else of them is seen."""
_GOING_ON: Final = _sights(
    """
    bank: office worker | talk | | customer
    bank: customer | text
    bank: office worker | type | laptop
    clinic, hospital room: doctor | talk | | patient
    clinic, hospital room: nurse | talk | | patient
    operating room: surgeon | operate | | patient
    classroom: teacher | explain | | pupil
    classroom: pupil | read | book
    classroom: pupil | raise a hand
    lecture hall: teacher | explain
    kitchen: chef | cook
    kitchen: chef | whisk
    kitchen: chef | cut
    factory: engineer | repair | machine
    factory: worker | carry | parcel
    factory: 2 worker | talk
    warehouse: worker | carry | parcel
    warehouse: 2 worker | talk
    warehouse: worker | push | shopping cart
    construction site: builder | saw
    construction site: 2 builder | talk
    workshop, garage: mechanic | repair | machine
    workshop, garage: worker | saw
    office: office worker | type | laptop
    office: 2 business person | talk
    office: office worker | phone
    meeting room: 3 business person | talk
    shop, supermarket: cashier | sell | | customer
    shop, supermarket: customer | shop
    market, shopping mall: customer | shop
    farm, field: farmer | water | plant
    farm, field: farmer | carry | basket
    garden: gardener | water | flower
    garden: gardener | rake
    laboratory: scientist | look through | microscope
    laboratory: 2 scientist | talk
    street, city, village, town square: 3 person | walk
    street, city, village, town square: 2 person | talk
    park: 2 person | walk
    park: person | sit | bench
    station, airport: passenger | carry | suitcase
    station, airport: 2 passenger | talk
    library: librarian | talk | | customer
    library: person | read | book
    courtroom: judge | talk
    stadium: footballer | kick | ball
    stadium: 3 person | cheer
    gym: athlete | lift weights
    gym: 2 person | exercise
    living room, dining room: 2 person | talk
    living room: person | read | book
    bedroom: person | sleep
    café: barista | talk | | customer
    café, restaurant: 2 customer | drink
    restaurant: waiter | talk | | customer
    museum: tourist | photograph
    news studio: presenter | talk
    stage: singer | sing
    church: priest | talk
    parliament: politician | give a speech
    swimming pool: swimmer | swim
    basketball court: basketball player | play basketball
    """
)
"""What is seen of a place where nothing is said to go on in it."""


def work_of(role: str) -> Sight | None:
    """What people of a role are seen to do; None for those who have no work of their own."""
    found = _WORK.get(role)
    return found[0] if found else None


def goings_on(place: str) -> tuple[Sight, ...]:
    """What is seen to go on in a place; nothing for landscapes, which are seen as they are."""
    return _GOING_ON.get(place, ())
