import pytest

from gui import palette

SCHEMES = {"light": palette.LIGHT, "dark": palette.DARK}
TEXTS = ("text", "muted", "accent", "problem", "warning", "good")
GROUNDS = ("window", "surface", "raised", "zebra")


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.1."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_in_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", TEXTS)
def test_text_can_be_read_on_every_ground(scheme, ground, role):
    colours = vars(SCHEMES[scheme])

    assert contrast(colours[role], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("role", ["inside", "outside", "ambiguous"])
def test_marks_stand_out_from_the_chart(scheme, role):
    colours = vars(SCHEMES[scheme])

    assert contrast(colours[role], colours["surface"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("level", ["problem", "warning", "good"])
def test_messages_can_be_read(scheme, level):
    colours = vars(SCHEMES[scheme])

    assert contrast(colours["text"], colours[f"{level}_surface"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_selected_text_and_main_buttons_can_be_read(scheme):
    colours = SCHEMES[scheme]

    assert contrast(colours.text, colours.selection) >= 4.5
    assert contrast(colours.accent_text, colours.accent) >= 4.5


@pytest.mark.parametrize("marking", palette.MARKING_BANDS)
def test_the_marking_can_be_read_on_its_band(marking):
    ground, text = palette.MARKING_BANDS[marking]

    assert contrast(text, ground) >= 4.5
