/*
 * ws by hand: the floor of Node. It speaks just so much of our frames as the load needs.
 */
const http = require("node:http");
const { randomBytes } = require("node:crypto");
const { WebSocket, WebSocketServer } = require("ws");
const { listen, publishAll } = require("./peer.js");

const subscribers = new Map(); // the sockets, by route
let subscriptions = 0;

const nodes = {
  add: (socket, a, b) => a + b,
  subscribeSocket: (socket, route) => {
    if (!subscribers.has(route)) {
      subscribers.set(route, new Set());
    }
    subscribers.get(route).add(socket);
    return ++subscriptions;
  },
  publish: (socket, count, size, start, route = "tick") =>
    publishAll(count, size, start, (value) => emit(route, value)),
};

function emit(route, value) {
  const frame = Buffer.from(JSON.stringify({ args: value, callbackId: route }));
  for (const socket of subscribers.get(route) ?? []) {
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(frame, { binary: false });
    }
  }
}

async function received(socket, data) {
  const { route, args } = JSON.parse(data);
  if (route !== "runRequest") {
    return;
  }
  const [call, , callbackId] = args;
  const result = nodes[call.route](socket, ...call.args);
  const answer = result instanceof Promise ? await result : result;
  socket.send(JSON.stringify({ args: answer, callbackId }));
}

const server = http.createServer();
new WebSocketServer({ server, path: "/wss" }).on("connection", (socket) => {
  socket.on("message", (data) => received(socket, data));
  socket.on("error", (error) => console.error(error.message));
  socket.on("close", () => subscribers.forEach((sockets) => sockets.delete(socket)));
  socket.send(JSON.stringify({ route: "setId", args: `socket${randomBytes(16).toString("hex")}` }));
});
listen(server);
