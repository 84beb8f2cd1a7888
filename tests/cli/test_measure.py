"""`onionskin measure` with the true clip beside it."""

import numpy as np

from onionskin import Clip


def test_how_far_it_is_from_the_truth_is_in_the_table(onionskin):
    """PSNR, SSIM and tOF; without a reference none of them."""
    truth = np.random.default_rng(1).integers(60, 190, (6, 48, 64, 3), np.uint8)
    Clip(truth, 8).save("truth.mkv")
    Clip(truth + np.uint8(10), 8).save("off.mkv")
    told = onionskin("measure", "off.mkv", "--reference", "truth.mkv").stdout
    assert "28.1 dB" in told  # 10 levels off everywhere: 20 log10(255 / 10)
    assert "SSIM" in told
    assert "pixels" in told
    assert "PSNR" not in onionskin("measure", "off.mkv").stdout
