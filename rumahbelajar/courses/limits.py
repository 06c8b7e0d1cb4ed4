"""How large the files of a course package may be, in bytes, and how many there may be."""

TEXT = 256 * 1024
MEDIA = {
    ".svg": 6 * 1024,
    ".jpg": 30 * 1024,
    ".png": 30 * 1024,
    ".webp": 30 * 1024,
    ".mp3": 2 * 1024 * 1024,
}
FILES = 500
