"""1.3 B parameters over the latents of Wan's VAE, for footage and many cards.

Copy it, and set `vae` and `data` to folders of yours.
"""

from pathlib import Path

from onionskin.toybox.latent import LatentConfig
from onionskin.toybox.training.config import Kind, TrainConfig, TrainingSet

config = TrainConfig(
    model=LatentConfig(),
    vae=Path("wan-vae"),
    data=TrainingSet(folder=Path("set")),
    kinds=(
        Kind(batch=256, num_frames=1, height=480, width=832, share=0.2, micro_batch=8),
        Kind(batch=64, num_frames=33, height=480, width=832, share=0.8, micro_batch=1),
    ),
    num_steps=100_000,
    learning_rate=1e-4,
    warmup_steps=1_000,
    cooldown=0.1,
    parallel="fsdp",
    activation_checkpointing=True,
    checkpoint_minutes=15.0,
    num_loaders=8,
)
