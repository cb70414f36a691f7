/* Small words of the page. Text from elsewhere is only ever set as text. */
const LONGEST_FEED = 50;

const amounts = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function byId(id) {
  return document.getElementById(id);
}

export function money(amount) {
  return amounts.format(amount);
}

export function item(text, className = "") {
  return Object.assign(document.createElement("li"), { textContent: text, className });
}

export function prepend(feed, entry) {
  feed.prepend(entry);
  while (feed.children.length > LONGEST_FEED) {
    feed.lastElementChild.remove();
  }
}

export function append(feed, entry) {
  feed.append(entry);
  while (feed.children.length > LONGEST_FEED) {
    feed.firstElementChild.remove();
  }
  feed.parentElement.scrollTop = feed.parentElement.scrollHeight;
}

export function report(place, text) {
  place.className = "message";
  place.textContent = text;
}

export function reportError(place, error) {
  const code = document.createElement("strong");
  code.textContent = error.status ? `${error.code} (${error.status})` : error.code ?? "error";
  place.className = "message error";
  place.replaceChildren(code, error.message === error.code ? "" : `: ${error.message}`);
}
