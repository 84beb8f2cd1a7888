"""The first stretch of our own weights: pictures, and a few short clips, of 128 pixels."""

from onionskin.toybox.training.config import Kind, TrainConfig

config = TrainConfig(
    kinds=(
        Kind(batch=16, num_frames=1, height=128, width=128, share=0.72),
        Kind(batch=4, num_frames=4, height=128, width=128, share=0.18),
        Kind(batch=16, num_frames=1, height=96, width=160, share=0.05),
        Kind(batch=16, num_frames=1, height=160, width=96, share=0.05),
    ),
    num_steps=6_000,
    time_mean=0.7,
)
