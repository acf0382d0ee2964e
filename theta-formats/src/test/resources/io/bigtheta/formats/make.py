"""Writes the tables of this folder: python make.py, with pyarrow 25, pandas 3, openpyxl 3.1 and xlsxwriter 3.2.

all.csv has the values as Python knows them; every Parquet and Arrow file holds the same ones.
"""
import csv
import datetime as dt
import decimal

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc
import pyarrow.parquet as pq
import xlsxwriter
import zstandard

N = 24
WORDS = ["red", "green", 'a "quoted", word', "naïve 東京 😀"]
rng = np.random.default_rng(7)
gaps = np.arange(N) % 5 == 3

columns, texts = {}, {}


def add(name, values, type, text, missing=False):
    columns[name] = pa.array(values, type=type, mask=gaps if missing else None)
    texts[name] = ["" if missing and gaps[i] else text(v) for i, v in enumerate(values)]


def moment(seconds):
    return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(seconds))).strftime("%Y-%m-%dT%H:%M:%S")


add("f64", rng.normal(size=N) * 10.0 ** rng.integers(-20, 20, N), pa.float64(), lambda v: repr(float(v)), True)
add("f32", rng.normal(size=N).astype(np.float32), pa.float32(), lambda v: str(v))
add("f16", rng.normal(size=N).astype(np.float16), pa.float16(), lambda v: repr(float(v)))
for bits in (8, 16, 32, 64):
    for kind in "iu":
        t = np.dtype(f"{kind}{bits // 8}")
        info = np.iinfo(t)
        v = rng.integers(info.min, info.max, N, dtype=t, endpoint=True)
        add(f"{kind}{bits}", v, pa.from_numpy_dtype(t), str, bits > 16)
add("bool", rng.random(N) < 0.5, pa.bool_(), lambda v: "true" if v else "false", True)
add("word", [WORDS[i % 4] for i in rng.integers(0, 4, N)], pa.string(), str, True)
add("code", [f"{i:03d}" for i in range(N)], pa.string(), str)
columns["color"] = columns["word"].dictionary_encode()
texts["color"] = texts["word"]
cents = [int(v) for v in rng.integers(-10**12, 10**12, N)]
add("price", [decimal.Decimal(v).scaleb(-4) for v in cents], pa.decimal128(20, 4), lambda v: format(v, "f"), True)
add("day", [dt.date(1950, 1, 1) + dt.timedelta(days=int(v)) for v in rng.integers(0, 40000, N)], pa.date32(), str)
seconds = rng.integers(-10**9, 2 * 10**9, N)
add("at", [int(v) * 10**6 for v in seconds], pa.timestamp("us"), lambda v: moment(v // 10**6), True)
add("at_utc", [int(v) * 10**3 for v in seconds], pa.timestamp("ms", tz="UTC"), lambda v: moment(v // 10**3))
add("time", [int(v) * 10**6 for v in rng.integers(0, 86400, N)], pa.time64("us"),
    lambda v: moment(v // 10**6)[11:])
columns["list"] = pa.array([[1, 2]] * N)
columns["pair"] = pa.array([{"a": 1, "b": "x"}] * N)
add("y", rng.integers(0, 3, N), pa.int64(), str)

table = pa.table(columns)
with open("all.csv", "w", newline="", encoding="utf8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(texts)
    writer.writerows(zip(*texts.values()))

for codec in ("none", "snappy", "gzip", "zstd", "lz4"):
    pq.write_table(table, f"{codec}.parquet", compression=codec, row_group_size=10, data_page_size=64,
                   data_page_version="2.0" if codec in ("zstd", "gzip") else "1.0", store_schema=False)
split = ["f64", "f32", "i32", "price"]
pq.write_table(table, "delta.parquet", use_dictionary=False, store_schema=False, column_encoding={
    **{c: "BYTE_STREAM_SPLIT" for c in split}, "i64": "DELTA_BINARY_PACKED", "y": "DELTA_BINARY_PACKED",
    "word": "DELTA_BYTE_ARRAY", "code": "DELTA_BYTE_ARRAY", "color": "DELTA_LENGTH_BYTE_ARRAY", "bool": "RLE"})
pq.write_table(table, "int96.parquet", use_deprecated_int96_timestamps=True, store_schema=False)
for codec in ("uncompressed", "lz4", "zstd"):
    feather.write_feather(table, f"{codec}.feather", compression=codec, chunksize=10)
views = table.set_column(table.column_names.index("word"), "word", table["word"].cast(pa.string_view()))
with ipc.new_file("views.arrow", views.schema) as out:
    out.write_table(views)
with ipc.new_stream("stream.arrows", table.schema) as out:
    out.write_table(table, max_chunksize=10)

frame = pd.DataFrame({"a": [1.5, 2, None], "b": ["x", None, "z"]}, index=[3, 1, 2])
frame.to_parquet("index.parquet")
frame.reset_index(drop=True).to_excel("index.xlsx")

book = openpyxl.Workbook()
book.active.title = "Cover"
sheet = book.create_sheet("Data")
sheet["A1"] = "Sales report"
sheet.append([])
sheet.append(["id", "price", "when", "day", "time", "ok", "word", "never", "share"])
for i in range(4):
    sheet.append([i, 0.1 + i, dt.datetime(2024, 1, 2, 3, 4, 5), dt.date(2024, 2, 3), dt.time(4, 5, 6), i % 2 == 0,
                  'a, "b"' if i else None, "=A4*2", 0.25])
    sheet.cell(4 + i, 9).number_format = "0.0%"
book.create_sheet("More").append(["x"])
book.save("book.xlsx")

book = xlsxwriter.Workbook("formulas.xlsx")
sheet = book.add_worksheet("one")
date = book.add_format({"num_format": "dd/mm/yyyy"})
days = book.add_format({"num_format": '[Red]0.00" days"'})
bold = book.add_format({"bold": True})
sheet.write_row(0, 0, ["n", "date", "days", "twice", "error", "rich"])
for i in range(1, 4):
    sheet.write_number(i, 0, i / 4)
    sheet.write_datetime(i, 1, dt.datetime(1900, 2, 28) if i == 1 else dt.datetime(1900, 3, i - 1), date)
    sheet.write_number(i, 2, i / 8, days)
    sheet.write_formula(i, 3, "=A2*2", None, i * 2.5)
    sheet.write_formula(i, 4, "=1/0", None, "#DIV/0!")
    sheet.write_rich_string(i, 5, "a", bold, "bc", "d")
book.close()

with open("all.csv", "rb") as file:
    text = file.read()
with open("all.csv.zst", "wb") as out:
    out.write(zstandard.ZstdCompressor(level=19, write_checksum=True).compress(text))
narrow = zstandard.ZstdCompressionParameters.from_level(1, window_log=10, write_checksum=True)
with open("frames.zst", "wb") as out:
    out.write(zstandard.ZstdCompressor(level=-5).compress(text))
    out.write(b"\x50\x2a\x4d\x18\x03\0\0\0abc")  # a frame to be skipped
    with zstandard.ZstdCompressor(compression_params=narrow).stream_writer(out, closefd=False) as writer:
        writer.write(text)
    out.write(zstandard.ZstdCompressor(level=5, write_content_size=False).compress(text))
