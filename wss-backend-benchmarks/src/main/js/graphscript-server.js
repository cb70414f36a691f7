/*
 * graphscript's own server, with its own verbs. Its nodes go into the constructor, because one that is loaded later ends
 * the process when it is run. The path and the server are given as they are because it builds neither well.
 */
const http = require("node:http");
const { WSSbackend } = require("graphscript/dist/index.node.js");
const { listen, publishAll } = require("./peer.js");

const service = new WSSbackend({
  roots: {
    add: (a, b) => a + b,
    tick: (value) => value,
    fill: (value) => value,
    publish: (count, size, start, route = "tick") =>
      publishAll(count, size, start, (value) => service.run(route, value)),
  },
});

const server = http.createServer();
listen(server, (port) => {
  service.setupWSS({ server, noServer: true, host: "127.0.0.1", port, path: "wss" });
});
