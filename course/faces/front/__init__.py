"""What runs in the browser: plain ES modules and style sheets."""
