"""The third stretch of our own weights: 256 pixels, the rate falling at the end."""

from onionskin.toybox.training.config import Kind, TrainConfig

config = TrainConfig(
    kinds=(
        Kind(batch=8, num_frames=1, height=256, width=256, share=0.45),
        Kind(batch=2, num_frames=4, height=256, width=256, share=0.45),
        Kind(batch=2, num_frames=4, height=192, width=320, share=0.05),
        Kind(batch=2, num_frames=4, height=320, width=192, share=0.05),
    ),
    num_steps=6_000,
    learning_rate=3e-4,
    cooldown=0.5,
)
