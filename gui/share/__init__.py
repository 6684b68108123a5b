"""The answer: the share, its band, the choices and the rows behind it."""
