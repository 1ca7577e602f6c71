"""Make public/icons.svg, the sprite of all icons, from the drawings below.

    python3 style/make/icons.py

24 by 24, stroke 1.75 (set in style/ui/icon.css), no fill. "go", "back", "sign-out" and "external" point along the reading
direction and are mirrored by `ui-icon--directional`.
"""

import pathlib

CIRCLE = '<circle cx="12" cy="12" r="9"/>'

DRAWINGS = {
    "check": '<path d="M4.5 12.5 9.5 17.5 19.5 7"/>',
    "minus": '<path d="M7 12h10"/>',
    "plus": '<path d="M12 6v12M6 12h12"/>',
    "close": '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
    "chevron": '<path d="m6 9 6 6 6-6"/>',
    "go": '<path d="m9 5 7 7-7 7"/>',
    "back": '<path d="m15 5-7 7 7 7"/>',
    "doc": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "help": CIRCLE + '<path d="M9.6 9.4a2.5 2.5 0 1 1 3.4 2.4c-.7.3-1 .8-1 1.6v.4M12 16.8v.1"/>',
    "info": CIRCLE + '<path d="M12 11v5.5M12 7.6v.1"/>',
    "error": CIRCLE + '<path d="M12 7v6M12 16.4v.1"/>',
    "warning": '<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1"/>',
    "alarm": '<circle cx="12" cy="13" r="7.5"/><path d="M12 9v4.4l2.8 1.8M4 4.6 6.6 2.8M20 4.6l-2.6-1.8"/>',
    "clock": CIRCLE + '<path d="M12 6.5V12l3.5 2.5"/>',
    "wait": '<path d="M7 3.5h10M7 20.5h10M8 3.5c0 4.5 8 4 8 8.5s-8 4-8 8.5M16 3.5c0 4.5-8 4-8 8.5s8 4 8 8.5"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "globe": CIRCLE + '<path d="M3 12h18M12 3c3 3 3.6 6 3.6 9S15 18 12 21c-3-3-3.6-6-3.6-9S9 6 12 3"/>',
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6"/>',
    "people": '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.8-3.7 3.3-5.5 6.5-5.5s5.7 1.8 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 15c2.1.7 3.5 2.3 4 5"/>',
    "zero": '<circle cx="12" cy="12" r="7"/>',
    "empty": '<rect x="4.5" y="4.5" width="15" height="15" rx="3"/>',
    "upload": '<path d="M12 16V4m-5 5 5-5 5 5M4 20h16"/>',
    "download": '<path d="M12 4v12m-5-5 5 5 5-5M4 20h16"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "camera": '<path d="M3.5 7.5h4L9 5h6l1.5 2.5h4v12h-17z"/><circle cx="12" cy="13" r="3.5"/>',
    "trash": '<path d="M4 6.5h16M9.5 6.5v-3h5v3M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6"/>',
    "edit": '<path d="M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z"/>',
    "offline": '<path d="M3 3l18 18M5 12.5a10 10 0 0 1 4.5-2.6M19 12.5a10 10 0 0 0-5-2.7M2 8.7a15 15 0 0 1 4-2.4M22 8.7A15 15 0 0 0 11 5.5M8.5 16a5 5 0 0 1 6-.8M12 19.4v.1"/>',
    "install": '<path d="M7 3.5h10v17H7zM12 7v7m-2.5-2.5L12 14l2.5-2.5M11 17.5h2"/>',
    "lock": '<path d="M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2"/>',
    "key": '<circle cx="8" cy="15.5" r="4.5"/><path d="m11.3 12.3 8.2-8.3M15.5 8l3 3M18 5.5l2 2"/>',
    "phone": '<path d="M7 2.5h10v19H7zM11 18.5h2"/>',
    "mail": '<path d="M3 5.5h18v13H3zM3 6.5l9 7 9-7"/>',
    "card": '<path d="M2.5 5.5h19v13h-19zM2.5 9.5h19M6 14.5h4"/>',
    "bank": '<path d="M3 9.5 12 4l9 5.5zM5.5 13v4.5M10 13v4.5M14 13v4.5M18.5 13v4.5M3 20.5h18"/>',
    "eye": '<path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "eye-off": '<path d="M4 4l16 16M9.5 5.8A10 10 0 0 1 12 5.5c6.5 0 10 6.5 10 6.5a17 17 0 0 1-3.2 3.9M6 7.6A16 16 0 0 0 2 12s3.5 6.5 10 6.5a10 10 0 0 0 4.3-1M10 10.1A2.8 2.8 0 0 0 13.9 14"/>',
    "sign-out": '<path d="M10 4H4.5v16H10M9.5 12H20m-4.5-4.5L20 12l-4.5 4.5"/>',
    "settings": '<path d="M3.5 7.5h8M17 7.5h3.5M3.5 16.5H7M12.5 16.5h8"/><circle cx="14.2" cy="7.5" r="2.7"/><circle cx="9.7" cy="16.5" r="2.7"/>',
    "chart": '<path d="M4 3.5v17h16.5M8.5 16.5v-4M13 16.5V8M17.5 16.5v-6"/>',
    "ledger": '<path d="M5 3.5h14v17H5zM9 3.5v17M12 8h4M12 12h4M12 16h4"/>',
    "shield": '<path d="M12 3 4.5 5.5V11c0 5 3 8.2 7.5 10 4.5-1.8 7.5-5 7.5-10V5.5zM8.5 11.8l2.5 2.5 4.5-4.8"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M18.7 5.3 17 7M7 17l-1.7 1.7"/>',
    "moon": '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>',
    "external": '<path d="M13.5 4H20v6.5M20 4l-9 9M17 14v6H4V7h6"/>',
    "copy": '<path d="M8.5 8.5h12v12h-12zM15.5 8.5v-5h-12v12h5"/>',
    "refresh": '<path d="M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.5 7.3M4.5 14a8 8 0 0 0 14 2.7"/>',
    "message": '<path d="M3.5 4.5h17v12h-9l-4.5 4v-4h-3.5z"/>',
    "bell": '<path d="M6 17V10.5a6 6 0 0 1 12 0V17l1.5 1.5h-15zM10 21h4"/>',
}

root = pathlib.Path(__file__).resolve().parents[2]
symbols = "\n".join(
    f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>'
    for name, drawing in DRAWINGS.items()
)
(root / "public/icons.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n')
print(len(DRAWINGS), "icons")
