"""Tables of texts -> files as shops export them."""

import csv

import pandas as pd
import xlsxwriter


def to_csv(table, path, encoding="utf-8-sig", tail="", above=()):
    """Write a table with a tail behind each cell, such as the tab of TikTok Shop's exports."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows(above)
        writer.writerows(
            [[f"{cell}{tail}" for cell in row] for row in table.itertuples(index=False)]
        )
    return path


def to_xlsx(sheets, path, above=()):
    """Write sheets of texts by their names; rows that are no data come below the first header."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        for number, (name, table) in enumerate(sheets.items()):
            sheet = book.add_worksheet(name)
            rows = [list(table.columns), *(above if number == 0 else ()), *table.values.tolist()]
            for row, cells in enumerate(rows):
                sheet.write_row(row, 0, cells)
    return path


def write(table, path, sheet, tail="", above=()):
    """Write a table as its file's name says."""
    if path.suffix == ".csv":
        return to_csv(table, path, tail=tail, above=above)
    return to_xlsx({sheet: table}, path, above)


def local(format_, names, language):
    """Return how a language calls the English columns of a format; English where it has no own."""
    from sim.history.reading import catalogue  # noqa: PLC0415 - only this one needs it

    fields = catalogue.names(format_).values()
    told = {
        name: own[min(at, len(own) - 1)]
        for field in fields
        for own in [field.get(language, field["en"])]
        for at, name in enumerate(field["en"])
    }
    return [told.get(name, name) for name in names]


def dated(times, form):
    """Return times as texts, empty where there is none."""
    return pd.to_datetime(times).dt.strftime(form).fillna("")


def money(amounts, form="{:.2f}"):
    """Return amounts as texts, empty where there is none."""
    return ["" if pd.isna(amount) else form.format(amount) for amount in amounts]
