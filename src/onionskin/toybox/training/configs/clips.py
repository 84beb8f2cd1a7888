"""The second stretch of our own weights: clips; set `start` to what the first one made."""

from onionskin.toybox.training.config import Kind, TrainConfig

config = TrainConfig(
    kinds=(
        Kind(batch=32, num_frames=1, height=128, width=128, share=0.35),
        Kind(batch=8, num_frames=4, height=128, width=128, share=0.45),
        Kind(batch=2, num_frames=16, height=128, width=128, share=0.06),
        Kind(batch=8, num_frames=4, height=96, width=160, share=0.07),
        Kind(batch=8, num_frames=4, height=160, width=96, share=0.07),
    ),
    num_steps=6_000,
)
