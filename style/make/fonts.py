"""Make public/fonts/*.woff2 from the npm package @fontsource/ibm-plex-sans-arabic.

    npm install --prefix /tmp/plex @fontsource/ibm-plex-sans-arabic@5
    python3 -m venv /tmp/plex/venv && /tmp/plex/venv/bin/pip install fonttools brotli
    /tmp/plex/venv/bin/python style/make/fonts.py /tmp/plex/node_modules/@fontsource/ibm-plex-sans-arabic public/fonts

The package's Arabic and Latin files weigh 62 kB together, over the budget of 50 kB a weight. Two things are left out: hinting
(no effect on the screens we serve, a third of the weight) and the letters of languages other than Arabic, Persian and Urdu, with
the presentation forms, which nobody types. Every character left out still shows, in the fallback face.
"""

import pathlib
import shutil
import sys

from fontTools import subset

VERSION = "v1"  # part of the file name, so that a font can be cached for ever; raise it when a file changes

ARABIC = [
    0x060C, 0x061B, 0x061E, 0x061F,
    *range(0x0621, 0x063B), *range(0x0640, 0x0656),  # letters, tatweel, harakat
    *range(0x0660, 0x066E), 0x0670, 0x0671,  # Arabic-Indic digits and their signs, dagger alif, wasla
    0x0679, 0x067E, 0x0686, 0x0688, 0x0691, 0x0698, 0x06A4, 0x06A9, 0x06AF, 0x06BA, 0x06BE,
    0x06C1, 0x06C3, 0x06CC, 0x06D2, 0x06D4,  # Persian and Urdu names
    *range(0x06F0, 0x06FA),
    0x200C, 0x200D, 0x200E, 0x200F,
]
LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x0131, 0x0152, 0x0153,
    0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026,
    0x2039, 0x203A, 0x20AC, 0x2122, 0x2191, 0x2193, 0x2212,
]


def rename(font, weight):
    """A changed font may not carry the reserved name "Plex" (OFL, condition 3): copyright and licence stay, the names change."""
    style = "Regular" if weight == 400 else "SemiBold"
    names = {1: "Mumaris Sans", 2: style, 3: f"Mumaris Sans {style} {VERSION}", 4: f"Mumaris Sans {style}", 6: f"MumarisSans-{style}"}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def make(source, target, weight, name, characters):
    """Cut one file down to `characters` and write it under its versioned name."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    font = subset.load_font(str(source / "files" / f"ibm-plex-sans-arabic-{name}-{weight}-normal.woff2"), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    rename(font, weight)
    out = target / f"sans-{name}-{weight}-{VERSION}.woff2"
    subset.save_font(font, str(out), options)
    print(out.name, out.stat().st_size)


def main():
    """Make the four subsets and the two rarely needed ones."""
    source, target = (pathlib.Path(argument) for argument in sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    for weight in (400, 600):
        make(source, target, weight, "arabic", ARABIC)
        make(source, target, weight, "latin", LATIN)
        make(source, target, weight, "latin-ext", range(0x0100, 0x0250))
    shutil.copy(source / "LICENSE", target / "OFL.txt")


main()
