"""Quality: figures that anyone can measure again, with floors that they may not fall below."""
