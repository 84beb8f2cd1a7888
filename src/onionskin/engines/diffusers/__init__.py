"""Open-weight models behind the same canvas: one adapter, and a description per family.

    families/*.py   what each family is: pipelines, sizes, rates, licences (data)
    family.py       what a description is made of
    layout.py       the next larger clip that a model can make, and which of it is kept
    sheet.py        a canvas brought to that size
    conditions.py   what is known of it, as a pipeline's arguments; arguments.py: all others
    engine.py       the `Engine`: chooses a way, paints, lays the known pixels back
    shelf.py        where weights are; pull.py fetches them
    placement.py    device, precision and offload; loader.py loads a pipeline, tuning.py adds LoRA
    painting.py     one call: progress, cancel, and a decode that survives running out of memory
    foreign.py      any other video pipeline, by what its signature takes

Nothing here imports torch or diffusers before the first fill.
"""
