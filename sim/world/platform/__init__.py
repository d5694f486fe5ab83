"""The platform: conduct, score, order caps, violation points, suspension."""
