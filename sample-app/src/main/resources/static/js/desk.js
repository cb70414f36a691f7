/* Wires the page to the desk: what is subscribed to, what is called, what may be asked of us. */
import { WssSocket } from "./wss-socket.js";
import { joinable } from "./chat.js";
import { PriceTable } from "./price-table.js";
import { byId, item, money, prepend, report, reportError } from "./view.js";

const scheme = location.protocol === "https:" ? "wss:" : "ws:";
let pinging;
const prices = new PriceTable(byId("prices"), toggleWatch);

const desk = new WssSocket(`${scheme}//${location.host}/wss`, {
  routes: { approve },
  onState: showState,
});

desk.subscribe("ticker", (all) => {
  prices.showPrices(all);
  offer(Object.keys(all));
});
desk.subscribe("desk.average", (trends) => prices.showTrends(trends));
desk.subscribe("desk.alerts", showAlert);
desk.subscribe("desk.order", showTrade);
desk.subscribe("desk.portfolio", showPortfolio);
desk.open();

async function showState(state, wait) {
  clearInterval(pinging);
  byId("trip").textContent = "";
  byId("status").dataset.state = state;
  byId("status-text").textContent = {
    connecting: "Connecting",
    waiting: `No connection, next try in ${Math.ceil(wait / 1000)} s`,
    closed: "Closed",
    open: "Connected",
  }[state];
  if (state === "open") {
    pinging = setInterval(ping, 5000);
    await Promise.allSettled([ping(), showWatched()]);
    const { port, path } = await desk.request("desk.chat");
    joinable(`${scheme}//${location.hostname}:${port}${path}`);
  }
}

async function ping() {
  const start = performance.now();
  await desk.request("ping");
  byId("trip").textContent = `${(performance.now() - start).toFixed(0)} ms`;
}

function offer(symbols) {
  const list = byId("symbols");
  if (list.children.length !== symbols.length) {
    list.replaceChildren(...symbols.map((symbol) => new Option(symbol)));
  }
}

/* The list belongs to the connection: a new one begins empty. */
async function showWatched() {
  prices.showWatched(await desk.call({ route: "desk.watchlist", method: "get" }));
}

async function toggleWatch(symbol, watched) {
  const method = watched ? "delete" : "post";
  try {
    prices.showWatched(await desk.call({ route: "desk.watchlist", method, args: [symbol] }));
  }
  catch (error) {
    reportError(byId("watch-result"), error);
  }
}

let asked = Promise.resolve();

/* The server runs this route of ours when an order is large. One question at a time. */
function approve(order, value) {
  asked = asked.then(() => ask(`${words(order)} for ${money(value)}`));
  return asked;
}

function ask(question) {
  const dialog = byId("approve");
  byId("approve-text").textContent = question;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

function words({ side, quantity, symbol }) {
  return `${side === "BUY" ? "Buy" : "Sell"} ${quantity} ${symbol}`;
}

function showAlert({ symbol, price, average, deviation }) {
  const direction = deviation > 0 ? "up" : "down";
  const sentence = `${symbol} at ${money(price)} is ${Math.abs(deviation).toFixed(2)} % ${deviation > 0 ? "above" : "below"} its average ${money(average)}`;
  prepend(byId("alerts"), item(sentence, direction));
  byId("alerts-empty").hidden = true;
}

function showTrade(trade) {
  prepend(byId("trades"), item(`#${trade.number} ${words(trade)} at ${money(trade.price)}`));
}

function showPortfolio({ cash, value, positions }) {
  byId("cash").textContent = money(cash);
  byId("value").textContent = money(value);
  const body = byId("positions").tBodies[0];
  body.replaceChildren();
  for (const position of positions) {
    const row = body.insertRow();
    row.append(Object.assign(document.createElement("th"), { scope: "row", textContent: position.symbol }));
    row.append(numberCell(position.quantity), numberCell(money(position.value)));
  }
}

function numberCell(text) {
  return Object.assign(document.createElement("td"), { className: "number", textContent: text });
}

function formOrder() {
  const form = new FormData(byId("order"));
  return { symbol: form.get("symbol"), side: form.get("side"), quantity: Number(form.get("quantity")) };
}

async function show(answer) {
  const place = byId("order-result");
  try {
    await answer((text) => report(place, text));
  }
  catch (error) {
    reportError(place, error);
  }
}

byId("order").addEventListener("submit", (event) => {
  event.preventDefault();
  show(async (say) => {
    const trade = await desk.request("desk.order", formOrder());
    say(`Trade #${trade.number}: ${words(trade)} at ${money(trade.price)}, fee ${money(trade.fee)}`);
  });
});

byId("quote").addEventListener("click", () => show(async (say) => {
  const quote = await desk.request("desk.quote", formOrder().symbol);
  say(`${quote.symbol} costs ${money(quote.price)}`);
}));

byId("follow").addEventListener("click", () => show(async (say) => {
  const { symbol } = formOrder();
  const seen = [];
  const next = (price) => say(`${symbol}: ${seen.push(money(price)) && seen.join(", ")} …`);
  await desk.call({ route: "desk.prices", args: [symbol, 5] }, next);
  say(`${symbol}: ${seen.join(", ")}`);
}));
