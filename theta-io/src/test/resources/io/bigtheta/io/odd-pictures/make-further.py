"""Writes further-* beside itself, and checks that Pillow reads the pixels which FurtherPicturesTest expects.

Colours: red 40 x, green 50 y, blue 12 x y. Grey: 10 x + 40 y. Six columns, five rows."""
import io
import os
import struct

import numpy
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
W, H = 6, 5
y, x = numpy.mgrid[0:H, 0:W]
RGB = numpy.stack([40 * x, 50 * y, 12 * x * y], 2).astype(numpy.uint8)
GREY = (10 * x + 40 * y).astype(numpy.uint8)
colour, grey = Image.fromarray(RGB), Image.fromarray(GREY)
PALETTE = colour.quantize(256)


def write(name, data, wanted=None, mode="RGB"):
    with open(os.path.join(HERE, "further-" + name), "wb") as out:
        out.write(data)
    if wanted is not None:
        read = numpy.asarray(Image.open(io.BytesIO(data)).convert(mode)).astype(float)
        assert numpy.abs(read - wanted).max() < 1, name


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def packbits(row):
    return bytes([len(row) - 1]) + bytes(row)  # one literal run


write("colour.tga", saved(colour, "TGA"), RGB)
write("colour-rle.tga", saved(colour, "TGA", compression="tga_rle"), RGB)
write("grey.tga", saved(grey, "TGA"), GREY, "L")
write("palette.tga", saved(PALETTE, "TGA"), RGB)
write("colour.pcx", saved(colour, "PCX"), RGB)
write("palette.pcx", saved(PALETTE, "PCX"), RGB)
write("colour.dcx", struct.pack("<3I", 987654321, 12, 0) + saved(colour, "PCX"), RGB)
write("colour.sgi", saved(colour, "SGI"), RGB)
write("deep.sgi", saved(grey, "SGI", bpc=2), GREY, "L")
write("colour.qoi", saved(colour, "QOI"), RGB)
write("colour.dds", saved(colour, "DDS"), RGB)
write("colour.dib", saved(colour, "DIB"), RGB)
write("big.tiff", saved(colour, "TIFF", big_tiff=True), RGB)
write("float.tiff", saved(Image.fromarray(GREY.astype(numpy.float32)), "TIFF"), GREY, "F")
write("long.tiff", saved(Image.fromarray(GREY.astype(numpy.int32)), "TIFF"), GREY, "I")
write("grey.pfm", saved(Image.fromarray(GREY.astype(numpy.float32)), "PPM"), GREY, "F")
icon = Image.new("RGB", (16, 16))
icon.paste(colour, (0, 0))
write("png.icns", b"icns" + struct.pack(">I", 16 + len(saved(icon, "PNG"))) + b"icp4"
      + struct.pack(">I", 8 + len(saved(icon, "PNG"))) + saved(icon, "PNG"), numpy.asarray(icon))
flat = numpy.asarray(icon).reshape(256, 3)
runs = b"".join(bytes([127]) + flat[i : i + 128, k].tobytes() for k in range(3) for i in (0, 128))
write("runs.icns", b"icns" + struct.pack(">I", 16 + len(runs)) + b"is32" + struct.pack(">I", 8 + len(runs)) + runs, numpy.asarray(icon))
planes = [packbits(RGB[r, :, k]) for k in range(3) for r in range(H)]
psd = b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, H, W, 8, 3) + bytes(12)
write("packed.psd", psd + struct.pack(">H", 1) + b"".join(struct.pack(">H", len(p)) for p in planes) + b"".join(planes), RGB)
write("raw.psd", psd + struct.pack(">H", 0) + numpy.moveaxis(RGB, 2, 0).tobytes(), RGB)
sun = struct.pack(">8I", 0x59A66A95, W, H, 24, 0, 1, 0, 0)
write("colour.ras", sun + RGB[:, :, ::-1].tobytes(), RGB)
cards = ["SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    2",
         f"NAXIS1  = {W:20}", f"NAXIS2  = {H:20}", "END"]
write("grey.fits", "".join(c.ljust(80) for c in cards).ljust(2880).encode() + GREY[::-1].tobytes().ljust(2880, b"\0"), GREY, "L")
xpm = [f"{W} {H} {W * H} 2"] + [f"{chr(97 + c)}{chr(97 + r)} c #%02X%02X%02X" % tuple(RGB[r, c]) for r in range(H) for c in range(W)]
xpm += ["".join(chr(97 + c) + chr(97 + r) for c in range(W)) for r in range(H)]
write("colour.xpm", ("/* XPM */\nstatic char *five[] = {\n" + ",\n".join(f'"{line}"' for line in xpm) + "};\n").encode(), RGB)
# 1 is the ink of X, which is black; Pillow shows it so only in files that it wrote itself
write("ink.xbm", b"#define ink_width 6\n#define ink_height 5\nstatic char ink_bits[] = {\n0x01,0x02,0x04,0x08,0x10};\n")
# blocks of 4 x 4: two ends, and places 0, 1, 2, 3 between them in each row
dds = b"DDS " + struct.pack("<7I", 124, 0x1007, 4, 4, 0, 0, 0) + bytes(44) + struct.pack("<2I", 32, 4) + b"%s" + bytes(20) + struct.pack("<I", 0x1000) + bytes(16)
ends = struct.pack("<2HI", 0xFFFF, 0, 0xE4E4E4E4)
eight = bytes([210, 0]) + sum((i % 4) << 3 * i for i in range(16)).to_bytes(6, "little")
levels = numpy.tile([255, 0, 170, 85], (4, 1))
between = numpy.tile([210, 0, 180, 150], (4, 1))
write("bc1.dds", dds % b"DXT1" + ends, levels, "L")
write("bc3.dds", dds % b"DXT5" + eight + ends, numpy.dstack([levels] * 3 + [between]), "RGBA")
write("bc4.dds", dds % b"BC4U" + eight, between, "L")
turned = Image.fromarray(RGB).transpose(Image.Transpose.ROTATE_90)
exif = Image.Exif()
exif[0x0112] = 6
write("turned.png", saved(turned, "PNG", exif=exif), numpy.asarray(turned))
write("turned.webp", saved(turned, "WEBP", exif=exif, lossless=True), numpy.asarray(turned))
