"""Numbers of regulations as dated data, and one small function a rule."""
