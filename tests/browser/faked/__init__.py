"""What the page does whatever the English: tests in the browser over fake engines."""
