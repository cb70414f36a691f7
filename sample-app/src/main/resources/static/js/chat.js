/* The chat: a second server, whose handler posts to all of its peers. What is sent is plain text. */
import { WssSocket } from "./wss-socket.js";
import { append, byId, item } from "./view.js";

let room;
let url;

const routes = {
  "chat.joined": (name, present) => came(`${name} joined`, present),
  "chat.left": (name, present) => came(`${name} left`, present),
  "chat.said": (name, text) => append(byId("chat-log"), item(`${name}: ${text}`)),
};

export function joinable(address) {
  url = address;
  if (!room) {
    byId("chat-status").textContent = "Say who you are to join.";
  }
}

function came(what, present) {
  append(byId("chat-log"), item(what, "event"));
  byId("chat-status").textContent = present === 1 ? "You are alone here." : `${present} are here.`;
}

function showState(state) {
  byId("chat-join").hidden = state === "open";
  byId("chat-say").hidden = state !== "open";
  if (state === "open") {
    byId("chat-text").focus();
  }
  else {
    byId("chat-status").textContent = state === "connecting" ? "Joining" : "No connection to the chat.";
  }
}

byId("chat-join").addEventListener("submit", (event) => {
  event.preventDefault();
  room?.close();
  const name = encodeURIComponent(byId("chat-name").value);
  room = new WssSocket(`${url}?name=${name}`, { routes, onState: showState }).open();
});

byId("chat-say").addEventListener("submit", (event) => {
  event.preventDefault();
  room.send(byId("chat-text").value);
  byId("chat-text").value = "";
});
