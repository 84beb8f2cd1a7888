"""The flow's maths, on cases that can be done by hand."""

from __future__ import annotations

import pytest
import torch

from onionskin.toybox.flow import add_noise, denoise, loss_weight, sample_times, schedule


def test_noise_is_mixed_in_along_a_straight_line() -> None:
    """t = 0 is data, t = 1 is noise."""
    data, noise = torch.tensor([2.0]), torch.tensor([-1.0])
    values = [add_noise(data, noise, torch.tensor(t)).item() for t in (0.0, 0.5, 1.0)]
    assert values == [2.0, 0.5, -1.0]


def test_a_perfect_model_is_followed_to_its_answer() -> None:
    """With x_0 known, any number of steps ends on it."""
    answer = torch.randn(4, generator=torch.Generator().manual_seed(0))
    for steps in (1, 3, 10):
        end = denoise(lambda x, t: answer, torch.ones(4), schedule(steps))
        assert torch.allclose(end, answer, atol=1e-6)


def test_denoising_follows_the_exact_flow_of_a_gaussian() -> None:
    """For data N(0, s^2) the best x_0 is linear in x_t and noise maps to s times itself."""
    s = 0.5

    def best(x: torch.Tensor, t: float) -> torch.Tensor:
        return x * (1 - t) * s**2 / ((1 - t) ** 2 * s**2 + t**2)

    noise = torch.tensor([1.0, -2.0, 0.5])
    errors = [
        float((denoise(best, noise, schedule(steps)) - s * noise).abs().max())
        for steps in (10, 20, 40, 400)
    ]
    assert errors[3] < 0.01
    # Of first order: half the step, half of the error.
    assert errors[0] > 1.7 * errors[1] > 2.9 * errors[2]


def test_steps_can_be_stopped() -> None:
    """What the callback raises ends the walk at once."""
    done = []

    def stop(step: int) -> None:
        done.append(step)
        if step == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        denoise(lambda x, t: x, torch.zeros(1), schedule(9), stop)
    assert done == [0, 1, 2]


def test_schedules_fall_from_one_to_zero() -> None:
    """A shift above 1 keeps them higher on the way."""
    plain, shifted = schedule(4), schedule(4, shift=3.0)
    assert plain == [1.0, 0.75, 0.5, 0.25, 0.0]
    assert (shifted[0], shifted[-1]) == (1.0, 0.0)
    assert all(a < b for a, b in zip(plain[1:-1], shifted[1:-1], strict=True))


def test_the_loss_weight_turns_errors_of_data_into_errors_of_velocity() -> None:
    """v = (x_t - x_0) / t, so the weight is 1 / t^2, bounded near 0."""
    weights = loss_weight(torch.tensor([1.0, 0.5, 0.0]))
    assert weights.tolist() == pytest.approx([1.0, 4.0, 100.0])


def test_times_are_drawn_inside_the_unit_interval() -> None:
    """And about the logistic of the mean."""
    times = sample_times(4000, 0.5, 1.0, torch.Generator().manual_seed(0))
    assert times.min() > 0
    assert times.max() < 1
    assert times.median().item() == pytest.approx(1 / (1 + 2.718281828**-0.5), abs=0.02)
