"use strict";
// On paper nothing is folded away.
window.addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
// Sort a table by the column whose heading is pressed: numbers as numbers, else as text.
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const heading = button.parentElement;
    const place = heading.cellIndex;
    const body = heading.closest("table").tBodies[0];
    const turn = heading.getAttribute("aria-sort") === "descending" ? 1 : -1;
    for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
    const key = (row) => row.cells[place].dataset.key;
    const isNumber = (text) => text !== "" && !Number.isNaN(Number(text));
    const order = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (isNumber(x) && isNumber(y)) return turn * (Number(x) - Number(y));
      if (isNumber(x) !== isNumber(y)) return isNumber(x) ? -1 : 1; // what is no number comes last
      return turn * x.localeCompare(y);
    };
    body.append(...[...body.rows].sort(order));
  });
}
