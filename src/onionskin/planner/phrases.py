"""English for places, hours, weather, cameras and colours.

The captions that the planner learns from are made of these, and the planner knows by them
which words it understands exactly. Words marked `loose` mean something near (Paris is not
the city that is drawn, a kitchen not the room): the planner uses them and says so. Those
marked `held_out` are kept from all training, to test with.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to say one thing."""

    train: tuple[str, ...]
    held_out: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceWays:
    """Ways to name a place: standing in it, going through it, or by itself."""

    at: Ways
    along: Ways
    nouns: Ways


def _ways(train: str, held_out: str = "", loose: str = "") -> Ways:
    lists = [s.split("|") if s else [] for s in (train, held_out, loose)]
    return Ways(*map(tuple, lists))


def _place(at: Ways, along: Ways, nouns: Ways) -> PlaceWays:
    return PlaceWays(at, along, nouns)


PLACES_EN: dict[str, PlaceWays] = {
    "mountains": _place(
        _ways(
            "in the mountains|in front of the mountains|among the mountains|near the mountains"
            "|in a mountain valley|on a mountainside|among mountain peaks"
            "|at the foot of the mountains"
            "|with mountains behind|above the mountains|in a mountain landscape",
            "high up in the mountains|with mountain peaks in the background|beneath tall mountains",
            "in the Alps|in the Himalayas|in the Rockies|on Mount Everest|on a hilltop|on a cliff"
            "|in a canyon|in the Andes|in Switzerland|near a volcano|on a rocky ridge",
        ),
        _ways(
            "over the mountains|across the mountains|past the mountains|through the mountains"
            "|over a mountain range|along a mountain ridge",
            "beyond the mountains|over the mountain tops",
            "over the Alps|over the hills|across the highlands|through the canyon",
        ),
        _ways(
            "mountains|the mountains|a mountain range|mountain scenery|mountain landscape|mountain"
        ),
    ),
    "sea": _place(
        _ways(
            "at sea|on the sea|on the ocean|in the sea|by the sea|out at sea|on the open sea"
            "|on the waves|above the sea|on the water",
            "far out on the ocean|among the waves of the sea",
            "on a lake|on a river|in the harbor|in the Pacific|in the Atlantic|on a pond|in the bay"
            "|in a swimming pool|in Venice",
        ),
        _ways(
            "across the sea|over the sea|over the ocean|across the ocean|over the waves"
            "|across the water|through the waves",
            "over the rolling sea|over deep blue ocean water",
            "down the river|across the lake|along the canal",
        ),
        _ways("the sea|sea|ocean|the open ocean|sea waves|a wide sea|seascape"),
    ),
    "meadow": _place(
        _ways(
            "in a meadow|in the meadow|in a green field|in the grass|on the grass"
            "|in a flowery meadow"
            "|on a green hill|in a grassy field|on a lawn|in a field of grass|on a meadow",
            "out in the green meadows|amid meadow grass",
            "in the park|in a garden|on a farm|in the countryside|in a rice field|in a backyard"
            "|in Ireland|on a golf course|in a wheat field|at a picnic",
        ),
        _ways(
            "across the meadow|through the grass|through a meadow|over a green field"
            "|over the meadow"
            "|across a field|through the tall grass",
            "all over the meadow|over lush green grass",
            "across the prairie|through the park|over the farm|through the garden",
        ),
        _ways("meadow|a green meadow|green field|a grassy meadow|grassland|grass"),
    ),
    "desert": _place(
        _ways(
            "in the desert|on a sand dune|among the dunes|in a sandy desert|on the desert sand"
            "|in a hot desert|between sand dunes|with desert dunes behind|above the desert",
            "somewhere in the desert|amid endless dunes",
            "in the Sahara|in Egypt|by the pyramids|in Arizona|in the wasteland"
            "|in the Gobi|on Mars",
        ),
        _ways(
            "across the desert|over the dunes|through the desert|over the sand dunes",
            "over the desert sands|past tall dunes",
            "across the Sahara|through the wasteland",
        ),
        _ways("desert|the desert|sand dunes|a sandy desert|desert landscape|dunes"),
    ),
    "snow": _place(
        _ways(
            "in the snow|on the snow|in a snowy field|in a snowy landscape|on snowy ground"
            "|in deep snow|in a snow-covered field|in a winter landscape"
            "|on a snowfield|on a snowy plain",
            "amid white snow|on fresh powder snow",
            "in the Arctic|in Antarctica|at the North Pole|on the ice|on a ski slope|on a glacier"
            "|in Siberia|in Iceland",
        ),
        _ways(
            "through the snow|across the snow|over the snow|across a snowy field"
            "|through deep snow|over the snowfield",
            "through fresh snow|over snow-covered ground",
            "across the ice|across the tundra|down the ski slope",
        ),
        _ways("snow|a snowy field|snowy landscape|snowfield|winter landscape|deep snow"),
    ),
    "city": _place(
        _ways(
            "in the city|in a city|downtown|in front of skyscrapers|in a city street"
            "|on a city street"
            "|among tall buildings|between skyscrapers|above the city|in the big city|in town"
            "|with a city skyline behind|in the street|on the street",
            "in the heart of the city|beneath city towers",
            "in Paris|in Tokyo|in New York|in London|in Shanghai|in Beijing|in Hong Kong|in Rome"
            "|in Manhattan|at the station|in a shopping mall|on a rooftop"
            "|at the airport|in a village"
            "|in Chinatown|in Times Square|in Berlin",
        ),
        _ways(
            "through the city|over the city|across the city|down the street|through the streets"
            "|past the skyscrapers|over the rooftops|along a city street|down a city street",
            "through busy city streets|above the city roofs",
            "through Paris|over Tokyo|through London|over Sydney|through the village"
            "|through Madrid",
        ),
        _ways("city|the city|a city skyline|downtown|city street|a big city|cityscape|skyscrapers"),
    ),
    "forest": _place(
        _ways(
            "in the forest|in a forest|in the woods|among the trees|in a pine forest"
            "|under the trees"
            "|between the trees|deep in the forest|in a green forest|at the edge of the forest",
            "inside a dense forest|amid forest trees",
            "in the jungle|in a bamboo grove|in the rainforest|in an orchard"
            "|in the Amazon|in a swamp",
        ),
        _ways(
            "through the forest|through the woods|through the trees|past the trees|over the forest"
            "|between the trees of a forest|across the woods",
            "through thick woods|above the forest",
            "through the jungle|through the rainforest",
        ),
        _ways("forest|the forest|woods|the woods|a pine forest|forest trees|woodland"),
    ),
    "road": _place(
        _ways(
            "on the road|on a road|by the roadside|on a country road|at the side of the road"
            "|in the middle of the road|on an open road|beside the road|on an asphalt road",
            "out on the open road|on a lonely road",
            "on the highway|on a bridge|on the racetrack|at a crossroads|on the motorway"
            "|on Route 66|on a runway|on the railway",
        ),
        _ways(
            "down the road|along the road|along a country road|across the road|up the road"
            "|over the road|down an open road",
            "along the roadway|down a long road",
            "down the highway|along the highway|across the bridge|along the motorway",
        ),
        _ways("road|a road|country road|the open road|roadside|an empty road"),
    ),
    "beach": _place(
        _ways(
            "on the beach|at the beach|on a sandy beach|by the shore|on the seashore|on the shore"
            "|on a tropical beach|by the seaside|above the beach|at the seaside",
            "down at the beach|on the warm beach sand",
            "on an island|in Hawaii|on the coast|in Bali|in Miami|on a sandbank|in the Maldives",
        ),
        _ways(
            "along the beach|across the beach|over the beach|along the shore|down the beach"
            "|along the seashore",
            "all along the seaside|over the sandy shore",
            "along the coast|along the riverbank",
        ),
        _ways("beach|the beach|a sandy beach|seashore|tropical beach|the seaside"),
    ),
    "space": _place(
        _ways(
            "in space|in outer space|among the stars|in deep space|in the cosmos|in the universe"
            "|in a starry galaxy|out in space",
            "somewhere in the galaxy|in the vast cosmos",
            "on the moon|near Saturn|in orbit|around Jupiter|in the Milky Way|in zero gravity"
            "|in a nebula|near a black hole",
        ),
        _ways(
            "through space|through outer space|across the galaxy|past the stars|across the universe"
            "|through the cosmos",
            "through interstellar space|across the cosmos",
            "past the planets|through the asteroid belt",
        ),
        _ways("space|outer space|deep space|the galaxy|the universe|cosmos|galaxy"),
    ),
    "underwater": _place(
        _ways(
            "underwater|under the sea|under water|on the sea floor|deep under the sea"
            "|beneath the waves"
            "|under the ocean|below the surface of the sea|on the seabed|at the bottom of the sea",
            "deep below the waves|down on the ocean floor",
            "in an aquarium|in a coral reef|in a fish tank|near a shipwreck|in Atlantis",
        ),
        _ways(
            "through the underwater world|under the waves|along the sea floor|through the deep sea"
            "|along the seabed|across the ocean floor",
            "through underwater depths|across the seabed",
            "past the coral reef|through the kelp",
        ),
        _ways("underwater|the underwater world|deep sea|the sea floor|seabed|underwater scene"),
    ),
    "indoors": _place(
        _ways(
            "indoors|in a room|inside a room|in the room|inside the house|in a cozy room|at home"
            "|inside|in the house|on the floor of a room",
            "in someone's room|inside a cosy home",
            "in the kitchen|in the living room|in a bedroom|in the office|in a classroom"
            "|in a library|in a museum|in a restaurant|in a cafe|in a hospital|on a table|on a sofa"
            "|in a theater|in the bathroom|on stage",
        ),
        _ways(
            "across the room|through the room|around the room|through the house",
            "all through the house|about the room",
            "through the kitchen|across the living room|through the corridor|across the stage",
        ),
        _ways("indoors|a room|room|a cozy room|interior|inside a house|home interior"),
    ),
    "plain": _place(
        _ways(
            "on a plain background|on a plain {color} background|on a {color} background"
            "|against a {color} background|in front of a plain {color} wall|on plain {color}"
            "|isolated on {color}|on a solid {color} background|against a plain background"
            "|with a {color} background|against a simple {color} backdrop",
            "before a flat {color} backdrop|set on uniform {color}",
            "in a studio|in a void|on a green screen",
        ),
        _ways(
            "across a plain {color} background|over a plain background|across a {color} backdrop"
        ),
        _ways(
            "plain {color} background|{color} background|a plain background"
            "|solid {color}|empty background"
        ),
    ),
}

COLORS_EN: dict[str, tuple[str, ...]] = {
    "white": ("white",),
    "pink": ("pink",),
    "yellow": ("yellow",),
    "blue": ("blue", "light blue"),
    "green": ("green",),
    "purple": ("purple", "violet"),
    "orange": ("orange",),
    "gray": ("gray", "grey"),
}

TIMES_EN: dict[str, Ways] = {
    "day": _ways(
        "during the day|at noon|in daylight|in the daytime|by day|at midday|in broad daylight"
        "|in the afternoon|at daytime|in the bright daylight",
        "in the middle of the day|in full daylight",
    ),
    "sunset": _ways(
        "at sunset|at dusk|in the evening|as the sun sets|at sundown|in the sunset light"
        "|in the golden evening light|at twilight|during sunset",
        "with the sun going down|in the glow of the sunset",
    ),
    "night": _ways(
        "at night|by night|under the moon|in the moonlight|under the stars|at midnight|after dark"
        "|in the dark|on a dark night|during the night|under a starry sky|under the night sky",
        "in the dead of night|late at night|on a moonlit night",
    ),
    "dawn": _ways(
        "at dawn|at sunrise|in the early morning|at daybreak|as the sun rises|at first light"
        "|in the morning|in the morning light|during sunrise",
        "as day breaks|with the sun coming up",
    ),
}
TIME_NOUNS_EN: dict[str, tuple[str, ...]] = {
    "day": ("day", "daytime", "noon", "afternoon"),
    "sunset": ("sunset", "dusk", "evening", "twilight"),
    "night": ("night", "nighttime", "midnight"),
    "dawn": ("dawn", "sunrise", "morning", "early morning"),
}

WEATHERS_EN: dict[str, Ways] = {
    "clear": _ways(
        "under a clear sky|in clear weather|in fine weather|in a cloudless sky|with clear skies",
        "with not a cloud in the sky",
    ),
    "cloudy": _ways(
        "under a cloudy sky|under an overcast sky|in cloudy weather|under gray clouds"
        "|beneath heavy clouds|with clouds in the sky",
        "with a sky full of clouds|beneath an overcast sky",
    ),
    "rain": _ways(
        "in the rain|while it rains|in heavy rain|as rain falls|during a rainstorm|in rainy weather"
        "|in the pouring rain|in a light rain|under the rain|in a storm",
        "with rain pouring down|in a drizzle",
    ),
    "snowfall": _ways(
        "while it snows|as snow falls|in falling snow|during a snowfall|in a snowstorm"
        "|under falling snowflakes|in a blizzard|with snow falling|in snowy weather",
        "as snowflakes drift down|while snow keeps falling",
    ),
    "fog": _ways(
        "in the fog|in thick fog|in the mist|in foggy weather|through the fog|in a haze"
        "|shrouded in mist|in a light mist",
        "wrapped in fog|with mist all around",
    ),
}
WEATHER_NOUNS_EN: dict[str, tuple[str, ...]] = {
    "clear": ("clear sky", "clear", "fine weather", "clear weather"),
    "cloudy": ("cloudy", "clouds", "overcast", "cloudy sky"),
    "rain": ("rain", "rainy", "heavy rain", "raining"),
    "snowfall": ("snowing", "snowfall", "falling snow", "snowstorm"),
    "fog": ("fog", "foggy", "mist", "misty"),
}
WEATHER_ADJECTIVES_EN: dict[str, tuple[str, ...]] = {
    "clear": ("clear", "cloudless"),
    "cloudy": ("cloudy", "overcast", "gray"),
    "rain": ("rainy", "stormy", "wet"),
    "snowfall": ("snowy", "blizzardy"),
    "fog": ("foggy", "misty", "hazy"),
}

CAMERAS_EN: dict[str, Ways] = {
    "still": _ways(
        "static camera|still camera|the camera stays still|fixed camera|the camera does not move"
        "|static shot|locked-off shot|no camera movement|the camera is fixed",
        "camera held perfectly still|stationary camera",
    ),
    "pan-left": _ways(
        "camera pans left|the camera pans to the left|panning left|pan left|camera moves left"
        "|the camera slides left|camera panning to the left|slow pan to the left",
        "camera sweeps to the left|the shot pans leftward",
    ),
    "pan-right": _ways(
        "camera pans right|the camera pans to the right|panning right|pan right|camera moves right"
        "|the camera slides right|camera panning to the right|slow pan to the right",
        "camera sweeps to the right|the shot pans rightward",
    ),
    "tilt-up": _ways(
        "camera tilts up|the camera tilts upward|tilting up|tilt up|camera looks up"
        "|the camera moves up|slow tilt up|camera tilting upwards",
        "the shot tilts skyward|camera rises upward",
    ),
    "tilt-down": _ways(
        "camera tilts down|the camera tilts downward|tilting down|tilt down|camera looks down"
        "|the camera moves down|slow tilt down|camera tilting downwards",
        "the shot tilts to the ground|camera lowers downward",
    ),
    "zoom-in": _ways(
        "camera zooms in|the camera zooms in|zooming in|zoom in|slow zoom in|camera pushes in"
        "|the camera moves closer|the camera gets closer|dolly in|push in",
        "camera creeps closer|the shot closes in",
    ),
    "zoom-out": _ways(
        "camera zooms out|the camera zooms out|zooming out|zoom out|slow zoom out|camera pulls back"
        "|the camera moves back|the camera backs away|dolly out|pull back",
        "camera retreats slowly|the shot widens out",
    ),
}

SIZES_EN: dict[str, Ways] = {
    "small": _ways("small|tiny|little", "miniature|wee"),
    "medium": _ways("medium-sized|mid-sized|medium", "average-sized"),
    "big": _ways("big|large|huge|giant|enormous", "massive|gigantic"),
}

SIDES_EN: dict[str, Ways] = {
    "left": _ways(
        "on the left|on the left side|at the left|at left|on the left of the frame"
        "|to the left of the picture",
        "over on the left|at the left edge",
    ),
    "center": _ways(
        "in the middle|in the center|in the centre|at the center"
        "|in the middle of the frame|centered",
        "right in the middle|dead center",
    ),
    "right": _ways(
        "on the right|on the right side|at the right|at right"
        "|on the right of the frame|to the right of the picture",
        "over on the right|at the right edge",
    ),
}
