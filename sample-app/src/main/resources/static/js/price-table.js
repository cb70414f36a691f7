/* The table of prices: a row for each symbol, changed in place. */
import { money } from "./view.js";

const POINTS = 60;
const SVG = "http://www.w3.org/2000/svg";

export class PriceTable {
  #body;
  #onWatch;
  #rows = new Map();

  constructor(table, onWatch) {
    this.#body = table.tBodies[0];
    this.#onWatch = onWatch;
  }

  showPrices(prices) {
    for (const [symbol, price] of Object.entries(prices)) {
      const row = this.#row(symbol);
      const before = row.history.at(-1);
      row.history = [...row.history, price].slice(-POINTS);
      row.price.textContent = money(price);
      if (before !== undefined && before !== price) {
        flash(row.price, price > before);
      }
      draw(row.line, row.history);
    }
  }

  showTrends(trends) {
    for (const [symbol, { price, average }] of Object.entries(trends)) {
      const row = this.#row(symbol);
      const off = (price / average - 1) * 100;
      row.average.textContent = money(average);
      row.off.textContent = `${off < 0 ? "−" : "+"}${Math.abs(off).toFixed(2)} %`;
      row.off.className = `number ${off < 0 ? "down" : "up"}`;
    }
  }

  showWatched(symbols) {
    for (const [symbol, { star }] of this.#rows) {
      const watched = symbols.includes(symbol);
      star.ariaPressed = watched;
      star.textContent = watched ? "★" : "☆";
    }
  }

  #row(symbol) {
    if (!this.#rows.has(symbol)) {
      this.#rows.set(symbol, this.#addRow(symbol));
    }
    return this.#rows.get(symbol);
  }

  #addRow(symbol) {
    const tr = this.#body.insertRow();
    const star = this.#star(symbol);
    tr.insertCell().append(star);
    tr.append(Object.assign(document.createElement("th"), { scope: "row", textContent: symbol }));
    const [price, average, off] = [0, 1, 2].map(() => Object.assign(tr.insertCell(), { className: "number" }));
    const line = document.createElementNS(SVG, "polyline");
    tr.insertCell().append(spark(line));
    return { star, price, average, off, line, history: [] };
  }

  #star(symbol) {
    const star = Object.assign(document.createElement("button"), { type: "button", className: "star", textContent: "☆" });
    star.ariaLabel = `Watch ${symbol}`;
    star.ariaPressed = false;
    star.addEventListener("click", () => this.#onWatch(symbol, star.ariaPressed === "true"));
    return star;
  }
}

function flash(cell, up) {
  cell.classList.remove("flash-up", "flash-down");
  void cell.offsetWidth; // begins the animation anew
  cell.classList.add(up ? "flash-up" : "flash-down");
}

function spark(line) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "spark");
  svg.setAttribute("viewBox", `0 0 ${POINTS - 1} 20`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  svg.append(line);
  return svg;
}

function draw(line, history) {
  const low = Math.min(...history);
  const range = Math.max(...history) - low || 1;
  const points = history.map((price, x) => `${x},${(18 - (16 * (price - low)) / range).toFixed(2)}`);
  line.setAttribute("points", points.join(" "));
}
