/*
 * socket.io with its own events, rooms and acknowledgements; over WebSocket from the start, as the load generator
 * connects.
 */
const http = require("node:http");
const { Server } = require("socket.io");
const { listen, publishAll } = require("./peer.js");

const server = http.createServer();
const io = new Server(server, { transports: ["websocket"], serveClient: false });
let subscriptions = 0;

io.on("connection", (socket) => {
  socket.on("add", ([a, b], answer) => answer(a + b));
  socket.on("subscribe", (answer) => {
    socket.join("tick");
    answer(++subscriptions);
  });
  socket.on("publish", async (count, size, start, answer) =>
    answer(await publishAll(count, size, start, (value) => io.to("tick").emit("tick", value))));
});
listen(server);
